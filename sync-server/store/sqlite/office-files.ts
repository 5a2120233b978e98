/** What office files say, in SQLite. It is read before the database is opened for good, since mistakes come first. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { crc32 } from 'node:zlib';
import type { KeptFile, OfficeFileStore } from '../office-files.ts';
import { FILE, VERSION, versionOf } from './schema.ts';
import { transact } from './transaction.ts';

export function openSqliteOfficeFiles(db: DatabaseSync): OfficeFileStore {
  const clear = db.prepare('DELETE FROM office_files');
  const add = db.prepare('INSERT INTO office_files (digest, office, record, checksum) VALUES (?, ?, ?, ?)');
  return {
    async replaceAll(files) {
      transact(db, () => {
        clear.run();
        for (const file of files) add.run(file.digest, file.office, file.record, checksumOf(file));
      });
    },
  };
}

/**
 * What the relay that ran before has kept. None where it cannot be read, and without what is damaged: then the files are
 * parsed. Reading takes no lock and writes nothing, also while another relay runs.
 */
export function keptOfficeFiles(folder: string): readonly KeptFile[] {
  const path = join(folder, FILE);
  if (!existsSync(path)) return [];
  let db: DatabaseSync | null = null;
  try {
    const address = pathToFileURL(path);
    address.search = 'immutable=1';
    db = new DatabaseSync(address, { readOnly: true });
    if (versionOf(db) !== VERSION) return [];
    const rows = db.prepare('SELECT digest, office, record, checksum FROM office_files').all();
    return (rows as unknown as (KeptFile & { readonly checksum: number })[])
      .filter((row) => checksumOf(row) === row.checksum)
      .map(({ digest, office, record }) => ({ digest, office, record }));
  } catch {
    return [];
  } finally {
    db?.close();
  }
}

const checksumOf = ({ digest, record }: KeptFile): number => crc32(record, crc32(digest));
