/**
 * What happens in an office without a request. Reservations and appointments lapse, places come back and are offered,
 * reminders go out. At midnight the day is settled, counted and in time erased (rules A1, B3, B7, B11, C10, P3, Q7).
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
import { lapsed, nextLapse } from '../../src/lib/domain/upkeep/lapse.ts';
import { nextOffer, releases } from '../../src/lib/domain/upkeep/offer.ts';
import { sentBack } from '../../src/lib/domain/decide/outside.ts';
import { dueReminders, remind, remindersAt } from '../../src/lib/domain/upkeep/reminder.ts';
import { settleDay } from '../../src/lib/domain/upkeep/settle.ts';
import { isBeingRescued } from '../../src/lib/domain/office/rescue.ts';
import { countDay } from '../../src/lib/domain/statistics/statistics.ts';
import { addDays, dateOf, startOfDay } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import type { MailLink, MailLinks } from '../mail/mail-links.ts';
import type { OfficeSession } from './office-session.ts';
import { openOutside } from './outside.ts';
import { noPause } from './pause.ts';
import type { Pause } from './pause.ts';

export interface OwedMail {
  readonly notice: Notice;
  readonly link: MailLink;
}

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
}

export function openScheduledWork(desk: OfficeSession, name: OwnName): ScheduledWork {
  /** Times by day at which something of it lapses, comes back or can be booked. */
  const dues = new Map<LocalDate, Instant>();
  const lookOutside = openOutside(desk);
  let reminders = -Infinity;
  let today = boundsOf(desk);
  /** Before that there is nothing to do on an office of which nothing was heard. */
  let due = -Infinity;
  /** What has happened and is not dealt with yet, as a rescue is under way. */
  let unsettled = { changed: new Set<LocalDate>(), turned: false };

  function look(now: Instant): LocalDate[] {
    const changed = desk.takeChanged();
    for (const date of changed) {
      const day = desk.day(date);
      if (day === null) dues.delete(date);
      else dues.set(date, nextOf(desk, day, now));
    }
    return changed;
  }

  async function catchUp(now: Instant, pause: Pause): Promise<OwedMail[]> {
    for (const date of look(now)) unsettled.changed.add(date);
    if (now < today.from || now >= today.until) {
      unsettled.turned = true;
      await desk.turnTo(dateOf(now, desk.office.timeZone), now, pause);
      today = boundsOf(desk);
    }
    const changed = [...unsettled.changed];
    if (isBeingRescued(desk.office, now)) {
      // C10: what was given up comes back all the same: that follows from what is known.
      desk.recount(daysOver(now), now);
      await lookOutside([...changed, ...look(now)], now, pause);
      look(now);
      const backAt = [...dues.keys()].map((date) => nextFree(desk, desk.day(date)!, now));
      due = Math.min(today.until, desk.office.rescueUntil!, ...backAt);
      return [];
    }
    const { turned } = unsettled;
    unsettled = { changed: new Set(), turned: false };
    const owed = await conclude(changed, turned, now, pause);
    await lookOutside([...changed, ...look(now)], now, pause);
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
      const facts = lapsed(desk.office, desk.day(date)!, now, name.authority);
      desk.carryOut({ facts }, now);
      eraseGivenUp(desk, date, now);
      desk.recount([date], now);
      dues.set(date, nextOf(desk, desk.day(date)!, now));
    }
    const past = turned ? desk.openDays() : changed.filter((date) => desk.day(date) !== null);
    for (const date of past) if (date < desk.today) settle(desk, date, now, name.authority);
    const owed = reminders <= now || changed.length > 0 ? remindAll(desk, today, now, name) : [];
    reminders = today.reminders > now ? today.reminders : Infinity;
    if (changed.length > 0 || turned || over.length > 0) owed.push(...offerAll(desk, now, name));
    sendBack(desk, now, name.authority);
    for (const date of changed) eraseGivenUp(desk, date, now);
    return owed;
  }

  const nextDue = (): Instant => Math.min(due, desk.boardDue);

  return {
    catchUp: (now, pause = noPause) =>
      now >= nextDue() || now < today.from || desk.hasChanged ? catchUp(now, pause) : null,
    nextDue,
  };
}

interface Bounds {
  readonly from: Instant;
  readonly until: Instant;
  readonly reminders: Instant;
  /** Days with appointments that may need a reminder. */
  readonly days: readonly LocalDate[];
}

/** Bounds of the page that a desk has open; computed once, since the calendar's arithmetic is dear. */
function boundsOf(desk: OfficeSession): Bounds {
  const { today, office } = desk;
  const tomorrow = addDays(today, 1);
  return {
    days: [today, tomorrow],
    from: startOfDay(today, office.timeZone),
    until: startOfDay(tomorrow, office.timeZone),
    reminders: remindersAt(desk, tomorrow),
  };
}

/** The next moment at which the arbiter has to do something for this day; `Infinity`: never. */
function nextOf(desk: OfficeSession, day: Day, now: Instant): Instant {
  // Lapsing is judged strictly after the last moment in which one is still in time.
  const lapse = nextLapse(desk.office, day);
  const erasure = nextWithoutContact(day, desk.people(day.date) ?? new Map(), now);
  return Math.min(lapse === null ? Infinity : lapse + 1, erasure, nextFree(desk, day, now));
}

/** When something of the day is free next, without anyone staying away. */
function nextFree(desk: OfficeSession, day: Day, now: Instant): Instant {
  const opens = desk.office.rules.offer === null ? Infinity : nextOpening(desk.slots(day.date), now);
  return Math.min(nextReturn(day, now), opens);
}

/** When the day, or its share for the day itself, opens online: what was given up before can then be offered. */
const nextOpening = (slots: DaySlots | null, now: Instant): Instant =>
  Math.min(...[slots?.bookableFrom ?? 0, slots?.releaseAt ?? 0].filter((at) => at > now));

/** Counted also when nothing was open, and again when late news changed a day that had been counted. */
function settle(desk: OfficeSession, date: LocalDate, now: Instant, authority: ActorId): void {
  // A day of which nothing is known was opened for a late request alone.
  if (desk.day(date)!.facts.size === 0 && date !== addDays(desk.today, -1)) return;
  const before = desk.memos(date)?.get('settlement');
  const reported = before?.type === 'settlement' ? before : null;
  const settled = settleDay(desk.office, desk.day(date)!, authority, reported);
  if (settled !== null)
    desk.carryOut({ facts: settled.facts, memos: [{ date, record: settled.record }] }, now);
  desk.putFigures(date, countDay(desk.office, desk.day(date)!));
}

/** P3: with the cancellation, or soon after a reservation has lapsed. Mails that tell of it are written already. */
function eraseGivenUp(desk: OfficeSession, date: LocalDate, now: Instant): void {
  const day = desk.day(date);
  const people = desk.people(date);
  if (day === null || people === null) return;
  const erased = withoutContact(day, people, now);
  const notes = notesOfGivenUp(day, desk.memos(date) ?? new Map(), now);
  if (erased.length + notes.length === 0) return;
  desk.carryOut(
    {
      people: erased.map((person) => ({ date, person })),
      erasedMemos: notes.map((key) => ({ date, key })),
    },
    now,
  );
}

/** C11: no clerk stays at a counter that has gone with a change of the office's file. */
function sendBack(desk: OfficeSession, now: Instant, authority: ActorId): void {
  const day = desk.day(desk.today);
  const facts = day === null ? [] : sentBack(desk.office, day, now, authority);
  if (facts.length > 0) desk.carryOut({ facts }, now);
}

function remindAll(desk: OfficeSession, { days }: Bounds, now: Instant, name: OwnName): OwedMail[] {
  return days.flatMap((date) =>
    dueReminders(desk, date, now).flatMap((fact) => {
      const { circumstances, link } = inOwnName(name, now);
      const effects = remind(desk, fact, circumstances);
      desk.carryOut(effects, now);
      return effects.notices.map((notice) => ({ notice, link }));
    }),
  );
}

function offerAll(desk: OfficeSession, now: Instant, name: OwnName): OwedMail[] {
  const owed: OwedMail[] = [];
  if (desk.office.rules.offer === null) return owed;
  desk.carryOut({ facts: releases(desk, inOwnName(name, now).circumstances) }, now);
  for (;;) {
    const { circumstances, link } = inOwnName(name, now);
    const offer = nextOffer(desk, circumstances);
    if (offer === null) return owed;
    desk.carryOut(offer, now);
    owed.push(...offer.notices.map((notice) => ({ notice, link })));
  }
}

function inOwnName(name: OwnName, now: Instant): { circumstances: Circumstances; link: MailLink } {
  const link = name.mailLinks.make();
  const by = { actor: name.authority, role: 'lead' } as const;
  const { random } = name;
  return { link, circumstances: { now, at: now, by, random, proven: true, mailClaim: link.actor } };
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
