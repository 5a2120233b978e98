/**
 * A short dead time follows each step of a clerk. In it the second half of a double click, a bouncing key or a press on
 * a row that has just moved under the pointer does nothing.
 */

/** Longer than the double click of an operating system (500 ms), shorter than the next intended step. */
export const DEAD_MS = 600;

export class DeadTime {
  readonly #onStep: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #resting = $state(false);

  /** `onStep`: runs before each step that is taken. */
  constructor(onStep: () => void = () => {}) {
    this.#onStep = onStep;
  }

  get resting(): boolean {
    return this.#resting;
  }

  /** Takes the step, unless another one was taken a moment ago. */
  step(take: () => void): void {
    if (this.#resting) return;
    this.#onStep();
    this.begin();
    take();
  }

  /** Begins the dead time where rows have moved without a step: the next press was meant for another row. */
  begin(): void {
    clearTimeout(this.#timer);
    this.#resting = true;
    this.#timer = setTimeout(() => (this.#resting = false), DEAD_MS);
  }
}
