/** A mail about an appointment that does not exist, for a lead who words mails. It is made as the real ones are. */
import { randomUUID } from 'node:crypto';
import type { AppointmentEvent } from '../../src/lib/domain/day/appointment.ts';
import { actorId, requestId, visitId } from '../../src/lib/domain/ids.ts';
import { nextOpenDay, openingsOn } from '../../src/lib/domain/office/calendar.ts';
import type { NoticeKind, OfficeMail } from '../../src/lib/domain/office/mail-text.ts';
import { isBookableOnline, lanesServing } from '../../src/lib/domain/office/office.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { Language } from '../../src/lib/domain/office/text.ts';
import { addDays, dateOf, instantOf, localTime, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { MailOrder } from './compose.ts';

export interface WordedMail {
  readonly kind: NoticeKind;
  readonly language: Language;
  /** The texts to try; what the office has of this kind does not count. */
  readonly texts: Omit<OfficeMail, 'id'>;
}

/** The kind under which a test is kept. One that cannot be sent is erased. */
export const TEST_MAIL = 'test';

const DAY_MINUTES = 24 * 60;
/** Placeholders as long as real secrets and codes. They open no appointment. */
const NO_SECRET = 'example'.padEnd(43, '0');
const NO_CODE = 'XXXXXXXX';

/** `to`: who gets it; null: it is only looked at. */
export function exampleOrder(
  office: Office,
  { kind, language, texts }: WordedMail,
  now: Instant,
  to: string | null,
): MailOrder {
  const appointment = exampleAppointment(office, kind, language, now);
  const { start } = appointment;
  return {
    ...{ kind, appointment, confirmed: kind !== 'activation' },
    person: {
      ...{ id: appointment.id, language, fields: [], reminder: false, authorizations: [] },
      contact: { name: 'Erika Mustermann', mail: to, birthDate: null, phone: null },
    },
    office: { ...office, mails: [...office.mails.filter(({ id }) => id !== kind), { id: kind, ...texts }] },
    link: { secret: NO_SECRET, code: NO_CODE },
    ...(kind === 'moved' && { movedFrom: start - DAY_MINUTES * MINUTE_MS }),
    ...(kind === 'offer' && { offer: { start: start - 60 * MINUTE_MS, until: now + 60 * MINUTE_MS } }),
    isTest: to !== null,
  };
}

/** On the next day on which the office opens, an hour after it does. */
function exampleAppointment(
  office: Office,
  kind: NoticeKind,
  language: Language,
  now: Instant,
): AppointmentEvent {
  const today = dateOf(now, office.timeZone);
  const date = nextOpenDay(office, today) ?? addDays(today, 1);
  const opens =
    openingsOn(office, date)[0]?.from ?? instantOf(date, localTime.parse('09:00'), office.timeZone);
  const service = office.services.find(isBookableOnline) ?? office.services[0] ?? null;
  const lane = (service === null ? undefined : lanesServing(office, [service.id])[0]) ?? office.lanes[0]!;
  return {
    ...{ kind: 'appointment', channel: 'online', movedFrom: null, language, date, at: now },
    id: visitId.parse(randomUUID()),
    request: requestId.parse(randomUUID()),
    by: actorId.parse('example-of-a-mail'),
    ...{ lane: lane.id, start: opens + 60 * MINUTE_MS, minutes: service?.minutes ?? 15 },
    services: service === null ? [] : [{ service: service.id, quantity: 1 }],
    ...{ number: `${lane.letter}042`, code: '482913' },
    activateBy: kind === 'activation' ? now + (office.rules.activation ?? 60) * MINUTE_MS : null,
  };
}
