/**
 * A Y.Doc on this device's disk. y-dexie writes each update by an `add` that is not awaited. This file adds what it
 * does not offer: to know that a change is on disk, and to delete a document together with its updates.
 */
import * as Y from 'yjs';
import { DexieYProvider } from 'y-dexie';
import type { YUpdateRow } from 'y-dexie';
import type { Dexie, Table } from 'dexie';
import { makeName, parseName } from '../../docs/catalog.ts';
import type { DocumentName } from '../../docs/catalog.ts';
import type { OfficeId } from '../../domain/ids.ts';
import { DOCS, UPDATES } from '../browser/database.ts';
import type { Database, DocRow } from '../browser/database.ts';

/** A document as this device held it when the relay was found to have lost a part of it. */
export interface LostCopy {
  readonly name: DocumentName;
  /** The same for every page that finds it. */
  readonly key: string;
  read(): Promise<Y.Doc>;
  /** Deletes it from the disk. */
  drop(): Promise<void>;
}

export interface StoredDoc {
  readonly doc: Y.Doc;
  /** The whole document has come from the relay at least once. */
  readonly complete: boolean;
  markComplete(): Promise<void>;
  /** Whether all that the document holds now is on disk. Waits for writes under way. */
  saved(): Promise<boolean>;
  /** Deletes it from the disk, updates and all; the document is destroyed. */
  drop(): Promise<void>;
  /**
   * M18: keeps it on the disk under another name until `drop`, so that the document can be begun anew; the document is
   * destroyed. False: the disk has refused, and it lies where it lay.
   */
  setAside(): Promise<{ readonly kept: boolean; readonly copy: LostCopy }>;
  /** Stays on disk; the document is destroyed. */
  release(): void;
}

/** Loads a document from disk or begins it. `onGone`: another tab has deleted it. */
export async function loadStoredDoc(
  database: Database,
  name: DocumentName,
  onGone: () => void,
): Promise<StoredDoc> {
  const dexie = shelfOf(database, name);
  if (dexie === null) return memoryDoc(name);
  try {
    return await load(dexie, name, onGone);
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
  await dropMatching(shelfOf(database, name), (row) => row.name === makeName(name));
}

/** Deletes all replicas that match. */
export async function dropAll(database: Database, match: (row: DocRow) => boolean): Promise<void> {
  await dropMatching(database.replicas, match);
}

/** M18: sets aside all copies of days that match, as `setAside` does one; also those that no page has open. */
export async function setAllAside({ replicas }: Database, match: (row: DocRow) => boolean): Promise<void> {
  if (replicas === null) return;
  await docsOf(replicas)
    .filter((row) => !row.name.startsWith(ASIDE) && match(row))
    .modify((row: { name: string }) => {
      row.name = ASIDE + row.name;
    });
}

/** Which replicas lie on the disk. */
export const storedRows = async ({ replicas }: Database): Promise<DocRow[]> =>
  replicas === null ? [] : docsOf(replicas).toArray();

/** A replica as it lies on the disk, without opening it; null: there is none. Its reader destroys it. */
export async function readStored(database: Database, name: DocumentName): Promise<Y.Doc | null> {
  const dexie = shelfOf(database, name);
  if (dexie === null) return null;
  const row = await docsOf(dexie).where('name').equals(makeName(name)).first();
  return row === undefined ? null : readDoc(dexie, row.key);
}

async function readDoc(dexie: Dexie, key: string): Promise<Y.Doc> {
  const updates = await updatesOf(dexie).where('k').equals(key).toArray();
  const doc = new Y.Doc();
  for (const { u } of updates) Y.applyUpdateV2(doc, u);
  return doc;
}

/** An outbox is made anew by each page from the requests on the disk. */
const shelfOf = (database: Database, name: DocumentName): Dexie | null =>
  name.kind === 'outbox' ? null : database.replicas;
const docsOf = (dexie: Dexie): Table<DocRow, string> => dexie.table(DOCS);
const updatesOf = (dexie: Dexie): Table<YUpdateRow, number> => dexie.table(UPDATES);

async function dropMatching(dexie: Dexie | null, match: (row: DocRow) => boolean): Promise<void> {
  if (dexie === null) return;
  await dexie.transaction('rw', DOCS, UPDATES, async () => {
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
  const doc = await readDoc(dexie, row.key);
  const rows = read(doc);
  doc.destroy();
  return dexie.transaction('rw', DOCS, UPDATES, table, async () => {
    if ((await docsOf(dexie).get(row.key)) === undefined) return false;
    await table.bulkPut([...rows]);
    await deleteDocs(dexie, [row.key]);
    return true;
  });
}

async function deleteDocs(dexie: Dexie, keys: readonly string[]): Promise<void> {
  await docsOf(dexie).bulkDelete([...keys]);
  await updatesOf(dexie).where('k').anyOf(keys).delete();
}

async function load(dexie: Dexie, document: DocumentName, onGone: () => void): Promise<StoredDoc> {
  const name = makeName(document);
  const row = await dexie.transaction('rw', DOCS, async () => {
    const known = await docsOf(dexie).where('name').equals(name).first();
    if (known !== undefined) return known;
    const begun: DocRow = { key: `${name}#${crypto.randomUUID()}`, name, complete: 0 };
    await docsOf(dexie).add(begun);
    return begun;
  });
  const { key } = row;
  const doc = DexieYProvider.getOrCreateDocument(dexie, DOCS, 'doc', key);
  const provider = DexieYProvider.load(doc);
  let complete = row.complete === 1;
  let ours = false;
  await provider.whenLoaded;
  doc.on('destroy', () => {
    if (!ours) onGone();
  });
  return {
    doc,
    get complete() {
      return complete;
    },
    async markComplete() {
      complete = true;
      // Both tables: it waits for the updates before it, and the mark never comes to disk before the content.
      await dexie.transaction('rw', DOCS, UPDATES, () => docsOf(dexie).update(key, { complete: 1 }));
    },
    async saved() {
      const held = Y.decodeStateVector(Y.encodeStateVector(doc));
      // Transactions over one table run in the order in which they were begun: this one waits for the writes.
      const rows = await dexie.transaction('r', UPDATES, () =>
        updatesOf(dexie).where('k').equals(key).toArray(),
      );
      const onDisk = stateOf(rows);
      return [...held].every(([client, clock]) => clock <= (onDisk.get(client) ?? 0));
    },
    async drop() {
      ours = true;
      DexieYProvider.release(doc);
      await dexie.transaction('rw', DOCS, UPDATES, () => deleteDocs(dexie, [key]));
    },
    async setAside() {
      ours = true;
      const state = Y.encodeStateAsUpdate(doc);
      DexieYProvider.release(doc);
      const drop = (): Promise<void> =>
        dexie.transaction('rw', DOCS, UPDATES, () => deleteDocs(dexie, [key]));
      const copy: LostCopy = { name: document, key, read: async () => docOf(state), drop };
      // Gone already: another tab has set it aside, and all of it has been brought back.
      const kept = docsOf(dexie).update(key, { name: ASIDE + name });
      return kept.then(
        () => ({ kept: true, copy }),
        () => ({ kept: false, copy }),
      );
    },
    release() {
      ours = true;
      DexieYProvider.release(doc);
    },
  };
}

/** No name of a document begins like this. */
const ASIDE = 'aside ';

/** What a row holds, also when it is set aside; null: nothing that this app knows. */
export function documentIn({ name: text }: DocRow): DocumentName | null {
  const name = parseName(text.startsWith(ASIDE) ? text.slice(ASIDE.length) : text);
  return name.ok ? name.value : null;
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

/** What earlier pages have set aside and not brought back to the end. */
export async function listLostCopies({ replicas }: Database, office: OfficeId): Promise<LostCopy[]> {
  if (replicas === null) return [];
  const rows = await docsOf(replicas).where('name').startsWith(ASIDE).toArray();
  return rows.flatMap((row): LostCopy[] => {
    const { key } = row;
    const name = documentIn(row);
    if (name === null || !('office' in name) || name.office !== office) return [];
    return [
      {
        name,
        key,
        read: () => readDoc(replicas, key),
        drop: () => replicas.transaction('rw', DOCS, UPDATES, () => deleteDocs(replicas, [key])),
      },
    ];
  });
}

function docOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc;
}

function stateOf(rows: readonly YUpdateRow[]): Map<number, number> {
  if (rows.length === 0) return new Map();
  const merged = Y.mergeUpdatesV2(rows.map((row) => row.u));
  return Y.decodeStateVector(Y.encodeStateVectorFromUpdateV2(merged));
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
      const state = Y.encodeStateAsUpdate(doc);
      doc.destroy();
      const copy = { name, key: crypto.randomUUID(), read: async () => docOf(state), drop: async () => {} };
      return { kept: false, copy };
    },
    release: () => doc.destroy(),
  };
}
