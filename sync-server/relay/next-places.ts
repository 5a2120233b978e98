/**
 * Where documents that left the memory go on when they come back. Else each return would add a client to the document
 * for ever, until the state vectors of its readers are too long to be read. Memory of this process alone.
 */
import type { NextPlace } from './written-document.ts';

/** The oldest go beyond this; their documents begin as a client of their own. */
const MOST_PLACES = 4096;

export interface NextPlaces {
  remember(key: string, place: NextPlace | null): void;
  /** Gives it out once: what a failed commit has written since is not known. */
  take(key: string): NextPlace | null;
}

export function openNextPlaces(): NextPlaces {
  const places = new Map<string, NextPlace>();
  return {
    remember(key, place) {
      places.delete(key);
      if (place === null) return;
      places.set(key, place);
      const [oldest] = places.keys();
      if (places.size > MOST_PLACES && oldest !== undefined) places.delete(oldest);
    },
    take(key) {
      const place = places.get(key) ?? null;
      places.delete(key);
      return place;
    },
  };
}
