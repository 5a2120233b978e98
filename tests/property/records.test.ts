/** The writer of a document knows at once what every other device reads out of it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import * as z from 'zod/mini';
import { always, openRecords, openWritableRecords } from '../../src/lib/docs/records.ts';
import type { BadRecord, Change, Records } from '../../src/lib/docs/records.ts';

const shape = z.strictObject({ n: z.int(), note: z._default(z.string(), '') });
type Shape = z.infer<typeof shape>;

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const value = fc.record({ n: fc.nat(9) }).map((given) => given as Shape);
const step = fc.record({
  put: fc.array(fc.tuple(key, value), { maxLength: 3 }),
  remove: fc.array(key, { maxLength: 2 }),
  /** Asks first whether it fits. */
  asks: fc.boolean(),
});

const fail = ({ key: of, problem }: BadRecord): never => expect.unreachable(`${of}: ${problem}`);

/** What a listener has heard of, put together. */
function heardOf(records: Records<Shape>): Map<string, Shape> {
  const heard = new Map(records.all);
  records.subscribe((changes: readonly Change<Shape>[]) => {
    for (const { key: of, value: now } of changes) {
      if (now === null) expect(heard.delete(of)).toBe(true);
      else heard.set(of, now);
    }
  });
  return heard;
}

test('the writer, a reader who follows and one who comes later have the same records, in the same order', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const doc = new Y.Doc();
      const writer = openWritableRecords<Shape>(doc, always(shape), fail);
      const other = new Y.Doc();
      doc.on('update', (update: Uint8Array) => Y.applyUpdate(other, update));
      const reader = openRecords<Shape>(other, always(shape), fail);
      const heard = [heardOf(writer), heardOf(reader)];
      for (const { put, remove, asks } of steps) {
        if (asks) expect(writer.fits(put)).toBe(true);
        writer.write(put, remove);
        const later = [...openRecords<Shape>(other, always(shape), fail).all];
        expect([...writer.all]).toEqual(later);
        expect([...reader.all]).toEqual(later);
        for (const known of heard) expect(known).toEqual(new Map(later));
      }
    }),
  );
});
