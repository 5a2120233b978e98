/** Rows of the counter's lists: only those that changed are drawn anew, and none moves under a pointer. */
import { rowsInPlace, unchanged } from './rows.ts';
import type { HeldRow, Row } from './rows.ts';

/** How long a pointer that rests on a list holds it, milliseconds. */
export const HOLD_MS = 8_000;

export class StableRows<R extends Row> {
  #held = $state(false);
  #shown: readonly HeldRow<R>[] = [];
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

  /** The rows to show. A row in which nothing has changed is the same object as before. */
  of(rows: readonly R[]): readonly HeldRow<R>[] {
    const inPlace = this.#held
      ? rowsInPlace(this.#shown, rows)
      : rows.map((row) => ({ ...row, gone: false }));
    this.#shown = unchanged(this.#shown, inPlace);
    return this.#shown;
  }
}
