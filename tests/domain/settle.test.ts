/** The end of the day: everyone who is still open is settled and named, whatever state they were in. */
import { describe, expect, it } from 'vitest';
import { addEvents, dayEvent, foldDay } from '../../src/lib/domain/day/day.ts';
import type { Day, DayEvent } from '../../src/lib/domain/day/day.ts';
import { memo } from '../../src/lib/domain/requests/memo.ts';
import { settleDay, stillOpen } from '../../src/lib/domain/upkeep/settle.ts';
import { addDays, dateOf } from '../../src/lib/domain/time.ts';
import {
  actor,
  anAppointment,
  anOffice,
  aTicket,
  at,
  visitStep,
  MONDAY,
  visit,
} from '../support/build/index.ts';

const office = anOffice();
const ARBITER = actor('arbiter');
const END = at('00:00', addDays(MONDAY, 1)) - 1;
let n = 0;

const guest = (name: string, ...told: [Parameters<typeof visitStep>[0], string][]): DayEvent[] => [
  aTicket({ id: visit(name), number: `A${String(++n % 600).padStart(3, '0')}`, at: at('09:00') }),
  ...told.map(([what, time]) => visitStep(what, { of: visit(name), at: at(time) })),
];
const booked = (name: string, ...told: [Parameters<typeof visitStep>[0], string][]): DayEvent[] => [
  anAppointment({ id: visit(name), start: at('10:00'), number: `B${600 + ++n}`, code: String(100_000 + n) }),
  ...told.map(([what, time]) => visitStep(what, { of: visit(name), at: at(time) })),
];
const theDay = (...events: DayEvent[][]): Day => foldDay(MONDAY, events.flat());

describe('settling', () => {
  it.each<[state: string, events: DayEvent[], after: object | null]>([
    ['waiting', guest('a'), { state: 'missed', missedAt: END, settled: true }],
    ['called', guest('b', ['called', '15:50']), { state: 'missed', counter: null, settled: true }],
    ['missed', guest('c', ['called', '15:50'], ['missed', '15:55']), { state: 'missed', settled: true }],
    ['served', guest('d', ['started', '15:50']), { state: 'finished', finishedAt: END, settled: true }],
    ['parked', guest('e', ['started', '15:50'], ['parked', '15:55']), { state: 'finished', parkedAt: null }],
    ['here for an appointment', booked('f', ['checked-in', '09:50']), { state: 'missed', settled: true }],
    ['finished', guest('g', ['started', '15:50'], ['finished', '15:55']), null],
    ['still expected', booked('h'), null],
    ['lapsed', booked('i', ['lapsed', '10:05']), null],
    ['cancelled', booked('j', ['cancelled', '08:00']), null],
  ])('[Q7] a visitor %s', (_state, events, after) => {
    const day = theDay(events);
    const [id] = [...day.visits.keys()];
    const before = day.visits.get(id!)!;
    const settled = settleDay(office, day, ARBITER);
    if (after === null) {
      expect([settled, stillOpen(day)]).toEqual([null, []]);
      return;
    }
    expect(settled!.record.open).toEqual([{ visit: id, state: before.state, number: before.number }]);
    addEvents(day, settled!.events);
    expect(day.visits.get(id!)).toMatchObject(after);
    expect(stillOpen(day)).toEqual([]);
  });

  it('[Q7.1] names everyone who was open in one report that can be kept', () => {
    const day = theDay(
      guest('a'),
      guest('b', ['started', '15:50']),
      guest('c', ['started', '09:30'], ['finished', '09:45']),
    );
    const settled = settleDay(office, day, ARBITER)!;
    expect(memo.parse(settled.record)).toEqual({
      type: 'settlement',
      at: END,
      open: [
        { visit: visit('a'), state: 'arrived', number: day.visits.get(visit('a'))!.number },
        { visit: visit('b'), state: 'serving', number: day.visits.get(visit('b'))!.number },
      ],
      resolved: null,
    });
    for (const f of settled.events)
      expect(dayEvent.parse(f)).toMatchObject({ by: ARBITER, date: MONDAY, at: END });
    expect(dateOf(END, office.timeZone)).toBe(MONDAY);
  });

  it('[Q7.1, M16] done twice, by two relays or after a crash, it is one', () => {
    const day = theDay(guest('a'), guest('b', ['started', '15:50']));
    const first = settleDay(office, day, ARBITER)!;
    const again = settleDay(office, day, ARBITER)!;
    expect(again.events.map((f) => f.id)).toEqual(first.events.map((f) => f.id));
    addEvents(day, first.events);
    expect(addEvents(day, again.events)).toBe(false);
  });

  it('[Q7.1] done again the next day, it reports no visitor anew; a later one is added to the report', () => {
    const day = theDay(guest('a'), guest('b', ['started', '15:50']));
    const first = settleDay(office, day, ARBITER)!;
    addEvents(day, first.events);
    expect(settleDay(office, day, ARBITER, first.record)).toBeNull();
    addEvents(day, guest('late'));
    const again = settleDay(office, day, ARBITER, first.record)!;
    expect(again.events.map((f) => f.of)).toEqual([visit('late')]);
    expect(again.record.open).toEqual([
      ...first.record.open,
      { visit: visit('late'), state: 'arrived', number: 'A018' },
    ]);
  });

  it('[Q7.1, M14] news of that day that comes later counts as earlier, and its visit is as it was', () => {
    const day = theDay(guest('a', ['started', '15:50']));
    addEvents(day, settleDay(office, day, ARBITER)!.events);
    addEvents(day, [visitStep('finished', { of: visit('a'), at: at('15:58') })]);
    expect(day.visits.get(visit('a'))).toMatchObject({
      state: 'finished',
      finishedAt: at('15:58'),
      settled: false,
    });
  });
});
