/**
 * B6: the brake of an office whose online bookings run far above what it usually gets in an hour. While it is on, each
 * booking is confirmed by mail and carries a proof of work, whatever the office's settings say. It ends by itself.
 */
import type { Office } from './office.ts';
import { MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';

/** How long it stays on after bookings were last too many. */
export const BRAKE_MS = 30 * MINUTE_MS;
/** Each level doubles the work of a proof: at the highest it takes a phone some eight seconds. */
export const MOST_BRAKE_LEVEL = 3;
/** B3: an unconfirmed place is free again sooner than usual. */
export const BRAKED_ACTIVATION_MINUTES = 30;

type Braked = Pick<Office, 'brake' | 'rules'>;

/** A page's clock is some seconds behind the relay's, and must know of the brake all the same. */
const CLOCK_SLACK_MS = MINUTE_MS;

/** How far it is on; null: it is off. A clock that was set back lengthens nothing. */
export const brakeLevel = ({ brake }: Pick<Office, 'brake'>, now: Instant): number | null =>
  brake !== undefined && now < brake.until && brake.until - now <= BRAKE_MS + CLOCK_SLACK_MS
    ? brake.level
    : null;

/** Whether what citizens book and move carries a proof of work now. */
export const asksForProof = (office: Braked, now: Instant): boolean =>
  office.rules.proofOfWork || brakeLevel(office, now) !== null;

/** B3: minutes in which an online booking has to be confirmed by mail; null: it is confirmed at once. */
export function activationMinutes(office: Braked, now: Instant): number | null {
  const { activation, contact } = office.rules;
  if (brakeLevel(office, now) === null || contact.mail === 'off') return activation;
  return Math.min(activation ?? Infinity, BRAKED_ACTIVATION_MINUTES);
}

/** B3: until when an online booking for `start` can be confirmed by mail; null: it is confirmed at once. */
export function confirmableUntil(office: Braked, start: Instant, now: Instant): Instant | null {
  const minutes = activationMinutes(office, now);
  // A visitor who has not confirmed cannot check in, so from the start on the place would stay empty.
  return minutes === null ? null : Math.min(now + minutes * MINUTE_MS, start);
}
