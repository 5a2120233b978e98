/** Tables of the report: who came, what became of them, how long it took, and what was foretold. */
import type { PeriodFigures } from './period-figures.ts';
import type { ReportRow, ReportTable } from './report-table.ts';
import { inKeyOrder, medianOf, ninetiethOf, percentOf, tenths, totalOf } from './report-cells.ts';
import type { DetailStatistics } from './detail.ts';
import type { Statistics } from './statistics.ts';
import { addCounts } from './tally.ts';
import type { Counts } from './tally.ts';

/** Null: no day was counted. */
const counted = ({ sum, days }: PeriodFigures, count: (of: Statistics) => number): number | null =>
  days.length === 0 ? null : count(sum);

const visitRows = {
  appointments: (s: Statistics) => s.appointments,
  tickets: (s: Statistics) => s.tickets,
  came: (s: Statistics) => totalOf(s.arrivals),
  finished: (s: Statistics) => s.finished,
  'not-rendered': (s: Statistics) => s.notRendered,
  'not-recorded': (s: Statistics) => s.notRecorded,
};

const pickUps = (s: Statistics): number => s.pickUps;

export const visitsTable = (now: PeriodFigures, before: PeriodFigures): ReportTable => ({
  id: 'visits',
  columns: [
    { id: 'count', unit: 'count' },
    { id: 'before', unit: 'count' },
  ],
  rows: [
    ...Object.entries(visitRows).map(([id, count]) => ({
      id,
      values: [counted(now, count), counted(before, count)],
    })),
    // A9: in an office that has them.
    ...(now.sum.pickUps + before.sum.pickUps > 0
      ? [{ id: 'pick-ups', values: [counted(now, pickUps), counted(before, pickUps)] }]
      : []),
    // Where days are invented, the file says so, too.
    ...((now.sum.example ?? 0) + (before.sum.example ?? 0) > 0
      ? [{ id: 'example', values: [now.sum.example ?? 0, before.sum.example ?? 0] }]
      : []),
  ],
  countedDays: now.days.length,
});

/** Outcomes of appointments are shares of the appointments, the others shares of all who came. */
const outcomeRows = {
  cancelled: { count: (s: Statistics) => s.cancelled, all: (s: Statistics) => s.appointments },
  moved: { count: (s: Statistics) => s.moved, all: (s: Statistics) => s.appointments },
  unconfirmed: { count: (s: Statistics) => s.unconfirmed, all: (s: Statistics) => s.appointments },
  'no-shows': { count: (s: Statistics) => s.noShows, all: (s: Statistics) => s.appointments },
  missed: { count: (s: Statistics) => s.missed, all: (s: Statistics) => totalOf(s.arrivals) },
  unserved: { count: (s: Statistics) => s.unserved, all: (s: Statistics) => totalOf(s.arrivals) },
  left: { count: (s: Statistics) => s.left, all: (s: Statistics) => totalOf(s.arrivals) },
};

export const outcomesTable = (now: PeriodFigures, before: PeriodFigures): ReportTable => ({
  id: 'outcomes',
  columns: [
    { id: 'count', unit: 'count' },
    { id: 'share', unit: 'percent' },
    { id: 'before', unit: 'count' },
    { id: 'shareBefore', unit: 'percent' },
  ],
  rows: Object.entries(outcomeRows).map(([id, { count, all }]) => ({
    id,
    values: [now, before].flatMap((of) => [
      counted(of, count),
      percentOf(counted(of, count), counted(of, all) ?? 0),
    ]),
  })),
  countedDays: now.days.length,
});

/** Up to this many days stand one by one, more by month. */
const MOST_DAYS_APART = 62;

/** Rows by day, `2026-11-23`, or by month, `2026-11`. */
export function byDayTable({ days }: PeriodFigures): ReportTable {
  const together = new Map<string, { came: number; waits: Counts }>();
  for (const [date, { arrivals, waits }] of days) {
    const id = days.length > MOST_DAYS_APART ? date.slice(0, 7) : date;
    const before = together.get(id) ?? { came: 0, waits: {} };
    together.set(id, { came: before.came + totalOf(arrivals), waits: addCounts(before.waits, waits) });
  }
  return {
    id: 'byDay',
    columns: [
      { id: 'came', unit: 'count' },
      { id: 'median', unit: 'minutes' },
      { id: 'ninetieth', unit: 'minutes' },
    ],
    rows: [...together].map(([id, { came, waits }]) => ({
      id,
      values: [came, medianOf(waits), ninetiethOf(waits)],
    })),
    countedDays: days.length,
  };
}

const timeKinds = ['wait', 'toCounter', 'service'] as const;
type TimeKind = (typeof timeKinds)[number];

/**
 * `wait`, `wait-appointment`, `wait-walkIn`, then the same of the time to the counter and of the service. Pick-ups (A9)
 * follow as `wait-pickUp` where the office has them.
 */
export function timesTable(now: PeriodFigures, before: PeriodFigures): ReportTable {
  return {
    id: 'times',
    columns: [
      { id: 'visits', unit: 'count' },
      { id: 'median', unit: 'minutes' },
      { id: 'ninetieth', unit: 'minutes' },
      { id: 'medianBefore', unit: 'minutes' },
      { id: 'ninetiethBefore', unit: 'minutes' },
    ],
    rows: timeKinds.flatMap((kind) => timeRows(now, before, kind)),
    countedDays: now.detail?.days ?? 0,
  };
}

function timeRows(now: PeriodFigures, before: PeriodFigures, kind: TimeKind): ReportRow[] {
  const row = (id: string, counts: (of: PeriodFigures) => Counts | null): ReportRow => {
    const [own, earlier] = [counts(now), counts(before)];
    const visits = own === null ? null : totalOf(own);
    return {
      id,
      values: [visits, medianOf(own), ninetiethOf(own), medianOf(earlier), ninetiethOf(earlier)],
    };
  };
  return [
    // The wait of all was counted on days on which its parts were not.
    row(kind, (of) => (kind === 'wait' ? wholeWaits(of) : together(of.detail, kind))),
    row(`${kind}-appointment`, ({ detail }) => detail?.appointment[kind] ?? null),
    row(`${kind}-walkIn`, ({ detail }) => detail?.walkIn[kind] ?? null),
    ...(now.sum.pickUps + before.sum.pickUps > 0
      ? [row(`${kind}-pickUp`, ({ detail }) => detail?.pickUp[kind] ?? null)]
      : []),
  ];
}

const wholeWaits = ({ sum, days }: PeriodFigures): Counts | null => (days.length === 0 ? null : sum.waits);
const together = (detail: DetailStatistics | null, kind: TimeKind): Counts | null =>
  detail === null
    ? null
    : addCounts(addCounts(detail.appointment[kind], detail.walkIn[kind]), detail.pickUp[kind]);

/** Rows by the hour of the day, `"08"`, for all weekdays together. */
export function waitsByHourTable({ detail }: PeriodFigures): ReportTable {
  const byHour: Record<string, Counts> = {};
  for (const [key, counts] of Object.entries(detail?.waitsByHour ?? {})) {
    const hour = key.slice(2);
    byHour[hour] = addCounts(byHour[hour] ?? {}, counts);
  }
  return {
    id: 'waitsByHour',
    columns: [
      { id: 'visits', unit: 'count' },
      { id: 'median', unit: 'minutes' },
      { id: 'ninetieth', unit: 'minutes' },
    ],
    rows: inKeyOrder(byHour).map(([id, counts]) => ({
      id,
      values: [totalOf(counts), medianOf(counts), ninetiethOf(counts)],
    })),
    countedDays: detail?.days ?? 0,
  };
}

/** Q8: what visitors with a ticket were told. An error of zero minutes lay within what was told. */
export function estimatesTable(now: PeriodFigures, before: PeriodFigures): ReportTable {
  const row = (id: string, { sum: { estimateErrors: errors } }: PeriodFigures): ReportRow[] => {
    const told = totalOf(errors);
    return told === 0
      ? []
      : [
          {
            id,
            values: [
              told,
              percentOf(errors['0'] ?? 0, told),
              tenths(medianOf(errors)),
              tenths(ninetiethOf(errors)),
            ],
          },
        ];
  };
  return {
    id: 'estimates',
    columns: [
      { id: 'told', unit: 'count' },
      { id: 'within', unit: 'percent' },
      { id: 'medianOff', unit: 'minutes' },
      { id: 'ninetiethOff', unit: 'minutes' },
    ],
    rows: [...row('now', now), ...row('before', before)],
    countedDays: now.days.length,
  };
}
