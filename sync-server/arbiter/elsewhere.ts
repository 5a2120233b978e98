/**
 * What is open of other days than today: call-backs, visitors in no list, lost places, and what a night has ended. Each
 * stands in its own day's memo. Today's memo has a copy of each, so that a page reads one document.
 */
import { isDeepStrictEqual } from 'node:util';
import { keptSince } from '../../src/lib/domain/office/retention.ts';
import { memoKey } from '../../src/lib/domain/requests/memo.ts';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import { elsewhereId, isOpenItem, isToDo, MOST_ELSEWHERE } from '../../src/lib/domain/requests/open-item.ts';
import type { ElsewhereItem } from '../../src/lib/domain/requests/open-item.ts';
import { byNearness } from '../../src/lib/domain/search/find-visits.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import type { OfficeSession } from './office-session.ts';
import type { LookOutside } from './outside.ts';
import type { Pause } from './pause.ts';

const isCopy = (record: Memo): record is ElsewhereItem => record.type === 'elsewhere';

/** Looks again at the memos that changed, and on a new day at all that are kept. */
export function openElsewhere(session: OfficeSession): LookOutside {
  let listedOn: LocalDate | null = null;
  let items = new Map<LocalDate, readonly ElsewhereItem[]>();

  const copies = (): ReadonlyMap<string, ElsewhereItem> =>
    new Map(
      [...(session.memos(session.today)?.values() ?? [])].filter(isCopy).map((copy) => [copy.id, copy]),
    );

  function look(date: LocalDate, memos: Iterable<Memo>): void {
    const listed = copies();
    const found = [...memos].flatMap((record): ElsewhereItem[] => {
      if (date === session.today || !isOpenItem(record)) return [];
      const id = elsewhereId(date, memoKey(record));
      // What was done today stays in sight for today, with who did it.
      return isToDo(record) || listed.has(id) ? [{ type: 'elsewhere', id, date, record }] : [];
    });
    items.set(date, found);
  }

  /** P3: a copy is never kept for longer than what it is a copy of, so there is one list alone. */
  async function beginDay(now: Instant, pause: Pause): Promise<void> {
    const { today, office } = session;
    items = new Map();
    for (const [date, memos] of await session.storedMemos(keptSince(office.rules.retention, 'memo', today))) {
      await pause.rest();
      look(date, memos.values());
      const old = date === today ? [] : [...memos.values()].filter(isCopy);
      if (old.length === 0) continue;
      await session.ensureDay(date);
      session.carryOut({ erasedMemos: old.map((copy) => ({ date, key: memoKey(copy) })) }, now);
    }
    listedOn = today;
  }

  return async (changed, now, pause) => {
    const { today } = session;
    if (listedOn !== today) await beginDay(now, pause);
    for (const date of changed) {
      const memos = session.memos(date);
      if (memos !== null) look(date, memos.values());
    }
    const wanted = new Map(
      [...items.keys()]
        .sort(byNearness(today))
        .flatMap((date) => items.get(date)!)
        .slice(0, MOST_ELSEWHERE)
        .map((copy) => [copy.id, copy]),
    );
    const listed = copies();
    const written = [...wanted.values()].filter((copy) => !isDeepStrictEqual(listed.get(copy.id), copy));
    const gone = [...listed.values()].filter(({ id }) => !wanted.has(id));
    if (written.length + gone.length === 0) return;
    session.carryOut(
      {
        memos: written.map((record) => ({ date: today, record })),
        erasedMemos: gone.map((copy) => ({ date: today, key: memoKey(copy) })),
      },
      now,
    );
  };
}
