import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openMetrics } from '../../sync-server/metrics.ts';
import type { Metrics } from '../../sync-server/metrics.ts';

const someMetrics = (): Metrics =>
  openMetrics({
    ...{ queue: () => 0, failing: () => false, leftOut: () => 3, documents: () => 0 },
    mails: async () => ({ queued: 0, kept: 0, failed: 0 }),
  });

/** What is told of the loop's delay, in seconds. */
async function delays(metrics: Metrics): Promise<(kind: string) => number> {
  const text = await metrics.text();
  return (kind) => Number(new RegExp(`^nodejs_eventloop_lag_${kind}_seconds (.*)$`, 'm').exec(text)?.[1]);
}

/**
 * Resolves once what was measured of a second or so is as expected: a busy machine may be late at each look of a while.
 * Telling begins the measurement anew, and the time from there to the next look is not measured.
 */
async function eventually(
  metrics: Metrics,
  isSo: (told: (kind: string) => number) => boolean,
  meanwhile = (): void => {},
): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    await setTimeout(500);
    meanwhile();
    await setTimeout(500);
    if (isSo(await delays(metrics))) return;
  }
  throw new Error('the delay was never as expected');
}

function holdLoop(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

test('at rest the loop is hardly late, and as late as it was held', async () => {
  const metrics = someMetrics();
  await eventually(metrics, (told) => told('stddev') > 0 && told('min') < 0.05);
  await eventually(
    metrics,
    (told) => told('max') > 0.4,
    () => holdLoop(600),
  );
});

test('the delay is a number of seconds also before the loop was looked at', async () => {
  const told = await delays(someMetrics());
  for (const kind of ['min', 'max', 'mean', 'p50', 'p90', 'p99']) expect(told(kind), kind).toBe(0);
});

test('offices that are left out are counted apart from batches that fail', async () => {
  const text = await someMetrics().text();
  expect(text).toMatch(/^foyer_batch_failing 0$/m);
  expect(text).toMatch(/^foyer_offices_left_out 3$/m);
});
