/**
 * The bytes of updates of records, in Yjs' format 1: what the relay writes of its documents, and reads of its store.
 * Values pass as bytes and are not made.
 *
 *   update  = clients, deleted
 *   clients = count, of each: number of structs, client, clock, structs
 *
 *   struct  = info, origin | name of the array, length, values unless it is deleted
 *
 *   deleted = count, of each: client, number of ranges, of each: clock, length
 *
 * Source: yjs 13.6 `UpdateEncoder.js`, `Item.js`, `DeleteSet.js`; lib0 0.2 `encoding.js` (`writeAny`).
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { RECORDS } from '../../src/lib/docs/entry-list.ts';

/** The place of an entry in the history of the client that wrote it. */
export interface EntryId {
  readonly client: number;
  readonly clock: number;
}

export interface EncodedEntry {
  /** Null: it is no record. */
  readonly key: string | null;
  readonly bytes: Uint8Array;
}

/** Neighbours of one client. */
export interface Struct extends EntryId {
  readonly length: number;
  /** The entry that was written before it; null: it is the first of the document. */
  readonly origin: EntryId | null;
  readonly content: readonly EncodedEntry[] | 'deleted';
}

export interface Range extends EntryId {
  readonly length: number;
}

export interface RecordUpdate {
  readonly structs: readonly Struct[];
  readonly deleted: readonly Range[];
}

const DELETED = 1;
const ANY = 8;
const CONTENT_BITS = 31;
const HAS_ORIGIN = 128;
const HAS_RIGHT_ORIGIN = 64;
const HAS_PARENT_KEY = 32;

const ARRAY = 117;
const TEXT = 119;

const SCRATCH = new Uint8Array(16 * 1024);
const scratch = encoding.createEncoder();

export function encodeEntry(entry: readonly [key: string, value: unknown]): EncodedEntry {
  const bytes = encoded((encoder) =>
    encoding.writeAny(encoder, entry as unknown as Parameters<typeof encoding.writeAny>[1]),
  );
  return { key: entry[0], bytes };
}

/**
 * What is written. There is one encoder for all, and Node's buffers share their memory: an allocation for each small
 * piece costs more than the piece.
 */
function encoded(write: (encoder: encoding.Encoder) => void): Uint8Array {
  scratch.cbuf = SCRATCH;
  scratch.cpos = 0;
  scratch.bufs = [];
  write(scratch);
  const fits = scratch.cbuf === SCRATCH;
  return fits ? Buffer.from(SCRATCH.subarray(0, scratch.cpos)) : encoding.toUint8Array(scratch);
}

export const decodeEntry = ({ bytes }: EncodedEntry): unknown =>
  decoding.readAny(decoding.createDecoder(bytes));

export const writeUpdate = (update: RecordUpdate): Uint8Array =>
  encoded((encoder) => writeParts(encoder, update));

function writeParts(encoder: encoding.Encoder, { structs, deleted }: RecordUpdate): void {
  const byClient = descending(structs);
  encoding.writeVarUint(encoder, byClient.length);
  for (const [client, ofClient] of byClient) {
    encoding.writeVarUint(encoder, ofClient.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ofClient[0]!.clock);
    for (const struct of ofClient) writeStruct(encoder, struct);
  }
  const ranges = descending(deleted);
  encoding.writeVarUint(encoder, ranges.length);
  for (const [client, ofClient] of ranges) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ofClient.length);
    for (const { clock, length } of ofClient) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
}

/** The higher client first: `Y.mergeUpdates` relies on it. */
function descending<T extends EntryId>(all: readonly T[]): [client: number, ofClient: readonly T[]][] {
  const [first] = all;
  if (first === undefined) return [];
  if (all.every(({ client }) => client === first.client)) return [[first.client, all]];
  return [...Map.groupBy(all, ({ client }) => client)].sort(([a], [b]) => b - a);
}

function writeStruct(encoder: encoding.Encoder, { origin, content, length }: Struct): void {
  const kind = content === 'deleted' ? DELETED : ANY;
  encoding.writeUint8(encoder, origin === null ? kind : kind | HAS_ORIGIN);
  if (origin === null) {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, RECORDS);
  } else {
    encoding.writeVarUint(encoder, origin.client);
    encoding.writeVarUint(encoder, origin.clock);
  }
  encoding.writeVarUint(encoder, length);
  if (content !== 'deleted') for (const { bytes } of content) encoding.writeUint8Array(encoder, bytes);
}

/** Throws at bytes that are no update of records. */
export function readUpdate(update: Uint8Array): RecordUpdate {
  const decoder = decoding.createDecoder(update);
  const structs: Struct[] = [];
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
    let left = decoding.readVarUint(decoder);
    const client = decoding.readVarUint(decoder);
    let clock = decoding.readVarUint(decoder);
    for (; left > 0; left--) {
      const struct = readStruct(decoder, client, clock);
      structs.push(struct);
      clock += struct.length;
    }
  }
  const deleted: Range[] = [];
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
    const client = decoding.readVarUint(decoder);
    for (let ranges = decoding.readVarUint(decoder); ranges > 0; ranges--) {
      const clock = decoding.readVarUint(decoder);
      deleted.push({ client, clock, length: decoding.readVarUint(decoder) });
    }
  }
  return { structs, deleted };
}

function readStruct(decoder: decoding.Decoder, client: number, clock: number): Struct {
  const info = decoding.readUint8(decoder);
  const kind = info & CONTENT_BITS;
  if (kind !== DELETED && kind !== ANY) throw new TypeError(`a struct of kind ${kind}`);
  const origin = (info & HAS_ORIGIN) === 0 ? null : readId(decoder);
  // The relay writes at the end alone, and into one array.
  if ((info & (HAS_RIGHT_ORIGIN | HAS_PARENT_KEY)) !== 0) throw new TypeError('an item in the middle');
  if (origin === null) readArrayName(decoder);
  const length = decoding.readVarUint(decoder);
  if (kind === DELETED) return { client, clock, length, origin, content: 'deleted' };
  const content: EncodedEntry[] = [];
  for (let i = 0; i < length; i++) content.push(readEntry(decoder));
  return { client, clock, length, origin, content };
}

function readId(decoder: decoding.Decoder): EntryId {
  const client = decoding.readVarUint(decoder);
  return { client, clock: decoding.readVarUint(decoder) };
}

function readArrayName(decoder: decoding.Decoder): void {
  const isTopLevel = decoding.readVarUint(decoder) === 1;
  if (!isTopLevel || decoding.readVarString(decoder) !== RECORDS) throw new TypeError('an item elsewhere');
}

function readEntry(decoder: decoding.Decoder): EncodedEntry {
  const from = decoder.pos;
  const key = readKey(decoder);
  decoder.pos = from;
  skipValue(decoder);
  return { key, bytes: decoder.arr.subarray(from, decoder.pos) };
}

function readKey(decoder: decoding.Decoder): string | null {
  if (decoding.readUint8(decoder) !== ARRAY || decoding.readVarUint(decoder) === 0) return null;
  return decoding.readUint8(decoder) === TEXT ? decoding.readVarString(decoder) : null;
}

function skipValue(decoder: decoding.Decoder): void {
  const tag = decoding.readUint8(decoder);
  switch (tag) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return;
    case 125: // integer
      return void decoding.readVarInt(decoder);
    case 124: // 32-bit float
      return skip(decoder, 4);
    case 123: // 64-bit float
    case 122: // big integer
      return skip(decoder, 8);
    case TEXT:
    case 116: // bytes
      return skip(decoder, decoding.readVarUint(decoder));
    case ARRAY:
      for (let left = decoding.readVarUint(decoder); left > 0; left--) skipValue(decoder);
      return;
    case 118: // object
      for (let left = decoding.readVarUint(decoder); left > 0; left--) {
        skip(decoder, decoding.readVarUint(decoder));
        skipValue(decoder);
      }
      return;
    default:
      throw new TypeError(`a value of kind ${tag}`);
  }
}

function skip(decoder: decoding.Decoder, bytes: number): void {
  if (bytes > decoder.arr.length - decoder.pos) throw new RangeError('a value that is cut off');
  decoder.pos += bytes;
}
