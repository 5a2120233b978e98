/** The code that stands in a mail beside its link: for a link that lost its end, and to cancel by mail (B3, B8). */
import * as z from 'zod/mini';
import { asciiDigits } from './typed-contact.ts';

/** Crockford's base 32: no letter that is read as a digit, and no `U`. */
export const MAIL_CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const MAIL_CODE_LENGTH = 8;

export const mailCode = z
  .string()
  .check(z.regex(new RegExp(`^[${MAIL_CODE_LETTERS}]{${MAIL_CODE_LENGTH}}$`)));

/** The code as it stands in the mail, `K7MP-9QRX`. */
export const showMailCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** Cyrillic letters that look like those of a code: a keyboard may stand in that script. */
const LOOK_ALIKE = { А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: '0', Р: 'P', С: 'C', Т: 'T', Х: 'X' };

/** A code as people type or paste it, also with the word before it and signs around it; null when it is none. */
export function parseMailCode(typed: string): string | null {
  const plain = asciiDigits(typed)
    .replace(/^[\s\p{P}]*[\p{L}\p{M}-]+:\s/u, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
    .replace(/[АВЕКМНОРСТХ]/g, (letter) => LOOK_ALIKE[letter as keyof typeof LOOK_ALIKE])
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return mailCode.safeParse(plain).success ? plain : null;
}
