/** Sounds calls one after the other: each has the big place and the room's ear for a while. */
import type { BoardCall } from '../lib/domain/queue/board.ts';
import { keyOf } from './call-news.ts';
import { after } from './timers.ts';
import type { Dispose } from './timers.ts';

/** A call stands out for this time; shorter only when the next one waits. */
const SHOWN_MS = 8_000;
const SHOWN_IN_A_ROW_MS = 4_000;

export interface Announcer {
  announce(calls: readonly BoardCall[]): void;
  close(): void;
}

export interface AnnouncerParts {
  /** Makes it heard; resolves when it is over, whatever happened. */
  readonly sound: (call: BoardCall) => Promise<void>;
  /** Makes it seen; null: nothing stands out any more. */
  readonly show: (call: BoardCall | null) => void;
  /** Meanwhile the visitor may have come: then the call is not sounded any more. */
  readonly isStillCalled: (call: BoardCall) => boolean;
}

export function openAnnouncer({ sound, show, isStillCalled }: AnnouncerParts): Announcer {
  let queue: BoardCall[] = [];
  let busy = false;
  let closed = false;
  let stopWaiting: Dispose = () => {};

  function next(): void {
    queue = queue.filter(isStillCalled);
    const call = queue.shift();
    busy = call !== undefined;
    show(call ?? null);
    if (call === undefined) return;
    const shown = pause(SHOWN_IN_A_ROW_MS).then(() =>
      queue.length > 0 ? undefined : pause(SHOWN_MS - SHOWN_IN_A_ROW_MS),
    );
    void Promise.all([sound(call).catch(() => undefined), shown]).then(() => {
      if (!closed) next();
    });
  }

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      stopWaiting = after(milliseconds, resolve);
    });

  return {
    announce(calls) {
      for (const call of calls) queue = [...queue.filter((c) => keyOf(c) !== keyOf(call)), call];
      if (!busy && !closed && queue.length > 0) next();
    },
    close() {
      closed = true;
      queue = [];
      stopWaiting();
    },
  };
}
