/** B11: the offer of an earlier place that is open for an appointment. */
import type { HoldEvent } from '../day/day.ts';
import type { Instant } from '../time.ts';
import type { OfficeState } from './decision.ts';

/** The offer that is open for an appointment, or null. */
export function offerFor(state: OfficeState, visit: HoldEvent['for'], now: Instant): HoldEvent | null {
  for (const date of state.bookableDays()) {
    for (const hold of state.day(date)?.holds.values() ?? []) {
      if (hold.for === visit && hold.until > now) return hold;
    }
  }
  return null;
}
