/**
 * A log that writes a repeated error once a minute, and then how often it was not written. A full disk is tried every
 * second, and it may be the one that the log is written to.
 */
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Log } from './log.ts';

/** After a pause it is another incident. Longer than what is tried again waits. */
const PAUSE_MS = 10_000;

interface Said {
  readonly at: Instant;
  readonly lastMet: Instant;
  readonly unsaid: number;
}

/** The same: in the same words, with the same codes; counts may differ. */
export function deduplicated(log: Log, now: () => Instant): Log {
  const said = new Map<string, Said>();
  return {
    ...log,
    error(fields, message) {
      const codes = Object.entries(fields).filter(([, value]) => typeof value === 'string');
      const key = JSON.stringify([message, ...codes]);
      const met = now();
      const before = said.get(key);
      if (before !== undefined && met - before.at < MINUTE_MS && met - before.lastMet < PAUSE_MS) {
        said.set(key, { ...before, lastMet: met, unsaid: before.unsaid + 1 });
        return;
      }
      said.set(key, { at: met, lastMet: met, unsaid: 0 });
      const unsaid = before?.unsaid ?? 0;
      log.error(unsaid > 0 ? { ...fields, unsaid } : fields, message);
    },
  };
}
