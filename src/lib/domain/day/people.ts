/** The people behind appointments: kept apart from the day, read by staff alone, erased first (P1, P3). */
import * as z from 'zod/mini';
import { birthDate } from '../input/birth-date.ts';
import { actorId, visitId } from '../ids.ts';
import { language } from '../office/text.ts';
import type { Office, OfficeRules, VariantName } from '../office/office.ts';
import { instant } from '../time.ts';
import type { LocalDate } from '../time.ts';
import { keptValues } from './field-values.ts';
import { givenName, MAIL, PHONE } from '../input/typed-contact.ts';

const line = (most: number) =>
  z
    .string()
    .check(z.trim(), z.minLength(1), z.maxLength(most), z.regex(/^[^\p{Cc}]*$/u, 'no control characters'));

export const mailAddress = z.string().check(z.regex(MAIL), z.maxLength(254));

/** B2: a contact. A field is null where it was not asked or not given. */
export const contact = z.strictObject({
  name: line(120),
  mail: z.nullable(mailAddress),
  birthDate: z.nullable(birthDate),
  phone: z.nullable(z.string().check(z.trim(), z.regex(PHONE))),
});
export type Contact = z.infer<typeof contact>;

/** A contact as it must be given today. What is on record was taken by the rule of its day, and can still be read. */
export const givenContact = z.extend(contact, { name: z.pipe(contact.shape.name, givenName) });

export const contactFields = ['name', 'mail', 'birthDate', 'phone'] as const;
export type ContactField = (typeof contactFields)[number];
export const contactErrors = ['missing', 'malformed', 'not-asked'] as const;
export type ContactError = (typeof contactErrors)[number];

/** B2, B15: the fields that are asked beside the name. */
export const askedOf = ({ rules }: Office, variant: VariantName | null): OfficeRules['contact'] => ({
  ...rules.contact,
  ...(variant === 'phone' ? { phone: 'required' as const } : {}),
  ...(variant === 'video' ? { mail: 'required' as const } : {}),
});

/** B15: without it the office could not call, or the citizen would have no link. */
export const neededBy = (variant: VariantName | null): readonly ContactField[] =>
  variant === null ? [] : variant === 'phone' ? ['phone'] : ['mail'];

/** The faults of a contact in this office, by field; empty when it can be sent. */
export function checkContact(
  office: Office,
  given: Contact,
  today: LocalDate,
  variant: VariantName | null = null,
): Partial<Record<ContactField, ContactError>> {
  const errors: Partial<Record<ContactField, ContactError>> = {};
  const shape = givenContact.safeParse(given);
  if (!shape.success) {
    for (const issue of shape.error.issues) {
      const field = contactFields.find((f) => f === issue.path[0]);
      if (field !== undefined)
        errors[field] = String(given[field] ?? '').trim() === '' ? 'missing' : 'malformed';
    }
  }
  for (const field of ['mail', 'birthDate', 'phone'] as const) {
    const asked = askedOf(office, variant)[field];
    if (given[field] === null && asked === 'required') errors[field] = 'missing';
    if (given[field] !== null && asked === 'off') errors[field] ??= 'not-asked';
  }
  if (given.birthDate !== null && errors.birthDate === undefined) {
    if (given.birthDate > today || given.birthDate < '1900') errors.birthDate = 'malformed';
  }
  return errors;
}

/**
 * The same for what staff enter. B9: only the name is needed, whatever the office asks online, and by phone or video
 * what that needs (B15).
 */
export function wrongForStaff(
  office: Office,
  given: Contact,
  today: LocalDate,
  variant: VariantName | null = null,
): Partial<Record<ContactField, ContactError>> {
  const needed = ['name', ...neededBy(variant)];
  const all = Object.entries(checkContact(office, given, today, variant));
  return Object.fromEntries(
    all.filter(([field, error]) => error === 'malformed' || (needed.includes(field) && error === 'missing')),
  );
}

/** The right to act for a booking: of the phone that made it, or of the link in its mail (B3). */
const authorization = z.strictObject({ actor: actorId, via: z.enum(['phone', 'mail']) });
export type Authorization = z.infer<typeof authorization>;

export const person = z.strictObject({
  id: visitId,
  /** Null: erased before its day, since the visit was given up (P3), or never asked, as of a walk-in. */
  contact: z.nullable(contact),
  /** B13: the answers to the office's own questions. */
  fields: z.optional(keptValues),
  language,
  /** B15: the link of a video appointment, made when it was booked: a later link of the office does not change it. */
  videoLink: z.optional(z.string().check(z.maxLength(600))),
  /** Whether a reminder on the day before was asked for. */
  reminder: z.boolean(),
  authorizations: z.array(authorization).check(z.maxLength(20)),
  /** B6: when the relay got an online booking, by its own clock, and a keyed digest of the network that sent it. */
  received: z.optional(
    z.strictObject({ at: instant, origin: z.nullable(z.string().check(z.maxLength(16))) }),
  ),
});
export type Person = z.infer<typeof person>;
/** A person whose contact is not erased. */
export type KnownPerson = Person & { readonly contact: Contact };
/** P3: whether the record no longer says who the person is, or never did. */
export const isNameless = ({ contact, fields = [] }: Person): boolean =>
  contact === null && fields.length === 0;
export const isKnownPerson = (person: Person): person is KnownPerson => person.contact !== null;
