/** The relay under attack, a process of its own with the limits that every relay has; it ends with its parent. */
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../sync-server/config.ts';
import { openLog } from '../../sync-server/log.ts';
import { startRelay } from '../../sync-server/start.ts';
import { openToMeasuring } from '../relay/peers/measured.mjs';

const config = readConfig({
  PORT: '0',
  HOST: '127.0.0.1',
  DATA_DIR: process.argv[2],
  OFFICES: fileURLToPath(new URL('../../tests/support/offices', import.meta.url)),
  LOG_LEVEL: 'error',
  // The attacks say where they come from as a proxy would, since this machine's own address is not limited.
  TRUST_PROXY: '1',
});
if (!config.ok) throw new Error(config.error.join('\n'));
const relay = await startRelay(config.value, { log: openLog('error') });
if (!relay.ok) throw new Error(relay.error.join('\n'));
openToMeasuring(relay.value.url);
