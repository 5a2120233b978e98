/** P12: how an office is at this moment, for a lead of several: only counts, no person and no visit. */
import { stateOfCounter } from '../day/counter-state.ts';
import type { Day } from '../day/day.ts';
import type { Office } from '../office/office.ts';
import { isOpenItem, isToDo } from '../requests/open-item.ts';
import type { Memo } from '../requests/memo.ts';
import type { Instant } from '../time.ts';
import { showsStaff } from './staffed.ts';
import { waitedAt } from './waited.ts';
import type { Waited, WaitLevel } from './waited.ts';

export interface OfficeNow {
  /** Visitors who have arrived and are not called yet. */
  readonly waiting: number;
  /** Of these the one who has waited longest; null: no visitor waits. */
  readonly longestWait: Waited | null;
  /** Counters that say so, or whose visits show a clerk. */
  readonly countersOpen: number;
  readonly counters: number;
  /** What the lead's list has of today and other days: items that are open, and appointments outside the hours (C11). */
  readonly toDos: number;
}

const LEVELS: readonly WaitLevel[] = ['green', 'amber', 'red'];

/** `memos`: of today. They hold copies of what is open of other days. */
export function officeNow(
  { counters, rules }: Pick<Office, 'counters' | 'rules'>,
  day: Day,
  memos: Iterable<Memo>,
  now: Instant,
): OfficeNow {
  const visits = [...day.visits.values()];
  const waits = visits
    .filter(({ state }) => state === 'arrived')
    .map((visit) => waitedAt(visit, now, rules.waitLimits));
  const isStaffed = (id: (typeof counters)[number]['id']): boolean => {
    const said = stateOfCounter(day, id);
    return said === null
      ? visits.some((visit) => visit.counter === id && showsStaff(visit, now))
      : said === 'open';
  };
  return {
    waiting: waits.length,
    longestWait: waits.length === 0 ? null : waits.reduce(longer),
    countersOpen: counters.filter(({ id }) => isStaffed(id)).length,
    counters: counters.length,
    toDos: [...memos].reduce((count, memo) => count + toDosIn(memo), 0),
  };
}

/** The level is the worst of all visitors. One who came early has waited long, and is not kept waiting. */
const longer = (a: Waited, b: Waited): Waited => ({
  minutes: Math.max(a.minutes, b.minutes),
  level: LEVELS[Math.max(LEVELS.indexOf(a.level), LEVELS.indexOf(b.level))]!,
});

function toDosIn(memo: Memo): number {
  if (memo.type === 'outside') return memo.appointments.length;
  const record = memo.type === 'elsewhere' ? memo.record : memo;
  return isOpenItem(record) && isToDo(record) ? 1 : 0;
}
