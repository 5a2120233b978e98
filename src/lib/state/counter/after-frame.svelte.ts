/**
 * Values that are shown one frame late. The frame after a key press is short then: it holds what the clerk looks at,
 * and the long lists are drawn in the next one.
 */
import { untrack } from 'svelte';

/** A page out of sight draws no frames. Its late values come after this time at the latest: milliseconds. */
export const LATEST_MS = 200;

/** Runs once, as the frame after the next one begins: the next one is on the screen by then. Gives back what cancels it. */
export function afterFrame(run: () => void): () => void {
  let frame = requestAnimationFrame(() => (frame = requestAnimationFrame(end)));
  const latest = setTimeout(end, LATEST_MS);
  return cancel;

  function cancel(): void {
    cancelAnimationFrame(frame);
    clearTimeout(latest);
  }

  function end(): void {
    cancel();
    run();
  }
}

/** Must be made while a component starts. `read` is tracked as an effect tracks it. */
export class AfterFrame<T extends object> {
  #shown = $state.raw() as T;

  constructor(read: () => T) {
    let newest = untrack(read);
    let cancel: (() => void) | null = null;
    this.#shown = newest;
    const isDrawn = (): boolean =>
      isSame(
        newest,
        untrack(() => this.#shown),
      );
    $effect(() => {
      newest = read();
      if (isDrawn()) return;
      cancel ??= afterFrame(() => {
        cancel = null;
        // The value may have changed back meanwhile.
        if (!isDrawn()) this.#shown = newest;
      });
    });
    $effect(() => () => cancel?.());
  }

  get current(): T {
    return this.#shown;
  }
}

const isSame = <T extends object>(a: T, b: T): boolean =>
  Object.keys(a).every((key) => Reflect.get(a, key) === Reflect.get(b, key));
