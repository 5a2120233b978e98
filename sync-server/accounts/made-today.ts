/** How much of something each member has made within a day, as far as the relay ran: each fills the staff log, which has an end. */
import type { StaffId } from '../../src/lib/domain/ids.ts';
import { DAY_MINUTES, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';

const DAY_MS = DAY_MINUTES * MINUTE_MS;
const MOST_A_DAY = 10;

export class MadeToday {
  readonly #made = new Map<StaffId, { readonly since: Instant; readonly count: number }>();

  /** Milliseconds until the member may make one more; 0: now. */
  waitFor(member: StaffId, now: Instant): number {
    for (const [known, { since }] of this.#made)
      if (now - since >= DAY_MS || now < since) this.#made.delete(known);
    const made = this.#made.get(member);
    return made === undefined || made.count < MOST_A_DAY ? 0 : made.since + DAY_MS - now;
  }

  note(member: StaffId, now: Instant): void {
    const { since, count } = this.#made.get(member) ?? { since: now, count: 0 };
    this.#made.set(member, { since, count: count + 1 });
  }
}
