/** What people type or paste as a contact: tidied on the device, then judged by the same patterns everywhere (B2). */
import * as z from 'zod/mini';
import { LOST_CHARACTER } from './lost-character.ts';

/** Joiners with which names are written in Persian, Hindi and other scripts. */
const JOINERS = String.raw`\u200c\u200d`;
const INVISIBLE = new RegExp(String.raw`(?![${JOINERS}])[\p{Cc}\p{Cf}]`, 'gu');
const FORMAT = /[\p{Cc}\p{Cf}]/gu;

/** Abbreviations that people write without a space behind the full stop, as in `Dr.Müller`. */
const ABBREVIATION =
  /(?<![\p{L}\p{M}])(\p{Lu}|Dr|Prof|St|Hl|Dipl|Ing|Mag|Univ|med|jur|phil|geb|gesch|verw)\.(?=\p{L}{2})/gu;

/** White space, without U+FEFF, which JavaScript counts in though it cannot be seen. */
const SPACES = /[^\S\ufeff]+/gu;

/** A name without tabs and invisible characters, with single spaces. Tidying it again changes nothing. */
export const tidyName = (typed: string): string =>
  typed
    .replace(SPACES, ' ')
    .replace(INVISIBLE, '')
    .replace(ABBREVIATION, '$1. ')
    // Spaces on both sides of what was invisible.
    .replace(SPACES, ' ')
    .trim();

/** One line as it was typed or pasted, with single spaces and without invisible characters. */
export const tidyLine = (typed: string): string =>
  typed.replace(SPACES, ' ').replace(INVISIBLE, '').replace(SPACES, ' ').trim();

/** A mail address as it was meant: what came along when it was copied is gone, its spelling stays. */
export const tidyMail = (typed: string): string =>
  typed
    .replace(SPACES, ' ')
    .replace(FORMAT, '')
    .trim()
    // A mail program copies an address with its person's name.
    .replace(/^[^<>]*<([^<>]+)>[.,;]*$/, '$1')
    .replace(/^mailto:([^?]*)(?:\?.*)?$/i, '$1')
    .replace(/[.,;]+$/, '');

const EXTENSION =
  /(?<=\d)\s*[,;-]?\s*(?:Durchwahl|DW|Nebenstelle|App(?:arat)?\.?|ext(?:ension)?\.?)\s*:?\s*(?=\d)/iu;

/** A phone number in plain digits, with `-` for every dash and before an extension. */
export const tidyPhone = (typed: string): string =>
  asciiDigits(typed)
    .replace(SPACES, ' ')
    .replace(FORMAT, '')
    .replace(/[\p{Pd}\u2212\u30fc]/gu, '-')
    .trim()
    .replace(/^tel(?:efon)?[\s.:]*/iu, '')
    .replace(/^\((\+\d+)\)/, '$1')
    .replace(EXTENSION, '-');

const DIGIT = /^\p{Nd}$/u;

/** The digits of every script as 0 to 9. Unicode keeps the ten of a script in one run, also where runs touch. */
export const asciiDigits = (typed: string): string =>
  typed.normalize('NFKC').replace(/[^\P{Nd}0-9]/gu, (digit) => {
    const code = digit.codePointAt(0)!;
    let before = code;
    while (DIGIT.test(String.fromCodePoint(before - 1))) before--;
    return String((code - before) % 10);
  });

/** RFC 5321: what the part before the `@` consists of, written without quotation marks. */
const ATOM = "A-Za-z0-9!#$%&'*+/=?^_`{|}~-";
const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?`;

/**
 * A mail address as people write it, the domain also with umlauts (`anna@müller.de`). The relay gives a mail server its
 * ASCII form.
 */
export const MAIL = new RegExp(
  String.raw`^(?!\.)(?!.*\.\.)[.${ATOM}]{0,63}[${ATOM}]@(?:${LABEL}\.)+(?:\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)$`,
  'u',
);

export const PHONE = /^\+?[\d\s()/.-]{5,30}$/;

/**
 * A name stands in mails and on a counter's list. So it holds nothing that turns the text around it (U+202E), ends a
 * line or is not seen at all. It may hold joiners: names in Persian, Hindi and others need them.
 */
export const plainName = z
  .string()
  .check(
    z.regex(
      new RegExp(String.raw`^(?:[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|[${JOINERS}])*$`, 'u'),
      'no invisible characters',
    ),
  );

const NAME_CHARACTERS = 60;
/** Signs of an address on the net, also in their wide forms and as the browsers' other full stops. */
const OF_ADDRESSES = /[/:@<>={}]/u;
const HOST = /[\p{L}\p{M}\p{N}_-][.。]\p{M}*(?:\p{L}\p{M}*\p{L}|\p{N})/u;
const STACKED_MARKS = /\p{M}{5}/u;

/** A line that covers nothing around it and has lost no character on its way. */
export const isPlainLine = (line: string): boolean =>
  plainName.safeParse(line).success &&
  !STACKED_MARKS.test(line.normalize('NFC')) &&
  !LOST_CHARACTER.test(line);

/** Mails and lists carry the name: it cannot be a link, nor cover what stands around it. */
export const givenName = plainName.check(
  z.refine((name) => {
    const composed = name.normalize('NFC');
    const compared = name.normalize('NFKC').replaceAll(/[\u200c\u200d]/g, '');
    return (
      [...composed].length <= NAME_CHARACTERS &&
      !STACKED_MARKS.test(composed) &&
      !LOST_CHARACTER.test(composed) &&
      !OF_ADDRESSES.test(compared) &&
      !HOST.test(compared)
    );
  }, 'no address, at most 60 characters'),
);

const STRANGE = {
  name: /[/:@<>={}\ufffd]|(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u,
  mail: new RegExp(String.raw`[^.@\p{L}\p{M}\p{N}${ATOM}]|[^.${ATOM}](?=.*@)`, 'u'),
  phone: /[^\d\s()/.+-]/u,
} as const;

/** The first character that this field cannot have; null: none, something else is wrong. */
export const strangeCharacter = (field: keyof typeof STRANGE, text: string): string | null =>
  STRANGE[field].exec(field === 'name' ? text.normalize('NFKC') : text)?.[0] ?? null;
