/** The bridge between records and Yjs: small for ever, the same on every replica, never thrown off by a bad record. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import * as z from 'zod/mini';
import { always, byPrefix, openRecords, openWritableRecords } from '../../src/lib/docs/records.ts';
import type { BadRecord, Change, WritableRecords } from '../../src/lib/docs/records.ts';

const shape = z.strictObject({ n: z.number(), who: z.optional(z.string()) });
type Shape = z.infer<typeof shape>;

const open = (doc = new Y.Doc(), bad: BadRecord[] = []): WritableRecords<Shape> =>
  openWritableRecords<Shape>(doc, always(shape), (b) => bad.push(b));
const sizeOf = (doc: Y.Doc): number => Y.encodeStateAsUpdate(doc).length;
const contents = (records: { all: ReadonlyMap<string, unknown> }): Record<string, unknown> =>
  Object.fromEntries(records.all);
const sync = (from: Y.Doc, to: Y.Doc): void =>
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));

describe('size', () => {
  it('one key rewritten 10,000 times stays as small as one', () => {
    const doc = new Y.Doc();
    const records = open(doc);
    for (let n = 0; n < 10_000; n++) records.write([['board', { n }]]);
    expect(contents(records)).toEqual({ board: { n: 9999 } });
    expect(sizeOf(doc)).toBeLessThan(200);
  });

  it('20 keys rewritten in turn, 10,000 times in all, stay small', () => {
    const doc = new Y.Doc();
    const records = open(doc);
    for (let n = 0; n < 10_000; n++) records.write([[`key-${n % 20}`, { n }]]);
    expect(records.all.size).toBe(20);
    expect(sizeOf(doc)).toBeLessThan(2500);
  });

  it('an outbox that fills and empties for ever stays empty', () => {
    const doc = new Y.Doc();
    const records = open(doc);
    for (let n = 0; n < 2000; n++) {
      records.write([
        [`a${n}`, { n }],
        [`b${n}`, { n }],
      ]);
      records.write([], [`a${n}`]);
      records.write([], [`b${n}`]);
    }
    expect(records.all.size).toBe(0);
    expect(sizeOf(doc)).toBeLessThan(100);
  });

  it('… and so does a replica that followed every step, and one that loads it from disk', () => {
    const doc = new Y.Doc();
    const other = new Y.Doc();
    doc.on('update', (update: Uint8Array) => Y.applyUpdate(other, update));
    const records = open(doc);
    for (let n = 0; n < 2000; n++) records.write([['board', { n }]]);
    expect(sizeOf(other)).toBeLessThan(200);
    const loaded = new Y.Doc();
    sync(other, loaded);
    expect(contents(open(loaded))).toEqual({ board: { n: 1999 } });
  });

  it('writing what changes nothing sends nothing', () => {
    const doc = new Y.Doc();
    const records = open(doc);
    records.write([['a', { n: 1 }]]);
    let updates = 0;
    doc.on('update', () => updates++);
    records.write([]);
    records.write([], ['unknown']);
    expect(updates).toBe(0);
  });
});

describe('writing and reading', () => {
  it('replaces, removes and adds in one transaction, and tells every change once', () => {
    const doc = new Y.Doc();
    const records = open(doc);
    const told: Change<Shape>[][] = [];
    records.write([
      ['a', { n: 1 }],
      ['b', { n: 2 }],
    ]);
    records.subscribe((changes) => told.push([...changes]));
    let updates = 0;
    doc.on('update', () => updates++);
    records.write(
      [
        ['a', { n: 3 }],
        ['c', { n: 4 }],
      ],
      ['b'],
    );
    expect(updates).toBe(1);
    expect(told.length).toBe(1);
    expect(told[0]).toHaveLength(3);
    expect(told[0]).toEqual(
      expect.arrayContaining([
        { key: 'a', value: { n: 3 } },
        { key: 'b', value: null },
        { key: 'c', value: { n: 4 } },
      ]),
    );
    expect(contents(records)).toEqual({ a: { n: 3 }, c: { n: 4 } });
  });

  it('a record that was removed can come again', () => {
    const records = open();
    records.write([['a', { n: 1 }]]);
    records.write([], ['a']);
    expect(contents(records)).toEqual({});
    records.write([['a', { n: 2 }]]);
    expect(contents(records)).toEqual({ a: { n: 2 } });
  });

  it('refuses to write what does not fit, and then has written nothing', () => {
    const records = openWritableRecords<Shape>(new Y.Doc(), byPrefix<Shape>({ good: shape }), () => {});
    expect(() =>
      records.write([
        ['good:1', { n: 1 }],
        ['good:2', { n: 'x' } as never],
      ]),
    ).toThrow();
    expect(() => records.write([['other:1', { n: 1 }]])).toThrow('no record');
    expect(contents(records)).toEqual({});
  });

  it('a listener that has left hears no more, and a closed bridge follows no more', () => {
    const doc = new Y.Doc();
    const writer = open(doc);
    const reader = openRecords<Shape>(doc, always(shape), () => {});
    let heard = 0;
    const leave = reader.subscribe(() => heard++);
    writer.write([['a', { n: 1 }]]);
    leave();
    writer.write([['a', { n: 2 }]]);
    expect(heard).toBe(1);
    expect(reader.all.get('a')).toEqual({ n: 2 });
    reader.close();
    writer.write([['a', { n: 3 }]]);
    expect(reader.all.get('a')).toEqual({ n: 2 });
  });
});

describe('bad records', () => {
  const poison = (doc: Y.Doc, ...entries: unknown[]): void =>
    doc.getArray('records').push(entries as never[]);

  it('are reported once, by key and field and never by value, and skipped', () => {
    const doc = new Y.Doc();
    const bad: BadRecord[] = [];
    const records = open(doc, bad);
    records.write([['good', { n: 1 }]]);
    poison(
      doc,
      ['wrong', { n: 'Erika Mustermann' }],
      'text',
      42,
      null,
      [1, 2],
      ['both', { n: 'x', mail: 'erika@example.org' }],
    );
    expect(contents(records)).toEqual({ good: { n: 1 } });
    expect(bad.map((b) => b.key)).toEqual(['wrong', '?', '?', '?', '?', 'both']);
    expect(bad[0]!.problem).toContain('n');
    expect(JSON.stringify(bad)).not.toMatch(/Erika|erika@/);
    // Reading anew because of a deletion reports what was reported already no second time.
    const before = bad.filter((b) => b.key !== '?').length;
    records.write([], ['good']);
    expect(bad.filter((b) => b.key !== '?').length).toBe(before);
  });

  it('are not those that only say more: a newer relay is understood as far as it can be', () => {
    const doc = new Y.Doc();
    const bad: BadRecord[] = [];
    const records = open(doc, bad);
    poison(doc, ['newer', { n: 1, tomorrow: { is: 'another day' } }]);
    expect(contents(records)).toEqual({ newer: { n: 1 } });
    expect(bad).toEqual([]);
  });

  it('of a newer relay are read as far as they are understood, and not changed by that', () => {
    const doc = new Y.Doc();
    const bad: BadRecord[] = [];
    const records = open(doc, bad);
    poison(doc, ['newer', { n: 1, since: 2 }], ['broken', { n: null, since: 2 }]);
    expect(contents(records)).toEqual({ newer: { n: 1 } });
    expect(bad.map((b) => b.key)).toEqual(['broken']);
    expect(doc.getArray('records').get(0)).toEqual(['newer', { n: 1, since: 2 }]);
  });

  it('of an unknown kind are skipped', () => {
    const doc = new Y.Doc();
    const bad: BadRecord[] = [];
    poison(doc, ['future:1', { n: 1 }], ['good:1', { n: 1 }]);
    const records = openRecords<Shape>(doc, byPrefix<Shape>({ good: shape }), (b) => bad.push(b));
    expect([...records.all.keys()]).toEqual(['good:1']);
    expect(bad).toEqual([{ key: 'future:1', problem: 'unknown key' }]);
  });

  it('do not hide the good record that stands under the same key', () => {
    const doc = new Y.Doc();
    const records = open(doc);
    records.write([['a', { n: 1 }]]);
    poison(doc, ['a', { n: 'broken' }]);
    expect(contents(records)).toEqual({ a: { n: 1 } });
  });

  it('can be removed by their key, so that nothing unreadable stays for ever', () => {
    const doc = new Y.Doc();
    const records = open(doc);
    poison(doc, ['old', { version: 0 }]);
    records.write([], ['old']);
    expect(doc.getArray('records').length).toBe(0);
  });
});

describe('replicas', () => {
  it('converge on what the one writer wrote, whatever arrives how late', () => {
    const writer = new Y.Doc();
    const records = open(writer);
    const updates: Uint8Array[] = [];
    writer.on('update', (update: Uint8Array) => updates.push(update));
    for (let n = 0; n < 60; n++) {
      if (n % 7 === 3) records.write([], [`k${n % 5}`]);
      else records.write([[`k${n % 5}`, { n }]]);
    }
    for (const order of [
      updates,
      [...updates].reverse(),
      updates.filter((_, i) => i % 2).concat(updates.filter((_, i) => !(i % 2))),
    ]) {
      const replica = new Y.Doc();
      const read = openRecords<Shape>(replica, always(shape), () => {});
      for (const update of order) Y.applyUpdate(replica, update);
      // Told twice it is the same.
      for (const update of order) Y.applyUpdate(replica, update);
      expect(contents(read)).toEqual(contents(records));
      expect([...read.all.keys()]).toEqual([...records.all.keys()]);
    }
  });

  it('one that was away catches up from its state vector', () => {
    const writer = new Y.Doc();
    const away = new Y.Doc();
    const records = open(writer);
    records.write([['a', { n: 1 }]]);
    sync(writer, away);
    const read = openRecords<Shape>(away, always(shape), () => {});
    for (let n = 2; n < 500; n++) records.write([['a', { n }]]);
    records.write([['b', { n: 1 }]], ['a']);
    sync(writer, away);
    expect(contents(read)).toEqual({ b: { n: 1 } });
    expect(sizeOf(away)).toBe(sizeOf(writer));
  });
});
