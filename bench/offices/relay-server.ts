/**
 * The relay of many offices, a process of its own whose clock the bench moves. What was due meanwhile runs at once, as it
 * would have run one after the other.
 */
import { dateOf, instantOf } from '../../src/lib/domain/time.ts';
import type { LocalTime } from '../../src/lib/domain/time.ts';
import { readConfig } from '../../sync-server/config.ts';
import { systemTimers } from '../../sync-server/jobs/schedule.ts';
import type { Timers } from '../../sync-server/jobs/schedule.ts';
import { openLog } from '../../sync-server/log/log.ts';
import { startRelay } from '../../sync-server/start.ts';
import { openToMeasuring } from '../relay/peers/measured.mjs';
import { processorMs } from './processor.ts';

const ZONE = 'Europe/Berlin';
const [offices, dataDir] = process.argv.slice(2) as [string, string];

/** Noon, so that no night falls into the start. */
let shiftMs = instantOf(dateOf(Date.now(), ZONE), '12:00' as LocalTime, ZONE) - Date.now();
const clock = (): number => Date.now() + shiftMs;
const waiting = new Set<{ readonly at: number; readonly run: () => void; readonly stop: () => void }>();
const timers: Timers = (ms, run) => {
  const runOnce = (): void => {
    waiting.delete(entry);
    run();
  };
  const entry = { at: clock() + ms, run: runOnce, stop: systemTimers(ms, runOnce) };
  waiting.add(entry);
  return () => {
    entry.stop();
    waiting.delete(entry);
  };
};

function advance(byMs: number): void {
  shiftMs += byMs;
  for (const entry of [...waiting]) {
    if (entry.at > clock()) continue;
    entry.stop();
    entry.run();
  }
}

const config = readConfig({
  PORT: '0',
  HOST: '127.0.0.1',
  DATA_DIR: dataDir,
  OFFICES: offices,
  LOG_LEVEL: 'error',
});
if (!config.ok) throw new Error(config.error.join('\n'));
const before = processorMs();
const relay = await startRelay(config.value, { log: openLog('error'), clock, timers });
if (!relay.ok) throw new Error(relay.error.join('\n'));
process.on('message', (message: string) => {
  const [word, ms] = message.split(' ');
  if (word === 'advance') advance(Number(ms));
  if (word === 'end') void relay.value.close().then(() => process.exit(0));
});
openToMeasuring(relay.value.url, { startMs: processorMs() - before, now: clock() });
