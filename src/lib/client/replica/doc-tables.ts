/** The tables of a device's disk in which documents lie, and what all kinds of stored documents share. */
import * as Y from 'yjs';
import type { YUpdateRow } from 'y-dexie';
import type { Dexie, Table } from 'dexie';
import { makeName, parseName } from '../../docs/document-names.ts';
import type { DocumentName } from '../../docs/document-names.ts';
import { peopleKinds } from '../../domain/access.ts';
import type { DocumentKind } from '../../domain/access.ts';
import { DOCS, SEALED, UPDATES, updateTablesOf } from '../browser/database.ts';
import type { DocRow, SealedUpdate } from '../browser/database.ts';
import type { Cipher, Ciphers } from '../browser/people-keys.ts';

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

/** No name of a document begins like this. */
export const ASIDE = 'aside ';

/** What a row holds, also when it is set aside; null: nothing that this app knows. */
export function documentIn({ name: text }: Pick<DocRow, 'name'>): DocumentName | null {
  const name = parseName(text.startsWith(ASIDE) ? text.slice(ASIDE.length) : text);
  return name.ok ? name.value : null;
}

/** P7: lies on the disk encrypted alone. */
export const isSealedKind = (kind: DocumentKind): boolean => peopleKinds.includes(kind);

export const docsOf = (dexie: Dexie): Table<DocRow, string> => dexie.table(DOCS);
export const updatesOf = (dexie: Dexie): Table<YUpdateRow, number, Omit<YUpdateRow, 'i'>> =>
  dexie.table(UPDATES);
export const sealedOf = (dexie: Dexie): Table<SealedUpdate, number> => dexie.table(SEALED);

/** Reads or writes documents and all that belongs to them. */
export const withDocs = <T>(dexie: Dexie, work: () => Promise<T>, more: readonly Table[] = []): Promise<T> =>
  dexie.transaction('rw', [DOCS, ...updateTablesOf(dexie), ...more.map(({ name }) => name)], work);

/** Deletes documents; runs within `withDocs`. */
export async function deleteDocs(dexie: Dexie, keys: readonly string[]): Promise<void> {
  await docsOf(dexie).bulkDelete([...keys]);
  for (const table of updateTablesOf(dexie)) await dexie.table(table).where('k').anyOf(keys).delete();
}

/** The row of a document, begun where there is none. Within `withDocs`. */
export async function rowOf(dexie: Dexie, document: DocumentName): Promise<DocRow> {
  const name = makeName(document);
  const known = await docsOf(dexie).where('name').equals(name).first();
  if (known !== undefined) return known;
  const begun: DocRow = { key: `${name}#${crypto.randomUUID()}`, name, complete: 0 };
  await docsOf(dexie).add(begun);
  return begun;
}

/** Adds what lies in clear, and what these keys open. Null: something does not open, or is no update. */
export async function readDoc(dexie: Dexie, key: string, ciphers: Ciphers | null): Promise<Y.Doc | null> {
  const clear = await updatesOf(dexie).where('k').equals(key).toArray();
  const sealed = updateTablesOf(dexie).includes(SEALED)
    ? await sealedOf(dexie).where('k').equals(key).toArray()
    : [];
  const opened = unsealUpdates(sealed, ciphers === null ? [] : [ciphers.days, ciphers.kept], key);
  return opened === null ? null : docOfUpdates([...clear.map(({ u }) => u), ...opened]);
}

/** Null: one of them was changed, or is under another key. */
export function unsealUpdates(
  rows: readonly SealedUpdate[],
  ciphers: readonly Cipher[],
  key: string,
): Uint8Array[] | null {
  const opened = rows.map(({ sealed }) => {
    const cipher = ciphers.find(({ id }) => id === sealed?.key);
    return cipher?.open(sealed.bytes, key) ?? null;
  });
  return opened.includes(null) ? null : (opened as Uint8Array[]);
}

/** Null: one of them is no update. */
export function docOfUpdates(updates: readonly Uint8Array[]): Y.Doc | null {
  const doc = new Y.Doc();
  try {
    for (const update of updates) Y.applyUpdateV2(doc, update);
    return doc;
  } catch {
    doc.destroy();
    return null;
  }
}
