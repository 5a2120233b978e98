/** The sentence that says what a picture of the report shows; screen readers read it in place of the picture. */
import type { ReportRow, ReportTable } from '../../domain/statistics/report-table.ts';
import type { ShownWords } from './report-words.ts';

/** Null: there is nothing to tell. */
export function reportSentence(table: ReportTable, words: ShownWords): string | null {
  const { sentences } = words.m;
  const valueOf = (row: ReportRow | undefined, column: string): number | null =>
    row?.values[table.columns.findIndex(({ id }) => id === column)] ?? null;
  const find = (id: string): ReportRow | undefined => table.rows.find((row) => row.id === id);
  /** The row with the greatest value, and the value. */
  const most = (column: string): { readonly name: string; readonly value: string } | null => {
    const top = greatest(table.rows, (row) => valueOf(row, column));
    return top === null ? null : { name: words.row(table.id, top.of.id), value: words.number(top.value) };
  };
  const sayMost = (column: string, say: (name: string, value: string) => string): string | null => {
    const top = most(column);
    return top === null ? null : say(top.name, top.value);
  };
  const say = (values: readonly (number | null)[], tell: (...texts: string[]) => string): string | null => {
    const texts = values.flatMap((value) => (value === null ? [] : [words.number(value)]));
    return texts.length < values.length ? null : tell(...texts);
  };

  switch (table.id) {
    case 'visits':
      return say([valueOf(find('came'), 'count'), valueOf(find('finished'), 'count')], (came, finished) =>
        sentences.visits(came!, finished!),
      );
    case 'outcomes':
      return sayMost('count', sentences.outcomes);
    case 'byDay':
      return sayMost('came', sentences.byDay);
    case 'demand': {
      const cells = table.rows.flatMap((row) =>
        row.values.map((value, i) => ({ row, day: table.columns[i]!.id, value })),
      );
      const top = greatest(cells, ({ value }) => value);
      return top === null
        ? null
        : sentences.demand(
            words.weekday(top.of.day),
            words.row('demand', top.of.row.id),
            words.number(top.value),
          );
    }
    case 'times':
      return say([valueOf(find('wait'), 'median'), valueOf(find('wait'), 'ninetieth')], (median, ninetieth) =>
        sentences.times(median!, ninetieth!),
      );
    case 'waitsByHour':
      return sayMost('ninetieth', sentences.waitsByHour);
    case 'services': {
      const others = table.rows.filter((row) => {
        const suggested = valueOf(row, 'suggested');
        const set = valueOf(row, 'set');
        return suggested !== null && set !== null && suggested !== set;
      });
      return table.rows.length === 0
        ? null
        : others.length === 0
          ? sentences.servicesFit
          : sentences.services(others.length);
    }
    case 'variants': {
      const held = (id: string): number => valueOf(find(id), 'appointments') ?? 0;
      const apart = held('phone') + held('video');
      const all = apart + held('on-site');
      return all === 0 ? null : sentences.variants(words.number(Math.round((1000 * apart) / all) / 10));
    }
    case 'lanes':
      return sayMost('used', sentences.lanes);
    case 'counters':
      return sayMost('visits', sentences.counters);
    case 'staffing':
      return sayMost('counters', sentences.staffing);
    case 'booked':
      return say([valueOf(find('online'), 'share')], (share) => sentences.booked(share!));
    case 'leadDays': {
      const all = table.rows.reduce((sum, row) => sum + (valueOf(row, 'count') ?? 0), 0);
      const soon = (valueOf(find('0'), 'count') ?? 0) + (valueOf(find('1'), 'count') ?? 0);
      return all === 0 ? null : sentences.leadDays(words.number(Math.round((1000 * soon) / all) / 10));
    }
    case 'estimates':
      return say([valueOf(find('now'), 'within')], (within) => sentences.estimates(within!));
  }
}

/** Null where no value is above zero. */
function greatest<T>(
  all: readonly T[],
  valueOf: (of: T) => number | null,
): { readonly of: T; readonly value: number } | null {
  let top: { readonly of: T; readonly value: number } | null = null;
  for (const of of all) {
    const value = valueOf(of);
    if (value !== null && value > (top?.value ?? 0)) top = { of, value };
  }
  return top;
}
