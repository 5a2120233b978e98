/** Numbers on paper: after a restore, mistyped, and lanes where no counter would call them. */
import { describe, expect, it } from 'vitest';
import { officeFile } from '../../src/lib/domain/office/office.ts';
import { ARBITERS_NUMBERS, isInSome, nextBlock } from '../../src/lib/domain/day/ticket.ts';
import type { NumberBlock } from '../../src/lib/domain/day/number-block.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  anOffice,
  anOfficeFile,
  aState,
  ask,
  at,
  choose,
  circumstances,
  counter,
  lane,
  MONDAY,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

describe('[M18.2, A7] blocks after a restore', () => {
  it('[M18.2, A7] do not meet those that were given since the backup and are forgotten', () => {
    const known = [nextBlock('kiosk', [])!];
    const forgotten: NumberBlock[] = [];
    for (const kind of ['kiosk', 'kiosk', 'counter'] as const)
      forgotten.push(nextBlock(kind, [...known, ...forgotten])!);
    const after: NumberBlock[] = [];
    for (const kind of ['kiosk', 'counter', 'kiosk'] as const)
      after.push(nextBlock(kind, [...known, ...after], 1)!);
    for (const a of after)
      for (const b of [...known, ...forgotten])
        expect(a.from > b.to || b.from > a.to, `${a.from} ${b.from}`).toBe(true);
    expect(after[0]).toEqual({ from: 500, to: 599 });
  });

  it.each([0, 1, 2, 3, 7])('[A7] after %i restores all of the numbers can still be given out', (restores) => {
    const blocks: NumberBlock[] = [];
    for (
      let b = nextBlock('counter', blocks, restores);
      b !== null;
      b = nextBlock('counter', blocks, restores)
    )
      blocks.push(b);
    expect(blocks.length).toBeGreaterThanOrEqual(28 + 150);
    const numbers = blocks.flatMap(({ from, to }) =>
      Array.from({ length: to - from + 1 }, (_, i) => from + i),
    );
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(Math.min(...numbers)).toBeGreaterThan(0);
    expect(numbers.filter((n) => isInSome(ARBITERS_NUMBERS, n))).toEqual([]);
  });
});

it('[M13, C11] a lane with another letter: numbers that a cut-off kiosk gave out are taken all the same', () => {
  const file = anOfficeFile();
  const lanes = file.lanes.map((one) => (one.id === 'main' ? { ...one, letter: 'Q' } : one));
  const s = aState({ office: anOffice({ lanes }), numbers: { kiosk: { from: 1, to: 100 } } });
  const give = (number: string, role: 'kiosk' | 'clerk') =>
    s.take(
      ask('take-ticket', { services: [choose('passport')], lane: lane('main'), number, language: 'de' }),
      circumstances(at('09:30'), { role, at: at('09:00') }),
    ).answer;
  expect(give('A042', 'kiosk')).toMatchObject({ ok: true, number: 'A042' });
  expect(give('A043', 'clerk')).toMatchObject({ ok: false, reason: 'not-allowed' });
});

describe('[A8] a number that a counter had mistyped', () => {
  const office = (): State => aState({ numbers: { kiosk: { from: 1, to: 100 } } });
  const takeIn = (s: State, time: string) =>
    s.take(
      ask('take-in', { number: 'A042', counter: counter('c1') }),
      circumstances(at(time), { role: 'clerk' }),
    ).answer;
  const give = (s: State, time: string, heard: string) =>
    s.take(
      ask('take-ticket', {
        services: [choose('passport')],
        lane: lane('main'),
        number: 'A042',
        language: 'de',
      }),
      circumstances(at(heard), { role: 'kiosk', at: at(time) }),
    ).answer;
  const states = (s: State): string[] => [...s.day(MONDAY).visits.values()].map((v) => v.state).sort();

  it('[A8] does not swallow the visitor to whom it is given out later', () => {
    const s = office();
    const typed = takeIn(s, '09:00');
    if (!typed.ok) throw new Error(typed.reason);
    for (const [kind, time] of [
      ['start', '09:01'],
      ['finish', '09:10'],
    ] as const)
      s.take(
        ask(kind, { visit: typed.visit!, counter: counter('c1') }),
        circumstances(at(time), { role: 'clerk' }),
      );
    expect(give(s, '10:05', '10:30')).toMatchObject({ ok: true, number: 'A042' });
    expect(states(s)).toEqual(['arrived', 'finished']);
    // And a visitor who takes the real paper in means the real ticket.
    expect(takeIn(s, '10:40')).toMatchObject({ ok: true });
    expect(states(s)).toEqual(['arrived', 'finished']);
  });

  it('[A8] a printed number is one ticket with the holder’s news, clocks a little apart', () => {
    for (const [taken, given] of [
      ['09:00', '08:40'],
      ['09:00', '09:04'],
    ] as const) {
      const s = office();
      takeIn(s, taken);
      give(s, given, '09:30');
      expect(states(s)).toEqual(['arrived']);
      expect([...s.day(MONDAY).visits.values()][0]!.arrivedAt).toBe(at(given));
    }
    expect(5 * MINUTE_MS).toBeGreaterThan(at('09:04') - at('09:00'));
  });
});

it('[Q2] a lane that no counter serves is refused with its field: visitors there would wait for ever', () => {
  const file = { ...anOfficeFile(), counters: [{ id: 'c1', name: '1', lanes: ['main'] }] };
  const parsed = officeFile.safeParse(file);
  expect(parsed.error?.issues.map((i) => [i.path.join('.'), i.message])).toEqual([
    ['lanes.1.id', "no counter serves 'short'"],
  ]);
});
