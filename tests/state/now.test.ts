import { flushSync } from 'svelte';
import { expect, test, vi } from 'vitest';
import { makeListeners } from '../../src/lib/client/browser/listeners.ts';
import type { Clock } from '../../src/lib/client/types.ts';
import { openNow } from '../../src/lib/state/now.svelte.ts';
import { aClock } from '../client/arbiter.ts';
import { follow } from './follow.svelte.ts';

test('the time moves in full steps of the relay’s clock, and stands still without a listener', async () => {
  vi.useFakeTimers({ now: 10_300 });
  const listeners = makeListeners();
  const clock: Clock = {
    ...aClock(),
    offset: 500,
    now: () => Date.now() + 500,
    deviceNow: () => Date.now(),
    subscribe: listeners.subscribe,
    close() {},
  };
  const now = openNow(clock);
  const seen: number[] = [];
  const stop = follow(() => seen.push(now.now));
  expect(seen).toEqual([10_000]);
  for (const step of [4_200, 1_000, 4_000]) {
    vi.advanceTimersByTime(step);
    flushSync();
  }
  expect(seen).toEqual([10_000, 15_000, 20_000]);
  stop();
  await vi.advanceTimersByTimeAsync(0);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});
