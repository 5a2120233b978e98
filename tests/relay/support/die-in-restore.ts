// A process that is killed before the n-th change that a restore makes to the folder: `die-in-restore.ts FOLDER COPY N`.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';

const [folder, copy, nth] = process.argv.slice(2) as [string, string, string];
let left = Number(nth);

function dieBefore(owner: object, method: string): void {
  const inner = (owner as Record<string, (...given: unknown[]) => unknown>)[method]!;
  Object.assign(owner, {
    [method](...given: unknown[]) {
      if (left-- === 0) process.kill(process.pid, 'SIGKILL');
      return inner.apply(this, given);
    },
  });
}
for (const method of ['linkSync', 'renameSync', 'rmSync', 'openSync', 'writeSync', 'fsyncSync', 'chownSync'])
  dieBefore(fs, method);
syncBuiltinESMExports();
dieBefore(DatabaseSync.prototype, 'exec');
dieBefore(DatabaseSync.prototype, 'close');

const { restore } = await import('../../../sync-server/store/sqlite/backup.ts');
restore(folder, copy);
