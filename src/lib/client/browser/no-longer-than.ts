import type { Platform } from './platform.ts';

/** Resolves with the work, done or not, or without it after a limit, so that no caller waits for ever. */
export function noLongerThan(platform: Platform, ms: number, work: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const stopDeadline = platform.after(ms, resolve);
    const end = (): void => {
      stopDeadline();
      resolve();
    };
    work.then(end, end);
  });
}
