/** The appointment as a calendar file. */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { AppointmentFact } from '../../src/lib/domain/appointment.ts';
import type { Office } from '../../src/lib/domain/office.ts';
import { MINUTE } from '../../src/lib/domain/time.ts';
import { messagesIn } from '../../src/lib/i18n/index.ts';

export function calendarFile(
  appointment: AppointmentFact,
  office: Office,
  { services }: { readonly services: string },
): string {
  const { mail } = messagesIn(appointment.language);
  const { start, minutes, code, number, id } = appointment;
  const calendar = ical({ method: ICalCalendarMethod.PUBLISH, prodId: '//foyer//appointments//DE' });
  // In UTC, which every calendar shows in its own zone: no time zone has to travel along.
  calendar.createEvent({
    id: `${id}@foyer`,
    start: new Date(start),
    end: new Date(start + minutes * MINUTE),
    stamp: new Date(appointment.at),
    summary: mail.calendarTitle(office.name[appointment.language]),
    location: office.address,
    // Without the link: calendars are shared, and whoever has it may cancel.
    description: `${services}\n${mail.code}: ${code}\n${mail.number}: ${number}\n${mail.calendarLink}`,
    status: ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}
