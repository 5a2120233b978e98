/**
 * Seals the secrets of second factors. The key lies in a file of its own beside the database, and in no backup: a copy
 * of the database tells no secret. Without the file, recovery codes and the operator's command still help.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../../store/store.ts';

export interface Sealing {
  /** Throws a `StoreError` where the key cannot be written. */
  seal(secret: string, member: string): string;
  /** Null: the key is missing or another one, or the secret is another member's. */
  unseal(sealed: string, member: string): string | null;
}

export const KEY_FILE = 'second-factor.key';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

export function openSealing(folder: string): Sealing {
  const path = join(folder, KEY_FILE);

  function readKey(): Buffer | null {
    try {
      const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url');
      return key.length === KEY_BYTES ? key : null;
    } catch {
      return null;
    }
  }

  function makeKey(): Buffer {
    try {
      const key = randomBytes(KEY_BYTES);
      // Never replaces a file that is there, readable or not.
      writeFileSync(path, `${key.toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true });
      return key;
    } catch (error) {
      // Fails also where a file is there and holds no key: an operator has to look at it.
      throw new StoreError('not-writable', error);
    }
  }

  return {
    seal(secret, member) {
      const key = readKey() ?? makeKey();
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(member, 'utf8'));
      const bytes = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), bytes]).toString('base64url');
    },
    unseal(sealed, member) {
      const key = readKey();
      const bytes = Buffer.from(sealed, 'base64url');
      if (key === null || bytes.length <= NONCE_BYTES + TAG_BYTES) return null;
      const opening = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      }).setAAD(Buffer.from(member, 'utf8'));
      opening.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      try {
        const rest = opening.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
        return Buffer.concat([rest, opening.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
