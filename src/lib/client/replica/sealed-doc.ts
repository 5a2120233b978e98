/**
 * A Y.Doc with people in it on this device's disk, encrypted (P7). Each update is a row of its own, sealed before its
 * transaction begins. What another key has sealed, or what was changed since, is thrown away: the relay has it.
 */
import type { Dexie } from 'dexie';
import * as Y from 'yjs';
import type { DocumentName } from '../../docs/document-names.ts';
import { DOCS } from '../browser/database.ts';
import { followTable } from '../browser/follow-table.ts';
import type { Ciphers } from '../browser/people-keys.ts';
import { deleteDocs, docOfUpdates, docsOf, unsealUpdates, rowOf, sealedOf, withDocs } from './doc-tables.ts';
import type { LostCopy, StoredDoc } from './doc-tables.ts';
import { putAside } from './lost-copies.ts';

/** More updates than this are melted into one at the next opening. */
const MOST_UPDATES = 50;

export async function loadSealedDoc(
  dexie: Dexie,
  name: DocumentName,
  ciphers: Ciphers,
  onGone: () => void,
): Promise<StoredDoc> {
  const { days } = ciphers;
  const { row, doc } = await withDocs(dexie, () => readOrBegin(dexie, name, ciphers));
  const { key } = row;
  let complete = row.complete === 1;
  /** This page lets it go. */
  let ours = false;
  let written: Promise<boolean> = Promise.resolve(true);

  function write(update: Uint8Array): void {
    const bytes = days.seal(update, key);
    const adding = sealedOf(dexie).add({ k: key, sealed: { key: days.id, bytes } });
    const isAdded = adding.then(
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
      return withDocs(dexie, () => putAside(dexie, row, ciphers)).then(
        () => ({ kept: true, copy }),
        () => ({ kept: false, copy }),
      );
    },
    release: letGo,
  };
}

/** Runs in one transaction, so that two tabs never begin the document twice. */
async function readOrBegin(dexie: Dexie, name: DocumentName, { days }: Ciphers) {
  const row = await rowOf(dexie, name);
  const { key } = row;
  const rows = await sealedOf(dexie).where('k').equals(key).toArray();
  const updates = unsealUpdates(rows, [days], key);
  const doc = updates === null ? null : docOfUpdates(updates);
  if (doc === null) {
    await deleteDocs(dexie, [key]);
    return { row: await rowOf(dexie, name), doc: new Y.Doc() };
  }
  if (rows.length > MOST_UPDATES) {
    await sealedOf(dexie).bulkDelete(rows.map(({ i }) => i!));
    const bytes = days.seal(Y.encodeStateAsUpdateV2(doc), key);
    await sealedOf(dexie).add({ k: key, sealed: { key: days.id, bytes } });
  }
  return { row, doc };
}
