/** Y.Docs on this device's disk: which lie there, how one is loaded, and how they go from it with their updates. */
import * as Y from 'yjs';
import type { Dexie, Table } from 'dexie';
import { makeName, parseName } from '../../docs/document-names.ts';
import type { DocumentName } from '../../docs/document-names.ts';
import type { OfficeId } from '../../domain/ids.ts';
import type { Database, DocRow } from '../browser/database.ts';
import { clearUpdates } from './clear-updates.ts';
import { deleteDocs, docOfUpdates, docsOf, isSealedKind, readDoc, withDocs } from './doc-tables.ts';
import type { StoredDoc } from './doc-tables.ts';
import { sealedUpdates } from './sealed-updates.ts';
import { loadStored } from './update-rows.ts';

/**
 * Loads a document from disk or begins it. `onGone`: another tab has deleted it. One that holds people is of this page
 * alone as long as their key is not here (P7).
 */
export async function loadStoredDoc(
  database: Database,
  name: DocumentName,
  onGone: () => void,
): Promise<StoredDoc> {
  const dexie = databaseOf(database, name);
  const { current } = database.peopleKeys;
  const isSealed = isSealedKind(name.kind);
  if (dexie === null || (isSealed && current === null)) return memoryDoc(name);
  try {
    const rows = isSealed ? sealedUpdates(dexie, current!) : clearUpdates(dexie);
    return await loadStored(dexie, name, rows, onGone);
  } catch (problem) {
    console.warn(
      'a document cannot be kept on this device:',
      problem instanceof Error ? problem.name : 'unknown',
    );
    return memoryDoc(name);
  }
}

/** Deletes every trace of a document from the disk; pages that have it open begin it anew. */
export async function dropReplica(database: Database, name: DocumentName): Promise<void> {
  await dropMatching(databaseOf(database, name), (row) => row.name === makeName(name));
}

/** Deletes all replicas that match. */
export async function dropAll(database: Database, match: (row: DocRow) => boolean): Promise<void> {
  await dropMatching(database.replicas, match);
}

/** Which replicas lie on the disk. */
export const storedRows = async ({ replicas }: Database): Promise<DocRow[]> =>
  replicas === null ? [] : docsOf(replicas).toArray();

/** A replica as it lies on the disk, without opening it; null: there is none that can be read. Its reader destroys it. */
export async function readStored(database: Database, name: DocumentName): Promise<Y.Doc | null> {
  const dexie = databaseOf(database, name);
  if (dexie === null) return null;
  const row = await docsOf(dexie).where('name').equals(makeName(name)).first();
  return row === undefined ? null : readDoc(dexie, row.key, database.peopleKeys.current);
}

/** An outbox is made anew by each page from the requests on the disk. */
const databaseOf = (database: Database, name: DocumentName): Dexie | null =>
  name.kind === 'outbox' ? null : database.replicas;

async function dropMatching(dexie: Dexie | null, match: (row: DocRow) => boolean): Promise<void> {
  if (dexie === null) return;
  await withDocs(dexie, async () => {
    const rows = (await docsOf(dexie).toArray()).filter(match);
    await deleteDocs(
      dexie,
      rows.map((row) => row.key),
    );
  });
}

/**
 * Takes a document off the disk for good. One transaction over the given table writes what is read from it, and deletes
 * it. False: the document does not exist, or another tab was first.
 */
export async function takeOut<T>(
  dexie: Dexie,
  name: DocumentName,
  table: Table<T>,
  read: (doc: Y.Doc) => readonly T[],
): Promise<boolean> {
  const row = await docsOf(dexie).where('name').equals(makeName(name)).first();
  if (row === undefined) return false;
  const doc = (await readDoc(dexie, row.key, null)) ?? new Y.Doc();
  const rows = read(doc);
  doc.destroy();
  const move = async (): Promise<boolean> => {
    if ((await docsOf(dexie).get(row.key)) === undefined) return false;
    await table.bulkPut([...rows]);
    await deleteDocs(dexie, [row.key]);
    return true;
  };
  return withDocs(dexie, move, [table as Table]);
}

/** The documents of an office that lie on this disk. */
export async function listStored({ replicas }: Database, office: OfficeId): Promise<DocumentName[]> {
  if (replicas === null) return [];
  const rows = await docsOf(replicas).toArray();
  return rows.flatMap(({ name: text }) => {
    const name = parseName(text);
    return name.ok && 'office' in name.value && name.value.office === office ? [name.value] : [];
  });
}

/** An empty document of this page alone. */
export function memoryDoc(name: DocumentName): StoredDoc {
  const doc = new Y.Doc();
  let complete = false;
  return {
    doc,
    get complete() {
      return complete;
    },
    async markComplete() {
      complete = true;
    },
    saved: async () => false,
    async drop() {
      doc.destroy();
    },
    async setAside() {
      const held = Y.encodeStateAsUpdateV2(doc);
      doc.destroy();
      const copy = {
        name,
        key: crypto.randomUUID(),
        read: async () => docOfUpdates([held])!,
        drop: async () => {},
      };
      return { kept: false, copy };
    },
    release: () => doc.destroy(),
  };
}
