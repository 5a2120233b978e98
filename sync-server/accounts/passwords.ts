/** Passwords as they are kept: `scrypt$N$r$p$salt$key`, so that the cost can grow and old passwords still fit. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** scrypt's parameters: a try takes N · r · 128 bytes of memory, p times over. */
export interface PasswordCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 32 MB and about 80 ms a try. */
export const usualCost: PasswordCost = { N: 2 ** 15, r: 8, p: 1 };

const derive = promisify<string, Buffer, number, PasswordCost & { maxmem: number }, Buffer>(scrypt);

const KEY_BYTES = 32;
const SALT_BYTES = 16;
const MOST_MEMORY_BYTES = 64 * 1024 * 1024;

export async function hashPassword(password: string, cost: PasswordCost = usualCost): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const options = { ...cost, maxmem: MOST_MEMORY_BYTES };
  return asStored(cost, salt, await derive(password.normalize('NFKC'), salt, KEY_BYTES, options));
}

/** What fits no password, and takes as long to find that out as a password that is kept. */
export const hashOfNone = (cost: PasswordCost): string =>
  asStored(cost, randomBytes(SALT_BYTES), randomBytes(KEY_BYTES));

const asStored = ({ N, r, p }: PasswordCost, salt: Buffer, key: Buffer): string =>
  ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');

export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [kind, n, r, p, salt, key] = stored.split('$');
  if (kind !== 'scrypt' || salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, 'base64url');
  const options = { N: Number(n), r: Number(r), p: Number(p), maxmem: MOST_MEMORY_BYTES };
  const given = await derive(
    password.normalize('NFKC'),
    Buffer.from(salt, 'base64url'),
    expected.length,
    options,
  );
  return timingSafeEqual(given, expected);
}
