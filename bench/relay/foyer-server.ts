/** The relay as one of the servers under comparison: many offices, their people's sessions, one long day. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as Y from 'yjs';
import { dateOf, MINUTE_MS } from '../../src/lib/domain/time.ts';
import { officeId } from '../../src/lib/domain/ids.ts';
import { makeName } from '../../src/lib/docs/document-names.ts';
import { openEvents } from '../../src/lib/docs/day-doc.ts';
import { digestOf } from '../../sync-server/accounts/secrets.ts';
import { readConfig } from '../../sync-server/config.ts';
import { openLog } from '../../sync-server/log/log.ts';
import { defaultLimits } from '../../sync-server/guard/limits.ts';
import { startRelay } from '../../sync-server/start.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';
import type { Store } from '../../sync-server/store/store.ts';
import { fail } from '../support/device.ts';
import { aDay, ZONE } from './days.ts';
import { COUNTERS, JOINED, person, staffOf } from './people.ts';
import { openToMeasuring } from './peers/measured.mjs';

const [dataDir, shift, ...offices] = process.argv.slice(2) as [string, string, ...string[]];
const template = readFileSync(
  new URL('../../tests/support/offices/always-open.yaml', import.meta.url),
  'utf8',
);
const now = (): number => Date.now() + Number(shift) * MINUTE_MS;
const NO_LIMIT = { perSecond: 1e6, burst: 1e6 };

const officesDir = join(dataDir, 'offices');
mkdirSync(officesDir, { recursive: true });
const counters = Array.from({ length: COUNTERS }, (_, i) => {
  return `  - { id: '${i + 1}', name: Schalter ${i + 1}, lanes: [short, main] }`;
});
for (const id of offices) {
  const file = template
    .replace(/^id: .*$/m, `id: ${id}`)
    .replace(/^counters:\n(?: {2}- .*\n)+/m, `counters:\n${counters.join('\n')}\n`);
  writeFileSync(join(officesDir, `${id}.yaml`), file);
}
const config = readConfig({
  PORT: '0',
  HOST: '127.0.0.1',
  DATA_DIR: join(dataDir, 'store'),
  OFFICES: officesDir,
  CLOCK_SHIFT: shift,
  LOG_LEVEL: 'warn',
});
if (!config.ok) throw new Error(config.error.join('\n'));
const store = openSqliteStore(config.value.dataDir, ({ document }) => {
  throw new Error(`${document} is damaged`);
});
await seed(store);
const relay = await startRelay(config.value, {
  log: openLog('warn'),
  store,
  // One actor asks for more than a person could, which is what is measured here.
  limits: { frames: NO_LIMIT, ofActor: { ...defaultLimits.ofActor, frames: NO_LIMIT, requests: NO_LIMIT } },
});
if (!relay.ok) throw new Error(relay.error.join('\n'));
openToMeasuring(relay.value.url.replace('http', 'ws'));

async function seed({ accounts, commit, list }: Store): Promise<void> {
  const expiresAt = now() + 24 * 60 * MINUTE_MS;
  for (const office of offices) {
    for (const surface of ['staff', 'monitor'] as const) {
      for (let nth = 0; nth < (surface === 'staff' ? staffOf(office) : 1); nth++) {
        const { secret, actor } = person(surface, office, nth);
        await accounts.putSession({
          digest: digestOf(secret),
          surface,
          office: officeId.parse(office),
          actor,
          role: surface === 'staff' ? 'clerk' : 'monitor',
          name: `${surface} ${nth}`,
          expiresAt,
          usedAt: now(),
        });
      }
    }
  }
  if (!offices.includes(JOINED)) return;
  const date = dateOf(now(), ZONE);
  const name = makeName({ kind: 'day', office: officeId.parse(JOINED), date });
  if ((await list(name)).length > 0) return;
  const doc = new Y.Doc();
  const records = openEvents(doc, fail);
  records.write(aDay(date, now()).map((event) => [event.id, event]));
  await commit({ updates: [{ name, update: Y.encodeStateAsUpdate(doc) }], mails: [], at: now() });
  records.close();
}
