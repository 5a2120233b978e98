import { describe, expect, test } from 'vitest';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import type { Person } from '../../src/lib/domain/day/people.ts';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import { byNearness, findVisits, mayFitPeople } from '../../src/lib/domain/search/find-visits.ts';
import { parseSearch } from '../../src/lib/domain/search/search-query.ts';
import {
  aChoiceField,
  aContact,
  anAppointment,
  aNumberField,
  aPerson,
  at,
  aTextField,
  aTicket,
  day,
  MONDAY,
  visit,
  visitStep,
} from '../support/build/index.ts';

const people = [
  {
    name: 'Jürgen Müller-Weiß',
    mail: 'j.mueller@example.org',
    birthDate: '1964-08-12',
    phone: '02362 12345',
  },
  { name: 'Nguyễn Thị Minh Khai', mail: null, birthDate: '1990-01-30', phone: '+49 (0)170 9876543' },
  { name: 'Seán O’Brien', mail: 'sean@brien.example', birthDate: null, phone: null },
  { name: 'محمد', mail: null, birthDate: '1958-00-00', phone: null },
  { name: 'Łukasz Çelik', mail: 'lukasz@example.org', birthDate: '2001-02-03', phone: '0049 2362 555777' },
];
const asked = [aTextField, aNumberField, aChoiceField];
const said: readonly (readonly string[])[] = [
  [],
  ['AB-123/24 Ärztehaus'],
  ['', '0047110815'],
  ['', '', 'wheelchair'],
  ['A955'],
];
const appointments = people.map((_, i) =>
  anAppointment({
    id: visit(`visit-${i}`),
    number: `A60${i}`,
    code: `01234${i}`,
    start: at('09:00') + i * 900_000,
  }),
);
const monday = foldDay(MONDAY, [...appointments, aTicket({ number: 'B107', at: at('09:20') })]);
const known = new Map<VisitId, Person>(
  appointments.map((event, i) => [
    event.id,
    aPerson(event, {
      contact: aContact(people[i] as Parameters<typeof aContact>[0]),
      fields: asked.flatMap(({ id }, at) => {
        const value = said[i]?.[at] ?? '';
        return value === '' ? [] : [{ field: id, value }];
      }),
    }),
  ]),
);

function found(text: string): string[] {
  const query = parseSearch(text, MONDAY);
  if (!query.ok) throw new Error(query.error);
  const visits = findVisits(query.value, monday, known, asked);
  // Looking at people first must never hide what the day would show.
  if (visits.length > 0) expect(mayFitPeople(query.value, MONDAY, known.values(), asked)).toBe(true);
  return visits.map(({ number }) => number);
}

describe('[B12] a visit is found', () => {
  test.each([
    ['umlauts as they are', 'Müller', 'A600'],
    ['umlauts spelled out', 'mueller', 'A600'],
    ['umlauts left out', 'MULLER', 'A600'],
    ['sharp s spelled out', 'weiss', 'A600'],
    ['the begin of a word', 'jür', 'A600'],
    ['words in any order', 'Weiß, Jürgen', 'A600'],
    ['accents left out', 'nguyen thi', 'A601'],
    ['an apostrophe left out', 'obrien', 'A602'],
    ['a straight apostrophe', "O'Brien", 'A602'],
    ['another script', 'محمد', 'A603'],
    ['letters that no accent makes', 'lukasz celik', 'A604'],
    ['a number, in small letters', 'a602', 'A602'],
    ['the number of a visitor without appointment', 'B107', 'B107'],
    ['a code with a zero in front', '012343', 'A603'],
    ['a code with a blank in it', '012 344', 'A604'],
    ['a date of birth and a name', '12.08.1964 Müller', 'A600'],
    ['a date of birth without the year', '30.1. Khai', 'A601'],
    ['a day, and a name', '2026-11-23 Khai', 'A601'],
    ['a phone number as it was given', '02362 12345', 'A600'],
    ['a phone number with the country', '+49 2362/12345', 'A600'],
    ['the end of a phone number', '76543', 'A601'],
    ['a phone number that was given with the country', '02362 555777', 'A604'],
    ['a mail address', 'SEAN@brien.example', 'A602'],
    ['the begin of a mail address', 'sean', 'A602'],
    ['an own text of the office', 'ab 123 24', 'A601'],
    ['the digits of an own text', '123/24', 'A601'],
    ['a word of an own text, spelled out', 'aerztehaus', 'A601'],
    ['the begin of an own number', '004711', 'A602'],
    ['what an option is called', 'Rollstuhl', 'A603'],
    ['what an option is called in another language', 'wheelchair', 'A603'],
    ['an own text that looks like a number of a visit', 'a955', 'A604'],
  ])('by %s: %s', (_what, text, number) => {
    expect(found(text)).toEqual([number]);
  });
});

test.each(['Müllers', 'üller', 'Müller 1.1.1970', 'A699', '999999', 'b107 Müller'])(
  '[B12] %s finds no visit here',
  (text) => {
    expect(found(text)).toEqual([]);
  },
);

test('[B12] several are told in the order of the day', () => {
  expect(found('2362')).toEqual(['A600', 'A604']);
});

test('[P3] a person who is erased is found by number alone', () => {
  const erased = aPerson(appointments[0]!, { contact: null });
  const byNumber = parseSearch('A600', MONDAY);
  const byName = parseSearch('Müller', MONDAY);
  const after = new Map(known).set(erased.id, erased);
  if (!byNumber.ok || !byName.ok) throw new Error('no query');
  expect(findVisits(byNumber.value, monday, after, asked)).toMatchObject([{ number: 'A600', contact: null }]);
  expect(findVisits(byName.value, monday, after, asked)).toEqual([]);
});

test('[B8.9] of a cancelled one it is told why, also once its person is erased, and of others nothing', () => {
  const [first, second] = appointments;
  const cancelled = [
    visitStep('cancelled', { of: first!.id, at: at('08:00'), freeAt: at('08:00'), reason: 'booked-twice' }),
    visitStep('cancelled', { of: second!.id, at: at('08:00'), freeAt: at('08:00') }),
  ];
  const after = foldDay(MONDAY, [...appointments, ...cancelled]);
  const why = (number: string) => {
    const query = parseSearch(number, MONDAY);
    if (!query.ok) throw new Error(query.error);
    return findVisits(query.value, after, new Map(), asked).map(({ state, cancelReason }) => [
      state,
      cancelReason,
    ]);
  };
  expect(why('A600')).toEqual([['cancelled', 'booked-twice']]);
  expect(why('A601')).toEqual([['cancelled', null]]);
  expect(why('A602')).toEqual([['booked', null]]);
});

test.each(['', ' ', 'M', '24.11.', '123', ', ;'])('[B12] ‘%s’ would find nearly everyone', (text) => {
  expect(parseSearch(text, MONDAY)).toEqual({ ok: false, error: 'too-short' });
});

test.each(['李', 'Li', 'A600', '2362', '12.08.1964'])('[B12] %s is enough', (text) => {
  expect(parseSearch(text, MONDAY).ok).toBe(true);
});

test('[B12] a whole page that was pasted is refused', () => {
  expect(parseSearch('Müller '.repeat(200), MONDAY)).toEqual({ ok: false, error: 'too-long' });
  expect(parseSearch('a b c d e f g h i j', MONDAY)).toEqual({ ok: false, error: 'too-long' });
});

test('[B12] today comes first, then what is ahead, then what is over, the newest first', () => {
  const dates = ['2026-11-20', '2026-12-01', '2026-11-23', '2026-11-22', '2026-11-24'].map(day);
  expect(dates.sort(byNearness(MONDAY))).toEqual([
    ...['2026-11-23', '2026-11-24', '2026-12-01', '2026-11-22', '2026-11-20'],
  ]);
});
