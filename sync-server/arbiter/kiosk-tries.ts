/**
 * How often birth dates and codes were guessed at each kiosk (A2). In memory alone: after a restart all begin anew.
 * Birth dates have a limit; of both a lead hears where they are many.
 */
import type { ActorId } from '../../src/lib/domain/ids.ts';
import { MOST_FAILED_TRIES } from '../../src/lib/domain/decide/kiosk-limits.ts';
import { DAY_MINUTES, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';

export type GuessedBy = 'birth-date' | 'code';

/** `at`: when the visitor stood there; `now`: when it is judged. */
export interface KioskTries {
  areTooMany(kiosk: ActorId, at: Instant, now: Instant): boolean;
  /** A birth date that was looked at. */
  noteFailed(kiosk: ActorId, at: Instant, now: Instant): void;
  /** A2.7: how many are to be reported if this is one more; 0: too few. */
  toReport(kiosk: ActorId, by: GuessedBy, at: Instant, now: Instant): number;
  /** A guess: what was looked at and names no appointment. */
  noteGuess(kiosk: ActorId, by: GuessedBy, at: Instant, now: Instant): void;
  /** A lead hears of all that were noted. */
  noteReported(kiosk: ActorId, by: GuessedBy): void;
}

interface Try {
  readonly at: Instant;
  readonly now: Instant;
}

const DAY_MS = DAY_MINUTES * MINUTE_MS;

export function openKioskTries(): KioskTries {
  const failed = new Map<ActorId, readonly Try[]>();
  const unreported = new Map<string, readonly Try[]>();
  const recent = (tries: readonly Try[] = [], now: Instant) =>
    tries.filter((one) => now - one.now < DAY_MS && one.now <= now);
  const keyOf = (kiosk: ActorId, by: GuessedBy): string => `${by} ${kiosk}`;

  /**
   * Counted by when they stood there: the news of a morning without network comes in one moment. A device that lies about
   * that still meets the limit of the day.
   */
  function areMany(tries: readonly Try[], at: Instant, more: number): boolean {
    const { withinMs, inThatTime, inADay } = MOST_FAILED_TRIES;
    const near = tries.filter((one) => Math.abs(one.at - at) < withinMs);
    return tries.length + more >= inADay || near.length + more >= inThatTime;
  }

  return {
    areTooMany: (kiosk, at, now) => areMany(recent(failed.get(kiosk), now), at, 0),
    noteFailed(kiosk, at, now) {
      failed.set(kiosk, [...recent(failed.get(kiosk), now), { at, now }]);
    },
    toReport(kiosk, by, at, now) {
      const tries = recent(unreported.get(keyOf(kiosk, by)), now);
      return areMany(tries, at, 1) ? tries.length + 1 : 0;
    },
    noteGuess(kiosk, by, at, now) {
      const key = keyOf(kiosk, by);
      unreported.set(key, [...recent(unreported.get(key), now), { at, now }]);
    },
    noteReported: (kiosk, by) => void unreported.delete(keyOf(kiosk, by)),
  };
}
