/** The visit that is chosen in the lists of a counter: with the mouse, with the arrows, or by its typed number. */
import type { VisitId } from '../../domain/ids.ts';
import { TypedNumber } from './typed-number.ts';
import type { Digit, Numbered } from './typed-number.ts';

export class ChosenVisit {
  /** Null: none. */
  id = $state<VisitId | null>(null);
  /** Typed digits that no number in the lists begins with; no visit is chosen then. */
  unknown = $state<string | null>(null);
  readonly #typed = new TypedNumber();

  choose(visit: VisitId | null): void {
    this.id = visit;
    this.unknown = null;
  }

  /** A number that is not there chooses no visit: else the next key would act on the one chosen before. */
  typeDigit(digit: Digit, at: number, listed: readonly Numbered[]): void {
    const found = this.#typed.type(digit, at, listed, this.id);
    this.choose(found);
    if (found === null) this.unknown = this.#typed.digits;
  }
}
