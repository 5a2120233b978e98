/** Appointments from an older system: what is taken, and of every other row why not. */
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/lib/domain/requests/answer.ts';
import { dayEvent } from '../../src/lib/domain/day/day.ts';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import { exportRows } from '../../src/lib/domain/decide/import.ts';
import { importColumns } from '../../src/lib/domain/input/import-cells.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import { memo } from '../../src/lib/domain/requests/memo.ts';
import type { ImportError, ImportReport, SideField } from '../../src/lib/domain/requests/memo.ts';
import { person } from '../../src/lib/domain/day/people.ts';
import { datesOf } from '../../src/lib/domain/requests/request.ts';
import { MOST_ROWS } from '../../src/lib/domain/requests/request-fields.ts';
import type { RequestOf } from '../../src/lib/domain/requests/request.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { RESCUE_MS, TAKES_BACK_MS } from '../../src/lib/domain/office/rescue.ts';
import { wholeImport } from '../../src/lib/domain/decide/whole-import.ts';
import {
  aContact,
  anOffice,
  ask,
  aState,
  at,
  choose,
  circumstances,
  MONDAY,
  requestNamed,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const NOW = at('07:50');
const LEAD = { role: 'lead' } as const;
const GOOD = ['2026-11-24', '09:00', 'id-card', 'Erika Beispiel', '', '', '', '', ''];

type Import = RequestOf<'import'>;
const importing = (rows: readonly (readonly string[])[], given: Partial<Import> = {}): Import =>
  ask('import', { rows: [[...importColumns], ...rows.map((r) => [...r])], ...given });
/** The good row with one column changed. */
const row = (changes: Partial<Record<(typeof importColumns)[number], string>>): string[] =>
  importColumns.map((column, i) => changes[column] ?? GOOD[i]!);

function reportOf({ answer, memos }: Decision): ImportReport {
  expect(answer.ok).toBe(true);
  const [first, ...others] = memos;
  expect(others).toEqual([]);
  const record = memo.parse(first!.record);
  if (record.type !== 'import') throw new Error('no report');
  return record;
}
const reasonOf = ({ answer }: Decision): Refusal | 'ok' => (answer.ok ? 'ok' : answer.reason);
const starts = (state: State): string[] => exportRows(state, state.bookableDays()).map((r) => r[1]!);

describe('a row', () => {
  it('[B10.1] that is right becomes a confirmed appointment with a person behind it', () => {
    const state = aState({ now: NOW });
    const rows = [
      row({
        services: 'id-card x2 + passport',
        mail: 'erika@example.org',
        birthDate: '1964-08-12',
        phone: '02362 1234',
        language: 'en',
      }),
    ];
    const decision = state.take(importing(rows), circumstances(NOW, LEAD));
    expect(reportOf(decision)).toMatchObject({ taken: 1, refused: [], by: decision.events[0]!.by, at: NOW });
    const [taken] = decision.events.map((f) => dayEvent.parse(f));
    expect(taken).toMatchObject({
      kind: 'appointment',
      start: at('09:00', '2026-11-24'),
      services: [choose('id-card', 2), choose('passport')],
      minutes: 45,
      channel: 'import',
      activateBy: null,
      language: 'en',
    });
    expect(decision.people.map((p) => person.parse(p.person))).toMatchObject([
      {
        contact: { name: 'Erika Beispiel', mail: 'erika@example.org', birthDate: '1964-08-12' },
        authorizations: [],
      },
    ]);
    // Visitors get no mail for what they know already.
    expect(decision.notices).toEqual([]);
    expect(state.visit(visitOf(taken!.request)).state).toBe('booked');
  });

  it.each<[what: string, reason: ImportError, bad: string[]]>([
    ['a date in words', 'date', row({ date: 'Dienstag' })],
    ['a date of another weekday than it says', 'date', row({ date: 'Mo, 24.11.2026' })],
    ['a date with a time that is none', 'date', row({ date: '24.11.2026 99:00' })],
    ['a day that does not exist', 'date', row({ date: '2026-02-30' })],
    ['an empty date', 'date', row({ date: '' })],
    ['a time in words', 'time', row({ time: 'neun Uhr' })],
    ['an hour alone', 'time', row({ time: '9' })],
    ['seconds', 'time', row({ time: '09:00:30' })],
    ['two different times', 'time', row({ date: '24.11.2026 10:00', time: '09:00' })],
    ['a time of another day', 'time', row({ time: '25.11.2026 09:00' })],
    ['a time that does not exist', 'time', row({ time: '25:00' })],
    ['the midnight that is the next day', 'time', row({ time: '24:00' })],
    ['a time beside the grid', 'time', row({ time: '09:02' })],
    ['no service', 'services', row({ services: '' })],
    ['an unknown service', 'services', row({ services: 'wedding' })],
    ['one service twice', 'services', row({ services: 'id-card + id-card' })],
    ['more of one than a visitor has', 'services', row({ services: 'id-card x21' })],
    ['a quantity of none', 'services', row({ services: 'id-card x0' })],
    ['a quantity that is no number', 'services', row({ services: 'id-card xx' })],
    ['longer than the office is open', 'no-place', row({ services: 'id-card x20 + passport x20' })],
    ['no name', 'name', row({ name: ' ' })],
    ['a name that could be a link', 'name', row({ name: 'evil.example' })],
    ['a name whose umlaut was lost', 'name', row({ name: 'Erika M\ufffdller' })],
    ['a name in the wrong encoding', 'name', row({ name: 'Erika MÃ¼ller' })],
    ['a name with a sign of an address', 'name', row({ name: 'Erika@Muster' })],
    ['a day on which the office is closed', 'closed', row({ date: '2026-11-28' })],
    ['an hour before opening', 'no-place', row({ time: '07:55' })],
    ['a visit beyond closing', 'no-place', row({ time: '15:55' })],
    ['yesterday', 'past', row({ date: '2026-11-20' })],
    ['a quarter of an hour ago', 'past', row({ date: '2026-11-23', time: '07:35' })],
  ])('[B10.1] with %s is not taken: %s', (_what, reason, bad) => {
    const state = aState({ now: NOW });
    const decision = state.take(importing([bad, row({ time: '10:00' })]), circumstances(NOW, LEAD));
    expect(reportOf(decision)).toMatchObject({ taken: 1, refused: [{ row: 1, reason }] });
    expect(starts(state)).toEqual(['time', '10:00']);
  });

  it.each<[what: string, field: SideField, given: Parameters<typeof row>[0]]>([
    ['a mail address that is none', 'mail', { mail: 'erika' }],
    ['two mail addresses', 'mail', { mail: 'erika@example.org; bert@example.org' }],
    ['a birth date without a year', 'birth-date', { birthDate: '12. August' }],
    ['a birth date that could be of two centuries', 'birth-date', { birthDate: '12.08.15' }],
    ['a birth date in the future', 'birth-date', { birthDate: '2026-11-24' }],
    ['a remark as phone number', 'phone', { phone: 'ruft selbst an' }],
    ['another language', 'language', { language: 'fr' }],
  ])('[B10.3] with %s is taken, and the report names what was left empty: %s', (_what, field, given) => {
    const state = aState({ now: NOW });
    const decision = state.take(importing([row({ time: '10:00' }), row(given)]), circumstances(NOW, LEAD));
    expect(reportOf(decision)).toMatchObject({ taken: 2, refused: [], leftEmpty: [{ row: 2, field }] });
    const { contact, language } = decision.people[1]!.person;
    expect(contact).toEqual({ name: 'Erika Beispiel', mail: null, birthDate: null, phone: null });
    expect(language).toBe('de');
  });

  it.each<[what: string, given: Parameters<typeof row>[0]]>([
    ['a time with seconds', { time: '09:00:00' }],
    ['a time with a full stop', { time: '09.00' }],
    ['a time in the morning', { time: '9:00 a.m.' }],
    ['a day in words', { date: 'Dienstag, den 24.11.2026' }],
    ['a day in digits alone', { date: '241126' }],
    ['a time with a word', { time: '9 Uhr' }],
    ['a time of half a day', { time: '9:00 AM' }],
    ['a time with the day at which a calendar begins', { time: '30.12.1899 09:00:00' }],
    ['a time with its day', { time: '24.11.2026 09:00' }],
    ['a year of two digits', { date: '24.11.26' }],
    ['a day with midnight', { date: '24.11.2026 00:00:00' }],
    ['a day with midnight as programs write it', { date: '2026-11-24T00:00:00.000' }],
    ['a day with its time', { date: '24.11.2026 09:00', time: '' }],
    ['a weekday', { date: 'Di, 24.11.2026' }],
    ['an English weekday', { date: 'Tuesday, 24 November 2026' }],
    ['a month as a word', { date: 'Dienstag, 24. November 2026' }],
    ['no zeros', { date: '24.11.2026', time: '9:00' }],
  ])('[B10.2] may have %s, as spreadsheets write it', (_what, given) => {
    const state = aState({ now: NOW });
    const request = importing([row(given)]);
    expect(datesOf(request)).toEqual([MONDAY, '2026-11-24']);
    const decision = state.take(request, circumstances(NOW, LEAD));
    expect(reportOf(decision)).toMatchObject({ taken: 1, refused: [], leftEmpty: [] });
    expect(decision.events[0]).toMatchObject({ date: '2026-11-24', start: at('09:00', '2026-11-24') });
  });

  it.each([
    ['12.08.1964', '1964-08-12'],
    ['12.08.64', '1964-08-12'],
    ['12.08.1964 00:00:00', '1964-08-12'],
    ['Mi, 12. August 1964', '1964-08-12'],
    ['00.00.1960', '1960-00-00'],
  ])('[B10.2] may have a birth date as %s', (birthDate, date) => {
    const state = aState({ now: NOW });
    const { people } = state.take(importing([row({ birthDate })]), circumstances(NOW, LEAD));
    expect(people[0]!.person.contact?.birthDate).toBe(date);
  });

  it('[B10.1] for which no counter is left is not taken; staff promised them, so all of the capacity counts', () => {
    const state = aState({ now: NOW });
    const rows = ['A', 'B', 'C', 'D'].map((name) => row({ name }));
    const decision = state.take(importing(rows), circumstances(NOW, LEAD));
    expect(reportOf(decision)).toMatchObject({ taken: 3, refused: [{ row: 4, reason: 'no-place' }] });
  });

  it('[B10, C4] stands in the lane that it names, if that one serves it and is free', () => {
    const lanes = (...named: string[]): unknown[] => {
      const state = aState({ now: NOW });
      const rows = named.map((lane, i) => row({ services: 'pick-up', name: `Person ${i}`, lane }));
      return state.take(importing(rows), circumstances(NOW, LEAD)).events.map((f) => 'lane' in f && f.lane);
    };
    expect(lanes('', 'main', 'short', 'short', 'elsewhere')).toEqual(['main', 'main', 'short', 'main']);
    const id = aState({ now: NOW }).take(importing([row({ lane: 'short' })]), circumstances(NOW, LEAD));
    expect(id.events).toMatchObject([{ lane: 'main' }]);
  });

  it('[B10, A7.3] has a number as long as there is a place, with four digits where those with three have run out', () => {
    const short = { from: '08:00', to: '16:00', lanes: { main: { counters: 35, online: 0 } } } as const;
    const office = anOffice({ windows: [{ ...short, weekdays: ['tue'] }] });
    const state = aState({ office, now: NOW });
    const rows = Array.from({ length: 410 }, (_, i) =>
      row({
        name: `Person ${i}`,
        services: 'pick-up',
        time: `${String(8 + Math.floor(i / 70)).padStart(2, '0')}:${i % 2 === 0 ? '00' : '30'}`,
      }),
    );
    for (let i = 0; i < rows.length; i += MOST_ROWS) {
      const part = rows.slice(i, i + MOST_ROWS);
      const { taken, refused } = reportOf(state.take(importing(part), circumstances(NOW, LEAD)));
      expect([taken, refused]).toEqual([part.length, []]);
    }
    expect(() => importing(rows.slice(0, MOST_ROWS + 1))).toThrow('malformed');
    const numbers = state.events().flatMap((f) => (f.kind === 'appointment' ? [f.number] : []));
    expect([numbers[0], numbers[399], numbers[400], numbers[409]]).toEqual([
      'A600',
      'A999',
      'A4000',
      'A4009',
    ]);
  });
});

describe('a file', () => {
  it('[B10.2] may name its columns in any order, with others beside, and leave out what is not needed', () => {
    const state = aState({ now: NOW });
    const rows = [
      ['Nr', ' name ', 'time', 'date', 'services'],
      ['17', 'Erika', '09:00', '2026-11-24', 'pick-up'],
      ['18', 'Bert'],
    ];
    const decision = state.take(ask('import', { rows }), circumstances(NOW, LEAD));
    expect(reportOf(decision)).toMatchObject({ taken: 1, refused: [{ row: 2, reason: 'date' }] });
  });

  it('[B10.2] may name its columns in German, in capitals and with signs between', () => {
    const state = aState({ now: NOW });
    const rows = [
      [
        'DATUM',
        'Uhrzeit',
        'Anliegen',
        'Name',
        'E-Mail',
        'Geburts\u00addatum',
        'Bemerkung',
        'Telefon',
        'SPRACHE',
      ],
      ['24.11.2026', '09:00', 'pick-up', 'Erika', 'e@example.org', '12.08.1964', '', '02362 1', 'Englisch'],
    ];
    const decision = state.take(ask('import', { rows }), circumstances(NOW, LEAD));
    expect(reportOf(decision)).toMatchObject({ taken: 1, leftEmpty: [] });
    expect(decision.people[0]!.person).toMatchObject({
      contact: { mail: 'e@example.org', birthDate: '1964-08-12', phone: '02362 1' },
      language: 'en',
    });
  });

  it('[B10.2] may write its days and hours as spreadsheets do here', () => {
    const state = aState({ now: NOW });
    const rows = [
      ['date', 'time', 'services', 'name', 'birthDate'],
      ['24.11.2026', '9:00', 'pick-up', 'Erika', '1.2.1964'],
      ['31.11.2026', '9:00', 'pick-up', 'Bert', ''],
    ];
    const decision = state.take(ask('import', { rows }), circumstances(NOW, LEAD));
    expect(reportOf(decision)).toMatchObject({ taken: 1, refused: [{ row: 2, reason: 'date' }] });
    expect(decision.events[0]).toMatchObject({ date: '2026-11-24', start: at('09:00', '2026-11-24') });
    expect(decision.people[0]!.person.contact?.birthDate).toBe('1964-02-01');
  });

  it('[B10.2] without the columns that are needed is not read at all', () => {
    const state = aState({ now: NOW });
    for (const missing of ['date', 'time', 'services', 'name']) {
      const rows = [importColumns.filter((c) => c !== missing)];
      const decision = state.take(ask('import', { rows: [...rows, GOOD] }), circumstances(NOW, LEAD));
      expect(reasonOf(decision)).toBe('import-unreadable');
      expect(decision.events).toEqual([]);
    }
  });

  it('[B10.6] imported twice changes nothing the second time, and says so of every row', () => {
    const state = aState({ now: NOW });
    const rows = [row({}), row({ time: '10:00', birthDate: '1990-01-01' })];
    state.take(importing(rows), circumstances(NOW, LEAD));
    const again = state.take(importing(rows), circumstances(NOW, LEAD));
    expect(reportOf(again)).toMatchObject({
      taken: 0,
      refused: [
        { row: 1, reason: 'twice' },
        { row: 2, reason: 'twice' },
      ],
    });
    expect(again.events).toEqual([]);
  });

  it('[B10.6] that names a visitor twice at one time gives them one appointment; two persons of one name are two', () => {
    const state = aState({ now: NOW });
    const rows = [row({}), row({}), row({ birthDate: '1990-01-01' })];
    const { taken, refused } = reportOf(state.take(importing(rows), circumstances(NOW, LEAD)));
    expect([taken, refused]).toEqual([2, [{ row: 2, reason: 'twice' }]]);
  });

  it('[B10, B8] a visitor who has cancelled since may be imported again', () => {
    const state = aState({ now: NOW });
    const first = state.take(importing([row({})]), circumstances(NOW, LEAD));
    const [one] = first.events;
    state.take(
      ask('cancel', { visit: visitOf(one!.request), date: addDays(MONDAY, 1) }),
      circumstances(NOW, LEAD),
    );
    expect(reportOf(state.take(importing([row({})]), circumstances(NOW, LEAD))).taken).toBe(1);
  });

  it('[B10, B3] a reservation that has lapsed is no appointment of theirs', () => {
    const state = aState({ now: NOW });
    const start = at('09:00', addDays(MONDAY, 1));
    const services = [choose('id-card')];
    const contact = aContact({ name: 'Erika', mail: 'erika@example.org' });
    state.take(
      ask('book', { start, services, contact, language: 'de', reminder: false }),
      circumstances(NOW),
    );
    const again = row({ time: '09:00', name: 'Erika', birthDate: contact.birthDate! });
    expect(reportOf(state.take(importing([again]), circumstances(NOW, LEAD))).refused).toMatchObject([
      { reason: 'twice' },
    ]);
    state.now = NOW + 3 * 3_600_000;
    expect(state.lapse()).toHaveLength(1);
    expect(reportOf(state.take(importing([again]), circumstances(state.now, LEAD))).taken).toBe(1);
  });

  it('[B10.6, M16] the same request twice is one import with one report', () => {
    const state = aState({ now: NOW });
    const request = importing([row({}), row({ time: '9' })]);
    state.take(request, circumstances(NOW, LEAD));
    const again = state.take(request, circumstances(NOW + 60_000, LEAD));
    expect([again.events, again.people, again.memos]).toEqual([[], [], []]);
    expect(state.memos(MONDAY)!.get(`import:${request.id}`)).toMatchObject({ taken: 1, at: NOW });
  });

  it('[B10, P1] only a lead imports', () => {
    for (const role of ['clerk', 'kiosk', 'citizen', 'monitor', 'public'] as const) {
      const state = aState({ now: NOW });
      expect(reasonOf(state.take(importing([row({})]), circumstances(NOW, { role })))).toBe('not-allowed');
      expect(state.events()).toEqual([]);
    }
  });

  it.each([
    ['on', true],
    ['opt-in', false],
    ['off', false],
  ] as const)('[B10, B2] with reminders %s an imported person is reminded: %s', (reminder, expected) => {
    const state = aState({ office: anOffice({ rules: { reminder } }), now: NOW });
    const { people } = state.take(importing([row({ mail: 'erika@example.org' })]), circumstances(NOW, LEAD));
    expect(people.map((p) => p.person.reminder)).toEqual([expected]);
  });
});

describe('exporting', () => {
  it('[B10] names every appointment that stands, and none that was given up', () => {
    const state = aState({ now: NOW });
    const book = (time: string, name: string): RequestOf<'book'> =>
      ask('book', {
        start: at(time, addDays(MONDAY, 1)),
        services: [choose('id-card', 2), choose('pick-up')],
        contact: aContact({ name }),
        language: 'en',
        reminder: false,
      });
    const [stays, goes] = [book('09:00', 'Stays'), book('10:00', 'Goes')];
    for (const request of [stays, goes]) state.take(request, circumstances(NOW, { role: 'clerk' }));
    state.take(
      ask('cancel', { visit: visitOf(goes.id), date: goes.date }),
      circumstances(NOW, { role: 'clerk' }),
    );
    expect(exportRows(state, state.bookableDays())).toEqual([
      [...importColumns],
      [
        '2026-11-24',
        '09:00',
        'id-card x2 + pick-up',
        'Stays',
        'erika@example.org',
        '1964-08-12',
        '',
        'en',
        'main',
      ],
    ]);
  });
});

it('[B10.4, M16] a list that comes in parts has one report, whatever part is judged first or twice', () => {
  const state = aState({ now: NOW });
  const whole = importing([row({}), row({ time: '10:00' }), row({ date: 'gestern' }), row({})]);
  const [names, ...rows] = whole.rows;
  const part = (from: number, to: number): Import =>
    ask('import', {
      id: requestNamed(`part-${from}`),
      rows: [names!, ...rows.slice(from, to)],
      part: { of: whole.id, rowsBefore: from, rowsInAll: rows.length },
    });
  const report = () => wholeImport(state.memos(MONDAY)?.values() ?? [], whole.id);
  expect(report()).toBeNull();
  for (const one of [part(2, 4), part(0, 1), part(2, 4)]) state.take(one, circumstances(NOW, LEAD));
  expect(report()).toMatchObject({ rowsJudged: 3, rowsInAll: 4 });
  state.take(part(1, 2), circumstances(NOW, LEAD));
  expect(report()).toEqual({
    taken: 2,
    refused: [
      { row: 1, reason: 'twice' },
      { row: 3, reason: 'date' },
    ],
    leftEmpty: [],
    rowsJudged: 4,
    rowsInAll: 4,
  });
  const short = importing([row({ time: '11:00' })]);
  state.take(short, circumstances(NOW, LEAD));
  expect(wholeImport(state.memos(MONDAY)!.values(), short.id)).toMatchObject({ taken: 1, rowsInAll: 1 });
});

it('[B10.4, M16] a list that is judged a few rows at a time comes to the same as in one go', () => {
  const rows = [
    ...['09:00', '09:00', '09:07', '10:00'].map((time, i) => row({ time, name: `Erika ${i % 3}` })),
    row({ date: 'gestern' }),
    row({ phone: 'x' }),
    ...['11:00', '11:30'].map((time) => row({ time })),
  ];
  const asked = importing(rows);
  const [whole, portions] = [aState({ now: NOW }), aState({ now: NOW })];
  const inOne = reportOf(whole.take(asked, circumstances(NOW, LEAD)));
  const decisions: Decision[] = [];
  const report = () => wholeImport(portions.memos(MONDAY)?.values() ?? [], asked.id);
  do {
    decisions.push(portions.take(asked, { ...circumstances(NOW, LEAD), mostJudged: 3 }));
    expect(report()).toMatchObject({ rowsInAll: rows.length, rowsJudged: Math.min(3 * decisions.length, 8) });
  } while (decisions.at(-1)!.isUnfinished === true);
  expect(decisions).toHaveLength(3);
  expect(reportOf(decisions.at(-1)!)).toEqual(inOne);
  const withoutCodes = (state: State) =>
    [...state.day(addDays(MONDAY, 1))!.subjects.values()].map(({ id }) => id);
  expect(withoutCodes(portions)).toEqual(withoutCodes(whole));
  expect(exportRows(portions, portions.bookableDays())).toEqual(exportRows(whole, whole.bookableDays()));
  const again = portions.take(asked, { ...circumstances(NOW, LEAD), mostJudged: 3 });
  expect(again).toMatchObject({ answer: { ok: true }, events: [], memos: [] });
  expect(again.isUnfinished).toBeUndefined();
});

it('[B10.4, M18.11] a list that has begun goes on while places are paused, and a new one does not begin', () => {
  const state = aState({ now: NOW });
  const asked = importing([row({ time: '09:00' }), row({ time: '10:00' })]);
  state.take(asked, { ...circumstances(NOW, LEAD), mostJudged: 1 });
  state.office = { ...state.office, rescueUntil: NOW + RESCUE_MS, takesBackUntil: NOW + TAKES_BACK_MS };
  expect(reasonOf(state.take(importing([row({})]), circumstances(NOW, LEAD)))).toBe('places-paused');
  expect(reportOf(state.take(asked, circumstances(NOW, LEAD)))).toMatchObject({ taken: 2 });
});
