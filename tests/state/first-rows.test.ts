import { expect, test } from 'vitest';
import { firstRows, ROWS_AT_ONCE } from '../../src/lib/ui/counter/first-rows.ts';

const rows = Array.from({ length: 3 * ROWS_AT_ONCE }, (_, nth) => ({ id: String(nth) }));

test('[Q2] a long list is drawn in portions, a short one whole', () => {
  const short = rows.slice(0, ROWS_AT_ONCE);
  expect(firstRows(short, ROWS_AT_ONCE, null)).toBe(short);
  expect(firstRows(rows, ROWS_AT_ONCE, null)).toEqual(short);
  expect(firstRows(rows, 2 * ROWS_AT_ONCE, null)).toHaveLength(2 * ROWS_AT_ONCE);
});

test('[Q2] the selected visitor is drawn, however far down they are', () => {
  const last = rows.at(-1)!;
  expect(firstRows(rows, ROWS_AT_ONCE, last.id).at(-1)).toBe(last);
  expect(firstRows(rows, ROWS_AT_ONCE, rows[2]!.id)).toHaveLength(ROWS_AT_ONCE);
  expect(firstRows(rows, ROWS_AT_ONCE, 'not in this list')).toHaveLength(ROWS_AT_ONCE);
});
