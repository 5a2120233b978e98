/** The processes that a bench starts: each says when it stands, each is ended by its id, and all when the bench ends. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Child {
  readonly pid: number;
  readonly alive: boolean;
  /** Resolves when it has ended, however. */
  readonly gone: Promise<unknown>;
  tell(message: string): void;
  /** What it says next. Throws when it ends instead, or says nothing for too long. */
  next<T>(): Promise<T>;
  ask<T>(question: string): Promise<T>;
  /** kill −9; what it wrote stays. */
  kill(): Promise<void>;
}

/** What a server that is measured answers to `cpu` and to `memory`. */
export interface Usage {
  /** Milliseconds of processor time since it started. */
  readonly cpu: number;
  /** Resident bytes; only when asked for, since it collects before. */
  readonly memory: number;
  /** The bytes of its objects and buffers, as of `memory`. */
  readonly held: number;
  /** Longest stretch in which its loop served no client since `watch`, in milliseconds of processor time. */
  readonly longestMs: number;
}

export interface Children {
  start(file: URL, args?: readonly string[]): Child;
  close(): Promise<void>;
}

/** Where a bench gives no other: a child that says nothing for that long has failed. */
const ANSWER_TIMEOUT_MS = 60_000;

export function openChildren(answerTimeoutMs = ANSWER_TIMEOUT_MS): Children {
  const all = new Set<Child>();
  return {
    start(file, args = []) {
      const child = startChild(fileURLToPath(file), args, answerTimeoutMs);
      all.add(child);
      void child.gone.then(() => all.delete(child));
      return child;
    },
    async close() {
      await Promise.all([...all].map((child) => child.kill()));
    },
  };
}

function startChild(file: string, args: readonly string[], answerTimeoutMs: number): Child {
  const child = fork(file, args, { execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'] });
  const gone = once(child, 'exit');

  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null;

  function next<T>(): Promise<T> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${file} says nothing`)), answerTimeoutMs);
      const ended = (): void => settle(() => reject(new Error(`${file} has ended`)));
      const heard = (message: unknown): void => settle(() => resolve(message as T));
      const settle = (how: () => void): void => {
        clearTimeout(late);
        child.off('exit', ended).off('message', heard);
        how();
      };
      child.once('exit', ended).once('message', heard);
    });
  }

  return {
    pid: child.pid!,
    get alive() {
      return isAlive();
    },
    gone,
    tell: (message) => void child.send(message),
    next,
    ask<T>(question: string) {
      const answered = next<T>();
      child.send(question);
      return answered;
    },
    async kill() {
      if (!isAlive()) return;
      child.kill('SIGKILL');
      await gone;
    },
  };
}
