/** Counts how often a property reached what it is about: a guard that never became true checks nothing. */
import { afterAll, expect } from 'vitest';

/** Call `reached('…')` at the branch; the file fails when one of the names was never reached. */
export function expectReached<Name extends string>(...names: Name[]): (name: Name) => void {
  const counts = new Map<Name, number>(names.map((name) => [name, 0]));
  afterAll(() => {
    const never = [...counts].filter(([, count]) => count === 0).map(([name]) => name);
    expect(never, 'never reached, so never checked').toEqual([]);
  });
  return (name) => counts.set(name, counts.get(name)! + 1);
}
