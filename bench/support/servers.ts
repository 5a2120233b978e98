/**
 * The two servers under comparison. One is the real relay on a fresh data folder, the other a bare `ws` server that
 * passes each frame on to all others. They run in their own process, so that they share no event loop with the
 * measuring side. Started by `fork`; ends when its parent goes.
 */
import { fileURLToPath } from 'node:url';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { readConfig } from '../../sync-server/config.ts';
import { openLog } from '../../sync-server/log/log.ts';
import { startRelay } from '../../sync-server/start.ts';

/** What the parent is told once both stand. */
export interface ServersReady {
  readonly relay: string;
  readonly firstLead: string;
  readonly broadcast: string;
}

const OFFICE = 'always-open';
const [dataDir, clockShift] = process.argv.slice(2) as [string, string];

const config = readConfig({
  PORT: '0',
  HOST: '127.0.0.1',
  DATA_DIR: dataDir,
  OFFICES: fileURLToPath(new URL('../../tests/support/offices', import.meta.url)),
  CLOCK_SHIFT: clockShift,
  LOG_LEVEL: 'warn',
});
if (!config.ok) throw new Error(config.error.join('\n'));
const relay = await startRelay(config.value, { log: openLog('warn') });
if (!relay.ok) throw new Error(relay.error.join('\n'));
const link = [...relay.value.firstLeadLinks].find(([office]) => office === OFFICE)?.[1];
if (link === undefined) throw new Error(`no link for the first lead of ${OFFICE}`);

const broadcast = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
broadcast.on('connection', (socket) => {
  socket.on('message', (frame, isBinary) => {
    for (const other of broadcast.clients) if (other !== socket) other.send(frame, { binary: isBinary });
  });
});
await new Promise((done) => broadcast.once('listening', done));

const ready: ServersReady = {
  relay: relay.value.url,
  firstLead: link.slice(link.indexOf('#') + 1),
  broadcast: `ws://127.0.0.1:${(broadcast.address() as AddressInfo).port}`,
};
process.send?.(ready);
process.once('disconnect', () => {
  for (const socket of broadcast.clients) socket.terminate();
  broadcast.close();
  void relay.value.close().finally(() => process.exit(0));
});
