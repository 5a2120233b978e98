/**
 * Long work gives way to what others ask: imports (B10), what is brought back (M18), days after new hours (C3). After a
 * portion others have the relay for as long as it took. So a request seldom meets a portion under way.
 */
export interface LongWork {
  /** What this batch judges: `hasOthers`: requests that are judged quickly. */
  noteAsked(hasOthers: boolean, hasHeavy: boolean): void;
  /** Whether this batch writes days after new hours. */
  beginDays(): boolean;
  /** The batch is written. */
  end(tookMs: number): void;
  /** For how many milliseconds the next portion gives way to others. */
  restMs(): number;
}

/** Longest time that days wait for others, however many of them come. As for a heavy request. */
export const YIELDS_MS = 50;
/** Longest rest after a portion. */
const MOST_REST_MS = 25;
/** Where nothing else was asked for this long, portions follow each other at once. */
const RECENT_MS = 500;

export function openLongWork(monotonic: () => number): LongWork {
  let [othersAt, daysAt, restUntil] = [-Infinity, -Infinity, -Infinity];
  let mayWriteDays = false;
  let isPortion = false;
  let hasDays = false;
  return {
    noteAsked(hasOthers, hasHeavy) {
      const now = monotonic();
      if (hasOthers) othersAt = now;
      isPortion = hasHeavy;
      hasDays = false;
      mayWriteDays = now - daysAt >= YIELDS_MS || (!hasOthers && !hasHeavy && now >= restUntil);
    },
    beginDays() {
      hasDays = mayWriteDays;
      return mayWriteDays;
    },
    end(tookMs) {
      if (!isPortion && !hasDays) return;
      const now = monotonic();
      if (hasDays) daysAt = now;
      if (now - othersAt < RECENT_MS) restUntil = now + Math.min(tookMs, MOST_REST_MS);
    },
    restMs: () => Math.max(0, restUntil - monotonic()),
  };
}

/** All is done in one go, as in a test with a clock of its own. */
export const noLongWork: LongWork = {
  noteAsked() {},
  beginDays: () => true,
  end() {},
  restMs: () => 0,
};
