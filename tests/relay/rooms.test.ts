import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import * as z from 'zod/mini';
import type { Identity } from '../../src/lib/domain/access.ts';
import type { ActorId, OfficeId } from '../../src/lib/domain/ids.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { makeName } from '../../src/lib/docs/document-names.ts';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import { entryListOf } from '../../src/lib/docs/entry-list.ts';
import type { RecordDocument } from '../../src/lib/docs/entry-list.ts';
import { always, openWritableRecords } from '../../src/lib/docs/records.ts';
import { readFrame } from '../../src/lib/wire/frames.ts';
import { FORGET_WITHIN_MS, openForgetting } from '../../sync-server/arbiter/forgetting.ts';
import { systemTimers } from '../../sync-server/jobs/schedule.ts';
import type { Timers } from '../../sync-server/jobs/schedule.ts';
import { silentLog } from '../../sync-server/log/log.ts';
import { limitsOf } from '../../src/lib/wire/outbox-limits.ts';
import { MAX_BUFFERED_BYTES } from '../../sync-server/relay/peer.ts';
import type { Peer, RoomMember } from '../../sync-server/relay/peer.ts';
import { openRooms } from '../../sync-server/relay/rooms.ts';
import type { OutboxEvent } from '../../sync-server/relay/outbox-rooms.ts';
import type { OpenRooms } from '../../sync-server/relay/rooms.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';
import type { Store } from '../../sync-server/store/store.ts';
import { eventually } from '../support/eventually.ts';
import { aMail } from './store-contract.ts';

const office = 'dorsten' as OfficeId;
const BOARD: DocumentName = { kind: 'board', office };
const DAY: DocumentName = { kind: 'day', office, date: '2026-11-23' as LocalDate };
const ACTOR = 'actor-of-a-citizen' as ActorId;
const OUTBOX: DocumentName = { kind: 'outbox', actor: ACTOR };
const EMPTY = Uint8Array.of(0);
const requestNo = (n: number): string => `request:asked-by-a-citizen-${n}`;
const [REQUEST, NEXT_REQUEST] = [requestNo(1), requestNo(2)];

/** A store whose commits wait for the test, and fail when it says so. */
function slowStore(): { store: Store; commits: { let: () => void; fail: () => void }[]; inner: Store } {
  const inner = openSqliteStore(null, () => {});
  onTestFinished(() => inner.close());
  const commits: { let: () => void; fail: () => void }[] = [];
  const store: Store = {
    ...inner,
    commit: (batch) =>
      new Promise((resolve, reject) => {
        commits.push({
          let: () => void inner.commit(batch).then(resolve, reject),
          fail: () => reject(new Error('no disk')),
        });
      }),
  };
  return { store, commits, inner };
}

function rooms(store: Store, timers: Timers = systemTimers): OpenRooms {
  const opened = openRooms({ store, clock: () => 1_000_000, timers, log: silentLog });
  onTestFinished(() => opened.close());
  return opened;
}

const memory = (): Store => {
  const store = openSqliteStore(null, () => {});
  onTestFinished(() => store.close());
  return store;
};

interface TestPeer extends Peer {
  readonly doc: Y.Doc;
  readonly frames: Uint8Array[];
  readonly closed: string[];
  buffered: number;
  send: Peer['send'];
  mayRequest: Peer['mayRequest'];
  seat: RoomMember;
}

async function aPeer(
  where: OpenRooms,
  name: DocumentName,
  identity: Partial<Identity> = {},
): Promise<TestPeer> {
  const doc = new Y.Doc();
  const frames: Uint8Array[] = [];
  const closed: string[] = [];
  const peer = {
    identity: { role: 'public', actor: null, office: null, ...identity } as Identity,
    doc,
    frames,
    closed,
    buffered: 0,
    mayRequest: () => true,
    fail: () => peer.close('shutting-down'),
    send(frame: Uint8Array) {
      frames.push(frame);
      const read = readFrame(frame);
      if (read.ok && (read.value.kind === 'answer' || read.value.kind === 'update')) {
        Y.applyUpdate(doc, read.value.bytes);
      }
    },
    close(reason: string) {
      closed.push(reason);
      peer.seat.leave();
    },
  } as unknown as TestPeer;
  peer.seat = await where.enter(name, peer);
  return peer;
}

const write = (doc: RecordDocument, ...records: [string, unknown][]): void =>
  entryListOf(doc).change(records, new Set());
const erase = (doc: RecordDocument, ...keys: string[]): void => entryListOf(doc).change([], new Set(keys));
const read = (doc: RecordDocument): readonly unknown[] => entryListOf(doc).entries();
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a document of which nothing is stored opens at once, also while a reader loads it', async () => {
  const store = memory();
  const loads: (() => void)[] = [];
  const all = rooms({
    ...store,
    load: (name) => new Promise((resolve) => loads.push(() => resolve(store.load(name)))),
  });
  const entering = aPeer(all, DAY);
  const doc = all.openUnstored(DAY);
  write(doc, ['first', 1]);
  await all.commit({ mails: [] });
  for (const load of loads) load();
  const reader = await entering;
  reader.seat.ask(Y.encodeStateVector(new Y.Doc()));
  await eventually(() => expect(read(reader.doc)).toEqual([['first', 1]]));
  expect(all.openUnstored(DAY)).toBe(doc);
  expect(await all.open(DAY)).toBe(doc);
});

test('no reader sees a change before it is on the disk', async () => {
  const { store, commits } = slowStore();
  const all = rooms(store);
  const doc = await all.open(BOARD);
  const peer = await aPeer(all, BOARD);
  peer.seat.ask(EMPTY);
  write(doc, ['board', 1]);
  const done = all.commit({ mails: [] });
  await eventually(() => expect(commits).toHaveLength(1));
  await soon();
  expect(read(peer.doc)).toEqual([]);
  commits[0]!.let();
  await done;
  expect(read(peer.doc)).toEqual([['board', 1]]);
});

test('who joins during a commit is answered after it, with what it stored', async () => {
  const { store, commits } = slowStore();
  const all = rooms(store);
  write(await all.open(BOARD), ['board', 1]);
  const done = all.commit({ mails: [] });
  await eventually(() => expect(commits).toHaveLength(1));
  const peer = await aPeer(all, BOARD);
  peer.seat.ask(EMPTY);
  await soon();
  expect(peer.frames).toEqual([]);
  commits[0]!.let();
  await done;
  expect(read(peer.doc)).toEqual([['board', 1]]);
  expect(peer.frames).toHaveLength(1);
});

test('what changes during a commit goes together into the next one', async () => {
  const { store, commits } = slowStore();
  const all = rooms(store);
  const [board, day] = [await all.open(BOARD), await all.open(DAY)];
  write(board, ['board', 1]);
  const first = all.commit({ mails: [] });
  await eventually(() => expect(commits).toHaveLength(1));
  write(board, ['board', 2]);
  const second = all.commit({ mails: [] });
  write(day, ['event', 3]);
  const third = all.commit({ mails: [] });
  commits[0]!.let();
  await first;
  await eventually(() => expect(commits).toHaveLength(2));
  commits[1]!.let();
  await Promise.all([second, third]);
  expect(commits).toHaveLength(2);
});

test('many commits in one breath, each right after the other, all come to an end', async () => {
  const all = rooms(memory());
  const doc = await all.open(BOARD);
  for (let i = 0; i < 200; i++) {
    write(doc, ['board', i]);
    await all.commit({ mails: [] });
  }
  expect(read(doc)).toHaveLength(200);
});

test('the updates of one turn leave as one frame', async () => {
  const all = rooms(memory());
  const doc = await all.open(BOARD);
  const peer = await aPeer(all, BOARD);
  peer.seat.ask(EMPTY);
  for (let i = 0; i < 10; i++) write(doc, ['board', i]);
  await all.commit({ mails: [] });
  expect(peer.frames).toHaveLength(2);
  expect(read(peer.doc)).toHaveLength(10);
});

test('a call is shown on the board before others hear of it', async () => {
  const all = rooms(memory());
  const heard: string[] = [];
  for (const name of [DAY, BOARD]) {
    const doc = await all.open(name);
    const reader = await aPeer(all, name);
    reader.seat.ask(EMPTY);
    reader.send = () => void heard.push(name.kind);
    write(doc, ['a', 1]);
  }
  await all.commit({ mails: [] });
  expect(heard).toEqual(['board', 'day']);
});

test('when a commit fails no reader hears of it, the writer learns it, and the document is as the disk has it', async () => {
  const { store, commits, inner } = slowStore();
  const all = rooms(store);
  const doc = await all.open(BOARD);
  const peer = await aPeer(all, BOARD);
  peer.seat.ask(EMPTY);
  write(doc, ['board', 'stored']);
  const first = all.commit({ mails: [] });
  await eventually(() => expect(commits).toHaveLength(1));
  commits[0]!.let();
  await first;
  write(doc, ['board', 'lost']);
  const failing = all.commit({ mails: [aMail()] });
  await eventually(() => expect(commits).toHaveLength(2));
  const late = await aPeer(all, BOARD);
  late.seat.ask(EMPTY);
  write(doc, ['board', 'lost with it']);
  const next = all.commit({ mails: [] });
  commits[1]!.fail();
  await expect(failing).rejects.toThrow('no disk');
  await expect(next).rejects.toThrow('no disk');
  const again = await all.open(BOARD);
  expect(again).not.toBe(doc);
  expect(read(again)).toEqual([['board', 'stored']]);
  await eventually(() => expect(read(late.doc)).toEqual([['board', 'stored']]));
  expect(read(peer.doc)).toEqual([['board', 'stored']]);
  expect([...peer.closed, ...late.closed]).toEqual([]);
  expect((await inner.mails.counts()).queued).toBe(0);
  write(again, ['board', 'after']);
  const after = all.commit({ mails: [] });
  await eventually(() => expect(commits).toHaveLength(3));
  commits[2]!.let();
  await after;
  expect(read(peer.doc)).toEqual([
    ['board', 'stored'],
    ['board', 'after'],
  ]);
});

test('what is discarded is neither stored nor sent', async () => {
  const all = rooms(memory());
  const doc = await all.open(BOARD);
  write(doc, ['board', 'half a decision']);
  all.discard();
  await all.commit({ mails: [] });
  expect(read(await all.open(BOARD))).toEqual([]);
});

test('what is discarded during a commit does not take along what is being stored', async () => {
  const { store, commits } = slowStore();
  const all = rooms(store);
  const doc = await all.open(BOARD);
  write(doc, ['board', 'stored']);
  const done = all.commit({ mails: [] });
  await eventually(() => expect(commits).toHaveLength(1));
  write(doc, ['board', 'discarded']);
  all.discard();
  commits[0]!.let();
  await done;
  expect(read(await all.open(BOARD))).toEqual([['board', 'stored']]);
});

test('[M18.1] a reader that holds more than the relay is told that the store was restored', async () => {
  const all = rooms(memory());
  const peer = await aPeer(all, BOARD);
  const ahead = new Y.Doc();
  write(ahead, ['board', 1]);
  peer.seat.ask(Y.encodeStateVector(ahead));
  expect(peer.closed).toEqual(['restored']);
});

test('a reader that does not read is dropped, the others hear on', async () => {
  const all = rooms(memory());
  const doc = await all.open(BOARD);
  const [slow, quick] = [await aPeer(all, BOARD), await aPeer(all, BOARD)];
  slow.seat.ask(EMPTY);
  quick.seat.ask(EMPTY);
  slow.buffered = MAX_BUFFERED_BYTES + 1;
  write(doc, ['board', 1]);
  await all.commit({ mails: [] });
  expect(slow.closed).toEqual(['too-slow']);
  expect(read(quick.doc)).toEqual([['board', 1]]);
});

test('an idle document leaves the memory and comes back whole, its log made short', async () => {
  const idle: (() => void)[] = [];
  const store = memory();
  const all = rooms(store, (_ms, run) => {
    idle.push(run);
    return () => idle.splice(idle.indexOf(run), 1);
  });
  const doc = await all.open(DAY);
  for (let i = 0; i < 300; i++) {
    write(doc, [`event:${i}`, 'x'.repeat(400)]);
    await all.commit({ mails: [] });
  }
  expect((await store.load(makeName(DAY))).length).toBeLessThan(290);
  all.release(DAY);
  expect(all.size).toBe(1);
  for (const run of idle.splice(0)) run();
  expect(all.size).toBe(0);
  expect(read(await all.open(DAY))).toHaveLength(300);
});

test('a row that is missing hides nothing that was written after it, and readers are told to begin anew', async () => {
  const store = memory();
  const first = rooms(store);
  const doc = await first.open(DAY);
  const reader = await aPeer(first, DAY);
  reader.seat.ask(EMPTY);
  for (const key of ['a', 'b', 'c', 'd']) {
    write(doc, [key, 1]);
    await first.commit({ mails: [] });
  }
  erase(doc, 'c');
  await first.commit({ mails: [] });
  const damaged: Store = { ...store, load: async (n) => (await store.load(n)).filter((_row, i) => i !== 1) };

  const second = rooms(damaged);
  expect(read(await second.open(DAY))).toEqual([
    ['a', 1],
    ['d', 1],
  ]);
  const back = await aPeer(second, DAY);
  back.seat.ask(Y.encodeStateVector(reader.doc));
  expect(back.closed).toEqual(['restored']);
  const fresh = await aReaderOf(second);
  write(await second.open(DAY), ['e', 1]);
  await second.commit({ mails: [] });
  const late = await aReaderOf(second);
  for (const { doc: seen } of [fresh, late]) expect(read(seen)).toEqual(read(await second.open(DAY)));
  const third = read(await rooms(store).open(DAY)) as [string, unknown][];
  expect(third.map(([key]) => key)).toEqual(['a', 'd', 'e']);
});

test('[P3] what was erased while a reader was away leaves the reader too, although nothing was written since', async () => {
  const all = rooms(memory());
  const doc = await all.open(DAY);
  write(doc, ['kept', 1], ['erased', 2]);
  await all.commit({ mails: [] });
  const reader = await aPeer(all, DAY);
  reader.seat.ask(EMPTY);
  reader.seat.leave();
  erase(doc, 'erased');
  await all.commit({ mails: [] });
  const back = await aPeer(all, DAY);
  Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(reader.doc));
  back.seat.ask(Y.encodeStateVector(back.doc));
  expect(read(back.doc)).toEqual([['kept', 1]]);
});

test('a document that yjs wrote, opened by one relay after another, is read and written on', async () => {
  const store = memory();
  const old = new Y.Doc();
  const records = openWritableRecords<unknown>(old, always(z.unknown()), () => {});
  const rows: Uint8Array[] = [];
  old.on('update', (update: Uint8Array) => rows.push(update));
  for (let n = 0; n < 30; n++) {
    // Each opening had a client of its own.
    if (n % 5 === 0) old.clientID = 1000 - n;
    records.write([[`key:${n % 7}`, n]], n % 3 === 0 ? [`key:${(n + 3) % 7}`] : []);
    if (n === 20) rows.splice(0, rows.length, Y.encodeStateAsUpdate(old));
  }
  for (const update of rows) {
    await store.commit({ updates: [{ name: makeName(DAY), update }], mails: [], at: 1 });
  }
  const all = rooms(store);
  const doc = await all.open(DAY);
  expect(read(doc)).toEqual(read(old));
  const [fresh, back] = [await aPeer(all, DAY), await aPeer(all, DAY)];
  Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(old));
  for (const peer of [fresh, back]) peer.seat.ask(Y.encodeStateVector(peer.doc));
  erase(doc, 'key:1');
  write(doc, ['key:new', 1]);
  await all.commit({ mails: [] });
  for (const { doc: seen, closed } of [fresh, back]) {
    expect(closed).toEqual([]);
    expect(read(seen)).toEqual(read(doc));
    expect(seen.store.pendingStructs).toBeNull();
  }
  expect(read(doc)).toHaveLength(read(old).length);
});

test('[P3] a removed document closes its readers, and is empty when it is opened again', async () => {
  const store = memory();
  const all = rooms(store);
  const doc = await all.open(DAY);
  const peer = await aPeer(all, DAY);
  write(doc, ['event', 1]);
  await all.commit({ mails: [] });
  await all.remove([DAY]);
  expect(peer.closed).toEqual(['past-retention']);
  expect(await store.list('day:')).toEqual([]);
  expect(read(await all.open(DAY))).toEqual([]);
});

test('a public document can be read as plain JSON, the newest record of each key', async () => {
  const all = rooms(memory());
  const doc = await all.open(BOARD);
  write(doc, ['board', 'old'], ['board', 'new']);
  await all.commit({ mails: [] });
  const { etag, body } = await all.snapshot(BOARD);
  expect(JSON.parse(body)).toEqual({ name: 'board:dorsten', records: { board: 'new' } });
  expect((await all.snapshot(BOARD)).etag).toBe(etag);
  write(doc, ['board', 'newer']);
  await all.commit({ mails: [] });
  expect((await all.snapshot(BOARD)).etag).not.toBe(etag);
});

const citizen = { role: 'citizen', actor: ACTOR } as const;

test('an outbox lives as long as its actor is connected, and never touches the disk', async () => {
  const store = memory();
  const all = rooms(store);
  const events: OutboxEvent[] = [];
  all.onOutbox((event) => events.push(event));
  const device = new Y.Doc();
  write(device, [REQUEST, 1]);
  const peer = await aPeer(all, OUTBOX, citizen);
  peer.seat.greet();
  expect(readFrame(peer.frames[0]!)).toMatchObject({ ok: true, value: { kind: 'state-vector' } });
  expect(peer.seat.give('answer', Y.encodeStateAsUpdate(device))).toBeNull();
  expect(events.at(-1)).toMatchObject({ type: 'changed', actor: ACTOR, complete: true, identity: citizen });
  expect(read(events.at(-1)!.doc)).toEqual([[REQUEST, 1]]);
  await all.commit({ mails: [] });
  expect(await store.list('')).toEqual([]);
  peer.seat.leave();
  expect(events.at(-1)).toMatchObject({ type: 'closed', actor: ACTOR });
  expect(all.size).toBe(0);
});

test('[B5] news that come before the answer are not lost: the answer holds them', async () => {
  const all = rooms(memory());
  const device = new Y.Doc();
  write(device, [REQUEST, 1]);
  const peer = await aPeer(all, OUTBOX, citizen);
  peer.seat.greet();
  let news: Uint8Array = new Uint8Array();
  device.on('update', (update) => {
    news = update;
  });
  write(device, [NEXT_REQUEST, 2]);
  expect(peer.seat.give('update', news)).toBeNull();
  expect(peer.seat.give('answer', Y.encodeStateAsUpdate(device))).toBeNull();
  let seen: readonly unknown[] = [];
  all.onOutbox(({ doc }) => (seen = read(doc)));
  expect(seen).toHaveLength(2);
});

test('two tabs of one actor share an outbox, which is complete when both have told all', async () => {
  const all = rooms(memory());
  const events: OutboxEvent[] = [];
  all.onOutbox((event) => events.push(event));
  const [one, two] = [await aPeer(all, OUTBOX, citizen), await aPeer(all, OUTBOX, citizen)];
  const tab = new Y.Doc();
  one.seat.give('answer', Y.encodeStateAsUpdate(tab));
  expect(events.at(-1)!.complete).toBe(false);
  two.seat.give('answer', Y.encodeStateAsUpdate(tab));
  expect(events.at(-1)!.complete).toBe(true);
  write(tab, [REQUEST, 1]);
  one.seat.give('update', Y.encodeStateAsUpdate(tab));
  expect(read(two.doc)).toEqual([[REQUEST, 1]]);
  expect(one.frames).toEqual([]);
});

test('who listens later hears of the outboxes that are open', async () => {
  const all = rooms(memory());
  const peer = await aPeer(all, OUTBOX, citizen);
  peer.seat.give('answer', Uint8Array.of(0, 0));
  const events: OutboxEvent[] = [];
  all.onOutbox((event) => events.push(event));
  expect(events).toMatchObject([{ type: 'changed', complete: true }]);
});

test.each<[string, string, (doc: Y.Doc) => Uint8Array]>([
  [
    'builds on what is not here',
    'malformed',
    (doc) => {
      write(doc, [REQUEST, 1]);
      const before = Y.encodeStateVector(doc);
      write(doc, [NEXT_REQUEST, 2]);
      return Y.encodeStateAsUpdate(doc, before);
    },
  ],
  [
    'deletes what is not here',
    'malformed',
    (doc) => {
      write(doc, [REQUEST, 1]);
      const before = Y.encodeStateVector(doc);
      doc.getArray('records').delete(0);
      return Y.encodeStateAsUpdate(doc, before);
    },
  ],
  [
    'holds a map',
    'malformed',
    (doc) => {
      doc.getMap('records').set('a', 1);
      return Y.encodeStateAsUpdate(doc);
    },
  ],
  [
    'holds another array',
    'malformed',
    (doc) => {
      doc.getArray('other').push([['a', 1]]);
      return Y.encodeStateAsUpdate(doc);
    },
  ],
  [
    'holds text',
    'malformed',
    (doc) => {
      doc.getText('records').insert(0, 'hello');
      return Y.encodeStateAsUpdate(doc);
    },
  ],
  [
    'holds a document in the document',
    'malformed',
    (doc) => {
      doc.getArray('records').push([new Y.Doc()]);
      return Y.encodeStateAsUpdate(doc);
    },
  ],
  [
    'holds something that is no record',
    'malformed',
    (doc) => {
      doc.getArray('records').push([{ a: 1 }]);
      return Y.encodeStateAsUpdate(doc);
    },
  ],
  ['does not decode', 'malformed', () => Uint8Array.of(1, 1, 200, 200, 200)],
  [
    'is too large',
    'too-large',
    (doc) => {
      write(doc, [REQUEST, 'x'.repeat(1024 * 1024)]);
      return Y.encodeStateAsUpdate(doc);
    },
  ],
  [
    'holds too many records',
    'too-large',
    (doc) => {
      doc.getArray('records').push(Array.from({ length: 2001 }, (_, i) => [requestNo(i), 1]));
      return Y.encodeStateAsUpdate(doc);
    },
  ],
])('an outbox update that %s is refused as %s', async (_what, reason, make) => {
  const all = rooms(memory());
  const peer = await aPeer(all, OUTBOX, citizen);
  expect(peer.seat.give('answer', make(new Y.Doc()))).toBe(reason);
});

test('an outbox that comes and goes all day stays small', async () => {
  const all = rooms(memory());
  const device = new Y.Doc();
  const peer = await aPeer(all, OUTBOX, citizen);
  peer.seat.give('answer', Y.encodeStateAsUpdate(device));
  let refused: unknown = null;
  device.on('update', (update: Uint8Array) => (refused ??= peer.seat.give('update', update)));
  for (let i = 0; i < 3000; i++) {
    write(device, [requestNo(i), 'x'.repeat(1000)]);
    device.getArray('records').delete(0);
  }
  expect(refused).toBeNull();
});

test('a client with nothing gets the cached state, however it says so', async () => {
  const all = rooms(memory());
  write(await all.open(BOARD), ['board', 1]);
  await all.commit({ mails: [] });
  const peers = [await aPeer(all, BOARD), await aPeer(all, BOARD), await aPeer(all, BOARD)];
  const vectors = [EMPTY, Uint8Array.of(1, 99, 0), Uint8Array.of(2, 7, 0, 8, 0)];
  for (const [i, peer] of peers.entries()) peer.seat.ask(vectors[i]!);
  expect(peers[0]!.frames).toHaveLength(1);
  // The very same bytes: encoded once.
  for (const peer of peers) expect(peer.frames[0]).toBe(peers[0]!.frames[0]);
});

test('all who lack the same get what was encoded once, until there is something newer', async () => {
  const all = rooms(memory());
  const doc = await all.open(BOARD);
  const writeDurably = async (n: number): Promise<void> => {
    write(doc, ['board', n]);
    await all.commit({ mails: [] });
  };
  await writeDurably(1);
  const before = await aPeer(all, BOARD);
  before.seat.ask(EMPTY);
  const old = Y.encodeStateAsUpdate(before.doc);
  const comeBack = async (): Promise<TestPeer> => {
    const peer = await aPeer(all, BOARD);
    Y.applyUpdate(peer.doc, old);
    peer.seat.ask(Y.encodeStateVector(peer.doc));
    return peer;
  };
  await writeDurably(2);
  const [first, second] = [await comeBack(), await comeBack()];
  expect(first.frames).toHaveLength(1);
  expect(second.frames[0]).toBe(first.frames[0]);
  await writeDurably(3);
  const third = await comeBack();
  const values = [1, 2, 3].map((n) => ['board', n]);
  for (const peer of [first, second, third]) expect(read(peer.doc)).toEqual(values);
});

test('a reader at which something goes wrong keeps no other from its answer', async () => {
  const all = rooms(memory());
  const doc = await all.open(BOARD);
  const [broken, well] = [await aPeer(all, BOARD), await aPeer(all, BOARD)];
  for (const peer of [broken, well]) peer.seat.ask(EMPTY);
  const { send } = broken;
  broken.send = () => {
    throw new Error('planted');
  };
  write(doc, ['board', 1]);
  // It is on the disk, so its writer must hear so.
  await all.commit({ mails: [] });
  expect(broken.closed).toEqual(['shutting-down']);
  expect([well.closed, read(well.doc)]).toEqual([[], [['board', 1]]]);
  broken.send = send;
  const back = await aPeer(all, BOARD);
  back.seat.ask(EMPTY);
  expect(read(back.doc)).toEqual([['board', 1]]);
  write(doc, ['board', 2]);
  await all.commit({ mails: [] });
  expect(read(back.doc)).toHaveLength(2);
});

test('a commit that cannot be counted is a commit', async () => {
  const opened = openRooms({
    store: memory(),
    clock: () => 1_000_000,
    timers: systemTimers,
    log: silentLog,
    onCommit() {
      throw new Error('planted');
    },
  });
  onTestFinished(() => opened.close());
  const doc = await opened.open(BOARD);
  const peer = await aPeer(opened, BOARD);
  peer.seat.ask(EMPTY);
  write(doc, ['board', 1]);
  await opened.commit({ mails: [] });
  expect(read(peer.doc)).toEqual([['board', 1]]);
});

test('a listener that stumbles over an outbox costs its actor the sockets, and others nothing', async () => {
  const all = rooms(memory());
  const heard: string[] = [];
  all.onOutbox(({ actor, complete }) => {
    if (actor === ACTOR && complete) throw new Error('planted');
    if (complete) heard.push(actor);
  });
  const [one, two] = [await aPeer(all, OUTBOX, citizen), await aPeer(all, OUTBOX, citizen)];
  const other: DocumentName = { kind: 'outbox', actor: 'actor-of-somebody-else' as ActorId };
  const bystander = await aPeer(all, other, { ...citizen, actor: other.actor });
  for (const peer of [one, two]) peer.seat.give('answer', Uint8Array.of(0, 0));
  expect([one.closed, two.closed, bystander.closed]).toEqual([['shutting-down'], ['shutting-down'], []]);
  bystander.seat.give('answer', Uint8Array.of(0, 0));
  expect(heard).toEqual([other.actor]);
  expect(all.size).toBe(1);
});

test('what is refused never was in the outbox, so another socket that keeps it open keeps nothing of it', async () => {
  const all = rooms(memory());
  const keeper = await aPeer(all, OUTBOX, citizen);
  keeper.seat.give('answer', Uint8Array.of(0, 0));
  let most = 0;
  all.onOutbox(({ doc }) => (most = Math.max(most, Y.encodeStateAsUpdate(doc).length)));
  const reasons = new Set<unknown>();
  for (let i = 0; i < 50; i++) {
    const device = new Y.Doc();
    write(
      device,
      ...Array.from({ length: 50 }, (_, n) => [requestNo(i * 50 + n), 'x'.repeat(1000)] as [string, unknown]),
    );
    const peer = await aPeer(all, OUTBOX, citizen);
    reasons.add(peer.seat.give('answer', Y.encodeStateAsUpdate(device)));
    peer.seat.leave();
  }
  expect([...reasons]).toEqual([null, 'too-large']);
  const { bytes } = limitsOf('citizen');
  expect(most).toBeLessThanOrEqual(bytes);
  expect(most).toBeGreaterThan(bytes / 2);
  expect(keeper.closed).toEqual([]);
});

test('an outbox is not sent to a client that does not take what was sent before', async () => {
  const all = rooms(memory());
  const peer = await aPeer(all, OUTBOX, citizen);
  peer.buffered = MAX_BUFFERED_BYTES + 1;
  peer.seat.ask(EMPTY);
  expect(peer.closed).toEqual(['too-slow']);
  expect(peer.frames).toEqual([]);
});

test('requests beyond an actor’s limit wait on the device', async () => {
  const all = rooms(memory());
  const peer = await aPeer(all, OUTBOX, citizen);
  let may = false;
  const asked: number[] = [];
  peer.mayRequest = (count) => {
    asked.push(count);
    return may;
  };
  const device = new Y.Doc();
  write(device, [REQUEST, 1], ['clock', { offset: 1 }], [NEXT_REQUEST, 1]);
  const update = Y.encodeStateAsUpdate(device);
  expect(peer.seat.give('answer', update)).toBe('too-many');
  may = true;
  expect(peer.seat.give('answer', update)).toBeNull();
  // Told again it is nothing new.
  expect(peer.seat.give('answer', update)).toBeNull();
  expect(asked).toEqual([2, 2]);
});

test('a day that its writer has released stays while a client reads it, goes when it is idle, and comes back', async () => {
  const idle: (() => void)[] = [];
  const passMinute = (): void => idle.splice(0).forEach((run) => run());
  const all = rooms(memory(), (_ms, run) => {
    idle.push(run);
    return () => void (idle.includes(run) && idle.splice(idle.indexOf(run), 1));
  });
  write(await all.open(DAY), ['event', 1]);
  await all.commit({ mails: [] });
  const reader = await aPeer(all, DAY);
  reader.seat.ask(EMPTY);
  all.release(DAY);
  passMinute();
  expect(all.size).toBe(1);
  reader.seat.leave();
  passMinute();
  expect(all.size).toBe(0);
  const second = await aPeer(all, DAY);
  second.seat.ask(Y.encodeStateVector(reader.doc));
  expect(second.closed).toEqual([]);
  write(await all.open(DAY), ['event', 2]);
  await all.commit({ mails: [] });
  expect(read((await aReaderOf(all)).doc)).toHaveLength(2);
  all.release(DAY);
  second.seat.leave();
});

async function aReaderOf(all: OpenRooms): Promise<TestPeer> {
  const peer = await aPeer(all, DAY);
  peer.seat.ask(EMPTY);
  return peer;
}

/** Compacts nothing while `isFull`. */
function fillingStore(): { store: Store; disk: { isFull: boolean }; compacted: [string, boolean][] } {
  const inner = memory();
  const disk = { isFull: false };
  const compacted: [string, boolean][] = [];
  const store: Store = {
    ...inner,
    async compact(name, state, forGood = false) {
      if (disk.isFull) throw new Error('no disk');
      compacted.push([name, forGood]);
      await inner.compact(name, state, forGood);
    },
  };
  return { store, disk, compacted };
}

test('[P3] what could not be taken from the disk is tried again, also after the document was compacted for its length', async () => {
  const { store, disk, compacted } = fillingStore();
  const all = rooms(store);
  const doc = await all.open(DAY);
  write(doc, ['kept', 1], ['erased', 2]);
  await all.commit({ mails: [] });
  erase(doc, 'erased');
  await all.commit({ mails: [] });
  disk.isFull = true;
  expect(await all.forgetErased([DAY])).toEqual([DAY]);
  expect(await all.forgetErased([DAY])).toEqual([DAY]);
  disk.isFull = false;
  for (let n = 0; n < 200; n++) {
    write(doc, [`event:${n}`, 'x'.repeat(400)]);
    await all.commit({ mails: [] });
  }
  expect(compacted.at(-1)).toEqual([makeName(DAY), false]);
  expect(await all.forgetErased([DAY])).toEqual([]);
  expect(compacted.at(-1)).toEqual([makeName(DAY), true]);
});

test('[P3] one state alone is written anew, too: the files may hold the log before it', async () => {
  const { store, compacted } = fillingStore();
  const first = rooms(store);
  write(await first.open(DAY), ['kept', 1]);
  await first.commit({ mails: [] });
  expect(await rooms(store).forgetErased([DAY, BOARD])).toEqual([]);
  expect(compacted).toEqual([[makeName(DAY), true]]);
  expect(await store.list('')).toEqual([makeName(DAY)]);
});

test('[P3] a document that cannot be loaded is left, and keeps no other from being compacted', async () => {
  const { store, compacted } = fillingStore();
  const first = rooms(store);
  for (const name of [BOARD, DAY]) write(await first.open(name), ['a', 1]);
  await first.commit({ mails: [] });
  let isBroken = true;
  const all = rooms({
    ...store,
    load: async (name) => {
      if (isBroken && name === makeName(BOARD)) throw new Error('unreadable');
      return store.load(name);
    },
  });
  const forgetting = openForgetting(all);
  forgetting.note([BOARD, DAY], 1000);
  await forgetting.run(2000);
  expect(compacted).toEqual([[makeName(DAY), true]]);
  expect(forgetting.dueAt).toBe(2000 + FORGET_WITHIN_MS);
  isBroken = false;
  await forgetting.run(forgetting.dueAt);
  expect(compacted.at(-1)).toEqual([makeName(BOARD), true]);
  expect(forgetting.dueAt).toBe(Infinity);
});

test('a document that was mended is read while its state cannot be stored, and written only on top of it', async () => {
  const { store, disk } = fillingStore();
  const first = rooms(store);
  for (const key of ['a', 'b', 'c', 'd']) {
    write(await first.open(DAY), [key, 1]);
    await first.commit({ mails: [] });
  }
  let isDamaged = true;
  const damaged: Store = {
    ...store,
    load: async (name) => (await store.load(name)).filter((_row, i) => !isDamaged || i !== 1),
    async compact(name, state, forGood) {
      await store.compact(name, state, forGood);
      isDamaged = false;
    },
  };
  disk.isFull = true;
  const all = rooms(damaged);
  const whole = ['a', 'c', 'd'].map((key) => [key, 1]);
  const reader = await aReaderOf(all);
  expect(read(reader.doc)).toEqual(whole);
  erase(await all.open(DAY), 'c');
  await expect(all.commit({ mails: [] })).rejects.toThrow('no disk');
  expect(read(await all.open(DAY))).toEqual(whole);
  disk.isFull = false;
  erase(await all.open(DAY), 'c');
  await all.commit({ mails: [] });
  const kept = [
    ['a', 1],
    ['d', 1],
  ];
  expect(read((await aReaderOf(all)).doc)).toEqual(kept);
  const third = rooms(damaged);
  expect(read(await third.open(DAY))).toEqual(kept);
  expect(read((await aReaderOf(third)).doc)).toEqual(kept);
});

test('a document that comes and goes in one process has one client, unless the store lost what it wrote last', async () => {
  const { store, commits, inner } = slowStore();
  let isLastLost = false;
  const losing: Store = {
    ...store,
    load: async (name) => (await inner.load(name)).slice(0, isLastLost ? -1 : undefined),
  };
  const all = rooms(losing);
  const clients = async (): Promise<number> =>
    Y.decodeStateVector(Y.encodeStateVectorFromUpdate(Y.mergeUpdates(await inner.load(makeName(DAY))))).size;
  const writeOnce = async (n: number, how: 'let' | 'fail' = 'let'): Promise<void> => {
    write(await all.open(DAY), [`event:${n}`, n]);
    const done = all.commit({ mails: [] });
    await eventually(() => expect(commits).toHaveLength(1));
    commits.pop()![how]();
    await done;
    all.release(DAY, 'at-once');
    expect(all.size).toBe(0);
  };
  for (let n = 0; n < 20; n++) await writeOnce(n);
  expect(await clients()).toBe(1);
  // Opened and not written.
  await all.open(DAY);
  all.release(DAY, 'at-once');
  await writeOnce(20);
  expect(await clients()).toBe(1);
  await expect(writeOnce(21, 'fail')).rejects.toThrow('no disk');
  for (const n of [22, 23]) await writeOnce(n);
  expect(await clients()).toBe(2);
  isLastLost = true;
  await all.open(DAY);
  isLastLost = false;
  await writeOnce(24);
  expect(await clients()).toBe(3);
  expect(read(await all.open(DAY))).toHaveLength(24);
});
