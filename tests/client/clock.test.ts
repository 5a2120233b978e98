import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { openClock } from '../../src/lib/client/http/clock.ts';
import { ownPlatform } from '../../src/lib/client/browser/platform.ts';
import { eventually } from '../support/eventually.ts';
import { aDevice, aRelay, closing } from './surroundings.ts';

const HOUR = 3_600_000;

test('[M15] a device whose clock is two hours slow knows the relay’s time', async () => {
  const relay = await aRelay();
  const { around } = await aDevice(relay.origin).tab();
  const deviceNow = (): number => Date.now() - 2 * HOUR;
  const clock = closing(await openClock({ ...around, platform: { ...ownPlatform, now: deviceNow } }));
  const told = vi.fn();
  clock.subscribe(told);
  await eventually(() => expect(told).toHaveBeenCalled());
  expect(Math.abs(clock.offset - 2 * HOUR)).toBeLessThan(250);
  expect(Math.abs(clock.now() - Date.now())).toBeLessThan(250);
  expect(Math.abs(clock.deviceNow() - deviceNow())).toBeLessThan(250);
});

test('the offset is remembered for a day without the relay', async () => {
  const relay = await aRelay();
  relay.shift = -HOUR;
  const device = aDevice(relay.origin);
  const first = await device.tab();
  const clock = await openClock(first.around);
  await eventually(() => expect(clock.offset).not.toBe(0));
  await eventually(async () => expect(await first.database.settings.get('clock-offset')).toBeDefined());
  const measured = clock.offset;
  clock.close();
  await relay.stop();
  const reloaded = closing(await openClock((await device.tab()).around));
  expect(reloaded.offset).toBe(measured);
});

test('no relay, never measured: the device’s own time, at once', async () => {
  const { around } = await aDevice('http://127.0.0.1:1').tab();
  const clock = closing(await openClock(around));
  expect(clock.offset).toBe(0);
});

/** A network in which the first question hangs, as on a line that was dead, and all others are answered. */
function hangingFirst(relayNow: () => number): typeof fetch {
  let questions = 0;
  return async (_url, init) => {
    if (questions++ > 0) return Response.json({ now: relayNow() });
    return new Promise((_resolve, reject) =>
      init?.signal?.addEventListener('abort', () => reject(new TypeError('aborted'))),
    );
  };
}

test('[M15] a question that hangs on a dead line keeps nothing waiting that speaks over a new one', async () => {
  const { around } = await aDevice('http://127.0.0.1:1').tab();
  let elapsedMs = 0;
  const platform = { ...ownPlatform, monotonic: () => elapsedMs, after: () => () => {} };
  const options = { ...around, platform, fetch: hangingFirst(() => Date.now() + HOUR) };
  const clock = closing(await openClock(options));
  elapsedMs += 8_000;
  // Two outboxes of one page, whose sockets open one after the other.
  const first = clock.ensureMeasured();
  elapsedMs += 2_000;
  await Promise.all([first, clock.ensureMeasured()]);
  expect(Math.abs(clock.offset - HOUR)).toBeLessThan(250);
});
