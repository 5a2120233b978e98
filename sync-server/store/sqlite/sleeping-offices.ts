/** What is known of offices that are asleep, in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { OfficeId } from '../../../src/lib/domain/ids.ts';
import { StoreError } from '../store.ts';
import type { KeptSleepingOffice, SleepingOfficeStore } from '../sleeping-offices.ts';
import { asStoreError } from './schema.ts';
import { transact } from './transaction.ts';

export interface SqliteSleepingOffices extends SleepingOfficeStore {
  /** A transaction in which these documents change, so that what is kept of their offices is void. */
  transactOn(documents: Iterable<string>, run: () => void): void;
  /** The same for an office that is retired. */
  transactRetiring(office: OfficeId, run: () => void): void;
}

export function openSqliteSleepingOffices(db: DatabaseSync): SqliteSleepingOffices {
  const rows = db.prepare('SELECT office, made_from, due_at, state, record, checksum FROM sleeping_offices');
  // A damaged number may be larger than JavaScript's are exact.
  rows.setReadBigInts(true);
  const check = db.prepare("PRAGMA integrity_check('sleeping_offices')");
  const definition = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'sleeping_offices'");
  const leftovers = db.prepare(
    "SELECT count(*) AS n FROM sqlite_schema WHERE name LIKE 'sleeping_offices_%'",
  );
  const put = db.prepare(
    `INSERT OR REPLACE INTO sleeping_offices (office, made_from, due_at, state, record, checksum)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const erase = db.prepare('DELETE FROM sleeping_offices WHERE office = ?');

  /** An empty table in the place of one that is damaged. */
  function beginAnew(): void {
    const { sql } = definition.get() as { sql: string };
    try {
      transact(db, () => db.exec(`DROP TABLE sleeping_offices; ${sql}`));
    } catch (error) {
      if (!isDamage(error)) throw error;
      // Its pages are not found any more, so they cannot be given back.
      const { n } = leftovers.get() as { n: number };
      transact(db, () => db.exec(`ALTER TABLE sleeping_offices RENAME TO sleeping_offices_${n + 1}; ${sql}`));
    }
  }

  /** Damage to what can be made anew keeps nothing from being written that cannot. */
  function transactErasing(offices: Iterable<string>, run: () => void): void {
    let isDamaged = false;
    const all = (): void => {
      run();
      try {
        for (const office of offices) erase.run(office);
      } catch (error) {
        isDamaged = isDamage(error);
        throw error;
      }
    };
    try {
      transact(db, all);
    } catch (error) {
      if (!isDamaged) throw error;
      beginAnew();
      transact(db, all);
    }
  }

  return {
    async all() {
      try {
        // A row that the index has lost is not taken away when a document of its office changes.
        const [found] = check.all() as { integrity_check: string }[];
        if (found?.integrity_check !== 'ok') throw new StoreError('damaged');
        return (rows.all() as unknown as Row[]).flatMap((row): KeptSleepingOffice[] => {
          const { office, made_from: madeFrom, state, record } = row;
          const kept = { office, madeFrom, dueAt: Number(row.due_at), state, record };
          return checksumOf(kept) === Number(row.checksum) ? [kept] : [];
        });
      } catch (error) {
        if (isDamage(error)) beginAnew();
        throw error;
      }
    },
    async put(offices) {
      const all = (): void => {
        for (const kept of offices)
          put.run(kept.office, kept.madeFrom, kept.dueAt, kept.state, kept.record, checksumOf(kept));
      };
      try {
        transact(db, all);
      } catch (error) {
        if (!isDamage(error)) throw error;
        beginAnew();
        transact(db, all);
      }
    },
    transactOn(documents, run) {
      const offices = new Set<string>();
      // `kind:office:date`; an inbox's second part is an actor, who is no office.
      for (const name of documents) offices.add(name.split(':', 2)[1] ?? '');
      transactErasing(offices, run);
    },
    transactRetiring: (office, run) => transactErasing([office], run),
  };
}

interface Row extends Omit<KeptSleepingOffice, 'madeFrom' | 'dueAt'> {
  readonly made_from: string;
  readonly due_at: bigint;
  readonly checksum: bigint;
}

function isDamage(error: unknown): boolean {
  const named = asStoreError(error);
  return named instanceof StoreError && named.reason === 'damaged';
}

const checksumOf = ({ office, madeFrom, dueAt, state, record }: KeptSleepingOffice): number =>
  crc32(record, crc32(JSON.stringify([office, madeFrom, dueAt, state])));
