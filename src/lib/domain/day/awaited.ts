/** Whether a day still has appointments whose visitors may come. */
import type { Day } from './day.ts';
import type { Office } from '../office/office.ts';
import { MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';

/** A1: one is checked in until some minutes after its start. */
export const isAppointmentAwaited = ({ rules }: Office, day: Day, now: Instant): boolean =>
  [...day.visits.values()].some(
    ({ state, due }) => state === 'booked' && due !== null && now <= due + rules.checkIn.after * MINUTE_MS,
  );
