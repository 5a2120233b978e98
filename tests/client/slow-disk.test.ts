/** A disk that is busy, blocked or refuses: slowness is no absence, and nothing is forgotten in between. */
import 'fake-indexeddb/auto';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openRequestChannel } from '../../src/lib/client/requests/request-channel.ts';
import { openDatabase, REQUESTS } from '../../src/lib/client/browser/database.ts';
import type { Database } from '../../src/lib/client/browser/database.ts';
import type { RequestChannel } from '../../src/lib/client/types.ts';
import { eventually } from '../support/eventually.ts';
import { aClock, aRequest, anActor, arbiterOf, KIOSK, ownAppointmentOf, yes } from './arbiter.ts';
import { aDevice, aRelay, closing, keepBusy, keepTableBusy } from './surroundings.ts';

/** Opens the database of another, older page that blocks every upgrade; returns how to close it. */
async function anOldPageHolds(name: string): Promise<() => void> {
  const held = await new Promise<IDBDatabase>((done, failed) => {
    const opening = indexedDB.open(name, 1);
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => failed(opening.error);
  });
  return () => held.close();
}

describe('[B5] a device that opens its disk', () => {
  test('waits for as long as the disk takes, and finds what it kept', async () => {
    const name = `device-${crypto.randomUUID()}`;
    const release = await anOldPageHolds(name);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    let opened: Database | null = null;
    const opening = openDatabase({ name }).then((database) => (opened = closing(database)));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(opened).toBeNull();
    release();
    vi.useRealTimers();
    const database = await opening;
    expect(database.replicas).not.toBeNull();
    expect(database.outboxes).not.toBeNull();
  });

  test('goes on in memory only where the disk says no, each of the two by itself', async () => {
    const name = `device-${crypto.randomUUID()}`;
    const open = indexedDB.open.bind(indexedDB);
    const refusing = vi.spyOn(indexedDB, 'open').mockImplementation((asked, version) => {
      if (asked === name) throw new DOMException('refused', 'SecurityError');
      return version === undefined ? open(asked) : open(asked, version);
    });
    onTestFinished(() => refusing.mockRestore());
    const database = closing(await openDatabase({ name }));
    expect(database.replicas).toBeNull();
    expect(database.outboxes).not.toBeNull();
  });
});

describe('[M17] an answer', () => {
  test('is on disk, with what it brought, before its request leaves the outbox', async () => {
    const relay = await aRelay();
    const device = aDevice(relay.origin);
    const { database, around } = await device.tab();
    const actor = anActor();
    const arbiter = arbiterOf(relay, actor);
    const channel = closing(await openRequestChannel(actor, KIOSK, { ...around, clock: aClock() }));
    await eventually(() => expect(channel.link.complete).toBe(true));
    const asked = aRequest();
    await channel.ask(asked);
    await eventually(() => expect(arbiter.asked()).toEqual([asked.id]));

    const release = keepBusy(database);
    const own = ownAppointmentOf(asked);
    arbiter.answer(yes(asked.id), own);
    await eventually(() => expect(channel.trackedRequest(asked.id)?.stage).toBe('confirmed'));
    await eventually(async () => expect(await database.answered.get(asked.id)).toBeDefined());
    // The page could die here: the appointment is not on disk, so the request still is.
    expect(await requestsOnDisk(database)).toBeGreaterThan(0);
    expect(arbiter.asked()).toEqual([asked.id]);

    release();
    await eventually(() => expect(arbiter.asked()).toEqual([]));
    await relay.stop();
    const reloaded = await device.tab();
    const later = closing(await openRequestChannel(actor, KIOSK, { ...reloaded.around, clock: aClock() }));
    expect(later.appointments()).toEqual([own]);
    expect(later.pending()).toEqual([]);
  });

  test('itself is on disk before its request leaves disk and outbox', async () => {
    const relay = await aRelay();
    const { database, around } = await aDevice(relay.origin).tab();
    const actor = anActor();
    const arbiter = arbiterOf(relay, actor);
    const channel = closing(await openRequestChannel(actor, KIOSK, { ...around, clock: aClock() }));
    await eventually(() => expect(channel.link.complete).toBe(true));
    const asked = aRequest();
    await channel.ask(asked);
    await eventually(() => expect(arbiter.asked()).toEqual([asked.id]));

    const release = keepTableBusy(database.outboxes!, 'answered');
    arbiter.answer(yes(asked.id));
    await eventually(() => expect(channel.trackedRequest(asked.id)?.stage).toBe('confirmed'));
    // What is asked and answered later goes through the same disk and the same line, and would have taken it along.
    const later = aRequest();
    await channel.ask(later);
    await eventually(() => expect(arbiter.asked()).toContain(later.id));
    expect(await requestsOnDisk(database)).toBe(2);
    expect(arbiter.asked()).toEqual([asked.id, later.id]);

    release();
    await eventually(() => expect(arbiter.asked()).toEqual([later.id]));
    expect(await database.answered.get(asked.id)).toMatchObject({ answer: yes(asked.id) });
    expect(await requestsOnDisk(database)).toBe(1);
  });
});

describe('a request that has been withdrawn', () => {
  const opened = async (
    around: Parameters<typeof openRequestChannel>[2],
    actor = anActor(),
  ): Promise<RequestChannel> =>
    closing(await openRequestChannel(actor, KIOSK, { clock: aClock(), ...around }));

  test('never reaches the relay when it had not left the device', async () => {
    const relay = await aRelay();
    await relay.stop();
    const device = aDevice(relay.origin);
    const actor = anActor();
    const channel = await opened((await device.tab()).around, actor);
    await eventually(() => expect(channel.link.state).toBe('offline'));
    const [kept, taken] = [aRequest(), aRequest()];
    await channel.ask(kept);
    await channel.ask(taken);
    expect(await channel.withdraw(taken.id)).toBe(true);
    expect(channel.trackedRequests().map((e) => e.request.id)).toEqual([kept.id]);
    expect(await channel.withdraw(taken.id)).toBe(false);
    await channel.close();

    const reloaded = await opened((await device.tab()).around, actor);
    expect(reloaded.pending()).toEqual([kept]);
    await relay.start();
    await eventually(() => expect(arbiterOf(relay, actor).asked()).toEqual([kept.id]));
  });

  test('is refused while connected, and for ever once it was handed to the line', async () => {
    const relay = await aRelay();
    const device = aDevice(relay.origin);
    const actor = anActor();
    const channel = await opened((await device.tab()).around, actor);
    const asked = aRequest();
    await channel.ask(asked);
    await eventually(() => expect(channel.trackedRequest(asked.id)?.stage).toBe('sent'));
    expect(await channel.withdraw(asked.id)).toBe(false);
    await relay.stop();
    await eventually(() => expect(channel.trackedRequest(asked.id)?.stage).toBe('perhaps-arrived'));
    expect(await channel.withdraw(asked.id)).toBe(false);
    const { database, around } = await device.tab();
    await eventually(async () => expect(await database.left.get(asked.id)).toBeDefined());
    const reloaded = await opened(around, actor);
    await eventually(() => expect(reloaded.link.state).toBe('offline'));
    expect(reloaded.trackedRequest(asked.id)?.stage).toBe('perhaps-arrived');
    expect(await reloaded.withdraw(asked.id)).toBe(false);
    expect(reloaded.pending()).toEqual([asked]);
  });
});

const requestsOnDisk = (database: Database): Promise<number> => database.outboxes!.table(REQUESTS).count();
