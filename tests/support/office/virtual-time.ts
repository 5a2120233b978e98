/** Time that passes only when a test says so. Everything due runs in order, each with all that follows from it. */
import type { Instant } from '../../../src/lib/domain/time.ts';
import type { Timers } from '../../../sync-server/jobs/schedule.ts';
import { settled } from './virtual-globals.ts';

export interface VirtualTime {
  now(): Instant;
  readonly timers: Timers;
  /** Runs once at that time; gives back its disposer. */
  at(time: Instant, run: () => void): () => void;
  /** Runs at each multiple of a period from now on: all that have the same one in one moment, since there are many. */
  every(ms: number, run: () => void): () => void;
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

  const settle = settled;
  const periods = new Map<number, Set<() => void>>();

  function tick(ms: number, members: Set<() => void>): void {
    time.at((Math.floor(now / ms) + 1) * ms, () => {
      for (const run of [...members]) if (members.has(run)) run();
      if (members.size === 0) periods.delete(ms);
      else tick(ms, members);
    });
  }

  const time: VirtualTime = {
    now: () => now,
    timers: (ms, run) => time.at(now + Math.max(0, ms), run),
    at(when, run) {
      const entry: Entry = { time: Math.max(Math.round(when), now), order: order++, run };
      push(entry);
      return () => (entry.run = null);
    },
    every(ms, run) {
      let members = periods.get(ms);
      if (members === undefined) {
        periods.set(ms, (members = new Set()));
        tick(ms, members);
      }
      const own = (): void => run();
      members.add(own);
      return () => members.delete(own);
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
