/**
 * A log that limits its warnings in a time, and then says how many it left out. Warnings about what came from outside
 * could be made to come without end.
 */
import type { Instant } from '../../src/lib/domain/time.ts';
import { makeAllowance } from '../guard/limits.ts';
import type { Rate } from '../guard/limits.ts';
import type { Log } from './log.ts';

const LINES: Rate = { perSecond: 0.2, burst: 50 };

export function fewWarnings(log: Log, now: () => Instant, rate = LINES): Log {
  const may = makeAllowance(rate, now);
  let unsaid = 0;
  return {
    ...log,
    warn(fields, message) {
      if (!may()) return void unsaid++;
      log.warn(unsaid > 0 ? { ...fields, unsaid } : fields, message);
      unsaid = 0;
    },
  };
}
