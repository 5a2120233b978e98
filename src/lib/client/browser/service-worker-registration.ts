/** The app's service worker: it makes every surface open with the relay dead, and brings new versions politely. */
import type { Workbox } from 'workbox-window';
import { makeListeners } from './listeners.ts';

/** A new version waits until the user says yes; it never takes over a form in progress. */
export interface Updates {
  readonly available: boolean;
  /** Activates the new version and loads the page anew. */
  apply(): void;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** A page that stays open for weeks asks for a new version by itself. */
const CHECK_INTERVAL_MS = 30 * 60_000;

export function openUpdates(script = '/service-worker.js'): Updates {
  const listeners = makeListeners();
  if (!('serviceWorker' in navigator)) {
    return {
      available: false,
      apply: () => location.reload(),
      subscribe: listeners.subscribe,
      close: listeners.clear,
    };
  }
  /** Loaded behind the page, which shows itself without it. Null: not here yet. */
  let workbox: Workbox | null = null;
  let available = false;
  let applying = false;
  let isClosed = false;

  const onWaiting = (): void => {
    available = true;
    listeners.notify();
  };
  const onControlling = (): void => {
    // Another tab may have said yes: this one is in the middle of something and is left alone.
    if (applying) location.reload();
  };
  async function register(): Promise<void> {
    const { Workbox } = await import('workbox-window');
    if (isClosed || workbox !== null) return;
    workbox = new Workbox(script, { type: 'classic', updateViaCache: 'none' });
    workbox.addEventListener('waiting', onWaiting);
    workbox.addEventListener('controlling', onControlling);
    await workbox.register({ immediate: true });
  }
  const renew = (): Promise<void> => (workbox === null ? register() : workbox.update());
  // While the relay is out of reach the worker cannot be renewed; it works as it is.
  const tryToRenew = (): void => void renew().catch(() => {});
  tryToRenew();
  const timer = setInterval(tryToRenew, CHECK_INTERVAL_MS);

  /** Another tab may have activated it already: then nothing waits any more, and a new load is all that is missing. */
  async function activate(): Promise<void> {
    const registration = await navigator.serviceWorker.getRegistration().catch(() => undefined);
    if (registration?.waiting) workbox?.messageSkipWaiting();
    else location.reload();
  }

  return {
    get available() {
      return available;
    },
    apply() {
      applying = true;
      void activate();
    },
    subscribe: listeners.subscribe,
    close() {
      isClosed = true;
      clearInterval(timer);
      workbox?.removeEventListener('waiting', onWaiting);
      workbox?.removeEventListener('controlling', onControlling);
      listeners.clear();
    },
  };
}
