/**
 * What a signed-in laptop wraps the keys of people's data with (P7). It follows from the store's key, so the relay keeps
 * nothing more, and backups keep it. The relay tells it to no page without a valid session.
 */
import { createHmac } from 'node:crypto';
import type { StoredSession } from '../store/account-store.ts';
import { actorOf } from './secrets.ts';

export interface StorageSecrets {
  /** Null: the session was not begun on the device that calls itself so. */
  of(session: StoredSession, device: string): { readonly session: string; readonly laptop: string } | null;
}

export function makeStorageSecrets(storeKey: string): StorageSecrets {
  const secret = (...about: readonly string[]): string =>
    createHmac('sha256', Buffer.from(storeKey, 'base64url'))
      .update(JSON.stringify(['foyer.1 storage', ...about]))
      .digest('base64url');
  return {
    of({ digest, office, actor, member }, device) {
      if (!member || staffActor(member, device) !== actor) return null;
      return { session: secret('session', digest), laptop: secret('laptop', office, device) };
    },
  };
}

/** The same member on the same device is the same actor, so that an outbox survives signing in anew. */
export const staffActor = (member: string, device: string): StoredSession['actor'] =>
  actorOf(`staff:${member}:${device}`);
