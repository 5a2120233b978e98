/** Long work gives way to what others ask: after a portion it rests for as long as that took, and never for long. */
import { setImmediate } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openLongWork } from '../../sync-server/arbiter/long-work.ts';
import { openTurns } from '../../sync-server/arbiter/turns.ts';
import { openSchedule, systemTimers } from '../../sync-server/jobs/schedule.ts';
import { silentLog } from '../../sync-server/log/log.ts';
import { eventually } from '../support/eventually.ts';

function aHouse() {
  let now = 0;
  const work = openLongWork(() => now);
  return {
    work,
    pass: (ms: number) => void (now += ms),
    /** One batch: whether it wrote days, and for how long long work rests after it. */
    batch({ others = false, heavy = false, days = false, tookMs = 0 }) {
      work.noteAsked(others, heavy);
      const wrote = days && work.beginDays();
      now += tookMs;
      work.end(tookMs);
      return { wrote, restMs: work.restMs() };
    },
  };
}

it('[P6] after a portion others have their turn for as long as it took, and no longer than some milliseconds', () => {
  const { work, batch, pass } = aHouse();
  batch({ others: true });
  expect(batch({ heavy: true, tookMs: 9 }).restMs).toBe(9);
  pass(4);
  expect(work.restMs()).toBe(5);
  pass(5);
  expect(work.restMs()).toBe(0);
  expect(batch({ heavy: true, tookMs: 400 }).restMs).toBe(25);
  // What is judged quickly is no portion.
  pass(30);
  expect(batch({ others: true, tookMs: 9 }).restMs).toBe(0);
});

it('[P6] when little is asked portions follow each other at once', () => {
  const { batch, pass } = aHouse();
  expect(batch({ heavy: true, tookMs: 9 }).restMs).toBe(0);
  batch({ others: true });
  pass(500);
  expect(batch({ heavy: true, tookMs: 9 }).restMs).toBe(0);
});

it('[C3, P6] days after new hours are written where nothing else is asked, and soon in any crowd', () => {
  const { batch, pass } = aHouse();
  expect(batch({ days: true, tookMs: 6 }).wrote).toBe(true);
  expect(batch({ days: true, tookMs: 6 }).wrote).toBe(true);
  const inCrowd = { others: true, days: true, tookMs: 1 };
  const wrote = Array.from({ length: 110 }, () => batch(inCrowd).wrote);
  expect(wrote.slice(0, 49)).not.toContain(true);
  expect(wrote.filter(Boolean)).toHaveLength(2);
  // While a portion rests no other goes on.
  batch({ others: true });
  expect(batch({ heavy: true, tookMs: 9 }).restMs).toBe(9);
  pass(60);
  expect(batch({ heavy: true, days: true }).wrote).toBe(true);
});

it('[P6] what is new ends the rest, and long work goes on when it is over', async () => {
  let restMs = 0;
  let batches = 0;
  const clock = (): number => Date.now();
  const schedule = openSchedule(clock, systemTimers, silentLog);
  const turns = openTurns({
    ...{ clock, schedule },
    work: {
      gather: () => undefined,
      async batch() {
        batches++;
      },
      startOver() {},
      restMs: () => restMs,
      dueAt: () => Infinity,
    },
  });
  onTestFinished(() => {
    turns.close();
    schedule.close();
  });
  await turns.start();
  expect(batches).toBe(1);
  restMs = 600_000;
  turns.goOn();
  for (let turn = 0; turn < 50; turn++) await setImmediate();
  expect(batches).toBe(1);
  turns.wake();
  await turns.ended();
  expect(batches).toBe(2);
  restMs = 5;
  turns.goOn();
  await eventually(() => expect(batches).toBe(3));
  // A stop waits for no rest.
  restMs = 600_000;
  turns.goOn();
  turns.close();
  await turns.ended();
});
