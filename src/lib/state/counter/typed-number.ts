/** Digits typed at a counter choose the visit with that number, also one far down the list. */
import type { VisitId } from '../../domain/ids.ts';

export type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
export const isDigit = (key: string): key is Digit => /^\d$/.test(key);

export interface Numbered {
  readonly id: VisitId;
  readonly number: string;
}

/** A digit after a longer pause begins another number, milliseconds. */
const PAUSE_MS = 1_500;

export class TypedNumber {
  #digits = '';
  #typedAt = -Infinity;
  /** Who was chosen when the number began. */
  #before: VisitId | null = null;

  /** What was typed so far. */
  get digits(): string {
    return this.#digits;
  }

  /**
   * The first visit whose number goes on like this; null: there is none. Lanes may have the same digits: typed once more
   * they choose the next one. `at`: milliseconds of any clock that never goes back.
   */
  type(digit: Digit, at: number, visits: readonly Numbered[], chosen: VisitId | null): VisitId | null {
    if (at - this.#typedAt > PAUSE_MS) {
      this.#digits = '';
      this.#before = chosen;
    }
    this.#typedAt = at;
    this.#digits += digit;
    const fitting = visits.filter(({ number }) => number.slice(1).startsWith(this.#digits));
    const [first] = fitting;
    if (first === undefined) return null;
    const exact = fitting.filter(({ number }) => number.slice(1) === this.#digits);
    const passed = exact.findIndex(({ id }) => id === this.#before);
    return (exact[(passed + 1) % exact.length] ?? first).id;
  }
}
