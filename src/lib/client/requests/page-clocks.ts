/**
 * What each page of this device has measured of the relay's time, on its strict disk. A page dates what an earlier one
 * has asked (M15). Each page writes a row of its own, so that two tabs never overwrite each other's.
 */
import type { ActorId } from '../../domain/ids.ts';
import type { PageClock } from '../../domain/requests/clock-correction.ts';
import type { Request } from '../../domain/requests/request.ts';
import type { Database } from '../browser/database.ts';

export interface PageClocks {
  /** The clocks that are known here: those of earlier pages, and this page's own. */
  readonly all: readonly PageClock[];
  put(page: PageClock): void;
}

/** Lets go of the pages of which nothing is asked any more. */
export async function openPageClocks(
  { pageClocks }: Pick<Database, 'pageClocks'>,
  actor: ActorId,
  asked: Iterable<Request>,
): Promise<PageClocks> {
  const known = new Map<number, PageClock>();
  const asking = new Set(Array.from(asked, ({ clock }) => clock?.pageStartedAt));
  const rows = (await pageClocks.all().catch(() => [])).filter((row) => row.actor === actor);
  for (const { page } of rows) if (asking.has(page.startedAt)) known.set(page.startedAt, page);
  const over = rows.filter(({ page }) => !asking.has(page.startedAt));
  if (over.length > 0) await pageClocks.deleteAll(over.map(({ key }) => key)).catch(() => {});
  return {
    get all() {
      return [...known.values()];
    },
    put(page) {
      if (page.measured.length === 0 || known.get(page.startedAt) === page) return;
      known.set(page.startedAt, page);
      pageClocks.put({ key: `${actor}:${page.startedAt}`, actor, page }).catch(() => {});
    },
  };
}
