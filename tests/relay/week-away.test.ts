/** A kiosk that was cut off for a week: the real relay over real sockets, and the client's own code on its disk. */
import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { choose } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { TEST_TIMEOUT_MS } from '../support/patience.ts';
import { aDevice, aLead } from './support/a-browser.ts';
import { aFolder, aRelay, MONDAY_AT_TEN } from './support/a-relay.ts';
import { anOfficePage } from './support/an-app-page.ts';

vi.setConfig({ testTimeout: TEST_TIMEOUT_MS });

const REQUESTS = 2000;

test('[M14] all that it was asked is judged after its return, in the order in which it was asked', async () => {
  const shift = MONDAY_AT_TEN - Date.now();
  const settings = { dataDir: aFolder(), clockShift: shift };
  const first = await aRelay(settings);
  const device = await aDevice(first, await aLead(first), 'kiosk', 'links');
  const kiosk = await anOfficePage(first.url, device, 'kiosk', { shift });
  await eventually(() => expect(kiosk.day.link.state).toBe('live'));
  const { port } = new URL(first.url);
  await first.close();
  const asked: Request[] = [];
  while (asked.length < REQUESTS) {
    const ticket = { services: [choose('passport')], lane: 'main', number: null, language: 'de' };
    asked.push(kiosk.compose('take-ticket', ticket));
    await kiosk.channel.ask(asked.at(-1)!);
  }
  expect(kiosk.channel.pending()).toEqual(asked);

  await aRelay({ ...settings, port: Number(port) });
  await eventually(() => expect(kiosk.channel.pending()).toEqual([]));
  expect(await kiosk.database.answered.all()).toHaveLength(REQUESTS);
  const judged = (): string[] => Array.from(kiosk.day.current.events.values(), ({ request }) => request);
  const granted = (await kiosk.database.answered.all()).filter(({ answer }) => answer.ok);
  await eventually(() => expect(judged()).toHaveLength(granted.length));
  const yes = new Set<string>(granted.map(({ id }) => id));
  expect(yes.size).toBeGreaterThan(0);
  expect(judged()).toEqual(asked.flatMap(({ id }) => (yes.has(id) ? [id] : [])));
});
