/** Frames that only an attacker sends. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { readFrame, writeSync } from '../../../src/lib/wire/frames.ts';

export type Entry = readonly [key: string, value: unknown];

export const requestNo = (n: number): string => `request:asked-by-an-attacker-${n}`;

const write = (run: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  run(encoder);
  return encoding.toUint8Array(encoder);
};

/** An honest update with these records. */
export function updateWith(...records: readonly unknown[]): Uint8Array {
  const doc = new Y.Doc();
  doc.getArray('records').push([...records]);
  return Y.encodeStateAsUpdate(doc);
}

/** An update by hand: one client, one structure of one record, the value written by the caller. */
export const updateByHand = (
  value: (encoder: encoding.Encoder) => void,
  { client = 7, key = requestNo(1) } = {},
): Uint8Array =>
  write((to) => {
    for (const n of [1, 1]) encoding.writeVarUint(to, n);
    encoding.writeVarUint(to, client);
    encoding.writeVarUint(to, 0);
    encoding.writeUint8(to, 8);
    encoding.writeVarUint(to, 1);
    encoding.writeVarString(to, 'records');
    encoding.writeVarUint(to, 1);
    encoding.writeUint8(to, 117);
    encoding.writeVarUint(to, 2);
    encoding.writeAny(to, key);
    value(to);
    encoding.writeVarUint(to, 0);
  });

/** An array in an array in an array … */
export const nested = (depth: number): Uint8Array =>
  updateByHand((to) => {
    for (let i = 0; i < depth; i++) {
      encoding.writeUint8(to, 117);
      encoding.writeVarUint(to, 1);
    }
    encoding.writeAny(to, 1);
  });

/** A megabyte that becomes `count` structures. */
export const manyStructs = (count: number): Uint8Array =>
  write((to) => {
    encoding.writeVarUint(to, 1);
    encoding.writeVarUint(to, count);
    encoding.writeVarUint(to, 7);
    encoding.writeVarUint(to, 0);
    for (let i = 0; i < count; i++) {
      encoding.writeUint8(to, 0);
      encoding.writeVarUint(to, 1);
    }
    encoding.writeVarUint(to, 0);
  });

/** … `count` empty arrays in one record. */
export const manyValues = (count: number): Uint8Array =>
  updateByHand((to) => {
    encoding.writeUint8(to, 117);
    encoding.writeVarUint(to, count);
    for (let i = 0; i < count; i++) {
      encoding.writeUint8(to, 117);
      encoding.writeVarUint(to, 0);
    }
  });

/** … `count` deletions. */
export const manyDeletions = (count: number): Uint8Array =>
  write((to) => {
    encoding.writeVarUint(to, 0);
    encoding.writeVarUint(to, 1);
    encoding.writeVarUint(to, 7);
    encoding.writeVarUint(to, count);
    for (let i = 0; i < count; i++) {
      encoding.writeVarUint(to, 0);
      encoding.writeVarUint(to, 1);
    }
  });

/** Builds on a record that no client has. */
export function missingPart(nth: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1000 + nth;
  doc.getArray('records').push([[requestNo(nth), 1]]);
  const before = Y.encodeStateVector(doc);
  doc.getArray('records').push([[requestNo(nth + 1), 2]]);
  return Y.encodeStateAsUpdate(doc, before);
}

/** Frames as devices send them. */
export function honestFrames(seedOf: (below: number) => number): Uint8Array[] {
  const doc = new Y.Doc();
  const frames: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) =>
    frames.push(writeSync('update', update), writeSync('answer', update)),
  );
  for (let i = 0; i < 20; i++) {
    const value = { id: String(i), text: 'ä'.repeat(seedOf(40)), list: [1, null, true, 0.5, -7] };
    doc.getArray('records').push([[requestNo(i), value]]);
    if (i % 3 === 0) doc.getArray('records').delete(0);
    frames.push(writeSync('state-vector', Y.encodeStateVector(doc)));
    frames.push(writeSync('answer', Y.encodeStateAsUpdate(doc)));
  }
  return frames;
}

/** The frame bent as bytes, or what it carries bent and put into a frame that is whole, so that it is looked into. */
export function bent(frame: Uint8Array, whole: (below: number) => number): Uint8Array {
  const read = readFrame(frame);
  if (whole(4) === 0 || !read.ok || !('bytes' in read.value)) return bentBytes(frame, whole);
  return writeSync(read.value.kind, bentBytes(read.value.bytes, whole));
}

/** Cut off, lengthened, overwritten, doubled, or with some bits turned. */
function bentBytes(bytes: Uint8Array, whole: (below: number) => number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  if (copy.length === 0) return copy;
  const kind = whole(6);
  if (kind === 0) return copy.subarray(0, whole(copy.length));
  if (kind === 1) return Uint8Array.from([...copy, ...Array.from({ length: whole(9) }, () => whole(256))]);
  if (kind === 2) {
    const at = whole(copy.length);
    return Uint8Array.from([...copy.subarray(0, at), ...HUGE, ...copy.subarray(at + whole(3))]);
  }
  for (let n = 1 + whole(4); n > 0; n--) copy[whole(copy.length)]! ^= 1 << whole(8);
  if (kind === 3) return Uint8Array.from([...copy.subarray(0, whole(copy.length)), ...copy]);
  return copy;
}

/** A length of almost 2^63. */
const HUGE = [255, 255, 255, 255, 255, 255, 255, 255, 127];

/** Each frame with an enormous number in the place of each of its first bytes in turn, of the frame and of its body. */
export function* withHugeNumbers(frames: readonly Uint8Array[]): Generator<Uint8Array> {
  for (const frame of frames) {
    for (const huge of hugeAt(frame)) yield huge;
    const read = readFrame(frame);
    if (!read.ok || !('bytes' in read.value)) continue;
    for (const body of hugeAt(read.value.bytes)) yield writeSync(read.value.kind, body);
  }
}

function* hugeAt(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < Math.min(bytes.length, 60); at++) {
    yield Uint8Array.from([...bytes.subarray(0, at), ...HUGE, ...bytes.subarray(at + 1)]);
  }
}
