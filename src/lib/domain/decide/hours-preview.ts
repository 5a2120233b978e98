/**
 * What a change of hours or of the office does (C3, C11), before it is made. A lead sees it, and `decide` refuses by the same function
 * what the lead has not seen.
 */
import * as z from 'zod/mini';
import { visitNumber } from '../day/appointment.ts';
import type { AppointmentEvent } from '../day/appointment.ts';
import { appointmentOf, takenPlaces } from '../day/day.ts';
import type { Day } from '../day/day.ts';
import { laneId, visitId } from '../ids.ts';
import type { LaneId } from '../ids.ts';
import { openCells } from '../office/capacity.ts';
import type { LaneCount } from '../office/capacity.ts';
import { hoursProblem } from '../office/hours.ts';
import { officeEdit } from '../office/office-edit.ts';
import { officeProblem } from '../office/office-problems.ts';
import { erasedDays } from '../office/retention.ts';
import { GRID_MINUTES, holiday } from '../office/office.ts';
import type { Office } from '../office/office.ts';
import { instant, localDate, MINUTE_MS } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';
import type { Alternative } from '../requests/answer.ts';
import type { OfficeState } from './decision.ts';
import { outsideOn } from './outside.ts';

/** An appointment that a change of hours hits. */
export const hitAppointment = z.object({
  date: localDate,
  visit: visitId,
  number: visitNumber,
  start: instant,
  minutes: z.int(),
  lane: laneId,
  /**
   * `hours`: it lies outside them. `services`: its lane does not serve what it is about any more. `lane`: that has gone.
   * `counters`: more are booked at its time than its lane has counters then; it keeps its time (C11).
   */
  why: z.enum(['hours', 'services', 'lane', 'counters']),
});
export type HitAppointment = Readonly<z.infer<typeof hitAppointment>>;

/** The same, with whom to call or to write to. Null: not given. */
export const hitPerson = z.extend(hitAppointment, {
  name: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  /** A mail about it would go out. */
  hasMail: z.boolean(),
  /** C3: what is free instead. */
  proposals: z.array(z.object({ date: localDate, start: instant })),
});
export type HitPerson = Readonly<z.infer<typeof hitPerson>>;

/** A day whose places change. */
export const changedDay = z.object({
  date: localDate,
  /** Places before anything is booked: all, and those that are bookable online, also on the day itself. */
  before: z.object({ places: z.int(), online: z.int() }),
  after: z.object({ places: z.int(), online: z.int() }),
});
export type ChangedDay = Readonly<z.infer<typeof changedDay>>;

export const hoursPreview = z.object({
  problems: z.array(hoursProblem),
  hit: z.array(hitPerson),
  days: z.array(changedDay),
  /** How long one place is, in minutes: what a usual service takes. */
  placeMinutes: z.int(),
});
export type HoursPreview = Readonly<z.infer<typeof hoursPreview>>;

/** What an edit of the office does, and why it cannot be made as it is. */
export const officePreview = z.object({
  ...{ problems: z.array(officeProblem), hit: z.array(hitPerson), days: z.array(changedDay) },
  placeMinutes: z.int(),
  /** When visitors are due who need what is removed; empty: it is not needed. */
  needed: z.array(z.object({ date: localDate, start: instant })),
  /** P3: the past days that a shorter retention erases; left out: none. The lead has to agree (`change-office`). */
  erases: z.optional(erasedDays),
  /** C3: the days off from today on that the edit adds and takes away; left out: they stay. */
  holidays: z.optional(z.object({ added: z.array(holiday), removed: z.array(holiday) })),
  /** What counts now in the place of what the lead saw; left out: they saw what counts. */
  meanwhile: z.optional(officeEdit.shape.was),
});
export type OfficePreview = Readonly<z.infer<typeof officePreview>>;

/** All appointments that a change of hours newly hits, earliest first. */
export const hitBy = (state: OfficeState, changed: Office): HitAppointment[] =>
  state.bookableDays().flatMap((date) => {
    const day = state.day(date);
    return day === null ? [] : hitOn(state.office, changed, day);
  });

/** The appointments of one day that a change hits. */
export function hitOn(office: Office, changed: Office, day: Day): HitAppointment[] {
  const before = new Set(outsideOn(office, day).map(({ visit }) => visit));
  const outside = new Map(
    outsideOn(changed, day).flatMap(({ visit, why }) => (before.has(visit) ? [] : [[visit, why]])),
  );
  const crowded = crowdedSpans(office, changed, day);
  return [...day.visits.values()]
    .flatMap(({ id, state }): HitAppointment[] => {
      const event = appointmentOf(day, id);
      if (event === undefined || (state !== 'reserved' && state !== 'booked')) return [];
      const { number, start, minutes, lane, date } = event;
      const isCrowded = (crowded.get(lane) ?? []).some((at) => isDuring(event, at));
      const why = outside.get(id) ?? (isCrowded ? 'counters' : null);
      if (why === null) return [];
      return [{ date, visit: id, number, start, minutes, lane, why }];
    })
    .sort((a, b) => a.start - b.start || (a.visit < b.visit ? -1 : 1));
}

const isDuring = ({ start, minutes }: AppointmentEvent, at: Instant): boolean =>
  start <= at && at < start + minutes * MINUTE_MS;

/** The cells of each lane with fewer counters than booked appointments, and with a greater lack than before. */
function crowdedSpans(office: Office, changed: Office, day: Day): Map<LaneId, Instant[]> {
  const crowded = new Map<LaneId, Instant[]>();
  const standing = takenPlaces(office, day).filter(({ freeAt }) => freeAt === null);
  const after = standing.length === 0 ? null : openCells(changed, day.date);
  if (after === null) return crowded;
  const before = openCells(office, day.date);
  for (const [lane, places] of Map.groupBy(standing, (place) => place.lane)) {
    const counters = after.lanes.get(lane)?.counters;
    if (counters === undefined) continue;
    const spans = counters.reduce<Instant[]>((found, open, cell) => {
      const at = after.first + cell * GRID_MINUTES * MINUTE_MS;
      if (open === 0) return found;
      const booked = places.filter(({ start, minutes }) => start <= at && at < start + minutes * MINUTE_MS);
      const had = countersAt(before, lane, at);
      return booked.length > open && open < had ? [...found, at] : found;
    }, []);
    if (spans.length > 0) crowded.set(lane, spans);
  }
  return crowded;
}

function countersAt(open: ReturnType<typeof openCells>, lane: LaneId, at: Instant): number {
  if (open === null) return 0;
  return open.lanes.get(lane)?.counters[Math.floor((at - open.first) / (GRID_MINUTES * MINUTE_MS))] ?? 0;
}

/** What a usual service takes, rounded up to the grid: the median of those that can be booked. */
export function placeMinutesOf({ services }: Office): number {
  const minutes = services
    .filter(({ bookable }) => bookable)
    .map((service) => service.minutes)
    .sort((a, b) => a - b);
  const median = minutes[Math.floor(minutes.length / 2)] ?? GRID_MINUTES;
  return Math.ceil(median / GRID_MINUTES) * GRID_MINUTES;
}

/**
 * Null: as many places as before. `isBookable`: whether the day lies within the horizon before and after. Both are
 * counted by the same usual service.
 */
export function changeOfDay(
  office: Office,
  changed: Office,
  date: LocalDate,
  isBookable = { before: true, after: true },
): ChangedDay | null {
  const minutes = placeMinutesOf(office);
  const before = isBookable.before ? placesOn(office, date, minutes) : NO_PLACES;
  const after = isBookable.after ? placesOn(changed, date, minutes) : NO_PLACES;
  const isSame = before.places === after.places && before.online === after.online;
  return isSame ? null : { date, before, after };
}

/** C3: the days off from today on by which an edited office differs; null: they stay. */
export function changedHolidays(
  { holidays: before }: Office,
  { holidays: after }: Office,
  today: LocalDate,
): NonNullable<OfficePreview['holidays']> | null {
  const [added, removed] = [
    [after, before],
    [before, after],
  ].map(([these, others]) => {
    const known = new Set(others!.map(({ date }) => date));
    return these!.filter(({ date }) => date >= today && !known.has(date));
  });
  return added!.length + removed!.length === 0 ? null : { added: added!, removed: removed! };
}

const NO_PLACES: ChangedDay['before'] = { places: 0, online: 0 };

/** How many usual services fit into the counters of a day. */
export function placesOn(
  office: Office,
  date: LocalDate,
  placeMinutes = placeMinutesOf(office),
): ChangedDay['before'] {
  const open = openCells(office, date);
  const lanes = open === null ? [] : [...open.lanes.values()];
  const fitting = (of: (count: LaneCount) => Int16Array): number => {
    const cells = lanes.reduce((all, lane) => of(lane).reduce((sum, counters) => sum + counters, all), 0);
    return Math.floor((cells * GRID_MINUTES) / placeMinutes);
  };
  return { places: fitting((lane) => lane.counters), online: fitting((lane) => lane.released) };
}

/** Adds the person of the appointment, as far as they are known here. */
export function withPerson(
  state: Pick<OfficeState, 'people'>,
  hit: HitAppointment,
  proposals: readonly Alternative[] = [],
): HitPerson {
  const { name = null, phone = null, mail = null } = state.people(hit.date)?.get(hit.visit)?.contact ?? {};
  return { ...hit, name, phone, hasMail: mail !== null, proposals: [...proposals] };
}
