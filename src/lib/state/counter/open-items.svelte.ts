/** The list of what staff have to address, as a counter shows it. */
import type { RequestId } from '../../domain/ids.ts';
import { itemsIn, keptInPlace } from './open-items.ts';
import type { OpenItem } from './open-items.ts';
import type { Workday } from '../workday/workday.svelte.ts';

export class OpenItems {
  readonly #workday: Workday;
  /** A pointer or the focus is on the list. */
  #held = $state(false);
  /** Ids of the rows as they were shown last. */
  #shown: readonly RequestId[] = [];

  readonly #all: readonly OpenItem[] = $derived.by(() => {
    const { memos, trackedRequests, staff } = this.#workday;
    return itemsIn(memos.values(), trackedRequests, staff);
  });

  /** The rows of the list: nothing leaves it or moves in it while it is held. */
  readonly rows: readonly OpenItem[] = $derived.by(() => {
    const rows = keptInPlace(this.#held ? this.#shown : [], this.#all);
    this.#shown = rows.map(({ record }) => record.id);
    return rows;
  });

  /** How many are not resolved so far. */
  readonly open: number = $derived.by(() => this.#all.filter(({ stage }) => stage === null).length);

  constructor(workday: Workday) {
    this.#workday = workday;
  }

  hold(held: boolean): void {
    this.#held = held;
  }
}
