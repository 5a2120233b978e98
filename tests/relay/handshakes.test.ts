/** What a handshake leaves behind: an open socket, and nothing of the request. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { PROTOCOL } from '../../src/lib/wire/surface.ts';
import { openHandshakes } from '../../sync-server/sockets/handshakes.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

test('the request of an open socket is not kept in memory', async () => {
  const handshakes = openHandshakes(() => {});
  const requests: WeakRef<object>[] = [];
  const opened: WebSocket[] = [];
  const server = createServer().listen(0, '127.0.0.1');
  server.on('upgrade', (request, stream, head) => {
    requests.push(new WeakRef(request));
    handshakes.begin(request, stream, head).complete((ws) => void opened.push(ws));
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = new WebSocket(`ws://127.0.0.1:${port}/`, [PROTOCOL]);
  await once(client, 'open');
  // Another request takes the place of the first in what Node keeps of the last one.
  const other = new WebSocket(`ws://127.0.0.1:${port}/`, [PROTOCOL]);
  await once(other, 'open');
  await expect
    .poll(() => {
      collect();
      return requests[0]!.deref();
    })
    .toBeUndefined();
  expect(opened).toHaveLength(2);
  expect(opened[0]!.readyState).toBe(WebSocket.OPEN);
  for (const socket of [client, other]) socket.terminate();
  handshakes.close();
  server.close();
});
