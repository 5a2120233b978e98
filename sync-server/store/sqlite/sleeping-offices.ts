/** What is known of offices that are asleep, in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { KeptSleepingOffice, SleepingOfficeStore } from '../sleeping-offices.ts';
import { transact } from './transaction.ts';

export interface SqliteSleepingOffices extends SleepingOfficeStore {
  /** Within a transaction: these documents change, so what is kept of their offices is void. */
  forget(documents: Iterable<string>): void;
}

export function openSqliteSleepingOffices(db: DatabaseSync): SqliteSleepingOffices {
  const rows = db.prepare('SELECT office, made_from, due_at, state, record, checksum FROM sleeping_offices');
  const put = db.prepare(
    `INSERT OR REPLACE INTO sleeping_offices (office, made_from, due_at, state, record, checksum)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const erase = db.prepare('DELETE FROM sleeping_offices WHERE office = ?');

  return {
    async all() {
      return (rows.all() as unknown as Row[]).flatMap((row): KeptSleepingOffice[] => {
        const { office, made_from: madeFrom, due_at: dueAt, state, record } = row;
        const kept = { office, madeFrom, dueAt, state, record };
        return checksumOf(kept) === row.checksum ? [kept] : [];
      });
    },
    async put(offices) {
      transact(db, () => {
        for (const kept of offices)
          put.run(kept.office, kept.madeFrom, kept.dueAt, kept.state, kept.record, checksumOf(kept));
      });
    },
    forget(documents) {
      const offices = new Set<string>();
      // `kind:office:date`; an inbox's second part is an actor, who is no office.
      for (const name of documents) offices.add(name.split(':', 2)[1] ?? '');
      for (const office of offices) erase.run(office);
    },
  };
}

interface Row extends Omit<KeptSleepingOffice, 'madeFrom' | 'dueAt'> {
  readonly made_from: string;
  readonly due_at: number;
  readonly checksum: number;
}

const checksumOf = ({ office, madeFrom, dueAt, state, record }: KeptSleepingOffice): number =>
  crc32(record, crc32(JSON.stringify([office, madeFrom, dueAt, state])));
