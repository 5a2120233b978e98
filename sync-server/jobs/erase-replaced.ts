/** P3 for what a restore has replaced: looked at when the relay starts, and every day. */
import { DAY_MINUTES, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { codeOf } from '../log/log.ts';
import type { Log } from '../log/log.ts';
import { eraseReplaced } from '../store/data-folder.ts';
import type { Schedule } from './schedule.ts';

const DAY_MS = DAY_MINUTES * MINUTE_MS;

/** `days`: for how long people are kept. The names of the files are by the machine's own clock. */
export function keepErasing(
  folder: string,
  days: () => number,
  parts: {
    readonly schedule: Schedule;
    readonly clock: () => Instant;
    readonly machineClock: () => Instant;
    readonly log: Log;
  },
): void {
  const { schedule, clock, machineClock, log } = parts;
  const look = (): void => {
    try {
      const files = eraseReplaced(folder, machineClock() - days() * DAY_MS);
      if (files > 0) log.info({ files }, 'files replaced by a restore were erased');
    } catch (error) {
      log.error({ code: codeOf(error) }, 'files replaced by a restore could not be erased');
    }
    schedule.at(clock() + DAY_MS, look);
  };
  look();
}
