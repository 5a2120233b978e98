/**
 * The PIN of a clerk on this laptop (P8). It opens the kept key together with a key of this browser that no page
 * can read. So a copy of the disk's records is of no use for trying PINs elsewhere (docs/threats.md).
 */
import { scryptAsync } from '@noble/hashes/scrypt.js';
import type { Database } from '../browser/database.ts';
import type { PinRow } from '../browser/people-keys.ts';
import type { ActorId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import type { Session } from '../types.ts';
import { cipherOf, KEY_BYTES, newKey } from './cipher.ts';
import type { OwnCipher } from './cipher.ts';
import { dropPin, openByKept, putPin, readPin, withKeyRows } from './key-rows.ts';
import type { OwnCiphers } from './key-rows.ts';

/** After this many wrong PINs in a row the PIN is gone. */
export const MOST_WRONG_PINS = 10;

/** scrypt with 128 MB: about half a second of a laptop for each try. */
const SCRYPT_COST = 2 ** 17;
const SECOND_MS = 1000;
const LONGEST_WAIT_MS = 60 * SECOND_MS;
const FREE_TRIES = 3;
const NONCE_BYTES = 12;

export type PinAnswer =
  | { readonly is: 'right'; readonly ciphers: OwnCiphers }
  | { readonly is: 'wrong'; readonly waitMs: number; readonly triesLeft: number }
  | { readonly is: 'too-soon'; readonly waitMs: number }
  /** There is none any more: too many were wrong, or it was never set here. */
  | { readonly is: 'gone' };

const derive = (pin: string, salt: Uint8Array, cost: number): Promise<Uint8Array> =>
  scryptAsync(pin, salt, { N: cost, r: 8, p: 1, dkLen: KEY_BYTES, asyncTick: 20 });

const WRAPPING = 'pin';

/** `cost`: for tests alone. */
export async function setPin(
  database: Database,
  owner: Pick<Session, 'office' | 'actor'>,
  ciphers: OwnCiphers,
  pin: string,
  cost = SCRYPT_COST,
): Promise<void> {
  const { kept } = ciphers;
  const salt = newKey();
  const device = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const inner = cipherOf(WRAPPING, await derive(pin, salt, cost)).seal(kept.key, kept.id);
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const outer = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, device, new Uint8Array(inner));
  const byPin = new Uint8Array(outer);
  const row = { id: kept.id, salt, cost, device, nonce, byPin, tries: 0, triedAt: 0 };
  await putPin(database, owner, ciphers, row);
}

/** How long the next try has to wait; the clock may have been set back meanwhile. */
export function pinWaitMs({ tries, triedAt }: Pick<PinRow, 'tries' | 'triedAt'>, now: Instant): number {
  if (tries < FREE_TRIES) return 0;
  const pauseMs = Math.min(LONGEST_WAIT_MS, 2 ** (tries - FREE_TRIES) * SECOND_MS);
  return Math.min(pauseMs, Math.max(0, triedAt + pauseMs - now));
}

export async function openByPin(
  database: Database,
  owner: Pick<Session, 'office' | 'actor'>,
  pin: string,
  now: Instant,
): Promise<PinAnswer> {
  const counted = await countTry(database, owner.actor, now);
  if (!('row' in counted)) return counted;
  const { row } = counted;
  const kept = await unwrapByPin(row, pin);
  if (kept !== null) {
    if (!(await beginTriesAnew(database, owner.actor, row))) return { is: 'gone' };
    return { is: 'right', ciphers: await openByKept(database, owner, kept) };
  }
  return countWrong(database, owner.actor, row, now);
}

/** Counted before it is looked at, in one transaction: tries in two tabs, or a page that is closed, get nothing free. */
const countTry = (
  database: Database,
  actor: ActorId,
  now: Instant,
): Promise<{ readonly row: PinRow } | Extract<PinAnswer, { is: 'too-soon' | 'gone' }>> =>
  withKeyRows(database, async () => {
    const known = await readPin(database, actor);
    if (known === undefined) return { is: 'gone' };
    const waitMs = pinWaitMs(known, now);
    if (waitMs > 0) return { is: 'too-soon', waitMs };
    const row = { ...known, tries: known.tries + 1, triedAt: now };
    await database.keyRows.put(row);
    return { row };
  });

// To look at a PIN takes a while. Another tab may have used the last try meanwhile, have typed the right PIN, or have set
// another one. So what counts is what the disk says afterwards.

const countWrong = (
  database: Database,
  actor: ActorId,
  { tries, salt }: PinRow,
  now: Instant,
): Promise<Extract<PinAnswer, { is: 'wrong' | 'gone' }>> =>
  withKeyRows(database, async () => {
    const known = await readPin(database, actor);
    if (known === undefined) return { is: 'gone' };
    // The disk counts tries that have begun. That of another tab may be the last, and may be right.
    const isLast = tries >= MOST_WRONG_PINS && known.tries >= MOST_WRONG_PINS;
    if (!isLast || !areEqual(known.salt, salt))
      return {
        ...{ is: 'wrong', waitMs: pinWaitMs(known, now) },
        triesLeft: Math.max(0, MOST_WRONG_PINS - known.tries),
      };
    await dropPin(database, actor);
    return { is: 'gone' };
  });

/** False: the PIN is gone, and a right one must not bring it back. */
const beginTriesAnew = (database: Database, actor: ActorId, { salt }: PinRow): Promise<boolean> =>
  withKeyRows(database, async () => {
    const known = await readPin(database, actor);
    if (known === undefined) return false;
    if (areEqual(known.salt, salt)) await database.keyRows.put({ ...known, tries: 0 });
    return true;
  });

const areEqual = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, i) => byte === other[i]);

async function unwrapByPin(row: PinRow, pin: string): Promise<OwnCipher | null> {
  const derived = await derive(pin, row.salt, row.cost);
  try {
    const iv = new Uint8Array(row.nonce);
    const inner = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, row.device, new Uint8Array(row.byPin));
    const key = cipherOf(WRAPPING, derived).open(new Uint8Array(inner), row.id);
    return key === null ? null : cipherOf(row.id, key);
  } catch {
    // The record was changed.
    return null;
  }
}
