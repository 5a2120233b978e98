/**
 * Whether an account is used, so that a lead finds those that no one needs any more. It says no day: when people sign in
 * is on no record (P5). An actor's `at` is up to a day older than the newest sign-in, and a start of the relay renews it
 * while a session lasts, a week at most.
 */
import type { StaffRecord } from '../../docs/staff-doc.ts';
import type { StaffId } from '../../domain/ids.ts';
import { DAY_MINUTES, MINUTE_MS } from '../../domain/time.ts';
import type { Instant } from '../../domain/time.ts';

const RECENT_MS = 30 * DAY_MINUTES * MINUTE_MS;

export type LastUse = 'recently' | 'long-ago' | 'unknown';

export function lastUse(records: readonly StaffRecord[], member: StaffId, now: Instant): LastUse {
  const newest = records.reduce(
    (latest, record) =>
      record.type === 'actor' && record.member === member ? Math.max(latest, record.at) : latest,
    -Infinity,
  );
  if (newest === -Infinity) return 'unknown';
  return newest >= now - RECENT_MS ? 'recently' : 'long-ago';
}
