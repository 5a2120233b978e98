/** How devices are, as a lead's page tells it, and which of them a lead has to see to. */
import { flushSync } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { describe, expect, it, test } from 'vitest';
import type { DeviceStatesReply } from '../../src/lib/client/http/device-state.ts';
import type { Device } from '../../src/lib/docs/staff-doc.ts';
import { DAY_MINUTES, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { healthOf, SILENT_MS } from '../../src/lib/state/lead/device-health.ts';
import { openLeadDevices } from '../../src/lib/state/lead/devices.svelte.ts';
import { actor, anOffice, at } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';

const DAY_MS = DAY_MINUTES * MINUTE_MS;
const office = anOffice();
const served = { kiosk: 'new', monitor: 'new' };

const aDevice = (given: Partial<Device> = {}): Device => ({
  ...{ type: 'device', actor: actor('monitor'), surface: 'monitor', name: 'Flur', numbers: null },
  ...{ pairedAt: at('06:00') - DAY_MS, revokedAt: null, ...given },
});

type State = DeviceStatesReply['states'][number];

const aState = (toldAt: Instant, given: Partial<State> = {}): State => ({
  ...{
    actor: actor('monitor'),
    version: 'new',
    freeBytes: 2_000_000_000,
    sound: 'on',
    camera: null,
    printer: null,
  },
  ...{ toldAt, ...given },
});

const told = (now: Instant, ...states: State[]): DeviceStatesReply => ({
  ...{ now, since: at('05:00') - DAY_MS, states, sessions: [], exitPinSetAt: null },
});

const troublesAt = (now: Instant, state: State | null, device = aDevice()) =>
  healthOf([device], told(now, ...(state === null ? [] : [state])), office, served)[0]?.troubles;

describe('[Q12.3] what a lead has to see to', () => {
  it('[Q12.3] a device that was not heard of for ten minutes while the office is open', () => {
    expect(troublesAt(at('09:00'), aState(at('09:00') - SILENT_MS + 1))).toEqual([]);
    expect(troublesAt(at('09:00'), aState(at('09:00') - SILENT_MS))).toEqual(['silent']);
    expect(troublesAt(at('09:00'), null)).toEqual(['silent']);
  });

  it('[Q12.3] not before the office has been open for as long, nor when it is closed', () => {
    const lastNight = aState(at('18:00') - DAY_MS);
    expect(troublesAt(at('07:00'), lastNight)).toEqual([]);
    expect(troublesAt(at('08:09'), lastNight)).toEqual([]);
    expect(troublesAt(at('08:10'), lastNight)).toEqual(['silent']);
    expect(troublesAt(at('22:00'), lastNight)).toEqual([]);
  });

  it('[Q12.3] not one that was paired or revoked just now', () => {
    expect(troublesAt(at('09:00'), null, aDevice({ pairedAt: at('08:55') }))).toEqual([]);
    expect(troublesAt(at('09:00'), null, aDevice({ revokedAt: at('08:55') }))).toBeUndefined();
  });

  it.each([
    ['a browser that allows no sound', { sound: 'refused' }, ['sound-refused']],
    ['a television without sound at all', { sound: 'none' }, []],
    ['a disk that is almost full', { freeBytes: 49_000_000 }, ['little-disk']],
    ['a disk of which it cannot tell', { freeBytes: null }, []],
    ['a printer of which a visitor says that no slip came', { printer: 'no-slip' }, ['no-slip']],
    ['a printer that works', { printer: 'works' }, []],
  ] as const)('[Q12.3] %s', (_what, given, troubles) => {
    expect(troublesAt(at('09:00'), aState(at('09:00'), given))).toEqual(troubles);
  });
});

test('[Q12.2] what a device said last stays in sight while it is silent', () => {
  const state = aState(at('08:00'), { version: 'old', camera: 'none' });
  expect(healthOf([aDevice()], told(at('09:00'), state), office, served)).toMatchObject([
    { heardAt: at('08:00'), isHere: false, isOutdated: true, camera: 'none', sound: 'on' },
  ]);
  const nothing = healthOf([aDevice()], told(at('09:00')), office, served);
  expect(nothing).toMatchObject([{ heardAt: null, isOutdated: null, freeBytes: null, endsAt: null }]);
});

test('[Q12.3] a sign-in that ends soon, also of a device that has said nothing for a year', () => {
  const night = at('22:00');
  const endsIn = (days: number) => {
    const sessions = [{ actor: actor('monitor'), endsAt: night + days * DAY_MS }];
    return healthOf([aDevice()], { ...told(night), sessions }, office, served)[0];
  };
  expect(endsIn(29)).toMatchObject({ endsAt: night + 29 * DAY_MS, troubles: ['ends-soon'] });
  expect(endsIn(370)?.troubles).toEqual([]);
});

test('[Q12.2] just after a start of the relay a device that has said nothing is not known', () => {
  const soonAfter = (ms: number) =>
    healthOf([aDevice()], { ...told(at('09:00')), since: at('09:00') - ms }, office, served)[0];
  expect(soonAfter(SILENT_MS - 1)).toMatchObject({ isUnknown: true, troubles: [] });
  expect(soonAfter(SILENT_MS)).toMatchObject({ isUnknown: false, troubles: ['silent'] });
});

test('[Q12.3] a lead’s page without the relay says nothing of devices that it did not know before', async () => {
  let isThere = false;
  const replies: Readonly<Record<string, unknown>> = {
    '/api/devices/states': told(at('09:00'), aState(at('08:00'))),
    '/_app/version.json': { version: 'new' },
    '/monitor/version.json': { version: 'new' },
  };
  const line = new SvelteSet<string>();
  const devices = openLeadDevices(() => ({ office, devices: [aDevice()], isLive: line.has('live') }), {
    origin: 'http://relay',
    fetch: async (url) => {
      if (!isThere) throw new TypeError('Failed to fetch');
      return Response.json(replies[new URL(String(url)).pathname]);
    },
  });
  flushSync();
  expect([devices.list, devices.inTrouble]).toEqual([null, []]);
  isThere = true;
  line.add('live');
  flushSync();
  await eventually(() => expect(devices.inTrouble).toMatchObject([{ name: 'Flur', troubles: ['silent'] }]));
  devices.close();
});
