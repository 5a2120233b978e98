/**
 * Looks into an update of an outbox before Yjs gets to see it. Yjs takes anything that decodes: what refers to parts
 * that are not here it keeps for later, and sorts through all of it again with every further update (measured: 2,000
 * updates with missing dependencies hold a relay up for about a second); a device that behaves never sends such. An
 * outbox is an array of `[key, value]` and nothing else, so every other kind of content is refused as well.
 */
import * as Y from 'yjs';
import type { CloseReason } from '../../src/lib/wire/close-codes.ts';

const MOST_UPDATE = 256 * 1024;
export const MOST_OUTBOX = 1024 * 1024;
const MOST_STRUCTS = 4000;
/** Far above what any device has waiting, far below what would hold the arbiter up. */
export const MOST_RECORDS = 2000;
/** Clocks count characters typed; nobody types so many. */
const MOST_CLOCK = 2 ** 40;

const ARRAY = 'records';

type Id = { readonly client: number; readonly clock: number };

/** Why the update cannot be applied, or null. Never throws. */
export function refuseUpdate(doc: Y.Doc, step: 'answer' | 'update', update: Uint8Array): CloseReason | null {
  // An answer holds all that has been waiting since the network went.
  if (update.length > (step === 'answer' ? MOST_OUTBOX : MOST_UPDATE)) return 'too-large';
  try {
    return fitsOnto(doc, Y.decodeUpdate(update)) ? null : 'malformed';
  } catch {
    return 'malformed';
  }
}

function fitsOnto(doc: Y.Doc, { structs, ds }: ReturnType<typeof Y.decodeUpdate>): boolean {
  if (structs.length > MOST_STRUCTS) return false;
  const ends = new Map<number, number>();
  const endOf = (client: number): number => ends.get(client) ?? Y.getState(doc.store, client);
  for (const { id, length } of structs) {
    if (id.clock > endOf(id.client) || id.clock + length > MOST_CLOCK) return false;
    ends.set(id.client, Math.max(endOf(id.client), id.clock + length));
  }
  const isHere = (ref: Id | null, of: Id): boolean =>
    ref === null || ref.clock < (ref.client === of.client ? of.clock : endOf(ref.client));
  for (const struct of structs) {
    if (struct instanceof Y.GC) continue;
    if (!(struct instanceof Y.Item)) return false;
    const { origin, rightOrigin, id, parentSub } = struct;
    const parent: unknown = struct.parent;
    if (parentSub !== null || (parent !== null && parent !== ARRAY)) return false;
    if (!isHere(origin, id) || !isHere(rightOrigin, id) || !isOutboxContent(struct.content)) return false;
  }
  for (const [client, deleted] of ds.clients) {
    if (deleted.length > MOST_STRUCTS) return false;
    for (const { clock, len } of deleted) if (clock + len > endOf(client)) return false;
  }
  return true;
}

function isOutboxContent(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentDeleted) return true;
  if (!(content instanceof Y.ContentAny)) return false;
  return content.arr.every(
    (entry) => Array.isArray(entry) && entry.length === 2 && typeof entry[0] === 'string',
  );
}

/** How much an outbox holds; looked at only when what was added since the last time makes it worth it. */
export const sizeOf = (doc: Y.Doc): number => Y.encodeStateAsUpdate(doc).length;

export const recordsIn = (doc: Y.Doc): number => doc.getArray(ARRAY).length;
