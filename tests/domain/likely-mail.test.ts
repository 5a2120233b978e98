import { expect, test } from 'vitest';
import { likelyMail } from '../../src/lib/domain/input/likely-mail.ts';

test.each([
  ['anna@gmial.com', 'anna@gmail.com'],
  ['anna@gmai.com', 'anna@gmail.com'],
  ['anna@gmail.con', 'anna@gmail.com'],
  ['anna@gmail.de', 'anna@gmail.com'],
  ['Anna.B@web.ed', 'Anna.B@web.de'],
  ['anna@we.de', 'anna@web.de'],
  ['anna@gmx.d', 'anna@gmx.de'],
  ['anna@gxm.net', 'anna@gmx.net'],
  ['anna@tonline.de', 'anna@t-online.de'],
  ['anna@t-onlien.de', 'anna@t-online.de'],
  ['anna@hotmial.com', 'anna@hotmail.com'],
  ['anna@outlok.de', 'anna@outlook.de'],
  ['anna@stadt-werne.ed', 'anna@stadt-werne.de'],
  ['anna@firma.con', 'anna@firma.com'],
])('[B2] %s is asked back as %s', (typed, meant) => {
  expect(likelyMail(typed)).toBe(meant);
});

test.each([
  'anna@gmail.com',
  'anna@GMX.de',
  'anna@gmx.com',
  'anna@mail.de',
  'anna@email.de',
  'anna@hotmail.fr',
  'anna@dorsten.de',
  'anna@müller.de',
  'anna@example.org',
  'anna@uni-muenster.de',
  'anna@foo.museum',
  'anna',
  '@gmial.com',
])('[B2] %s is not doubted', (typed) => {
  expect(likelyMail(typed)).toBeNull();
});
