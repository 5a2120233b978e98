/** [Q12.1] The relay hears of a monitor as soon as it is paired, and of each change of its sound. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepTellingMonitor } from '../../src/monitor/tell-state.ts';
import type { ToldMonitor } from '../../src/lib/domain/office/monitor-setting.ts';
import type { MonitorNow } from '../../src/monitor/tell-state.ts';

const heard: string[] = [];
const taken: ToldMonitor[] = [];
let reply: unknown = {};

beforeEach(() => {
  vi.useFakeTimers();
  heard.length = 0;
  taken.length = 0;
  reply = {};
  vi.stubGlobal('window', { setTimeout, clearTimeout, setInterval, clearInterval });
  vi.stubGlobal('fetch', async (_path: string, { body }: RequestInit) => {
    heard.push(String((JSON.parse(String(body)) as { sound: unknown }).sound));
    return Response.json(reply);
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function aMonitor() {
  let now: MonitorNow = { sound: 'refused', isPaired: false };
  let changed = (): void => undefined;
  const stop = keepTellingMonitor(
    'one',
    () => now,
    (listener) => {
      changed = listener;
      return () => undefined;
    },
    (told) => taken.push(told),
  );
  return {
    stop,
    become(next: Partial<MonitorNow>) {
      now = { ...now, ...next };
      if (next.sound !== undefined) changed();
    },
  };
}

test('[Q12.1] a lead who takes a minute to confirm it sees its sound within seconds, not two minutes later', async () => {
  const monitor = aMonitor();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(heard).toEqual([]);
  monitor.become({ isPaired: true });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(heard).toEqual(['refused']);
  monitor.become({ sound: 'on' });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(heard).toEqual(['refused', 'on']);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(heard).toEqual(['refused', 'on', 'on']);
  monitor.stop();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(heard).toHaveLength(3);
});

test('[Q14.2] it takes over how its lead has laid it out, and keeps to that where the answer is none', async () => {
  const told = { setting: { layout: 'table', lanes: ['main'] }, date: '2026-11-23', hours: [] };
  const monitor = aMonitor();
  monitor.become({ isPaired: true });
  reply = { ok: true, monitor: told };
  await vi.advanceTimersByTimeAsync(5_000);
  expect(taken).toEqual([told]);
  for (const nonsense of [{}, { ok: true }, { ok: true, monitor: { setting: { layout: 'round' } } }]) {
    reply = nonsense;
    await vi.advanceTimersByTimeAsync(120_000);
  }
  expect(taken).toEqual([told]);
  monitor.stop();
});
