/** Records of a document that is opened with the first of them. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import * as z from 'zod/mini';
import { lazyRecords } from '../../src/lib/docs/lazy-records.ts';
import { always, openWritableRecords } from '../../src/lib/docs/records.ts';
import type { Change, WritableRecords } from '../../src/lib/docs/records.ts';

const shape = z.strictObject({ n: z.number() });
type Shape = z.infer<typeof shape>;

function lazily(): { records: WritableRecords<Shape>; docs: Y.Doc[] } {
  const docs: Y.Doc[] = [];
  const records = lazyRecords<Shape>(() => {
    docs.push(new Y.Doc());
    return openWritableRecords<Shape>(docs[0]!, always(shape), () => {});
  });
  return { records, docs };
}

describe('records of a document that is not opened yet', () => {
  it('open none while nothing is written', () => {
    const { records, docs } = lazily();
    records.subscribe(() => {});
    records.write([], ['gone']);
    expect(records.fits([])).toBe(true);
    expect([...records.all]).toEqual([]);
    records.close();
    expect(docs).toHaveLength(0);
  });

  it('open it once, and tell those who listened before', () => {
    const { records, docs } = lazily();
    const heard: Change<Shape>[] = [];
    records.subscribe((changes) => heard.push(...changes));
    expect(records.fits([['one', { n: 1 }]])).toBe(true);
    expect(records.fits([['one', { n: 'many' } as unknown as Shape]])).toBe(false);
    records.write([['one', { n: 1 }]]);
    records.write([['two', { n: 2 }]], ['one']);
    expect(docs).toHaveLength(1);
    expect(docs[0]!.getArray('records').toArray()).toEqual([['two', { n: 2 }]]);
    expect(Object.fromEntries(records.all)).toEqual({ two: { n: 2 } });
    expect(heard).toEqual([
      { key: 'one', value: { n: 1 } },
      { key: 'one', value: null },
      { key: 'two', value: { n: 2 } },
    ]);
  });
});
