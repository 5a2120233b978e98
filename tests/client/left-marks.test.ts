/** A request of a phone leaves once it is noted that it has: nothing that the office may have is called unsent. */
import 'fake-indexeddb/auto';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openRequestChannel } from '../../src/lib/client/requests/request-channel.ts';
import type { RequestChannelOptions } from '../../src/lib/client/requests/request-channel.ts';
import type { Database } from '../../src/lib/client/browser/database.ts';
import { WRITE_TIMEOUT_MS } from '../../src/lib/client/requests/inbox.ts';
import type { ActorId, RequestId } from '../../src/lib/domain/ids.ts';
import type { RequestChannel } from '../../src/lib/client/types.ts';
import { eventually } from '../support/eventually.ts';
import { aClock, anActor, arbiterOf, aRequest, KIOSK } from './arbiter.ts';
import { aDevice, aRelay, closing } from './surroundings.ts';
import type { SmallRelay } from './small-relay.ts';

const open = async (actor: ActorId, options: RequestChannelOptions): Promise<RequestChannel> =>
  closing(await openRequestChannel(actor, KIOSK, { clock: aClock(), markFirst: true, ...options }));

/** Marks wait until they are released, and then are written or refused; what was begun before never ends by itself. */
function holdMarks(database: Database) {
  const released = Promise.withResolvers<void>();
  const put = database.left.put.bind(database.left);
  const begun: RequestId[] = [];
  vi.spyOn(database.left, 'put').mockImplementation(async (row) => {
    begun.push(row.id);
    await released.promise;
    await put(row);
  });
  return {
    begun,
    release: () => released.resolve(),
    refuse: () => released.reject(new DOMException('full', 'QuotaExceededError')),
  };
}

async function aPhone() {
  const relay = await aRelay();
  const device = aDevice(relay.origin);
  const { database, around } = await device.tab();
  const actor = anActor();
  return { relay, device, database, around, actor, arbiter: arbiterOf(relay, actor) };
}

/** Whatever was on its way to the relay for this actor has been there: a line that was opened later has come to be live. */
async function roundTrip({ origin }: SmallRelay): Promise<void> {
  const { around } = await aDevice(origin).tab();
  const other = closing(await openRequestChannel(anActor(), KIOSK, { ...around, clock: aClock() }));
  await eventually(() => expect(other.link).toMatchObject({ state: 'live', complete: true }));
}

const isLive = (channel: RequestChannel): Promise<void> =>
  eventually(() => expect(channel.link.state).toBe('live'));

describe('[B5] a page that dies between the mark and the line', () => {
  test('of a request asked while connected: it is not at the office, and may be taken back', async () => {
    const { relay, device, database, around, actor, arbiter } = await aPhone();
    const channel = await open(actor, around);
    await isLive(channel);
    const marks = holdMarks(database);
    const asked = aRequest();
    await channel.ask(asked);
    await roundTrip(relay);
    expect(marks.begun).toEqual([asked.id]);
    expect(arbiter.asked()).toEqual([]);
    expect(channel.trackedRequest(asked.id)?.stage).toBe('saved');
    // This page does not take back what it is about to send.
    expect(await channel.withdraw(asked.id)).toBe(false);

    await relay.stop();
    const later = await open(actor, (await device.tab()).around);
    expect(later.trackedRequest(asked.id)?.stage).toBe('saved');
    expect(await later.withdraw(asked.id)).toBe(true);
  });

  test('of requests asked without a line: nothing leaves with the answer to the relay either', async () => {
    const { relay, device, database, around, actor, arbiter } = await aPhone();
    await relay.stop();
    const channel = await open(actor, around);
    const marks = holdMarks(database);
    const [one, two] = [aRequest(), aRequest()];
    await channel.ask(one);
    await channel.ask(two);
    expect(marks.begun).toEqual([]);
    await relay.start();
    await isLive(channel);
    await roundTrip(relay);
    expect(marks.begun).toEqual([one.id, two.id]);
    expect(arbiter.asked()).toEqual([]);

    marks.release();
    await eventually(() => expect(arbiter.asked()).toEqual([one.id, two.id]));
    await relay.stop();
    const later = await open(actor, (await device.tab()).around);
    for (const { id } of [one, two]) {
      expect(later.trackedRequest(id)?.stage).toBe('perhaps-arrived');
      expect(await later.withdraw(id)).toBe(false);
    }
  });

  test('never leaves a request at the office without its mark, however the page found it', async () => {
    const { relay, device, actor, arbiter } = await aPhone();
    await relay.stop();
    const first = await openRequestChannel(actor, KIOSK, { ...(await device.tab()).around, clock: aClock() });
    const asked = aRequest();
    await first.ask(asked);
    await first.close();
    await relay.start();
    const { database, around } = await device.tab();
    const marks = holdMarks(database);
    const channel = await open(actor, around);
    await isLive(channel);
    await roundTrip(relay);
    expect(arbiter.asked()).toEqual([]);
    marks.release();
    await eventually(() => expect(arbiter.asked()).toEqual([asked.id]));
  });
});

describe('[B5] a frame that waits for its mark', () => {
  test('lets no later one pass, and is called sent once it has gone', async () => {
    const { database, around, actor, arbiter, relay } = await aPhone();
    const clock = aClock();
    const channel = await open(actor, { ...around, clock });
    await isLive(channel);
    const marks = holdMarks(database);
    const [one, two] = [aRequest(), aRequest()];
    await channel.ask(one);
    clock.set(3_600_000);
    await channel.ask(two);
    const seen = new Set<string | undefined>();
    channel.subscribe(() => seen.add(channel.trackedRequest(one.id)?.stage));
    await roundTrip(relay);
    expect([arbiter.asked(), arbiter.offset()]).toEqual([[], 0]);
    marks.release();
    await eventually(() => expect(arbiter.asked()).toEqual([one.id, two.id]));
    expect(arbiter.offset()).toBe(3_600_000);
    await eventually(() => expect(channel.trackedRequest(two.id)?.stage).toBe('sent'));
    // No caller is told on the way that the line has broken.
    expect([...seen].filter((stage) => stage !== 'saved' && stage !== 'sent')).toEqual([]);
  });

  test('goes over the next line when its own has broken meanwhile, not before the mark either', async () => {
    const { relay, database, around, actor, arbiter } = await aPhone();
    const channel = await open(actor, around);
    await isLive(channel);
    const marks = holdMarks(database);
    const asked = aRequest();
    await channel.ask(asked);
    await relay.stop();
    // Its mark may be on the disk at any time now, and then a later page says no less.
    await eventually(() => expect(channel.trackedRequest(asked.id)?.stage).toBe('perhaps-arrived'));
    await relay.start();
    await isLive(channel);
    await roundTrip(relay);
    expect(arbiter.asked()).toEqual([]);
    marks.release();
    await eventually(() => expect(arbiter.asked()).toEqual([asked.id]));
    await eventually(() => expect(channel.trackedRequest(asked.id)?.stage).toBe('sent'));
    expect(marks.begun).toEqual([asked.id]);
  });

  test('goes without it where the disk refuses; then it may have arrived', async () => {
    const { relay, database, around, actor, arbiter } = await aPhone();
    const channel = await open(actor, around);
    await isLive(channel);
    const marks = holdMarks(database);
    const asked = aRequest();
    await channel.ask(asked);
    marks.refuse();
    await eventually(() => expect(arbiter.asked()).toEqual([asked.id]));
    await relay.stop();
    await eventually(() => expect(channel.trackedRequest(asked.id)?.stage).toBe('perhaps-arrived'));
    expect(await channel.withdraw(asked.id)).toBe(false);
  });

  test('goes without it after a while where the disk comes to no end; then it may have arrived', async () => {
    const { relay, database, around, actor, arbiter } = await aPhone();
    const channel = await open(actor, around);
    await isLive(channel);
    holdMarks(database);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const asked = aRequest();
    await channel.ask(asked);
    await vi.advanceTimersByTimeAsync(WRITE_TIMEOUT_MS - 1);
    expect(channel.trackedRequest(asked.id)?.stage).toBe('saved');
    await vi.advanceTimersByTimeAsync(1);
    vi.useRealTimers();
    await eventually(() => expect(arbiter.asked()).toEqual([asked.id]));
    await relay.stop();
    await eventually(() => expect(channel.trackedRequest(asked.id)?.stage).toBe('perhaps-arrived'));
    expect(await channel.withdraw(asked.id)).toBe(false);
  });
});

test('a counter or a kiosk waits for no mark, and its disk may stand still', async () => {
  const { database, around, actor, arbiter } = await aPhone();
  const channel = await open(actor, { ...around, markFirst: false });
  await isLive(channel);
  const marks = holdMarks(database);
  const asked = aRequest();
  await channel.ask(asked);
  await eventually(() => expect(arbiter.asked()).toEqual([asked.id]));
  // The disk is asked a moment later.
  await eventually(() => expect(marks.begun).toEqual([asked.id]));
});
