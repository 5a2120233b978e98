/** The relay's time on a television that has slept, or whose own clock was set. */
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { openRelayTime } from '../../src/monitor/relay-time.ts';
import { NINE } from './support/a-board.ts';

let asked = 0;

beforeEach(() => {
  asked = 0;
  vi.useFakeTimers({ now: NINE });
  vi.stubGlobal('fetch', async () => {
    asked++;
    return new Response(JSON.stringify({ now: Date.now() + 60_000 }), {
      headers: { 'content-type': 'application/json' },
    });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function aClock() {
  const time = openRelayTime(0, () => {});
  onTestFinished(() => time.close());
  await vi.advanceTimersByTimeAsync(1);
  expect([asked, time.now() - Date.now()]).toEqual([1, 60_000]);
  return time;
}

test('[M15] after standby it is measured anew at once', async () => {
  const time = await aClock();
  for (let second = 0; second < 5; second++) {
    await vi.advanceTimersByTimeAsync(1000);
    time.watchDrift();
  }
  expect(asked).toBe(1);
  // The device's own clock goes on while its steady one stands still.
  vi.setSystemTime(Date.now() + 8 * 3_600_000);
  expect(time.now()).toBeLessThan(Date.now());
  time.watchDrift();
  await vi.advanceTimersByTimeAsync(1);
  expect([asked, time.now() - Date.now()]).toEqual([2, 60_000]);
});

test('[M15] it is measured once at a time, and again when that is asked for', async () => {
  const time = await aClock();
  time.measure();
  time.measure();
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toBe(2);
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(asked).toBe(3);
});
