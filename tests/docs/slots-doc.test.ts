/** `slots:<office>`: a booking writes one lane of one day, and a reader sees the days as they are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  expandRuns,
  laneKey,
  laneRecord,
  openDayKey,
  openDayRecord,
  openSlotsDoc,
  slotsFrom,
  slotsIn,
  writeRuns,
} from '../../src/lib/docs/slots-doc.ts';
import type { OpenDay, SlotsRecord } from '../../src/lib/docs/slots-doc.ts';
import { daySlots, slotsOn } from '../../src/lib/domain/office/capacity.ts';
import type { DaySlots, TakenPlace } from '../../src/lib/domain/office/capacity.ts';
import type { LaneId } from '../../src/lib/domain/ids.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { at, MONDAY } from '../support/build/index.ts';
import { dorsten } from '../support/build/example-offices.ts';

const office = dorsten();
const [first, second] = [office.lanes[0]!, office.lanes[1]!];
const place = (lane: LaneId, time: string): TakenPlace => ({
  ...{ lane, start: at(time), minutes: 15, online: true, freeAt: null },
});
const day = (...taken: TakenPlace[]): DaySlots => slotsOn(office, MONDAY, taken, at('07:00'))!;
const laneOf = (of: DaySlots, lane: string): DaySlots['lanes'][string] => of.lanes[lane]!;

describe('the cells of a lane', () => {
  it('are written in runs and read again, and never get longer', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...'012a9z'), fc.integer({ min: 1, max: 140 })), { maxLength: 40 }),
        (parts) => {
          const cells = parts.map(([digit, times]) => digit.repeat(times)).join('');
          expect(expandRuns(writeRuns(cells))).toBe(cells);
          expect(writeRuns(cells).length).toBeLessThanOrEqual(cells.length);
        },
      ),
    );
    expect(writeRuns('33333300023')).toBe('3*6.00023');
  });

  it.each([['3*.'], ['3*0.'], ['3*5'], ['*5.'], ['3*5.*5.'], ['3*999.3*999.'], ['A'], ['3 3'], [7]])(
    'that say %j are no record',
    (online) => {
      const found: string[] = [];
      const doc = new Y.Doc();
      const record = { ...laneRecord(laneOf(day(), first.id)), online };
      doc.getArray('records').push([[laneKey(MONDAY, first.id), record]]);
      const records = openSlotsDoc(doc, ({ key }) => found.push(key));
      expect([records.all.size, found]).toEqual([0, [laneKey(MONDAY, first.id)]]);
    },
  );
});

describe('a reader', () => {
  const [free, taken] = [day(), day(place(first.id, '09:00'), place(second.id, '10:00'))];
  const laneRow = (of: DaySlots, lane: string): [string, SlotsRecord] => [
    laneKey(of.date, lane),
    laneRecord(laneOf(of, lane)),
  ];

  const openRow = (of: DaySlots): [string, SlotsRecord] => [openDayKey(of.date), openDayRecord(of)];

  it('of an earlier version takes nothing for free that is not', () => {
    const [, record] = openRow(free);
    expect(daySlots.safeParse(record).success).toBe(false);
    const { open, ...rest } = record as OpenDay;
    expect(Object.keys(open)).toEqual([first.id, second.id]);
    expect(daySlots.safeParse(rest).success).toBe(false);
  });

  it('gets a day that has not changed as the same object, though others have', () => {
    const later = { ...free, date: addDays(MONDAY, 1) };
    const rows = new Map([openRow(free), openRow(later), laneRow(taken, first.id)]);
    const before = slotsIn(rows);
    rows.set(...laneRow({ ...taken, date: later.date }, second.id));
    const after = slotsIn(rows);
    expect(after.get(MONDAY)).toBe(before.get(MONDAY));
    expect(after.get(later.date)).not.toBe(before.get(later.date));
    rows.delete(laneKey(MONDAY, first.id));
    expect(slotsIn(rows).get(MONDAY)).toEqual(free);
  });

  it('sees a lane as its own record says, in whatever order they come, and the others as the day says', () => {
    const rows: [string, SlotsRecord][] = [laneRow(taken, second.id), openRow(free)];
    const seen = slotsIn(new Map(rows)).get(MONDAY)!;
    expect(laneOf(seen, second.id)).toEqual(laneOf(taken, second.id));
    expect(laneOf(seen, first.id)).toEqual(laneOf(free, first.id));
    expect([...slotsFrom(Object.fromEntries(rows))]).toEqual([seen]);
    expect(slotsIn(new Map([...rows, laneRow(taken, first.id)])).get(MONDAY)).toEqual(taken);
  });

  it('[C1] sees the days earliest first, and those of an earlier relay as they are', () => {
    const later = { ...taken, date: addDays(MONDAY, 1) };
    const all = slotsIn(
      new Map<string, SlotsRecord>([
        [later.date, later],
        [MONDAY, taken],
      ]),
    );
    expect([...all]).toEqual([
      [MONDAY, taken],
      [later.date, later],
    ]);
  });

  it('passes over a lane that the day does not have, and one of a day that is not there', () => {
    const records = new Map<string, SlotsRecord>([
      openRow(free),
      [laneKey(MONDAY, 'constructor'), laneRecord(laneOf(taken, first.id))],
      laneRow({ ...taken, date: addDays(MONDAY, 1) }, first.id),
    ]);
    expect([...slotsIn(records)]).toEqual([[MONDAY, free]]);
  });

  it('gets a tenth of a day with a booking', () => {
    const [, record] = laneRow(taken, first.id);
    expect(JSON.stringify(record).length).toBeLessThan(JSON.stringify(taken).length / 5);
  });
});
