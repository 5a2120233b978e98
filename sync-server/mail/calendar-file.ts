/** The appointment as a calendar file. */
import ical, {
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { bookingOf, movesOf } from '../../src/lib/domain/day/appointment.ts';
import type { AppointmentEvent } from '../../src/lib/domain/day/appointment.ts';
import { variantIn } from '../../src/lib/domain/office/office.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { pickText } from '../../src/lib/domain/office/text.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { messagesIn } from '../../src/lib/i18n/index.ts';

/** How long before the start the calendar reminds: time to leave home. */
const ALARM_SECONDS = 3600;

/**
 * The file makes a calendar add an entry, move it with the appointment, or remove it. The first appointment's id names
 * the entry, and the file with the highest sequence number counts (RFC 5546).
 */
export function calendarFile(
  appointment: AppointmentEvent,
  office: Office,
  {
    services,
    cancelled,
    organizer,
    phone,
    videoLink,
  }: {
    readonly services: string;
    readonly cancelled: boolean;
    readonly organizer: string;
    /** B15: the number that the office calls. `videoLink`: where a video call takes place. */
    readonly phone: string | null;
    readonly videoLink: string | null;
  },
): { readonly method: 'PUBLISH' | 'CANCEL'; readonly content: string } {
  const { mail } = messagesIn(appointment.language);
  const officeName = pickText(office.name, appointment.language, office.languages).text;
  const { start, minutes, code, number } = appointment;
  const method = cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH;
  const title = mail.calendarTitle(officeName);
  const calendar = ical({ method, prodId: '//foyer//appointments//DE' });
  const moves = movesOf(appointment);
  // Times are in UTC, which every calendar shows in its own zone: the file needs no time zone.
  calendar.createEvent({
    id: `${bookingOf(appointment)}@foyer`,
    sequence: cancelled ? moves + 1 : moves,
    start: new Date(start),
    end: new Date(start + minutes * MINUTE_MS),
    stamp: new Date(appointment.at),
    // A program that cannot cancel at least shows the title, which says so.
    summary: cancelled ? mail.calendarCancelled(title) : title,
    location: placeOf(appointment, office, { phone, videoLink }),
    // RFC 5546 wants an organizer with both methods; some calendars ignore files without one.
    organizer: { name: officeName, email: organizer },
    // The mail's link is left out: calendars are shared, and a reader of the link could act for the appointment.
    description: cancelled
      ? services
      : [
          services,
          ...(variantIn(appointment.services) === null ? [`${mail.code}: ${code}`] : []),
          `${mail.number}: ${number}`,
          mail.calendarLink,
        ].join('\n'),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: cancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    alarms: cancelled
      ? []
      : [{ type: ICalAlarmType.display, triggerBefore: ALARM_SECONDS, description: title }],
  });
  return { method, content: `${calendar.toString().trimEnd()}\r\n` };
}

/** Where it takes place: the address of the office, the number that is called, or the link of the video call (B15). */
function placeOf(
  appointment: AppointmentEvent,
  office: Office,
  { phone, videoLink }: { readonly phone: string | null; readonly videoLink: string | null },
): string {
  const { mail } = messagesIn(appointment.language);
  switch (variantIn(appointment.services)) {
    case 'phone':
      return phone === null ? mail.calls : mail.callsAt(phone);
    case 'video':
      return videoLink ?? mail.byVideo;
    default:
      return office.address;
  }
}
