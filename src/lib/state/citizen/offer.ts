/** What the office offers to a visitor who has chosen services: days with their free counts, the free times of a day. */
import { freeStarts } from '../../domain/office/capacity.ts';
import type { Channel, DaySlots } from '../../domain/office/capacity.ts';
import { lanesForMove, needOf } from '../../domain/requests/need.ts';
import type { LaneId } from '../../domain/ids.ts';
import type { OwnAppointment } from '../../domain/requests/answer.ts';
import type { Choice, Office } from '../../domain/office/office.ts';
import { easyStarts } from '../../domain/office/easy-starts.ts';
import { dateOf, timeOfDay } from '../../domain/time.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';

/** What a phone knows of an office. */
export interface KnownOffice {
  readonly office: Office;
  readonly slots: ReadonlyMap<LocalDate, DaySlots>;
  /** False: what is free has never been loaded here, so nothing can be called taken. */
  readonly slotsKnown: boolean;
}

/** What a place must have: these minutes at a counter of one of these lanes. Null: the office has no lane for it. */
export type PlaceNeed = { readonly minutes: number; readonly lanes: readonly LaneId[] } | null;

export function needToBook(
  office: Office,
  choices: readonly Choice[],
  channel: Channel = 'online',
): PlaceNeed {
  const need = needOf(office, choices, channel);
  return need.ok ? need.value : null;
}

/** B8: an appointment keeps its length when it is moved. */
export function needToMove(office: Office, { services, minutes }: OwnAppointment): PlaceNeed {
  const lanes = lanesForMove(office, services);
  return lanes.length === 0 ? null : { minutes, lanes };
}

export interface OfferedDay {
  readonly date: LocalDate;
  readonly free: number;
  /** C8: it can be booked from then on; null: already now. */
  readonly opensAt: Instant | null;
  /** C9: more places for this need are released then; null: none are to come. */
  readonly releaseAt: Instant | null;
}

export interface OfferedTimes {
  readonly forenoon: readonly Instant[];
  readonly afternoon: readonly Instant[];
}

/** The days that are open, earliest first, with the number of starts that fit. */
export function offeredDays(
  known: KnownOffice,
  need: PlaceNeed,
  now: Instant,
  channel: Channel = 'online',
): OfferedDay[] {
  const today = dateOf(now, known.office.timeZone);
  const days = [...known.slots.values()].filter((s) => s.date >= today);
  days.sort((a, b) => (a.date < b.date ? -1 : 1));
  return days.map((slots) => ({
    date: slots.date,
    free: choicesOf(known.office, slots, need, now, channel).length,
    opensAt: slots.bookableFrom > now ? slots.bookableFrom : null,
    releaseAt: releaseFor(known.office, slots, need, now),
  }));
}

export function offeredTimes(
  known: KnownOffice,
  date: LocalDate,
  need: PlaceNeed,
  now: Instant,
  channel: Channel = 'online',
): OfferedTimes {
  const slots = known.slots.get(date);
  const starts = slots === undefined ? [] : choicesOf(known.office, slots, need, now, channel);
  const before = (at: Instant): boolean => timeOfDay(at, known.office.timeZone) < '12:00';
  return { forenoon: starts.filter(before), afternoon: starts.filter((at) => !before(at)) };
}

/** The earliest start of all days that are open, or null. */
export function earliestStart(
  known: KnownOffice,
  need: PlaceNeed,
  now: Instant,
): { readonly date: LocalDate; readonly start: Instant } | null {
  const dates = [...known.slots.keys()].sort();
  for (const date of dates) {
    const [start] = startsOf(known.office, known.slots.get(date)!, need, now, 'online');
    if (start !== undefined) return { date, start };
  }
  return null;
}

/** C9: when more of a day opens; null: it is not today, nothing is to come, or nothing is known of the day. */
export function releaseOn(
  { office, slots }: KnownOffice,
  date: LocalDate,
  need: PlaceNeed,
  now: Instant,
): Instant | null {
  const known = slots.get(date);
  return known === undefined || date !== dateOf(now, office.timeZone)
    ? null
    : releaseFor(office, known, need, now);
}

/** When the same-day share opens starts for the need that are not free now (C9); null: it has come, or has none. */
export function releaseFor(office: Office, slots: DaySlots, need: PlaceNeed, now: Instant): Instant | null {
  const { releaseAt } = slots;
  if (releaseAt === null || releaseAt <= now) return null;
  const free = new Set(startsOf(office, slots, need, now, 'online'));
  return startsOf(office, slots, need, releaseAt, 'online').some((start) => !free.has(start))
    ? releaseAt
    : null;
}

/** What one chooses from. Staff see every free start: the visitor opposite may ask for any. */
function choicesOf(
  office: Office,
  slots: DaySlots,
  need: PlaceNeed,
  now: Instant,
  channel: Channel,
): readonly Instant[] {
  const starts = startsOf(office, slots, need, now, channel);
  return channel === 'staff' ? starts : easyStarts(starts, office);
}

function startsOf(
  office: Office,
  slots: DaySlots,
  need: PlaceNeed,
  now: Instant,
  channel: Channel,
): Instant[] {
  if (need === null) return [];
  const { lanes, minutes } = need;
  return freeStarts(slots, lanes, minutes, channel, now, office.rules.leadMinutes).map((f) => f.start);
}

/** Whether a place may still be free as far as this phone knows. Optimistic: the office decides. */
export function placeMayBeFree(
  known: KnownOffice,
  date: LocalDate | null,
  start: Instant | null,
  need: PlaceNeed,
  now: Instant,
): boolean {
  if (!known.slotsKnown) return true;
  const slots = date === null ? undefined : known.slots.get(date);
  return (
    slots !== undefined &&
    start !== null &&
    startsOf(known.office, slots, need, now, 'online').includes(start)
  );
}
