/**
 * A step of a clerk is followed by a short dead time. The second half of a double click, a bouncing key or the row that
 * has slid under the pointer does nothing in it.
 */

/** Longer than the double click of an operating system (500 ms), shorter than the next intended step. */
export const DEAD_MS = 600;

export class DeadTime {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #resting = $state(false);

  get resting(): boolean {
    return this.#resting;
  }

  /** Takes the step, unless another one was taken a moment ago. */
  step(take: () => void): void {
    if (this.#resting) return;
    this.begin();
    take();
  }

  /** Also where rows have moved without a step: the next press was meant for what stood there before. */
  begin(): void {
    clearTimeout(this.#timer);
    this.#resting = true;
    this.#timer = setTimeout(() => (this.#resting = false), DEAD_MS);
  }
}
