/** Work that waits for the frame of what was pressed: not longer than a frame, and never for ever. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { drawnFirst, LATEST_DRAWN_MS } from '../../src/lib/client/browser/drawn-first.ts';

let frames: (() => void)[] = [];
let page: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  page = new EventTarget();
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function drawFrame(): void {
  for (const run of frames.splice(0)) run();
}

function begun(): { readonly isOver: boolean } {
  const work = { isOver: false };
  void drawnFirst().then(() => (work.isOver = true));
  return work;
}

test('it begins with the task behind the frame, and not in the frame', async () => {
  const work = begun();
  await vi.advanceTimersByTimeAsync(LATEST_DRAWN_MS - 1);
  expect(work.isOver).toBe(false);
  drawFrame();
  await Promise.resolve();
  expect(work.isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(work.isOver).toBe(true);
});

test('where the next frame comes before any task, it begins with that frame', async () => {
  const work = begun();
  drawFrame();
  drawFrame();
  await Promise.resolve();
  expect(work.isOver).toBe(true);
});

test('a page out of sight draws no frames, and waits no longer than is said', async () => {
  const work = begun();
  await vi.advanceTimersByTimeAsync(LATEST_DRAWN_MS);
  expect([work.isOver, frames.length]).toEqual([true, 1]);
});

test('a page that is left does it before it has gone', async () => {
  const work = begun();
  page.dispatchEvent(new Event('pagehide'));
  await Promise.resolve();
  expect([work.isOver, vi.getTimerCount()]).toEqual([true, 0]);
});
