/**
 * Sounds calls one after the other: each has the big place and the room's ear for a while. When several wait, the queue
 * catches up: one chime stands for all of them, the newest comes first, and each has the big place more shortly. Each is
 * spoken all the same, since there are people who do not see the board.
 */
import type { BoardCall } from '../lib/domain/queue/board.ts';
import { keyOf } from './call-news.ts';
import { after } from './timers.ts';
import type { Dispose } from './timers.ts';

/** A call stands out for this time; shorter only when the next one waits. */
const SHOWN_MS = 8_000;
const SHOWN_IN_A_ROW_MS = 4_000;
/** How long a call is shown when others wait and the chime of another call has sounded for it. */
const SHOWN_IN_A_RUSH_MS = 1_500;
/** Calls that wait beside the one that is sounded are a rush from this many on: the newest comes first. */
const RUSH_CALLS = 3;

export interface Announcer {
  announce(calls: readonly BoardCall[]): void;
  close(): void;
}

export interface AnnouncerParts {
  /**
   * Makes it heard; resolves when it is over, whatever happened. `chimes`: else the voice alone. `isHurried`: another
   * one waits, so not every language is said.
   */
  readonly sound: (call: BoardCall, chimes: boolean, isHurried: () => boolean) => Promise<void>;
  /** Makes it seen; null: nothing stands out any more. */
  readonly show: (call: BoardCall | null) => void;
  /** Meanwhile the visitor may have come: then the call is not sounded any more. */
  readonly isStillCalled: (call: BoardCall) => boolean;
}

export function openAnnouncer({ sound, show, isStillCalled }: AnnouncerParts): Announcer {
  let queue: BoardCall[] = [];
  /** The calls of the queue for which a chime has sounded already. */
  let sounded = new Set<string>();
  let busy = false;
  let closed = false;
  let stopWaiting: Dispose = () => {};

  function next(): void {
    queue = queue.filter(isStillCalled);
    const isRush = queue.length > RUSH_CALLS;
    // In a rush the newest comes first: its visitor has heard nothing yet.
    const call = isRush ? queue.pop() : queue.shift();
    busy = call !== undefined;
    show(call ?? null);
    if (call === undefined) {
      sounded = new Set();
      return;
    }
    const isSounded = sounded.delete(keyOf(call));
    if (isRush && !isSounded) for (const waiting of queue) sounded.add(keyOf(waiting));
    const least = isSounded ? SHOWN_IN_A_RUSH_MS : SHOWN_IN_A_ROW_MS;
    const shown = pause(least).then(() => (queue.length > 0 ? undefined : pause(SHOWN_MS - least)));
    const isHurried = (): boolean => isSounded || queue.some(isStillCalled);
    void Promise.all([sound(call, !isSounded, isHurried).catch(() => undefined), shown]).then(() => {
      if (!closed) next();
    });
  }

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      stopWaiting = after(milliseconds, resolve);
    });

  return {
    announce(calls) {
      for (const call of calls) {
        queue = [...queue.filter((c) => keyOf(c) !== keyOf(call)), call];
        sounded.delete(keyOf(call));
      }
      if (!busy && !closed && queue.length > 0) next();
    },
    close() {
      closed = true;
      queue = [];
      stopWaiting();
    },
  };
}
