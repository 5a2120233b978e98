/** Why a client has no socket, or no longer: for the log and the metrics, by a name of a bounded set. */
import type { CloseReason } from '../../src/lib/wire/close-codes.ts';

/** Before the relay's own protocol could give a reason: no handshake, or one that `ws` ended beneath it. */
export const lowRefusals = [
  'foreign-origin',
  'no-such-path',
  'bad-handshake',
  /** Too large for `ws` to read it at all: 1009. */
  'oversized-frame',
  /** No WebSocket, as an unmasked frame or text that is no UTF-8: 1002, 1007. */
  'bad-frame',
] as const;

export type SocketRefusal = CloseReason | (typeof lowRefusals)[number];

/** Refusal for an error that `ws` met; null: the line broke, which is no refusal. */
export function lowRefusalOf(error: Error & { readonly code?: string }): SocketRefusal | null {
  if (error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return 'oversized-frame';
  return error.code?.startsWith('WS_ERR_') === true ? 'bad-frame' : null;
}
