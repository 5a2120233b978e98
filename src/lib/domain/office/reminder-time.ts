/** B7.3: the moment at which the reminder of an appointment is due. */
import { addDays, instantOf } from '../time.ts';
import type { Instant, LocalDate, LocalTime } from '../time.ts';

/** Late enough to wake no one, early enough that another citizen finds a place given up. */
const AT = '10:00' as LocalTime;

export const reminderTime = (date: LocalDate, timeZone: string): Instant =>
  instantOf(addDays(date, -1), AT, timeZone);
