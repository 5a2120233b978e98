import 'fake-indexeddb/auto';
import { describe, expect, test, vi } from 'vitest';
import { openClock } from '../../src/lib/client/http/clock.ts';
import { ownPlatform } from '../../src/lib/client/browser/platform.ts';
import type { Platform } from '../../src/lib/client/browser/platform.ts';
import { dateDoubtOf } from '../../src/lib/state/workday/date-doubt.ts';
import { anOffice, at } from '../support/build/index.ts';
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

/** A machine that can be suspended: its page's monotonic clock stands meanwhile. */
function aMachine(relayNow: () => number | null) {
  let deviceAt = at('08:00');
  let elapsedMs = 0;
  let look = (): void => {};
  const platform: Platform = {
    ...ownPlatform,
    now: () => deviceAt,
    monotonic: () => elapsedMs,
    every: (_ms, run) => ((look = run), () => {}),
  };
  const fetch = (async () => {
    const now = relayNow();
    if (now === null) throw new TypeError('offline');
    return Response.json({ now });
  }) as typeof globalThis.fetch;
  return {
    platform,
    fetch,
    pass(ms: number): void {
      deviceAt += ms;
      elapsedMs += ms;
      look();
    },
    sleep: (ms: number) => (deviceAt += ms),
    look: () => look(),
    now: () => deviceAt,
  };
}

/** Cut off after a morning, and asleep for a while. */
async function asleepFor(sleeps: boolean, ms: number) {
  let isOnline = true;
  const machine = aMachine(() => (isOnline ? machine.now() : null));
  const { around } = await aDevice('http://127.0.0.1:1').tab();
  const { platform, fetch } = machine;
  const clock = closing(await openClock({ ...around, platform, fetch, sleeps }));
  await eventually(() => expect(clock.source).toBe('measured'));
  machine.pass(10 * HOUR);
  await clock.measure();
  isOnline = false;
  machine.sleep(ms);
  const doubt = () => dateDoubtOf(clock, anOffice());
  return { machine, clock, doubt, connect: () => (isOnline = true) };
}

describe.each([
  ['a kiosk', false],
  ['a laptop', true],
])('[A7.12, M15] %s that slept while its page was open', (_what, sleeps) => {
  test('[A7.12] over a night, without the relay in the morning, asks a person for the date', async () => {
    const { machine, clock, doubt } = await asleepFor(sleeps, 13.5 * HOUR);
    expect(doubt(), 'the relay is asked first').toBe('checking');
    machine.pass(20_000);
    await eventually(() => expect(doubt()).toBe('new-day'));
    clock.tell(machine.now());
    expect(doubt()).toBeNull();
    expect(clock.now()).toBe(machine.now());
    machine.pass(HOUR);
    expect([doubt(), clock.now()]).toEqual([null, machine.now()]);
  });

  test('[A7.12] over a night, with the relay in the morning, asks the relay', async () => {
    const { machine, clock, doubt, connect } = await asleepFor(sleeps, 13.5 * HOUR);
    connect();
    await eventually(() => {
      machine.pass(20_000);
      expect(doubt()).toBeNull();
    });
    expect(Math.abs(clock.now() - machine.now())).toBeLessThan(250);
  });

  test.each(sleeps ? [0.5, 3] : [0.5])('[A7.12] for %d hours of one day asks no one', async (hours) => {
    const { machine, clock, doubt } = await asleepFor(sleeps, hours * HOUR);
    expect(doubt()).toBeNull();
    machine.pass(20_000);
    await clock.measure();
    expect(doubt()).toBeNull();
  });
});

test('[A7.12, M15] a kiosk that slept for three hours of one day asks a person, since its page is behind by them', async () => {
  const { machine, clock, doubt } = await asleepFor(false, 3 * HOUR);
  expect(doubt(), 'the relay is asked first').toBe('checking');
  machine.pass(20_000);
  await eventually(() => expect(doubt()).toBe('stood-still'));
  expect(machine.now() - clock.now()).toBe(3 * HOUR);
  clock.tell(machine.now());
  expect([doubt(), clock.now()]).toEqual([null, machine.now()]);
});
