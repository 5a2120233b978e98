/** Office files are written by hand: each mistake gets one clear sentence that says where it is. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openingsOn } from '../../src/lib/domain/office/calendar.ts';
import { lanesServing, minutesFor, officeRecord } from '../../src/lib/domain/office/office.ts';
import { addDays, timeOfDay } from '../../src/lib/domain/time.ts';
import { loadOffices } from '../../sync-server/offices/load-offices.ts';
import { day } from '../support/build/index.ts';

const TODAY = day('2026-11-23');
const OFFICES = new URL('../../sync-server/offices', import.meta.url).pathname;
const TEST_OFFICES = new URL('../support/offices', import.meta.url).pathname;

const VALID = `id: dorsten
name: { de: Bürgerbüro, en: Office }
town: Dorsten
holidaysOf: DE-NW
address: Markt 1
phone: 02362 1
website: https://www.dorsten.example
categories:
  - { id: papers, name: { de: Ausweise, en: Papers } }
services:
  - id: id-card
    category: papers
    name: { de: Ausweis, en: Card }
    minutes: 10
lanes:
  - { id: main, letter: A, name: { de: Alle, en: All }, services: [id-card] }
counters:
  [{ id: '1', name: Schalter 1, lanes: [main] }, { id: '2', name: Schalter 2, lanes: [main] }]
windows:
  - weekdays: [mon]
    from: '08:00'
    to: '16:00'
    lanes:
      main: { counters: 2, online: 1 }
rules:
  longest: 60
  horizonDays: 14
  leadMinutes: 0
  sameDayRelease: 15
  returnDelay: 0
  activation: 120
  checkIn: { before: 15, after: 5 }
  contact: { mail: required, birthDate: required, phone: 'off' }
  reminder: opt-in
  perMail: 4
  calls: 3
  retention: { people: 7, day: 90 }
languages: [de, en]
`;

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function load(files: Readonly<Record<string, string | Uint8Array>>): ReturnType<typeof loadOffices> {
  folder = mkdtempSync(join(tmpdir(), 'offices-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return loadOffices(folder, TODAY);
}

/** The valid file with one part replaced. */
function broken(from: string, to: string): string {
  expect(VALID).toContain(from);
  return VALID.replace(from, to);
}

it('has texts in Leichte Sprache behind its first language, and not as the first', () => {
  const simple = VALID.replace('languages: [de, en]', 'languages: [de, en, de-simple]').replace(
    'name: { de: Ausweis, en: Card }',
    'name: { de: Ausweis, en: Card, de-simple: Aus·weis }',
  );
  const loaded = load({ 'dorsten.yaml': simple });
  expect(loaded).toMatchObject({ ok: true });
  expect(loaded.ok ? loaded.value[0]?.services[0]?.name : null).toMatchObject({ 'de-simple': 'Aus·weis' });
  rmSync(folder, { recursive: true, force: true });
  const first = VALID.replaceAll('de: ', 'de-simple: ').replace(
    'languages: [de, en]',
    'languages: [de-simple, en]',
  );
  expect(load({ 'dorsten.yaml': first })).toEqual({
    ok: false,
    error: ["dorsten.yaml:38:13 languages[0]: 'de-simple' is possible behind 'de' alone"],
  });
});

it('an office file with another ending is pointed out, not passed over', () => {
  for (const name of ['werne.yml', 'werne.YAML']) {
    const loaded = load({ 'dorsten.yaml': VALID, [name]: VALID });
    expect(loaded).toEqual({ ok: false, error: [`${name}: an office file ends in .yaml: rename it`] });
    rmSync(folder, { recursive: true, force: true });
  }
});

it.each<[what: string, file: Uint8Array, message: string]>([
  [
    'Windows-1252',
    Buffer.from(VALID, 'latin1'),
    'dorsten.yaml:2:14 this is not UTF-8; in Windows-1252 (ANSI) here stands "Bürgerbüro": save it as UTF-8',
  ],
  [
    'Windows-1252 in its last byte alone',
    Buffer.concat([Buffer.from(`${VALID}# Herr B`), Buffer.of(0xf6)]),
    'dorsten.yaml:39:9 this is not UTF-8; in Windows-1252 (ANSI) here stands "Bö": save it as UTF-8',
  ],
  [
    'UTF-16',
    Buffer.from(`\ufeff${VALID}`, 'utf16le'),
    'dorsten.yaml:1:1 the encoding is UTF-16, not UTF-8: save it as UTF-8',
  ],
  [
    'UTF-16 with the higher byte first',
    Buffer.from(`\ufeff${VALID}`, 'utf16le').swap16(),
    'dorsten.yaml:1:1 the encoding is UTF-16, not UTF-8: save it as UTF-8',
  ],
  [
    'UTF-16 without a mark',
    Buffer.from(VALID, 'utf16le'),
    'dorsten.yaml:1:1 the encoding is UTF-16 (there are zero bytes in it), not UTF-8: save it as UTF-8',
  ],
  [
    'UTF-8 that was saved after a character was lost',
    Buffer.from(VALID.replace('ü', '\ufffd')),
    'dorsten.yaml:2:14 a character was lost here when the file was saved (U+FFFD stands in its place): write it anew',
  ],
  [
    'UTF-8 that was read as Windows-1252 and saved again',
    Buffer.from(VALID.replaceAll('ü', 'Ã¼')),
    'dorsten.yaml:2:14 here stands "Ã¼rgerbÃ¼ro", a character that was saved in the wrong encoding: write it anew',
  ],
])('a file in %s is refused by line and encoding', (_what, file, message) => {
  expect(load({ 'dorsten.yaml': file })).toEqual({ ok: false, error: [message] });
});

it('a file in UTF-8 is taken with a byte order mark, too', () => {
  const loaded = load({ 'dorsten.yaml': Buffer.from(`\ufeff${VALID}`) });
  expect(loaded.ok && loaded.value[0]!.name.de).toBe('Bürgerbüro');
});

it.each(['\r\n', '\r'])('a file whose lines end in %j is taken, and its mistakes have their line', (end) => {
  const withEnds = (text: string): Buffer => Buffer.from(text.replaceAll('\n', end));
  const loaded = load({ 'dorsten.yaml': withEnds(`# Dorsten\n${VALID}`) });
  expect(loaded.ok && loaded.value[0]!.town).toBe('Dorsten');
  expect(load({ 'dorsten.yaml': withEnds(VALID.replace('town: Dorsten', 'town: 5')) })).toMatchObject({
    error: [expect.stringMatching(/^dorsten\.yaml:3:/)],
  });
});

it('says how far ahead an office of many lanes and long days can be booked', () => {
  const letters = ['A', 'B', 'C', 'D', 'E'];
  const lanes = letters.map((letter) => `\n  - { id: ${letter.toLowerCase()}, letter: ${letter}, ${SAME} }`);
  const large = (days: number): string =>
    VALID.replace(/lanes:\n {2}- .*/, `lanes:${lanes.join('')}`)
      .replaceAll('lanes: [main]', 'lanes: [a, b, c, d, e]')
      .replace('main: {', 'a: {')
      .replace("from: '08:00'", "from: '00:00'")
      .replace("to: '16:00'", "to: '24:00'")
      .replace('horizonDays: 14', `horizonDays: ${days}`);
  expect(load({ 'dorsten.yaml': large(138) })).toEqual({
    ok: false,
    error: [
      'dorsten.yaml:31:16 rules.horizonDays: must be at most 137, or the office needs fewer lanes or shorter days',
    ],
  });
  rmSync(folder, { recursive: true, force: true });
  expect(load({ 'dorsten.yaml': large(137) }).ok).toBe(true);
});
const SAME = 'name: { de: Alle, en: All }, services: [id-card]';

it('takes a valid file and adds the holidays of its state, from last year to the year after next', () => {
  const loaded = load({ 'dorsten.yaml': VALID, 'notes.txt': 'not an office' });
  if (!loaded.ok) throw new Error(loaded.error.join('\n'));
  const [office, ...others] = loaded.value;
  expect(others).toEqual([]);
  expect(office).toMatchObject({ id: 'dorsten', timeZone: 'Europe/Berlin', closures: [] });
  expect(office!.holidays[0]).toEqual({ date: '2025-01-01', name: { de: 'Neujahr', en: "New Year's Day" } });
  expect(office!.holidays.at(-1)!.date).toBe('2028-12-26');
});

it.each<[what: string, from: string, to: string, message: string | RegExp]>([
  [
    'a word where a number belongs',
    'minutes: 10',
    'minutes: ten',
    'dorsten.yaml:14:14 services[0].minutes: a whole number from 1 to 480 is needed, here stands "ten"',
  ],
  [
    'a number that is too small',
    'minutes: 10',
    'minutes: 0',
    'dorsten.yaml:14:14 services[0].minutes: a whole number from 1 to 480 is needed, here stands 0',
  ],
  [
    'half a minute',
    'minutes: 10',
    'minutes: 7.5',
    'dorsten.yaml:14:14 services[0].minutes: a whole number from 1 to 480 is needed, here stands 7.5',
  ],
  [
    'a missing field',
    '    minutes: 10\n',
    '',
    'dorsten.yaml:11:5 services[0].minutes: is missing; a whole number from 1 to 480 is needed',
  ],
  [
    'a field without a value',
    'town: Dorsten',
    'town:',
    'dorsten.yaml:3:6 town: a text of 1 to 80 characters is needed, here stands null',
  ],
  [
    'a misspelt field',
    'after: 5',
    'after: 5, affter: 6',
    'dorsten.yaml:32:36 rules.checkIn.affter: there is no such field; possible are before, after',
  ],
  [
    "a text without the office's first language",
    'name: { de: Ausweis, en: Card }',
    'name: { en: Card }',
    "dorsten.yaml:13:11 services[0].name.de: is missing; every text stands in 'de', the first of languages",
  ],
  [
    'a text in a language that the office does not name',
    'name: { de: Ausweis, en: Card }',
    'name: { de: Ausweis, en: Card, fr: Carte }',
    "dorsten.yaml:13:40 services[0].name.fr: there is no language 'fr' among languages",
  ],
  [
    'a text whose language is no code',
    'name: { de: Ausweis, en: Card }',
    'name: { de: Ausweis, English: Card }',
    'dorsten.yaml:13:26 services[0].name.English: a language by its code, as de, is needed in the place of "English"',
  ],
  [
    'a text in place of a text by language',
    'name: { de: Ausweis, en: Card }',
    'name: Ausweis',
    'dorsten.yaml:13:11 services[0].name: a text by language, as { de: Ausweise, en: Papers }, is needed, here stands "Ausweis"',
  ],
  [
    'a language that Foyer does not speak',
    'languages: [de, en]',
    'languages: [de, en, tlh]',
    "dorsten.yaml:38:21 languages[2]: Foyer has no messages in 'tlh'; possible are de, en, ar, pl, ru, tr, uk",
  ],
  [
    'a key with capitals',
    'id: dorsten',
    'id: Dorsten',
    'dorsten.yaml:1:5 id: a key of lower-case letters, digits and hyphens (at most 40) is needed, here stands "Dorsten"',
  ],
  [
    'a time that does not exist',
    "from: '08:00'",
    "from: '8:75'",
    'dorsten.yaml:21:11 windows[0].from: a time as HH:MM is needed, here stands "8:75"',
  ],
  [
    'closing before opening',
    "to: '16:00'",
    "to: '07:00'",
    'dorsten.yaml:22:9 windows[0].to: must be later than from',
  ],
  [
    'an unknown weekday',
    'weekdays: [mon]',
    'weekdays: [mon, son]',
    'dorsten.yaml:20:21 windows[0].weekdays[1]: one of mon, tue, wed, thu, fri, sat, sun is needed, here stands "son"',
  ],
  [
    'a weekday that stands twice',
    'weekdays: [mon]',
    'weekdays: [mon, tue, mon]',
    'dorsten.yaml:20:15 windows[0].weekdays: must name each weekday once',
  ],
  [
    'neither weekdays nor a date',
    'weekdays: [mon]\n    from',
    'from',
    'dorsten.yaml:20:5 windows[0].weekdays: is missing; there must be either weekdays or one date',
  ],
  [
    'a nth without weekdays',
    'weekdays: [mon]',
    'date: 2026-12-01\n    nth: first',
    'dorsten.yaml:21:10 windows[0].nth: must stand beside weekdays',
  ],
  [
    'a day that does not exist',
    'weekdays: [mon]',
    'date: 2026-02-30',
    'dorsten.yaml:20:11 windows[0].date: a day that exists is needed, here stands "2026-02-30"',
  ],
  [
    'more online than counters',
    'online: 1',
    'online: 3',
    'dorsten.yaml:24:36 windows[0].lanes.main.online: online and sameDay together must be at most counters',
  ],
  [
    'a lane that does not exist',
    'main: { counters',
    'mian: { counters',
    "dorsten.yaml:24:13 windows[0].lanes.mian: there is no lane 'mian'",
  ],
  [
    'more counters than serve the lane',
    'main: { counters: 2, online: 1 }',
    'main: { counters: 3, online: 1 }',
    "dorsten.yaml:24:25 windows[0].lanes.main.counters: only 2 of the counters serve the lane 'main'",
  ],
  [
    'a mail to confirm by that is not required',
    'contact: { mail: required',
    'contact: { mail: optional',
    'dorsten.yaml:33:20 rules.contact.mail: must be required where an appointment is confirmed by mail (activation)',
  ],
  [
    'more persons than the longest appointment has room for',
    '    minutes: 10',
    '    minutes: 20',
    'dorsten.yaml:11:5 services[0].most: is missing; so many take longer than the longest appointment (60)',
  ],
  [
    'an end before the beginning',
    "to: '16:00'",
    "to: '16:00'\n    validFrom: 2026-12-02\n    validUntil: 2026-12-01",
    'dorsten.yaml:24:17 windows[0].validUntil: must not be before validFrom',
  ],
  [
    'a category that does not exist',
    'category: papers',
    'category: paper',
    "dorsten.yaml:12:15 services[0].category: there is no category 'paper'",
  ],
  [
    'a service that no lane serves',
    'lanes:\n  - { id: main',
    '  - { id: extra, category: papers, name: { de: A, en: A }, minutes: 5 }\nlanes:\n  - { id: main',
    "dorsten.yaml:15:11 services[1].id: no lane serves 'extra'",
  ],
  [
    'an id that stands twice',
    'services:\n',
    '  - { id: papers, name: { de: A, en: A } }\nservices:\n',
    "dorsten.yaml:10:11 categories[1].id: 'papers' stands twice",
  ],
  [
    'a service longer than any appointment',
    'longest: 60',
    'longest: 5',
    'dorsten.yaml:14:14 services[0].minutes: must be at most the longest appointment (5)',
  ],
  [
    'an empty list',
    'Schalter 1, lanes: [main]',
    'Schalter 1, lanes: []',
    'dorsten.yaml:18:40 counters[0].lanes: a list with an entry is needed, here stands a list of 0',
  ],
  [
    'an address that is none',
    'https://www.dorsten.example',
    'dorsten',
    'dorsten.yaml:7:10 website: a web address that begins with https:// or http:// is needed, here stands "dorsten"',
  ],
  [
    'a script in place of an address',
    'https://www.dorsten.example',
    'javascript:alert(1)',
    'dorsten.yaml:7:10 website: a web address that begins with https:// or http:// is needed, here stands "javascript:alert(1)"',
  ],
  [
    'a time zone that does not exist',
    'town: Dorsten',
    'town: Dorsten\ntimeZone: Europe/Dorsten',
    'dorsten.yaml:4:11 timeZone: an IANA time zone, as Europe/Berlin, is needed, here stands "Europe/Dorsten"',
  ],
  [
    'a state without holidays',
    'DE-NW',
    'DE-XX',
    /^dorsten.yaml:4:13 holidaysOf: no public holidays are known of 'DE-XX'; below DE are .*DE-NW \(Nord/,
  ],
  [
    'a part of a state without holidays of its own',
    'DE-NW',
    'DE-BY-M',
    "dorsten.yaml:4:13 holidaysOf: no public holidays are known of 'DE-BY-M'; below DE-BY are DE-BY-A (Stadt Augsburg), DE-BY-KATH (Überwiegend katholische Gemeinden), DE-BY-EVANG (Überwiegend evangelische Gemeinden)",
  ],
  [
    'an own holiday that does not exist',
    'town: Dorsten',
    'town: Dorsten\nownHolidays: [{ day: 02-30, name: { de: Nie, en: Never } }]',
    'dorsten.yaml:4:22 ownHolidays[0].day: a day that exists is needed, here stands "02-30"',
  ],
  [
    'an own holiday in words',
    'town: Dorsten',
    'town: Dorsten\nownHolidays: [{ day: Rosenmontag, name: { de: Nie, en: Never } }]',
    'dorsten.yaml:4:22 ownHolidays[0].day: a day as MM-DD, YYYY-MM-DD or easter -48 is needed, here stands "Rosenmontag"',
  ],
  [
    'a choice that does not exist',
    'reminder: opt-in',
    'reminder: maybe',
    'dorsten.yaml:34:13 rules.reminder: one of off, opt-in, on is needed, here stands "maybe"',
  ],
  [
    'a text where a number or null may stand',
    'activation: 120',
    "activation: '2 h'",
    'dorsten.yaml:31:15 rules.activation: a whole number from 5 to 2880 or null is needed, here stands "2 h"',
  ],
  [
    'a letter that is a word',
    'letter: A',
    'letter: AB',
    'dorsten.yaml:16:25 lanes[0].letter: one capital letter is needed, here stands "AB"',
  ],
])('says where %s stands', (_what, from, to, message) => {
  const expected = typeof message === 'string' ? message : expect.stringMatching(message);
  expect(load({ 'dorsten.yaml': broken(from, to) })).toEqual({ ok: false, error: [expected] });
});

it('[C3] closes an office on the holidays of its part of the state and on its own', () => {
  const own = `ownHolidays:
  - { day: easter -48, name: { de: Rosenmontag, en: Carnival Monday } }
  - { day: 12-24, name: { de: Heiligabend, en: Christmas Eve } }
  - { day: 02-29, name: { de: Schalttag, en: Leap day } }
  - { day: 2027-06-01, name: { de: Ausflug, en: Outing } }
  - { day: 01-01, name: { de: Noch einmal, en: Again } }`;
  const holidaysIn = (region: string): string[] => {
    const loaded = load({ 'a.yaml': broken('holidaysOf: DE-NW', `holidaysOf: ${region}\n${own}`) });
    rmSync(folder, { recursive: true, force: true });
    if (!loaded.ok) throw new Error(loaded.error.join('\n'));
    const { holidays } = loaded.value[0]!;
    expect(holidays).toEqual(holidays.toSorted((a, b) => (a.date < b.date ? -1 : 1)));
    return holidays.map(({ date, name }) => `${date} ${name.de}`);
  };
  const augsburg = holidaysIn('DE-BY-A');
  expect(augsburg).toContain('2026-08-08 Augsburger Friedensfest');
  expect(augsburg).toContain('2027-08-15 Mariä Himmelfahrt');
  const ours = augsburg.filter((holiday) => /Ausflug|Schalttag|Rosenmontag|Heiligabend|Noch/.test(holiday));
  expect(ours).toEqual([
    '2025-03-03 Rosenmontag',
    '2025-12-24 Heiligabend',
    '2026-02-16 Rosenmontag',
    '2026-12-24 Heiligabend',
    '2027-02-08 Rosenmontag',
    '2027-06-01 Ausflug',
    '2027-12-24 Heiligabend',
    '2028-02-28 Rosenmontag',
    '2028-02-29 Schalttag',
    '2028-12-24 Heiligabend',
  ]);
  expect(holidaysIn('DE-BY-KATH')).toContain('2026-08-15 Mariä Himmelfahrt');
  expect(holidaysIn('DE-BY').join()).not.toMatch(/Mariä|Friedensfest/);
});

it('tells all mistakes of all files, in the order in which they stand', () => {
  const two = broken('minutes: 10', 'minutes: ten').replace('calls: 3', 'calls: 30');
  expect(load({ 'b.yaml': two, 'a.yaml': '' })).toEqual({
    ok: false,
    error: [
      'a.yaml: the file is empty',
      'b.yaml:14:14 services[0].minutes: a whole number from 1 to 480 is needed, here stands "ten"',
      'b.yaml:36:10 rules.calls: a whole number from 1 to 10 is needed, here stands 30',
    ],
  });
});

it.each<[what: string, files: Record<string, string>, message: string | RegExp]>([
  ['an empty file', { 'a.yaml': '' }, 'a.yaml: the file is empty'],
  ['a file of comments', { 'a.yaml': '# later\n' }, 'a.yaml: the file is empty'],
  [
    'a list in place of an office',
    { 'a.yaml': '- 1\n' },
    /^a\.yaml:1:1 the file: a group with the fields id, languages, name, .* is needed, here stands a list of 1$/,
  ],
  [
    'a syntax error',
    { 'a.yaml': 'id: dorsten\nname: { de: A\ntown: B\n' },
    /^a\.yaml:\d+:\d+ this is not YAML: [A-Z][^\n]+$/,
  ],
  [
    'a key that stands twice',
    { 'a.yaml': 'id: dorsten\nid: dorsten\n' },
    'a.yaml:2:1 this is not YAML: Map keys must be unique',
  ],
  [
    'an unknown tag',
    { 'a.yaml': 'id: !secret x\n' },
    /^a\.yaml:1:5 this is not YAML: Unresolved tag: !secret$/,
  ],
  [
    'one office twice',
    { 'a.yaml': VALID, 'b.yaml': `# A copy\n${VALID}` },
    "b.yaml:2:5 id: 'dorsten' is the id of a.yaml already",
  ],
  [
    'aliases that explode',
    {
      'a.yaml': `a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: [*c, *c, *c, *c, *c, *c, *c, *c, *c]
`,
    },
    'a.yaml: its aliases unfold into too much',
  ],
])('refuses %s in one sentence', (_what, files, message) => {
  const loaded = load(files);
  if (loaded.ok) throw new Error('taken');
  expect(loaded.error.length).toBeGreaterThan(0);
  if (typeof message === 'string') expect(loaded.error).toEqual([message]);
  else expect(loaded.error[0]).toMatch(message);
});

it('refuses a folder without office files, and one that is not there', () => {
  const empty = load({});
  expect(empty).toEqual({
    ok: false,
    error: [`OFFICES is '${folder}': there is no office file (*.yaml) in this folder`],
  });
  expect(loadOffices(join(folder, 'nowhere'), TODAY)).toEqual({
    ok: false,
    error: [`OFFICES is '${join(folder, 'nowhere')}', a folder that does not exist.`],
  });
});

it('loads the example offices', () => {
  const loaded = loadOffices(OFFICES, TODAY);
  if (!loaded.ok) throw new Error(loaded.error.join('\n'));
  const dorsten = loaded.value.find((o) => o.id === 'dorsten')!;
  expect(dorsten.services.length).toBeGreaterThanOrEqual(30);
  for (const { services } of dorsten.lanes) expect(new Set(services).size).toBe(services.length);
  // Everything that is offered fits into an appointment, alone and as often as it may be chosen by a family of two.
  for (const { id, most } of dorsten.services) {
    const choice = [{ service: id, quantity: Math.min(2, most) }];
    expect(minutesFor(dorsten, choice)).toBeLessThanOrEqual(dorsten.rules.longest);
    expect(lanesServing(dorsten, [id]).length).toBeGreaterThan(0);
  }
});

it('[C1, C2] loads an office that is open at every hour of the week', () => {
  const loaded = loadOffices(TEST_OFFICES, TODAY);
  if (!loaded.ok) throw new Error(loaded.error.join('\n'));
  const [office] = loaded.value;
  for (let i = 0; i < 7; i++) {
    const [opening, ...more] = openingsOn(office!, addDays(TODAY, i));
    expect(more).toEqual([]);
    expect(timeOfDay(opening!.from, office!.timeZone)).toBe('00:00');
    expect(opening!.to - opening!.from).toBe(24 * 3_600_000);
  }
});

it('an office that is loaded from its file is a whole record, as it is stored', () => {
  for (const folder of [OFFICES, TEST_OFFICES]) {
    const loaded = loadOffices(folder, TODAY);
    if (!loaded.ok) throw new Error(loaded.error.join('\n'));
    expect(loaded.value.length).toBeGreaterThan(0);
    for (const office of loaded.value)
      expect(JSON.stringify(office)).toBe(JSON.stringify(officeRecord.parse(office)));
  }
});
