/** The digests of the PINs that open the offices' kiosks, in SQLite. A row that cannot be read opens nothing. */
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { instant } from '../../../src/lib/domain/time.ts';
import { exitCheck } from '../../../src/lib/wire/kiosk-exit.ts';
import type { AccountStore } from '../account-store.ts';

const kioskExitRow = z.pipe(
  z.extend(exitCheck, { at: instant }),
  z.transform(({ at, ...check }) => ({ ...check, setAt: at })),
);

export function openSqliteKioskExits(db: DatabaseSync): Pick<AccountStore, 'kioskExit' | 'putKioskExit'> {
  const find = db.prepare('SELECT salt, digest, rounds, at FROM kiosk_exits WHERE office = ?');
  const put = db.prepare('INSERT OR REPLACE INTO kiosk_exits VALUES (?, ?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM kiosk_exits WHERE office = ?');

  return {
    async kioskExit(office) {
      const row = kioskExitRow.safeParse(find.get(office));
      return row.success ? row.data : null;
    },
    async putKioskExit(office, exit) {
      if (exit === null) remove.run(office);
      else put.run(office, exit.salt, exit.digest, exit.rounds, exit.setAt);
    },
  };
}
