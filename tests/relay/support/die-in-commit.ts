// A process that is killed between two statements of a commit: the third update kills whoever reads it.
import { openSqliteStore } from '../../../sync-server/store/sqlite.ts';

const store = openSqliteStore(process.argv[2]!, () => {});
const update = Uint8Array.of(1, 2, 3);
await store.commit({ updates: [{ name: 'day:before', update }], mails: [], at: 1 });
await store.commit({
  updates: [
    { name: 'day:first', update },
    { name: 'day:second', update },
    {
      get name(): string {
        process.kill(process.pid, 'SIGKILL');
        return 'day:third';
      },
      update,
    },
  ],
  mails: [],
  at: 2,
});
