/** B7: the reminder of the day before, once. */
import type { AppointmentEvent } from '../day/appointment.ts';
import { visitIn } from '../day/day.ts';
import { mailTo } from '../decide/own-appointment.ts';
import type { Circumstances, Decision, OfficeState } from '../decide/decision.ts';
import { reminderTime } from '../office/reminder-time.ts';
import type { Instant, LocalDate } from '../time.ts';

/** When the reminders of a day's appointments go out. */
export const remindersAt = (state: OfficeState, date: LocalDate): Instant =>
  reminderTime(date, state.office.timeZone);

/** The appointments of a day whose reminder is due and not written; later bookings need none. */
export function dueReminders(state: OfficeState, date: LocalDate, now: Instant): AppointmentEvent[] {
  const day = state.day(date);
  if (day === null) return [];
  const candidates = [...day.subjects.values()].filter((subject): subject is AppointmentEvent => {
    if (subject.kind !== 'appointment' || subject.start <= now) return false;
    const person = state.people(date)?.get(subject.id);
    if (person === undefined || !person.reminder || (person.contact?.mail ?? null) === null) return false;
    return (
      visitIn(day, subject.id)?.state === 'booked' &&
      state.memos(date)?.has(`reminded:${subject.id}`) !== true
    );
  });
  if (candidates.length === 0) return [];
  const due = remindersAt(state, date);
  return now < due ? [] : candidates.filter(({ at }) => at < due);
}

export function remind(
  state: OfficeState,
  event: AppointmentEvent,
  circumstances: Circumstances,
): Pick<Decision, 'people' | 'memos' | 'notices'> {
  const record = { type: 'reminded', id: event.id, at: circumstances.now } as const;
  return { ...mailTo(state, event, circumstances, 'reminder'), memos: [{ date: event.date, record }] };
}
