/** Runs a reading as a component would: at once, and again whenever what it read has changed. */
import { flushSync } from 'svelte';

export function follow(read: () => unknown): () => void {
  const stop = $effect.root(() => {
    $effect(() => void read());
  });
  flushSync();
  return stop;
}
