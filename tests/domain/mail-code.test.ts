import { expect, test } from 'vitest';
import { parseMailCode, showMailCode } from '../../src/lib/domain/input/mail-code.ts';

test.each([
  'K7MP9QR1',
  'k7mp-9qr1',
  'K7MP 9QR1',
  ' K7MP–9QRI. ',
  'K7MP-9QRl',
  'Ｋ７ＭＰ９ＱＲ１',
  '\u200ek7mp9qr1\u200f',
  '„K7MP-9QR1“',
  '*K7MP-9QR1*',
  '(K7MP_9QR1)',
  'Code: K7MP-9QR1',
  'E-Mail-Code: K7MP-9QR1',
  'Код: K7MP-9QR1',
  'К7МР-9QR1',
  'K٧MP-٩QR١',
])('[B3] the code of a mail is understood as %j', (typed) => {
  expect(parseMailCode(typed)).toBe('K7MP9QR1');
});

test('[B3] what is no code of a mail is none', () => {
  for (const typed of ['', '482 913', 'K7MP-9QR', 'K7MP-9QR12', 'K7MP-9QRU', 'K7MP-9QR!'])
    expect(parseMailCode(typed), typed).toBeNull();
  expect(parseMailCode('oooo-0000')).toBe('00000000');
  expect(parseMailCode(showMailCode('K7MP9QR1'))).toBe('K7MP9QR1');
});
