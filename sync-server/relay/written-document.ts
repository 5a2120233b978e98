/**
 * A document that the relay alone writes, without yjs: its entries in the order in which they were written, each at its
 * place in the history of a client. Devices read it with yjs, for which it is the same to the byte.
 *
 * Each opening of a document writes as a client of its own, so that no place is given out twice, whatever the store has
 * lost since. A process goes on as the client of its opening before, if the store holds exactly what that one wrote. An entry follows the one that was written before it, deleted or not. So a deleted one stays as an item
 * without content, as yjs keeps it: yjs drops what follows a GC struct (docs/decisions/0014).
 */
import { randomInt } from 'node:crypto';
import type { RecordEntry, EntryChange, EntryList, EntryListener } from '../../src/lib/docs/entry-list.ts';
import { readHistory } from './read-history.ts';
import type { History, PlacedEntry } from './read-history.ts';
import { decodeEntry, encodeEntry, writeUpdate } from './record-updates.ts';
import type { EncodedEntry, EntryId, Range, Struct } from './record-updates.ts';

/** The number of client ids in yjs. */
const CLIENTS = 2 ** 32;
const NOTHING_KNOWN: ReadonlyMap<number, number> = new Map();

interface OwnClient {
  readonly client: number;
  /** The entry before its first; null: there was none. */
  readonly before: EntryId | null;
}

/** Where the next entry of a client goes. */
export interface NextPlace {
  readonly client: number;
  readonly clock: number;
}

export class WrittenDocument implements EntryList {
  readonly #clocks: Map<number, number>;
  /** In the order in which they were written. */
  readonly #live = new Set<PlacedEntry>();
  /** More than one under a key: a writer could not read the older ones, and left them. */
  readonly #byKey = new Map<string, PlacedEntry | PlacedEntry[]>();
  readonly #listeners = new Set<EntryListener>();
  readonly #onChange: () => void;
  #isClosed = false;
  /** The client as which this writes; null: it has written nothing yet. */
  #own: OwnClient | null = null;
  /** What was written, and what was deleted, since changes were last taken. */
  #written: PlacedEntry[] = [];
  #deleted: EntryId[] = [];

  /** `onChange`: called after each change, from within it. */
  constructor({ live, clocks }: Omit<History, 'hasHole'>, onChange: () => void) {
    this.#onChange = onChange;
    this.#clocks = new Map(clocks);
    for (const placed of live) this.#add(placed);
  }

  /**
   * The document that these updates make, oldest first. `mended`: a part was missing, and it has a new history. `from`:
   * it goes on there, if that is where the updates end.
   */
  static of(
    updates: readonly Uint8Array[],
    onChange: () => void,
    from: NextPlace | null = null,
  ): { readonly doc: WrittenDocument; readonly mended: boolean } {
    const history = readHistory(updates);
    const mended = history.hasHole;
    const doc = new WrittenDocument(mended ? anew(history.live) : history, onChange);
    if (!mended && from !== null) doc.#goOnFrom(from);
    return { doc, mended };
  }

  /** Where the next entry goes; null: this has written nothing, and begins as a client of its own. */
  get nextPlace(): NextPlace | null {
    const client = this.#own?.client;
    const clock = client === undefined ? undefined : this.#clocks.get(client);
    return client === undefined || clock === undefined ? null : { client, clock };
  }

  /** How many entries each client has written, deleted ones too. */
  get clocks(): ReadonlyMap<number, number> {
    return this.#clocks;
  }

  /** Something changed since changes were last taken. */
  get hasChanges(): boolean {
    return this.#written.length > 0 || this.#deleted.length > 0;
  }

  entries(): unknown[] {
    return Array.from(this.#live, ({ entry }) => decodeEntry(entry));
  }

  change(put: readonly RecordEntry[], removed: ReadonlySet<string>, origin?: object): void {
    if (this.#isClosed) return;
    // All of them first: one that cannot be encoded changes nothing.
    const encoded = put.map(encodeEntry);
    const gone = [...removed].filter((key) => this.#remove(key));
    if (encoded.length === 0 && gone.length === 0) return;
    for (const entry of encoded) this.#write(entry);
    this.#onChange();
    const change: EntryChange = { removed: gone, added: put };
    for (const listener of [...this.#listeners]) listener(change, origin);
  }

  observe(listener: EntryListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What is written from now on is written nowhere. */
  close(): void {
    this.#isClosed = true;
    this.#listeners.clear();
  }

  /** What changed since this was last asked, as one update; null: nothing. */
  takeChanges(): Uint8Array | null {
    if (!this.hasChanges) return null;
    const [first] = this.#written;
    const update = writeUpdate({
      structs:
        this.#own === null || first === undefined
          ? []
          : structsOf({
              client: this.#own.client,
              before: this.#own.before,
              from: first.clock,
              end: first.clock + this.#written.length,
              live: this.#written.filter((placed) => this.#live.has(placed)),
            }),
      deleted: rangesOf(this.#deleted),
    });
    this.#written = [];
    this.#deleted = [];
    return update;
  }

  /** The whole document as one update. */
  state(): Uint8Array {
    return this.since(NOTHING_KNOWN);
  }

  /** What a reader lacks that has this many entries of each client, and all that is deleted. */
  since(known: ReadonlyMap<number, number>): Uint8Array {
    const byClient = Map.groupBy(this.#live, ({ client }) => client);
    let before: EntryId | null = null;
    const parts = Array.from(this.#clocks, ([client, end]) => {
      const part = { client, before, from: known.get(client) ?? 0, end, live: byClient.get(client) ?? [] };
      before = { client, clock: end - 1 };
      return part;
    });
    return writeUpdate({ structs: parts.flatMap(structsOf), deleted: parts.flatMap(deletedOf) });
  }

  #write(entry: EncodedEntry): void {
    const { client } = (this.#own ??= this.#newClient());
    const clock = this.#clocks.get(client) ?? 0;
    this.#clocks.set(client, clock + 1);
    const placed = { client, clock, entry };
    this.#written.push(placed);
    this.#add(placed);
  }

  #goOnFrom({ client, clock }: NextPlace): void {
    const last = [...this.#clocks].at(-1);
    // The document has entries, so none of these is its first.
    if (last?.[0] === client && last[1] === clock) this.#own = { client, before: null };
  }

  #newClient(): OwnClient {
    const last = [...this.#clocks].at(-1);
    const before = last === undefined ? null : { client: last[0], clock: last[1] - 1 };
    return { client: newClient(this.#clocks), before };
  }

  #add(placed: PlacedEntry): void {
    this.#live.add(placed);
    const { key } = placed.entry;
    if (key === null) return;
    const older = this.#byKey.get(key);
    this.#byKey.set(key, older === undefined ? placed : [older, placed].flat());
  }

  /** All that lies under the key; false: nothing. */
  #remove(key: string): boolean {
    const found = this.#byKey.get(key);
    if (found === undefined) return false;
    this.#byKey.delete(key);
    for (const placed of [found].flat()) {
      this.#live.delete(placed);
      this.#deleted.push(placed);
    }
    return true;
  }
}

function newClient(taken: ReadonlyMap<number, number>): number {
  for (;;) {
    const client = randomInt(CLIENTS);
    if (!taken.has(client)) return client;
  }
}

/** The same entries, as one client has written them. */
function anew(live: History['live']): Omit<History, 'hasHole'> {
  const client = newClient(NOTHING_KNOWN);
  const moved = Array.from(live, ({ entry }, clock) => ({ client, clock, entry }));
  return { live: moved, clocks: new Map(moved.length === 0 ? [] : [[client, moved.length]]) };
}

/** The entries of one client from a clock to the end. */
interface Part {
  readonly client: number;
  /** The entry before its first; null: there was none. */
  readonly before: EntryId | null;
  readonly from: number;
  readonly end: number;
  /** What is not deleted of it, and of what comes before. */
  readonly live: readonly PlacedEntry[];
}

function structsOf({ client, before, from, end, live }: Part): Struct[] {
  const structs: Struct[] = [];
  let clock = from;
  let run: EncodedEntry[] = [];

  function push(content: Struct['content'], length: number): void {
    if (length === 0) return;
    const origin = clock === 0 ? before : { client, clock: clock - 1 };
    structs.push({ client, clock, length, origin, content });
    clock += length;
  }

  for (const placed of live) {
    if (placed.clock < from) continue;
    if (placed.clock > clock + run.length) {
      push(run, run.length);
      run = [];
      push('deleted', placed.clock - clock);
    }
    run.push(placed.entry);
  }
  push(run, run.length);
  push('deleted', end - clock);
  return structs;
}

function deletedOf({ client, end, live }: Part): Range[] {
  const ranges: Range[] = [];
  let from = 0;
  for (const { clock } of [...live, { clock: end }]) {
    if (clock > from) ranges.push({ client, clock: from, length: clock - from });
    from = clock + 1;
  }
  return ranges;
}

/** Neighbours as one range. */
function rangesOf(ids: readonly EntryId[]): Range[] {
  const ranges: { client: number; clock: number; length: number }[] = [];
  for (const { client, clock } of ids.toSorted((a, b) => a.client - b.client || a.clock - b.clock)) {
    const last = ranges.at(-1);
    if (last?.client === client && last.clock + last.length === clock) last.length++;
    else ranges.push({ client, clock, length: 1 });
  }
  return ranges;
}
