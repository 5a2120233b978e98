/** The line at its edges: who could take whom, how long a counter counts, and how evenly people are shared out. */
import { describe, expect, it } from 'vitest';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import type { Day, DayEvent } from '../../src/lib/domain/day/day.ts';
import type { CounterId } from '../../src/lib/domain/ids.ts';
import { fallsTo, nextVisit, queueOf, sharingCounters } from '../../src/lib/domain/queue/queue.ts';
import type { Counter } from '../../src/lib/domain/office/office.ts';
import { anOffice, at, counter, lane, MONDAY, visit } from '../support/build/index.ts';
import { appointment, tell, ticket } from './a-counted-day.ts';

const OFFICE = anOffice();
const MAIN = [lane('main')];
const day = (...events: (DayEvent | DayEvent[])[]): Day => foldDay(MONDAY, events.flat());
const busy = (where: string, since: string, minutes = 10): DayEvent[] => [
  ticket(`at-${where}`, '08:00', { minutes }),
  tell('started', `at-${where}`, since, { counter: where }),
];
const done = (where: string, until: string): DayEvent[] => [
  ...busy(where, '08:00'),
  tell('finished', `at-${where}`, until, { counter: where }),
];

describe('[Q2] whether a visitor would delay an appointment', () => {
  const reasonOf = (
    now: string,
    seen: CounterId | null,
    ...events: (DayEvent | DayEvent[])[]
  ): string | undefined =>
    queueOf(OFFICE, day(ticket('long', '08:05', { minutes: 30 }), ...events), MAIN, at(now), seen).find(
      ({ visit: v }) => v.id === visit('long'),
    )?.reason;
  const soon = [appointment('nine', '09:00'), tell('checked-in', 'nine', '08:46')];

  it('[Q2] as the room sees it one of the counters calls them, and only the others are left', () => {
    expect(reasonOf('08:47', null, soon, busy('c1', '08:40'))).toBe('would-delay');
    expect(reasonOf('08:47', null, soon, busy('c1', '08:40'), busy('c2', '08:40'))).toBe('by-arrival');
    // One of them sees that the other one is left.
    expect(reasonOf('08:47', counter('c2'), soon, busy('c1', '08:40'))).toBe('by-arrival');
  });

  it('[Q2] one other counter is enough for one whose time comes before they are done, and no more', () => {
    const then = (due: string): DayEvent[] => [appointment('then', due), tell('checked-in', 'then', '08:46')];
    // They are done at 9:17.
    expect(reasonOf('08:47', counter('c2'), soon, busy('c1', '08:40'), then('09:16'))).toBe('would-delay');
    expect(reasonOf('08:47', counter('c2'), soon, busy('c1', '08:40'), then('09:17'))).toBe('by-arrival');
  });
});

describe('[Q6] shared out without talking', () => {
  const seat = (id: string): Counter => ({ id: counter(id), name: id, lanes: MAIN });
  const counters = ['c1', 'c2', 'c3'].map(seat);

  it('[Q6] a counter counts for half an hour after its last visitor, and no longer', () => {
    const sharing = (until: string): string[] =>
      sharingCounters(day(done('c2', until), done('c3', '08:50')), counters[0]!, counters);
    expect(sharing('08:20:01')).toEqual(['c1', 'c2', 'c3']);
    expect(sharing('08:20')).toEqual(['c1', 'c3']);
  });

  it('[Q6] who is due and falls to another goes to the next one after a quarter of an hour', () => {
    const among = ['c1', 'c2'].map(counter);
    const falling = (to: string): string =>
      ['anna', 'bert', 'cora', 'dora', 'emil', 'finn'].find((name) => fallsTo(visit(name), among) === to)!;
    const theirs = falling('c2');
    const own = falling('c1');
    const here = day(appointment(theirs, '08:30'), tell('checked-in', theirs, '08:20'), ticket(own, '08:10'));
    const next = (now: string): string | undefined =>
      nextVisit(OFFICE, here, MAIN, at(now), new Set(), { counter: counter('c1'), among })?.visit.id;
    expect(next('08:44:59')).toBe(visit(own));
    expect(next('08:45')).toBe(visit(theirs));
  });

  it('[Q6] evenly, also where ids are alike: the first as the second', () => {
    const among = ['c1', 'c2', 'c3'].map(counter);
    const firsts = new Map<string, number>();
    const pairs = new Map<string, number>();
    const count = 3000;
    for (let i = 0; i < count; i++) {
      const id = visit(`made-${String(i).padStart(12, '0')}`);
      const first = fallsTo(id, among)!;
      const second = fallsTo(
        id,
        among.filter((c) => c !== first),
      )!;
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
      pairs.set(`${first} ${second}`, (pairs.get(`${first} ${second}`) ?? 0) + 1);
    }
    expect([firsts.size, pairs.size]).toEqual([3, 6]);
    for (const n of firsts.values()) expect(Math.abs((n * 3) / count - 1)).toBeLessThan(0.1);
    for (const n of pairs.values()) expect(Math.abs((n * 6) / count - 1)).toBeLessThan(0.2);
  });
});
