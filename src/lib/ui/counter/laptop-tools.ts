/** What the door of every desk puts into its frame: the buttons of the laptop's lock. */
import { getContext, setContext } from 'svelte';
import type { Snippet } from 'svelte';

interface LaptopTools {
  readonly tools: Snippet;
}

const KEY = Symbol('laptop');

export const setLaptop = (laptop: LaptopTools): LaptopTools => setContext(KEY, laptop);
/** Null: no clerk is signed in yet. */
export const laptopAround = (): LaptopTools | null => getContext<LaptopTools | undefined>(KEY) ?? null;
