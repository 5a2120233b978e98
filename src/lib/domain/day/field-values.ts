/** B13: what was said to an office's own questions. It lies with the people, and is erased with them (P3). */
import * as z from 'zod/mini';
import { fieldId } from '../ids.ts';
import type { FieldId } from '../ids.ts';
import { asciiDigits, isPlainLine, tidyLine } from '../input/typed-contact.ts';
import { lengthOf, LONGEST_VALUE, MOST_FIELDS, optionOf } from '../office/custom-field.ts';
import type { CustomField } from '../office/custom-field.ts';
import type { Office } from '../office/office.ts';
import type { Text } from '../office/text.ts';

/** A character beyond the first plane counts as one, and takes two. */
const value = z.string().check(z.minLength(1), z.maxLength(2 * LONGEST_VALUE));

/** `value` of a choice: the id of its option. */
const fieldValue = z.strictObject({ field: fieldId, value });
export type FieldValue = z.infer<typeof fieldValue>;

const namesEachOnce = (all: readonly { readonly field: FieldId }[]): boolean =>
  new Set(all.map(({ field }) => field)).size === all.length;

/** The answers that are kept, also to questions that the office no longer asks. */
export const keptValues = z.array(fieldValue).check(z.maxLength(20));
/** The answers that a booking gives. */
export const givenValues = z.array(fieldValue).check(z.maxLength(MOST_FIELDS), z.refine(namesEachOnce));
/** The changes that staff make. `value` null: no answer. `base`: the answer that the clerk saw. */
export const valueChanges = z
  .array(z.strictObject({ field: fieldId, value: z.nullable(value), base: z.nullable(value) }))
  .check(z.minLength(1), z.maxLength(2 * MOST_FIELDS), z.refine(namesEachOnce));
export type ValueChange = z.infer<typeof valueChanges>[number];

export const valueErrors = ['missing', 'malformed', 'too-long', 'no-such-option'] as const;
export type ValueError = (typeof valueErrors)[number];

/** Null: nothing was said. */
export const valueIn = (values: readonly FieldValue[] | undefined, field: FieldId): string | null =>
  values?.find((one) => one.field === field)?.value ?? null;

/** A value as it was meant: one line, and digits of every script as 0 to 9 where a number is asked. */
export function tidyValue({ type }: CustomField, typed: string): string {
  if (type === 'choice') return typed;
  const line = tidyLine(typed);
  return type === 'number' ? asciiDigits(line).replaceAll(' ', '') : line;
}

/** The questions that are asked: the office's, or those of some services. */
type Asked = Pick<Office, 'fields'>;

/** All that was typed, by field, as it is sent: what is empty is left out. */
export const typedValues = ({ fields }: Asked, typedIn: (field: FieldId) => string): FieldValue[] =>
  fields.flatMap((field) => {
    const value = tidyValue(field, typedIn(field.id));
    return value === '' ? [] : [{ field: field.id, value }];
  });

/** What keeps a value from being taken; null: nothing. */
export function valueProblem(field: CustomField, value: string): ValueError | null {
  if (field.type === 'choice') return optionOf(field, value) === undefined ? 'no-such-option' : null;
  const isWhole = field.type === 'text' ? isPlainLine(value) : /^\d+$/.test(value);
  if (!isWhole || tidyValue(field, value) !== value) return 'malformed';
  return [...value].length > lengthOf(field) ? 'too-long' : null;
}

/** What is asked of all that was given. What an office does not ask any more, it does not get. */
export const askedValues = ({ fields }: Asked, given: readonly FieldValue[]): FieldValue[] =>
  fields.flatMap(({ id }) => given.find(({ field }) => field === id) ?? []);

export interface ToldValue {
  readonly field: FieldId;
  /** Null: the office no longer asks it. */
  readonly label: Text | null;
  /** A text where an option was chosen that the office still has. */
  readonly value: Text | string;
}

/** What was said, with the words of the office, in its order. What it no longer asks comes last. */
export function toldValues(fields: readonly CustomField[], said: readonly FieldValue[]): ToldValue[] {
  const asked = fields.flatMap((field): ToldValue[] => {
    const value = valueIn(said, field.id);
    if (value === null) return [];
    return [{ field: field.id, label: field.label, value: optionOf(field, value)?.name ?? value }];
  });
  const others = said.filter(({ field }) => !fields.some(({ id }) => id === field));
  return [...asked, ...others.map((one) => ({ ...one, label: null }))];
}

export type ValueErrors = ReadonlyMap<FieldId, ValueError>;

/** What is wrong with what was given, by field; empty when it can be sent. */
export function checkValues({ fields }: Asked, given: readonly FieldValue[]): ValueErrors {
  return new Map(
    fields.flatMap((field) => {
      const value = valueIn(given, field.id);
      const error = value === null ? (field.required ? 'missing' : null) : valueProblem(field, value);
      return error === null ? [] : [[field.id, error] as const];
    }),
  );
}

export const NO_ERRORS: ValueErrors = new Map();

/** The same for what staff enter: all of it may be empty, and what was said before (`kept`) may stay as it is. */
export const checkValuesForStaff = (
  asked: Asked,
  given: readonly FieldValue[],
  kept: readonly FieldValue[] = [],
): ValueErrors =>
  new Map(
    [...checkValues(asked, given)].filter(
      ([field, error]) => error !== 'missing' && valueIn(given, field) !== valueIn(kept, field),
    ),
  );
