/** Digits typed at a counter choose a visit by its number. */
import { expect, test } from 'vitest';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import type { Digit } from '../../src/lib/state/counter/typed-number.ts';
import { TypedNumber } from '../../src/lib/state/counter/typed-number.ts';
import { visit } from '../support/build/index.ts';

const numbers = ['A601', 'B601', 'A612', 'A6120', 'A700'].map((number) => ({ id: visit(number), number }));

/** Who is chosen after each digit; a pause stands for two seconds. */
function typing(keys: string): (string | null)[] {
  const typed = new TypedNumber();
  let at = 0;
  let chosen: VisitId | null = null;
  return [...keys].flatMap((key) => {
    at += key === ' ' ? 2_000 : 100;
    if (key === ' ') return [];
    chosen = typed.type(key as Digit, at, numbers, chosen) ?? chosen;
    return [numbers.find(({ id }) => id === chosen)?.number ?? null];
  });
}

test('[Q2.4] each digit chooses the first number that goes on like this', () => {
  expect(typing('700')).toEqual(['A700', 'A700', 'A700']);
  expect(typing('6120')).toEqual(['A601', 'A612', 'A612', 'A6120']);
});

test('[Q2.4] the same digits of two lanes: typed again they choose the other one', () => {
  expect(typing('601 601 601').filter((_, nth) => nth % 3 === 2)).toEqual(['A601', 'B601', 'A601']);
});

test('[Q2.4] after a pause another number begins, and one that is not there chooses no visit', () => {
  expect(typing('60 7').at(-1)).toBe('A700');
  const typed = new TypedNumber();
  expect(['9', '6'].map((digit) => typed.type(digit as Digit, 0, numbers, null))).toEqual([null, null]);
  expect(typed.digits).toBe('96');
});
