/** The relay as a process of its own, as `npm start` runs it, to be killed; and people who are signed in at it. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, onTestFinished } from 'vitest';
import { actorId, officeId } from '../../../src/lib/domain/ids.ts';
import { cookieOf } from '../../../src/lib/wire/surface.ts';
import { actorOf, digestOf } from '../../../sync-server/accounts/secrets.ts';
import { openSqliteStore } from '../../../sync-server/store/sqlite/sqlite-store.ts';
import { MONDAY_AT_TEN } from './a-relay.ts';

const MAIN = resolve(import.meta.dirname, '../../../sync-server/main.ts');

export const OPEN_OFFICE = 'always-open';
const OFFICES = mkdtempSync(join(tmpdir(), 'foyer-offices-'));
copyFileSync(
  resolve(import.meta.dirname, `../../support/offices/${OPEN_OFFICE}.yaml`),
  join(OFFICES, `${OPEN_OFFICE}.yaml`),
);
afterAll(() => rmSync(OFFICES, { recursive: true, force: true }));

/** Once for all relays of a test, so that the clock of the next one is never behind that of the one before. */
const minutes = Math.round((MONDAY_AT_TEN - Date.now()) / 60_000);

export interface RelayProcess {
  readonly url: string;
  readonly port: number;
  readonly child: ChildProcess;
  /** Shift of this relay's clock: add it to the machine's. */
  readonly shift: number;
  /** kill −9. */
  kill(): Promise<void>;
}

/** `offices`: a folder of office files; the example offices if not given. */
export async function aRelayProcess(
  dataDir: string,
  env: Record<string, string> = {},
): Promise<RelayProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
      CLOCK_SHIFT: String(minutes),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  for await (const line of createInterface({ input: child.stdout })) {
    const link = /(http:\/\/[^/\s]+)\/\S*/.exec(line);
    if (link === null) continue;
    const url = link[1]!;
    return {
      url,
      port: Number(new URL(url).port),
      child,
      shift: minutes * 60_000,
      async kill() {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      },
    };
  }
  throw new Error('the relay did not start');
}

/** One office that is always open, and nothing else to load. */
export const anOpenRelay = (dataDir: string, env: Record<string, string> = {}): Promise<RelayProcess> =>
  aRelayProcess(dataDir, { OFFICES, ...env });

export interface SignedInClerk {
  readonly actor: string;
  readonly cookies: string;
}

/** Writes the session straight into the store of a relay that does not run. */
export async function aClerkIn(dataDir: string, office = OPEN_OFFICE): Promise<SignedInClerk> {
  const store = openSqliteStore(dataDir, () => {});
  const secret = randomBytes(32).toString('base64url');
  const actor = actorId.parse(actorOf(secret));
  await store.accounts.putSession({
    ...{
      digest: digestOf(secret),
      surface: 'staff',
      office: officeId.parse(office),
      actor,
      role: 'clerk',
    },
    ...{ name: 'Karl', expiresAt: MONDAY_AT_TEN + 30 * 24 * 3_600_000 },
  });
  await store.close();
  return { actor, cookies: `${cookieOf('staff')}=${secret}` };
}
