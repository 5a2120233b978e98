/** Hears of changes of a table of the disk, by this page and by other tabs. */
import { Dexie } from 'dexie';

/** `onChange` runs outside the transaction that made the change. Gives back its disposer. */
export function followTable(dexie: Dexie | null, table: string, onChange: () => void): () => void {
  if (dexie === null) return () => {};
  const prefix = `idb://${dexie.name}/${table}/`;
  const hear = (parts: object): void => {
    if (Object.keys(parts).some((part) => part.startsWith(prefix))) Dexie.ignoreTransaction(onChange);
  };
  Dexie.on.storagemutated.subscribe(hear);
  return () => Dexie.on.storagemutated.unsubscribe(hear);
}
