/**
 * Looks into an update of an outbox before Yjs gets to see it. Yjs takes anything that decodes. It keeps what refers to
 * parts that are not here, and sorts through all of it again with every further update. (Measured: 2,000 updates with
 * missing dependencies hold a relay up for about a second.) A device that behaves never sends them. An outbox is an
 * array of `[key, value]` and nothing else, so every other kind of content is refused as well. And what it would add is
 * known before it is added: what is refused never was in the document.
 */
import * as Y from 'yjs';
import { REQUEST_PREFIX } from '../../src/lib/docs/outbox-doc.ts';
import { RECORDS } from '../../src/lib/docs/entry-list.ts';
import { requestId } from '../../src/lib/domain/ids.ts';
import type { CloseReason } from '../../src/lib/wire/close-codes.ts';
import type { OutboxLimits } from '../../src/lib/wire/outbox-limits.ts';
import { Malformed, UpdateBytes } from './update-bytes.ts';

/** Clocks count records; no device writes this many. */
const MOST_CLOCK = 2 ** 40;
const MOST_KEY = 100;
/** Bytes that stand before the structures of one client. */
const MOST_HEAD = 20;

/** Kinds of structure, and flags beside them: `UpdateDecoder.js` and `Item.js` of Yjs. */
const COLLECTED = 0;
const DELETED = 1;
const ANY = 8;
const HAS_ORIGIN = 128;
const HAS_RIGHT_ORIGIN = 64;
const KIND = 31;

/** What an update would add to what is here already. */
export interface Addition {
  readonly bytes: number;
  readonly records: number;
  readonly requests: number;
  readonly structs: number;
}

export type Survey =
  { readonly ok: true; readonly adds: Addition } | { readonly ok: false; readonly reason: CloseReason };

const no = (reason: CloseReason): Survey => ({ ok: false, reason });

/** What the update would add, or why it cannot be applied. Never throws, and costs no more than a walk over it. */
export function surveyUpdate(
  doc: Y.Doc,
  step: 'answer' | 'update',
  update: Uint8Array,
  limits: OutboxLimits,
): Survey {
  if (update.length > (step === 'answer' ? limits.bytes : limits.update)) return no('too-large');
  try {
    return new Walk(doc, update, limits).survey();
  } catch {
    return no('malformed');
  }
}

class Walk {
  readonly #doc: Y.Doc;
  readonly #from: UpdateBytes;
  readonly #limits: OutboxLimits;
  /** How far each client's structures reach, once the update is applied. */
  readonly #ends = new Map<number, number>();
  /** References: client, clock, and whose structure refers to it. */
  readonly #references: [client: number, clock: number, by: number, byClock: number][] = [];
  #structs = 0;
  #ranges = 0;
  #newStructs = 0;
  #newBytes = 0;
  #newRecords = 0;
  #newRequests = 0;

  constructor(doc: Y.Doc, update: Uint8Array, limits: OutboxLimits) {
    this.#doc = doc;
    this.#from = new UpdateBytes(update, limits.values);
    this.#limits = limits;
  }

  survey(): Survey {
    for (let left = this.#from.uint(); left > 0; left--) if (!this.#takeClient()) return no('too-large');
    for (const [client, clock, by, byClock] of this.#references) {
      // What a structure builds on came before it, or comes with it.
      if (clock >= (client === by ? byClock : this.#endOf(client))) return no('malformed');
    }
    const deletionsAt = this.#from.at;
    for (let left = this.#from.uint(); left > 0; left--) if (!this.#takeDeletions()) return no('too-large');
    if (!this.#from.atEnd) return no('malformed');
    return {
      ok: true,
      adds: {
        bytes: this.#newBytes + (this.#from.at - deletionsAt),
        records: this.#newRecords,
        requests: this.#newRequests,
        // A deletion may cut a structure in two.
        structs: this.#newStructs + this.#ranges,
      },
    };
  }

  #known(client: number): number {
    return Y.getState(this.#doc.store, client);
  }

  #endOf(client: number): number {
    return this.#ends.get(client) ?? this.#known(client);
  }

  /** False: more than any client has. */
  #takeClient(): boolean {
    const from = this.#from;
    const count = from.uint();
    this.#structs += count;
    if (this.#structs > this.#limits.structs) return false;
    const client = from.uint();
    let clock = from.uint();
    const known = this.#known(client);
    // Yjs forgets the first of a client's two blocks, and then misses it.
    if (this.#ends.has(client) || clock > known) throw new Malformed();
    for (let left = count; left > 0; left--) {
      const began = from.at;
      const length = this.#takeStruct(client, clock, known);
      if (length === 0) throw new Malformed();
      clock += length;
      if (clock > MOST_CLOCK) throw new Malformed();
      if (clock <= known) continue;
      this.#newStructs++;
      this.#newBytes += from.at - began;
    }
    if (clock > known) this.#newBytes += MOST_HEAD;
    this.#ends.set(client, Math.max(known, clock));
    return this.#newRecords <= this.#limits.records;
  }

  /** Gives back its length. */
  #takeStruct(client: number, clock: number, known: number): number {
    const from = this.#from;
    const info = from.byte();
    if (info === COLLECTED) return from.uint();
    const kind = info & KIND;
    if (kind !== DELETED && kind !== ANY) throw new Malformed();
    if ((info & ~(KIND | HAS_ORIGIN | HAS_RIGHT_ORIGIN)) !== 0) throw new Malformed();
    if (info & HAS_ORIGIN) this.#references.push([from.uint(), from.uint(), client, clock]);
    if (info & HAS_RIGHT_ORIGIN) this.#references.push([from.uint(), from.uint(), client, clock]);
    if (info === kind && (from.uint() !== 1 || from.text(RECORDS.length) !== RECORDS)) throw new Malformed();
    const length = from.uint();
    if (kind === DELETED) return length;
    for (let i = 0; i < length; i++) this.#takeRecord(clock + i >= known);
    return length;
  }

  #takeRecord(isNew: boolean): void {
    const key = this.#from.recordKey(MOST_KEY);
    const isRequest = key.startsWith(REQUEST_PREFIX);
    // A request under this key can never be answered, and would wait for ever.
    if (isRequest && !requestId.safeParse(key.slice(REQUEST_PREFIX.length)).success) throw new Malformed();
    this.#from.skipValue();
    if (!isNew) return;
    this.#newRecords++;
    if (isRequest) this.#newRequests++;
  }

  #takeDeletions(): boolean {
    const from = this.#from;
    const end = this.#endOf(from.uint());
    const count = from.uint();
    this.#ranges += count;
    if (this.#ranges > this.#limits.structs) return false;
    for (let left = count; left > 0; left--) {
      const clock = from.uint();
      const length = from.uint();
      if (length === 0 || clock + length > end) throw new Malformed();
    }
    return true;
  }
}

/** How much an outbox holds; looked at only when what was added since the last time makes it worth it. */
export const sizeOf = (doc: Y.Doc): number => Y.encodeStateAsUpdate(doc).length;

export const recordsIn = (doc: Y.Doc): number => doc.getArray(RECORDS).length;

export function structsIn({ store }: Y.Doc): number {
  let count = 0;
  for (const structs of store.clients.values()) count += structs.length;
  return count;
}
