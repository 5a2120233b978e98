/**
 * The PIN that opens a kiosk to staff (A11). The relay keeps what it is compared with and tells it to the office's
 * kiosks alone. So a kiosk checks a PIN also while it is cut off, and no document has it.
 */
import * as z from 'zod/mini';

const hex = (bytes: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`)));
const SALT_BYTES = 16;
const DIGEST_BYTES = 32;
/** PBKDF2-HMAC-SHA-256: about a second of a tablet for each try, as OWASP recommends it for passwords. */
export const EXIT_ROUNDS = 600_000;

export const exitCheck = z.object({
  salt: hex(SALT_BYTES),
  digest: hex(DIGEST_BYTES),
  rounds: z.int().check(z.minimum(1), z.maximum(10_000_000)),
});
export type ExitCheck = Readonly<z.infer<typeof exitCheck>>;

/** `rounds`: fewer for tests alone. */
export async function makeExitCheck(pin: string, rounds = EXIT_ROUNDS): Promise<ExitCheck> {
  const salt = textOf(crypto.getRandomValues(new Uint8Array(SALT_BYTES)));
  return { salt, digest: await digestOf(pin, salt, rounds), rounds };
}

export const isExitPin = async (pin: string, { salt, digest, rounds }: ExitCheck): Promise<boolean> =>
  (await digestOf(pin, salt, rounds)) === digest;

async function digestOf(pin: string, salt: string, iterations: number): Promise<string> {
  const { subtle } = crypto;
  const key = await subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const derived = { name: 'PBKDF2', hash: 'SHA-256', salt: new TextEncoder().encode(salt), iterations };
  return textOf(new Uint8Array(await subtle.deriveBits(derived, key, 8 * DIGEST_BYTES)));
}

const textOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
