/** Tables of the report: when visitors come, what services take, how lanes are used, and how many counters help. */
import { serviceOf } from '../office/office.ts';
import type { Office } from '../office/office.ts';
import type { ServiceId } from '../ids.ts';
import type { PeriodFigures } from './period-figures.ts';
import type { ReportTable } from './report-table.ts';
import { inKeyOrder, meanOf, percentOf, tenths } from './report-cells.ts';
import { suggestByHour, suggestMinutes, visitsAnHour } from './suggest.ts';

/**
 * A row an hour, `"08"`, a column a weekday, `"1"`: how many come on average on a day that the office is open. Hours
 * within the day in which no visitor came stand there, too.
 */
export function demandTable({ sum: { arrivals }, openDays, days }: PeriodFigures): ReportTable {
  const hours = Object.keys(arrivals).map((key) => Number(key.slice(2)));
  const first = Math.min(...hours);
  const weekdays = Object.keys(openDays).sort();
  const rows =
    hours.length === 0 ? [] : Array.from({ length: Math.max(...hours) - first + 1 }, (_, i) => first + i);
  return {
    id: 'demand',
    columns: weekdays.map((id) => ({ id, unit: 'mean' })),
    rows: rows.map((hour) => {
      const id = String(hour).padStart(2, '0');
      return {
        id,
        values: weekdays.map((day) => meanOf(arrivals[`${day}-${id}`] ?? 0, openDays[day]!)),
      };
    }),
    countedDays: days.length,
  };
}

export function servicesTable(office: Office, { sum: { services }, days }: PeriodFigures): ReportTable {
  return {
    id: 'services',
    columns: [
      { id: 'visits', unit: 'count' },
      { id: 'rendered', unit: 'count' },
      { id: 'planned', unit: 'minutes' },
      { id: 'observed', unit: 'minutes' },
      { id: 'set', unit: 'minutes' },
      { id: 'suggested', unit: 'minutes' },
    ],
    rows: inOrderOf(office.services, services).map(([id, s]) => ({
      id,
      values: [
        s.visits,
        s.rendered,
        meanOf(s.planned, s.visits),
        meanOf(s.observed, s.visits),
        serviceOf(office, id as ServiceId)?.minutes ?? null,
        suggestMinutes(s),
      ],
    })),
    countedDays: days.length,
  };
}

export function lanesTable(office: Office, { sum: { lanes }, days }: PeriodFigures): ReportTable {
  return {
    id: 'lanes',
    columns: [
      { id: 'open', unit: 'hours' },
      { id: 'booked', unit: 'percent' },
      { id: 'used', unit: 'percent' },
      { id: 'bookedOnline', unit: 'percent' },
      { id: 'unusedShort', unit: 'count' },
    ],
    rows: inOrderOf(office.lanes, lanes).map(([id, l]) => ({
      id,
      values: [
        tenths(l.open / 60),
        percentOf(l.booked, l.open),
        percentOf(l.served, l.open),
        percentOf(l.bookedOnline, l.online),
        l.unusedShort,
      ],
    })),
    countedDays: days.length,
  };
}

/** S2: a row a lane and hour, `"main 1-08"`: who comes in that hour, and the counters that they need. */
export function staffingTable(
  office: Office,
  { sum: { lanes }, days }: PeriodFigures,
  target: number,
): ReportTable {
  return {
    id: 'staffing',
    columns: [
      { id: 'visitsAnHour', unit: 'mean' },
      { id: 'counters', unit: 'count' },
    ],
    rows: inOrderOf(office.lanes, lanes).flatMap(([lane, l]) => {
      const counters = suggestByHour(l, target);
      if (counters === null) return [];
      return inKeyOrder(visitsAnHour(l)).map(([hour, visits]) => ({
        id: `${lane} ${hour}`,
        values: [tenths(visits), counters[hour] ?? null],
      }));
    }),
    countedDays: days.length,
  };
}

/** Values in the order of the office; those of entries that have gone come last. */
export function inOrderOf<V>(
  known: readonly { readonly id: string }[],
  record: Readonly<Record<string, V>>,
): [string, V][] {
  const order = new Map(known.map(({ id }, i) => [id, i]));
  const place = (id: string): number => order.get(id) ?? order.size;
  return inKeyOrder(record).sort(([a], [b]) => place(a) - place(b));
}
