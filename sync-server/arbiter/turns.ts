/**
 * When the arbiter works: one batch after the other while something is asked, at the next time that something is due,
 * and later after a fault. Two batches never run at once.
 */
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Schedule } from '../jobs/schedule.ts';
import { OfficeFault } from './circuit-breaker.ts';

/** The work of which one piece is done at a time. */
export interface Work {
  /** What the next batch waits for before it begins. */
  gather(): Promise<void> | undefined;
  batch(): Promise<void>;
  /** A batch failed with this error: nothing of it may be left. */
  startOver(error: unknown): void;
  /** For how many milliseconds long work that goes on gives way to what is new. */
  restMs(): number;
  /** When there is something to do although nothing is asked; `Infinity`: never. */
  dueAt(): Instant;
}

export interface TurnsParts {
  readonly clock: () => Instant;
  readonly schedule: Schedule;
  readonly work: Work;
}

export interface Turns {
  /** Works from now on; resolves when the first turn has ended. */
  start(): Promise<void>;
  /** Starts a turn, or has the running one go round once more: there is something new. */
  wake(): void;
  /** The same for long work that goes on, after its rest. */
  goOn(): void;
  /** Resolves when the turn under way has ended. */
  ended(): Promise<void>;
  /** The last batch came to nothing. */
  readonly failing: boolean;
  readonly closed: boolean;
  /** No batch begins any more. */
  close(): void;
}

const RETRY_DELAY_MS = 1000;

export function openTurns({ clock, schedule, work }: TurnsParts): Turns {
  let started = false;
  let closed = false;
  let turn: Promise<void> | null = null;
  let again = false;
  let hasNews = false;
  let endRest = (): void => {};
  let hasFailed = false;
  /** After a failed commit, however much is asked meanwhile. */
  let notBefore = -Infinity;
  let cancelWake = (): void => {};

  function wake(): void {
    hasNews = true;
    endRest();
    goOn();
  }

  function goOn(): void {
    again = true;
    if (!started || turn !== null || closed || isPaused()) return;
    turn = run().finally(() => {
      turn = null;
      if (again && !closed) goOn();
    });
  }

  /** Resolves when the rest of long work is over, or there is something new. */
  function rest(): Promise<void> | undefined {
    const ms = work.restMs();
    if (hasNews || closed || ms <= 0) return undefined;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Not for longer than meant, also when the machine's clock is set back meanwhile. */
  function isPaused(): boolean {
    return clock() < notBefore && notBefore - clock() <= RETRY_DELAY_MS;
  }

  async function run(): Promise<void> {
    while (again && !closed) {
      try {
        await work.gather();
        await rest();
        again = false;
        hasNews = false;
        await work.batch();
        hasFailed = false;
      } catch (error) {
        hasFailed = true;
        work.startOver(error);
        // What is wrong with one office is put aside with it; what is wrong with the disk needs time.
        again = error instanceof OfficeFault;
        if (!again) return retryLater();
      }
    }
    planNext();
  }

  function retryLater(): void {
    cancelWake();
    notBefore = clock() + RETRY_DELAY_MS;
    cancelWake = schedule.at(notBefore, wake);
  }

  function planNext(): void {
    cancelWake();
    if (closed) return;
    cancelWake = schedule.at(work.dueAt(), goOn);
  }

  return {
    async start() {
      started = true;
      wake();
      await turn;
    },
    wake,
    goOn,
    async ended() {
      await turn;
    },
    get failing() {
      return hasFailed;
    },
    get closed() {
      return closed;
    },
    close() {
      closed = true;
      endRest();
      cancelWake();
    },
  };
}
