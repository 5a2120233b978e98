/** What is drawn a frame late: nothing at once, all of it in one go, and also on a page that draws no frames. */
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AfterFrame, LATEST_MS } from '../../src/lib/state/counter/after-frame.svelte.ts';
import { follow } from './follow.svelte.ts';
import { box, startComponent } from './component.svelte.ts';

let frames: FrameRequestCallback[] = [];
let stop: (() => void) | null = null;

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (run: FrameRequestCallback) => frames.push(run));
  vi.stubGlobal('cancelAnimationFrame', (handle: number) => (frames[handle - 1] = () => {}));
});
afterEach(() => {
  stop?.();
  stop = null;
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function drawFrame(): void {
  for (const run of frames.splice(0)) run(0);
}

/** A value, what is shown of it, and how often that has changed. */
function shown(first: string) {
  const value = box(first);
  const seen: string[] = [];
  stop = startComponent(() => {
    const late = new AfterFrame(() => ({ text: value.current }));
    follow(() => seen.push(late.current.text));
  });
  return { value, seen };
}

it('the first value is shown at once, and a new one in the frame after the next', () => {
  const { value, seen } = shown('A001');
  expect(seen).toEqual(['A001']);
  value.current = 'A002';
  flushSync();
  drawFrame();
  flushSync();
  expect(seen).toEqual(['A001']);
  drawFrame();
  flushSync();
  expect(seen).toEqual(['A001', 'A002']);
});

it('several changes before a frame are one, the newest', () => {
  const { value, seen } = shown('A001');
  for (const number of ['A002', 'A003', 'A004']) {
    value.current = number;
    flushSync();
  }
  drawFrame();
  drawFrame();
  flushSync();
  expect(seen).toEqual(['A001', 'A004']);
});

it('equal fields draw nothing', () => {
  const { value, seen } = shown('A001');
  value.current = 'A002';
  flushSync();
  value.current = 'A001';
  flushSync();
  drawFrame();
  drawFrame();
  flushSync();
  expect(seen).toEqual(['A001']);
});

it('a page that draws no frames shows it all the same', () => {
  const { value, seen } = shown('A001');
  value.current = 'A002';
  flushSync();
  vi.advanceTimersByTime(LATEST_MS);
  flushSync();
  expect(seen).toEqual(['A001', 'A002']);
});

it('a component that is gone is shown nothing', () => {
  const { value, seen } = shown('A001');
  value.current = 'A002';
  flushSync();
  stop?.();
  drawFrame();
  drawFrame();
  vi.advanceTimersByTime(LATEST_MS);
  expect(seen).toEqual(['A001']);
});
