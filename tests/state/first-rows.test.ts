import { expect, test } from 'vitest';
import { firstRows, ROWS_AT_ONCE } from '../../src/lib/state/counter/first-rows.ts';

const rows = Array.from({ length: 3 * ROWS_AT_ONCE }, (_, nth) => ({ id: String(nth) }));
const first = (of: typeof rows, most: number, selected: string | null) =>
  firstRows(of, ({ id }) => id, most, selected);

test('[Q2] a long list is drawn in portions, a short one whole', () => {
  const short = rows.slice(0, ROWS_AT_ONCE);
  expect(first(short, ROWS_AT_ONCE, null)).toBe(short);
  expect(first(rows, ROWS_AT_ONCE, null)).toEqual(short);
  expect(first(rows, 2 * ROWS_AT_ONCE, null)).toHaveLength(2 * ROWS_AT_ONCE);
});

test('[Q2] the selected visitor is drawn, however far down they are', () => {
  const last = rows.at(-1)!;
  expect(first(rows, ROWS_AT_ONCE, last.id).at(-1)).toBe(last);
  expect(first(rows, ROWS_AT_ONCE, rows[2]!.id)).toHaveLength(ROWS_AT_ONCE);
  expect(first(rows, ROWS_AT_ONCE, 'not in this list')).toHaveLength(ROWS_AT_ONCE);
});
