/**
 * The measure of all: a bare `ws` server that passes each frame on to everyone else on the same path. With `?durable` a
 * frame is on the disk before any client gets it: the least that "durable, then visible" can cost.
 */
import { fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { openToMeasuring } from './measured.mjs';

const log = openSync(join(process.argv[2], 'frames'), 'a');
const rooms = new Map();
/** First state for a client that comes in, as large as the one that the others send; keyed by size. */
const states = new Map();

function stateOf(bytes) {
  const known = states.get(bytes) ?? new Uint8Array(bytes);
  known[1] = 1;
  states.set(bytes, known);
  return known;
}

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket, request) => {
  const { pathname, searchParams } = new URL(request.url, 'http://bench');
  const room = rooms.get(pathname) ?? new Set();
  rooms.set(pathname, room.add(socket));
  const isDurable = searchParams.has('durable');
  socket.on('message', (frame) => {
    if (isDurable) {
      writeSync(log, frame);
      fdatasyncSync(log);
    }
    for (const other of room) if (other !== socket) other.send(frame);
  });
  socket.on('close', () => room.delete(socket));
  socket.send(stateOf(Number(searchParams.get('state'))));
});
server.once('listening', () => openToMeasuring(`ws://127.0.0.1:${server.address().port}`));
