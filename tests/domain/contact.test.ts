import { expect, test } from 'vitest';
import { checkContact, contact } from '../../src/lib/domain/day/people.ts';
import { anOffice, aContact, MONDAY } from '../support/build/index.ts';

const office = anOffice();
const mailError = (mail: string): string | undefined => checkContact(office, aContact({ mail }), MONDAY).mail;

test('[B2.5] a mail address is taken as people write it, umlauts in its domain included', () => {
  for (const mail of [
    'anna@beispiel.example',
    'anna.beispiel+amt@post.beispiel.example',
    "o'neill_1@beispiel-stadt.example",
    'anna@müller.de',
    'anna@straße.müller.de',
    'anna@xn--mller-kva.de',
    'anna@пример.рф',
    'anna@example.xn--p1ai',
    'anna&bernd@beispiel.example',
    'anna/x@beispiel.example',
    'anna~b@beispiel.example',
    "!#$%&'*+-/=?^_`{|}~@beispiel.example",
  ])
    expect([mail, mailError(mail)]).toEqual([mail, undefined]);
});

const nameError = (name: string): string | undefined => checkContact(office, aContact({ name }), MONDAY).name;

test('[B2] a name is taken as it is written, in any script', () => {
  for (const name of [
    'Seán O’Neill-Żółć',
    "D'Angelo, Anna Maria (geb. Groß)",
    'Nguyễn Thị Ánh',
    'محمد بن سلمان',
    'علی\u200cرضا کریمی',
    'क्\u200dष दीक्षित',
    'בן־גוריון',
    '葛󠄀城 花子',
    '𠮷野',
    ...['Nguyễn Thị Minh Khai', 'Nguyễn Thị Minh Khai'.normalize('NFD'), 'Ümit', 'Weiß-Müller', 'محمد', '李'],
    ...['J. R. R. Tolkien', 'J.R.R. Tolkien', 'Dr. h. c. Anna Groß', 'Ng', 'Madonna', '12. Mann'],
    ...['Þórarinn Ævarsson', 'Şükrü Çağlar', 'Олександр', 'தமிழ்', 'ස්‍රී', 'ᏣᎳᎩ', "N'Golo", 'Zoë–Mäe'],
    'x'.repeat(60),
  ])
    expect([name, nameError(name)]).toEqual([name, undefined]);
});

test('[B2.4] a name that turns the text around it, breaks its line or hides something is called malformed', () => {
  for (const sign of [
    ...['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'],
    ...['\u200e', '\u200f', '\u061c', '\u200b', '\u2060', '\ufeff', '\u00ad', '\u{e0041}'],
    ...['\u2028', '\u2029', '\u0000', '\u0007', '\n', '\u0085', '\ud800'],
  ])
    expect([sign, nameError(`Erika${sign} Muster`)]).toEqual([sign, 'malformed']);
});

test('[B2.4] a name that could be a link, is too long or piles up marks is called malformed', () => {
  for (const name of [
    ...[
      'https://evil.example',
      'evil.com',
      'Ihr Konto: evil.com/x',
      'anna@beispiel',
      'a<b',
      'a>b',
      'a=b',
      '{a}',
    ],
    ...[
      'evil．com',
      'evil。com',
      'evil｡com',
      'evil\u200c.com',
      'evil.\ufe0fcom',
      'evil.xn--p1ai',
      'Evil.Com',
    ],
    ...[
      '192.168.0.1',
      'пример.рф',
      '日本。東京',
      't.co',
      'a：b',
      'a／b',
      'a＠b',
      'x'.repeat(61),
      'a\u0301\u0302\u0303\u0304\u0305\u0306',
    ],
  ])
    expect([name, nameError(name)]).toEqual([name, 'malformed']);
});

test('[B2] a refused name that is on record is still read', () => {
  expect(contact.safeParse(aContact({ name: 'Erika\u202e Muster' })).success).toBe(true);
});

test('[B2.5] what no mail server would take is called malformed', () => {
  for (const mail of [
    'anna',
    'anna@',
    'anna@müller',
    '@müller.de',
    'an na@müller.de',
    'anna@mül ler.de',
    'anna@-müller.de',
    'anna@müller-.de',
    'anna@müller..de',
    'anna..b@müller.de',
    'anna@müller.d',
    ...['änna@müller.de', '"an na"@müller.de', `${'a'.repeat(65)}@müller.de`, 'a@b@müller.de'],
    'anna@müller.de, bernd@müller.de',
    'anna@müller.de\r\nBcc: b@c.de',
    `${'a'.repeat(250)}@müller.de`,
  ])
    expect([mail, mailError(mail)]).toEqual([mail, 'malformed']);
});
