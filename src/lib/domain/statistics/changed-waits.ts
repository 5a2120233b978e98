/**
 * What a change of hours or of the office means for those who wait (C3.5). The planner (S2.2) plays each weekday of a lane
 * that changes, as it was and as it would be. Who came in an hour that is closed then does not come in another. Where a
 * service is planned longer or shorter its visits take as much longer or shorter.
 */
import type { LaneId } from '../ids.ts';
import { openingsOn } from '../office/calendar.ts';
import { isSameValue } from '../office/canonical.ts';
import { serviceOf } from '../office/office.ts';
import type { Lane, Office } from '../office/office.ts';
import { timeOfDay, weekdayOf } from '../time.ts';
import type { LocalDate } from '../time.ts';
import type { PeriodFigures } from './period-figures.ts';
import { plannableDays, plannedDay, planner, setHoursOn } from './planner.ts';
import type { PlannedDay, SetHours } from './planner.ts';

/** The hour of a day in which visitors wait longest. */
export interface LongestWait {
  /** `"08"`. */
  readonly hour: string;
  /** Within which nine of ten of its visitors are called. */
  readonly minutes: number;
}

export interface ChangedWait {
  readonly lane: LaneId;
  /** `"1"` for Monday. */
  readonly weekday: string;
  /** The days on which the lane has these hours before and after, earliest first. */
  readonly dates: readonly LocalDate[];
  /** Null: no visitors came in the hours in which the lane is open. */
  readonly before: LongestWait | null;
  readonly after: LongestWait | null;
}

export interface ChangedWaits {
  /** Those that differ most first. */
  readonly waits: readonly ChangedWait[];
  /** Further weekdays of lanes that change and were not played, as an office at its limits has hundreds. */
  readonly more: number;
  /** A weekday of a lane is touched of which too little was counted. */
  readonly lacksFigures: boolean;
}

/** Weekdays of lanes that are played: tens of milliseconds each in a large office. */
const MOST_PLAYED = 12;

interface Touched {
  readonly lane: LaneId;
  readonly weekday: string;
  readonly dates: LocalDate[];
  readonly before: SetHours;
  readonly after: SetHours;
  /** By how much longer a visit takes then. */
  readonly stretch: number;
}

/** `dates`: the days that are looked at. */
export function changedWaits(
  figures: PeriodFigures,
  before: Office,
  after: Office,
  dates: readonly LocalDate[],
): ChangedWaits {
  const touched = touchedBy(figures, before, after, dates);
  const isKnown = ({ lane, weekday }: Touched): boolean => plannableDays(figures, lane).includes(weekday);
  const known = touched.filter(isKnown);
  const waits = known.slice(0, MOST_PLAYED).map((one): ChangedWait => {
    const { lane, weekday, dates: touchedDates } = one;
    const played = (set: SetHours, stretch = 1): LongestWait | null =>
      longestWait(plannedDay(figures, lane, weekday, one.before, stretch), set, one.before);
    return {
      ...{ lane, weekday, dates: touchedDates },
      ...{ before: played(one.before), after: played(one.after, one.stretch) },
    };
  });
  return {
    waits: waits.sort((a, b) => differenceIn(b) - differenceIn(a)),
    more: Math.max(0, known.length - MOST_PLAYED),
    lacksFigures: touched.length > known.length,
  };
}

const differenceIn = ({ before, after }: ChangedWait): number =>
  Math.abs((after?.minutes ?? 0) - (before?.minutes ?? 0));

/** By how much longer the visits of a lane take, by what each of its services took lately in all. */
function stretchOf({ sum }: PeriodFigures, before: Office, after: Office, lane: Lane): number {
  let [was, will] = [0, 0];
  for (const id of lane.services) {
    const [planned, then] = [serviceOf(before, id)?.minutes, serviceOf(after, id)?.minutes];
    const observed = sum.services[id]?.observed ?? 0;
    was += observed;
    will += planned === undefined || then === undefined ? observed : (observed * then) / planned;
  }
  return was > 0 ? will / was : 1;
}

/** Weekdays of lanes whose hours or visits differ. A lane that is closed then has no one who waits. */
function touchedBy(
  figures: PeriodFigures,
  before: Office,
  after: Office,
  dates: readonly LocalDate[],
): Touched[] {
  const touched = new Map<string, Touched>();
  const stretches = new Map(before.lanes.map((lane) => [lane.id, stretchOf(figures, before, after, lane)]));
  const isStretched = [...stretches.values()].some((stretch) => stretch !== 1);
  const [hoursBefore, hoursAfter] = [openSetHours(before), openSetHours(after)];
  for (const date of dates) {
    const [was, will] = [hoursBefore.openingsOf(date), hoursAfter.openingsOf(date)];
    if (was === will && !isStretched) continue;
    const weekday = String(weekdayOf(date));
    for (const { id: lane } of before.lanes) {
      const [laneBefore, laneAfter] = [hoursBefore.of(lane, date), hoursAfter.of(lane, date)];
      const stretch = stretches.get(lane) ?? 1;
      if (Object.keys(laneAfter).length === 0) continue;
      if (stretch === 1 && (was === will || isSameValue(laneBefore, laneAfter))) continue;
      const key = JSON.stringify([lane, weekday, laneBefore, laneAfter]);
      const known = touched.get(key);
      if (known === undefined)
        touched.set(key, { lane, weekday, dates: [date], before: laneBefore, after: laneAfter, stretch });
      else known.dates.push(date);
    }
  }
  return [...touched.values()];
}

/** The hours of lanes, reckoned once for all days that open and close at the same times. */
function openSetHours(office: Office) {
  const { timeZone } = office;
  const sets = new Map<string, SetHours>();
  const keys = new Map<LocalDate, string>();
  /** Once a date: the time of day is dear where the browser lacks `Temporal`. */
  function openingsOf(date: LocalDate): string {
    const known = keys.get(date);
    if (known !== undefined) return known;
    const times = openingsOn(office, date).map(({ from, to, lanes }) => [
      ...[timeOfDay(from, timeZone), timeOfDay(to, timeZone)],
      lanes,
    ]);
    const key = JSON.stringify(times);
    keys.set(date, key);
    return key;
  }
  return {
    openingsOf,
    of(lane: LaneId, date: LocalDate): SetHours {
      const key = `${lane} ${openingsOf(date)}`;
      const known = sets.get(key) ?? setHoursOn(office, lane, date);
      sets.set(key, known);
      return known;
    },
  };
}

/** `usual`: the hours with which the visitors of each hour were counted. A shorter hour has fewer. */
function longestWait(counted: PlannedDay | null, set: SetHours, usual: SetHours): LongestWait | null {
  if (counted === null) return null;
  const hours = counted.hours
    .flatMap((hour) => {
      const now = set[hour.hour];
      if (now === undefined) return [];
      const lengthBefore = hour.to - hour.from;
      const share = usual[hour.hour] === undefined ? 1 : Math.min(1, (now.to - now.from) / lengthBefore);
      return [{ ...hour, from: now.from, to: now.to, visits: hour.visits * share }];
    })
    .sort((a, b) => a.from - b.from);
  if (hours.length === 0) return null;
  const plan = Object.fromEntries(Object.entries(set).map(([hour, { counters }]) => [hour, counters]));
  return planner({ ...counted, hours })(plan).reduce<LongestWait | null>(
    (longest, { hour, ninetieth }) =>
      ninetieth !== null && ninetieth > (longest?.minutes ?? -1) ? { hour, minutes: ninetieth } : longest,
    null,
  );
}
