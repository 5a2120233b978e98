/**
 * M18: what a device held when the relay had lost a part of it. It lies on the disk under another name until it is
 * brought back. People in it lie under the key that outlives the session (P7).
 */
import * as Y from 'yjs';
import type { Dexie } from 'dexie';
import type { OfficeId } from '../../domain/ids.ts';
import type { Database, DocRow } from '../browser/database.ts';
import type { Ciphers } from '../browser/people-keys.ts';
import {
  ASIDE,
  deleteDocs,
  documentIn,
  docsOf,
  isSealedKind,
  readDoc,
  sealedOf,
  withDocs,
} from './doc-tables.ts';
import type { LostCopy } from './doc-tables.ts';

/** Sets aside all copies of days that match, also those that no page has open. */
export async function setAllAside(
  { replicas, peopleKeys }: Database,
  match: (row: DocRow) => boolean,
): Promise<void> {
  if (replicas === null) return;
  const rows = await docsOf(replicas)
    .filter((row) => !row.name.startsWith(ASIDE) && match(row))
    .toArray();
  for (const row of rows) await withDocs(replicas, () => putAside(replicas, row, peopleKeys.current));
}

/** Sets a copy aside; runs within `withDocs`. If it is gone, another tab has set it aside and brought it back. */
export async function putAside(dexie: Dexie, { key, name }: DocRow, ciphers: Ciphers | null): Promise<void> {
  const document = documentIn({ name });
  if (document !== null && isSealedKind(document.kind)) await sealAnew(dexie, key, ciphers);
  await docsOf(dexie).update(key, { name: ASIDE + name });
}

/** The days key goes with the session, so what is set aside is sealed with the kept key. */
async function sealAnew(dexie: Dexie, key: string, ciphers: Ciphers | null): Promise<void> {
  const doc = ciphers === null ? null : await readDoc(dexie, key, ciphers);
  if (ciphers === null || doc === null) return;
  const bytes = ciphers.kept.seal(Y.encodeStateAsUpdateV2(doc), key);
  doc.destroy();
  await sealedOf(dexie).where('k').equals(key).delete();
  await sealedOf(dexie).add({ k: key, sealed: { key: ciphers.kept.id, bytes } });
}

/** What earlier pages have set aside and not brought back to the end; people only once their key is here. */
export async function listLostCopies(
  { replicas, peopleKeys }: Database,
  office: OfficeId,
): Promise<LostCopy[]> {
  if (replicas === null) return [];
  const rows = await docsOf(replicas).where('name').startsWith(ASIDE).toArray();
  return rows.flatMap((row): LostCopy[] => {
    const { key } = row;
    const name = documentIn(row);
    if (name === null || !('office' in name) || name.office !== office) return [];
    if (isSealedKind(name.kind) && peopleKeys.current === null) return [];
    return [
      {
        name,
        key,
        // A copy that its key does not open is lost: nothing of it can be brought back.
        read: async () => (await readDoc(replicas, key, peopleKeys.current)) ?? new Y.Doc(),
        drop: () => withDocs(replicas, () => deleteDocs(replicas, [key])),
      },
    ];
  });
}
