/** Passwords as they are kept: `scrypt$N$r$p$salt$key`, so that the cost can grow and old passwords still fit. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Result } from '../../src/lib/domain/result.ts';
import { openHashQueue } from './hash-queue.ts';
import type { HashRank } from './hash-queue.ts';

/** scrypt's parameters: a try takes N · r · 128 bytes of memory, p times over. */
export interface PasswordCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** A row of the table in OWASP's Password Storage Cheat Sheet: 32 MB and about 240 ms a try. */
export const usualCost: PasswordCost = { N: 2 ** 15, r: 8, p: 3 };

/** In the place of a hash: the account has no password, and none fits. */
export const NO_PASSWORD = 'none';

/** Hashes and compares, a few at a time. */
export interface Passwords {
  isBusy(rank: HashRank): boolean;
  hash(password: string): Promise<Result<string, 'busy'>>;
  /** Null: no account. That it is none, or has no password, takes as long to find out as a wrong password. */
  compare(rank: HashRank, password: string, stored: string | null): Promise<Result<boolean, 'busy'>>;
  /** Was stored at another cost than today's. */
  isOutdated(stored: string): boolean;
}

export function openPasswords(cost: PasswordCost): Passwords {
  const queue = openHashQueue();
  const none = hashOfNone(cost);
  return {
    isBusy: (rank) => queue.isFull(rank),
    hash: (password) => queue.run('known', () => hashPassword(password, cost)),
    compare: (rank, password, stored) =>
      queue.run(rank, () => isPassword(password, stored === null || stored === NO_PASSWORD ? none : stored)),
    isOutdated: (stored) => !stored.startsWith(asStored(cost)),
  };
}

const derive = promisify<string, Buffer, number, PasswordCost & { maxmem: number }, Buffer>(scrypt);

const KEY_BYTES = 32;
const SALT_BYTES = 16;
const MOST_MEMORY_BYTES = 64 * 1024 * 1024;

export async function hashPassword(password: string, cost: PasswordCost = usualCost): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const options = { ...cost, maxmem: MOST_MEMORY_BYTES };
  const key = await derive(password.normalize('NFKC'), salt, KEY_BYTES, options);
  return asStored(cost) + inText(salt, key);
}

/** Fits no password. */
const hashOfNone = (cost: PasswordCost): string =>
  asStored(cost) + inText(randomBytes(SALT_BYTES), randomBytes(KEY_BYTES));

/** How a stored password of this cost begins. */
const asStored = ({ N, r, p }: PasswordCost): string => `scrypt$${N}$${r}$${p}$`;

const inText = (salt: Buffer, key: Buffer): string =>
  `${salt.toString('base64url')}$${key.toString('base64url')}`;

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
