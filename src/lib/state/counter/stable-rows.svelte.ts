/** Rows of the counter's lists: only those in sight are made, those that changed drawn anew, none moves under a pointer. */
import { firstRows, ROWS_AT_ONCE } from './first-rows.ts';
import { MadeRows } from './made-rows.ts';
import { placesOf, unchanged } from './rows.ts';
import type { HeldRow, Place, Row } from './rows.ts';

/** How long a pointer that rests on a list holds it, milliseconds. */
export const HOLD_MS = 8_000;

/** A row of a list before it is put in words. */
interface Listed {
  readonly visit: { readonly id: string };
}

export interface DrawnRows<R extends Row> {
  readonly rows: readonly HeldRow<R>[];
  /** How many more are listed. */
  readonly hidden: number;
}

export class StableRows<R extends Row> {
  #held = $state(false);
  #most = $state(ROWS_AT_ONCE);
  #shown: DrawnRows<R> = { rows: [], hidden: 0 };
  readonly #made = new MadeRows<HeldRow<R>>();
  readonly #onMoved: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `onMoved`: rows that were held under a resting pointer may move now. */
  constructor(onMoved: () => void = () => {}) {
    this.#onMoved = onMoved;
  }

  /** A pointer is over the list, moves over it or presses in it. */
  hold(): void {
    this.#held = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.release();
      this.#onMoved();
    }, HOLD_MS);
  }

  release(): void {
    clearTimeout(this.#timer);
    this.#held = false;
  }

  /** A further portion of a long list. */
  showMore(): void {
    this.#most += ROWS_AT_ONCE;
  }

  /**
   * The rows to show, of those that are listed. Rows out of sight are not made. A row in which nothing has changed is
   * the same object as before. `beside`: all that `rowOf` reads beside what is listed; while it is the same, a row is
   * put in words again only if its own entry has changed.
   */
  of<T extends Listed>(
    listed: readonly T[],
    rowOf: (one: T) => R,
    selected: string | null = null,
    beside: readonly unknown[] = [],
  ): DrawnRows<R> {
    const idOf = ({ visit }: T): string => visit.id;
    const before = this.#shown.rows;
    const places: readonly Place<T>[] = this.#held
      ? placesOf(before, listed, idOf)
      : listed.map((now) => ({ id: idOf(now), now }));
    this.#made.begin(beside);
    const inSight = firstRows(places, ({ id }) => id, this.#most, selected).flatMap(({ id, now }) =>
      now === null
        ? before.filter((row) => row.id === id).map((row) => ({ ...row, gone: true }))
        : [this.#made.rowOf(id, now, () => ({ ...rowOf(now), gone: false }))],
    );
    const rows = unchanged(before, inSight);
    this.#made.keep(rows.filter(({ gone }) => !gone));
    const hidden = listed.length - rows.filter(({ gone }) => !gone).length;
    if (rows !== before || hidden !== this.#shown.hidden) this.#shown = { rows, hidden };
    return this.#shown;
  }
}
