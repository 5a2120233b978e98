/** What a phone is told, and when: not before it can show it again, and never not at all. */
import 'fake-indexeddb/auto';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openRequestChannel } from '../../src/lib/client/requests/request-channel.ts';
import { WRITE_TIMEOUT_MS } from '../../src/lib/client/requests/inbox.ts';
import type { KeepFirst } from '../../src/lib/client/requests/inbox.ts';
import { openReplica } from '../../src/lib/client/replica/replica.ts';
import { appointmentKey } from '../../src/lib/docs/inbox-doc.ts';
import type { ActorId } from '../../src/lib/domain/ids.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { eventually } from '../support/eventually.ts';
import { aClock, anActor, arbiterOf, aRequest, KIOSK, ownAppointmentOf, yes } from './arbiter.ts';
import { aDevice, aRelay, closing, fillUp, keepBusy } from './surroundings.ts';

const nothing: KeepFirst = async () => {};

/** A phone that has asked, and how its office says yes; `arrived` resolves when the phone's document holds it. */
async function aPhone(keeps: { keepFirst?: KeepFirst } = { keepFirst: nothing }) {
  const relay = await aRelay();
  const device = aDevice(relay.origin);
  const { database, around } = await device.tab();
  const actor = anActor();
  const arbiter = arbiterOf(relay, actor);
  const channel = closing(await openRequestChannel(actor, KIOSK, { ...around, ...keeps, clock: aClock() }));
  await eventually(() => expect(channel.link.complete).toBe(true));
  const asked = aRequest();
  await channel.ask(asked);
  await eventually(() => expect(channel.trackedRequest(asked.id)?.stage).toBe('sent'));
  await eventually(() => expect(arbiter.asked()).toEqual([asked.id]));
  const own = ownAppointmentOf(asked);
  // The page's own replica, shared with the channel.
  const replica = closing(await openReplica({ kind: 'inbox', actor }, KIOSK, around));
  const arrived = (): Promise<void> =>
    eventually(() => expect(replica.doc.getArray('records').length).toBe(arbiter.inbox.all.size));
  const answer = async (): Promise<void> => {
    arbiter.answer(yes(asked.id), own);
    await arrived();
  };
  const say = async (change: Partial<typeof own>): Promise<void> => {
    arbiter.inbox.write([[appointmentKey(own), { ...own, ...change }]]);
    await eventually(() =>
      expect(JSON.stringify(replica.doc.getArray('records'))).toContain(JSON.stringify(change).slice(1, -1)),
    );
  };
  return { relay, device, database, actor, arbiter, channel, asked, own, answer, say };
}

const told = (channel: Awaited<ReturnType<typeof aPhone>>['channel'], { id }: Request) => ({
  stage: channel.trackedRequest(id)?.stage,
  appointments: channel.appointments().map(({ state }) => state),
});

async function reloaded(
  { device, relay }: Pick<Awaited<ReturnType<typeof aPhone>>, 'device' | 'relay'>,
  actor: ActorId,
) {
  await relay.stop();
  const { around } = await device.tab();
  return closing(await openRequestChannel(actor, KIOSK, { ...around, clock: aClock(), keepFirst: nothing }));
}

describe('[B5, M17] an answer to a phone', () => {
  test('is told once it is on the phone’s disk, and is there after a reload without the relay', async () => {
    const phone = await aPhone();
    const { channel, asked, own } = phone;
    const release = keepBusy(phone.database);
    await phone.answer();
    expect(told(channel, asked)).toEqual({ stage: 'sent', appointments: [] });
    release();
    const seen = await new Promise((resolve) => {
      channel.subscribe(() => {
        if (channel.appointments().length > 0) resolve(told(channel, asked));
      });
    });
    // What came in one piece is told in one piece.
    expect(seen).toEqual({ stage: 'confirmed', appointments: ['booked'] });
    expect(channel.kept).toBe(true);
    // At once: the page has had no time for anything else.
    const later = await reloaded(phone, phone.actor);
    expect(later.appointments()).toEqual([own]);
    expect(later.pending()).toEqual([]);
  });

  test('waits for what is written beside it, too', async () => {
    const written = Promise.withResolvers<void>();
    const beside: string[] = [];
    const { channel, asked, answer, arbiter } = await aPhone({
      keepFirst: async (appointments) => {
        if (appointments.length === 0) return;
        beside.push(...appointments.map(({ state }) => state));
        await written.promise;
      },
    });
    await answer();
    await eventually(() => expect(beside).toEqual(['booked']));
    expect(told(channel, asked)).toEqual({ stage: 'sent', appointments: [] });
    expect(arbiter.asked()).toEqual([asked.id]);
    written.resolve();
    await eventually(() => expect(told(channel, asked).stage).toBe('confirmed'));
    await eventually(() => expect(arbiter.asked()).toEqual([]));
    expect(channel.kept).toBe(true);
  });

  test('that its disk does not take is told all the same, as not kept', async () => {
    const { channel, database, asked, answer, arbiter } = await aPhone();
    expect(channel.kept).toBe(true);
    fillUp(database);
    await answer();
    await eventually(() =>
      expect(told(channel, asked)).toEqual({ stage: 'confirmed', appointments: ['booked'] }),
    );
    expect(channel.kept).toBe(false);
    await eventually(() => expect(arbiter.asked()).toEqual([]));
  });

  test('that could not be written beside its authorization is not called kept either', async () => {
    const { channel, asked, answer } = await aPhone({
      keepFirst: async (appointments) => {
        if (appointments.length > 0) throw new DOMException('full', 'QuotaExceededError');
      },
    });
    await answer();
    await eventually(() => expect(told(channel, asked).stage).toBe('confirmed'));
    expect(channel.kept).toBe(false);
  });

  test('is told after a while by a disk that does not come to an end, and called kept when it does', async () => {
    const phone = await aPhone();
    const { channel, asked, answer, say } = phone;
    const release = keepBusy(phone.database);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    await answer();
    await vi.advanceTimersByTimeAsync(WRITE_TIMEOUT_MS / 2);
    expect(told(channel, asked)).toEqual({ stage: 'sent', appointments: [] });
    await vi.advanceTimersByTimeAsync(WRITE_TIMEOUT_MS / 2);
    expect(told(channel, asked)).toEqual({ stage: 'confirmed', appointments: ['booked'] });
    expect(channel.kept).toBe(false);
    // From then on no caller waits again.
    await say({ state: 'cancelled' });
    expect(told(channel, asked).appointments).toEqual(['cancelled']);
    expect(channel.kept).toBe(false);
    // The request stays as long as nothing else is on the disk.
    expect(phone.arbiter.asked()).toEqual([asked.id]);
    release();
    vi.useRealTimers();
    await eventually(() => expect(channel.kept).toBe(true));
    await eventually(() => expect(phone.arbiter.asked()).toEqual([]));
    const later = await reloaded(phone, phone.actor);
    expect(later.appointments().map(({ state }) => state)).toEqual(['cancelled']);
  });
});

describe('while the disk is busy', () => {
  test('an inbox is not called whole before what it holds is told: nothing is taken for erased', async () => {
    const relay = await aRelay();
    const { database, around } = await aDevice(relay.origin).tab();
    const actor = anActor();
    const own = ownAppointmentOf(aRequest());
    arbiterOf(relay, actor).inbox.write([[appointmentKey(own), own]]);
    await relay.stop();
    const options = { ...around, clock: aClock(), keepFirst: nothing };
    const channel = closing(await openRequestChannel(actor, KIOSK, options));
    await eventually(() => expect(channel.link.state).toBe('offline'));
    const release = keepBusy(database);
    await relay.start();
    await eventually(() => expect(channel.link.state).toBe('live'));
    expect(channel.link.complete).toBe(false);
    expect(channel.appointments()).toEqual([]);
    const seen: unknown[] = [];
    channel.subscribe(() => {
      if (channel.link.complete) seen.push(channel.appointments());
    });
    release();
    await eventually(() => expect(channel.link.complete).toBe(true));
    expect(seen[0]).toEqual([own]);
  });

  test('a called visitor hears it at once, and what waits stays untold', async () => {
    const { channel, asked, answer, say, database } = await aPhone();
    await answer();
    await eventually(() => expect(told(channel, asked).appointments).toEqual(['booked']));
    keepBusy(database);
    await say({ state: 'called' });
    expect(told(channel, asked).appointments).toEqual(['called']);
    await say({ state: 'cancelled' });
    expect(told(channel, asked).appointments).toEqual(['booked']);
  });

  test('a counter or a kiosk, which keeps nothing first, is told at once', async () => {
    const { database, channel, asked, answer } = await aPhone({});
    keepBusy(database);
    await answer();
    expect(told(channel, asked)).toEqual({ stage: 'confirmed', appointments: ['booked'] });
  });
});
