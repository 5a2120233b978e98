/** The code that a new device shows and a lead types in. */
import * as z from 'zod/mini';

/** No vowels, so that no code is a word, and none of `0 1 L O I`, which look alike. */
export const PAIRING_ALPHABET = '23456789BCDFGHJKMNPQRSTVWXZ';
export const PAIRING_CODE_LENGTH = 8;

export const pairingCode = z
  .string()
  .check(z.length(PAIRING_CODE_LENGTH), z.regex(/^[2-9BCDFGHJKMNPQRSTVWXZ]*$/));

/** Two words that device and lead both show: a mistyped code may belong to another device. */
export const checkWords = z.tuple([
  z.string().check(z.minLength(2), z.maxLength(20)),
  z.string().check(z.minLength(2), z.maxLength(20)),
]);
export type CheckWords = z.infer<typeof checkWords>;

/** Reads a code as a lead types it, `b2c4 x7kt`; null: it is no code. */
export function parsePairingCode(text: string): string | null {
  const read = pairingCode.safeParse(text.replace(/[\s.\-–]/g, '').toUpperCase());
  return read.success ? read.data : null;
}
