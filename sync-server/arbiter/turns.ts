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
  /** Starts a turn, or has the running one go round once more. */
  wake(): void;
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
  let hasFailed = false;
  /** After a failed commit, however much is asked meanwhile. */
  let notBefore = -Infinity;
  let cancelWake = (): void => {};

  function wake(): void {
    again = true;
    if (!started || turn !== null || closed || isPaused()) return;
    turn = run().finally(() => {
      turn = null;
      if (again && !closed) wake();
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
        again = false;
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
    cancelWake = schedule.at(work.dueAt(), wake);
  }

  return {
    async start() {
      started = true;
      wake();
      await turn;
    },
    wake,
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
      cancelWake();
    },
  };
}
