/**
 * A long list is drawn in portions. A counter draws its lists anew with each event, and a row that is out of sight
 * costs as much as one in sight.
 */

/** More than a screen shows at once. */
export const ROWS_AT_ONCE = 20;

/** The first `most` rows, and as many more as it takes to show the selected one. */
export function firstRows<R extends { readonly id: string }>(
  rows: readonly R[],
  most: number,
  selected: string | null,
): readonly R[] {
  if (rows.length <= most) return rows;
  const at = selected === null ? -1 : rows.findIndex(({ id }) => id === selected);
  return rows.slice(0, Math.max(most, at + 1));
}
