/** Where the updates of documents without people lie: in y-dexie's table, which compacts them every few minutes. */
import type { Dexie } from 'dexie';
import { ASIDE, docOfUpdates, docsOf, updatesOf } from './doc-tables.ts';
import type { UpdateRows } from './update-rows.ts';

/** Y-dexie's mark of an update that was made on this device. */
const LOCAL = 1;

export const clearUpdates = (dexie: Dexie): UpdateRows => ({
  async read(key) {
    const rows = await updatesOf(dexie).where('k').equals(key).toArray();
    return docOfUpdates(rows.map(({ u }) => u));
  },
  add: (key, update) => updatesOf(dexie).add({ k: key, u: update, f: LOCAL }),
  putAside: ({ key, name }) => docsOf(dexie).update(key, { name: ASIDE + name }),
});
