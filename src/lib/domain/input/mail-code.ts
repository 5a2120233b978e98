/** The code that stands in a mail beside its link: for a link that lost its end, and to cancel by mail (B3, B8). */
import * as z from 'zod/mini';

/** Crockford's base 32: no letter that is read as a digit, and no `U`. */
export const MAIL_CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const MAIL_CODE_LENGTH = 8;

export const mailCode = z
  .string()
  .check(z.regex(new RegExp(`^[${MAIL_CODE_LETTERS}]{${MAIL_CODE_LENGTH}}$`)));

/** The code as it stands in the mail, `K7MP-9QRX`. */
export const showMailCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** A code as people type or paste it; null when it is none. */
export function parseMailCode(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\p{Pd}\s.:]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return mailCode.safeParse(plain).success ? plain : null;
}
