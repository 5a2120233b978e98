/** The relay under attack, a process of its own with the limits that every relay has; it ends with its parent. */
import { join } from 'node:path';
import { readConfig } from '../../sync-server/config.ts';
import { openLog } from '../../sync-server/log/log.ts';
import { startRelay } from '../../sync-server/start.ts';
import { openToMeasuring } from '../relay/peers/measured.mjs';
import { LARGEST, writeOffices } from './offices.ts';

const [folder] = process.argv.slice(2) as [string];
const offices = join(folder, 'offices');
writeOffices(offices);

const config = readConfig({
  PORT: '0',
  HOST: '127.0.0.1',
  DATA_DIR: join(folder, 'data'),
  OFFICES: offices,
  LOG_LEVEL: 'error',
  // The attacks say where they come from as a proxy would, since this machine's own address is not limited.
  TRUST_PROXY: '1',
});
if (!config.ok) throw new Error(config.error.join('\n'));
const relay = await startRelay(config.value, { log: openLog('error') });
if (!relay.ok) throw new Error(relay.error.join('\n'));
const link = [...relay.value.firstLeadLinks].find(([office]) => office === LARGEST)?.[1];
if (link === undefined) throw new Error(`no link for the first lead of ${LARGEST}`);
openToMeasuring(relay.value.url, { firstLead: link.slice(link.indexOf('#') + 1) });
