/** B6: a lead takes back a wave of bookings; all of it is carried out on one office's documents, and owes mails. */
import { randomUUID } from 'node:crypto';
import { bookingGroups, takeBackBookings } from '../../src/lib/domain/upkeep/recent-bookings.ts';
import type { BookingGroup, TakeBack } from '../../src/lib/domain/upkeep/recent-bookings.ts';
import { requestId } from '../../src/lib/domain/ids.ts';
import type { ActorId, VisitId } from '../../src/lib/domain/ids.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { MailLink, MailLinks } from '../mail/mail-links.ts';
import type { OfficeSession } from './office-session.ts';
import { orderOf } from './mails.ts';
import type { OwedNotice } from './mails.ts';

/** How far back a lead sees bookings, in milliseconds. */
const LOOK_BACK_MS = 7 * 24 * 60 * MINUTE_MS;
/** Cancellations in one batch: each takes up to a millisecond of all offices' time. */
const MOST_AT_ONCE = 40;

export interface ListedBookings {
  /** What a lead who looks now has seen: nothing later is taken back with it. */
  readonly until: Instant;
  readonly groups: readonly BookingGroup[];
}

export const seeBookings = (session: OfficeSession, now: Instant): ListedBookings => ({
  until: now,
  groups: bookingGroups(session, now - LOOK_BACK_MS, now),
});

export interface TakenBackBookings {
  readonly cancelled: number;
  /** Still to be cancelled, by asking again. */
  readonly left: number;
}

/** Writes the cancellations into the documents in memory. */
export function takeBackSeen(
  session: OfficeSession,
  selection: TakeBack,
  by: ActorId,
  now: Instant,
  mailLinks: MailLinks,
): { readonly done: TakenBackBookings; readonly orders: OwedNotice[] } {
  const links = new Map<VisitId, MailLink>();
  const { effects, cancelled, left } = takeBackBookings(session, selection, {
    ...{ now, by, most: MOST_AT_ONCE },
    newId: () => requestId.parse(randomUUID()),
    mailAuthorizationOf(event) {
      const link = mailLinks.make();
      links.set(event.id, link);
      return link.actor;
    },
  });
  session.carryOut(effects, now);
  const orders = effects.notices.map((notice) => orderOf(session, notice, links.get(notice.visit)!));
  return { done: { cancelled, left }, orders };
}
