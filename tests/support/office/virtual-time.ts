/** Time that passes only when a test says so. Everything due runs in order, each with all that follows from it. */
import { setImmediate } from 'node:timers/promises';
import type { Instant } from '../../../src/lib/domain/time.ts';
import type { Timers } from '../../../sync-server/jobs/schedule.ts';

export interface VirtualTime {
  now(): Instant;
  readonly timers: Timers;
  /** Runs once at that time; gives back its disposer. */
  at(time: Instant, run: () => void): () => void;
  /** Lets time pass until then, running whatever comes due. */
  until(time: Instant): Promise<void>;
  pass(ms: number): Promise<void>;
  /** Lets everything end that is under way now, without time passing. */
  settle(): Promise<void>;
  /** How many runs are planned. */
  readonly planned: number;
}

interface Entry {
  readonly time: Instant;
  readonly order: number;
  run: (() => void) | null;
}

export function virtualTime(start: Instant): VirtualTime {
  const heap: Entry[] = [];
  let now = start;
  let order = 0;

  const before = (a: Entry, b: Entry): boolean => a.time < b.time || (a.time === b.time && a.order < b.order);

  function push(entry: Entry): void {
    let i = heap.length;
    heap.push(entry);
    for (let up = (i - 1) >> 1; i > 0 && before(entry, heap[up]!); up = (i - 1) >> 1) {
      heap[i] = heap[up]!;
      i = up;
    }
    heap[i] = entry;
  }

  function pop(): Entry {
    const first = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return first;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (!before(heap[child]!, last)) break;
      heap[i] = heap[child]!;
      i = child;
    }
    heap[i] = last;
    return first;
  }

  // Nothing under way waits for more than promises (the store is SQLite in memory), and those all end before this.
  const settle = async (): Promise<void> => setImmediate();

  const time: VirtualTime = {
    now: () => now,
    timers: (ms, run) => time.at(now + Math.max(0, ms), run),
    at(when, run) {
      const entry: Entry = { time: Math.max(Math.round(when), now), order: order++, run };
      push(entry);
      return () => (entry.run = null);
    },
    async until(end) {
      await settle();
      while (heap.length > 0 && heap[0]!.time <= end) {
        const { time: when, run } = pop();
        if (run === null) continue;
        now = when;
        run();
        await settle();
      }
      now = Math.max(now, end);
    },
    pass: (ms) => time.until(now + ms),
    settle,
    get planned() {
      return heap.filter((entry) => entry.run !== null).length;
    },
  };
  return time;
}
