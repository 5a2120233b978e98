/**
 * A long list is drawn in portions. A counter draws its lists anew with each event, and a row that is out of sight
 * costs as much as one in sight.
 */

/** More than a screen shows at once. */
export const ROWS_AT_ONCE = 20;

/** The first `most` of a list, and as many more as it takes to show the selected one. */
export function firstRows<T>(
  listed: readonly T[],
  idOf: (one: T) => string,
  most: number,
  selected: string | null,
): readonly T[] {
  if (listed.length <= most) return listed;
  const at = selected === null ? -1 : listed.findIndex((one) => idOf(one) === selected);
  return listed.slice(0, Math.max(most, at + 1));
}
