/** The real relay as a process of its own, so that a test can kill it at any moment and start it again. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WAIT_TIMEOUT_MS } from '../../support/patience.ts';

const ASK_AGAIN_MS = 25;

const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface RelayProcess {
  readonly port: number;
  readonly url: string;
  /** One-time links for the first leads, by office, as the relay printed them. */
  firstLead(office: string): string;
  /** Ends the process without warning (SIGKILL). */
  kill(): Promise<void>;
  /** Starts it again on the same port and data, and waits until it answers. */
  start(): Promise<void>;
  /** A command of the operator, beside the running relay. */
  carryOut(...command: readonly string[]): Promise<void>;
  /** Writes a copy of its data while it runs, and gives back how to put it in its place while it does not. */
  backUp(): Promise<{ putBack(): Promise<void> }>;
  /** From the next start on the relay's clock is this many minutes further. */
  moveClock(minutes: number): void;
  /** Its time, milliseconds. */
  now(): number;
  close(): Promise<void>;
}

export interface RelaySettings {
  readonly smtp?: string;
  /** The address that stands in mails. */
  readonly publicUrl?: (port: number) => Promise<string>;
  /** The office's local time at which it starts, in minutes after midnight; 10:00 by default. */
  readonly startsAt?: number;
  /** On the next day of this weekday, 1 for Monday; today by default. */
  readonly weekday?: number;
  /** Requests say where they come from, as behind a proxy; this machine's own address is not limited. */
  readonly trustProxy?: boolean;
  /** An office that has figures of two invented months before it starts. */
  readonly history?: string;
  /** The folder of its offices; the tests' own by default. */
  readonly offices?: string;
  /** More of its environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

const MORNING = 10 * 60;

/** Minutes from now to a time in Berlin: the tests' office day does not end while they run. */
function shiftTo(minutesOfDay: number, weekday: number | undefined, now: number): number {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('Europe/Berlin');
  const days = weekday === undefined ? 0 : (weekday - local.dayOfWeek + 7) % 7;
  const hour = Math.floor(minutesOfDay / 60);
  const minute = minutesOfDay % 60;
  const then = local.add({ days }).with({ hour, minute, second: local.second });
  return Math.round((then.epochMilliseconds - now) / 60_000);
}

export async function startRelayProcess(settings: RelaySettings = {}): Promise<RelayProcess> {
  const data = await mkdtemp(join(tmpdir(), 'foyer-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // Fixed for all starts, or the clock would jump when the relay is restarted.
  let shift = shiftTo(settings.startsAt ?? MORNING, settings.weekday, Date.now());
  const publicUrl = await settings.publicUrl?.(port);
  let child: ChildProcess | null = null;
  let printed = '';

  function environment(): NodeJS.ProcessEnv {
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      PORT: String(port),
      DATA_DIR: data,
      OFFICES: settings.offices ?? join(root, 'tests/support/offices'),
      CLOCK_SHIFT: String(shift),
      LOG_LEVEL: 'warn',
      ...settings.environment,
    };
    if (settings.trustProxy === true) env['TRUST_PROXY'] = '1';
    if (settings.smtp !== undefined) env['SMTP_URL'] = settings.smtp;
    if (publicUrl !== undefined) env['PUBLIC_URL'] = publicUrl;
    return env;
  }

  async function carryOut(...command: readonly string[]): Promise<void> {
    const doing = spawn(process.execPath, ['sync-server/main.ts', ...command], {
      cwd: root,
      env: environment(),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const code = await new Promise((resolve) => doing.once('exit', resolve));
    if (code !== 0) throw new Error(`${command.join(' ')} failed`);
  }

  async function start(): Promise<void> {
    const started = spawn(process.execPath, ['sync-server/main.ts'], {
      cwd: root,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    for (const stream of [started.stdout, started.stderr]) {
      stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    }
    const deadline = Date.now() + WAIT_TIMEOUT_MS;
    while (!(await answers(`${url}/readyz`))) {
      if (started.exitCode !== null || Date.now() > deadline)
        throw new Error(`the relay did not start:\n${printed}`);
    }
  }

  async function kill(): Promise<void> {
    const dying = child;
    if (dying === null || dying.exitCode !== null || dying.signalCode !== null) return;
    const gone = new Promise((resolve) => dying.once('exit', resolve));
    dying.kill('SIGKILL');
    await gone;
    child = null;
  }

  if (settings.history !== undefined)
    await carryOut('history', '--office', settings.history, '--months', '2');
  await start();
  return {
    port,
    url,
    firstLead(office) {
      const link = printed.match(new RegExp(`\\S*/staff/${office}/first#\\S+`))?.[0];
      if (link === undefined) throw new Error(`no link for the first lead of ${office} in:\n${printed}`);
      return link;
    },
    kill,
    start,
    carryOut,
    async backUp() {
      const file = join(data, `copy-${randomUUID()}.sqlite`);
      await carryOut('backup', file);
      return { putBack: () => carryOut('restore', file) };
    },
    moveClock: (minutes) => void (shift += minutes),
    now: () => Date.now() + shift * 60_000,
    async close() {
      await kill();
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(WAIT_TIMEOUT_MS) });
    return response.ok;
  } catch {
    // Not yet: leave the core to the process before asking again.
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
