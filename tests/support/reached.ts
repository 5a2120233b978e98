/** Counts how often a property reached what it is about: a guard that never became true checks nothing. */
import { afterAll, expect } from 'vitest';

/**
 * How often a property is tried: from a fixed seed, so that what must be reached is reached in every run, and by
 * chance, which looks further each time. For `it.each`.
 */
export const asAlwaysAndByChance = <Example extends unknown[]>(numRuns: number, ...examples: Example[]) =>
  [
    ['as always', { seed: 1, numRuns, examples }],
    ['by chance', { numRuns: Math.ceil(numRuns / 3), examples: [] as Example[] }],
  ] as const;

/** Call `reached('…')` at the branch; the file fails when one of the names was never reached. */
export function expectReached<Name extends string>(...names: Name[]): (name: Name) => void {
  const counts = new Map<Name, number>(names.map((name) => [name, 0]));
  afterAll(() => {
    const never = [...counts].filter(([, count]) => count === 0).map(([name]) => name);
    expect(never, 'never reached, so never checked').toEqual([]);
  });
  return (name) => counts.set(name, counts.get(name)! + 1);
}
