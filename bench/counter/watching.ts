/** Runs in a page: notes when a key was pressed and when what it brings about stands on the screen. */
import type { Page } from '@playwright/test';
import type { MeasuredPage } from './pages.ts';

/** What to wait for on a page: a text that comes into the first element of a selector. */
export interface Awaited {
  readonly selector: string;
  readonly text: string;
}

/** Milliseconds since 1970, with fractions. */
export interface Seen {
  /** The key reached this page; null: none did. */
  readonly pressedAt: number | null;
  /** The document holds it. */
  readonly changedAt: number;
  /** The frame with it is drawn. */
  readonly drawnAt: number;
  /** Frames that began after the key, up to the one with it. */
  readonly frames: number;
}

declare global {
  var benchSeen: Promise<Seen> | undefined;
}

/** Resolves once the page watches. */
export const watchFor = (page: Page, awaited: Awaited): Promise<void> =>
  page.evaluate(beginWatching, awaited);

export async function seenOn(page: Page): Promise<Seen> {
  const seen = await page.evaluate(() => globalThis.benchSeen);
  if (seen === undefined) throw new Error('the page does not watch');
  return seen;
}

/** What a key costs the browser alone on this page: it changes one text in a corner, and no code of ours runs. */
export async function pressBareKey({ page, cpuMs }: MeasuredPage) {
  const text = String(performance.now());
  await page.evaluate(layBareKey, text);
  await watchFor(page, { selector: '#bench-bare', text });
  const beforeMs = await cpuMs();
  await page.keyboard.press('F9');
  const { pressedAt, drawnAt } = await seenOn(page);
  const usedMs = (await cpuMs()) - beforeMs;
  return { drawnMs: drawnAt - pressedAt!, cpuMs: usedMs };
}

/** Runs in the page. */
function layBareKey(text: string): void {
  const output = document.querySelector('#bench-bare') ?? document.createElement('output');
  output.id = 'bench-bare';
  output.setAttribute('style', 'position: fixed; inset: auto 0 0 auto; font-size: 10px');
  document.body.append(output);
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'F9') output.textContent = text;
  };
  window.addEventListener('keydown', onKey, { once: true });
}

function beginWatching({ selector, text }: Awaited): void {
  const at = (time: number): number => performance.timeOrigin + time;
  let pressedAt: number | null = null;
  let frames = 0;
  let watching = true;
  /** Set in the frame that draws it: a later frame has begun, so that this one has ended. */
  let onNextFrame: (() => void) | null = null;
  /** Asked for before the page asks for any frame of its own, so it runs first in each: the page's work comes after it. */
  const countFrame = (): void => {
    onNextFrame?.();
    if (!watching) return;
    frames++;
    requestAnimationFrame(countFrame);
  };
  const onKey = ({ timeStamp }: KeyboardEvent): void => {
    pressedAt = at(timeStamp);
    requestAnimationFrame(countFrame);
  };
  window.addEventListener('keydown', onKey, { capture: true, once: true });
  globalThis.benchSeen = new Promise((resolve) => {
    const look = (): void => {
      if (document.querySelector(selector)?.textContent.includes(text) !== true) return;
      observer.disconnect();
      const changedAt = at(performance.now());
      requestAnimationFrame(() => {
        const end = (): void => {
          if (!watching) return;
          watching = false;
          window.removeEventListener('keydown', onKey, { capture: true });
          resolve({ pressedAt, changedAt, drawnAt: at(performance.now()), frames });
        };
        // After a key the browser draws frame upon frame and runs this behind the next one, too, which draws the lists.
        onNextFrame = end;
        // Runs when the frame has been laid out and painted. A message would come behind the next one.
        void scheduler.postTask(end, { priority: 'user-blocking' });
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  });
}
