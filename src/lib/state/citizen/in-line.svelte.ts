/** Where a visitor stands on the day, by what the board says of the number (Q8). The board is public and names no one. */
import { CONNECTING } from '../../client/replica/link-status.ts';
import { openBoardView } from '../../client/replica/board-view.ts';
import type { View } from '../../client/replica/view.ts';
import type { LinkStatus } from '../../client/types.ts';
import type { OfficeId } from '../../domain/ids.ts';
import { isLineCut, isShown } from '../../domain/queue/board.ts';
import type { Board, BoardTurn } from '../../domain/queue/board.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';

/**
 * `gone`: the board does not have the number any more, or not yet: it is dealt with, missed, or waits for its time.
 * `further-back`: the same, where the line is longer than the board tells. `other-day`: the number is of another day
 * than the board.
 */
export type PlaceInLine =
  | { readonly at: 'unknown' | 'gone' | 'further-back' | 'other-day' }
  | ({ readonly at: 'waiting' } & Pick<BoardTurn, 'ahead' | 'wait'>)
  | {
      readonly at: 'called' | 'serving';
      readonly counter: string;
      /** How often the number has been called. */
      readonly calls: number;
    };

export function placeInLine(board: Board | null, number: string, date: LocalDate, now: Instant): PlaceInLine {
  if (board === null) return { at: 'unknown' };
  if (board.date !== date) return { at: 'other-day' };
  const call = board.calls.find((c) => c.number === number && isShown(c, now));
  if (call !== undefined) return { at: call.state, counter: call.counter, calls: call.calls };
  const turn = board.line.find((t) => t.number === number);
  if (turn !== undefined) return { at: 'waiting', ahead: turn.ahead, wait: turn.wait };
  return { at: isLineCut(board) ? 'further-back' : 'gone' };
}

export interface FollowedBoard {
  /** Null until it has been loaded once on this device. */
  readonly board: Board | null;
  readonly link: LinkStatus;
  /** When the relay was last heard since the page was opened, also over an earlier line; by this device's clock. */
  readonly heardAt: Instant | null;
  close(): void;
}

export const followBoard = (office: OfficeId): FollowedBoard => new BoardFromView(office);

class BoardFromView implements FollowedBoard {
  board = $state.raw<Board | null>(null);
  link = $state.raw(CONNECTING);
  heardAt = $state.raw<Instant | null>(null);
  #view: View<Board | null> | null = null;
  #isClosed = false;

  constructor(office: OfficeId) {
    this.#follow(office).catch((problem: unknown) =>
      console.error('the board could not be opened:', problem),
    );
  }

  close(): void {
    this.#isClosed = true;
    void this.#view?.close();
  }

  async #follow(office: OfficeId): Promise<void> {
    const opened = await openBoardView(office, { type: 'none' });
    if (this.#isClosed) return void opened.close();
    this.#view = opened;
    const update = (): void => {
      this.board = opened.current;
      this.link = opened.link;
      this.heardAt = this.link.heardAt ?? this.heardAt;
    };
    opened.subscribe(update);
    update();
  }
}
