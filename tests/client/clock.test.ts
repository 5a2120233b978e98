import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { openClock } from '../../src/lib/client/clock.ts';
import { ownPlatform } from '../../src/lib/client/platform.ts';
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
