/** Opens people's keys on this laptop for a page that is signed in (P7). */
import { sessionRoutes } from '../../wire/http/session-routes.ts';
import { deviceName } from '../browser/database.ts';
import type { Database } from '../browser/database.ts';
import { askRelay } from '../http/http.ts';
import type { HttpOptions } from '../http/http.ts';
import type { Session } from '../types.ts';
import { openBySecrets } from './key-rows.ts';
import { isLocked } from './screen-lock.ts';

/** `later`: the relay or the disk does not answer now. `refused`: the relay knows no session. */
export type KeyOpening = 'open' | 'later' | 'refused';

type Owner = Pick<Session, 'office' | 'actor'>;

/** Opens the keys with the secrets that the relay gives to a valid session. */
export async function openKeysBySession(
  database: Database,
  owner: Owner,
  options: HttpOptions,
): Promise<KeyOpening> {
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

const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
