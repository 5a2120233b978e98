/** What an office may write in its mails, and what its named fields become. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { undoOf, valuesIn } from '../../src/lib/domain/office/office-edit.ts';
import type { OfficeEdit, OfficeValues } from '../../src/lib/domain/office/office-edit.ts';
import { editOffice } from '../../src/lib/domain/office/office-problems.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import {
  fillMailText,
  mailFieldsOf,
  mailTextParts,
  noticeKinds,
  ownMailText,
} from '../../src/lib/domain/office/mail-text.ts';
import { anOffice, both } from '../support/build/index.ts';

const office = anOffice();
const mailEdit = (entry: string, to: OfficeValues | null, of: Office = office): OfficeEdit => {
  const now = valuesIn(of, 'mails', entry);
  const was =
    now === null || to === null
      ? now
      : Object.fromEntries(Object.keys(to).map((field) => [field, now[field] ?? null]));
  return { section: 'mails', entry, was, to };
};
function edited(edit: OfficeEdit, of: Office = office): Office {
  const done = editOffice(of, edit);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
}
const refusalOf = (edit: OfficeEdit, of: Office = office) => {
  const done = editOffice(of, edit);
  return done.ok ? null : done.error;
};

describe('[B7.10] the words of an office for a kind of mail', () => {
  it.each(noticeKinds)('%s: each field that it has can stand in each part', (kind) => {
    const text = mailFieldsOf(kind)
      .map((name) => `{${name}}`)
      .join(' ');
    for (const part of mailTextParts)
      expect(ownMailText(edited(mailEdit(kind, { [part]: both(text) })).mails, kind, part)).toEqual(
        both(text),
      );
  });

  it.each([
    ['a field that no mail has', 'reminder', 'intro', 'Am {dya}', { code: 'unknown-field', about: 'dya' }],
    [
      'a field of another kind',
      'activation',
      'closing',
      '{number}',
      { code: 'unknown-field', about: 'number' },
    ],
    ['the name of a citizen', 'activation', 'intro', '{name}', { code: 'unknown-field', about: 'name' }],
    [
      'a field of every object',
      'moved',
      'intro',
      '{constructor}',
      { code: 'unknown-field', about: 'constructor' },
    ],
    ['a field without a name', 'moved', 'intro', 'Am {}', { code: 'unknown-field', about: '' }],
    ['a field with spaces', 'moved', 'intro', 'Am { day }', { code: 'unknown-field', about: ' day ' }],
    ['a brace that stays open', 'moved', 'intro', 'Am {day', { code: 'brace' }],
    ['a brace that closes nothing', 'moved', 'intro', 'Am day}', { code: 'brace' }],
    ['a brace in a brace', 'moved', 'intro', 'Am {{day}}', { code: 'brace' }],
    ['a brace over two lines', 'moved', 'intro', 'Am {da\ny}', { code: 'brace' }],
    ['a line break in a subject', 'offer', 'subject', 'Frei\r\nBcc: a@b.de', { code: 'line-break' }],
    ['a separator of lines in a subject', 'offer', 'subject', 'Frei\u2028', { code: 'line-break' }],
    ['a subject that is too long', 'offer', 'subject', 'x'.repeat(101), { code: 'too-long', most: 100 }],
    ['first words that are too long', 'offer', 'intro', 'x'.repeat(1001), { code: 'too-long', most: 1000 }],
    ['last words that are too long', 'offer', 'closing', 'x'.repeat(301), { code: 'too-long', most: 300 }],
    ['nothing', 'offer', 'closing', '', { code: 'missing' }],
    ['blanks', 'offer', 'closing', ' \u200b\n', { code: 'missing' }],
    ['a subject that turns around', 'offer', 'subject', 'Frei\u202eab', { code: 'hidden-character' }],
  ] as const)('%s is refused at its language and part', (_what, kind, part, text, problem) => {
    expect(refusalOf(mailEdit(kind, { [part]: { de: 'Gut', en: text } }))).toEqual({
      why: 'problems',
      problems: [{ path: ['mails', 0, part, 'en'], ...problem }],
    });
  });

  it('may stand in one language alone, and in none that the office does not write in', () => {
    expect(refusalOf(mailEdit('moved', { intro: { en: 'Hi' } }))).toBe(null);
    expect(refusalOf(mailEdit('moved', { intro: { de: 'Hallo', fr: 'Salut' } }))).toMatchObject({
      problems: [{ path: ['mails', 0, 'intro', 'fr'], code: 'no-such-language', about: 'fr' }],
    });
  });

  it('of a kind that does not exist, or twice of one, is refused', () => {
    expect(refusalOf(mailEdit('weather', { intro: both('Sonne') }))).toMatchObject({
      problems: [{ path: ['mails', 0, 'id'] }],
    });
    const twice = { ...office, mails: [{ id: 'moved' }, { id: 'moved' }] } as Office;
    expect(refusalOf({ section: 'rules', entry: null, was: { calls: 3 }, to: { calls: 2 } }, twice)).toBe(
      null,
    );
    expect(
      refusalOf(mailEdit('moved', { intro: both('Da') }), edited(mailEdit('moved', { intro: both('Hier') }))),
    ).toMatchObject({
      why: 'changed-meanwhile',
      meanwhile: { intro: both('Hier'), subject: null },
    });
  });

  it('[C11.6] two leads who word two parts apart both count, and undoing one leaves the other', () => {
    const start = edited(mailEdit('reminder', { intro: both('Anfang') }));
    const subject = mailEdit('reminder', { subject: both('Termin') }, start);
    const closing = mailEdit('reminder', { closing: both('Tschüss') }, start);
    const after = edited(closing, edited(subject, start));
    expect(after.mails).toEqual([
      { id: 'reminder', intro: both('Anfang'), subject: both('Termin'), closing: both('Tschüss') },
    ]);
    expect(edited(undoOf(subject), after).mails).toEqual([
      { id: 'reminder', intro: both('Anfang'), closing: both('Tschüss') },
    ]);
    const reset = mailEdit('reminder', null, after);
    expect(edited(reset, after).mails).toEqual([]);
    expect(edited(undoOf(reset), edited(reset, after))).toEqual(after);
  });
});

describe('[B7.10] named fields', () => {
  const language = 'de';
  const value = (text: string, of = language) => [{ text, language: of }];

  it('are filled in, each with its own language, and nothing that is put in is looked at again', () => {
    const values = { office: value('{day}'), day: value('heute'), service: value('Pass', 'en') };
    expect(fillMailText({ text: '{office}: {service} {day}{number}', language }, values)).toEqual([
      { text: '{day}', language: 'de' },
      { text: ': ', language: 'de' },
      { text: 'Pass', language: 'en' },
      { text: ' ', language: 'de' },
      { text: 'heute', language: 'de' },
      { text: '{number}', language: 'de' },
    ]);
    expect(fillMailText({ text: '{toString}', language }, values)).toEqual([
      { text: '{toString}', language },
    ]);
  });

  it('are the only thing that changes in a text', () => {
    const piece = fc.oneof(
      fc.constantFrom('{day}', '{office}', '{time}'),
      fc.string({ unit: fc.constantFrom('a', ' ', '$&', '$1', '\n', 'ß', '<', '}') }),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.string(), (pieces, day) => {
        const filled = fillMailText({ text: pieces.join(''), language }, { day: value(day) });
        const wanted = pieces.map((one) => (one === '{day}' ? day : one)).join('');
        expect(filled.map(({ text }) => text).join('')).toBe(wanted);
      }),
    );
  });
});
