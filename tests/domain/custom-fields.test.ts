/** B13: what an office asks in its own words, from the booking to the day when it is erased. */
import { describe, expect, it, test } from 'vitest';
import { checkValues, tidyValue, valueProblem } from '../../src/lib/domain/day/field-values.ts';
import type { FieldValue, ValueError } from '../../src/lib/domain/day/field-values.ts';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import { exportRows } from '../../src/lib/domain/decide/import.ts';
import { customField, fieldsFor } from '../../src/lib/domain/office/custom-field.ts';
import type { CustomField } from '../../src/lib/domain/office/custom-field.ts';
import { officeFile } from '../../src/lib/domain/office/office.ts';
import { parseRequest } from '../../src/lib/domain/requests/request.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  aChoiceField,
  aContact,
  anAppointment,
  anOffice,
  anOfficeFile,
  aNumberField,
  aPerson,
  ask,
  aState,
  at,
  aTextField,
  aTicket,
  choose,
  circumstances,
  visitStep,
  MONDAY,
  said,
  service,
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const NOW = at('08:00');
const fields = [{ ...aTextField, required: true }, aNumberField, aChoiceField];
const office = anOffice({ fields });
const CLERK = { role: 'clerk' } as const;

const booking = (given: readonly FieldValue[]) =>
  ask('book', {
    ...{ start: at('10:00'), services: [choose('id-card')], contact: aContact() },
    ...{ fields: [...given], language: 'de', reminder: false },
  });
const reasonOf = ({ answer }: Decision): string => (answer.ok ? 'ok' : answer.reason);

describe('[B13.1] an office’s questions', () => {
  const aField = { id: 'file', label: { de: 'Akte', en: 'File' }, type: 'text' };
  it.each<[what: string, given: object, path: string]>([
    ['a choice between nothing', { type: 'choice' }, 'options'],
    ['a choice of one', { type: 'choice', options: [{ id: 'a', name: aField.label }] }, 'options'],
    ['a text to be chosen', { options: [{ id: 'a', name: aField.label }] }, 'options'],
    ['a choice with a length', { ...aChoiceField, length: 5 }, 'length'],
    ['a number of more digits than a number has', { type: 'number', length: 21 }, 'length'],
    [
      'an option that stands twice',
      { type: 'choice', options: ['a', 'a'].map((id) => ({ id, name: aField.label })) },
      'options',
    ],
  ])('are refused with %s', (_what, given, path) => {
    const read = customField.safeParse({ ...aField, ...given });
    expect(read.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });

  it('are three at most, each with a key of its own, and stand in the office’s languages', () => {
    const problems = (given: readonly object[]): unknown[] =>
      officeFile
        .safeParse({ ...anOfficeFile(), fields: given })
        .error?.issues.map(({ path }) => path.join('.')) ?? [];
    expect(problems(fields)).toEqual([]);
    expect(problems(['a', 'b', 'c', 'd'].map((id) => ({ ...aField, id })))).toEqual(['fields']);
    expect(problems([aField, aField])).toEqual(['fields.1.id']);
    expect(problems([{ ...aField, label: { en: 'File' } }])).toEqual(['fields.0.label.de']);
  });
});

const typed = (field: CustomField, text: string): [value: string, problem: ValueError | null] => {
  const value = tidyValue(field, text);
  return [value, value === '' ? null : valueProblem(field, value)];
};

test.each<[what: string, field: CustomField, text: string, value: string, problem: ValueError | null]>([
  ['a text as it is', aTextField, 'AZ 12/24', 'AZ 12/24', null],
  ['markup as text', aTextField, '<b>AZ</b> &amp;', '<b>AZ</b> &amp;', null],
  ['another script', aTextField, 'ملف ١٢', 'ملف ١٢', null],
  ['what turns the text around it', aTextField, 'AZ\u202e21', 'AZ21', null],
  ['a paste of several lines', aTextField, ' AZ\r\n\t12 ', 'AZ 12', null],
  ['nothing but spaces', aTextField, ' \u200b\n', '', null],
  ['as many characters as may be', aTextField, '𠮷'.repeat(30), '𠮷'.repeat(30), null],
  ['a character more', aTextField, 'x'.repeat(31), 'x'.repeat(31), 'too-long'],
  ['ten thousand characters', aTextField, 'x'.repeat(10_000), 'x'.repeat(10_000), 'too-long'],
  [
    'marks that cover their lines',
    aTextField,
    `A${'\u0301\u0302\u0303\u0304\u0305\u0306'}`,
    `A${'\u0301\u0302\u0303\u0304\u0305\u0306'}`,
    'malformed',
  ],
  ['a character that was lost', aTextField, 'M\ufffdller', 'M\ufffdller', 'malformed'],
  ['a number with zeros in front', aNumberField, '0047', '0047', null],
  ['digits of another script', aNumberField, '٤٧١١', '4711', null],
  ['digits in groups', aNumberField, ' 47 11 ', '4711', null],
  ['a word for a number', aNumberField, 'vier', 'vier', 'malformed'],
  ['a negative number', aNumberField, '-4', '-4', 'malformed'],
  ['more digits than usual', aNumberField, '1'.repeat(11), '1'.repeat(11), 'too-long'],
  ['an option', aChoiceField, 'wheelchair', 'wheelchair', null],
  ['an option that the office no longer has', aChoiceField, 'lift', 'lift', 'no-such-option'],
  [
    'the name of something that every object has',
    aChoiceField,
    'constructor',
    'constructor',
    'no-such-option',
  ],
])('[B13.2] %s is taken as it was meant', (_what, field, text, value, problem) => {
  expect(typed(field, text)).toEqual([value, problem]);
  // Tidying it again changes nothing.
  expect(tidyValue(field, value)).toBe(value);
});

test('[B13.2] what was not tidied by a page of ours is refused', () => {
  for (const value of [' AZ', 'A\u202eZ', 'A\nZ', ' '])
    expect([value, valueProblem(aTextField, value)]).toEqual([value, 'malformed']);
  expect(valueProblem(aNumberField, '٤')).toBe('malformed');
});

describe('[B13.3] a booking', () => {
  const book = (given: readonly FieldValue[], role: 'citizen' | 'clerk' = 'citizen'): Decision =>
    aState({ office, now: NOW }).take(booking(given), circumstances(NOW, { role }));

  it('by a citizen answers what is required, and nothing in another form than asked', () => {
    expect(reasonOf(book(said({ file: 'AZ 12', help: 'wheelchair' })))).toBe('ok');
    expect(reasonOf(book([]))).toBe('bad-fields');
    expect(reasonOf(book(said({ file: 'x'.repeat(31) })))).toBe('bad-fields');
    expect(reasonOf(book(said({ file: 'AZ 12', help: 'lift' })))).toBe('bad-fields');
    expect(reasonOf(book(said({ file: 'AZ 12', register: 'vier' })))).toBe('bad-fields');
  });

  it('of an older page says nothing, and is taken where nothing is required', () => {
    const { fields: _none, ...older } = booking([]);
    const state = aState({ office: anOffice({ fields: [aTextField] }), now: NOW });
    const { answer, people } = state.take(older, circumstances(NOW));
    expect([answer.ok, people[0]!.person.fields]).toEqual([true, undefined]);
  });

  it('by staff may leave all of it out, but says nothing in another form', () => {
    expect(reasonOf(book([], 'clerk'))).toBe('ok');
    expect(reasonOf(book(said({ help: 'lift' }), 'clerk'))).toBe('bad-fields');
  });

  it('leaves out what the office does not ask any more', () => {
    const { people } = book(said({ file: 'AZ 12', 'asked-before': 'Geheim' }));
    expect(people[0]!.person.fields).toEqual(said({ file: 'AZ 12' }));
  });

  it('[P1, B13.4] has the answers with its person, and nowhere in what others read', () => {
    const { events, people, memos, log, answer } = book(said({ file: 'Geheim' }));
    expect(people[0]!.person.fields).toEqual(said({ file: 'Geheim' }));
    expect(JSON.stringify([events, memos, log, answer])).not.toContain('Geheim');
  });

  it('[M3] by cut-off staff that came too late keeps its answers for the clerk who phones', () => {
    const asked = { ...booking(said({ file: 'AZ 12' })), start: at('06:00') };
    const { memos } = aState({ office, now: NOW }).take(
      asked,
      circumstances(NOW, { ...CLERK, at: NOW - 2 * MINUTE_MS }),
    );
    expect(memos[0]!.record).toMatchObject({ type: 'call-back', fields: said({ file: 'AZ 12' }) });
  });

  it('[B8] that is moved takes its answers along', () => {
    const state = aState({ office, now: NOW });
    const { answer } = state.take(booking(said({ file: 'AZ 12' })), circumstances(NOW, CLERK));
    const old = answer.ok ? answer.visit! : visit('none');
    const move = ask('move', { visit: old, from: MONDAY, start: at('11:00') });
    const { people } = state.take(move, circumstances(NOW, CLERK));
    expect(people[0]!.person.fields).toEqual(said({ file: 'AZ 12' }));
  });

  it('of ten thousand characters, of four answers or with one twice is no request', () => {
    const asked = booking(said({ file: 'AZ 12' }));
    const isRead = (given: unknown): boolean => parseRequest({ ...asked, fields: given }).ok;
    expect(isRead(asked.fields)).toBe(true);
    expect(isRead(said({ file: 'x'.repeat(10_000) }))).toBe(false);
    expect(isRead(said({ a: '1', b: '2', c: '3', d: '4' }))).toBe(false);
    expect(isRead([...said({ file: 'a' }), ...said({ file: 'b' })])).toBe(false);
    expect(isRead([{ field: '__proto__', value: 'a' }])).toBe(false);
  });
});

describe('[B13.5] staff', () => {
  const WALK_IN = visit('walk-in');
  const ANNA = visit('anna');
  const anna = anAppointment({ id: ANNA, start: at('10:00') });
  const aDay = (known: readonly FieldValue[] = said({ file: 'AZ 12', gone: 'alt' })): State =>
    aState({
      ...{ office, now: NOW, people: [aPerson(anna, { fields: [...known] })] },
      events: [anna, aTicket({ id: WALK_IN })],
    });
  const change = (of: string, changes: Readonly<Record<string, readonly [string | null, string | null]>>) =>
    ask('change-fields', {
      visit: visit(of),
      changes: Object.entries(changes).map(([field, [base, value]]) => ({
        ...{ field: field as never, base, value },
      })),
    });
  const take = (
    state: State,
    request: ReturnType<typeof change>,
    role: 'clerk' | 'kiosk' = 'clerk',
  ): string => reasonOf(state.take(request, circumstances(NOW, { role })));
  const saidBy = (state: State, id = ANNA): unknown => state.people(MONDAY)!.get(id)?.fields;

  it('change, add and empty answers, also required ones and what is not asked any more', () => {
    const state = aDay();
    expect(
      take(state, change('anna', { file: ['AZ 12', null], gone: ['alt', null], help: [null, 'wheelchair'] })),
    ).toBe('ok');
    expect(saidBy(state)).toEqual(said({ help: 'wheelchair' }));
    expect(state.people(MONDAY)!.get(ANNA)!.contact).not.toBeNull();
  });

  it('put down answers of a visitor without an appointment, of whom nothing is known', () => {
    const state = aDay();
    expect(take(state, change('walk-in', { file: [null, 'AZ 13'] }))).toBe('ok');
    expect(state.people(MONDAY)!.get(WALK_IN)).toMatchObject({
      contact: null,
      fields: said({ file: 'AZ 13' }),
    });
  });

  it('do not undo each other: the later is told, and an answer to another question stands beside it', () => {
    const state = aDay();
    expect(take(state, change('anna', { file: ['AZ 12', 'AZ 13'] }))).toBe('ok');
    expect(take(state, change('anna', { file: ['AZ 12', 'AZ 14'] }))).toBe('fields-changed-meanwhile');
    expect(take(state, change('anna', { register: [null, '4711'] }))).toBe('ok');
    // Both mean the same.
    expect(take(state, change('anna', { file: ['AZ 12', 'AZ 13'] }))).toBe('ok');
    expect(saidBy(state)).toEqual(said({ gone: 'alt', file: 'AZ 13', register: '4711' }));
  });

  it('[M16] ask twice with one effect, also when it was changed since', () => {
    const state = aDay();
    const first = change('anna', { file: ['AZ 12', 'AZ 13'] });
    expect(take(state, first)).toBe('ok');
    expect(take(state, change('anna', { file: ['AZ 13', 'AZ 14'] }))).toBe('ok');
    expect(take(state, first)).toBe('ok');
    expect(saidBy(state)).toEqual(said({ gone: 'alt', file: 'AZ 14' }));
    const foreign = circumstances(NOW, { role: 'clerk', actor: 'other' });
    expect(reasonOf(state.take(first, foreign))).toBe('id-taken');
  });

  it.each<[what: string, changes: Parameters<typeof change>[1]]>([
    ['longer than asked', { file: ['AZ 12', 'x'.repeat(31)] }],
    ['in letters where a number is asked', { register: [null, 'vier'] }],
    ['with an option that is gone', { help: [null, 'lift'] }],
    ['to a question that is not asked any more', { gone: ['alt', 'neu'] }],
  ])('say nothing %s', (_what, changes) => {
    const state = aDay();
    expect(take(state, change('anna', changes))).toBe('bad-fields');
    expect(saidBy(state)).toEqual(said({ file: 'AZ 12', gone: 'alt' }));
  });

  it('[P5] are on record with what they changed, without what it was', () => {
    const state = aDay();
    const request = change('anna', { file: ['AZ 12', 'Geheim'] });
    const { memos, events, log } = state.take(request, circumstances(NOW, CLERK));
    expect(memos).toMatchObject([{ record: { type: 'fields-changed', visit: ANNA, fields: ['file'] } }]);
    expect(JSON.stringify([memos, events, log])).not.toMatch(/Geheim|AZ 12/);
  });

  it('[P1.6] alone may change them', () => {
    expect(take(aDay(), change('anna', { file: ['AZ 12', 'AZ 13'] }), 'kiosk')).toBe('not-allowed');
  });

  it('[P3] put down nothing of a visitor who has cancelled', () => {
    const state = aDay([]);
    state.carryOut({ events: [visitStep('cancelled', { of: ANNA, at: NOW, freeAt: NOW })] });
    expect(take(state, change('anna', { file: [null, 'AZ 13'] }))).toBe('not-possible-now');
  });
});

describe('[B10, B13.6] a list of an older system', () => {
  const rows = (names: readonly string[], cells: readonly string[]): string[][] => [
    ['date', 'time', 'services', 'name', ...names],
    ['2026-11-24', '09:00', 'id-card', 'Erika Beispiel', ...cells],
  ];
  const importing = (...given: Parameters<typeof rows>): Decision =>
    aState({ office, now: NOW }).take(
      ask('import', { rows: rows(...given) }),
      circumstances(NOW, { role: 'lead' }),
    );

  it.each<[names: string[], cells: string[]]>([
    [
      ['file', 'register', 'help'],
      ['AZ 12', '0047', 'wheelchair'],
    ],
    [
      ['Aktenzeichen', 'REGISTER NUMBER', 'Hilfe vor Ort'],
      [' AZ 12', '00 47', 'rollstuhl'],
    ],
  ])('answers in columns of the question’s name: %s', (names, cells) => {
    const { people } = importing(names, cells);
    expect(people[0]!.person.fields).toEqual(said({ file: 'AZ 12', register: '0047', help: 'wheelchair' }));
  });

  it('is taken without what cannot be read, and the report says so', () => {
    const { people, memos } = importing(['register', 'help'], ['vier', 'Aufzug']);
    expect(people[0]!.person.fields).toBeUndefined();
    const left = { row: 1, field: 'custom-field' };
    expect(memos[0]!.record).toMatchObject({ taken: 1, refused: [], leftEmpty: [left, left] });
  });

  it('comes out as it went in', () => {
    const state = aState({ office, now: NOW });
    const asked = ask('import', { rows: rows(['file', 'help'], ['AZ 12', 'wheelchair']) });
    const { events, people } = state.take(asked, circumstances(NOW, { role: 'lead' }));
    const out = exportRows(state, [events[0]!.date]);
    const again = aState({ office, now: NOW });
    const back = again.take(ask('import', { rows: out }), circumstances(NOW, { role: 'lead' }));
    expect(back.people[0]!.person.fields).toEqual(people[0]!.person.fields);
  });
});

describe('[B13.8] a question that belongs to some services', () => {
  const bound = [{ ...aTextField, required: true, services: [service('passport')] }, aNumberField];
  const own = anOffice({ fields: bound });
  const book = (services: ReturnType<typeof choose>[], given: readonly FieldValue[]) =>
    aState({ office: own, now: NOW }).take(
      { ...booking(given), services },
      circumstances(NOW, { role: 'citizen' }),
    );

  it('is asked, and required, where one of them is chosen', () => {
    expect(fieldsFor(own.fields, [choose('id-card')]).map(({ id }) => id)).toEqual(['register']);
    expect(reasonOf(book([choose('passport')], []))).toBe('bad-fields');
    const both = [choose('id-card'), choose('passport')];
    expect(reasonOf(book(both, []))).toBe('bad-fields');
    expect(book(both, said({ file: 'AZ 12' })).people[0]!.person.fields).toEqual(said({ file: 'AZ 12' }));
  });

  it('with other services it is not required, and an answer is left out', () => {
    const { answer, people } = book([choose('id-card')], said({ file: 'AZ 12', register: '47' }));
    expect(answer.ok).toBe(true);
    expect(people[0]!.person.fields).toEqual(said({ register: '47' }));
  });

  it('a service that the office does not have is a mistake of its file', () => {
    const read = officeFile.safeParse({
      ...anOfficeFile(),
      fields: [{ ...aTextField, services: ['passport', 'pasport'] }],
    });
    expect(read.error?.issues.map(({ path }) => path.join('.'))).toEqual(['fields.0.services.1']);
  });
});

test('[B13.2] what is missing is named by its question alone', () => {
  expect([...checkValues(office, said({ help: 'lift' }))]).toEqual([
    ['file', 'missing'],
    ['help', 'no-such-option'],
  ]);
});
