/** Who is next, and why. */
import { describe, expect, it } from 'vitest';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import type { Day, DayEvent } from '../../src/lib/domain/day/day.ts';
import { fallsTo, nextVisit, queueOf } from '../../src/lib/domain/queue/queue.ts';
import {
  anAppointment,
  anOffice,
  aTicket,
  at,
  counter,
  visitStep,
  lane,
  MONDAY,
  visit,
} from '../support/build/index.ts';

const OFFICE = anOffice();
const MAIN = [lane('main')];
let n = 0;
const number = (): string => `A${String(++n % 600).padStart(3, '0')}`;

const walkIn = (name: string, time: string, minutes = 20): DayEvent[] => [
  aTicket({ id: visit(name), at: at(time), minutes, number: number() }),
];
const expected = (name: string, start: string, arrived: string): DayEvent[] => [
  anAppointment({ id: visit(name), start: at(start), number: number() }),
  visitStep('checked-in', { of: visit(name), at: at(arrived) }),
];
const calledAway = (name: string, arrived: string, called: string): DayEvent[] => [
  ...walkIn(name, arrived),
  visitStep('called', { of: visit(name), at: at(called), counter: `away-${name}` }),
];

const day = (...events: DayEvent[][]): Day => foldDay(MONDAY, events.flat());
const line = (d: Day, now: string, lanes = MAIN): string[] =>
  queueOf(OFFICE, d, lanes, at(now)).map(({ visit: v, reason }) => `${v.id.replace(/_+$/, '')}: ${reason}`);

describe('[Q2] the order', () => {
  it('[Q2.1] walk-ins by arrival', () => {
    expect(line(day(walkIn('bert', '08:31'), walkIn('anna', '08:30')), '08:40')).toEqual([
      'anna: by-arrival',
      'bert: by-arrival',
    ]);
  });

  it('[Q2.1, Q2.4] an appointment goes before walk-ins from five minutes before its time', () => {
    const d = day(walkIn('walker', '08:00', 5), expected('booked', '09:00', '08:50'));
    expect(line(d, '08:54:59')).toEqual(['walker: fits-the-gap', 'booked: early']);
    expect(line(d, '08:55')).toEqual(['booked: due', 'walker: by-arrival']);
  });

  it('[Q2.1] of two appointments with the same time the one who came first goes first', () => {
    const d = day(expected('anna', '09:00', '08:58'), expected('bert', '09:00', '08:46'));
    expect(line(d, '08:59')).toEqual(['bert: due', 'anna: due']);
  });

  it('[Q2.2] a walk-in whose service fits before the next due appointment is called into the gap', () => {
    const d = day(
      walkIn('long', '08:00', 30),
      walkIn('short', '08:10', 10),
      expected('booked', '09:00', '08:46'),
    );
    expect(line(d, '08:47')).toEqual(['short: fits-the-gap', 'booked: early', 'long: would-delay']);
    expect(line(d, '08:30')).toEqual(['long: fits-the-gap', 'short: fits-the-gap', 'booked: early']);
  });

  const busy = (where: string, since: string, minutes = 20): DayEvent[] => [
    ...walkIn(`at-${where}`, since, minutes),
    visitStep('started', { of: visit(`at-${where}`), at: at(since), counter: where }),
  ];
  const done = (where: string, until: string): DayEvent[] => [
    ...busy(where, '08:00'),
    visitStep('finished', { of: visit(`at-${where}`), at: at(until), counter: where }),
  ];
  const gap = [walkIn('long', '08:05', 30), expected('booked', '09:00', '08:46')];
  const nextAt = (where: string, now: string, ...more: DayEvent[][]): string => {
    const turn = nextVisit(OFFICE, day(...gap, ...more), MAIN, at(now), new Set(), {
      counter: counter(where),
      among: null,
    });
    return turn === null ? 'nobody' : `${turn.visit.id.replace(/_+$/, '')}: ${turn.reason}`;
  };

  it.each<[what: string, expected: string, more: DayEvent[][]]>([
    ['no other counter works', 'booked: early', []],
    ['another counter is free', 'long: by-arrival', [done('c2', '08:40')]],
    ['another will be free in time', 'long: by-arrival', [busy('c2', '08:40', 15)]],
    ['another will not be free in time', 'booked: early', [busy('c2', '08:45', 30)]],
    ['another has had no visitor for half an hour', 'booked: early', [done('c2', '08:10')]],
    [
      'two appointments are near and one counter is free',
      'booked: early',
      [done('c2', '08:40'), expected('second', '09:05', '08:47')],
    ],
    [
      'two appointments are near and two counters are free',
      'long: by-arrival',
      [done('c2', '08:40'), done('c3', '08:41'), expected('second', '09:05', '08:47')],
    ],
  ])('[Q2] a walk-in that does not fit before an appointment: %s', (_what, first, more) => {
    expect(nextAt('c1', '08:47', ...more)).toBe(first);
  });

  it('[Q2] what a counter itself did is not another counter that could take the appointment', () => {
    expect(nextAt('c1', '08:47', done('c1', '08:46'))).toBe('booked: early');
    expect(nextAt('c2', '08:47', done('c1', '08:46'))).toBe('long: by-arrival');
  });

  it('[Q2] a free counter that has never served the lane cannot take the appointment either', () => {
    const elsewhere = [
      aTicket({ id: visit('other'), at: at('08:00'), lane: lane('short'), number: 'B001' }),
      visitStep('started', { of: visit('other'), at: at('08:10'), counter: 'c2' }),
      visitStep('finished', { of: visit('other'), at: at('08:40'), counter: 'c2' }),
    ];
    expect(nextAt('c1', '08:47', elsewhere)).toBe('booked: early');
  });

  it('[Q2] an appointment that another counter is to serve is not delayed by this one', () => {
    const sent = [visitStep('transferred', { of: visit('booked'), at: at('08:46:30'), to: 'c2' })];
    expect(nextAt('c1', '08:47', sent)).toBe('long: by-arrival');
    expect(nextAt('c2', '08:47', sent)).toBe('booked: early');
  });

  it('[Q2] a visitor who would delay an appointment is not put off without end', () => {
    const overtakers = Array.from({ length: 4 }, (_, i) => calledAway(`over${i}`, `08:1${i}`, `08:2${i}`));
    expect(nextAt('c1', '08:47', ...overtakers)).toBe('long: overtaken-often');
  });

  it('[Q2] appointments among themselves by their time, not by their arrival', () => {
    const d = day(expected('late', '09:10', '08:55'), expected('soon', '09:00', '09:04'));
    expect(line(d, '09:06')).toEqual(['soon: due', 'late: due']);
  });

  it('[Q2.3] a visitor overtaken four times goes to the front', () => {
    const overtakers = (k: number): DayEvent[][] =>
      Array.from({ length: k }, (_, i) => calledAway(`over${i}`, `08:1${i}`, `08:2${i}`));
    const waiting = [walkIn('patient', '08:00'), expected('booked', '08:30', '08:25')];
    expect(line(day(...waiting, ...overtakers(3)), '08:30')[0]).toBe('booked: due');
    expect(line(day(...waiting, ...overtakers(4)), '08:30')[0]).toBe('patient: overtaken-often');
  });

  describe('[Q2] at a counter that serves two lanes', () => {
    const BOTH = [lane('main'), lane('short')];
    const inShort = (name: string, time: string): DayEvent =>
      aTicket({ id: visit(name), at: at(time), lane: lane('short'), minutes: 5, number: number() });
    /** Four of the main lane who came later, called one after the other, each at one of these. */
    const mainCalls = (...where: string[]): DayEvent[] =>
      [0, 1, 2, 3].flatMap((i) => [
        ...walkIn(`main${i}`, `08:2${i}`),
        visitStep('called', {
          of: visit(`main${i}`),
          at: at(`08:2${i + 1}`),
          counter: where[i % where.length]!,
        }),
        visitStep('started', {
          of: visit(`main${i}`),
          at: at(`08:2${i + 1}`),
          counter: where[i % where.length]!,
        }),
        visitStep('finished', {
          of: visit(`main${i}`),
          at: at(`08:2${i + 2}`),
          counter: where[i % where.length]!,
        }),
      ]);
    const due = expected('booked', '08:30', '08:24');

    it('[Q2] what other counters call from another lane overtakes no visitor: the due appointment is next', () => {
      const d = day([inShort('walker', '08:20')], mainCalls('c1', 'c2'), due);
      expect(line(d, '08:28', BOTH)).toEqual(['booked: due', 'walker: by-arrival']);
      expect(queueOf(OFFICE, d, BOTH, at('08:28')).map((t) => t.overtakings)).toEqual([0, 0]);
    });

    it('[Q2] what this counter calls from its other lane does, whichever counter looks', () => {
      const d = day([inShort('walker', '08:19')], mainCalls('c3'), due);
      expect(line(d, '08:28', BOTH)[0]).toBe('walker: overtaken-often');
      expect(line(d, '08:28', [lane('short')])).toEqual(['walker: overtaken-often']);
    });

    it('[Q2] so does what any counter calls from their own lane, also one that the office does not know', () => {
      const d = day(walkIn('walker', '08:19'), mainCalls('c1', 'c2', 'elsewhere', 'c3'), due);
      expect(line(d, '08:28', BOTH)[0]).toBe('walker: overtaken-often');
    });

    /** Four called in their lane by these counters and sent on to the other one, where none was called. */
    const sentOn = (
      from: 'main' | 'short',
      to: 'main' | 'short',
      arrived: string,
      where = 'c1',
    ): DayEvent[] =>
      [0, 1, 2, 3].flatMap((i) => [
        aTicket({ id: visit(`sent${i}`), at: at(`${arrived}:0${i}`), number: number(), lane: lane(from) }),
        visitStep('called', { of: visit(`sent${i}`), at: at(`08:2${i + 1}`), counter: where }),
        visitStep('started', { of: visit(`sent${i}`), at: at(`08:2${i + 1}:20`), counter: where }),
        visitStep('transferred', {
          ...{ of: visit(`sent${i}`), at: at(`08:2${i + 1}:40`), from: where, to: null },
          lane: lane(to),
        }),
      ]);
    const overtakingsOf = (name: string, d: Day, now = '08:28'): number | undefined =>
      queueOf(OFFICE, d, BOTH, at(now)).find((t) => t.visit.id === visit(name))?.overtakings;

    it('[Q2.3] a visitor called elsewhere and sent here overtakes none there: the due appointment is next', () => {
      const d = day([inShort('walker', '08:19')], sentOn('main', 'short', '08:20'), due);
      expect(overtakingsOf('walker', d)).toBe(0);
      expect(line(d, '08:28', BOTH)[0]).toBe('booked: due');
    });

    it('[Q2.3] a visitor called here and sent on has overtaken all the same', () => {
      const d = day(walkIn('walker', '08:19'), sentOn('main', 'short', '08:20'), due);
      expect(overtakingsOf('walker', d)).toBe(4);
      expect(line(d, '08:28', BOTH)[0]).toBe('walker: overtaken-often');
    });

    it('[Q2.3] a visitor who is called there, too, overtakes in both lanes', () => {
      const again = [0, 1].map((i) =>
        visitStep('called', { of: visit(`sent${i}`), at: at(`08:26:0${i}`), counter: `hall-${i}` }),
      );
      const waiting = [...walkIn('walker', '08:19'), inShort('other', '08:19')];
      const d = day(waiting, sentOn('main', 'short', '08:20'), again);
      expect(['walker', 'other'].map((name) => overtakingsOf(name, d))).toEqual([4, 2]);
    });

    it('[Q2.3] a transfer that does not count, or was undone, changes nothing of that', () => {
      const sent = visitStep('transferred', {
        ...{ of: visit('over'), at: at('08:23'), from: 'c2', to: null, lane: lane('short') },
      });
      const called = calledAway('over', '08:20', '08:21');
      const back = visitStep('undone', { of: visit('over'), at: at('08:24'), undoes: sent.id });
      for (const more of [[sent], [{ ...sent, from: null }, back]]) {
        const d = day(walkIn('walker', '08:19'), [inShort('other', '08:19')], called, more as never);
        expect(['walker', 'other'].map((name) => overtakingsOf(name, d))).toEqual([1, 0]);
      }
    });

    it('[Q2] a call counts once, also where its counter serves both lanes', () => {
      const d = day([inShort('walker', '08:19')], walkIn('other', '08:19'), mainCalls('c3', 'c1'));
      const times = new Map(queueOf(OFFICE, d, BOTH, at('08:28')).map((t) => [t.visit.id, t.overtakings]));
      expect(times).toEqual(
        new Map([
          [visit('walker'), 2],
          [visit('other'), 4],
        ]),
      );
    });
  });

  it('[Q2] a call before a visitor came, or an earlier arrival, overtakes no visitor', () => {
    const before = Array.from({ length: 6 }, (_, i) => calledAway(`over${i}`, `07:5${i}`, `08:2${i}`));
    expect(line(day(walkIn('anna', '08:00'), ...before), '08:30')).toEqual(['anna: by-arrival']);
  });

  it('[Q4.1] who comes back after having been missed has the old place', () => {
    const d = day(
      walkIn('back', '08:00'),
      [
        visitStep('called', { of: visit('back'), at: at('08:10') }),
        visitStep('missed', { of: visit('back'), at: at('08:13') }),
        visitStep('returned', { of: visit('back'), at: at('08:30') }),
      ],
      walkIn('other', '08:05'),
    );
    expect(line(d, '08:31')).toEqual(['back: by-arrival', 'other: by-arrival']);
  });

  it('[Q2] only those who wait, and only in these lanes', () => {
    const d = day(
      calledAway('called', '08:00', '08:20'),
      walkIn('here', '08:05'),
      [aTicket({ id: visit('elsewhere'), lane: lane('short'), number: 'B001' })],
      [anAppointment({ id: visit('absent'), start: at('08:30'), number: 'A700' })],
    );
    expect(line(d, '08:30')).toEqual(['here: by-arrival']);
    expect(line(d, '08:30', [lane('main'), lane('short')]).length).toBe(2);
  });
});

describe('who a counter calls', () => {
  const d = day(walkIn('anna', '08:00'), walkIn('bert', '08:01'));

  it('[Q2] the first, leaving out whom it is told to', () => {
    expect(nextVisit(OFFICE, d, MAIN, at('08:30'), new Set())?.visit.id).toBe(visit('anna'));
    expect(nextVisit(OFFICE, d, MAIN, at('08:30'), new Set([visit('anna')]))?.visit.id).toBe(visit('bert'));
    expect(nextVisit(OFFICE, d, MAIN, at('08:30'), new Set([visit('anna'), visit('bert')]))).toBeNull();
  });

  it('[Q5.1] a visitor sent to one counter waits for that one', () => {
    const sent = visitStep('transferred', { of: visit('anna'), at: at('08:05'), to: 'c2' });
    const wanted = foldDay(MONDAY, [...d.events.values(), sent]);
    const next = (who: string): unknown =>
      nextVisit(OFFICE, wanted, MAIN, at('08:10'), new Set(), { counter: counter(who), among: null })?.visit
        .id;
    expect([next('c1'), next('c2')]).toEqual([visit('bert'), visit('anna')]);
  });

  it('[Q6] counters that are cut off take different visitors as long as there are enough', () => {
    const counters = ['c1', 'c2', 'c3', 'c4'].map(counter);
    const crowd = day(...Array.from({ length: 40 }, (_, i) => walkIn(`guest${i}`, '08:00')));
    const chosen = counters.map(
      (c) =>
        nextVisit(OFFICE, crowd, MAIN, at('08:30'), new Set(), { counter: c, among: counters })!.visit.id,
    );
    expect(new Set(chosen).size).toBe(counters.length);
  });

  it('[Q6] the hash deals evenly, and the order of the counters does not matter', () => {
    const counters = ['c1', 'c2', 'c3', 'c4'].map(counter);
    const dealt = new Map<string | null, number>();
    for (let i = 0; i < 2000; i++) {
      const to = fallsTo(visit(`guest${i}`), counters);
      expect(fallsTo(visit(`guest${i}`), [...counters].reverse())).toBe(to);
      dealt.set(to, (dealt.get(to) ?? 0) + 1);
    }
    for (const count of dealt.values()) expect(Math.abs(count - 500)).toBeLessThan(100);
    expect(dealt.size).toBe(4);
  });

  it('[Q6] no visitor is left standing when none falls to this counter', () => {
    const counters = ['c1', 'c2', 'c3'].map(counter);
    const one = day(walkIn('alone', '08:00'));
    for (const c of counters) {
      expect(
        nextVisit(OFFICE, one, MAIN, at('08:30'), new Set(), { counter: c, among: counters }),
      ).not.toBeNull();
    }
  });
});

describe('[Q2.7] priority', () => {
  const office = {
    ...OFFICE,
    priorities: [
      { id: 'pregnant', name: { de: 'Schwanger' }, turn: 'before-walk-ins' },
      { id: 'disabled', name: { de: 'Schwerbehindert' }, turn: 'next' },
    ] as unknown as typeof OFFICE.priorities,
  };
  const told = (name: string, reason: string | null, time = '08:40'): DayEvent[] => [
    {
      ...visitStep('assistance-told', { of: visit(name), at: at(time) }),
      priority: reason,
    } as unknown as DayEvent,
  ];
  const lineOf = (d: Day, now: string): string[] =>
    queueOf(office, d, MAIN, at(now)).map(({ visit: v, reason }) => `${v.id.replace(/_+$/, '')}: ${reason}`);

  it.each([
    ['pregnant', ['due: due', 'last: priority', 'first: by-arrival']],
    ['disabled', ['last: next-by-rule', 'due: due', 'first: by-arrival']],
    ['gone', ['due: due', 'first: by-arrival', 'last: by-arrival']],
  ])('[Q2.7] a reason goes as far ahead as the office says: %s', (reason, expectedLine) => {
    const d = day(
      walkIn('first', '08:20'),
      expected('due', '08:42', '08:35'),
      walkIn('last', '08:39'),
      told('last', reason),
    );
    expect(lineOf(d, '08:41')).toEqual(expectedLine);
  });

  it('[Q2.7] among those with priority the order is as without', () => {
    const d = day(
      walkIn('late', '08:30'),
      walkIn('early', '08:20'),
      ...['late', 'early'].map((name) => told(name, 'pregnant')),
    );
    expect(lineOf(d, '08:41')).toEqual(['early: priority', 'late: priority']);
  });

  it('[Q2.7] priority goes before the rule that a walk-in delays no appointment', () => {
    const d = day(walkIn('long', '08:20', 60), expected('booked', '09:00', '08:50'));
    expect(lineOf(d, '08:51')).toEqual(['booked: early', 'long: would-delay']);
    const withReason = day(
      walkIn('long', '08:20', 60),
      expected('booked', '09:00', '08:50'),
      told('long', 'pregnant'),
    );
    expect(lineOf(withReason, '08:51')).toEqual(['long: priority', 'booked: early']);
  });

  it('[Q2.7] who was overtaken often goes first all the same', () => {
    const passed = ['a', 'b', 'c', 'd'].map((name, i) => calledAway(name, `08:3${i}`, `08:4${i}`));
    const d = day(
      walkIn('patient', '08:20'),
      ...passed,
      walkIn('new', '08:45'),
      told('new', 'disabled', '08:46'),
    );
    expect(lineOf(d, '08:50')).toEqual(['patient: overtaken-often', 'new: next-by-rule']);
  });

  it('[Q2.7, A12.3] a reason that is taken back has no effect any more', () => {
    const d = day(
      walkIn('first', '08:20'),
      walkIn('last', '08:39'),
      told('last', 'disabled', '08:40'),
      told('last', null, '08:41'),
    );
    expect(lineOf(d, '08:42')).toEqual(['first: by-arrival', 'last: by-arrival']);
  });
});
