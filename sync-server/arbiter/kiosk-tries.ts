/** A2: how often birth dates were tried in vain at each kiosk. In memory alone: after a restart all begin anew. */
import type { ActorId } from '../../src/lib/domain/ids.ts';
import { MOST_FAILED_TRIES } from '../../src/lib/domain/decide/kiosk-limits.ts';
import { DAY_MINUTES, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';

/** `at`: when the visitor stood there; `now`: when it is judged. */
export interface KioskTries {
  areTooMany(kiosk: ActorId, at: Instant, now: Instant): boolean;
  noteFailed(kiosk: ActorId, at: Instant, now: Instant): void;
}

const DAY_MS = DAY_MINUTES * MINUTE_MS;

export function openKioskTries(): KioskTries {
  const failed = new Map<ActorId, { readonly at: Instant; readonly now: Instant }[]>();
  const recent = (kiosk: ActorId, now: Instant) =>
    (failed.get(kiosk) ?? []).filter((one) => now - one.now < DAY_MS && one.now <= now);

  return {
    areTooMany(kiosk, at, now) {
      const { withinMs, inThatTime, inADay } = MOST_FAILED_TRIES;
      const tries = recent(kiosk, now);
      // Counted by when they stood there: the news of a morning without network comes in one moment. A device that lies
      // about that still meets the limit of the day.
      return (
        tries.length >= inADay || tries.filter((one) => Math.abs(one.at - at) < withinMs).length >= inThatTime
      );
    },
    noteFailed(kiosk, at, now) {
      failed.set(kiosk, [...recent(kiosk, now), { at, now }]);
    },
  };
}
