/** B7: what an office says in its mails around the facts, in its own words with named fields. */
import * as z from 'zod/mini';
import type { AcrossParams } from './across-codes.ts';
import { textUpTo } from './text.ts';
import type { PickedText, Text } from './text.ts';

/** The kinds of mail to the citizen of a visit. */
export const noticeKinds = [
  'activation',
  'confirmation',
  'cancellation',
  'moved',
  'offer',
  'reminder',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** The kinds of mail after which the citizen holds an appointment to come to. */
export const kindsWithPass: readonly NoticeKind[] = ['confirmation', 'moved', 'reminder'];

/** What an office writes itself. Day, place, links and codes stay with the product: no edit can lose them. */
export const mailTextParts = ['subject', 'intro', 'closing'] as const;
export type MailTextPart = (typeof mailTextParts)[number];

/** B7.5: nothing here was typed by a citizen, so no stranger's words get into a mail before its address is confirmed. */
export type MailField = 'office' | 'service' | 'day' | 'time' | 'number';

export const mailFieldsOf = (kind: NoticeKind): readonly MailField[] =>
  kindsWithPass.includes(kind)
    ? ['office', 'service', 'day', 'time', 'number']
    : ['office', 'service', 'day', 'time'];

/** `{day}` */
const NAMED = /\{([^{}\n]*)\}/g;

/** What is wrong with a text; null: nothing. */
function faultOf(
  kind: NoticeKind,
  part: MailTextPart,
  text: string,
): { readonly message: string; readonly params: AcrossParams } | null {
  if (text !== '' && !/[^\s\p{C}]/u.test(text))
    return { message: 'must have a character that can be seen', params: { code: 'missing' } };
  // A subject is a header of the mail, and a line break would begin another one.
  if (part === 'subject' && /[\p{Cc}\p{Zl}\p{Zp}]/u.test(text))
    return { message: 'a subject must be one line', params: { code: 'line-break' } };
  // Joiners are part of letters and signs in some languages.
  if (part === 'subject' && /(?![\u200c\u200d])\p{Cf}/u.test(text))
    return { message: 'a subject must have no hidden characters', params: { code: 'hidden-character' } };
  if (/[{}]/.test(text.replace(NAMED, '')))
    return {
      message: 'each { needs its }, with the name of a field between them',
      params: { code: 'brace' },
    };
  const known: readonly string[] = mailFieldsOf(kind);
  const unknown = Array.from(text.matchAll(NAMED), ([, name = '']) => name).find((n) => !known.includes(n));
  if (unknown === undefined) return null;
  const possible = known.map((name) => `{${name}}`).join(', ');
  return {
    message: `there is no field {${unknown}} in the mail '${kind}'; possible are ${possible}`,
    params: { code: 'unknown-field', about: unknown.slice(0, 60) },
  };
}

/** The texts of one kind of mail. A part that is left out says what the product says. */
export const officeMail = z
  .strictObject({
    id: z.enum(noticeKinds),
    subject: z.optional(textUpTo(100)),
    /** The first words after the greeting. */
    intro: z.optional(textUpTo(1000)),
    /** The last words, in the place of the greeting and the office's name. */
    closing: z.optional(textUpTo(300)),
  })
  .check(
    z.superRefine((mail, context) => {
      for (const part of mailTextParts)
        for (const [language, text] of Object.entries(mail[part] ?? {})) {
          const fault = faultOf(mail.id, part, text);
          if (fault === null) continue;
          const { message, params } = fault;
          context.addIssue({ code: 'custom', path: [part, language], message, params: { ...params } });
        }
    }),
  );
export type OfficeMail = z.infer<typeof officeMail>;

/** The office's own text; undefined: it says what the product says. */
export const ownMailText = (
  mails: readonly OfficeMail[],
  kind: NoticeKind,
  part: MailTextPart,
): Text | undefined => mails.find(({ id }) => id === kind)?.[part];

export type MailFieldValues = Readonly<Partial<Record<MailField, readonly PickedText[]>>>;

/** A text with what its fields stand for. Each piece keeps its language. What is put in is not looked at again. */
export function fillMailText({ text, language }: PickedText, values: MailFieldValues): PickedText[] {
  const pieces = text.split(/(\{[^{}\n]*\})/);
  return pieces.flatMap((piece) => {
    const name = /^\{(.*)\}$/.exec(piece)?.[1];
    const value = name !== undefined && Object.hasOwn(values, name) ? values[name as MailField] : undefined;
    return value ?? (piece === '' ? [] : [{ text: piece, language }]);
  });
}
