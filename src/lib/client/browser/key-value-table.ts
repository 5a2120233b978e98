/** A small table of this device: on disk where there is one, else in memory until the page is closed. */
import type { Table } from 'dexie';

export interface KeyValueTable<T> {
  get(key: string): Promise<T | undefined>;
  all(): Promise<T[]>;
  /** Adds or replaces; rejects when the disk refuses. */
  put(value: T): Promise<void>;
  delete(key: string): Promise<void>;
  deleteAll(keys: readonly string[]): Promise<void>;
}

export function diskTable<T>(table: Table<T, string>): KeyValueTable<T> {
  return {
    get: async (key) => table.get(key),
    all: async () => table.toArray(),
    put: async (value) => void (await table.put(value)),
    delete: async (key) => table.delete(key),
    deleteAll: async (keys) => table.bulkDelete([...keys]),
  };
}

export function memoryTable<T>(keyOf: (value: T) => string): KeyValueTable<T> {
  const values = new Map<string, T>();
  return {
    get: async (key) => values.get(key),
    all: async () => [...values.values()],
    put: async (value) => void values.set(keyOf(value), structuredClone(value)),
    delete: async (key) => void values.delete(key),
    deleteAll: async (keys) => keys.forEach((key) => values.delete(key)),
  };
}
