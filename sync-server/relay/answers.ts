/**
 * What a reader gets that comes in or comes back: what it lacks, encoded once for all who lack the same until the
 * document changes. After an outage a whole office comes back at once, and all of it lacks the same.
 */
import { writeSync } from '../../src/lib/wire/frames.ts';
import { compareClocks, readStateVector } from './state-vector.ts';
import type { WrittenDocument } from './written-document.ts';

export interface Answers {
  /** The frame for a reader that has this. `ahead`: it has what is not here; null: it has said nothing that can be read. */
  to(stateVector: Uint8Array, doc: WrittenDocument): Uint8Array | 'ahead' | null;
  /** The document has changed. */
  forget(): void;
}

/** Bytes kept beside the whole state. A client that asks with ever other vectors fills no memory. */
const MAX_KEPT_BYTES = 1024 * 1024;

export function openAnswers(): Answers {
  /** The whole state, for everyone who has nothing yet. */
  let whole: Uint8Array | null = null;
  /** For everyone who has all that was ever put in: a state vector does not say what of it is deleted. */
  let deletions: Uint8Array | null = null;
  /** Answers by state vector. */
  const partial = new Map<string, Uint8Array>();
  let kept = 0;

  function forgetPartial(): void {
    partial.clear();
    kept = 0;
  }

  function partOf(
    doc: WrittenDocument,
    stateVector: Uint8Array,
    theirs: ReadonlyMap<number, number>,
  ): Uint8Array {
    const key = Buffer.from(stateVector).toString('latin1');
    const known = partial.get(key);
    if (known !== undefined) return known;
    const frame = writeSync('answer', doc.since(theirs));
    const bytes = frame.length + key.length;
    if (kept + bytes > MAX_KEPT_BYTES) forgetPartial();
    if (bytes > MAX_KEPT_BYTES) return frame;
    partial.set(key, frame);
    kept += bytes;
    return frame;
  }

  return {
    to(stateVector, doc) {
      const theirs = readStateVector(stateVector);
      if (theirs === null) return null;
      switch (compareClocks(doc.clocks, theirs)) {
        case 'ahead':
          return 'ahead';
        case 'equal':
          return (deletions ??= writeSync('answer', doc.since(theirs)));
        case 'nothing':
          return (whole ??= writeSync('answer', doc.state()));
        case 'behind':
          return partOf(doc, stateVector, theirs);
      }
    },
    forget() {
      whole = null;
      deletions = null;
      forgetPartial();
    },
  };
}
