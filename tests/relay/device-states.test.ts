/** Q12: kiosks and monitors say over HTTP how they are, and a lead of their office alone reads it. */
import { expect, test } from 'vitest';
import { aBrowser, aClerk, aDevice, aLead } from './support/a-browser.ts';
import { aRelay } from './support/a-relay.ts';

const WELL = { version: 'abc', freeBytes: 2_000_000_000, sound: null, camera: 'works' } as const;

interface States {
  readonly now: number;
  readonly since: number;
  readonly states: readonly { readonly actor: string; readonly toldAt: number }[];
  readonly sessions: readonly { readonly actor: string; readonly endsAt: number }[];
}

test('[Q12.1, Q12.2] what a device says of itself is read by the lead, the newest word alone', async () => {
  const relay = await aRelay();
  const lead = await aLead(relay);
  const kiosk = await aDevice(relay, lead, 'kiosk');
  const monitor = await aDevice(relay, lead, 'monitor');
  const states = async (): Promise<States> =>
    (await lead.get('/api/devices/states')).body as unknown as States;
  // When its sign-in ends is known of a device that was never switched on since the relay started.
  const silentOnes = await states();
  expect(silentOnes.states).toEqual([]);
  const signedIn = silentOnes.sessions.map(({ actor }) => actor);
  expect(new Set(signedIn)).toEqual(new Set([kiosk.actor, monitor.actor]));
  for (const { endsAt } of silentOnes.sessions) expect(endsAt).toBeGreaterThan(silentOnes.now);

  const tell = (device: typeof kiosk, body: object) => device.post('/api/devices/state', body);
  expect((await tell(kiosk, { ...WELL, surface: 'kiosk' })).body).toEqual({ ok: true, exit: null });
  const silent = { version: 'abc', freeBytes: null, sound: 'refused', camera: null };
  expect((await tell(monitor, { ...silent, surface: 'monitor' })).status).toBe(200);
  expect((await tell(kiosk, { ...WELL, surface: 'kiosk', camera: 'none' })).status).toBe(200);

  const { now, since, states: told } = await states();
  expect(told).toHaveLength(2);
  expect(told.find(({ actor }) => actor === kiosk.actor)).toMatchObject({ ...WELL, camera: 'none' });
  expect(told.find(({ actor }) => actor === monitor.actor)).toMatchObject(silent);
  for (const { toldAt } of told) {
    expect(toldAt).toBeGreaterThanOrEqual(since);
    expect(toldAt).toBeLessThanOrEqual(now);
  }

  await lead.post('/api/devices/revoke', { actor: kiosk.actor });
  expect((await tell(kiosk, { ...WELL, surface: 'kiosk' })).body.error).toBe('not-signed-in');
  expect((await states()).states.map(({ actor }) => actor)).toEqual([monitor.actor]);
  expect((await states()).sessions.map(({ actor }) => actor)).toEqual([monitor.actor]);
});

test('[Q12.1, P1.5] no session, no state; a clerk reads none, and what is no state is refused by its field', async () => {
  const relay = await aRelay();
  const lead = await aLead(relay);
  const clerk = await aClerk(relay, lead);
  const kiosk = await aDevice(relay, lead, 'kiosk');
  const tell = (body: object) => kiosk.post('/api/devices/state', body);
  expect((await aBrowser(relay).post('/api/devices/state', { ...WELL, surface: 'kiosk' })).status).toBe(401);
  // A kiosk's cookie is no monitor's.
  expect((await tell({ ...WELL, surface: 'monitor' })).status).toBe(401);
  expect((await clerk.get('/api/devices/states')).status).toBe(403);
  expect((await kiosk.get('/api/devices/states')).status).toBe(401);
  for (const wrong of [{ freeBytes: -1 }, { sound: 'loud' }, { version: '' }, { camera: 7 }])
    expect((await tell({ ...WELL, surface: 'kiosk', ...wrong })).body).toMatchObject({
      error: 'invalid-field',
      message: expect.stringContaining(Object.keys(wrong)[0]!),
    });
});
