/**
 * A frame as it goes over the wire, with the head that WebSocket puts before it (RFC 6455, 5.2). Most frames go to many
 * sockets with the same head, since what a server sends is neither masked nor compressed. Written in one piece it costs
 * each socket a third less than `WebSocket.send`, which writes head and body apart.
 */
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/** The last frame of a binary message. */
const FINAL_BINARY = 0x82;
/** Up to this length the second byte of the head is the length itself. 126 there: two more bytes hold the length. */
const MAX_SHORT_BYTES = 125;
/** The longest frame whose length these two bytes can hold. A longer frame is not worth a copy either. */
const MAX_BYTES = 0xffff;

const wires = new WeakMap<Uint8Array, Uint8Array>();

/** Sends a frame on an open socket. `stream`: the stream to which that socket writes. */
export function sendFrame(socket: WebSocket, stream: Duplex, frame: Uint8Array): void {
  if (frame.length > MAX_BYTES) socket.send(frame);
  else stream.write(wireOf(frame));
}

function wireOf(frame: Uint8Array): Uint8Array {
  const known = wires.get(frame);
  if (known !== undefined) return known;
  const { length } = frame;
  const head =
    length <= MAX_SHORT_BYTES ? [FINAL_BINARY, length] : [FINAL_BINARY, 126, length >> 8, length & 0xff];
  const wire = Buffer.concat([Uint8Array.from(head), frame]);
  wires.set(frame, wire);
  return wire;
}
