/**
 * A frame as it goes over the wire, with the head that WebSocket puts before it (RFC 6455, 5.2). Most frames go to many
 * sockets with the same head, since what a server sends is neither masked nor compressed. Written in one piece it costs
 * each socket a third less than `WebSocket.send`, which writes head and body apart.
 */
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/** The last frame of a binary message. */
const FINAL_BINARY = 0x82;
/** What the head's second byte tells as it is; 126 says that two bytes more tell it. */
const SHORT = 125;
/** What those two can tell; a larger frame is not worth a copy either. */
const MOST = 0xffff;

const wires = new WeakMap<Uint8Array, Uint8Array>();

/** `stream`: what the socket, which is open, writes to. */
export function sendFrame(socket: WebSocket, stream: Duplex, frame: Uint8Array): void {
  if (frame.length > MOST) socket.send(frame);
  else stream.write(wireOf(frame));
}

function wireOf(frame: Uint8Array): Uint8Array {
  const known = wires.get(frame);
  if (known !== undefined) return known;
  const { length } = frame;
  const head = length <= SHORT ? [FINAL_BINARY, length] : [FINAL_BINARY, 126, length >> 8, length & 0xff];
  const wire = Buffer.concat([Uint8Array.from(head), frame]);
  wires.set(frame, wire);
  return wire;
}
