/** That this page opens its disk. Told by `database.ts`; heard without its code, which a first visit loads later. */
import { makeListeners } from './listeners.ts';

export interface OpenedDisk {
  /** Null: this device keeps nothing. */
  readonly outboxes: object | null;
}

let opening: Promise<OpenedDisk> | null = null;
const listeners = makeListeners();

export function noteDiskOpening(begun: Promise<OpenedDisk>): void {
  opening = begun;
  listeners.notify();
}

/** Calls back once, when the page begins to open its disk; at once where it has. Gives back its disposer. */
export function onDiskOpening(listener: (opening: Promise<OpenedDisk>) => void): () => void {
  if (opening !== null) {
    listener(opening);
    return () => {};
  }
  const stop = listeners.subscribe(() => {
    stop();
    listener(opening!);
  });
  return stop;
}
