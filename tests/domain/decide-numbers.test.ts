/** Numbers that counters borrow (A7): who gets which, for how long, and what becomes of printed tickets. */
import { describe, expect, it } from 'vitest';
import { blockOn } from '../../src/lib/domain/requests/answer.ts';
import type { Role } from '../../src/lib/domain/access.ts';
import { nextBlock, borrowedBlock, spansOf, withEarlier } from '../../src/lib/domain/day/ticket.ts';
import type { BorrowedBlock } from '../../src/lib/domain/day/ticket.ts';
import type { NumberBlock } from '../../src/lib/domain/day/number-block.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import {
  actor,
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

const KIOSK = { from: 1, to: 100 };
const office = (): State => aState({ numbers: { kiosk: KIOSK } });

interface By {
  readonly role?: Role;
  readonly date?: LocalDate;
  readonly counter?: string;
}
const borrow = (s: State, who: string, by: By = {}) => {
  const { role = 'clerk', date = MONDAY } = by;
  const request = ask('borrow-numbers', { counter: counter(by.counter ?? 'c1'), date });
  return s.take(request, circumstances(at('08:00', date), { role, actor: who }));
};
const blockOf = (s: State, who: string, by: By = {}): NumberBlock =>
  borrow(s, who, by).borrowedBlock!.numbers;
const give = (s: State, who: string, number: string, role: Role = 'clerk') =>
  s.take(
    ask('take-ticket', { services: [choose('passport')], lane: lane('main'), number, language: 'de' }),
    circumstances(at('09:00'), { role, actor: who }),
  ).answer;

describe('[A7] a counter borrows a block of its own', () => {
  it('[A7.7, M5] two laptops at one counter have two, and neither shares a number with a kiosk', () => {
    const s = office();
    expect([blockOf(s, 'laptop-1'), blockOf(s, 'laptop-2')]).toEqual([
      { from: 101, to: 110 },
      { from: 111, to: 120 },
    ]);
  });

  it('[A7.6, M16] asked again it is the same, for longer', () => {
    const s = office();
    const first = borrow(s, 'laptop-1').borrowedBlock!;
    const TUESDAY = addDays(MONDAY, 1);
    const again = borrow(s, 'laptop-1', { date: TUESDAY }).borrowedBlock!;
    expect(again.numbers).toEqual(first.numbers);
    // Over a weekend: four days, the first one included.
    expect([first.until, again.until]).toEqual([addDays(MONDAY, 3), addDays(TUESDAY, 3)]);
  });

  it('[A7] what has run out is given to others, and the device knows that it has', () => {
    const s = office();
    const { numbers, until } = borrow(s, 'laptop-1').borrowedBlock!;
    const grant = { name: '', numbers, until };
    expect([blockOn(grant, until), blockOn(grant, addDays(until, 1)), blockOn(null, until)]).toEqual([
      numbers,
      null,
      null,
    ]);
    expect(blockOf(s, 'laptop-2', { date: until })).not.toEqual(numbers);
    expect(blockOf(s, 'laptop-3', { date: addDays(until, 1) })).toEqual(numbers);
  });

  it('[A7.9, M14] what a session gave from its block counts, and stays its own, after a renewal and after a gap', () => {
    const s = office();
    const on = (days: number) => addDays(MONDAY, days);
    const holdersOf = (days: number) =>
      s.numberHolders(on(days)).flatMap(({ actor: who, numbers }) => (numbers.from === 101 ? [who] : []));
    borrow(s, 'laptop-1');
    borrow(s, 'laptop-1', { date: on(1) });
    const [one, two] = [[actor('laptop-1')], [actor('laptop-2')]];
    expect([0, 1, 4, 5].map(holdersOf)).toEqual([one, one, one, []]);
    // It runs out, another gets the block, and the first comes back and gets the next one.
    expect(blockOf(s, 'laptop-2', { date: on(5) })).toEqual({ from: 101, to: 110 });
    expect(blockOf(s, 'laptop-1', { date: on(6) })).toEqual({ from: 111, to: 120 });
    expect([0, 4, 5, 6].map(holdersOf)).toEqual([one, one, two, two]);
    // Late news of Monday: no other can have that number, and the session itself is believed.
    expect(give(s, 'laptop-9', 'A101')).toMatchObject({ ok: false, reason: 'not-allowed' });
    expect(give(s, 'laptop-1', 'A101')).toMatchObject({ ok: true, number: 'A101' });
  });

  it('[A7.9, M14] a renewed borrowed block keeps in mind what was before, as long as news of it may come', () => {
    const lentTo = (
      from: number,
      numbers: NumberBlock,
      more: Partial<BorrowedBlock> = {},
    ): BorrowedBlock => ({
      ...{ actor: actor('laptop-1'), at: at('08:00'), numbers },
      ...{ from: addDays(MONDAY, from), until: addDays(MONDAY, from + 3), ...more },
    });
    const [a, b] = [
      { from: 101, to: 110 },
      { from: 111, to: 120 },
    ];
    const span = ({ numbers, from, until }: BorrowedBlock) => ({ numbers, from, until });
    const first = lentTo(0, a);
    const longer = withEarlier(lentTo(4, a), first, MONDAY);
    expect(longer).toEqual(lentTo(4, a, { from: MONDAY }));
    // The same block after a day on which others may have had it.
    expect(withEarlier(lentTo(5, a), first, MONDAY)).toEqual(lentTo(5, a, { earlier: [span(first)] }));
    const other = withEarlier(lentTo(9, b), longer, MONDAY);
    expect(spansOf(other)).toEqual([span(lentTo(9, b)), span(longer)]);
    expect(withEarlier(lentTo(20, a), other, addDays(MONDAY, 8))).toEqual(
      lentTo(20, a, { earlier: [span(lentTo(9, b))] }),
    );
    expect(borrowedBlock.parse(other)).toEqual(other);
  });

  it('[A7.8] the last place for a kiosk’s block of three digits is not lent', () => {
    const s = office();
    const lent: NumberBlock[] = [];
    for (let i = 0; i < 60; i++) {
      lent.push(blockOf(s, `laptop-${i}`));
    }
    // The others have four digits, and a kiosk still has three.
    expect([lent.length, lent.filter(({ from }) => from < 600).length]).toEqual([60, 39]);
    expect(nextBlock('kiosk', [KIOSK, ...lent])!.to).toBeLessThan(600);
    // Where none would fit anyway, the rest is for counters.
    const full = aState({ numbers: { kiosk: { from: 1, to: 540 } } });
    expect(blockOf(full, 'laptop-1')).toEqual({ from: 541, to: 550 });
  });

  it.each([
    ['kiosk', MONDAY, 'c1', 'not-allowed'],
    ['citizen', MONDAY, 'c1', 'not-allowed'],
    ['clerk', MONDAY, 'c9', 'no-such-counter'],
  ] as const)('[A7, P1] a %s on %s at %s: %s', (role, date, at, reason) => {
    expect(borrow(office(), 'x', { role, date, counter: at }).answer).toMatchObject({ ok: false, reason });
  });

  it('[A7, M14] what was asked for days ago is not lent any more', () => {
    const s = office();
    const request = ask('borrow-numbers', { counter: counter('c1') });
    const late = circumstances(at('09:00', addDays(MONDAY, 1)), { role: 'clerk', at: at('09:00') });
    expect(s.take(request, late)).toMatchObject({ answer: { reason: 'wrong-day' }, borrowedBlock: null });
  });
});

describe('[A7, M13] a number that a counter has given out', () => {
  it('[A7, M13] is taken from its own block, and once', () => {
    const s = office();
    blockOf(s, 'laptop-1');
    expect(give(s, 'laptop-1', 'A101')).toMatchObject({ ok: true, number: 'A101' });
    expect(give(s, 'laptop-1', 'A101')).toMatchObject({ ok: false, reason: 'number-taken' });
  });

  it.each([
    ['of a kiosk', 'A001'],
    ['of another counter', 'A111'],
    ['of the arbiter', 'A600'],
    ['that is none', 'A000'],
  ])('[A7] one %s is refused: %s', (_whose, number) => {
    const s = office();
    blockOf(s, 'laptop-1');
    blockOf(s, 'laptop-2');
    expect(give(s, 'laptop-1', number)).toMatchObject({ ok: false, reason: 'not-allowed' });
  });

  it('[M18.2, M13] is taken also where a restored relay has forgotten the borrowed block; a kiosk must be known', () => {
    expect(give(office(), 'laptop-1', 'A101')).toMatchObject({ ok: true, number: 'A101' });
    expect(give(office(), 'kiosk-2', 'A101', 'kiosk')).toMatchObject({ ok: false, reason: 'not-allowed' });
  });
});
