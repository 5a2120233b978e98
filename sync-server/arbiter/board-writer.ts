/** The board of an office: reckoned anew when its day has changed, and when its waits are due (Q8). */
import { isDeepStrictEqual } from 'node:util';
import type { Day } from '../../src/lib/domain/day/day.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { boardOf, nextBoardAt } from '../../src/lib/domain/queue/reckon-board.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { boardIn, putBoard } from '../../src/lib/docs/board-doc.ts';
import type { openBoardDoc } from '../../src/lib/docs/board-doc.ts';

export interface BoardWriter {
  /** Q8: when the waits are to be reckoned anew although nothing happened; `Infinity`: never. */
  readonly dueAt: Instant;
  /** Something that the board shows may have changed. */
  markStale(): void;
  /** `day`: today; undefined: it is not open. */
  write(office: Office, day: Day | undefined, now: Instant): void;
}

export function openBoardWriter(records: ReturnType<typeof openBoardDoc>): BoardWriter {
  let stale = true;
  let dueAt = Infinity;
  return {
    get dueAt() {
      return dueAt;
    },
    markStale: () => void (stale = true),
    write(office, day, now) {
      if (day === undefined || (!stale && now < dueAt)) return;
      stale = false;
      const fresh = boardOf(office, day, now);
      dueAt = nextBoardAt(office, day, now);
      if (!isDeepStrictEqual(boardIn(records), fresh)) putBoard(records, fresh);
    },
  };
}
