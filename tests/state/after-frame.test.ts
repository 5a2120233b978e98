/** What stands still from a step until the frame after it: nothing of it is read or drawn before, and nothing is lost. */
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

/** A value that is shown, what was seen of it, and how often it was read. */
function shown(first: string) {
  const value = box(first);
  const seen: string[] = [];
  const read = vi.fn(() => ({ text: value.current }));
  let late: AfterFrame<{ text: string }> | undefined;
  stop = startComponent(() => {
    late = new AfterFrame(read);
    follow(() => seen.push(late!.current.text));
  });
  return {
    seen,
    read,
    hold: () => late!.hold(),
    say(text: string) {
      value.current = text;
      flushSync();
    },
  };
}

it('what comes without a step is shown at once', () => {
  const { say, seen } = shown('A001');
  say('A002');
  expect(seen).toEqual(['A001', 'A002']);
  expect(frames).toEqual([]);
});

it('after a step nothing is read until the frame after the next one', () => {
  const { say, seen, read, hold } = shown('A001');
  hold();
  read.mockClear();
  say('A002');
  drawFrame();
  flushSync();
  expect(read).not.toHaveBeenCalled();
  expect(seen).toEqual(['A001']);
  drawFrame();
  flushSync();
  expect(seen).toEqual(['A001', 'A002']);
  say('A003');
  expect(seen).toEqual(['A001', 'A002', 'A003']);
});

it('several changes of one step are shown as one, the newest', () => {
  const { say, seen, hold } = shown('A001');
  hold();
  say('A002');
  hold();
  for (const number of ['A003', 'A004']) say(number);
  drawFrame();
  drawFrame();
  flushSync();
  expect(seen).toEqual(['A001', 'A004']);
});

it('a page that draws no frames shows it all the same', () => {
  const { say, seen, hold } = shown('A001');
  hold();
  say('A002');
  vi.advanceTimersByTime(LATEST_MS);
  flushSync();
  expect(seen).toEqual(['A001', 'A002']);
});

it('a component that is gone is shown nothing', () => {
  const { say, seen, hold } = shown('A001');
  hold();
  say('A002');
  stop?.();
  drawFrame();
  drawFrame();
  vi.advanceTimersByTime(LATEST_MS);
  expect(seen).toEqual(['A001']);
});
