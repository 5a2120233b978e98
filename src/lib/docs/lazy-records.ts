/** Records of a document that is opened with the first of them: most days of an office are empty for weeks. */
import type { Change, WritableRecords } from './records.ts';

/** `open`: opens the document, in which there is nothing yet. */
export function lazyRecords<T>(open: () => WritableRecords<T>): WritableRecords<T> {
  const none: ReadonlyMap<string, T> = new Map();
  const listeners = new Set<(changes: readonly Change<T>[]) => void>();
  let opened: WritableRecords<T> | null = null;

  function records(): WritableRecords<T> {
    if (opened !== null) return opened;
    opened = open();
    opened.subscribe((changes) => {
      for (const listener of [...listeners]) listener(changes);
    });
    return opened;
  }

  return {
    get all() {
      return opened?.all ?? none;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    fits(put) {
      const given = [...put];
      return given.length === 0 || records().fits(given);
    },
    write(put, remove = []) {
      const given = [...put];
      if (opened !== null || given.length > 0) records().write(given, remove);
    },
    close() {
      listeners.clear();
      opened?.close();
    },
  };
}
