import type { Phrase } from '../phrase.ts';

/** How full something is, in words. */
export type Fullness =
  /** Nothing is counted, and why. */
  | { readonly word: Phrase }
  /** `percent`: 0 to 100. */
  | { readonly percent: number; readonly taken: string; readonly left: readonly string[] };
