/**
 * Which of the further calls stand on the screen. A visitor who is called is never left out. First those go who are at
 * a counter already, then the line of those who wait, then the hint about the sound. After that the calls take turns,
 * page by page. Heights are in rem.
 */
import type { BoardCall } from '../lib/domain/queue/board.ts';

/** Rows up to this many are large. */
const LARGE_ROWS = 5;
const LARGE_ROW = 6.5;
/** Rows of a board, with visitors who are at a counter already. More are hard to read from 8 m. */
const MOST_ROWS = 8;
/** Digits are as high as in a large row, so there are no lower ones. */
const SMALL_ROW = 5.4;
/** How long each page stands. */
export const PAGE_MS = 8_000;

/** Room for the list of calls. */
export interface Room {
  /** The height without the line of waiting numbers and without the hint. */
  readonly whole: number;
  /** What the line of those who wait takes of it, and the hint. */
  readonly waiting: number;
  readonly hint: number;
}

export interface Fit {
  readonly rows: readonly BoardCall[];
  readonly isSmall: boolean;
  readonly showsWaiting: boolean;
  readonly showsHint: boolean;
  /** The page that is shown, from 1; null: all rows fit on one. */
  readonly page: { readonly nth: number; readonly of: number } | null;
}

/**
 * `others`: who is called first. `room` null: it is not measured yet. `now`: milliseconds, which turn the pages.
 * `sounded`: the call that is being sounded, where it stands among the others; it is on each page meanwhile.
 */
export function fitCalls(
  others: readonly BoardCall[],
  room: Room | null,
  now: number,
  sounded: BoardCall | null = null,
): Fit {
  const called = others.filter(({ state }) => state === 'called');
  if (room === null)
    return fitIn(others, { rows: Math.max(MOST_ROWS, called.length), large: true }, called.length);
  const { whole, waiting, hint } = room;
  const roomIn = (height: number): RoomForRows => ({
    rows: Math.max(1, Math.floor(height / SMALL_ROW)),
    large: height >= Math.min(others.length, LARGE_ROWS) * LARGE_ROW,
  });
  const all = roomIn(whole - waiting - hint);
  if (called.length <= all.rows) return fitIn(others, all, called.length);
  const withoutWaiting = roomIn(whole - hint);
  if (called.length <= withoutWaiting.rows)
    return { ...fitIn(called, withoutWaiting, called.length), showsWaiting: false };
  const bare = roomIn(whole);
  const first = called.filter((call) => call === sounded);
  const taking = called.filter((call) => call !== sounded);
  const each = Math.max(1, bare.rows - first.length);
  const pages = Math.ceil(taking.length / each);
  const nth = Math.floor(now / PAGE_MS) % pages;
  const rows = [...first, ...taking.slice(nth * each, (nth + 1) * each)].slice(0, bare.rows);
  return {
    ...{ rows, isSmall: true, showsWaiting: false, showsHint: false },
    page: pages === 1 ? null : { nth: nth + 1, of: pages },
  };
}

interface RoomForRows {
  readonly rows: number;
  /** Whether the board has room for as many large rows as it may show. */
  readonly large: boolean;
}

function fitIn(calls: readonly BoardCall[], { rows, large }: RoomForRows, called: number): Fit {
  const shown = calls.slice(0, Math.min(rows, Math.max(called, MOST_ROWS)));
  const isSmall = shown.length > LARGE_ROWS || !large;
  return { rows: shown, isSmall, showsWaiting: true, showsHint: true, page: null };
}
