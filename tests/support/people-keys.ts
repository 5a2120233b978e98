/** Opens people's keys of a page, as an unlocked laptop does (P7). The pages of one test share them. */
import type { Database } from '../../src/lib/client/browser/database.ts';
import type { Ciphers } from '../../src/lib/client/browser/people-keys.ts';
import { cipherOf, newKey } from '../../src/lib/client/vault/cipher.ts';

export const newCiphers = (id = 'test'): Ciphers => ({
  days: cipherOf(`${id} days`, newKey()),
  kept: cipherOf(`${id} kept`, newKey()),
});

const shared = newCiphers();

export function unlocked<D extends Pick<Database, 'peopleKeys'>>(database: D, ciphers: Ciphers = shared): D {
  database.peopleKeys.put(ciphers);
  return database;
}
