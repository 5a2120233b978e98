/** Stands for a component in tests: what it is made of, until it goes. */

/** Runs as the start of a component. Gives back what takes it away. */
export const startComponent = (start: () => void): (() => void) => $effect.root(start);

/** One value that a reading follows. */
export function box<T>(first: T): { current: T } {
  let current = $state.raw(first);
  return {
    get current() {
      return current;
    },
    set current(next) {
      current = next;
    },
  };
}
