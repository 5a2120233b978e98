/** A frame comes in: what it may do, or why its socket has to close. Pure, and before anything is decoded by Yjs. */
import { mayWrite } from '../../src/lib/domain/access.ts';
import type { Identity } from '../../src/lib/domain/access.ts';
import { assertNever } from '../../src/lib/domain/result.ts';
import { ownerOf } from '../../src/lib/docs/document-names.ts';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import type { CloseReason } from '../../src/lib/wire/close-codes.ts';
import { isEmptyUpdate, readFrame } from '../../src/lib/wire/frames.ts';

export const MAX_FRAME_BYTES = 1024 * 1024;
/** Limit for citizens and the public, whose outboxes are small. */
export const MAX_CITIZENS_FRAME_BYTES = 128 * 1024;
/** A state vector has one entry a process that ever wrote the document; awareness is not read. */
const MAX_SMALL_FRAME_BYTES = 64 * 1024;

export type FrameAction =
  | { readonly type: 'ask'; readonly stateVector: Uint8Array }
  | { readonly type: 'give'; readonly step: 'answer' | 'update'; readonly update: Uint8Array }
  | { readonly type: 'ignore' }
  | { readonly type: 'close'; readonly reason: CloseReason };

const IGNORE: FrameAction = { type: 'ignore' };
const close = (reason: CloseReason): FrameAction => ({ type: 'close', reason });

/** `isWriter` as from `writes`, so that it is looked up once a socket. */
export function checkFrame(bytes: Uint8Array, isWriter: boolean): FrameAction {
  if (bytes.length > MAX_FRAME_BYTES) return close('too-large');
  const read = readFrame(bytes);
  if (!read.ok) return close('malformed');
  const frame = read.value;
  switch (frame.kind) {
    // Awareness is switched off: it is neither passed on nor a reason to close, since every client sends some.
    case 'awareness':
    case 'query-awareness':
      return bytes.length > MAX_SMALL_FRAME_BYTES ? close('too-large') : IGNORE;
    case 'state-vector':
      return frame.bytes.length > MAX_SMALL_FRAME_BYTES
        ? close('too-large')
        : { type: 'ask', stateVector: frame.bytes };
    case 'answer':
    case 'update':
      if (isWriter) return { type: 'give', step: frame.kind, update: frame.bytes };
      return isEmptyUpdate(frame.bytes) ? IGNORE : close('not-allowed');
    default:
      return assertNever(frame);
  }
}

export const writes = (who: Identity, name: DocumentName): boolean => mayWrite(who, ownerOf(name));
