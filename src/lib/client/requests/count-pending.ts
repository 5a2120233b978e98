/** How many requests of an actor wait on this device, without carrying them: the page that asked hears the answers. */
import type { ActorId } from '../../domain/ids.ts';
import { pageDatabase } from '../browser/database.ts';
import type { Database } from '../browser/database.ts';
import { countRequests } from './request-queue.ts';

export const countPending = async (actor: ActorId, given?: Database): Promise<number> =>
  countRequests(given ?? (await pageDatabase()), actor);
