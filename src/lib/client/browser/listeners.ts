/** Who wants to hear of a change: every opened thing of the client has one of these. */
export interface Listeners {
  /** Adds a listener; gives back its disposer. */
  subscribe(listener: () => void): () => void;
  notify(): void;
  clear(): void;
}

export function makeListeners(): Listeners {
  const listeners = new Set<() => void>();
  return {
    subscribe(listener) {
      // A wrapper of its own, so that one function may be subscribed twice and each disposer removes one.
      const own = (): void => listener();
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    notify() {
      for (const listener of [...listeners]) listener();
    },
    clear: () => listeners.clear(),
  };
}

export type PageEvent = 'online' | 'offline' | 'pagehide' | 'pageshow' | 'storage';

/** A listener on the page's own events; nothing where there is no page. Gives back its disposer. */
export function onPageEvent(name: PageEvent, listener: () => void): () => void {
  if (typeof globalThis.addEventListener !== 'function') return () => {};
  globalThis.addEventListener(name, listener);
  return () => globalThis.removeEventListener(name, listener);
}
