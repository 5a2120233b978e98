/** Rows that were put in words, and what each was made of: words are made again only where that has changed. */
import { isSameList, isSameRecord } from './rows.ts';
import type { Row } from './rows.ts';

interface Made<R extends Row> {
  readonly from: object;
  readonly row: R;
}

export class MadeRows<R extends Row> {
  #made = new Map<string, Made<R>>();
  #beside: readonly unknown[] = [];

  /** `beside`: all that a row says beside its entry. Where any of it has changed, all rows are made anew. */
  begin(beside: readonly unknown[]): void {
    if (!isSameList(beside, this.#beside)) this.#made = new Map();
    this.#beside = beside;
  }

  rowOf(id: string, entry: object, make: () => R): R {
    const known = this.#made.get(id);
    if (known !== undefined && isSameRecord(known.from, entry)) return known.row;
    const row = make();
    this.#made.set(id, { from: entry, row });
    return row;
  }

  /** Lets go of what is not in sight, and keeps of equal rows those that are shown. */
  keep(shown: readonly R[]): void {
    this.#made = new Map(
      shown.flatMap((row) => {
        const known = this.#made.get(row.id);
        return known === undefined ? [] : [[row.id, { ...known, row }]];
      }),
    );
  }
}
