/** The office's own questions in words (B13): what was said, and what is wrong with it. */
import { toldValues } from '../domain/day/field-values.ts';
import type { FieldValue, ValueError, ValueErrors } from '../domain/day/field-values.ts';
import type { FieldId } from '../domain/ids.ts';
import { lengthOf, withColon } from '../domain/office/custom-field.ts';
import type { CustomField } from '../domain/office/custom-field.ts';
import type { PickedText } from '../domain/office/text.ts';
import type { LanguageContext } from './language.svelte.ts';
import { joinPhrases } from './phrase.ts';
import type { Phrase } from './phrase.ts';

/** The id of the field's input; a message leads there. */
export const fieldIdOf = (prefix: string, field: FieldId): string => `${prefix}-${field}`;

/** One thing that was said, in words. */
export interface ShownValue {
  readonly field: FieldId;
  /** The key of a question that the office no longer asks. */
  readonly label: PickedText;
  readonly value: PickedText | string;
}

/** Answers in the office's order; answers to questions that it no longer asks come last. */
export const shownValues = (
  fields: readonly CustomField[],
  said: readonly FieldValue[],
  lang: LanguageContext,
): ShownValue[] =>
  toldValues(fields, said).map(({ field, label, value }) => ({
    field,
    label: label === null ? { text: field, language: lang.language } : lang.pick(label),
    value: typeof value === 'string' ? value : lang.pick(value),
  }));

/** The same as single texts: `Aktenzeichen: 4711`. */
export const tagsOf = (
  fields: readonly CustomField[],
  said: readonly FieldValue[],
  lang: LanguageContext,
): Phrase[] =>
  shownValues(fields, said, lang).map(({ label, value }) =>
    joinPhrases([{ ...label, text: withColon(label.text) }, value], ' '),
  );

/** What is wrong, in a sentence that names the question, by field. */
export function fieldErrorsIn(
  fields: readonly CustomField[],
  errors: ValueErrors,
  lang: LanguageContext,
): ReadonlyMap<FieldId, string> {
  return new Map(
    fields.flatMap((field) => {
      const error = errors.get(field.id);
      return error === undefined ? [] : [[field.id, sentenceOf(field, error, lang)] as const];
    }),
  );
}

function sentenceOf(field: CustomField, error: ValueError, lang: LanguageContext): string {
  const m = lang.m.common.fields.errors;
  const label = withColon(lang.of(field.label));
  switch (error) {
    case 'missing':
      return m.missing(label);
    case 'malformed':
      return field.type === 'number' ? m.noNumber(label) : m.malformed(label);
    case 'too-long':
      return m.tooLong(label, lengthOf(field));
    case 'no-such-option':
      return m.noSuchOption(label);
  }
}
