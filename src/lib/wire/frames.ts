/**
 * Frames of the y-websocket protocol, shared by both ends.
 *
 *   frame     = varuint kind, body
 *   kind 0    = sync:      varuint step (0 state vector, 1 answer, 2 update), varbytes
 *   kind 1    = awareness: varbytes
 *   kind 3    = query awareness, no body
 *
 * Source: y-websocket 3.1 and y-protocols 1.0.7 (`sync.js`). Awareness is switched off in Foyer; an empty awareness
 * frame is the relay's pulse, by which a provider knows that the socket lives.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { err, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';

const SYNC = 0;
const AWARENESS = 1;
const QUERY_AWARENESS = 3;
const steps = ['state-vector', 'answer', 'update'] as const;

export type SyncStep = (typeof steps)[number];
export type Frame =
  | { readonly kind: SyncStep; readonly bytes: Uint8Array }
  | { readonly kind: 'awareness' }
  | { readonly kind: 'query-awareness' };

/** Reads one frame; `malformed` for anything that does not end where it should. Never throws. */
export function readFrame(bytes: Uint8Array): Result<Frame, 'malformed'> {
  try {
    const decoder = decoding.createDecoder(bytes);
    const kind = decoding.readVarUint(decoder);
    if (kind === QUERY_AWARENESS)
      return decoding.hasContent(decoder) ? err('malformed') : ok({ kind: 'query-awareness' });
    if (kind === AWARENESS) {
      decoding.readVarUint8Array(decoder);
      return decoding.hasContent(decoder) ? err('malformed') : ok({ kind: 'awareness' });
    }
    if (kind !== SYNC) return err('malformed');
    const step = steps[decoding.readVarUint(decoder)];
    if (step === undefined) return err('malformed');
    const body = decoding.readVarUint8Array(decoder);
    return decoding.hasContent(decoder) ? err('malformed') : ok({ kind: step, bytes: body });
  } catch {
    return err('malformed');
  }
}

export function writeSync(step: SyncStep, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, SYNC);
  encoding.writeVarUint(encoder, steps.indexOf(step));
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

/** An awareness frame about no client. */
export const pulse: Uint8Array = Uint8Array.of(AWARENESS, 1, 0);

/** Seconds between two pulses. A provider drops a socket on which it has heard nothing for 30 s. */
export const PULSE_SECONDS = 5;

/** The update that changes nothing: what a reader answers when it is asked for its state. */
export const isEmptyUpdate = (update: Uint8Array): boolean =>
  update.length === 2 && update[0] === 0 && update[1] === 0;
