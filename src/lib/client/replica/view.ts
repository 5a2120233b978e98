/** Documents as values: a view reads one replica through its typed document and gives a snapshot of it. */
import type * as Y from 'yjs';
import type { DocumentName } from '../../docs/document-names.ts';
import type { BadRecord, Records, Report } from '../../docs/records.ts';
import type { Credential } from '../../wire/surface.ts';
import { makeListeners } from '../browser/listeners.ts';
import { openReplica } from './replica.ts';
import type { ReplicaOptions } from './replica.ts';
import type { LinkStatus, Replica } from '../types.ts';

/** What a document says now, and how it stands to the relay. `current` is a new value whenever it has changed. */
export interface View<V> {
  readonly current: V;
  readonly link: LinkStatus;
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}

/** A typed document that is open over a Y.Doc. */
export interface Reading<V> {
  read(): V;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** Follows a replica: when it is begun anew, so is the reading. */
export function followReplica<V>(replica: Replica, open: (doc: Y.Doc) => Reading<V>): View<V> {
  const listeners = makeListeners();
  let doc = replica.doc;
  let reading = begin();
  let value: { readonly current: V } | null = null;

  function begin(): Reading<V> {
    const begun = open(doc);
    begun.subscribe(() => {
      value = null;
      listeners.notify();
    });
    return begun;
  }

  const stop = replica.subscribe(() => {
    if (replica.doc !== doc) {
      reading.close();
      doc = replica.doc;
      value = null;
      reading = begin();
    }
    listeners.notify();
  });
  return {
    get current() {
      value ??= { current: reading.read() };
      return value.current;
    },
    get link() {
      return replica.status;
    },
    subscribe: listeners.subscribe,
    async close() {
      listeners.clear();
      stop();
      reading.close();
      await replica.close();
    },
  };
}

/** A record that does not fit names its field, never its value: values may be personal (P2). */
export const reportBad: Report = ({ key, problem }: BadRecord) =>
  console.warn(`a record was skipped: ${key.split(':', 1)[0]}: ${problem}`);

export async function openView<V>(
  name: DocumentName,
  credential: Credential,
  around: ReplicaOptions,
  open: (doc: Y.Doc) => Reading<V>,
): Promise<View<V>> {
  return followReplica(await openReplica(name, credential, around), open);
}

export const ofRecords =
  <T, V>(open: (doc: Y.Doc, report: Report) => Records<T>, read: (records: Records<T>) => V) =>
  (doc: Y.Doc): Reading<V> => {
    const records = open(doc, reportBad);
    return {
      read: () => read(records),
      subscribe: (listener) => records.subscribe(() => listener()),
      close: () => records.close(),
    };
  };
