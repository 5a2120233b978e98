/** Pictures in SQLite. A row that is none is as one that is not there. */
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { officeId, pictureId } from '../../../src/lib/domain/ids.ts';
import { pictureTypes } from '../../../src/lib/domain/office/picture-file.ts';
import { instant } from '../../../src/lib/domain/time.ts';
import type { PictureStore } from '../pictures.ts';
import { transact } from './transaction.ts';

const pictureRow = z.object({ type: z.enum(pictureTypes), bytes: z.instanceof(Uint8Array) });
const listedRow = z.object({ office: officeId, id: pictureId, at: instant });

export function openSqlitePictures(db: DatabaseSync): PictureStore {
  const put = db.prepare(
    'INSERT OR REPLACE INTO pictures (office, id, type, bytes, at) VALUES (?, ?, ?, ?, ?)',
  );
  const find = db.prepare('SELECT type, bytes FROM pictures WHERE office = ? AND id = ?');
  const all = db.prepare('SELECT office, id, at FROM pictures ORDER BY at');
  const remove = db.prepare('DELETE FROM pictures WHERE office = ? AND id = ?');
  return {
    async put(office, id, { type, bytes }, at) {
      put.run(office, id, type, bytes, at);
    },
    async find(office, id) {
      const row = pictureRow.safeParse(find.get(office, id));
      return row.success ? row.data : null;
    },
    async all() {
      return all.all().flatMap((row) => {
        const read = listedRow.safeParse(row);
        return read.success ? [read.data] : [];
      });
    },
    async remove(office, ids) {
      transact(db, () => {
        for (const id of ids) remove.run(office, id);
      });
    },
  };
}
