/** How many requests of an actor wait on this device, without carrying them: the page that asked hears the answers. */
import { openOutbox } from '../docs/outbox-doc.ts';
import type { ActorId } from '../domain/ids.ts';
import { pageDatabase } from './database.ts';
import type { Database } from './database.ts';
import { loadStoredDoc } from './stored-doc.ts';

export async function countPending(actor: ActorId, given?: Database): Promise<number> {
  const database = given ?? (await pageDatabase());
  const stored = await loadStoredDoc(database, { kind: 'outbox', actor }, () => {});
  const outbox = openOutbox(stored.doc, () => {});
  const count = outbox.pending().length;
  outbox.close();
  stored.release();
  return count;
}
