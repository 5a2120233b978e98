/** [Q12.5] A monitor loads its page anew by itself: for a new version and once a day, while the relay answers. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { watchReloads } from '../../src/monitor/reloads.ts';

let served: { readonly version: string } | null;
let reloads: number[];
/** What the worker that is being installed waits for. */
let installed: (() => void) | null;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  served = { version: 'one' };
  reloads = [];
  installed = null;
  const kept = new Map<string, string>();
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  vi.stubGlobal('location', { reload: () => reloads.push(Date.now() / MINUTE_MS) });
  vi.stubGlobal('fetch', async () => {
    if (served === null) throw new TypeError('Failed to fetch');
    return Response.json(served);
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A worker of another version that is ready once `installed` is called. */
function aSlowWorker(): void {
  const fresh = {
    state: 'installing',
    addEventListener: (_: string, tell: () => void) =>
      (installed = () => {
        fresh.state = 'activated';
        tell();
      }),
    removeEventListener: () => undefined,
  };
  const registration = { active: {}, installing: fresh, waiting: null, update: async () => undefined };
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: async () => registration } });
}

const pass = (minutes: number): Promise<unknown> => vi.advanceTimersByTimeAsync(minutes * MINUTE_MS);

test('[Q12.5] it starts afresh at the first look at which it may, and not without the relay', async () => {
  let may = false;
  const stop = watchReloads({ running: 'one', mayLoadNew: () => true, mayStartAfresh: () => may });
  await pass(60);
  expect(reloads).toEqual([]);
  may = true;
  served = null;
  await pass(60);
  expect(reloads).toEqual([]);
  served = { version: 'one' };
  await pass(20);
  expect(reloads).toEqual([135]);
  stop();
  await pass(600);
  expect(reloads).toEqual([135]);
});

test('a new version is loaded once, also where it cannot be had; the daily start comes all the same', async () => {
  let may = false;
  served = { version: 'two' };
  vi.stubGlobal('navigator', {});
  const stop = watchReloads({ running: 'one', mayLoadNew: () => true, mayStartAfresh: () => may });
  await pass(120);
  expect(reloads).toEqual([1]);
  may = true;
  await pass(15);
  expect(reloads).toEqual([1, 135]);
  stop();
});

test('a call that comes while a new version is fetched puts its reload off', async () => {
  let may = true;
  served = { version: 'two' };
  aSlowWorker();
  const stop = watchReloads({ running: 'one', mayLoadNew: () => may, mayStartAfresh: () => false });
  await pass(1);
  expect(installed).not.toBeNull();
  may = false;
  installed!();
  await pass(60);
  expect(reloads).toEqual([]);
  may = true;
  installed!();
  await pass(15);
  expect(reloads).toHaveLength(1);
  stop();
});
