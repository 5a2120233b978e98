/** A birth date on a keypad: people type no zeros in front. */
import { expect, it } from 'vitest';
import { withLeadingZero } from '../../src/lib/domain/input/birth-date.ts';

it.each([
  ['day', '7', '07'],
  ['day', '3', '3'],
  ['day', '0', '0'],
  ['day', '31', '31'],
  ['month', '3', '03'],
  ['month', '1', '1'],
  ['month', '0', '0'],
  ['year', '9', '9'],
] as const)('[A2] %s %s is %s: 7 3 1958 needs no zeros, and 00 stays what it is', (part, typed, becomes) => {
  expect(withLeadingZero(part, typed)).toBe(becomes);
});
