/** Secrets. What the relay keeps of one is its digest. */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { ActorId } from '../../src/lib/domain/ids.ts';
import { PAIRING_ALPHABET, PAIRING_CODE_LENGTH } from '../../src/lib/wire/pairing-code.ts';

/** 256 bits, base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Digest of a secret. A booking's actor is made so, too: `wire/surface.ts` does the same in the browser. */
export const digestOf = (secret: string): string =>
  createHash('sha256').update(secret, 'utf8').digest('base64url');

export const actorOf = (secret: string): ActorId => digestOf(secret) as ActorId;

const LETTERS = PAIRING_ALPHABET.toLowerCase();
export const GROUP_LENGTH = 4;

/** `k7mt-p2xr`, for people who type it: 19 bits a group. */
export const newGroupedSecret = (groups: number): string =>
  inGroups(Array.from({ length: groups * GROUP_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]!).join(''));

export const inGroups = (letters: string): string =>
  Array.from({ length: letters.length / GROUP_LENGTH }, (_, i) =>
    letters.slice(i * GROUP_LENGTH, (i + 1) * GROUP_LENGTH),
  ).join('-');

/** `B2C4X7KT`, one of 280 thousand millions. */
export const newPairingCode = (): string =>
  Array.from(
    { length: PAIRING_CODE_LENGTH },
    () => PAIRING_ALPHABET[randomInt(PAIRING_ALPHABET.length)],
  ).join('');
