/**
 * The globals of a process that plays an office: y-websocket, y-dexie and Dexie take their timers from there, and
 * fake-indexeddb its tasks. None of them waits for real time any more, and it is known when all of them are done.
 */
import 'fake-indexeddb/auto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Dexie } from 'dexie';

/** Where timers of libraries go: the time of the office that was opened last. */
interface LibraryTimers {
  after(ms: number, run: () => void): () => void;
}

// Dexie tells other processes by it, once it is loaded; here each disk is in one process alone.
Reflect.deleteProperty(globalThis, 'BroadcastChannel');

let timers: LibraryTimers | null = null;
/** Tasks of the disk that have not run yet. */
let tasks = 0;
/** What the product has warned of since the office was opened. */
let warnings: string[] = [];

const own = {
  setImmediate: globalThis.setImmediate,
  structuredClone: globalThis.structuredClone,
};

/** Begins a new office: timers go to its time, and nothing has been warned of. */
export function useTimers(of: LibraryTimers): void {
  if (timers === null) install();
  timers = of;
  warnings = [];
}

export const warned = (): readonly string[] => warnings;

/** Resolves when nothing is under way but what waits for time to pass. */
export async function settled(): Promise<void> {
  do await nextTurn();
  while (tasks > 0);
}

/** A timer that libraries may clear, and that Node's own code may ask to keep no process alive. */
class Timer {
  readonly stop: () => void;
  constructor(stop: () => void) {
    this.stop = stop;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
}

function soon(run: () => void): () => void {
  let wanted = true;
  tasks++;
  own.setImmediate(() => {
    tasks--;
    if (wanted) run();
  });
  return () => (wanted = false);
}

/** y-dexie looks every five minutes for what it could compress: a quarter of what a quiet hour would cost. */
const rarely = (ms: number): number => (ms >= 5 * 60_000 ? 12 * ms : ms);

function install(): void {
  const stop = (timer: unknown): void => {
    if (timer instanceof Timer) timer.stop();
  };
  const replacements = {
    setImmediate: (run: (...args: unknown[]) => void, ...args: unknown[]) =>
      new Timer(soon(() => run(...args))),
    clearImmediate: stop,
    // Without a delay: Dexie's "as soon as possible". No time passes over it.
    setTimeout: (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
      new Timer(ms <= 0 ? soon(() => run(...args)) : timers!.after(rarely(ms), () => run(...args))),
    clearTimeout: stop,
    // y-websocket and its awareness look again and again for what does not happen here: awareness is off, and the
    // product notices silence sooner. Their looks would be half of all that comes due.
    setInterval: () => new Timer(() => {}),
    clearInterval: stop,
    structuredClone: copyOf,
  };
  Object.assign(globalThis, replacements);
  // Dexie tells each open document of each write, for the sake of other tabs. A device has one page here, and telling
  // it of its own writes was half of what an office costs.
  Object.defineProperty(Dexie.on.storagemutated, 'fire', { get: () => () => {}, set: () => {} });
  // y-dexie says of each document that it is destroyed.
  console.debug = () => {};
  console.warn = (...args: unknown[]) => void warnings.push(args.map(String).join(' '));
}

/** What a disk does with a record. The same as the built-in for plain data, at a quarter of its time. */
function copyOf<T>(value: T): T {
  return copy(value) as T;
}

function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copy);
  if (value instanceof Uint8Array) return value.slice();
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return own.structuredClone(value);
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, copy(held)]));
}
