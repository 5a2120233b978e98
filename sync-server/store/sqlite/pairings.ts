/** Devices that a lead has confirmed, in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { actorId, officeId } from '../../../src/lib/domain/ids.ts';
import type { AccountStore, StoredPairing } from '../account-store.ts';
import type { RowReader } from './rows.ts';

const pairingRow = z.pipe(
  z.object({
    code: z.string(),
    secret_digest: z.string(),
    office: officeId,
    surface: z.enum(['kiosk', 'monitor']),
    expires: z.number(),
    actor: actorId,
    name: z.string(),
  }),
  z.transform(
    ({ code, secret_digest: secretDigest, office, surface, expires, actor, name }): StoredPairing => ({
      ...{ code, secretDigest, office, surface, expiresAt: expires },
      confirmed: { actor, name },
    }),
  ),
);

export function openSqlitePairings(
  db: DatabaseSync,
  reader: RowReader,
): Pick<AccountStore, 'putPairing' | 'pairingBySecret'> {
  const putPairing = db.prepare('INSERT OR REPLACE INTO pairings VALUES (?, ?, ?, ?, ?, ?, ?)');
  const bySecret = db.prepare(
    'SELECT rowid AS row, * FROM pairings WHERE secret_digest = ? AND actor IS NOT NULL',
  );
  const readPairing = reader('pairings', pairingRow);

  return {
    async putPairing({ code, secretDigest, office, surface, expiresAt, confirmed: { actor, name } }) {
      putPairing.run(code, secretDigest, office, surface, expiresAt, actor, name);
    },
    async pairingBySecret(secretDigest) {
      return readPairing(bySecret.get(secretDigest));
    },
  };
}
