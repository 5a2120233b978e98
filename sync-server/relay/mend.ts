/**
 * Puts a document together again of which a row of the log is missing. Yjs keeps whatever builds on a missing part
 * waiting for it, for ever: one damaged row would hide all that was written after it. The records themselves are
 * whole, so they go into a document of a new history. Devices that hold the old one are ahead of it, hear that the
 * store was restored, and bring back what they have (M18).
 */
import * as Y from 'yjs';
import { RECORDS } from '../../src/lib/docs/entry-list.ts';
import { newDocument } from './new-document.ts';

/** The document that these updates make. `mended`: part of it was missing, and it has a new history. */
export function docOf(updates: readonly Uint8Array[]): { readonly doc: Y.Doc; readonly mended: boolean } {
  const doc = newDocument();
  Y.transact(doc, () => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  if (!hasHole(doc)) return { doc, mended: false };
  doc.destroy();
  return { doc: mend(updates), mended: true };
}

/** Something in it waits for a part that is not here. */
const hasHole = ({ store }: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null;

/** A document with every record of these updates that none of them deletes, in the order in which they were written. */
function mend(updates: readonly Uint8Array[]): Y.Doc {
  const records = new Map<string, unknown>();
  const decoded = updates.map((update) => Y.decodeUpdate(update));
  for (const { structs } of decoded) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) continue;
      const { client, clock } = struct.id;
      struct.content.arr.forEach((entry, i) => records.set(`${client}.${clock + i}`, entry));
    }
  }
  for (const { ds } of decoded) {
    for (const [client, deleted] of ds.clients) {
      for (const { clock, len } of deleted) {
        for (let i = 0; i < len; i++) records.delete(`${client}.${clock + i}`);
      }
    }
  }
  const doc = newDocument();
  if (records.size > 0) doc.getArray(RECORDS).push([...records.values()]);
  return doc;
}
