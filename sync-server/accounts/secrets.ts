/** Secrets. What the relay keeps of one is its digest. */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { ActorId } from '../../src/lib/domain/ids.ts';

/** 256 bits, base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Also how a booking's secret becomes its actor: `wire/surface.ts` does the same in the browser. */
export const digestOf = (secret: string): string =>
  createHash('sha256').update(secret, 'utf8').digest('base64url');

export const actorOf = (secret: string): ActorId => digestOf(secret) as ActorId;

/** Six digits, `042917`. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');
