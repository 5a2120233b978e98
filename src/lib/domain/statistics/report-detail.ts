/** Tables of the report that figures from before lack: counters, ways to meet, who booked, and how many days ahead. */
import type { Office } from '../office/office.ts';
import type { PeriodFigures } from './period-figures.ts';
import type { ReportTable } from './report-table.ts';
import { meanOf, medianOf, ninetiethOf, percentOf, tenths, totalOf } from './report-cells.ts';
import { inOrderOf } from './report-use.ts';
import { waysToMeet } from './variant-statistics.ts';
import type { WayStatistics } from './variant-statistics.ts';

export const countersTable = (office: Office, { detail }: PeriodFigures): ReportTable => ({
  id: 'counters',
  columns: [
    { id: 'visits', unit: 'count' },
    { id: 'served', unit: 'hours' },
    { id: 'visitsADay', unit: 'mean' },
  ],
  rows: inOrderOf(office.counters, detail?.counters ?? {}).map(([id, { visits, served }]) => ({
    id,
    values: [visits, tenths(served / 60), meanOf(visits, detail?.days ?? 0)],
  })),
  countedDays: detail?.days ?? 0,
});

/** S1.12: none where the office offers no variants and none were counted. */
export function variantsTables(office: Office, { sum: { variants } }: PeriodFigures): ReportTable[] {
  const ways = variants?.ways ?? {};
  const hasVariants =
    office.services.some((service) => service.variants.length > 0) ||
    waysToMeet.some((way) => way !== 'on-site' && ways[way] !== undefined);
  if (!hasVariants) return [];
  const known = waysToMeet.flatMap((id) => {
    const own = ways[id];
    return own === undefined ? [] : [{ id, values: wayValues(own) }];
  });
  return [
    {
      id: 'variants',
      columns: [
        { id: 'appointments', unit: 'count' },
        { id: 'finished', unit: 'count' },
        { id: 'noShows', unit: 'count' },
        { id: 'missed', unit: 'count' },
        { id: 'absent', unit: 'percent' },
        { id: 'medianService', unit: 'minutes' },
        { id: 'ninetiethService', unit: 'minutes' },
      ],
      rows: known,
      countedDays: variants?.days ?? 0,
    },
  ];
}

const wayValues = ({ appointments, finished, noShows, missed, service }: WayStatistics) => [
  ...[appointments, finished, noShows, missed],
  ...[percentOf(noShows + missed, appointments), medianOf(service), ninetiethOf(service)],
];

const channels = ['online', 'staff', 'kiosk', 'import'] as const;

export function bookedTable(now: PeriodFigures, before: PeriodFigures): ReportTable {
  const booked = now.detail?.booked ?? null;
  const earlier = before.detail?.booked ?? null;
  return {
    id: 'booked',
    columns: [
      { id: 'count', unit: 'count' },
      { id: 'share', unit: 'percent' },
      { id: 'shareBefore', unit: 'percent' },
    ],
    rows:
      booked === null
        ? []
        : channels.map((id) => ({
            id,
            values: [
              booked[id],
              percentOf(booked[id], totalOf(booked)),
              earlier === null ? null : percentOf(earlier[id], totalOf(earlier)),
            ],
          })),
    countedDays: now.detail?.days ?? 0,
  };
}

/** Days from the booking to the appointment: each part up to its last day; the last part has none. */
const leadParts = [
  ['0', 0],
  ['1', 1],
  ['2-3', 3],
  ['4-7', 7],
  ['8-14', 14],
  ['15-28', 28],
  ['29', Infinity],
] as const;

export function leadTable({ detail }: PeriodFigures): ReportTable {
  const days = Object.entries(detail?.leadDays ?? {}).map(([day, n]) => [Number(day), n] as const);
  const all = totalOf(detail?.leadDays ?? {});
  const within = (last: number): number => days.reduce((sum, [day, n]) => (day <= last ? sum + n : sum), 0);
  return {
    id: 'leadDays',
    columns: [
      { id: 'count', unit: 'count' },
      { id: 'share', unit: 'percent' },
    ],
    rows:
      all === 0
        ? []
        : leadParts.map(([id, last], i) => {
            const count = within(last) - (i === 0 ? 0 : within(leadParts[i - 1]![1]));
            return { id, values: [count, percentOf(count, all)] };
          }),
    countedDays: detail?.days ?? 0,
  };
}
