/** S4: who may see the offices of a town beside each other, and which offices these are. */
import { expect, onTestFinished, test } from 'vitest';
import { aBrowser, aClerk, aLead, aMember } from './support/a-browser.ts';
import { aRelay } from './support/a-relay.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { noPause } from '../../sync-server/arbiter/pause.ts';
import { EXAMPLE_OFFICES } from '../../sync-server/config.ts';
import { makeTownStatistics } from '../../sync-server/people/town-statistics.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';

test('[S4] the offices of the town, the own one first; of other towns none', async () => {
  const relay = await aRelay({ offices: EXAMPLE_OFFICES });
  const lead = await aLead(relay, 'bergkamen-standesamt');
  // The relay has counted yesterday, a Sunday, when it started.
  const path = '/api/statistics/town?from=2026-11-22&until=2026-11-22';
  const { status, body } = await lead.get(path);
  const offices = body as unknown as { id: string; summary: Record<string, unknown> | null }[];
  expect([status, offices.map(({ id }) => id)]).toEqual([200, ['bergkamen-standesamt', 'bergkamen']]);
  for (const { summary } of offices) expect(summary).toMatchObject({ days: 1, came: 0, medianWait: null });
  const early = await lead.get('/api/statistics/town?from=2020-01-01&until=2020-01-31');
  expect(early.body).toMatchObject([{ summary: null }, { summary: null }]);
  const wrong = await lead.get('/api/statistics/town?from=gestern&until=2020-01-31');
  expect([wrong.status, wrong.body.error]).toEqual([400, 'invalid-field']);
});

test('[S4, P1.7] an auditor reads it, a clerk and the public do not', async () => {
  const relay = await aRelay();
  const lead = await aLead(relay);
  const path = '/api/statistics/town?from=2026-11-22&until=2026-11-22';
  const auditor = await aMember(relay, lead, 'pruefung', 'auditor');
  expect((await auditor.get(path)).status).toBe(200);
  const clerk = await aClerk(relay, lead);
  expect((await clerk.get(path)).body.error).toBe('not-allowed');
  expect((await aBrowser(relay).get(path)).status).toBe(401);
});

test('[S4, P1] the town is that of the files: a lead who writes another town reads no figures of it', async () => {
  const store = openSqliteStore(null, () => {});
  onTestFinished(() => store.close());
  const inFiles: Readonly<Record<string, string | null>> = {
    own: 'Werne',
    beside: 'Werne',
    far: 'Dorsten',
    gone: null,
  };
  const tell = makeTownStatistics({
    store,
    // All of them say now that they are of Dorsten.
    offices: () =>
      Object.keys(inFiles).map((id) => ({ id: id as OfficeId, name: { de: id }, town: 'Dorsten' })),
    townInFile: (id) => inFiles[id] ?? null,
    newPause: () => noPause,
  });
  const period = { from: '2026-11-22', until: '2026-11-22' } as Parameters<typeof tell>[1];
  const seenBy = async (id: string) => (await tell(id as OfficeId, period)).map((one) => one.id);
  expect(await seenBy('own')).toEqual(['own', 'beside']);
  expect(await seenBy('gone')).toEqual(['gone']);
});
