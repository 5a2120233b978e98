/**
 * Values that stand still from a step until the frame after it. The frame after a key press is short then: it holds what
 * the clerk looks at, and the long lists are made and drawn in the next one. What comes without a step is drawn at once.
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

/** Must be made while a component starts. */
export class AfterFrame<T extends object> {
  readonly #read: () => T;
  /** What was read before the step; null: no step was taken a moment ago. */
  #held = $state.raw<T | null>(null);
  #cancel: (() => void) | null = null;

  readonly current: T = $derived.by(() => this.#held ?? this.#read());

  constructor(read: () => T) {
    this.#read = read;
    $effect(() => () => this.#cancel?.());
  }

  /** A step is about to be taken: nothing is read until its frame is drawn. */
  hold(): void {
    if (this.#held !== null) return;
    this.#held = untrack(() => this.current);
    this.#cancel = afterFrame(() => (this.#held = null));
  }
}
