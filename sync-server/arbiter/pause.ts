/**
 * Lets everyone else have the event loop in the middle of long work. One batch runs at a time, nothing else writes
 * documents, and nothing of a batch is seen before its commit. So a pause changes nothing that is decided.
 */
import { setImmediate } from 'node:timers/promises';
import type { OfficeId } from '../../src/lib/domain/ids.ts';

export interface Pause {
  /** Work begins: it has held the loop for no time yet. */
  begin(): void;
  /** Between two steps: resolves at once, or after all others had their turn. */
  rest(): Promise<void>;
}

/** Milliseconds of work after which the others have their turn. One more step may follow, of a third as much. */
const HELD_MS = 12;
/** The same for a question: what citizens and counters ask takes several turns of the loop, and comes first. */
const QUESTION_HELD_MS = 4;

export function openPause(clock: () => number = () => performance.now(), others = setImmediate): Pause {
  let since = clock();
  const begin = (): void => void (since = clock());
  return {
    begin,
    async rest() {
      if (clock() - since < HELD_MS) return;
      await others();
      begin();
    },
  };
}

/**
 * Pauses of questions that are answered at the same time, by office. Of all that wait one goes on in a turn of the loop:
 * else a hundred of them would hold it for a hundred times as long. Offices take turns, so that one that asks much holds
 * up no other. Also the first piece of a question waits for its turn.
 */
export type NewPause = (office: OfficeId) => Pause;

export function openPauses(clock: () => number = () => performance.now(), others = setImmediate): NewPause {
  /** The office whose turn was longest ago comes first. */
  const waiting = new Map<OfficeId, (() => void)[]>();
  let isTurning = false;

  async function takeTurns(): Promise<void> {
    isTurning = true;
    for (let [first] = waiting; first !== undefined; [first] = waiting) {
      await others();
      const [office, [goOn, ...rest]] = first;
      waiting.delete(office);
      if (rest.length > 0) waiting.set(office, rest);
      goOn?.();
    }
    isTurning = false;
  }

  function turnOf(office: OfficeId): Promise<void> {
    return new Promise((resolve) => {
      const line = waiting.get(office);
      if (line === undefined) waiting.set(office, [resolve]);
      else line.push(resolve);
      if (!isTurning) void takeTurns();
    });
  }

  return (office) => {
    let since = -Infinity;
    const begin = (): void => void (since = clock());
    return {
      begin,
      async rest() {
        if (clock() - since < QUESTION_HELD_MS) return;
        await turnOf(office);
        begin();
      },
    };
  };
}

/** Nothing else waits for the loop, as in a test with a clock of its own. */
export const noPause: Pause = { begin: () => {}, rest: async () => {} };
