import { expect, test } from 'vitest';
import { untypePass } from '../../src/lib/domain/input/typed-pass.ts';

const PASS = 'FOYER1:amt-mayzem:2026-11-23:048291';

test.each([
  ['one layout', PASS],
  ['Caps Lock', 'foyer1:AMT-MAYZEM:2026-11-23:048291'],
  ['a US scanner at a German keyboard', 'FOZER1Öamtßmazyem2'.slice(0, -1) + 'Ö2026ß11ß23Ö048291'],
  ['a US scanner at a Swiss keyboard', "FOZER1éamt'mazyemé2026'11'23é048291"],
  ['a German scanner at a US keyboard', 'FOZER1>amt/mazyem>2026/11/23>048291'],
  ['a US scanner at a French keyboard', 'FOYER&Mq,t),qywe,Méàé-)&&)é"Mà\'_éç&'],
])('[A1] a pass that a hand scanner types with %s is read', (_what, typed) => {
  expect(untypePass(typed)).toBe(PASS);
});

test('[A2] what is no pass stays what it is', () => {
  for (const typed of ['https://example.org/', '4006381333931', 'FOYER1:werne:2026-11-23:12345', ''])
    expect(untypePass(typed)).toBe(typed);
});
