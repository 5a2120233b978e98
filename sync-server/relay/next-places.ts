/**
 * The client and clock with which a document goes on when it comes back to memory. Without them each return would add a
 * client to the document, until the state vectors of its readers are too long to be read. In memory only.
 */
import type { NextPlace } from './written-document.ts';

/** Above this number the oldest are dropped; their documents go on as a new client. */
const MOST_PLACES = 4096;

export interface NextPlaces {
  remember(key: string, place: NextPlace | null): void;
  /** Gives the place out once: what a failed commit has written since is not known. */
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
