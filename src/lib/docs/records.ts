/**
 * The bridge between records and Yjs: keyed JSON values in a `Y.Array` of `[key, value]`.
 *
 * Why not a `Y.Map`: each overwritten or deleted key of a map leaves an entry behind for ever. Deleted neighbours in
 * an array melt into one, so a document whose records come and go (an outbox, the board) stays as small as what it
 * holds. Every document has one writer, so two values for a key can only be an old and a new one: the last counts.
 */
import type * as z from 'zod/mini';
import { entryListOf } from './entry-list.ts';
import type { RecordEntry, EntryChange, RecordDocument } from './entry-list.ts';
import { quickCheckOf } from './quick-check.ts';

/** A record that does not fit its schema. It is skipped and reported; the page never sees it. */
export interface BadRecord {
  readonly key: string;
  readonly problem: string;
}
export type Report = (bad: BadRecord) => void;

/** Which records a document may hold: a schema for every key, or null where that key does not belong here. */
export type SchemaOf<T> = (key: string) => z.ZodMiniType<T> | null;

export interface Change<T> {
  readonly key: string;
  /** Null: the record is gone. */
  readonly value: T | null;
}

export interface Records<T> {
  /** The valid records, oldest first. The map is live: do not keep it over a change. */
  readonly all: ReadonlyMap<string, T>;
  /** Calls back after each transaction that changed something; gives back its disposer. */
  subscribe(listener: (changes: readonly Change<T>[]) => void): () => void;
  close(): void;
}

export interface WritableRecords<T> extends Records<T> {
  /** Writes or replaces records and removes others, in one transaction. Records that do not fit throw. */
  write(put: Iterable<readonly [key: string, value: T]>, remove?: Iterable<string>): void;
  /** Whether these fit, so that a writer of several documents can ask before the first. */
  fits(put: Iterable<readonly [key: string, value: T]>): boolean;
}

export const openRecords = <T>(doc: RecordDocument, schemaOf: SchemaOf<T>, report: Report): Records<T> =>
  readRecords(doc, schemaOf, report).records;

/** The records as they are now; what changes later is not followed. */
export function recordsNow<T>(
  doc: RecordDocument,
  schemaOf: SchemaOf<T>,
  report: Report,
): ReadonlyMap<string, T> {
  const records = openRecords(doc, schemaOf, report);
  records.close();
  return records.all;
}

interface Reading<T> {
  readonly records: Records<T>;
  /** The origin of transactions whose changes are taken by `note`, so that they are not looked for. */
  readonly own: object;
  note(put: readonly (readonly [entry: RecordEntry, value: T])[], removed: Iterable<string>): void;
}

function readRecords<T>(doc: RecordDocument, schemaOf: SchemaOf<T>, report: Report): Reading<T> {
  const list = entryListOf(doc);
  const own = {};
  /** The newest entry of each key that was parsed, and its record: most are looked at again when others have gone. */
  const parsed = new Map<string, { readonly entry: object; readonly value: T }>();
  const refused = new WeakSet<object>();
  const listeners = new Set<(changes: readonly Change<T>[]) => void>();
  const all = new Map<string, T>();

  function read(entry: unknown): readonly [string, T] | null {
    if (!Array.isArray(entry) || typeof entry[0] !== 'string') {
      report({ key: '?', problem: 'not a record' });
      return null;
    }
    const key = entry[0];
    const known = parsed.get(key);
    if (known?.entry === entry) return [key, known.value];
    if (refused.has(entry)) return null;
    const schema = schemaOf(key);
    const result = schema === null ? undefined : parseKnown(schema, entry[1]);
    if (result?.success === true) {
      parsed.set(key, { entry, value: result.data });
      return [key, result.data];
    }
    refused.add(entry);
    const issue = result?.error.issues[0];
    // The problem names the field, never its value: values may be personal (P2).
    report({ key, problem: issue === undefined ? 'unknown key' : `${issue.path.join('.')}: ${issue.code}` });
    return null;
  }

  function take(entries: readonly unknown[]): Change<T>[] {
    const changes: Change<T>[] = [];
    for (const entry of entries) {
      const record = read(entry);
      if (record === null) continue;
      all.set(...record);
      changes.push({ key: record[0], value: record[1] });
    }
    return changes;
  }

  function retake(): Change<T>[] {
    const before = new Map(all);
    all.clear();
    take(list.entries());
    const changes: Change<T>[] = [];
    for (const [key, value] of all) if (before.get(key) !== value) changes.push({ key, value });
    for (const key of before.keys()) {
      if (all.has(key)) continue;
      parsed.delete(key);
      changes.push({ key, value: null });
    }
    return changes;
  }

  function tell(changes: readonly Change<T>[]): void {
    if (changes.length > 0) for (const listener of [...listeners]) listener(changes);
  }

  function onChange(change: EntryChange | null, origin: unknown): void {
    if (origin === own) return;
    if (change === null) return tell(retake());
    const gone = takeAway(change.removed);
    tell(gone.length === 0 ? take(change.added) : lastOfEach([...gone, ...take(change.added)]));
  }

  function takeAway(keys: Iterable<string>): Change<T>[] {
    const changes: Change<T>[] = [];
    for (const key of keys) {
      if (!all.delete(key)) continue;
      parsed.delete(key);
      changes.push({ key, value: null });
    }
    return changes;
  }

  function note(put: readonly (readonly [entry: RecordEntry, value: T])[], removed: Iterable<string>): void {
    const changes = takeAway(removed);
    for (const [entry, value] of put) {
      const [key] = entry;
      parsed.set(key, { entry, value });
      all.set(key, value);
      changes.push({ key, value });
    }
    if (listeners.size > 0) tell(lastOfEach(changes));
  }

  take(list.entries());
  const stopObserving = list.observe(onChange);
  return {
    own,
    note,
    records: {
      all,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close() {
        stopObserving();
        listeners.clear();
      },
    },
  };
}

export function openWritableRecords<T>(
  doc: RecordDocument,
  schemaOf: SchemaOf<T>,
  report: Report,
): WritableRecords<T> {
  const { records, own, note } = readRecords(doc, schemaOf, report);
  const list = entryListOf(doc);
  /** Values that were parsed and found sound: writing them does not check again. */
  const sound = new WeakMap<object, T>();
  const soundOf = (value: T): T | undefined =>
    typeof value === 'object' && value !== null ? sound.get(value) : undefined;
  return {
    ...records,
    fits(put) {
      for (const [key, value] of put) {
        const schema = schemaOf(key);
        if (schema === null) return false;
        const result = parseQuickly(schema, value);
        if (!result.success) return false;
        if (typeof value === 'object' && value !== null) sound.set(value, result.data);
      }
      return true;
    },
    write(put, remove = []) {
      const written = [...put].map(([key, value]): [RecordEntry, T] => {
        const schema = schemaOf(key);
        if (schema === null) throw new TypeError(`no record '${key}' belongs into this document`);
        return [[key, value], soundOf(value) ?? parsedOf(schema, value)];
      });
      const entries = written.map(([entry]) => entry);
      // What is to go may be a record that could not be read here, so it is looked for in the document itself.
      const replaced = new Set([
        ...remove,
        ...entries.flatMap(([key]) => (records.all.has(key) ? [key] : [])),
      ]);
      if (entries.length === 0 && replaced.size === 0) return;
      list.change(entries, replaced, own);
      note(written, replaced);
    },
  };
}

/** A value that fits as it is stays the same object; its writers do not change it afterwards. */
function parseQuickly<T>(schema: z.ZodMiniType<T>, value: unknown): z.core.util.SafeParseResult<T> {
  return quickCheckOf(schema)(value) ? { success: true, data: value as T } : schema.safeParse(value);
}

/** Throws where it does not fit. */
const parsedOf = <T>(schema: z.ZodMiniType<T>, value: unknown): T =>
  quickCheckOf(schema)(value) ? (value as T) : schema.parse(value);

/** The last change of each key. */
const lastOfEach = <T>(changes: readonly Change<T>[]): Change<T>[] => [
  ...new Map(changes.map((change) => [change.key, change])).values(),
];

/**
 * Parses a record and leaves out what its schema does not know. A relay may be newer than a device whose update has not
 * been accepted yet, and say more. Anything else that does not fit is an error.
 */
function parseKnown<T>(schema: z.ZodMiniType<T>, raw: unknown): z.core.util.SafeParseResult<T> {
  const result = parseQuickly(schema, raw);
  if (result.success) return result;
  const { issues } = result.error;
  if (!issues.every((issue) => issue.code === 'unrecognized_keys')) return result;
  let known = raw;
  for (const { path, keys } of issues) known = without(known, path, keys);
  return schema.safeParse(known);
}

/**
 * A copy of the value that lacks these fields of what lies at the path; off the path it shares what it holds. What an
 * unknown field holds is not looked at: it may be what JSON cannot write, or deeper than a stack.
 */
function without(value: unknown, path: readonly PropertyKey[], fields: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<
    PropertyKey,
    unknown
  >;
  const [step, ...further] = path;
  if (step === undefined) for (const field of fields) delete copy[field];
  else copy[step] = without(copy[step], further, fields);
  return copy;
}

/** The schema of documents whose records all have one shape. */
export const always =
  <T>(schema: z.ZodMiniType<T>): SchemaOf<T> =>
  () =>
    schema;

/** The schema of documents with several kinds of records: the part of the key before the colon tells which. */
export const byPrefix = <T>(schemas: Readonly<Record<string, z.ZodMiniType<T>>>): SchemaOf<T> => {
  // A map, since every object also answers to `constructor` and the like.
  const known = new Map(Object.entries(schemas));
  return (key) => known.get(prefixOf(key)) ?? null;
};

/** What a key says of the kind of its record. */
export const prefixOf = (key: string): string => key.split(':', 1)[0]!;
