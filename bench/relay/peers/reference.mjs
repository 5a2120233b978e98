/** `@y/websocket-server`, put together as its own `server.js` does; with a folder it keeps documents by y-leveldb. */
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { openToMeasuring } from './measured.mjs';

const [folder] = process.argv.slice(2);
// It reads its setting while it is imported.
if (folder !== undefined) process.env['YPERSISTENCE'] = folder;
console.info = () => {};
const { setupWSConnection } = await import('@y/websocket-server/utils');

const sockets = new WebSocketServer({ noServer: true });
sockets.on('connection', setupWSConnection);
const server = createServer();
server.on('upgrade', (request, stream, head) => {
  sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket, request));
});
server.listen(0, '127.0.0.1', () => openToMeasuring(`ws://127.0.0.1:${server.address().port}`));
