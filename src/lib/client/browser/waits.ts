/** Waits for conditions that subscriptions tell of. All of them end when their owner is closed. */
export class Waits {
  readonly #wakers = new Set<() => void>();
  #closed = false;

  get closed(): boolean {
    return this.#closed;
  }

  /** Resolves when it is so, or when this is closed. */
  until(isSo: () => boolean, subscribe: (check: () => void) => () => void): Promise<void> {
    return new Promise((resolve) => {
      const check = (): void => {
        if (!this.#closed && !isSo()) return;
        this.#wakers.delete(check);
        stop();
        resolve();
      };
      const stop = subscribe(check);
      this.#wakers.add(check);
      check();
    });
  }

  close(): void {
    this.#closed = true;
    for (const wake of [...this.#wakers]) wake();
  }
}
