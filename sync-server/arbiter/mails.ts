/** The mails that decisions owe, written so that they become durable with what they tell of. */
import { isMailboxFull } from '../../src/lib/domain/decide/decide-booking.ts';
import type { Notice } from '../../src/lib/domain/decide/decision.ts';
import { isMailConfirmed, timeToldBefore } from '../../src/lib/domain/day/mail-confirmed.ts';
import { offerFor } from '../../src/lib/domain/decide/open-offer.ts';
import { isKnownPerson } from '../../src/lib/domain/day/people.ts';
import type { Person } from '../../src/lib/domain/day/people.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { UnansweredEnquiry } from '../../src/lib/domain/upkeep/unanswered.ts';
import type { ComposeMail, OutgoingMail } from '../mail/compose.ts';
import { ENQUIRY_MAIL } from '../mail/enquiry-mail.ts';
import type { MailLink } from '../mail/mail-links.ts';
import type { OfficeSession } from './office-session.ts';
import type { Pause } from './pause.ts';
import { within } from './circuit-breaker.ts';

/** What a mail is made from: about an appointment, or about an enquiry (B14.5). */
export type OwedNotice = AppointmentNotice | EnquiryNotice;

interface EnquiryNotice extends UnansweredEnquiry {
  readonly session: OfficeSession;
}

interface AppointmentNotice {
  readonly session: OfficeSession;
  readonly notice: Notice;
  /** The person as known when it was decided: the same decision may erase them (P3). Undefined: it owes no mail. */
  readonly person: Person | undefined;
  readonly link: MailLink;
}

/** An order of what a decision owes, to be made right after it. */
export const orderOf = (session: OfficeSession, notice: Notice, link: MailLink): OwedNotice => ({
  ...{ session, notice, link },
  person: session.people(notice.date)?.get(notice.visit),
});

/** A batch of staff may owe hundreds, and the picture of each code takes a millisecond. */
export async function composeAll(
  orders: readonly OwedNotice[],
  compose: ComposeMail,
  now: Instant,
  pause: Pause,
): Promise<OutgoingMail[]> {
  const mails: OutgoingMail[] = [];
  for (const order of orders) {
    const { session } = order;
    await pause.rest();
    if ('enquiry' in order) {
      const { enquiry, lastDay } = order;
      const { office } = session;
      mails.push(await within(office.id, () => compose({ kind: ENQUIRY_MAIL, office, enquiry, lastDay })));
      continue;
    }
    const { notice, person, link } = order;
    const { date, visit, kind, reason = null, proposals = null } = notice;
    const { office } = session;
    const appointment = session.day(date)?.subjects.get(visit);
    if (appointment?.kind !== 'appointment') continue;
    if (person === undefined || !isKnownPerson(person)) continue;
    const offer = kind === 'offer' ? offerFor(session, visit, now) : null;
    const confirmed = isMailConfirmed(appointment, (of) => session.day(of));
    const isFull = kind === 'activation' && isMailboxFull(session, appointment);
    const movedFrom = kind === 'moved' ? timeToldBefore(appointment, (of) => session.day(of)) : null;
    const told = { offer, movedFrom, reason, proposals };
    const about = { kind, appointment, person, office, confirmed, isFull, link, ...told };
    mails.push(await within(office.id, () => compose(about)));
  }
  return mails;
}
