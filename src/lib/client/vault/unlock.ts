/** Opens people's keys on this laptop for a page that is signed in, and locks the screen for all of its pages. */
import { sessionRoutes } from '../../wire/http/session-routes.ts';
import type { ActorId } from '../../domain/ids.ts';
import { deviceName } from '../browser/database.ts';
import type { Database } from '../browser/database.ts';
import { askRelay } from '../http/http.ts';
import type { HttpOptions } from '../http/http.ts';
import type { Session } from '../types.ts';
import { openBySecrets } from './key-rows.ts';

/** `later`: the relay or the disk does not answer now. `refused`: the relay knows no session. */
export type Unlocking = 'open' | 'later' | 'refused';

type Owner = Pick<Session, 'office' | 'actor'>;

/** Opens the keys with the secrets that the relay gives to a valid session. */
export async function unlockBySession(
  database: Database,
  owner: Owner,
  options: HttpOptions,
): Promise<Unlocking> {
  const device = await deviceName(database);
  const answer = await askRelay(sessionRoutes.storageSecrets, { query: { device } }, options);
  if (!answer.ok) return answer.error.status === 401 ? 'refused' : 'later';
  const { actor } = answer.value;
  // Another member has signed in meanwhile: this page's session is over.
  if (actor !== owner.actor) return 'refused';
  const secrets = { session: bytesOf(answer.value.session), laptop: bytesOf(answer.value.laptop) };
  try {
    // A screen that was locked meanwhile stays locked.
    const ciphers = await openBySecrets(database, owner, secrets);
    if (await isLocked(database, owner.actor)) return 'later';
    database.peopleKeys.put(ciphers);
    return 'open';
  } catch (problem) {
    console.warn(
      'people cannot be kept on this device:',
      problem instanceof Error ? problem.name : 'unknown',
    );
    return 'later';
  }
}

export const lockScreen = ({ keyRows }: Database, actor: ActorId): Promise<void> =>
  keyRows.put({ name: `lock:${actor}` });

export const unlockScreen = ({ keyRows }: Database, actor: ActorId): Promise<void> =>
  keyRows.delete(`lock:${actor}`);

export const isLocked = async ({ keyRows }: Database, actor: ActorId): Promise<boolean> =>
  (await keyRows.get(`lock:${actor}`).catch(() => undefined)) !== undefined;

const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
