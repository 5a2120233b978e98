/** What of a board stands where on the screen. */
import { isShown } from '../lib/domain/queue/board.ts';
import type { Board, BoardCall } from '../lib/domain/queue/board.ts';
import { isCalledFor } from '../lib/domain/office/monitor-setting.ts';
import type { Lane, Office } from '../lib/domain/office/office.ts';
import type { Instant, LocalDate } from '../lib/domain/time.ts';
import { keyOf } from './call-news.ts';

/** `wait`: minutes that a visitor who comes now would wait (Q8); null where unknown. */
export interface LaneWaiting {
  readonly lane: Lane;
  readonly count: number;
  readonly wait: Board['waiting'][number]['wait'];
  /** Visitors wait, and no counter of the lane is staffed. */
  readonly isUnstaffed: boolean;
}

export interface BoardView {
  /** The one big call, or null without a call. */
  readonly newest: BoardCall | null;
  /** The others: who is still called first, then who is at a counter already, each newest first. */
  readonly others: readonly BoardCall[];
  readonly waiting: readonly LaneWaiting[];
  /** While the office is closed, when it opens next; null: it is open, or that is not known. */
  readonly opensAt: Instant | null;
  /** A5.8: walk-in numbers are stopped; null: they are given out. */
  readonly walkInsStopped: Board['walkInsStopped'];
}

/**
 * `announced` is the call that is being sounded: it has the big place meanwhile. A board of an earlier day says
 * nothing about today and is not shown.
 */
export function boardView(
  office: Office,
  board: Board | null,
  today: LocalDate,
  announced: BoardCall | null,
  now: Instant,
  /** Q14: whose calls stand here. */
  lanes: readonly Lane[] = office.lanes,
): BoardView {
  const current = board !== null && board.date >= today ? board : null;
  // A call ends also where the relay is not heard.
  const calls = (current?.calls ?? [])
    .filter((call) => isShown(call, now))
    .filter((call) => isCalledFor(call, lanes, office))
    .sort((a, b) => rank(a) - rank(b) || b.since - a.since || (a.number < b.number ? -1 : 1));
  const newest =
    calls.find((call) => announced !== null && keyOf(call) === keyOf(announced)) ?? calls[0] ?? null;
  return {
    newest,
    // A board that is not told anew does not know that the office has opened.
    opensAt: current === null || current.opensAt === null || current.opensAt <= now ? null : current.opensAt,
    // A stop ends also where the relay is not heard.
    walkInsStopped:
      current === null || (current.walkInsStopped?.againAt ?? Infinity) <= now
        ? null
        : current.walkInsStopped,
    others: calls.filter((call) => call !== newest),
    waiting: lanes.map((lane) => {
      const told = current?.waiting.find((w) => w.lane === lane.id);
      const { count = 0, wait = null, isUnstaffed = false } = told ?? {};
      return { lane, count, wait, isUnstaffed };
    }),
  };
}

const rank = (call: BoardCall): number => (call.state === 'called' ? 0 : 1);
