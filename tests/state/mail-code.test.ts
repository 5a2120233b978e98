import { expect, test } from 'vitest';
import { readMailCode } from '../../src/lib/state/citizen/mail-code.ts';

test('[B3] what is typed for the code of a mail is said to be what it is', () => {
  expect(readMailCode('k7mp-9qr1')).toEqual({ ok: true, value: 'K7MP9QR1' });
  for (const [typed, error] of [
    [' ', 'missing'],
    ['482 913', 'check-in-code'],
    ['K7MP', 'malformed'],
  ] as const)
    expect(readMailCode(typed)).toEqual({ ok: false, error });
});
