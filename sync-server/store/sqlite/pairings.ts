/** Devices that a lead has confirmed, in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { actorId, officeId } from '../../../src/lib/domain/ids.ts';
import type { AccountStore, StoredPairing } from '../account-store.ts';
import type { RowReader } from './rows.ts';

const pairingRow = z
  .object({
    code: z.string(),
    claim: z.string(),
    office: officeId,
    surface: z.enum(['kiosk', 'monitor']),
    expires: z.number(),
    actor: actorId,
    name: z.string(),
  })
  .transform(({ code, claim, office, surface, expires, actor, name }): StoredPairing => ({
    ...{ code, claimDigest: claim, office, surface, expiresAt: expires },
    confirmed: { actor, name },
  }));

export function openSqlitePairings(
  db: DatabaseSync,
  reader: RowReader,
): Pick<AccountStore, 'putPairing' | 'pairingByClaim'> {
  const putPairing = db.prepare('INSERT OR REPLACE INTO pairings VALUES (?, ?, ?, ?, ?, ?, ?)');
  const byClaim = db.prepare('SELECT rowid AS row, * FROM pairings WHERE claim = ? AND actor IS NOT NULL');
  const readPairing = reader('pairings', pairingRow);

  return {
    async putPairing({ code, claimDigest, office, surface, expiresAt, confirmed: { actor, name } }) {
      putPairing.run(code, claimDigest, office, surface, expiresAt, actor, name);
    },
    async pairingByClaim(claimDigest) {
      return readPairing(byClaim.get(claimDigest));
    },
  };
}
