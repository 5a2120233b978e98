/** What people type and paste, as their keyboards, contacts and mail programs write it. */
import { expect, test } from 'vitest';
import { checkContact } from '../../src/lib/domain/day/people.ts';
import {
  asciiDigits,
  strangeCharacter,
  tidyMail,
  tidyName,
  tidyPhone,
} from '../../src/lib/domain/input/typed-contact.ts';
import { readBirthDate } from '../../src/lib/domain/input/typed-date.ts';
import { aContact, anOffice, day, MONDAY } from '../support/build/index.ts';

const office = anOffice({
  rules: { activation: null, contact: { mail: 'optional', birthDate: 'optional', phone: 'optional' } },
});

test.each([
  ['\u202a+49 2362 66\u20113811\u202c', '+49 2362 66-3811'],
  ['\u200e02362\u200b 123456', '02362 123456'],
  ['02362 – 123456', '02362 - 123456'],
  ['02362—12\u221234‐5', '02362-12-34-5'],
  ['02362 123456 Durchwahl 12', '02362 123456-12'],
  ['02362 123456 DW: 12', '02362 123456-12'],
  ['02362 1234 - App. 12', '02362 1234-12'],
  ['02362 1234, App. 12', '02362 1234-12'],
  ['Tel.: 02362 123456', '02362 123456'],
  ['tel:+492362123456', '+492362123456'],
  ['(+49) 2362 123456', '+49 2362 123456'],
  ['\u00a002362\u202f123\t456 ', '02362 123 456'],
  ['٠٢٣٦٢ ١٢٣٤٥٦', '02362 123456'],
  ['０２３６２（１２３４５６', '02362(123456'],
  ['०२३६२ १२३४५६', '02362 123456'],
])('[B2] the phone number %j is taken as %j', (typed, phone) => {
  expect(tidyPhone(typed)).toBe(phone);
  expect(checkContact(office, aContact({ phone: tidyPhone(typed) }), MONDAY)).toEqual({});
});

test('[B2] digits of every script are digits', () => {
  let scripts = 0;
  for (let code = 0; code < 0x110000; code++) {
    const text = String.fromCodePoint(code);
    if (!/^\p{Nd}$/u.test(text)) continue;
    expect([code, asciiDigits(text)]).toEqual([code, expect.stringMatching(/^[0-9]$/)]);
    const before = String.fromCodePoint(code - 1);
    if (/^\p{Nd}$/u.test(before) && asciiDigits(text) !== '0')
      expect([code, asciiDigits(text)]).toEqual([code, String(Number(asciiDigits(before)) + 1)]);
    if (asciiDigits(text) === '9') scripts++;
  }
  expect(scripts).toBeGreaterThan(60);
});

test.each([
  ['\u200fمحمد علی\u200f', 'محمد علی'],
  ['علی\u200cرضا', 'علی\u200cرضا'],
  ['Karl\u00adHeinz\tMüller', 'KarlHeinz Müller'],
  ['\ufeffErika\u202e  Muster\n', 'Erika Muster'],
  ['Dr.Müller', 'Dr. Müller'],
  ['Dr.med.Anna Groß', 'Dr. med. Anna Groß'],
  ['J.R.R.Tolkien', 'J.R.R. Tolkien'],
  ['Erika Müller geb.Schmidt', 'Erika Müller geb. Schmidt'],
  ['evil.com', 'evil.com'],
])('[B2] the name %j is taken as %j', (typed, name) => {
  expect(tidyName(typed)).toBe(name);
});

test.each([
  ['\u202aanna@beispiel.example\u202c', 'anna@beispiel.example'],
  [' anna@beispiel.example. ', 'anna@beispiel.example'],
  ['mailto:anna@beispiel.example', 'anna@beispiel.example'],
  ['mailto:anna@beispiel.example?subject=Termin', 'anna@beispiel.example'],
  ['Anna Müller <anna@beispiel.example>', 'anna@beispiel.example'],
  ['"Müller, Anna" <anna@beispiel.example>;', 'anna@beispiel.example'],
  ['<anna@beispiel.example>', 'anna@beispiel.example'],
  ['anna@beispiel.example;', 'anna@beispiel.example'],
  ['Anna+Amt@müller.de', 'Anna+Amt@müller.de'],
])('[B2.5] the mail address %j is taken as %j', (typed, mail) => {
  expect(tidyMail(typed)).toBe(mail);
  expect(checkContact(office, aContact({ mail: tidyMail(typed) }), MONDAY)).toEqual({});
});

test('[B2.6] what cannot be taken is shown character by character', () => {
  expect(strangeCharacter('phone', '02362 123456 # 3')).toBe('#');
  expect(strangeCharacter('phone', '02362 123456 privat')).toBe('p');
  expect(strangeCharacter('phone', '12')).toBeNull();
  expect(strangeCharacter('mail', 'an na@beispiel.example')).toBe(' ');
  expect(strangeCharacter('mail', 'änna@müller.de')).toBe('ä');
  expect(strangeCharacter('mail', 'anna@beispiel.example, b')).toBe(',');
  expect(strangeCharacter('mail', 'anna')).toBeNull();
  expect(strangeCharacter('name', 'a＠b')).toBe('@');
  expect(strangeCharacter('name', 'evil.com')).toBeNull();
});

test.each([
  [['24', '12', '1950'], '1950-12-24'],
  [[' 24.', '12.', '1950'], '1950-12-24'],
  [['4', '3', '1950'], '1950-03-04'],
  [['24', 'Dezember', '1950'], '1950-12-24'],
  [['24', 'dez.', '1950'], '1950-12-24'],
  [['4', 'Mrz', '1950'], '1950-03-04'],
  [['4', 'Ma\u0308rz', '1950'], '1950-03-04'],
  [['4', 'May', '1950'], '1950-05-04'],
  [['24', '12', '60'], '1960-12-24'],
  [['24.12.1950', '', ''], '1950-12-24'],
  [['24. Dezember 1950', '', ''], '1950-12-24'],
  [['24. Dez. 1950', '', ''], '1950-12-24'],
  [['1950-12-24', '', ''], '1950-12-24'],
  [['24121950', '', ''], '1950-12-24'],
  [['24/12/60', '', ''], '1960-12-24'],
  [['241260', '', ''], '1960-12-24'],
  [['٢٤', '١٢', '١٩٥٠'], '1950-12-24'],
  [['00', '00', '1960'], '1960-00-00'],
  [['0', '5', '1960'], '1960-05-00'],
  [['XX', 'xx', '1960'], '1960-00-00'],
  [['?', 'Mai', '60'], '1960-05-00'],
  [['00.00.1960', '', ''], '1960-00-00'],
  [['1960-05-00', '', ''], '1960-05-00'],
])('[B2.7] the date of birth %j is %s', ([d = '', month = '', year = ''], date) => {
  const read = readBirthDate({ day: d, month, year }, day('2026-11-23'));
  expect(read).toBe(date);
  expect(checkContact(office, aContact({ birthDate: read }), MONDAY)).toEqual({});
});

test('[B2] a date of birth that is none, or could be two, is called malformed', () => {
  for (const [d, month, year] of [
    ['31', '2', '1950'],
    ['24', '12', '24'],
    ['24', 'xyz', '1950'],
    ['24', 'ma', '1950'],
    ['24', '', ''],
    ['', '', '1950'],
    ['00', '', '1950'],
    ['15', '00', '1960'],
    ['00', '13', '1960'],
    ['00', '00', '1899'],
    ['00', '00', '2027'],
    ['00', '00', '0000'],
  ] as const) {
    const birthDate = readBirthDate({ day: d, month, year }, day('2026-11-23'));
    expect([d, month, year, checkContact(office, aContact({ birthDate }), MONDAY)]).toEqual([
      ...[d, month, year],
      { birthDate: 'malformed' },
    ]);
  }
  expect(readBirthDate({ day: ' ', month: '', year: '' }, day('2026-11-23'))).toBeNull();
});
