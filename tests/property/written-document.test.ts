/**
 * What the relay writes without yjs, yjs reads: each reader ends with the same records in the same order, and waits for
 * nothing. `HISTORIES=100000 npx vitest run tests/property/written-document.test.ts` for a long look.
 */
import { deepStrictEqual, strictEqual } from 'node:assert';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { readSyncMessage } from 'y-protocols/sync';
import * as Y from 'yjs';
import * as z from 'zod/mini';
import { entryListOf } from '../../src/lib/docs/entry-list.ts';
import type { RecordEntry, EntryList } from '../../src/lib/docs/entry-list.ts';
import { always, openWritableRecords } from '../../src/lib/docs/records.ts';
import type { WritableRecords } from '../../src/lib/docs/records.ts';
import { writeSync } from '../../src/lib/wire/frames.ts';
import { openAnswers } from '../../sync-server/relay/answers.ts';
import { WrittenDocument } from '../../sync-server/relay/written-document.ts';

const HISTORIES = Number(process.env.HISTORIES ?? 400);

const nothing = (): void => {};
const READERS = 4;

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const value = fc.oneof(
  fc.nat(9),
  fc.constant(null),
  fc.record({ n: fc.double(), of: fc.string() }, { noNullPrototype: true }),
);
const write = fc.record({
  put: fc.array(fc.tuple(key, value), { maxLength: 3 }),
  remove: fc.array(key, { maxLength: 3 }),
});
const reader = fc.nat(READERS - 1);
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('commit' as const), writes: fc.array(write, { maxLength: 3 }) }),
  },
  {
    // What is erased alone changes no state vector.
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('commit' as const),
      writes: fc.tuple(
        fc.record({ put: fc.constant([]), remove: fc.array(key, { minLength: 1, maxLength: 3 }) }),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'compact' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('reopen' as const), by: fc.constantFrom('foyer', 'yjs') }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('come' as const), reader }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('leave' as const), reader }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('lag' as const), reader }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('lose' as const), reader }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('begin-anew' as const), reader }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('reload' as const),
      reader,
      order: fc.infiniteStream(fc.nat(99)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('tell' as const), reader, from: reader }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Who writes the document now. */
interface Writer {
  readonly list: EntryList;
  readonly records: WritableRecords<unknown>;
  take(): Uint8Array | null;
  state(): Uint8Array;
  /** The frame of the answer to a state vector. */
  answer(stateVector: Uint8Array): Uint8Array;
}

const recordsOf = (list: EntryList): WritableRecords<unknown> =>
  openWritableRecords(list, always(z.unknown()), ({ key: of, problem }) =>
    expect.unreachable(`${of}: ${problem}`),
  );

function openFoyer(log: readonly Uint8Array[]): Writer {
  const { doc, mended } = WrittenDocument.of(log, nothing);
  strictEqual(mended, false);
  const answers = openAnswers();
  return {
    list: doc,
    records: recordsOf(doc),
    take() {
      const changes = doc.takeChanges();
      if (changes !== null) answers.forget();
      strictEqual(doc.hasChanges, false);
      return changes;
    },
    state: () => doc.state(),
    answer(stateVector) {
      const frame = answers.to(stateVector, doc);
      if (!(frame instanceof Uint8Array)) return expect.unreachable(`a reader is ${frame}`);
      return frame;
    },
  };
}

/** The relay before this one. */
function openYjs(log: readonly Uint8Array[]): Writer {
  const doc = new Y.Doc();
  for (const update of log) Y.applyUpdate(doc, update);
  let changes: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => changes.push(update));
  const list = entryListOf(doc);
  return {
    list,
    records: recordsOf(list),
    take() {
      const taken = changes;
      changes = [];
      return taken.length === 0 ? null : Y.mergeUpdates(taken);
    },
    state: () => Y.encodeStateAsUpdate(doc),
    answer: (stateVector) => writeSync('answer', Y.encodeStateAsUpdate(doc, stateVector)),
  };
}

interface Reader {
  doc: Y.Doc;
  /** Hears of each commit. */
  listens: boolean;
  /** Updates that are on their way, the newest first. */
  late: Uint8Array[];
  /** Keeps back what comes. */
  lags: boolean;
  /** All that ever came. */
  readonly received: Uint8Array[];
}

// Node's own comparisons: those of Vitest take longer than all else of forty thousand histories.

const expectNothingPending = ({ store }: Y.Doc): void =>
  deepStrictEqual([store.pendingStructs, store.pendingDs], [null, null]);

const expectSameBytes = (one: Uint8Array, other: Uint8Array): void =>
  strictEqual(Buffer.compare(one, other), 0, 'bytes differ');

const receive = (to: Reader, frame: Uint8Array): void => {
  const decoder = decoding.createDecoder(frame);
  strictEqual(decoding.readVarUint(decoder), 0);
  readSyncMessage(decoder, encoding.createEncoder(), to.doc, null, (error) =>
    expect.unreachable(String(error)),
  );
};

function follow(doc: Y.Doc, received: Uint8Array[]): Y.Doc {
  doc.on('update', (update: Uint8Array) => received.push(update));
  return doc;
}

function aReader(): Reader {
  const received: Uint8Array[] = [];
  return { doc: follow(new Y.Doc(), received), listens: false, late: [], lags: false, received };
}

const entriesOf = (doc: Y.Doc): unknown[] => doc.getArray('records').toArray();
const documentOf = (...updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
};

function play(steps: readonly Step[], begunBy: 'foyer' | 'yjs'): void {
  const openers = { foyer: openFoyer, yjs: openYjs };
  let log: Uint8Array[] = [];
  let writer = openers[begunBy](log);
  const readers = Array.from({ length: READERS }, aReader);

  function commit(): void {
    const update = writer.take();
    if (update === null) return;
    log.push(update);
    for (const one of readers) {
      if (!one.listens) continue;
      if (one.lags) one.late.unshift(update);
      else receive(one, writeSync('update', update));
    }
  }

  function catchUp(one: Reader): void {
    one.lags = false;
    for (const update of one.late.splice(0)) receive(one, writeSync('update', update));
  }

  function come(one: Reader): void {
    receive(one, writer.answer(Y.encodeStateVector(one.doc)));
    one.listens = true;
  }

  for (const now of steps) {
    switch (now.do) {
      case 'commit':
        for (const { put, remove } of now.writes) writer.records.write(put, remove);
        commit();
        break;
      case 'compact':
        log = [writer.state()];
        break;
      case 'reopen':
        writer = openers[now.by as 'foyer' | 'yjs'](log);
        break;
      case 'come':
        come(readers[now.reader]!);
        break;
      case 'leave':
        // What is on its way is lost.
        readers[now.reader]!.listens = false;
        readers[now.reader]!.late.length = 0;
        break;
      case 'lag':
        if (readers[now.reader]!.lags) catchUp(readers[now.reader]!);
        else readers[now.reader]!.lags = true;
        break;
      case 'lose': {
        // Only the newest of what is on its way comes, so what it builds on is missing.
        const one = readers[now.reader]!;
        const [newest] = one.late.splice(0);
        one.lags = false;
        if (newest === undefined) break;
        receive(one, writeSync('update', newest));
        one.listens = false;
        break;
      }
      case 'begin-anew': {
        // Another tab: it has nothing, and keeps what it gets beside what is there.
        const one = readers[now.reader]!;
        Object.assign(one, { doc: follow(new Y.Doc(), one.received), listens: false, late: [], lags: false });
        break;
      }
      case 'reload': {
        const one = readers[now.reader]!;
        if (one.received.length === 0) break;
        const shuffled = one.received
          .map((update) => ({ update, rank: now.order.next().value! }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ update }) => update);
        const merged = Y.mergeUpdates(shuffled);
        one.received.splice(0, one.received.length, merged);
        one.doc = follow(documentOf(merged), one.received);
        break;
      }
      case 'tell': {
        const [to, from] = [readers[now.reader]!, readers[now.from]!];
        const update = Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc));
        Y.applyUpdate(to.doc, update);
        break;
      }
    }
  }

  const entries = writer.list.entries();
  for (const one of readers) {
    catchUp(one);
    come(one);
    deepStrictEqual(entriesOf(one.doc), entries);
    expectNothingPending(one.doc);
    if (one.received.length > 0)
      deepStrictEqual(entriesOf(documentOf(Y.mergeUpdates(one.received))), entries);
  }
  deepStrictEqual([...writer.records.all], [...new Map(entries as RecordEntry[])]);

  const { doc } = WrittenDocument.of(log, nothing);
  deepStrictEqual(doc.entries(), entries);
  const state = doc.state();
  deepStrictEqual(Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state)), new Map(doc.clocks));
  const again = WrittenDocument.of([state], nothing);
  strictEqual(again.mended, false);
  expectSameBytes(again.doc.state(), state);
  for (const made of [documentOf(state), documentOf(...log), documentOf(Y.mergeUpdates([...log, state]))]) {
    deepStrictEqual(entriesOf(made), entries);
    // To the byte what yjs writes.
    expectSameBytes(state, Y.encodeStateAsUpdate(made));
  }
  for (const { doc: known } of readers) {
    const lacking = documentOf(Y.encodeStateAsUpdate(known));
    Y.applyUpdate(lacking, Y.diffUpdate(state, Y.encodeStateVector(lacking)));
    deepStrictEqual(entriesOf(lacking), entries);
  }
}

const history = fc.array(step, { maxLength: 30 });
const opener = fc.constantFrom('foyer' as const, 'yjs' as const);

test('each reader of a document ends with the records of its writer, whatever came between', () => {
  fc.assert(fc.property(history, opener, play), { numRuns: HISTORIES });
});

test('a document without one of its updates still opens, and its readers end equal', () => {
  const commits = fc.array(fc.array(write, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(commits, opener, fc.nat(), fc.array(write), (batches, by, damaged, after) => {
      const writer = { foyer: openFoyer, yjs: openYjs }[by]([]);
      const log = batches.flatMap((batch) => {
        for (const { put, remove } of batch) writer.records.write(put, remove);
        return writer.take() ?? [];
      });
      fc.pre(log.length > 1);
      const left = log.filter((_, i) => i !== damaged % log.length);
      const { doc } = WrittenDocument.of(left, nothing);
      // Who has nothing of the lost update agrees with the relay, and what came after it is there.
      const kept = documentOf(...left);
      const there = doc.entries();
      for (const entry of entriesOf(kept))
        strictEqual(
          there.some((one) => isDeepStrictEqual(one, entry)),
          true,
        );
      const readers = [documentOf(doc.state()), documentOf(doc.state())];
      const records = recordsOf(doc);
      for (const { put, remove } of after) {
        records.write(put, remove);
        const update = doc.takeChanges();
        if (update !== null) Y.applyUpdate(readers[0]!, update);
      }
      Y.applyUpdate(readers[1]!, doc.since(Y.decodeStateVector(Y.encodeStateVector(readers[1]!))));
      for (const one of readers) {
        deepStrictEqual(entriesOf(one), doc.entries());
        expectNothingPending(one);
      }
    }),
    { numRuns: HISTORIES },
  );
});
