/** The mails that decisions owe, written so that they become durable with what they tell of. */
import { isMailboxFull } from '../../src/lib/domain/decide-booking.ts';
import type { Notice } from '../../src/lib/domain/decision.ts';
import { isMailConfirmed } from '../../src/lib/domain/mail-confirmed.ts';
import { offerFor } from '../../src/lib/domain/offer.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { ComposeMail, OutgoingMail } from '../mail/compose.ts';
import type { MailLink } from '../mail/mail-links.ts';
import type { Desk } from './desk.ts';
import { within } from './suspensions.ts';

export interface MailOrder {
  readonly desk: Desk;
  readonly notice: Notice;
  readonly link: MailLink;
}

export async function composeAll(
  orders: readonly MailOrder[],
  compose: ComposeMail,
  now: Instant,
): Promise<OutgoingMail[]> {
  const mails: OutgoingMail[] = [];
  for (const { desk, notice, link } of orders) {
    const { date, visit, kind } = notice;
    const { office } = desk;
    const appointment = desk.day(date)?.subjects.get(visit);
    const person = desk.people(date)?.get(visit);
    if (appointment?.kind !== 'appointment' || person === undefined) continue;
    const offer = kind === 'offer' ? offerFor(desk, visit, now) : null;
    const confirmed = isMailConfirmed(appointment, (of) => desk.day(of));
    const isFull = kind === 'activation' && isMailboxFull(desk, appointment);
    const order = { kind, appointment, person, office, confirmed, isFull, link, offer };
    mails.push(await within(office.id, () => compose(order)));
  }
  return mails;
}
