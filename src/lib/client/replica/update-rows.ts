/**
 * A Y.Doc and its place on this device's disk. Each update is a row of its own. The page that wrote it never reads it
 * again, and reads no update of another tab: the relay tells each page what has changed. (y-dexie's own provider looks
 * at them all after each write of any document.)
 */
import type { Dexie } from 'dexie';
import * as Y from 'yjs';
import type { DocumentName } from '../../docs/document-names.ts';
import { DOCS } from '../browser/database.ts';
import type { DocRow } from '../browser/database.ts';
import { followTable } from '../browser/follow-table.ts';
import { deleteDocs, docOfUpdates, docsOf, rowOf, withDocs } from './doc-tables.ts';
import type { LostCopy, StoredDoc } from './doc-tables.ts';

/** In which table the updates of a document lie, and in which form. */
export interface UpdateRows {
  /** Within `withDocs`. Null: something of it cannot be read. */
  read(key: string): Promise<Y.Doc | null>;
  add(key: string, update: Uint8Array): PromiseLike<unknown>;
  /** M18: the row and its updates, under a name that no document has. */
  putAside(row: DocRow): PromiseLike<unknown>;
}

/** `onGone`: another tab has deleted it. What cannot be read is thrown away: the relay has it. */
export async function loadStored(
  dexie: Dexie,
  name: DocumentName,
  rows: UpdateRows,
  onGone: () => void,
): Promise<StoredDoc> {
  const { row, doc } = await withDocs(dexie, () => readOrBegin(dexie, name, rows));
  const { key } = row;
  let complete = row.complete === 1;
  /** This page lets it go. */
  let ours = false;
  let written: Promise<boolean> = Promise.resolve(true);

  function write(update: Uint8Array): void {
    const isAdded = rows.add(key, update).then(
      () => true,
      () => false,
    );
    written = Promise.all([written, isAdded]).then(([before, now]) => before && now);
  }

  async function lookWhetherGone(): Promise<void> {
    if (ours || (await docsOf(dexie).get(key)) !== undefined || ours) return;
    letGo();
    onGone();
  }

  function letGo(): void {
    ours = true;
    stopFollowing();
    doc.destroy();
  }

  const stopFollowing = followTable(dexie, DOCS, () => void lookWhetherGone().catch(() => {}));
  doc.on('updateV2', write);
  return {
    doc,
    get complete() {
      return complete;
    },
    async markComplete() {
      complete = true;
      // The mark waits for the updates before it, so it never comes to disk before the content.
      await withDocs(dexie, async () => void (await docsOf(dexie).update(key, { complete: 1 })));
    },
    saved: () => written,
    async drop() {
      letGo();
      await withDocs(dexie, () => deleteDocs(dexie, [key]));
    },
    async setAside() {
      const held = Y.encodeStateAsUpdateV2(doc);
      letGo();
      const copy: LostCopy = {
        ...{ name, key },
        read: async () => docOfUpdates([held])!,
        drop: () => withDocs(dexie, () => deleteDocs(dexie, [key])),
      };
      // Gone already: another tab has set it aside, and all of it has been brought back.
      try {
        await rows.putAside(row);
        return { kept: true, copy };
      } catch {
        return { kept: false, copy };
      }
    },
    release: letGo,
  };
}

/** Runs in one transaction, so that two tabs never begin the document twice. */
async function readOrBegin(dexie: Dexie, name: DocumentName, rows: UpdateRows) {
  const row = await rowOf(dexie, name);
  const doc = await rows.read(row.key);
  if (doc !== null) return { row, doc };
  await deleteDocs(dexie, [row.key]);
  return { row: await rowOf(dexie, name), doc: new Y.Doc() };
}
