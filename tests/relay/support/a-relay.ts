/** A whole relay on a free port, with a folder of its own, for as long as a test takes. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { PULSE_SECONDS } from '../../../src/lib/wire/frames.ts';
import type { PasswordCost } from '../../../sync-server/accounts/passwords.ts';
import type { Config } from '../../../sync-server/config.ts';
import { systemTimers } from '../../../sync-server/jobs/schedule.ts';
import type { Timers } from '../../../sync-server/jobs/schedule.ts';
import { silentLog } from '../../../sync-server/log/log.ts';
import type { RelayEnvironment } from '../../../sync-server/core.ts';
import { startRelay } from '../../../sync-server/start.ts';
import type { Relay } from '../../../sync-server/start.ts';

export const OFFICE = 'dorsten';

/** The only example office here: the first lead is then its lead, and no test waits for the others' days. */
export const OFFICES = mkdtempSync(join(tmpdir(), 'foyer-offices-'));
const file = `${OFFICE}.yaml`;
copyFileSync(resolve(import.meta.dirname, '../../../sync-server/offices', file), join(OFFICES, file));
afterAll(() => rmSync(OFFICES, { recursive: true, force: true }));

/** Monday, two hours after the office has opened. */
export const MONDAY_AT_TEN = Date.parse('2026-11-23T10:00:00+01:00');

/** A relay whose pulse never comes: nothing ends a session later that was not cut off at once. */
export const WITHOUT_PULSE: { readonly timers: Timers } = {
  timers: (ms, run) => (ms === PULSE_SECONDS * 1000 ? () => {} : systemTimers(ms, run)),
};

/** Most tests are about something else than how long a guesser needs for a password. */
export const CHEAP: PasswordCost = { N: 2 ** 10, r: 8, p: 1 };

export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const aConfig = (changes: Partial<Config> = {}): Config => ({
  port: 0,
  host: '127.0.0.1',
  dataDir: '',
  publicUrl: null,
  smtpUrl: null,
  smtpLogin: null,
  smtpInsecure: false,
  mailFrom: null,
  offices: OFFICES,
  app: '/nowhere',
  clockShift: MONDAY_AT_TEN - Date.now(),
  leadsNeedSecondFactor: false,
  trustProxy: false,
  logLevel: 'silent',
  metricsToken: null,
  securityContact: null,
  provider: null,
  ...changes,
});

export async function aRelay(
  changes: Partial<Config> = {},
  surroundings: Partial<RelayEnvironment> = {},
): Promise<Relay> {
  const config = aConfig({ dataDir: changes.dataDir ?? aFolder(), ...changes });
  const started = await startRelay(config, { log: silentLog, passwordCost: CHEAP, ...surroundings });
  if (!started.ok) throw new Error(started.error.join('\n'));
  let closed = false;
  const relay: Relay = {
    ...started.value,
    async close() {
      if (closed) return;
      closed = true;
      await started.value.close();
    },
  };
  onTestFinished(() => relay.close());
  return relay;
}
