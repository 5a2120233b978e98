/**
 * A step of the schema: the figures of an office become a document a month. Until then they were one, `figures:<office>`,
 * which grew for ever and was read whole.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { RecordEntry } from '../../../src/lib/docs/entry-list.ts';
import { localDate, monthOf } from '../../../src/lib/domain/time.ts';
import type { LocalDate, LocalMonth } from '../../../src/lib/domain/time.ts';
import { isReadable } from '../../relay/load-once.ts';
import { WrittenDocument } from '../../relay/written-document.ts';
import { checksumOf } from './checksum.ts';

/** Within the transaction of the step. */
export function splitFiguresByMonth(db: DatabaseSync): void {
  const rows = db.prepare('SELECT at, bytes, checksum FROM updates WHERE name = ? ORDER BY seq');
  const add = db.prepare('INSERT INTO updates (name, at, bytes, checksum) VALUES (?, ?, ?, ?)');
  const setAside = db.prepare(
    'INSERT OR REPLACE INTO quarantine SELECT seq, name, bytes, checksum FROM updates WHERE name = ?',
  );
  const erase = db.prepare('DELETE FROM updates WHERE name = ?');
  const names = db
    .prepare("SELECT DISTINCT name FROM updates WHERE name >= 'figures:' AND name < 'figures;'")
    .all() as { name: string }[];
  for (const { name } of names) {
    const found = rows.all(name) as unknown as UpdateRow[];
    const { months, isWhole } = monthsIn(name, found);
    const at = Math.max(...found.map((row) => row.at));
    for (const [month, entries] of months) {
      const of = `${name}:${month}`;
      const state = stateWith(entries);
      add.run(of, at, state, checksumOf(of, state));
    }
    // What could not be read stays for an operator to look into, as with every damaged row.
    if (!isWhole) setAside.run(name);
    erase.run(name);
  }
}

interface UpdateRow {
  readonly at: number;
  readonly bytes: Uint8Array;
  readonly checksum: number;
}

function monthsIn(name: string, rows: readonly UpdateRow[]) {
  const sound = rows.filter(
    ({ bytes, checksum }) => checksumOf(name, bytes) === checksum && isReadable(bytes),
  );
  const { doc, mended } = WrittenDocument.of(
    sound.map(({ bytes }) => bytes),
    () => {},
  );
  const all = doc.entries();
  const ofDays = all.filter(isOfADay);
  // Of two entries of a day the last one counts.
  const byDate = new Map(ofDays.map((entry) => [entry[0], entry]));
  const months: Map<LocalMonth, RecordEntry[]> = Map.groupBy(byDate.values(), ([date]) => monthOf(date));
  return { months, isWhole: !mended && sound.length === rows.length && ofDays.length === all.length };
}

const isOfADay = (entry: unknown): entry is [LocalDate, unknown] =>
  Array.isArray(entry) && localDate.safeParse(entry[0]).success;

function stateWith(entries: readonly RecordEntry[]): Uint8Array {
  const { doc } = WrittenDocument.of([], () => {});
  doc.change(entries, new Set());
  return doc.state();
}
