/** How much the store holds of a document: one state, and the log of changes behind it. */

export interface LogSize {
  /** The store holds something of it. */
  readonly isStored: boolean;
  /** The log is long enough that a fresh state should take its place. */
  readonly isLong: boolean;
  /** These are stored. */
  read(updates: readonly Uint8Array[]): void;
  /** One more is stored. */
  add(update: Uint8Array): void;
  /** This state takes the place of the log. */
  replace(state: Uint8Array): void;
}

const COMPACT_BYTES = 64 * 1024;
const COMPACT_ROWS = 1000;

export function openLogSize(): LogSize {
  let isStored = false;
  let rows = 0;
  let bytes = 0;
  let base = 0;
  return {
    get isStored() {
      return isStored;
    },
    get isLong() {
      return rows > COMPACT_ROWS || bytes > Math.max(COMPACT_BYTES, 2 * base);
    },
    read([first, ...rest]) {
      isStored = first !== undefined;
      rows = rest.length;
      bytes = rest.reduce((sum, update) => sum + update.length, 0);
      base = first?.length ?? 0;
    },
    add(update) {
      isStored = true;
      rows += 1;
      bytes += update.length;
    },
    replace(state) {
      rows = 0;
      bytes = 0;
      base = state.length;
    },
  };
}
