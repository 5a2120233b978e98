import { expect, test } from 'vitest';
import { plainAddress, secretInFragment } from '../../src/lib/client/http/address.ts';

const SECRET = 'hV7Qb-8xE_0mZ3kTn5RyW2cAfU1oLs9DgJ4iPq6vXeM';

test('[B3] what stands behind the secret of a link is dropped, and breaks within it too', () => {
  const behind = [
    '',
    '.',
    '>',
    ').',
    '%20',
    '%3E',
    '&data=05%7C01',
    '?utm_source=mail',
    '_',
    '%E2%80',
    '%E2%80%9C',
    '…',
  ];
  for (const rest of behind) expect(secretInFragment(SECRET + rest), rest).toBe(SECRET);
  for (const before of ['', ' ', '"', '%3C', '„', '%23', '#'])
    expect(secretInFragment(before + SECRET), before).toBe(SECRET);
  for (const lineBreak of ['%0D%0A', '%0a', '%20', ' ', '\u200b', '%E2%80%8B', '\u00ad', '%C2%AD'])
    expect(secretInFragment(SECRET.slice(0, 30) + lineBreak + SECRET.slice(30))).toBe(SECRET);
});

test('[B3] a link that was cut off, or rewritten in one case, is incomplete', () => {
  for (let length = 0; length < SECRET.length; length++)
    expect(secretInFragment(SECRET.slice(0, length)), String(length)).toBeNull();
  expect(secretInFragment(`${SECRET.slice(0, 22)}.${SECRET.slice(22)}`)).toBeNull();
  expect(secretInFragment(SECRET.toLowerCase())).toBeNull();
  expect(secretInFragment(SECRET.toUpperCase())).toBeNull();
});

test.each([
  ['/Termin#Ab', '/termin#Ab'],
  ['/TERMIN/', '/termin/'],
  ['/Dorsten/Buchen/Anliegen', '/dorsten/buchen/anliegen'],
  ['/dorsten.', '/dorsten'],
  ['/termin%3E#Ab', '/termin#Ab'],
  ['/termin%20', '/termin'],
  ['/termin%C2%A0#Ab', '/termin#Ab'],
  ['/dorsten“', '/dorsten'],
  ['/dorsten…', '/dorsten'],
  ['/dorsten»).', '/dorsten'],
  ['/termin%23Ab-c', '/termin#Ab-c'],
  ['/termin?X=Y#Ab', '/termin?X=Y#Ab'],
  ['/', '/'],
  ['/staff/dorsten/first#Ab', '/staff/dorsten/first#Ab'],
])('the address %s becomes %s', (given, plain) => {
  expect(plainAddress(new URL(given, 'https://termine.example.de'))).toBe(plain);
});
