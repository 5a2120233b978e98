/**
 * Frames that writers send, made before anything is measured. At the peers a writer appends records to the shared
 * document. At Foyer it puts requests into its outbox, and takes each back once it has been answered.
 */
import * as Y from 'yjs';
import { openOutbox } from '../../src/lib/docs/outbox-doc.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { fail } from '../support/device.ts';
import { aRecord, requestsAt } from './days.ts';

/** The updates of some records, each in one of its own. */
export function recordUpdates(
  count: number,
  records: () => readonly [string, unknown] = aRecord,
): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < count; i++) doc.getArray('records').push([records()]);
  doc.destroy();
  return updates;
}

export interface Asking {
  /** Puts the next request into the outbox; gives back the update. */
  ask(): { readonly update: Uint8Array; readonly request: Request };
  /** Takes an answered one out of it. */
  takeBack(request: Request): Uint8Array;
  /** What the outbox holds. */
  state(): Uint8Array;
}

export function openAsking(office: string, nth: number, now: () => Instant): Asking {
  const doc = new Y.Doc();
  const outbox = openOutbox(doc, fail);
  const requests = requestsAt(office, nth, now);
  let newest: Uint8Array = new Uint8Array();
  doc.on('update', (update: Uint8Array) => (newest = update));
  outbox.tellClock(0);
  return {
    ask() {
      const request = requests.next().value;
      outbox.append(request);
      return { update: newest, request };
    },
    takeBack(request) {
      outbox.remove([request.id]);
      return newest;
    },
    state: () => Y.encodeStateAsUpdate(doc),
  };
}

/** The records that an update appends. */
export function recordsOf(update: Uint8Array): unknown[] {
  return Y.decodeUpdate(update).structs.flatMap((struct) =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentAny
      ? (struct.content.arr as unknown[])
      : [],
  );
}
