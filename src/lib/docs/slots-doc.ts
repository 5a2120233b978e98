/**
 * `slots:<office>`: what is free. A record by date says what every day that can be booked has, as if nothing were taken. A
 * record by date and lane counts instead where something is, so a booking writes one lane of one day. In stores of earlier
 * relays a day already lacks what is taken.
 */
import * as z from 'zod/mini';
import { daySlots } from '../domain/office/capacity.ts';
import type { DaySlots } from '../domain/office/capacity.ts';
import type { LocalDate } from '../domain/time.ts';
import type { RecordDocument } from './entry-list.ts';
import { openWritableRecords } from './records.ts';
import type { Report, WritableRecords } from './records.ts';

/** As many cells as a day may have. */
const MOST_LANE_CELLS = 600;

/** The cells of a lane. A digit that stands more than four times in a row is followed by `*`, how often, and a dot. */
const runs = z.string().check(
  z.maxLength(MOST_LANE_CELLS),
  z.regex(/^(?:[0-9a-z](?:\*[1-9]\d{0,2}\.)?)*$/, { error: 'runs of digits of base 36', abort: true }),
  z.refine((text) => expandRuns(text).length <= MOST_LANE_CELLS, 'too many cells'),
);

/** What is free in one lane of a day: left online, left online once released, left for staff. */
const laneSlots = z.strictObject({ online: runs, released: runs, all: runs });
export type LaneSlots = z.infer<typeof laneSlots>;

export type SlotsRecord = DaySlots | LaneSlots;

export const openSlotsDoc = (doc: RecordDocument, report: Report): WritableRecords<SlotsRecord> =>
  openWritableRecords<SlotsRecord>(doc, slotsSchema, report);

const slotsSchema = (key: string): z.ZodMiniType<SlotsRecord> => (key.includes(':') ? laneSlots : daySlots);

export const laneKey = (date: LocalDate, lane: string): string => `${date}:${lane}`;
/** The day that a record is about. */
export const dateOfSlots = (key: string): LocalDate => key.split(':', 1)[0] as LocalDate;

/** What is free, by day, earliest first. */
export function slotsIn(records: ReadonlyMap<string, SlotsRecord>): Map<LocalDate, DaySlots> {
  const days = new Map<LocalDate, DaySlots>();
  const lanes: (readonly [key: string, LaneSlots])[] = [];
  for (const [key, record] of records)
    if ('date' in record) days.set(record.date, record);
    else lanes.push([key, record]);
  for (const [key, record] of lanes) {
    const [day, lane] = [days.get(dateOfSlots(key)), key.slice(key.indexOf(':') + 1)];
    if (day === undefined || !Object.hasOwn(day.lanes, lane)) continue;
    days.set(day.date, { ...day, lanes: { ...day.lanes, [lane]: laneCells(record) } });
  }
  return new Map([...days].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The same of records that were not read yet, as of a snapshot. Those that do not fit are left out. */
export const slotsFrom = (records: Readonly<Record<string, unknown>>): Map<LocalDate, DaySlots> =>
  slotsIn(
    new Map(
      Object.entries(records).flatMap(([key, record]): [string, SlotsRecord][] => {
        const read = slotsSchema(key).safeParse(record);
        return read.success ? [[key, read.data]] : [];
      }),
    ),
  );

/** Read once: the same records stand beside each one that changes. */
const cellsIn = new WeakMap<LaneSlots, DaySlots['lanes'][string]>();
export function laneCells(record: LaneSlots): DaySlots['lanes'][string] {
  const known = cellsIn.get(record);
  if (known !== undefined) return known;
  const { online, released, all } = record;
  const cells = { online: expandRuns(online), released: expandRuns(released), all: expandRuns(all) };
  cellsIn.set(record, cells);
  return cells;
}

export const laneRecord = ({ online, released, all }: DaySlots['lanes'][string]): LaneSlots => ({
  ...{ online: writeRuns(online), released: writeRuns(released), all: writeRuns(all) },
});

export const writeRuns = (cells: string): string =>
  cells.replace(/(.)\1{4,998}/g, (run: string, digit: string) => `${digit}*${run.length}.`);

export const expandRuns = (runs: string): string =>
  runs.replace(/(.)\*(\d+)\./g, (_run, digit: string, times: string) => digit.repeat(Number(times)));
