// A process that is killed at the n-th statement of what it does with a store: `die-at.ts FOLDER WORK N`. When it has
// fewer statements than that it ends by itself.
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { openSqliteStore } from '../../../sync-server/store/sqlite/sqlite-store.ts';
import { works } from './works.ts';

const [folder, name, nth] = process.argv.slice(2) as [string, keyof typeof works, string];
const store = openSqliteStore(folder, () => {});
await works[name].prepare(store);

let left = Number(nth);
const count = (): void => {
  if (left-- === 0) process.kill(process.pid, 'SIGKILL');
};
for (const [prototype, method] of [
  [StatementSync.prototype, 'run'],
  [StatementSync.prototype, 'get'],
  [DatabaseSync.prototype, 'exec'],
] as const) {
  const inner = (prototype as unknown as Record<string, (...given: unknown[]) => unknown>)[method]!;
  Object.assign(prototype, {
    [method](...given: unknown[]) {
      count();
      return inner.apply(this, given);
    },
  });
}
await works[name].run(store);
