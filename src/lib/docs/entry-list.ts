/** The entries of a document, as records need them: a device's lie in a `Y.Doc`, the relay writes its own without yjs. */
import type * as Y from 'yjs';

/** One record, as it lies in the document. */
export type RecordEntry = readonly [key: string, value: unknown];

export interface EntryList {
  /** All of them, oldest first. What others have written may be no record. */
  entries(): readonly unknown[];
  /** Removes the entries with these keys and puts others at the end, in one transaction. */
  change(put: readonly RecordEntry[], removed: ReadonlySet<string>, origin?: object): void;
  /** Calls back after each transaction, with the origin that it was given; gives back its disposer. */
  observe(listener: EntryListener): () => void;
}

export interface EntryChange {
  readonly removed: Iterable<string>;
  readonly added: readonly unknown[];
}
/** Null: something was taken away, and all has to be looked at. */
export type EntryListener = (change: EntryChange | null, origin: unknown) => void;

export type RecordDocument = Y.Doc | EntryList;

/** The name of the array in every document. */
export const RECORDS = 'records';

export const entryListOf = (doc: RecordDocument): EntryList => ('getArray' in doc ? ofYjs(doc) : doc);

function ofYjs(doc: Y.Doc): EntryList {
  const array = doc.getArray<RecordEntry>(RECORDS);
  return {
    entries: () => array.toArray(),
    change(put, removed, origin) {
      doc.transact(() => {
        if (removed.size > 0) {
          const keys = array.map((entry) => (Array.isArray(entry) ? (entry[0] as string) : null));
          for (let i = keys.length - 1; i >= 0; i--) if (removed.has(keys[i]!)) array.delete(i);
        }
        if (put.length > 0) array.push([...put]);
      }, origin);
    },
    observe(listener) {
      const onChange = (event: Y.YArrayEvent<RecordEntry>, { origin }: Y.Transaction): void =>
        listener(changeOf(event), origin);
      array.observe(onChange);
      return () => array.unobserve(onChange);
    },
  };
}

function changeOf({ changes: { delta } }: Y.YArrayEvent<RecordEntry>): EntryChange | null {
  const isAppended = delta.every(
    (part, i) => part.delete === undefined && (part.insert === undefined || i === delta.length - 1),
  );
  if (!isAppended) return null;
  const added = delta.flatMap((part) => (Array.isArray(part.insert) ? (part.insert as unknown[]) : []));
  return { removed: [], added };
}
