/**
 * Where the updates of documents with people in them lie: encrypted (P7). Each is sealed before its transaction begins.
 * What another key has sealed, or what was changed since, cannot be read.
 */
import type { Dexie } from 'dexie';
import * as Y from 'yjs';
import type { Ciphers } from '../browser/people-keys.ts';
import { docOfUpdates, sealedOf, unsealUpdates, withDocs } from './doc-tables.ts';
import { putAside } from './lost-copies.ts';
import type { UpdateRows } from './update-rows.ts';

/** More updates than this are compacted into one at the next opening. */
const MOST_UPDATES = 50;

export function sealedUpdates(dexie: Dexie, ciphers: Ciphers): UpdateRows {
  const { days } = ciphers;
  const add = (key: string, update: Uint8Array) => {
    const bytes = days.seal(update, key);
    return sealedOf(dexie).add({ k: key, sealed: { key: days.id, bytes } });
  };
  return {
    add,
    async read(key) {
      const rows = await sealedOf(dexie).where('k').equals(key).toArray();
      const updates = unsealUpdates(rows, [days], key);
      const doc = updates === null ? null : docOfUpdates(updates);
      if (doc !== null && rows.length > MOST_UPDATES) {
        await sealedOf(dexie).bulkDelete(rows.map(({ i }) => i!));
        await add(key, Y.encodeStateAsUpdateV2(doc));
      }
      return doc;
    },
    putAside: (row) => withDocs(dexie, () => putAside(dexie, row, ciphers)),
  };
}
