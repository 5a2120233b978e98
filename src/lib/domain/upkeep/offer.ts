/** B11: places that were given up are offered to those who wish to come earlier, one after the other. */
import { freeStarts } from '../office/capacity.ts';
import { appointmentOf, takenPlaces, visitIn } from '../day/day.ts';
import type { Day, HoldEvent, ReleaseEvent } from '../day/day.ts';
import type { Wish } from '../requests/memo.ts';
import { mailTo } from '../decide/own-appointment.ts';
import { offerFor } from '../decide/open-offer.ts';
import type { Circumstances, Decision, OfficeState } from '../decide/decision.ts';
import type { LaneId } from '../ids.ts';
import { lanesForChoices } from '../office/office.ts';
import type { Office } from '../office/office.ts';
import { MOST_OFFERS } from '../requests/request-costs.ts';
import { MINUTE_MS } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';

/** An earlier place is worth a mail from this much earlier on. */
const WORTHWHILE_MS = 60 * MINUTE_MS;

export interface Offer extends Pick<Decision, 'events' | 'people' | 'memos' | 'notices'> {
  readonly hold: HoldEvent;
}

/**
 * The next offer that can be made, or null. C13: an office without a file makes none. Carry it out and ask again until none is left. The citizen who has wished
 * longest is asked first, holds one offer at a time, and is not offered a place twice.
 */
export function nextOffer(state: OfficeState, circumstances: Circumstances): Offer | null {
  const { office } = state;
  const minutes = office.rules.offer;
  if (minutes === null || office.withoutFile) return null;
  const { now } = circumstances;
  const freed = new Map<LocalDate, FreedPlace[]>();
  const freedOn = (date: LocalDate): FreedPlace[] => {
    const known = freed.get(date) ?? placesGivenUp(state.office, state.day(date), now);
    freed.set(date, known);
    return known;
  };
  for (const { date, wish } of openWishes(state)) {
    const day = state.day(date)!;
    const event = appointmentOf(day, wish.id);
    if (event === undefined || visitIn(day, wish.id)?.state !== 'booked' || heldFor(state, wish, now))
      continue;
    // Who let all of these go by is not written to any more.
    if (wish.offered.length >= MOST_OFFERS) continue;
    const lanes = lanesForChoices(office, event.services).map((l) => l.id);
    // Held until the offer ends; the citizen then still needs the office's lead time to come.
    const soonest = now + (minutes + office.rules.leadMinutes) * MINUTE_MS;
    for (const earlier of state.bookableDays()) {
      if (earlier > event.date) break;
      if (wish.from !== undefined && earlier < wish.from) continue;
      const slots = state.slots(earlier);
      if (slots === null) continue;
      const givenUp = freedOn(earlier).filter(({ freeAt }) => freeAt > wish.at);
      if (givenUp.length === 0) continue;
      const place = freeStarts(slots, lanes, event.minutes, 'online', now, 0).find(
        ({ start, lane }) =>
          start >= soonest &&
          start <= event.start - WORTHWHILE_MS &&
          !wish.offered.some((before) => Math.abs(before - start) < event.minutes * MINUTE_MS) &&
          givenUp.some(
            (g) => g.lane === lane && start < g.end && g.start < start + event.minutes * MINUTE_MS,
          ),
      );
      if (place === undefined) continue;
      const hold: HoldEvent = {
        kind: 'hold',
        id: `${wish.id}.${place.start}`,
        request: event.request,
        at: now,
        by: circumstances.by.actor,
        date: earlier,
        lane: place.lane,
        start: place.start,
        minutes: event.minutes,
        for: wish.id,
        until: now + minutes * MINUTE_MS,
      };
      const record: Wish = { ...wish, offered: [...wish.offered, place.start] };
      return {
        hold,
        events: [hold],
        memos: [{ date, record }],
        ...mailTo(state, event, circumstances, 'offer'),
      };
    }
  }
  return null;
}

/**
 * B11: what ends the offers that are not waited for any more: the offer was declined, the wish was taken back, or there
 * is nothing to move.
 */
export function releases(state: OfficeState, { now, by }: Circumstances): ReleaseEvent[] {
  const days = state.bookableDays();
  const ended: ReleaseEvent[] = [];
  // After each event all days are looked at, and hardly any has a hold.
  for (const date of days) {
    for (const hold of state.day(date)?.holds.values() ?? []) {
      if (hold.until <= now) continue;
      const its = days.find((other) => appointmentOf(state.day(other)!, hold.for) !== undefined);
      if (its === undefined || isAwaited(state, its, hold)) continue;
      const { id, request } = hold;
      ended.push({ kind: 'release', id: `${id}.released`, request, at: now, by: by.actor, date, hold: id });
    }
  }
  return ended;
}

function isAwaited(state: OfficeState, date: LocalDate, hold: HoldEvent): boolean {
  const wish = state.memos(date)?.get(`wish:${hold.for}`);
  if (wish?.type !== 'wish' || !wish.open || wish.declined === hold.start) return false;
  if (wish.from !== undefined && hold.date < wish.from) return false;
  return visitIn(state.day(date)!, hold.for)?.state === 'booked';
}

interface FreedPlace {
  readonly lane: LaneId;
  readonly start: Instant;
  readonly end: Instant;
  readonly freeAt: Instant;
}

/** What was given up and has come back. What was free all along is no news: a citizen could have taken it. */
function placesGivenUp(office: Office, day: Day | null, now: Instant): FreedPlace[] {
  if (day === null) return [];
  return takenPlaces(office, day).flatMap(({ lane, start, minutes, freeAt }) =>
    freeAt === null || freeAt > now ? [] : [{ lane, start, end: start + minutes * MINUTE_MS, freeAt }],
  );
}

/** A citizen would come earlier, so that it matters what is free on each day before. */
export const hasOpenWish = (state: OfficeState): boolean =>
  state.office.rules.offer !== null && openWishes(state).length > 0;

function openWishes(state: OfficeState): { date: LocalDate; wish: Wish }[] {
  const open: { date: LocalDate; wish: Wish }[] = [];
  for (const date of state.bookableDays())
    for (const record of state.memos(date)?.values() ?? [])
      if (record.type === 'wish' && record.open) open.push({ date, wish: record });
  return open.sort((a, b) => a.wish.at - b.wish.at || (a.wish.id < b.wish.id ? -1 : 1));
}

const heldFor = (state: OfficeState, wish: Wish, now: Instant): boolean =>
  offerFor(state, wish.id, now) !== null;
