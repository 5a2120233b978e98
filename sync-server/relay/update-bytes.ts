/**
 * Walks over the bytes of an update (Yjs' format 1) and of the values in it, and makes nothing of them. A megabyte can
 * become hundreds of thousands of objects (measured: eight sockets with 500,000 structures each hold everyone else up
 * for 0.2 s). So what is too much has to be seen before anything is made.
 *
 * Source: yjs 13.6 `UpdateDecoder.js`, lib0 0.2 `decoding.js` (`readVarUint`, `readAny`).
 */

/** The update is none, or holds what does not belong into an outbox. */
export class Malformed extends Error {}

/** Far deeper than any request, far from the end of a stack. */
const MOST_DEPTH = 32;
/** How a value begins. */
const tag = {
  null: 126,
  integer: 125,
  float32: 124,
  float64: 123,
  false: 121,
  true: 120,
  string: 119,
  object: 118,
  array: 117,
} as const;

const PROTO = '__proto__';
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class UpdateBytes {
  at = 0;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #valuesLeft: number;

  constructor(bytes: Uint8Array, mostValues: number) {
    this.#bytes = bytes;
    this.#valuesLeft = mostValues;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get atEnd(): boolean {
    return this.at === this.#bytes.length;
  }

  byte(): number {
    if (this.at >= this.#bytes.length) throw new Malformed();
    return this.#bytes[this.at++]!;
  }

  uint(): number {
    let value = 0;
    let times = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 127) * times;
      if (value > Number.MAX_SAFE_INTEGER) throw new Malformed();
      if (byte < 128) return value;
      times *= 128;
    }
  }

  skip(count: number): void {
    if (count > this.#bytes.length - this.at) throw new Malformed();
    this.at += count;
  }

  /** A text of at most `most` bytes. */
  text(most: number): string {
    const length = this.uint();
    if (length > most) throw new Malformed();
    const from = this.at;
    this.skip(length);
    return utf8.decode(this.#bytes.subarray(from, this.at));
  }

  /** The head of `[key, value]`, of which the value follows. */
  recordKey(mostBytes: number): string {
    if (this.byte() !== tag.array || this.uint() !== 2 || this.byte() !== tag.string) throw new Malformed();
    return this.text(mostBytes);
  }

  /** Passes over a value that JSON has too: no `undefined`, no bytes, no big integer, no `Infinity`. */
  skipValue(depth = 0): void {
    if (--this.#valuesLeft < 0 || depth > MOST_DEPTH) throw new Malformed();
    switch (this.byte()) {
      case tag.null:
      case tag.false:
      case tag.true:
        return;
      case tag.integer:
        return this.#skipInteger();
      case tag.float32:
        return this.#skipFloat(4, (at) => this.#view.getFloat32(at));
      case tag.float64:
        return this.#skipFloat(8, (at) => this.#view.getFloat64(at));
      case tag.string:
        return this.skip(this.uint());
      case tag.array:
        for (let left = this.uint(); left > 0; left--) this.skipValue(depth + 1);
        return;
      case tag.object:
        for (let left = this.uint(); left > 0; left--) {
          this.#skipFieldName();
          this.skipValue(depth + 1);
        }
        return;
      default:
        throw new Malformed();
    }
  }

  #skipInteger(): void {
    for (let length = 1; this.byte() >= 128; length++) if (length === 8) throw new Malformed();
  }

  #skipFloat(length: number, read: (at: number) => number): void {
    const from = this.at;
    this.skip(length);
    if (!Number.isFinite(read(from))) throw new Malformed();
  }

  #skipFieldName(): void {
    const length = this.uint();
    const from = this.at;
    this.skip(length);
    // An object built here would set what it inherits from.
    if (length === PROTO.length && utf8.decode(this.#bytes.subarray(from, this.at)) === PROTO)
      throw new Malformed();
  }
}
