/** A device that has much to ask: what the relay takes goes at once, the rest waits on the disk, in order. */
import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { NotSaved, openRequestChannel } from '../../src/lib/client/requests/request-channel.ts';
import { countPending } from '../../src/lib/client/requests/count-pending.ts';
import { DOCS, REQUESTS, UPDATES } from '../../src/lib/client/browser/database.ts';
import { TooLarge } from '../../src/lib/client/requests/outbox-window.ts';
import type { PageEnvironment } from '../../src/lib/client/replica/replica.ts';
import type { RequestChannel } from '../../src/lib/client/types.ts';
import { answerKey, answersIn } from '../../src/lib/docs/inbox-doc.ts';
import { openOutbox } from '../../src/lib/docs/outbox-doc.ts';
import type { ActorId, RequestId } from '../../src/lib/domain/ids.ts';
import { request as requestShape } from '../../src/lib/domain/requests/request.ts';
import { MOST_ROWS } from '../../src/lib/domain/requests/request-fields.ts';
import type { Request, RequestOf } from '../../src/lib/domain/requests/request.ts';
import { limitsOf, windowOf } from '../../src/lib/wire/outbox-limits.ts';
import { eventually } from '../support/eventually.ts';
import { aClock, anActor, arbiterOf, aRequest, KIOSK, yes } from './arbiter.ts';
import type { SmallRelay } from './small-relay.ts';
import { aDevice, aRelay, closing } from './surroundings.ts';

const WINDOW = windowOf(limitsOf('kiosk'));

const open = (actor: ActorId, around: PageEnvironment): Promise<RequestChannel> =>
  openRequestChannel(actor, KIOSK, { ...around, clock: aClock() });

const ids = (asked: readonly Request[]): RequestId[] => asked.map(({ id }) => id);

/** Its kind is not split. */
const aLargeRequest = (bytes: number): Request =>
  requestShape.parse({
    v: 1,
    id: crypto.randomUUID(),
    kind: 'bring-back',
    office: 'dorsten',
    at: Date.now(),
    date: '2026-11-23',
    events: Array.from({ length: bytes / 4096 }, () => 'x'.repeat(4088)),
    people: [],
  });

/** A list as the lead's page hands it over: longer than one request may be. */
function anImport(rows: number): Request {
  const names = ['date', 'time', 'services', 'name'];
  const request = requestShape.parse({
    v: 1,
    id: crypto.randomUUID(),
    kind: 'import',
    office: 'dorsten',
    at: Date.now(),
    date: '2026-11-23',
    rows: [names],
  }) as RequestOf<'import'>;
  const list = Array.from({ length: rows }, (_, i) => ['2026-11-24', '09:00', 'passport', `Erika ${i}`]);
  return { ...request, rows: [names, ...list] };
}

/** Answers what is asked as the arbiter does: some of it at a time, in the order in which it came. */
function answering(relay: SmallRelay, actor: ActorId) {
  const arbiter = arbiterOf(relay, actor);
  const doc = relay.doc(`outbox:${actor}`);
  const heard = new Set<RequestId>();
  const most = { bytes: 0, records: 0 };
  function look(): void {
    const asked = arbiter.asked() as RequestId[];
    most.records = Math.max(most.records, asked.length);
    most.bytes = Math.max(most.bytes, Y.encodeStateAsUpdate(doc).length);
    const kept = new Set<string>(asked);
    const news = asked.filter((id) => !heard.has(id)).slice(0, 50);
    for (const id of news) heard.add(id);
    arbiter.inbox.write(
      news.map((id) => [answerKey(id), yes(id)] as const),
      answersIn(arbiter.inbox).flatMap(({ request }) => (kept.has(request) ? [] : [answerKey(request)])),
    );
    if (news.length > 0) queueMicrotask(look);
  }
  doc.on('update', () => queueMicrotask(look));
  queueMicrotask(look);
  return { heard, most };
}

describe('[M14] a device that was cut off for long', () => {
  test('keeps all that it asks on its disk, and asks it in order, as much at a time as the relay takes', async () => {
    const relay = await aRelay();
    await relay.stop();
    const device = aDevice(relay.origin);
    const actor = anActor();
    const before = await open(actor, (await device.tab()).around);
    const asked = Array.from({ length: 450 }, aRequest);
    await Promise.all(asked.map((one) => before.ask(one)));
    expect(ids(before.pending())).toEqual(ids(asked));
    await before.close();

    const { around, database } = await device.tab();
    const channel = closing(await open(actor, around));
    expect(ids(channel.pending())).toEqual(ids(asked));
    const later = aRequest();
    await channel.ask(later);
    expect(channel.trackedRequest(later.id)?.stage).toBe('saved');
    await relay.start();
    const { heard, most } = answering(relay, actor);
    await eventually(() => expect(channel.pending()).toEqual([]));
    expect([...heard]).toEqual(ids([...asked, later]));
    expect(most.records).toBeGreaterThan(WINDOW.records / 2);
    expect(most.records).toBeLessThanOrEqual(WINDOW.records);
    await eventually(async () => expect(await countPending(actor, database)).toBe(0));
  });

  test('large requests go a few at a time, and one that is larger than all of these goes alone', async () => {
    const relay = await aRelay();
    await relay.stop();
    const { around } = await aDevice(relay.origin).tab();
    const actor = anActor();
    const channel = closing(await open(actor, around));
    const asked = [
      ...Array.from({ length: 12 }, () => aLargeRequest(64 * 1024)),
      aLargeRequest(300 * 1024),
      aRequest(),
    ];
    for (const one of asked) await channel.ask(one);
    await relay.start();
    const { heard, most } = answering(relay, actor);
    await eventually(() => expect(channel.pending()).toEqual([]));
    expect([...heard]).toEqual(ids(asked));
    expect(most.bytes).toBeGreaterThan(290 * 1024);
    expect(most.bytes).toBeLessThan(limitsOf('kiosk').update);
  });

  test('a long list is asked in parts, each once', async () => {
    const relay = await aRelay();
    const { around, database } = await aDevice(relay.origin).tab();
    const actor = anActor();
    const channel = closing(await open(actor, around));
    const asked = anImport(1000);
    await Promise.all([channel.ask(asked), channel.ask(asked)]);
    const parts = channel.pending();
    expect(parts).toHaveLength(1000 / MOST_ROWS);
    expect(await countPending(actor, database)).toBe(1000 / MOST_ROWS);
    const { heard } = answering(relay, actor);
    await eventually(() => expect(channel.pending()).toEqual([]));
    expect([...heard]).toEqual(ids(parts));
  });

  test('a disk that fills up in the middle of a long list keeps nothing of it', async () => {
    const relay = await aRelay();
    await relay.stop();
    const { around, database } = await aDevice(relay.origin).tab();
    const actor = anActor();
    const channel = closing(await open(actor, around));
    let room = 5;
    database.outboxes!.table(REQUESTS).hook('creating', () => {
      if (room-- === 0) throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(channel.ask(anImport(1000))).rejects.toThrow(NotSaved);
    expect(channel.trackedRequests().map(({ stage }) => stage)).toEqual(
      Array(1000 / MOST_ROWS).fill('not-saved'),
    );
    expect(await countPending(actor, database)).toBe(0);
  });

  test('a request that no relay takes is refused on the device, and holds up no other', async () => {
    const relay = await aRelay();
    const { around, database } = await aDevice(relay.origin).tab();
    const actor = anActor();
    const channel = closing(await open(actor, around));
    await expect(channel.ask(aLargeRequest(600 * 1024))).rejects.toThrow(TooLarge);
    expect(channel.trackedRequests()).toEqual([]);
    expect(await countPending(actor, database)).toBe(0);
    const { heard } = answering(relay, actor);
    const small = aRequest();
    await channel.ask(small);
    await eventually(() => expect(channel.trackedRequest(small.id)?.stage).toBe('confirmed'));
    expect([...heard]).toEqual([small.id]);
  });

  test('what waits behind the others has never left: it may be taken back while the line is up', async () => {
    const relay = await aRelay();
    const { around } = await aDevice(relay.origin).tab();
    const actor = anActor();
    const channel = closing(await open(actor, around));
    await eventually(() => expect(channel.link.state).toBe('live'));
    const asked = Array.from({ length: WINDOW.records + 2 }, aRequest);
    for (const one of asked) await channel.ask(one);
    const [first, behind, last] = [asked[0]!, asked.at(-2)!, asked.at(-1)!];
    await eventually(() => expect(channel.trackedRequest(first.id)?.stage).toBe('sent'));
    expect(channel.trackedRequest(behind.id)?.stage).toBe('saved');
    expect(await channel.withdraw(first.id)).toBe(false);
    expect(await channel.withdraw(behind.id)).toBe(true);
    const { heard } = answering(relay, actor);
    await eventually(() => expect(channel.trackedRequest(last.id)?.stage).toBe('confirmed'));
    expect([...heard]).toEqual(ids(asked.filter((one) => one !== behind)));
  });
});

test('[M14] requests that an earlier version kept in the outbox document are asked by this one, once', async () => {
  const relay = await aRelay();
  const device = aDevice(relay.origin);
  const { database, around } = await device.tab();
  const actor = anActor();
  const asked = [aRequest(), aRequest(), aRequest()];
  const doc = new Y.Doc();
  openOutbox(doc, () => {}).append(...asked);
  const outboxes = database.outboxes!;
  await outboxes.table(DOCS).add({ key: 'old', name: `outbox:${actor}`, complete: 0 });
  await outboxes.table(UPDATES).add({ k: 'old', u: Y.encodeStateAsUpdateV2(doc), f: 1 });
  expect(await countPending(actor, database)).toBe(3);
  await database.answered.put({ id: asked[1]!.id, actor, answer: yes(asked[1]!.id), at: Date.now() });
  const { heard } = answering(relay, actor);
  const channel = closing(await open(actor, around));
  await eventually(() => expect(channel.pending()).toEqual([]));
  expect([...heard]).toEqual([asked[0]!.id, asked[2]!.id]);
  expect(await outboxes.table(DOCS).count()).toBe(0);
  await eventually(async () => expect(await countPending(actor, database)).toBe(0));
});

test('[M15] what an earlier page has measured is told as long as one of its requests is in the outbox', async () => {
  const relay = await aRelay();
  await relay.stop();
  const device = aDevice(relay.origin);
  const actor = anActor();
  const measured = [{ deviceAt: 2_000_000, elapsedMs: 500, relayAt: Date.UTC(2026, 10, 23, 8) }];
  const earlier = { ...aClock(), page: { startedAt: 1_999_500, sleeps: false, measured } };
  const requestOf = (pageStartedAt: number): Request =>
    requestShape.parse({
      ...aRequest(),
      clock: { pageStartedAt, elapsedMs: 700, offsetMs: 0, known: 'remembered', notBefore: null },
    });
  const before = await openRequestChannel(actor, KIOSK, { ...(await device.tab()).around, clock: earlier });
  const mine = requestOf(earlier.page.startedAt);
  await before.ask(mine);
  await before.close();
  await relay.start();
  const arbiter = arbiterOf(relay, actor);
  const channel = closing(await open(actor, (await device.tab()).around));
  const later = requestOf(1);
  await channel.ask(later);
  await eventually(() => expect(arbiter.asked()).toEqual([mine.id, later.id]));
  expect(arbiter.clock().pages).toEqual([earlier.page]);
  arbiter.answer(yes(mine.id));
  await eventually(() => expect(arbiter.asked()).toEqual([later.id]));
  await channel.close();
  // The next page has nothing to date by it any more.
  const last = closing(await open(actor, (await device.tab()).around));
  await eventually(() => expect(last.link.state).toBe('live'));
  const { database } = await device.tab();
  expect(await database.pageClocks.all()).toEqual([]);
});
