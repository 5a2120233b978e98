/** Chance from a seed: the same seed gives the same day, to the last digit. */

export interface Chance {
  /** Evenly distributed in [0, 1). */
  next(): number;
  between(from: number, to: number): number;
  whole(from: number, to: number): number;
  yes(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Picks by weight; the weights need not add up to one. */
  weighted<T>(from: readonly (readonly [weight: number, value: T])[]): T;
  /** Right-skewed like the duration of a conversation: the median is 1. */
  spread(sigma: number): number;
  id(): string;
  /** A stream of its own, so that one part of a day can draw more without changing another. */
  fork(): Chance;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const chance: Chance = {
    next,
    between: (from, to) => from + next() * (to - from),
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    yes: (probability) => next() < probability,
    pick: (from) => from[Math.floor(next() * from.length)]!,
    weighted(from) {
      let left = next() * from.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of from) if ((left -= weight) < 0) return value;
      return from.at(-1)![1];
    },
    // Box and Muller.
    spread: (sigma) =>
      Math.exp(sigma * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())),
    id: () => Array.from({ length: 22 }, () => LETTERS[Math.floor(next() * 64)]!).join(''),
    fork: () => chanceOf(Math.floor(next() * 2 ** 32)),
  };
  return chance;
}
