/** Work that may wait until the screen shows what was pressed. */
import { onPageEvent } from './listeners.ts';

/** A page out of sight draws no frames: it waits this long, and no longer. */
export const LATEST_DRAWN_MS = 100;

/**
 * Resolves behind the next frame: what has changed until now is drawn by then. A page that is left does not wait. Where
 * there is no screen, as in a test, it resolves with the next task.
 */
export function drawnFirst(): Promise<void> {
  return new Promise((resolve) => {
    const { requestAnimationFrame: nextFrame } = globalThis as Partial<typeof globalThis>;
    // A frame is drawn behind its callbacks, so a task is begun in them. After a key the browser may draw the next frame
    // before any task: then it begins with that one, whose long lists are not waited for.
    nextFrame?.(() => {
      setTimeout(end);
      nextFrame(end);
    });
    const latest = setTimeout(end, nextFrame === undefined ? 0 : LATEST_DRAWN_MS);
    const stopListening = onPageEvent('pagehide', end);

    function end(): void {
      clearTimeout(latest);
      stopListening();
      resolve();
    }
  });
}
