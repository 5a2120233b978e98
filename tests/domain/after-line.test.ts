/** A6: an interval is promised where a counter is expected to be free, not only where none is booked. */
import { describe, expect, it } from 'vitest';
import { slotsAfterLine } from '../../src/lib/domain/queue/after-line.ts';
import { slotsOn, withoutPlace } from '../../src/lib/domain/office/capacity.ts';
import { emptyDay } from '../../src/lib/domain/day/day.ts';
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import {
  anOfficeFile,
  anOffice,
  ask,
  aState,
  at,
  choose,
  circumstances,
  lane,
  MONDAY,
} from '../support/build/index.ts';
import { appointment, tell, ticket } from './a-counted-day.ts';

/** From 8 to 10; the short lane opens where it is meant. */
const office = (main: number, short = 0) =>
  anOffice({
    services: anOfficeFile().services.map((s) => ({ ...s, short: s.id === 'pick-up' })),
    windows: [
      {
        weekdays: ['mon'],
        from: '08:00',
        to: '10:00',
        lanes: { main: { counters: main, online: 0 }, short: { counters: short, online: 0 } },
      },
    ],
    rules: { nextInterval: true },
  });

/** Walk-ins of twenty minutes who wait since before opening. */
const waits = (name: string, minutes = 20, more: object = {}): DayEvent =>
  ticket(name, '07:45', { minutes, ...more });
const begins = (name: string, time: string, where = 'c1'): DayEvent[] => [
  tell('called', name, time, { counter: where }),
  tell('started', name, time, { counter: where }),
];

/** What a visitor with a service of five minutes is promised. */
function promised(now: string, events: readonly DayEvent[], where = office(1)): string | null {
  const state = aState({ office: where, now: at(now), events });
  const request = ask('take-interval', { services: [choose('pick-up')], language: 'de' });
  const { answer } = state.take(request, circumstances(at(now), { role: 'kiosk' }));
  if (!answer.ok) return null;
  const minutes = (answer.due! - at('08:00')) / 60_000;
  const time = `${String(8 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return `${time} ${answer.lane}`;
}

describe('[A6] the next interval at which a counter is expected to be free', () => {
  it.each<[what: string, now: string, events: DayEvent[], due: string | null]>([
    ['no visitor is here', '08:00', [], '08:00 main'],
    ['a walk-in is served until 8:20', '08:05', [waits('one'), ...begins('one', '08:00')], '08:20 main'],
    ['one is called and sits down', '08:05', [waits('one'), tell('called', 'one', '08:05')], '08:25 main'],
    ['one takes longer than planned', '08:30', [waits('one'), ...begins('one', '08:00')], '08:35 main'],
    ['one waits, and no counter can begin in the past', '08:10', [waits('one')], '08:30 main'],
    ['two wait, twenty minutes each', '08:00', [waits('one'), waits('two')], '08:40 main'],
    [
      'one is served and one waits',
      '08:10',
      [waits('one'), ...begins('one', '08:00'), waits('two')],
      '08:40 main',
    ],
    [
      'who waits does not fit before the next appointment: no visitor is delayed by five minutes there',
      '08:00',
      [waits('one'), appointment('booked', '08:10', 20)],
      '08:00 main',
    ],
    [
      'who waits does fit before it',
      '08:00',
      [waits('one', 10), appointment('booked', '08:10', 20)],
      '08:30 main',
    ],
    [
      'they take the longer stretch, and the shorter one is left',
      '08:00',
      [waits('one', 30), appointment('a', '08:05', 10), appointment('b', '09:00', 60)],
      '08:00 main',
    ],
    [
      'an appointment has come and its time is over: it still needs all of it',
      '08:30',
      [appointment('late', '08:00', 20), tell('checked-in', 'late', '07:55')],
      '08:50 main',
    ],
    [
      'an appointment waits for its time: the place is its own',
      '08:00',
      [appointment('early', '08:30', 20), tell('checked-in', 'early', '07:55')],
      '08:00 main',
    ],
    [
      'an appointment of nine is called at half past eight',
      '08:30',
      [appointment('nine', '09:00', 20), tell('checked-in', 'nine', '08:20'), ...begins('nine', '08:30')],
      '08:50 main',
    ],
    [
      'an appointment was begun late',
      '08:20',
      [appointment('eight', '08:00', 20), tell('checked-in', 'eight', '07:55'), ...begins('eight', '08:15')],
      '08:35 main',
    ],
    [
      'time in which a visitor was parked is not done yet',
      '08:20',
      [
        waits('one'),
        ...begins('one', '08:00'),
        tell('parked', 'one', '08:05'),
        tell('resumed', 'one', '08:15'),
      ],
      '08:30 main',
    ],
    [
      'who is parked or missed takes no counter',
      '08:30',
      [
        waits('one'),
        ...begins('one', '08:00'),
        tell('parked', 'one', '08:10'),
        waits('two'),
        tell('called', 'two', '08:12'),
        tell('missed', 'two', '08:20'),
      ],
      '08:30 main',
    ],
    [
      'the line is too long and nothing is left',
      '08:00',
      ['a', 'b', 'c', 'd', 'e', 'f'].map((n) => waits(n)),
      null,
    ],
    [
      'there is one who fits nowhere before closing: five minutes are left',
      '09:50',
      [waits('one')],
      '09:50 main',
    ],
  ])('[A6.2, A6.3, A6.4] %s', (_what, now, events, due) => {
    expect(promised(now, events)).toBe(due);
  });

  it.each<[what: string, events: DayEvent[], due: string]>([
    [
      'an appointment that was begun late takes one of them',
      [appointment('eight', '08:00', 20), tell('checked-in', 'eight', '07:55'), ...begins('eight', '08:05')],
      '08:05 main',
    ],
    ['the other counter is free', [waits('one'), ...begins('one', '08:00')], '08:05 main'],
    [
      'both serve, one is done sooner',
      [waits('one'), ...begins('one', '08:00'), waits('two', 30), ...begins('two', '08:00', 'c2')],
      '08:20 main',
    ],
    [
      'one serves, one will be taken by who waits',
      [waits('one'), ...begins('one', '08:00'), waits('two', 40)],
      '08:20 main',
    ],
  ])('[A6.2] of two counters: %s', (_what, events, due) => {
    expect(promised('08:05', events, office(2))).toBe(due);
  });

  it('[A6.2, C4] only the lanes count in which people wait', () => {
    const inMain = [waits('one'), waits('two')];
    expect(promised('08:00', inMain, office(1, 1))).toBe('08:00 short');
    const inShort = [waits('three', 20, { lane: lane('short') })];
    expect(promised('08:00', [...inMain, ...inShort], office(1, 1))).toBe('08:20 short');
  });

  it('[A6.3] who is given an interval is in the line of the next one', () => {
    const state = aState({ office: office(1), now: at('08:00'), events: [waits('one')] });
    const due = [0, 1, 2].map(() => {
      const request = ask('take-interval', { services: [choose('pick-up')], language: 'de' });
      const { answer } = state.take(request, circumstances(at('08:00'), { role: 'kiosk' }));
      return answer.ok ? (answer.due! - at('08:00')) / 60_000 : null;
    });
    expect(due).toEqual([20, 25, 30]);
  });

  it('[A6, C7] never leaves more than there was, and changes nothing that it was given', () => {
    const slots = slotsOn(office(2, 1), MONDAY, [], at('07:00'))!;
    const before = structuredClone(slots);
    expect(slotsAfterLine(office(2, 1), slots, emptyDay(MONDAY), at('08:00'))).toEqual(slots);
    const left = withoutPlace(slots, lane('main'), at('08:03'), at('08:11'));
    expect(left.lanes['main']!.all.slice(0, 4)).toBe('1112');
    expect(withoutPlace(left, lane('main'), at('07:00'), at('11:00')).lanes['main']!.all).toBe(
      `000${'1'.repeat(21)}`,
    );
    expect(withoutPlace(slots, lane('main'), at('09:00'), at('08:00'))).toBe(slots);
    expect(slots).toEqual(before);
  });
});
