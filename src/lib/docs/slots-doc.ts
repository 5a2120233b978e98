/**
 * `slots:<office>`: what is free. A record `open:<date>` says what every day that can be booked has, as if nothing were
 * taken. A record `<date>:<lane>` counts instead where something is, so a booking writes one lane of one day. Pages of
 * earlier versions can read neither, and take no day for free. In stores of earlier relays a day stands under its date,
 * and lacks what is taken.
 */
import * as z from 'zod/mini';
import { daySlots } from '../domain/office/capacity.ts';
import type { DaySlots } from '../domain/office/capacity.ts';
import type { LocalDate } from '../domain/time.ts';
import type { RecordDocument } from './entry-list.ts';
import { openWritableRecords } from './records.ts';
import type { Report, WritableRecords } from './records.ts';

/** The most cells of a lane on one day. */
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

const { date, first, bookableFrom, releaseAt } = daySlots.shape;
/** A day as if nothing were taken. It has no `lanes`, by which pages of earlier versions would take it for what is free. */
const openDay = z.strictObject({
  ...{ date, first, bookableFrom, releaseAt },
  open: z.record(z.string(), laneSlots),
});
export type OpenDay = z.infer<typeof openDay>;

export type SlotsRecord = OpenDay | DaySlots | LaneSlots;

export const openSlotsDoc = (doc: RecordDocument, report: Report): WritableRecords<SlotsRecord> =>
  openWritableRecords<SlotsRecord>(doc, slotsSchema, report);

const OPEN = 'open:';

function slotsSchema(key: string): z.ZodMiniType<SlotsRecord> {
  if (key.startsWith(OPEN)) return openDay;
  return key.includes(':') ? laneSlots : daySlots;
}

export const openDayKey = (day: LocalDate): string => OPEN + day;
export const laneKey = (day: LocalDate, lane: string): string => `${day}:${lane}`;
/** The day that a record is about. */
export const dateOfSlots = (key: string): LocalDate =>
  (key.startsWith(OPEN) ? key.slice(OPEN.length) : key.split(':', 1)[0]!) as LocalDate;

/** What is free, by day, earliest first. A day of which nothing has changed is the same object as before. */
export function slotsIn(records: ReadonlyMap<string, SlotsRecord>): Map<LocalDate, DaySlots> {
  const days = new Map<LocalDate, OpenDay | DaySlots>();
  const lanes = new Map<LocalDate, [lane: string, LaneSlots][]>();
  for (const [key, record] of records) {
    const day = dateOfSlots(key);
    // Until a relay of this version has written the day, only the old record is there.
    if ('open' in record) days.set(day, record);
    else if ('date' in record) days.set(day, days.get(day) ?? record);
    else lanes.set(day, [...(lanes.get(day) ?? []), [key.slice(day.length + 1), record]]);
  }
  return new Map(
    [...days]
      .map(([day, record]) => [day, joined(record, lanes.get(day) ?? [])] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

type LaneRows = readonly (readonly [lane: string, LaneSlots])[];

/** Each day as it was joined last, since a booking changes one of many. */
const joinedDays = new WeakMap<OpenDay | DaySlots, { readonly rows: LaneRows; readonly day: DaySlots }>();

function joined(record: OpenDay | DaySlots, rows: LaneRows): DaySlots {
  const known = joinedDays.get(record);
  if (known?.rows.length === rows.length && known.rows.every(([, row], nth) => row === rows[nth]![1]))
    return known.day;
  const taken = rows.map(([lane, row]) => [lane, laneCells(row)] as const);
  const day = 'open' in record ? openDayCells(record) : record;
  const own = Object.fromEntries(taken.filter(([lane]) => Object.hasOwn(day.lanes, lane)));
  const fresh = rows.length === 0 ? day : { ...day, lanes: { ...day.lanes, ...own } };
  joinedDays.set(record, { rows, day: fresh });
  return fresh;
}

/**
 * The same of records that were not read yet, as of a snapshot: each day is read when it is asked for first. Records that do
 * not fit are left out.
 */
export function slotsFrom(records: Readonly<Record<string, unknown>>): Iterable<DaySlots> {
  const unread = Map.groupBy(Object.entries(records), ([key]) => dateOfSlots(key));
  const dates = [...unread.keys()].sort();
  const known = new Map<LocalDate, DaySlots | null>();
  return {
    *[Symbol.iterator]() {
      for (const date of dates) {
        const day = known.has(date) ? known.get(date)! : readDay(unread.get(date)!);
        known.set(date, day);
        if (day !== null) yield day;
      }
    },
  };
}

function readDay(records: readonly (readonly [key: string, record: unknown])[]): DaySlots | null {
  const fitting = records.flatMap(([key, record]): [string, SlotsRecord][] => {
    const read = slotsSchema(key).safeParse(record);
    return read.success ? [[key, read.data]] : [];
  });
  const [day = null] = slotsIn(new Map(fitting)).values();
  return day;
}

type LaneCells = DaySlots['lanes'][string];

export const laneCells = ({ online, released, all }: LaneSlots): LaneCells => ({
  ...{ online: expandRuns(online), released: expandRuns(released), all: expandRuns(all) },
});

export const laneRecord = ({ online, released, all }: LaneCells): LaneSlots => ({
  ...{ online: writeRuns(online), released: writeRuns(released), all: writeRuns(all) },
});

const openDayCells = ({ open, ...day }: OpenDay): DaySlots => ({
  ...day,
  lanes: Object.fromEntries(Object.entries(open).map(([lane, cells]) => [lane, laneCells(cells)])),
});

/** `untaken`: the day before anything is taken. */
export const openDayRecord = ({ lanes, ...day }: DaySlots): OpenDay => ({
  ...day,
  open: Object.fromEntries(Object.entries(lanes).map(([lane, cells]) => [lane, laneRecord(cells)])),
});

export const writeRuns = (cells: string): string =>
  cells.replace(/(.)\1{4,998}/g, (run: string, digit: string) => `${digit}*${run.length}.`);

export const expandRuns = (runs: string): string =>
  runs.replace(/(.)\*(\d+)\./g, (_run, digit: string, times: string) => digit.repeat(Number(times)));
