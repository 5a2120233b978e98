/** The bytes of a document that the relay writes: the same as yjs would write, and no more. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { entryListOf } from '../../src/lib/docs/entry-list.ts';
import type { EntryChange } from '../../src/lib/docs/entry-list.ts';
import { readUpdate } from '../../sync-server/relay/record-updates.ts';
import { WrittenDocument } from '../../sync-server/relay/written-document.ts';

const opened = (...updates: Uint8Array[]): WrittenDocument => WrittenDocument.of(updates, () => {}).doc;
const readBy = (...updates: Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
};
const entriesOf = (doc: Y.Doc): readonly unknown[] => entryListOf(doc).entries();
const none = new Set<string>();

test('values of every kind are read by yjs as they were written', () => {
  const doc = opened();
  const values = [
    0,
    -1,
    2 ** 31,
    -(2 ** 40),
    0.5,
    1e300,
    '',
    'ä🙂',
    true,
    false,
    null,
    [],
    {},
    [[1], { a: [null] }],
  ];
  const entries = [...values, { who: undefined, at: 1n, bytes: Uint8Array.of(1, 2) }].map(
    (value, i) => [`key:${i}`, value] as const,
  );
  doc.change(entries, none);
  const update = doc.takeChanges()!;
  expect(entriesOf(readBy(update))).toEqual(entries);
  expect(opened(update).entries()).toEqual(entries);
});

test('each update is to the byte what yjs makes of the same change', () => {
  const foyer = opened();
  foyer.change([['first', 0]], none);
  let log = [foyer.takeChanges()!];
  for (let opening = 0; opening < 3; opening++) {
    const [ours, theirs] = [opened(...log), readBy(...log)];
    ours.change([[`board:${opening}`, { n: 0 }]], none);
    const begun = ours.takeChanges()!;
    // The same client, which each side draws by chance.
    theirs.clientID = readUpdate(begun).structs[0]!.client;
    let made: Uint8Array | null = null;
    theirs.on('update', (update: Uint8Array) => (made = update));
    entryListOf(theirs).change([[`board:${opening}`, { n: 0 }]], none);
    expect(Uint8Array.from(begun)).toEqual(made);
    log.push(begun);
    for (let n = 1; n < 20; n++) {
      const put =
        n % 5 === 4 ? [] : [[`board:${opening}`, { n }] as const, [`event:${n}`, 'x'.repeat(n)] as const];
      const removed = new Set([`board:${opening}`, `event:${n - 3}`]);
      ours.change(put, removed);
      entryListOf(theirs).change(put, removed);
      const update = ours.takeChanges()!;
      expect(Uint8Array.from(update)).toEqual(made);
      log.push(update);
    }
    expect(Uint8Array.from(ours.state())).toEqual(Y.encodeStateAsUpdate(theirs));
    log = [ours.state()];
  }
});

test('what comes and goes between two commits leaves no value in the update', () => {
  const doc = opened();
  doc.change([['secret', 'Erika Mustermann']], none);
  doc.change([['kept', 1]], new Set(['secret']));
  const update = doc.takeChanges()!;
  expect(Buffer.from(update).includes('Mustermann')).toBe(false);
  expect(entriesOf(readBy(update))).toEqual([['kept', 1]]);
  expect(doc.takeChanges()).toBeNull();
});

test('one record rewritten 10,000 times stays as small as one, also when the document is opened each time', () => {
  let doc = opened();
  for (let n = 0; n < 10_000; n++) {
    doc.change([['board', { n }]], new Set(['board']));
    doc.takeChanges();
  }
  expect(doc.state().length).toBeLessThan(60);
  for (let n = 0; n < 100; n++) {
    doc = opened(doc.state());
    doc.change([['board', { n }]], new Set(['board']));
  }
  expect(doc.clocks.size).toBe(101);
  expect(doc.state().length).toBeLessThan(101 * 30);
});

test('a change is told once, with what went and what came', () => {
  let changes = 0;
  const { doc } = WrittenDocument.of([], () => changes++);
  const told: [EntryChange | null, unknown][] = [];
  const stop = doc.observe((change, origin) => told.push([change, origin]));
  const origin = {};
  doc.change([['a', 1]], new Set(['unknown']), origin);
  doc.change([['a', 2]], new Set(['a']));
  doc.change([], new Set(['unknown']));
  expect(told).toEqual([
    [{ removed: [], added: [['a', 1]] }, origin],
    [{ removed: ['a'], added: [['a', 2]] }, undefined],
  ]);
  stop();
  doc.change([['b', 1]], none);
  expect([told.length, changes]).toEqual([2, 3]);
  doc.close();
  doc.change([['c', 1]], none);
  expect([doc.entries().length, changes]).toEqual([2, 3]);
});

test('all that lies under a key goes together, and what is no record stays', () => {
  const foreign = new Y.Doc();
  foreign.getArray('records').push(['text', 42, null, [1, 2], [], ['a', 1], ['b', 1], ['a', 2]]);
  const doc = opened(Y.encodeStateAsUpdate(foreign));
  doc.change([], new Set(['a']));
  expect(doc.entries()).toEqual(['text', 42, null, [1, 2], [], ['b', 1]]);
  expect(entriesOf(readBy(doc.state()))).toEqual(doc.entries());
});

const made = (write: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc();
  write(doc);
  return Y.encodeStateAsUpdate(doc);
};

test.each<[string, Uint8Array]>([
  ['bytes that end in the middle', made((doc) => doc.getArray('records').push([['a', 'text']])).slice(0, -5)],
  ['a text', made((doc) => doc.getText('records').insert(0, 'a'))],
  ['another array', made((doc) => doc.getArray('others').push([['a', 1]]))],
  ['a map', made((doc) => doc.getMap('records').set('a', 1))],
  ['a document within', made((doc) => doc.getArray('records').push([new Y.Array()]))],
  [
    'a record in the middle',
    made((doc) => {
      doc.getArray('records').push([1]);
      doc.clientID++;
      doc.getArray('records').insert(0, [2]);
    }),
  ],
])('no update of records is %s: the document is not opened', (_what, update) => {
  expect(() => opened(update)).toThrow(/./);
});

test('a document of many clients is told apart from one that lacks one of them', () => {
  let log: Uint8Array[] = [];
  for (let n = 0; n < 8; n++) {
    const doc = opened(...log);
    doc.change([[`key:${n}`, n]], none);
    log.push(doc.takeChanges()!);
  }
  const [, second, ...others] = log;
  expect(WrittenDocument.of([log[0]!, ...others], () => {})).toMatchObject({ mended: true });
  expect(WrittenDocument.of(log, () => {})).toMatchObject({ mended: false });
  const merged = Y.mergeUpdates([log[0]!, second!, ...others]);
  expect(opened(merged).entries()).toEqual(Array.from({ length: 8 }, (_, n) => [`key:${n}`, n]));
  log = [Y.mergeUpdates([log[0]!, ...others])];
  expect(WrittenDocument.of(log, () => {})).toMatchObject({ mended: true });
});
