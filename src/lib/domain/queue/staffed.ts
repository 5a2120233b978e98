/** Which counters are staffed, as their visits show. */
import { isActive } from '../day/visit.ts';
import type { Visit } from '../day/visit.ts';
import { MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';

/** A counter counts as staffed for this long after its last visitor. */
const STAFFED_MINUTES = 30;

/** Until when a counter counts as staffed after its last visit. */
export const staffedUntil = (finishedAt: Instant): Instant => finishedAt + STAFFED_MINUTES * MINUTE_MS;

/** The visit shows that its counter is staffed: it is called or served there, or was until lately. */
export const showsStaff = (visit: Visit, now: Instant): boolean =>
  isActive(visit) || (visit.finishedAt !== null && !visit.settled && now < staffedUntil(visit.finishedAt));
