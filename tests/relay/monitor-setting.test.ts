/** [Q14.1, Q14.2] A lead lays out one monitor; it hears of it, and after a restart of the relay, too. */
import { expect, test } from 'vitest';
import { aClerk, aDevice, aLead } from './support/a-browser.ts';
import { aRelay } from './support/a-relay.ts';

const WELL = { version: 'abc', freeBytes: null, sound: 'on', camera: null } as const;

test('[Q14.1, Q14.2] a monitor gets its own layout with the hours of today; another one keeps the usual', async () => {
  const relay = await aRelay();
  const lead = await aLead(relay);
  const clerk = await aClerk(relay, lead);
  const kiosk = await aDevice(relay, lead, 'kiosk');
  const [one, other] = [await aDevice(relay, lead, 'monitor'), await aDevice(relay, lead, 'monitor')];
  const told = async (device: typeof one) =>
    (await device.post('/api/devices/state', { ...WELL, surface: 'monitor' })).body['monitor'];
  const usual = { layout: 'full', lanes: [] };
  expect(await told(one)).toMatchObject({ setting: usual, date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });

  const setting = { layout: 'split', lanes: ['main'] };
  const set = (who: typeof lead, body: object) => who.post('/api/devices/monitor', body);
  expect((await set(lead, { actor: one.actor, setting })).body).toEqual({ ok: true });
  expect(await told(one)).toMatchObject({ setting });
  expect(await told(other)).toMatchObject({ setting: usual });

  expect((await set(clerk, { actor: one.actor, setting })).status).toBe(403);
  for (const actor of [kiosk.actor, 'nobody-has-this-actor'])
    expect((await set(lead, { actor, setting })).body['error']).toBe('no-such-device');
  for (const wrong of [{ layout: 'round', lanes: [] }, { layout: 'full' }, { layout: 'full', lanes: ['Ä'] }])
    expect((await set(lead, { actor: one.actor, setting: wrong })).body['error']).toBe('invalid-field');
  await lead.post('/api/devices/revoke', { actor: other.actor });
  expect((await set(lead, { actor: other.actor, setting })).body['error']).toBe('no-such-device');
  expect(await told(one)).toMatchObject({ setting });
});
