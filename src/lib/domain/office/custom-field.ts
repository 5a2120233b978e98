/** B13: what an office asks beside the contact, in its own words: a text, a number, or one of several things. */
import * as z from 'zod/mini';
import { fieldId, fieldOption, serviceId } from '../ids.ts';
import type { FieldOption, ServiceId } from '../ids.ts';
import { shortText, text } from './text.ts';

/** Fields of an office. */
export const MOST_FIELDS = 3;
/** Characters of a value, whatever the office says. */
export const LONGEST_VALUE = 200;
/** Digits of a number, whatever the office says. */
const MOST_DIGITS = 20;
const USUAL_LENGTH = { text: 100, number: 10, choice: LONGEST_VALUE } as const;

export const fieldTypes = ['text', 'number', 'choice'] as const;

export const customField = z
  .strictObject({
    id: fieldId,
    label: shortText,
    hint: z.optional(text),
    type: z.enum(fieldTypes),
    /** Whether citizens must answer; staff may leave it out. */
    required: z._default(z.boolean(), false),
    /** The services with which the question is asked; absent: with every service. */
    services: z.optional(z.array(serviceId).check(z.minLength(1))),
    /** The most characters of a text, or digits of a number. */
    length: z.optional(z.int().check(z.minimum(1), z.maximum(LONGEST_VALUE))),
    options: z.optional(z.array(z.strictObject({ id: fieldOption, name: shortText })).check(z.maxLength(20))),
  })
  .check(
    z.refine(({ type, options = [] }) => type !== 'choice' || options.length >= 2, {
      path: ['options'],
      message: 'a choice has two options at least',
      params: { code: 'too-few', least: 2 },
    }),
    z.refine(({ type, options }) => type === 'choice' || options === undefined, {
      path: ['options'],
      message: 'must stand beside the type choice',
    }),
    z.refine(({ type, length }) => type !== 'choice' || length === undefined, {
      path: ['length'],
      message: 'must not stand beside the type choice',
    }),
    z.refine(({ type, length = 1 }) => type !== 'number' || length <= MOST_DIGITS, {
      path: ['length'],
      message: `must be at most ${MOST_DIGITS} for a number`,
      params: { code: 'above', most: MOST_DIGITS },
    }),
    z.refine(({ options = [] }) => new Set(options.map(({ id }) => id)).size === options.length, {
      path: ['options'],
      message: 'must name each option once',
    }),
  );
export type CustomField = z.infer<typeof customField>;

/** B13: the questions that go with these services. */
export const fieldsFor = (
  fields: readonly CustomField[],
  chosen: readonly { readonly service: ServiceId }[],
): CustomField[] =>
  fields.filter(
    ({ services }) => services === undefined || chosen.some(({ service }) => services.includes(service)),
  );

export const lengthOf = ({ type, length }: CustomField): number => length ?? USUAL_LENGTH[type];

/** A question before its answer: one that ends with a sign of its own gets no colon. */
export const withColon = (question: string): string =>
  /[?؟!:.]$/.test(question) ? question : `${question}:`;

/** Undefined: the office no longer has it. */
export const optionOf = (
  { options = [] }: CustomField,
  value: string,
): { readonly id: FieldOption; readonly name: Readonly<Record<string, string>> } | undefined =>
  options.find(({ id }) => id === value);
