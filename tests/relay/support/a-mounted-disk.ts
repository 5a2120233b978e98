/** A small disk that is really mounted: it gets full, and can be mounted read-only, which binds root too. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { aFolder } from './a-relay.ts';

export interface MountedDisk {
  readonly folder: string;
  /** Not as long as a file on it is open for writing. */
  mountFor(what: 'reading' | 'writing'): void;
  /** The same disk at a second place, at which it can only be read. */
  readOnlyView(): string;
  fill(): void;
  makeRoom(): void;
}

const MEGABYTES = 6;

/** Why a test is skipped. */
export const NO_MOUNT = 'this user may not mount a disk';

/** Null: this user may not mount one, and the test has to be skipped. */
export function aMountedDisk(): MountedDisk | null {
  const folder = aFolder();
  try {
    mount('-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', folder);
  } catch {
    return null;
  }
  onTestFinished(() => unmount(folder));
  const filler = join(folder, 'filler');
  return {
    folder,
    mountFor: (what) => mount('-o', `remount,${what === 'reading' ? 'ro' : 'rw'}`, folder),
    readOnlyView() {
      const view = aFolder();
      mount('--bind', folder, view);
      onTestFinished(() => unmount(view));
      mount('-o', 'remount,bind,ro', view);
      return view;
    },
    fill() {
      try {
        writeFileSync(filler, Buffer.alloc((MEGABYTES + 1) * 1024 * 1024));
      } catch {
        // That is the point.
      }
    },
    makeRoom: () => rmSync(filler),
  };
}

/** For what has to be known before a test begins. */
export function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-'));
  try {
    mount('-t', 'tmpfs', 'tmpfs', folder);
    unmount(folder);
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(folder);
  }
}

const mount = (...how: string[]): void => void execFileSync('mount', how, { stdio: 'ignore' });
const unmount = (folder: string): void => void execFileSync('umount', ['-l', folder]);
