/**
 * Requests of an actor that may have left this device. Noted on its disk, so that no later page calls one unsent that
 * the office may have.
 */
import type { ActorId, RequestId } from '../../domain/ids.ts';
import type { Database } from '../browser/database.ts';
import { WRITE_TIMEOUT_MS } from './inbox.ts';
import { noLongerThan } from '../browser/no-longer-than.ts';
import { ownPlatform } from '../browser/platform.ts';
import type { Platform } from '../browser/platform.ts';

export interface LeftMarks {
  /** What this page knows: noted by itself, or on the disk when it last looked. */
  has(id: RequestId): boolean;
  /**
   * Notes those that are not yet: known here at once. Resolves when all are on the disk, or when it has refused or
   * takes too long; null: there is nothing to wait for.
   */
  note(ids: readonly RequestId[]): Promise<void> | null;
  /** Like `note`, without keeping the page from its frame: the disk is asked a moment later. */
  noteSoon(id: RequestId): void;
  isOnDisk(id: RequestId): Promise<boolean>;
  /** What other pages have noted; resolves with what is new. */
  learn(): Promise<RequestId[]>;
  /** It is answered: the mark is not needed any more. */
  remove(id: RequestId): void;
}

export function openLeftMarks(
  database: Pick<Database, 'left'>,
  actor: ActorId,
  platform: Platform = ownPlatform,
): LeftMarks {
  const known = new Set<RequestId>();
  const writing = new Map<RequestId, Promise<void>>();

  function write(id: RequestId, mayBegin: Promise<void> | null = null): void {
    known.add(id);
    const put = async (): Promise<void> => {
      // Answered meanwhile: nothing would take the mark off the disk again.
      if (known.has(id)) await database.left.put({ id, actor });
    };
    const work = mayBegin === null ? put() : mayBegin.then(put);
    const written = noLongerThan(platform, WRITE_TIMEOUT_MS, work).then(() => void writing.delete(id));
    writing.set(id, written);
  }

  return {
    has: (id) => known.has(id),
    note(ids) {
      for (const id of ids) if (!known.has(id)) write(id);
      const unwritten = ids.flatMap((id) => writing.get(id) ?? []);
      return unwritten.length === 0 ? null : Promise.all(unwritten).then(() => {});
    },
    noteSoon(id) {
      if (!known.has(id)) write(id, new Promise((begin) => void platform.after(0, begin)));
    },
    isOnDisk: async (id) => (await database.left.get(id).catch(() => undefined)) !== undefined,
    async learn() {
      const rows = await database.left.all().catch(() => []);
      const news = rows.flatMap((row) => (row.actor === actor && !known.has(row.id) ? [row.id] : []));
      for (const id of news) known.add(id);
      return news;
    },
    remove(id) {
      known.delete(id);
      void database.left.delete(id).catch(() => {});
    },
  };
}
