import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, test, vi } from 'vitest';
import { appointmentKey, DEVICE_KEY } from '../../src/lib/docs/inbox-doc.ts';
import type { ActorId, RequestId } from '../../src/lib/domain/ids.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { openRequestChannel } from '../../src/lib/client/requests/request-channel.ts';
import type { RequestChannelOptions } from '../../src/lib/client/requests/request-channel.ts';
import { openDatabase } from '../../src/lib/client/browser/database.ts';
import type { Clock, RequestChannel, Stage } from '../../src/lib/client/types.ts';
import { eventually } from '../support/eventually.ts';
import { aClock, anActor, arbiterOf, aRequest, KIOSK, no, ownAppointmentOf, yes } from './arbiter.ts';
import type { SmallRelay } from './small-relay.ts';
import { aDevice, aRelay, closing } from './surroundings.ts';

const open = async (actor: ActorId, around: RequestChannelOptions): Promise<RequestChannel> =>
  closing(await openRequestChannel(actor, KIOSK, { clock: aClock(), ...around }));

function stagesOf(channel: RequestChannel, id: RequestId): Stage[] {
  const seen: Stage[] = [];
  channel.subscribe(() => {
    const stage = channel.trackedRequest(id)?.stage;
    if (stage !== undefined && stage !== seen.at(-1)) seen.push(stage);
  });
  return seen;
}

describe('a request', () => {
  test('is on disk when `ask` resolves, and survives a reload with the relay dead', async () => {
    const relay = await aRelay();
    await relay.stop();
    const device = aDevice(relay.origin);
    const actor = anActor();
    const first = await device.tab();
    const channel = await openRequestChannel(actor, KIOSK, { ...first.around, clock: aClock() });
    const asked = aRequest();
    await channel.ask(asked);
    // The page dies here: nothing is closed, nothing more is written.
    const second = await device.tab();
    const reloaded = await open(actor, second.around);
    expect(reloaded.pending()).toEqual([asked]);
    expect(reloaded.trackedRequest(asked.id)).toEqual({ request: asked, stage: 'saved', answer: null });
    await channel.close();

    await relay.start();
    const arbiter = arbiterOf(relay, actor);
    await eventually(() => expect(arbiter.asked()).toEqual([asked.id]));
    await eventually(() => expect(reloaded.trackedRequest(asked.id)?.stage).toBe('sent'));
  });

  test('of which the frame is drawn first is shown as being saved, and then kept and sent, also by a closed page', async () => {
    const relay = await aRelay();
    const device = aDevice(relay.origin);
    const actor = anActor();
    const arbiter = arbiterOf(relay, actor);
    const first = await device.tab();
    const channel = await openRequestChannel(actor, KIOSK, { ...first.around, clock: aClock() });
    await eventually(() => expect(channel.link.state).toBe('live'));
    const [asked, last] = [aRequest(), aRequest()];
    const written = vi.spyOn(first.database.outboxes!, 'transaction');
    const saved = channel.ask(asked, { drawnFirst: true });
    expect(channel.trackedRequest(asked.id)?.stage).toBe('saving');
    expect(written, 'the disk waits for the frame').not.toHaveBeenCalled();
    await saved;
    expect(written).toHaveBeenCalled();
    await eventually(() => expect(arbiter.asked()).toEqual([asked.id]));
    // The page is closed before the frame is drawn.
    const kept = channel.ask(last, { drawnFirst: true });
    await channel.close();
    await kept;
    const second = await device.tab();
    const reloaded = await open(actor, second.around);
    expect(reloaded.pending().map(({ id }) => id)).toEqual([asked.id, last.id]);
    await eventually(() => expect(arbiter.asked()).toEqual([asked.id, last.id]));
  });

  test('goes through its stages in order, and leaves the outbox when it is answered', async () => {
    const relay = await aRelay();
    const { around, database } = await aDevice(relay.origin).tab();
    const actor = anActor();
    const arbiter = arbiterOf(relay, actor);
    const channel = await open(actor, around);
    await eventually(() => expect(channel.link.state).toBe('live'));
    const asked = aRequest();
    const stages = stagesOf(channel, asked.id);
    await channel.ask(asked);
    await eventually(() => expect(arbiter.asked()).toEqual([asked.id]));
    await eventually(() => expect(channel.trackedRequest(asked.id)?.stage).toBe('sent'));
    expect(channel.pending()).toEqual([asked]);

    arbiter.answer(yes(asked.id));
    await eventually(() => expect(channel.trackedRequest(asked.id)?.answer).toEqual(yes(asked.id)));
    expect(channel.pending()).toEqual([]);
    await eventually(() => expect(arbiter.asked()).toEqual([]));
    arbiter.takeBack(asked.id);
    await eventually(() => expect(arbiter.inbox.all.size).toBe(0));
    expect(channel.trackedRequest(asked.id)).toEqual({
      request: asked,
      stage: 'confirmed',
      answer: yes(asked.id),
    });
    const order: Stage[] = ['saving', 'saved', 'sent', 'confirmed'];
    expect(stages).toEqual(order.filter((s) => stages.includes(s)));
    expect(stages).toContain('sent');
    // The answer was written down before the request left the outbox.
    expect(await database.answered.get(asked.id)).toMatchObject({ answer: yes(asked.id) });
    channel.release(asked.id);
    expect(channel.trackedRequest(asked.id)).toBeNull();
  });

  test('[B5.2] that was sent may have arrived when the link breaks before the answer, also for a later page', async () => {
    const relay = await aRelay();
    const device = aDevice(relay.origin);
    const actor = anActor();
    const channel = await openRequestChannel(actor, KIOSK, {
      ...(await device.tab()).around,
      clock: aClock(),
    });
    const asked = aRequest();
    await channel.ask(asked);
    await eventually(() => expect(channel.trackedRequest(asked.id)?.stage).toBe('sent'));
    await relay.stop();
    await eventually(() => expect(channel.trackedRequest(asked.id)?.stage).toBe('perhaps-arrived'));
    expect(channel.link.state).toBe('offline');
    expect(await channel.withdraw(asked.id)).toBe(false);
    // What is asked now has never left.
    const later = aRequest();
    await channel.ask(later);
    expect(channel.trackedRequest(later.id)?.stage).toBe('saved');
    await channel.close();

    const reloaded = await open(actor, (await device.tab()).around);
    expect(reloaded.trackedRequest(asked.id)?.stage).toBe('perhaps-arrived');
    expect(reloaded.trackedRequest(later.id)?.stage).toBe('saved');
  });

  test('[A5] one that is taken back says so, whatever becomes of it; also to a later page', async () => {
    const relay = await aRelay();
    const device = aDevice(relay.origin);
    const actor = anActor();
    const arbiter = arbiterOf(relay, actor);
    const channel = await openRequestChannel(actor, KIOSK, {
      ...(await device.tab()).around,
      clock: aClock(),
    });
    const asked = aRequest();
    await channel.ask(asked);
    const { id, office, at, date } = aRequest();
    await channel.ask({ v: 1, id, office, at, date, kind: 'withdraw', asked: asked.id });
    expect(channel.trackedRequest(asked.id)?.stage).toBe('withdrawn');
    expect(channel.trackedRequest(id)?.stage).not.toBe('withdrawn');
    await channel.close();

    const reloaded = await open(actor, (await device.tab()).around);
    expect(reloaded.trackedRequest(asked.id)?.stage).toBe('withdrawn');
    arbiter.answer(yes(asked.id));
    await eventually(() => expect(reloaded.trackedRequest(asked.id)?.answer).toEqual(yes(asked.id)));
    expect(reloaded.trackedRequest(asked.id)?.stage).toBe('withdrawn');
  });

  test('[A5] one that was refused since its visitor had left is withdrawn, and leaves outbox and disk', async () => {
    const relay = await aRelay();
    const device = aDevice(relay.origin);
    const actor = anActor();
    const arbiter = arbiterOf(relay, actor);
    const channel = await openRequestChannel(actor, KIOSK, {
      ...(await device.tab()).around,
      clock: aClock(),
    });
    const asked = aRequest();
    await channel.ask(asked);
    arbiter.answer({ ok: false, request: asked.id, reason: 'no-longer-wanted', alternatives: [] });
    await eventually(() => expect(channel.trackedRequest(asked.id)?.stage).toBe('withdrawn'));
    await eventually(() => expect(arbiter.asked()).toEqual([]));
    await channel.close();
    const reloaded = await open(actor, (await device.tab()).around);
    expect(reloaded.pending()).toEqual([]);
  });

  test('refused: the answer stays with the page, the request goes', async () => {
    const relay = await aRelay();
    const { around } = await aDevice(relay.origin).tab();
    const actor = anActor();
    const arbiter = arbiterOf(relay, actor);
    const channel = await open(actor, around);
    const asked = aRequest();
    await channel.ask(asked);
    arbiter.answer(no(asked.id));
    await eventually(() =>
      expect(channel.trackedRequest(asked.id)).toMatchObject({ stage: 'refused', answer: no(asked.id) }),
    );
    await eventually(() => expect(arbiter.asked()).toEqual([]));
  });

  test('[A7.11] what gives out a number keeps it taken while it waits, whatever the day makes of it', async () => {
    const relay = await aRelay();
    await relay.stop();
    const channel = await open(anActor(), (await aDevice(relay.origin).tab()).around);
    const asked = aRequest();
    await channel.ask(asked);
    expect([...channel.numbersOn(asked.date)]).toEqual(['A001']);
    expect([...channel.numbersOn(addDays(asked.date, 1))]).toEqual([]);
    // Its visitor had left before it was shown.
    expect(await channel.withdraw(asked.id)).toBe(true);
    expect([...channel.numbersOn(asked.date)]).toEqual([]);
  });

  test('[M16] asked twice is one', async () => {
    const relay = await aRelay();
    const { around } = await aDevice(relay.origin).tab();
    const actor = anActor();
    const channel = await open(actor, around);
    const asked = aRequest();
    await Promise.all([channel.ask(asked), channel.ask(asked)]);
    expect(channel.pending()).toEqual([asked]);
    await eventually(() => expect(arbiterOf(relay, actor).asked()).toEqual([asked.id]));
  });

  test('[M17] answered, and the page died before it left the outbox: not asked again', async () => {
    const relay = await aRelay();
    await relay.stop();
    const device = aDevice(relay.origin);
    const actor = anActor();
    const first = await device.tab();
    const dying = await openRequestChannel(actor, KIOSK, { ...first.around, clock: aClock() });
    const [answered, open_] = [aRequest(), aRequest()];
    await dying.ask(answered);
    await dying.ask(open_);
    await first.database.answered.put({ id: answered.id, actor, answer: no(answered.id), at: Date.now() });
    await dying.close();
    await relay.start();
    const channel = await open(actor, (await device.tab()).around);
    expect(channel.pending()).toEqual([open_]);
    const arbiter = arbiterOf(relay, actor);
    await eventually(() => expect(arbiter.asked()).toEqual([open_.id]));
  });
});

describe('a device that keeps nothing', () => {
  test('says so, sends all the same, and gets its answer', async () => {
    const relay = await aRelay();
    const around = { database: await openDatabase({ disk: false }), origin: relay.origin };
    const actor = anActor();
    const arbiter = arbiterOf(relay, actor);
    const channel = await open(actor, around);
    const asked = aRequest();
    const stages = stagesOf(channel, asked.id);
    await expect(channel.ask(asked)).rejects.toThrow('only in this page');
    await eventually(() => expect(channel.trackedRequest(asked.id)?.stage).toBe('sent'));
    arbiter.answer(yes(asked.id));
    await eventually(() => expect(channel.trackedRequest(asked.id)?.stage).toBe('confirmed'));
    await eventually(() => expect(arbiter.asked()).toEqual([]));
    expect(stages).not.toContain('saved');
  });

  test('with the relay dead as well: not saved', async () => {
    const relay = await aRelay();
    await relay.stop();
    const around = { database: await openDatabase({ disk: false }), origin: relay.origin };
    const channel = await open(anActor(), around);
    const asked = aRequest();
    await expect(channel.ask(asked)).rejects.toThrow();
    expect(channel.trackedRequest(asked.id)?.stage).toBe('not-saved');
    expect(channel.pending()).toEqual([asked]);
  });

  test('a disk that fails later is not believed', async () => {
    const relay = await aRelay();
    await relay.stop();
    const { around, database } = await aDevice(relay.origin).tab();
    const channel = await open(anActor(), around);
    database.outboxes!.close({ disableAutoOpen: true });
    const asked = aRequest();
    await expect(channel.ask(asked)).rejects.toThrow();
    expect(channel.trackedRequest(asked.id)?.stage).toBe('not-saved');
  });
});

describe('two tabs with one outbox', () => {
  test('nothing is lost, nothing is doubled, both learn every answer', async () => {
    const relay = await aRelay();
    const device = aDevice(relay.origin);
    const actor = anActor();
    const arbiter = arbiterOf(relay, actor);
    const one = await open(actor, (await device.tab()).around);
    const two = await open(actor, (await device.tab()).around);
    const [a, b, c, d] = [aRequest(), aRequest(), aRequest(), aRequest()];
    await Promise.all([one.ask(a), two.ask(b), one.ask(c), two.ask(d)]);
    const ids = [a, b, c, d].map((r) => r.id).sort();
    await eventually(() => expect(arbiter.asked().sort()).toEqual(ids));
    await eventually(() =>
      expect(
        two
          .pending()
          .map((r) => r.id)
          .sort(),
      ).toEqual(ids),
    );
    for (const id of ids) arbiter.answer(id === a.id ? no(id) : yes(id));
    await eventually(() => expect(arbiter.asked()).toEqual([]));
    for (const id of ids) arbiter.takeBack(id);
    for (const [tab, own] of [
      [one, [a, c]],
      [two, [b, d]],
    ] as const) {
      await eventually(() => expect(tab.pending()).toEqual([]));
      for (const { id } of own)
        expect(tab.trackedRequest(id)?.answer).toEqual(id === a.id ? no(id) : yes(id));
    }
  });

  test('what one asked while both were cut off, the other sends after the first is gone', async () => {
    const relay = await aRelay();
    await relay.stop();
    const device = aDevice(relay.origin);
    const actor = anActor();
    const one = await openRequestChannel(actor, KIOSK, { ...(await device.tab()).around, clock: aClock() });
    const two = await open(actor, (await device.tab()).around);
    const asked = aRequest();
    await one.ask(asked);
    await one.close();
    await eventually(() => expect(two.pending()).toEqual([asked]));
    await relay.start();
    await eventually(() => expect(arbiterOf(relay, actor).asked()).toEqual([asked.id]));
  });

  test('one that missed the answer learns it from the other', async () => {
    const relay = await aRelay();
    const device = aDevice(relay.origin);
    const actor = anActor();
    const cutOff = await aRelay();
    const asking = await open(actor, { ...(await device.tab()).around, origin: cutOff.origin });
    await cutOff.stop();
    const asked = aRequest();
    await asking.ask(asked);
    const other = await open(actor, (await device.tab()).around);
    const arbiter = arbiterOf(relay, actor);
    await eventually(() => expect(arbiter.asked()).toEqual([asked.id]));
    arbiter.answer(yes(asked.id));
    await eventually(() => expect(other.trackedRequest(asked.id)?.stage).toBe('confirmed'));
    arbiter.takeBack(asked.id);
    await eventually(() => expect(asking.trackedRequest(asked.id)?.answer).toEqual(yes(asked.id)));
  });
});

describe('beside the requests', () => {
  test('[M15] the clock in the outbox follows by more than 250 ms only', async () => {
    const relay = await aRelay();
    const { around } = await aDevice(relay.origin).tab();
    const actor = anActor();
    const clock = aClock();
    const channel = closing(await openRequestChannel(actor, KIOSK, { ...around, clock }));
    const arbiter = arbiterOf(relay, actor);
    await eventually(() => expect(channel.link.state).toBe('live'));
    clock.set(200);
    clock.set(3_600_000);
    await eventually(() => expect(arbiter.offset()).toBe(3_600_000));
    const frames = relay.frames(`outbox:${actor}`).length;
    clock.set(3_600_100);
    clock.set(3_600_300);
    await eventually(() => expect(arbiter.offset()).toBe(3_600_300));
    expect(relay.frames(`outbox:${actor}`).length).toBe(frames + 1);
  });

  /** What the arbiter knows of the device's clock when it first sees a request. */
  function offsetAtFirst(relay: SmallRelay, actor: ActorId): () => number | null {
    const arbiter = arbiterOf(relay, actor);
    let first: number | null = null;
    relay.doc(`outbox:${actor}`).on('update', () => {
      if (first === null && arbiter.asked().length > 0) first = arbiter.offset();
    });
    return () => first;
  }

  test('[M15] a known clock offset is told when the channel opens, with the first request', async () => {
    const relay = await aRelay();
    const actor = anActor();
    const offset = offsetAtFirst(relay, actor);
    await relay.stop();
    const { around } = await aDevice(relay.origin).tab();
    const clock = aClock();
    clock.set(3_600_000);
    const channel = closing(await openRequestChannel(actor, KIOSK, { ...around, clock }));
    await channel.ask(aRequest());
    await relay.start();
    await eventually(() => expect(offset()).not.toBeNull());
    expect(offset()).toBe(3_600_000);
  });

  test('[M15] the outbox says nothing before the relay’s clock is measured, also after a reconnection', async () => {
    const relay = await aRelay();
    const { around } = await aDevice(relay.origin).tab();
    const actor = anActor();
    const offset = offsetAtFirst(relay, actor);
    const inner = aClock();
    let measured = (): void => {};
    let asked = 0;
    const clock: Clock = {
      ...inner,
      get offset() {
        return inner.offset;
      },
      ensureMeasured() {
        asked++;
        return new Promise((resolve) => (measured = resolve));
      },
    };
    const channel = closing(await openRequestChannel(actor, KIOSK, { ...around, clock }));
    for (const connection of [1, 2]) {
      await channel.ask(aRequest());
      await eventually(() => expect(asked).toBe(connection));
      const before = arbiterOf(relay, actor).asked().length;
      await eventually(() => expect(relay.sockets(`inbox:${actor}`)).toBe(1));
      expect(arbiterOf(relay, actor).asked()).toHaveLength(before);
      inner.set(connection * 3_600_000);
      measured();
      await eventually(() => expect(arbiterOf(relay, actor).asked()).toHaveLength(connection));
      expect(arbiterOf(relay, actor).offset()).toBe(connection * 3_600_000);
      if (connection === 1) {
        await relay.stop();
        await eventually(() => expect(channel.link.state).toBe('offline'));
        await relay.start();
      }
    }
    expect(offset()).toBe(3_600_000);
  });

  test('what the relay tells the actor: appointment, grant; from disk too', async () => {
    const relay = await aRelay();
    const device = aDevice(relay.origin);
    const actor = anActor();
    const { inbox } = arbiterOf(relay, actor);
    const appointment = ownAppointmentOf(aRequest());
    inbox.write([
      [appointmentKey(appointment), appointment],
      [DEVICE_KEY, { name: 'Foyer links', numbers: { from: 1, to: 100 } }],
    ]);
    const channel = await openRequestChannel(actor, KIOSK, {
      ...(await device.tab()).around,
      clock: aClock(),
    });
    await eventually(() => expect(channel.appointments()).toEqual([appointment]));
    expect(channel.grant()).toEqual({ name: 'Foyer links', numbers: { from: 1, to: 100 } });
    await eventually(() => expect(channel.link).toMatchObject({ state: 'live', complete: true }));
    await channel.close();
    await relay.stop();
    const reloaded = await open(actor, (await device.tab()).around);
    expect(reloaded.appointments()).toEqual([appointment]);
    expect(reloaded.grant()?.name).toBe('Foyer links');
    expect(reloaded.link.complete).toBe(true);
  });

  test('a refused device is told why, and its requests stay on its disk', async () => {
    const relay = await aRelay();
    const device = aDevice(relay.origin);
    const actor = anActor();
    const channel = await openRequestChannel(actor, KIOSK, {
      ...(await device.tab()).around,
      clock: aClock(),
    });
    const asked = aRequest();
    await eventually(() => expect(channel.link.state).toBe('live'));
    relay.refuse(`outbox:${actor}`, 'not-allowed');
    await eventually(() => expect(channel.link).toMatchObject({ state: 'closed', reason: 'not-allowed' }));
    await channel.ask(asked);
    expect(channel.trackedRequest(asked.id)?.stage).toBe('saved');
    await channel.close();
    const reloaded = await open(actor, (await device.tab()).around);
    expect(reloaded.pending()).toEqual([asked]);
  });

  test('strict durability is what the browser is asked for', async () => {
    const { database } = await aDevice('http://127.0.0.1:1').tab();
    const options = (dexie: Dexie): unknown => (dexie as unknown as { _options: object })._options;
    expect(options(database.outboxes!)).toMatchObject({ chromeTransactionDurability: 'strict' });
    expect(options(database.replicas!)).toMatchObject({ chromeTransactionDurability: 'relaxed' });
  });
});
