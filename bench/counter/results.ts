/** What was measured at a counter, the table of it, and its targets. */
import { median, quantile, table } from '../support/figures.ts';

export interface DayFigures {
  readonly visits: number;
  readonly calls: readonly {
    /** From sending a frame to receiving it over bare `ws`. */
    readonly bareMs: readonly number[];
    /** A key that changes one text on the same page: to the end of its frame, and the processor time for it. */
    readonly floor: { readonly drawnMs: number; readonly cpuMs: number };
    /** From the key to each of these, milliseconds. */
    readonly changedMs: number;
    readonly ownMs: number;
    readonly otherMs: number;
    /** Processor time of the page from the key to its own screen. */
    readonly ownCpuMs: number;
    readonly monitorMs: number;
    /** Frames from the key to the one that shows it. */
    readonly frames: number;
  }[];
  /** From a call for help to the other counter's screen. */
  readonly helpMs: readonly number[];
  /** Processor time by event. */
  readonly cpuMs: { readonly own: number; readonly other: number };
  /** Processor time by second in which nothing happens. */
  readonly idleMs: number;
  readonly heapBytes: number;
}

/** One frame of a screen with 60 Hz. */
const FRAME_MS = 1000 / 60;
/** Q10: a call for help is at all other counters within a second. */
const HELP_MS = 1000;
/** A day of 400 visits beside one of 10. */
const MOST_GROWTH = 1.5;

export function printResults(days: readonly DayFigures[]): void {
  const bare = median(days.flatMap(({ calls }) => calls.flatMap(({ bareMs }) => bareMs)));
  const timed = (name: string, of: (call: DayFigures['calls'][number]) => number): string[] => [
    name,
    ...days.map(({ calls }) => {
      const all = calls.map(of);
      return `${median(all).toFixed(1)} (${(median(all) / bare).toFixed(1)} x) / ${quantile(all, 0.9).toFixed(1)}`;
    }),
  ];
  const plain = (name: string, of: (day: DayFigures) => string): string[] => [name, ...days.map(of)];
  console.log(`Bare ws, there and back in the same browser: ${bare.toFixed(2)} ms (median).`);
  console.log('Milliseconds from the key: median (beside bare ws) / 9 of 10.\n');
  console.log(
    table([
      plain('visits on the day', ({ visits }) => String(visits)),
      timed('a bare key on the same page', ({ floor }) => floor.drawnMs),
      plain('a bare key: processor, ms', ({ calls }) =>
        median(calls.map(({ floor }) => floor.cpuMs)).toFixed(1),
      ),
      timed('own page holds it', ({ changedMs }) => changedMs),
      timed('own screen', ({ ownMs }) => ownMs),
      plain('own screen: processor, ms', ({ calls }) =>
        median(calls.map(({ ownCpuMs }) => ownCpuMs)).toFixed(1),
      ),
      timed('other counter', ({ otherMs }) => otherMs),
      timed('monitor', ({ monitorMs }) => monitorMs),
      plain(
        'a call for help: other counter',
        ({ helpMs }) => `${median(helpMs).toFixed(0)}, at most ${Math.max(...helpMs).toFixed(0)}`,
      ),
      plain('frames to the own screen, at most', ({ calls }) =>
        String(Math.max(...calls.map(({ frames }) => frames))),
      ),
      plain('processor, ms by event: own', ({ cpuMs }) => cpuMs.own.toFixed(1)),
      plain('processor, ms by event: other', ({ cpuMs }) => cpuMs.other.toFixed(1)),
      plain('processor, ms by second at rest', ({ idleMs }) => idleMs.toFixed(1)),
      plain('heap, MB', ({ heapBytes }) => (heapBytes / 1e6).toFixed(1)),
    ]),
  );
  console.log(`\n${verdicts(days).join('\n')}`);
}

function verdicts(days: readonly DayFigures[]): string[] {
  const [least, most] = [days[0]!, days.at(-1)!];
  const growth = (of: (day: DayFigures) => number): number => of(most) / of(least);
  const targets = [
    ...days.map(({ visits, calls }) => ({
      says: `${visits} visits: key to own screen, median, ms`,
      found: median(calls.map(({ ownMs }) => ownMs)),
      bound: FRAME_MS,
    })),
    {
      says: 'a call for help, until it stands at another counter, at most, ms',
      found: Math.max(...days.flatMap(({ helpMs }) => helpMs)),
      bound: HELP_MS,
    },
    {
      says: `processor time by event, own page, ${most.visits} visits beside ${least.visits}`,
      found: growth(({ cpuMs }) => cpuMs.own),
      bound: MOST_GROWTH,
    },
    {
      says: `processor time by event, other page, ${most.visits} visits beside ${least.visits}`,
      found: growth(({ cpuMs }) => cpuMs.other),
      bound: MOST_GROWTH,
    },
    {
      says: `heap, ${most.visits} visits beside ${least.visits}`,
      found: growth(({ heapBytes }) => heapBytes),
      bound: MOST_GROWTH,
    },
  ];
  const met = targets.filter(({ found, bound }) => found <= bound);
  return [
    ...targets.map(
      (target) =>
        `${met.includes(target) ? 'met   ' : 'missed'}  ${target.says}: ${target.found.toFixed(2)}, at most ${target.bound.toFixed(2)}`,
    ),
    `targets: ${met.length} of ${targets.length} met`,
  ];
}
