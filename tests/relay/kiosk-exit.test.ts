/** [A11.1] The PIN that opens the kiosks to staff: set by a lead, told to the office's kiosks alone, kept by no document. */
import { expect, test } from 'vitest';
import { exitCheck, isExitPin } from '../../src/lib/wire/kiosk-exit.ts';
import { aBrowser, aClerk, aDevice, aLead } from './support/a-browser.ts';
import { aRelay, OFFICE } from './support/a-relay.ts';
import { aSocket } from './support/a-socket.ts';
import { eventually } from '../support/eventually.ts';

const WELL = { version: 'abc', freeBytes: null, sound: null, camera: null } as const;
const PIN = '482915';

test('[A11.1] a kiosk gets what a PIN is compared with; a monitor and a page without a session get nothing', async () => {
  const relay = await aRelay();
  const lead = await aLead(relay);
  const kiosk = await aDevice(relay, lead, 'kiosk');
  const monitor = await aDevice(relay, lead, 'monitor');
  const told = async (device: typeof kiosk, surface: 'kiosk' | 'monitor') =>
    (await device.post('/api/devices/state', { ...WELL, surface })).body;
  const setAt = async () => (await lead.get('/api/devices/states')).body['exitPinSetAt'];
  expect(await told(kiosk, 'kiosk')).toEqual({ ok: true, exit: null });
  expect(await setAt()).toBeNull();

  expect((await lead.post('/api/devices/exit-pin', { pin: PIN })).body).toEqual({ ok: true });
  const { exit } = await told(kiosk, 'kiosk');
  const check = exitCheck.parse(exit);
  expect(await isExitPin(PIN, check)).toBe(true);
  expect(await isExitPin('482916', check)).toBe(false);
  expect(check.rounds).toBeGreaterThanOrEqual(600_000);
  expect(await setAt()).toBeTypeOf('number');
  expect(await told(monitor, 'monitor')).not.toHaveProperty('exit');
  expect((await aBrowser(relay).post('/api/devices/state', { ...WELL, surface: 'kiosk' })).body).toEqual(
    expect.not.objectContaining({ exit: expect.anything() }),
  );
  // Of the same PIN another digest: two offices with one PIN are not seen to have it.
  await lead.post('/api/devices/exit-pin', { pin: PIN });
  expect((await told(kiosk, 'kiosk')).exit).not.toEqual(check);

  const log = await aSocket(relay, `log:${OFFICE}`, {
    ...{ credential: { type: 'surface', surface: 'staff' }, cookies: lead.cookies },
  });
  expect((await lead.post('/api/devices/exit-pin', { pin: null })).status).toBe(200);
  expect(await told(kiosk, 'kiosk')).toEqual({ ok: true, exit: null });
  const entries = () => [...log.records().values()] as { what: string; by: string }[];
  await eventually(() => expect(entries().map(({ what }) => what)).toContain('exit-pin-removed'));
  expect(entries().filter(({ what }) => what === 'exit-pin-set')).toHaveLength(2);
  expect(JSON.stringify(entries())).not.toContain(PIN);
});

test('[A11.1] a clerk and a kiosk set none, and a PIN that is tried first is refused by its field', async () => {
  const relay = await aRelay();
  const lead = await aLead(relay);
  const clerk = await aClerk(relay, lead);
  const kiosk = await aDevice(relay, lead, 'kiosk');
  expect((await clerk.post('/api/devices/exit-pin', { pin: PIN })).status).toBe(403);
  expect((await kiosk.post('/api/devices/exit-pin', { pin: PIN })).status).toBe(401);
  for (const pin of ['', '12345', '1234567890123', '123456', '777777', '12a456', 482915, undefined])
    expect((await lead.post('/api/devices/exit-pin', { pin })).body, String(pin)).toMatchObject({
      error: 'invalid-field',
      message: expect.stringContaining('pin'),
    });
  expect((await lead.get('/api/devices/states')).body['exitPinSetAt']).toBeNull();
});
