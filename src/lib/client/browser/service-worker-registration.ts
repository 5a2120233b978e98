/** The app's service worker: it makes every surface open with the relay dead, and brings new versions politely. */
import { Workbox } from 'workbox-window';
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
  const workbox = new Workbox(script, { type: 'classic', updateViaCache: 'none' });
  let available = false;
  let applying = false;

  const onWaiting = (): void => {
    available = true;
    listeners.notify();
  };
  const onControlling = (): void => {
    // Another tab may have said yes: this one is in the middle of something and is left alone.
    if (applying) location.reload();
  };
  workbox.addEventListener('waiting', onWaiting);
  workbox.addEventListener('controlling', onControlling);
  // While the relay is out of reach the worker cannot be renewed; it works as it is.
  workbox.register({ immediate: true }).catch(() => {});
  const timer = setInterval(() => void workbox.update().catch(() => {}), CHECK_INTERVAL_MS);

  /** Another tab may have activated it already: then nothing waits any more, and a new load is all that is missing. */
  async function activate(): Promise<void> {
    const registration = await navigator.serviceWorker.getRegistration().catch(() => undefined);
    if (registration?.waiting) workbox.messageSkipWaiting();
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
      clearInterval(timer);
      workbox.removeEventListener('waiting', onWaiting);
      workbox.removeEventListener('controlling', onControlling);
      listeners.clear();
    },
  };
}
