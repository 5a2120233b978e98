/** Locks the screen of a laptop for all of its pages, also after a restart (P8). The keys are another matter. */
import type { ActorId } from '../../domain/ids.ts';
import type { Database } from '../browser/database.ts';

export const lockScreen = ({ keyRows }: Database, actor: ActorId): Promise<void> =>
  keyRows.put({ name: `lock:${actor}` });

export const unlockScreen = ({ keyRows }: Database, actor: ActorId): Promise<void> =>
  keyRows.delete(`lock:${actor}`);

export const isLocked = async ({ keyRows }: Database, actor: ActorId): Promise<boolean> =>
  (await keyRows.get(`lock:${actor}`).catch(() => undefined)) !== undefined;
