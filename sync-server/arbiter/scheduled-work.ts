/**
 * What happens in an office without a request. Reservations and appointments lapse, places come back and are offered,
 * reminders go out, and citizens learn that their enquiry is erased. At midnight the day is settled, counted and in time
 * erased (rules A1, B3, B7, B11, B14, C10, P3, Q7).
 * All of it follows from the documents and the time, so after a standstill it is simply caught up with. After a restore
 * it waits (M18): a visitor who seems absent may have been served, with the news still on a device.
 */
import type { DaySlots } from '../../src/lib/domain/office/capacity.ts';
import { appointmentOf } from '../../src/lib/domain/day/day.ts';
import type { Day } from '../../src/lib/domain/day/day.ts';
import type { Circumstances, Notice } from '../../src/lib/domain/decide/decision.ts';
import type { ActorId } from '../../src/lib/domain/ids.ts';
import {
  nextWithoutContact,
  notesOfGivenUp,
  withoutContact,
} from '../../src/lib/domain/requests/given-up.ts';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import { lapsed, nextLapse } from '../../src/lib/domain/upkeep/lapse.ts';
import { hasOpenWish, nextOffer, releases } from '../../src/lib/domain/upkeep/offer.ts';
import { sentBack } from '../../src/lib/domain/decide/outside.ts';
import { dueReminders, remind, remindersAt } from '../../src/lib/domain/upkeep/reminder.ts';
import { lastCallDates, lastDayOf, unansweredIn } from '../../src/lib/domain/upkeep/unanswered.ts';
import type { UnansweredEnquiry } from '../../src/lib/domain/upkeep/unanswered.ts';
import { settleDay } from '../../src/lib/domain/upkeep/settle.ts';
import { keptSince } from '../../src/lib/domain/office/retention.ts';
import { isBeingRescued } from '../../src/lib/domain/office/rescue.ts';
import { countDay } from '../../src/lib/domain/statistics/statistics.ts';
import { addDays, dateOf, startOfDay } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import type { MailLink, MailLinks } from '../mail/mail-links.ts';
import type { OfficeSession } from './office-session.ts';
import { openElsewhere } from './elsewhere.ts';
import { openOutside } from './outside.ts';
import { noPause } from './pause.ts';
import type { Pause } from './pause.ts';

/** A mail about an appointment, or one about an enquiry. */
export type OwedMail = { readonly notice: Notice; readonly link: MailLink } | UnansweredEnquiry;

/** What is needed to act in the arbiter's own name. */
export interface OwnName {
  readonly authority: ActorId;
  readonly random: () => number;
  readonly mailLinks: Pick<MailLinks, 'make'>;
}

/** What is due in one office. Looks again only at days on which something happened. */
export interface ScheduledWork {
  /**
   * Carries out everything that is due at `now` and has not happened yet; gives back the mails that it owes. Null:
   * there was nothing to look at, as in most of a town's offices at most times.
   */
  catchUp(now: Instant, pause?: Pause): Promise<OwedMail[]> | null;
  /** When there is something to do again at the latest. */
  nextDue(): Instant;
  /** The same without what is only shown: no office is kept awake for a board that has no reader. */
  nextEvent(): Instant;
}

export function openScheduledWork(session: OfficeSession, name: OwnName): ScheduledWork {
  /** Times by day at which something of it lapses, comes back or can be booked. */
  const dues = new Map<LocalDate, Instant>();
  const lookOutside = openOutside(session);
  const lookElsewhere = openElsewhere(session);
  /** Days whose time has to wait until it is reckoned what is free there: after new hours that takes several batches. */
  const unreckoned = new Set<LocalDate>();
  let reminders = -Infinity;
  let today = boundsOf(session);
  /** Before that there is nothing to do on an office of which nothing was heard. */
  let due = -Infinity;
  /** What has happened and is not dealt with yet, as a rescue is under way. */
  let pending = { changed: new Set<LocalDate>(), turned: false };
  /** Nothing was concluded yet: every day that is open counts as changed. */
  let isFirst = true;

  function look(now: Instant): LocalDate[] {
    const changed = session.takeChanged();
    const reckoned = [...unreckoned].filter((date) => !session.isUnreckoned(date));
    for (const date of [...changed, ...reckoned]) {
      unreckoned.delete(date);
      const day = session.day(date);
      if (day === null) dues.delete(date);
      else dues.set(date, nextOf(session, day, now));
      if (day !== null && session.isUnreckoned(date)) unreckoned.add(date);
    }
    return changed;
  }

  /** What stands in today's memo of all days. */
  async function list(changed: readonly LocalDate[], now: Instant, pause: Pause): Promise<void> {
    await lookOutside(changed, now, pause);
    await lookElsewhere(changed, now, pause);
  }

  async function catchUp(now: Instant, pause: Pause): Promise<OwedMail[]> {
    for (const date of look(now)) pending.changed.add(date);
    if (now < today.from || now >= today.until) {
      pending.turned = true;
      await session.turnTo(dateOf(now, session.office.timeZone), now, pause);
      today = boundsOf(session);
    }
    const changed = [...pending.changed];
    if (isBeingRescued(session.office, now)) {
      // C10: what was given up comes back all the same: that follows from what is known.
      session.recount(daysOver(now), now);
      await list([...changed, ...look(now)], now, pause);
      look(now);
      const backAt = [...dues.keys()].map((date) => nextFree(session, session.day(date)!, now));
      due = Math.min(today.until, session.office.rescueUntil!, ...backAt);
      return [];
    }
    const { turned } = pending;
    pending = { changed: new Set(), turned: false };
    const owed = await conclude(changed, turned, now, pause);
    await list([...changed, ...look(now)], now, pause);
    look(now);
    due = Math.min(today.until, reminders, ...dues.values());
    return owed;
  }

  const daysOver = (now: Instant): LocalDate[] =>
    [...dues].filter(([, at]) => at <= now).map(([date]) => date);

  /** What follows from what has happened, and from what has not. */
  async function conclude(
    changed: readonly LocalDate[],
    turned: boolean,
    now: Instant,
    pause: Pause,
  ): Promise<OwedMail[]> {
    const over = daysOver(now);
    for (const date of over) {
      await pause.rest();
      const events = lapsed(session.office, session.day(date)!, now, name.authority);
      session.carryOut({ events }, now);
      eraseGivenUp(session, date, now);
      session.recount([date], now);
      dues.set(date, nextOf(session, session.day(date)!, now));
    }
    const past = turned ? session.openDays() : changed.filter((date) => session.day(date) !== null);
    // A day that was counted before the office was opened stays as it was counted, by the hours that it had.
    const isNews = (date: LocalDate): boolean => turned || !isFirst || !session.isCounted(date);
    for (const date of past)
      if (date < session.today && isNews(date)) settle(session, date, now, name.authority);
    isFirst = false;
    const owed = reminders <= now || changed.length > 0 ? remindAll(session, today, now, name) : [];
    if (reminders <= now && today.reminders <= now) owed.push(...(await tellUnanswered(session, now, pause)));
    reminders = today.reminders > now ? today.reminders : Infinity;
    if (changed.length > 0 || turned || over.length > 0) {
      const isWished = hasOpenWish(session);
      if (isWished) await session.reckonRest(pause);
      owed.push(...offerAll(session, isWished, now, name));
    }
    sendBack(session, now, name.authority);
    for (const date of changed) eraseGivenUp(session, date, now);
    return owed;
  }

  const isUnderWay = (): boolean => session.hasChanged || session.hasUnwritten || unreckoned.size > 0;
  const nextEvent = (): Instant => (isUnderWay() ? -Infinity : due);
  const nextDue = (): Instant => Math.min(nextEvent(), session.boardDue);

  return {
    catchUp: (now, pause = noPause) => (now >= nextDue() || now < today.from ? catchUp(now, pause) : null),
    nextDue,
    nextEvent,
  };
}

interface Bounds {
  readonly from: Instant;
  readonly until: Instant;
  readonly reminders: Instant;
  /** Days with appointments that may need a reminder. */
  readonly days: readonly LocalDate[];
}

/** Bounds of the page that a session has open; computed once, since the calendar's arithmetic is dear. */
function boundsOf(session: OfficeSession): Bounds {
  const { today, office } = session;
  const tomorrow = addDays(today, 1);
  return {
    days: [today, tomorrow],
    from: startOfDay(today, office.timeZone),
    until: startOfDay(tomorrow, office.timeZone),
    reminders: remindersAt(session, tomorrow),
  };
}

/** The next moment at which the arbiter has to do something for this day; `Infinity`: never. */
function nextOf(session: OfficeSession, day: Day, now: Instant): Instant {
  // Lapsing is judged strictly after the last moment in which one is still in time.
  const lapse = nextLapse(session.office, day);
  const erasure = nextWithoutContact(day, session.people(day.date) ?? new Map(), now);
  return Math.min(lapse === null ? Infinity : lapse + 1, erasure, nextFree(session, day, now));
}

/**
 * When something of the day is free next, without anyone staying away. As far as it is reckoned: one that is not is looked
 * at again, since all days at once would hold up what is asked meanwhile.
 */
function nextFree(session: OfficeSession, day: Day, now: Instant): Instant {
  const isKnown = session.office.rules.offer !== null && !session.isUnreckoned(day.date);
  return Math.min(nextReturn(day, now), isKnown ? nextOpening(session.slots(day.date), now) : Infinity);
}

/** When the day, or its share for the day itself, opens online: what was given up before can then be offered. */
const nextOpening = (slots: DaySlots | null, now: Instant): Instant =>
  Math.min(...[slots?.bookableFrom ?? 0, slots?.releaseAt ?? 0].filter((at) => at > now));

/** Counted also when nothing was open, and again when late news changed a day that had been counted. */
function settle(session: OfficeSession, date: LocalDate, now: Instant, authority: ActorId): void {
  // A day of which nothing is known was opened for a late request alone.
  if (session.day(date)!.events.size === 0 && date !== addDays(session.today, -1)) return;
  const before = session.memos(date)?.get('settlement');
  const reported = before?.type === 'settlement' ? before : null;
  const settled = settleDay(session.office, session.day(date)!, authority, reported);
  if (settled !== null)
    session.carryOut({ events: settled.events, memos: [{ date, record: settled.record }] }, now);
  session.putFigures(date, countDay(session.office, session.day(date)!));
}

/** P3: with the cancellation, or soon after a reservation has lapsed. Mails that tell of it are written already. */
function eraseGivenUp(session: OfficeSession, date: LocalDate, now: Instant): void {
  const day = session.day(date);
  const people = session.people(date);
  if (day === null || people === null) return;
  const erased = withoutContact(day, people, now);
  const notes = notesOfGivenUp(day, session.memos(date) ?? new Map(), now);
  if (erased.length + notes.length === 0) return;
  session.carryOut(
    {
      people: erased.map((person) => ({ date, person })),
      erasedMemos: notes.map((key) => ({ date, key })),
    },
    now,
  );
}

/** C11: no clerk stays at a counter that has gone with a change of the office's file. */
function sendBack(session: OfficeSession, now: Instant, authority: ActorId): void {
  const day = session.day(session.today);
  const events = day === null ? [] : sentBack(session.office, day, now, authority);
  if (events.length > 0) session.carryOut({ events }, now);
}

function remindAll(session: OfficeSession, { days }: Bounds, now: Instant, name: OwnName): OwedMail[] {
  return days.flatMap((date) =>
    dueReminders(session, date, now).flatMap((event) => {
      const { circumstances, link } = inOwnName(name, now);
      const effects = remind(session, event, circumstances);
      session.carryOut(effects, now);
      return effects.notices.map((notice) => ({ notice, link: link() }));
    }),
  );
}

/** B14.5: past days are not open, so most offices, which take no enquiries, read nothing. */
async function tellUnanswered(session: OfficeSession, now: Instant, pause: Pause): Promise<OwedMail[]> {
  const { office, today } = session;
  const isEnquiry = (memo: Memo): boolean => memo.type === 'elsewhere' && memo.record.type === 'enquiry';
  if (office.rules.enquiries === null && ![...(session.memos(today)?.values() ?? [])].some(isEnquiry))
    return [];
  const owed: OwedMail[] = [];
  const stored = await session.storedMemos(keptSince(office.rules.retention, 'memo', today));
  for (const date of lastCallDates(office, today)) {
    await pause.rest();
    const unanswered = unansweredIn(stored.get(date) ?? new Map());
    if (unanswered.length === 0) continue;
    await session.ensureDay(date);
    const told = unanswered.map(({ id }) => ({
      date,
      record: { type: 'enquiry-told', id, at: now } as const,
    }));
    session.carryOut({ memos: told }, now);
    owed.push(...unanswered.map((enquiry) => ({ enquiry, lastDay: lastDayOf(office, date) })));
  }
  return owed;
}

/** `isWished`: a citizen would come earlier. Without one no place is looked for; holds may end all the same. */
function offerAll(session: OfficeSession, isWished: boolean, now: Instant, name: OwnName): OwedMail[] {
  const owed: OwedMail[] = [];
  if (session.office.rules.offer === null) return owed;
  session.carryOut({ events: releases(session, inOwnName(name, now).circumstances) }, now);
  if (!isWished) return owed;
  for (;;) {
    const { circumstances, link } = inOwnName(name, now);
    const offer = nextOffer(session, circumstances);
    if (offer === null) return owed;
    session.carryOut(offer, now);
    owed.push(...offer.notices.map((notice) => ({ notice, link: link() })));
  }
}

/** Most looks lead to no mail, and a secret costs a digest. */
function inOwnName(name: OwnName, now: Instant): { circumstances: Circumstances; link: () => MailLink } {
  let made: MailLink | null = null;
  const link = (): MailLink => (made ??= name.mailLinks.make());
  const by = { actor: name.authority, role: 'lead' } as const;
  const circumstances = {
    ...{ now, at: now, by, random: name.random, proven: true },
    get mailAuthorization() {
      return link().actor;
    },
  };
  return { link, circumstances };
}

/** When the next place that was given up or held comes back (B11, C10); `Infinity`: none will. */
function nextReturn(day: Day, now: Instant): Instant {
  let soonest = Infinity;
  for (const { id, freeAt } of day.visits.values()) {
    if (freeAt !== null && freeAt > now && freeAt < soonest && appointmentOf(day, id) !== undefined)
      soonest = freeAt;
  }
  for (const { until } of day.holds.values()) if (until > now && until < soonest) soonest = until;
  return soonest;
}
