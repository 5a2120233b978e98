/**
 * What a reader gets that comes in or comes back: what it lacks, encoded once for all who lack the same until the
 * document changes. After an outage a whole office comes back at once, and all of it lacks the same.
 */
import * as Y from 'yjs';
import { writeSync } from '../../src/lib/wire/frames.ts';
import { compareStateVector } from './state-vector.ts';

export interface Answers {
  /** The frame for a reader that has this. `ahead`: it has what is not here; null: it has said nothing that can be read. */
  to(stateVector: Uint8Array, doc: Y.Doc): Uint8Array | 'ahead' | null;
  /** The document has changed. */
  forget(): void;
}

const NOTHING = writeSync('answer', Uint8Array.of(0, 0));

/** Bytes kept beside the whole state. A client that asks with ever other vectors fills no memory. */
const MAX_KEPT_BYTES = 1024 * 1024;

export function openAnswers(): Answers {
  /** The whole state, for everyone who has nothing yet. */
  let whole: Uint8Array | null = null;
  /** Answers by state vector. */
  const partial = new Map<string, Uint8Array>();
  let kept = 0;

  function forgetPartial(): void {
    partial.clear();
    kept = 0;
  }

  function partOf(doc: Y.Doc, stateVector: Uint8Array): Uint8Array {
    const key = Buffer.from(stateVector).toString('latin1');
    const known = partial.get(key);
    if (known !== undefined) return known;
    const frame = writeSync('answer', Y.encodeStateAsUpdate(doc, stateVector));
    const bytes = frame.length + key.length;
    if (kept + bytes > MAX_KEPT_BYTES) forgetPartial();
    if (bytes > MAX_KEPT_BYTES) return frame;
    partial.set(key, frame);
    kept += bytes;
    return frame;
  }

  return {
    to(stateVector, doc) {
      const comparison = compareStateVector(doc, stateVector);
      switch (comparison) {
        case null:
        case 'ahead':
          return comparison;
        case 'equal':
          return NOTHING;
        case 'nothing':
          return (whole ??= writeSync('answer', Y.encodeStateAsUpdate(doc)));
        case 'behind':
          return partOf(doc, stateVector);
      }
    },
    forget() {
      whole = null;
      forgetPartial();
    },
  };
}
