/** Logins that a person cannot tell apart. */
import { expect, test } from 'vitest';
import { looksOf } from '../../sync-server/accounts/look-alike.ts';

test.each([
  ['karl', 'kаrl'],
  ['karl', 'ΚΑRL'],
  ['paul', 'раul'],
  ['karl1', 'karll'],
  ['leitung', 'Leitung'],
  ['leitung', 'ｌｅｉｔｕｎｇ'],
  ['leitung', 'leltung'],
  ['otto', '0tt0'],
  ['anna-lena', 'anna‑lena'],
  ['anna_lena', 'anna-lena'],
  ['moderne', 'modeme'],
])('%s looks like %s', (one, other) => {
  expect(looksOf(one)).toBe(looksOf(other));
});

test.each([
  ['müller', 'muller'],
  ['karl', 'carl'],
  ['anna2', 'anna3'],
  ['meier', 'maier'],
  ['анна', 'anna'],
])('%s does not look like %s', (one, other) => {
  expect(looksOf(one)).not.toBe(looksOf(other));
});
