/** Secrets and passwords. What the relay keeps of either is a digest. */
import { createHash, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { ActorId } from '../../src/lib/domain/ids.ts';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
);

/** 2^15 · 8 · 128 bytes = 32 MB and about 80 ms a try. */
const N = 2 ** 15;
const R = 8;
const P = 1;
const KEY = 32;
const MAXMEM = 64 * 1024 * 1024;

/** 256 bits, base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Also how a booking's secret becomes its actor: `wire/surface.ts` does the same in the browser. */
export const digestOf = (secret: string): string =>
  createHash('sha256').update(secret, 'utf8').digest('base64url');

export const actorOf = (secret: string): ActorId => digestOf(secret) as ActorId;

/** Six digits, `042917`. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** `scrypt$N$r$p$salt$key`, so that the cost can grow and old passwords still fit. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password.normalize('NFKC'), salt, KEY, { N, r: R, p: P, maxmem: MAXMEM });
  return ['scrypt', N, R, P, salt.toString('base64url'), key.toString('base64url')].join('$');
}

export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [kind, n, r, p, salt, key] = stored.split('$');
  if (kind !== 'scrypt' || salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, 'base64url');
  const cost = { N: Number(n), r: Number(r), p: Number(p), maxmem: MAXMEM };
  const given = await derive(
    password.normalize('NFKC'),
    Buffer.from(salt, 'base64url'),
    expected.length,
    cost,
  );
  return timingSafeEqual(given, expected);
}
