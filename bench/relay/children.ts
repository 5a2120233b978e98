/** The servers under comparison, each a process of its own, ended by its id. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Contestant } from './wires.ts';

export interface Usage {
  /** Milliseconds of processor time since it started. */
  readonly cpu: number;
  /** Resident bytes; only when asked for, since it collects before. */
  readonly memory: number;
}

export interface Child {
  readonly url: string;
  usage(what: 'cpu' | 'memory'): Promise<Usage>;
  /** kill −9; what it wrote stays. */
  kill(): Promise<void>;
}

const START_WITHIN = 60_000;
const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

export interface Nursery {
  /** `folder`: where it keeps its data; a fresh one if not given. */
  start(server: Contestant, options?: { folder?: string; offices?: readonly string[] }): Promise<Child>;
  newFolder(): string;
  close(): Promise<void>;
}

/** `base`: a folder of the bench's own, removed in the end with all that is in it. */
export function openNursery(base: string, shift: number): Nursery {
  const alive = new Set<ChildProcess>();
  const newFolder = (): string => mkdtempSync(join(base, 'server-'));

  async function end(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  return {
    newFolder,
    async start(server, { folder, offices = [] } = {}) {
      const own = folder ?? newFolder();
      const child =
        server === 'foyer'
          ? spawn(path('foyer-server.ts'), [own, String(shift), ...offices])
          : // The reference server keeps documents in memory alone unless it is given a folder.
            spawn(path(`peers/${server}.mjs`), server === 'reference' && folder === undefined ? [] : [own]);
      alive.add(child);
      child.once('exit', () => alive.delete(child));
      const { url } = await next<{ url: string }>(child, server);
      return {
        url,
        async usage(what) {
          const answered = next<Usage>(child, server);
          child.send(what);
          return answered;
        },
        kill: () => end(child),
      };
    },
    async close() {
      await Promise.all([...alive].map(end));
      rmSync(base, { recursive: true, force: true });
    },
  };
}

function spawn(file: string, args: readonly string[]): ChildProcess {
  return fork(file, args, { execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'] });
}

function next<T>(child: ChildProcess, server: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${server} says nothing`)), START_WITHIN);
    const ended = (): void => reject(new Error(`${server} has ended`));
    child.once('exit', ended);
    child.once('message', (message) => {
      clearTimeout(late);
      child.off('exit', ended);
      resolve(message as T);
    });
  });
}
