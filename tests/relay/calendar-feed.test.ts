/** The calendar feed of a member, by which a calendar program reads the office's appointments. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FEED_LASTS_MS } from '../../sync-server/accounts/calendar-feeds.ts';
import { KEPT_MS } from '../../sync-server/people/office-calendar.ts';
import type { Relay } from '../../sync-server/start.ts';
import { aBrowser, aClerk, aLead, PASSWORD } from './support/a-browser.ts';
import type { Browser } from './support/a-browser.ts';
import { aBooker, aBooking, answerIn, put, TUESDAY_AT_TEN } from './support/a-booking.ts';
import { aFolder, aRelay, MONDAY_AT_TEN, OFFICE } from './support/a-relay.ts';
import { atProvider, theProvider } from './support/at-provider.ts';

const PATH = `/api/offices/${OFFICE}/calendar.ics`;
const DAY_MS = 24 * 3_600_000;

async function feedPassword(member: Browser): Promise<string> {
  const { status, body } = await member.post('/api/calendar-feed/new', { ownPassword: PASSWORD });
  expect([status, body]).toMatchObject([200, { user: 'foyer' }]);
  expect(new URL(String(body.url)).pathname).toBe(PATH);
  expect(body.password).toMatch(/^(?:[a-z2-9]{4}-){5}[a-z2-9]{4}$/);
  return String(body.password);
}
const basic = (password: string, user = 'foyer') => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});
const read = (relay: Relay, password: string, headers: Record<string, string> = {}, path = PATH) =>
  aBrowser(relay).get(path, { ...basic(password), ...headers });
const statusOf = async (relay: Relay, password: string): Promise<number> =>
  (await read(relay, password)).status;

/** A relay whose time goes on by a test's word. */
async function aTimedRelay() {
  let now = MONDAY_AT_TEN;
  const dataDir = aFolder();
  const relay = await aRelay({ dataDir, clockShift: 0 }, { clock: () => now });
  return { relay, dataDir, wait: (ms: number) => void (now += ms) };
}

test('[P11] shows number, services, time and place of what is booked, and no visitor', async () => {
  const { relay, wait } = await aTimedRelay();
  const password = await feedPassword(await aLead(relay));
  const empty = await read(relay, password);
  expect([empty.status, empty.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(empty.body.text).not.toContain('BEGIN:VEVENT');
  const booker = await aBooker(relay);
  const [asked, late] = [aBooking(TUESDAY_AT_TEN), aBooking(TUESDAY_AT_TEN + 40 * DAY_MS)];
  put(booker.outbox, asked);
  expect(await answerIn(booker.inbox, asked.id)).toMatchObject({ ok: true });
  put(booker.outbox, late);
  await answerIn(booker.inbox, late.id);
  wait(KEPT_MS);
  const full = await read(relay, password);
  const text = String(full.body.text);
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  expect(text).toContain('DTSTART:20261124T090000Z');
  expect(text).toMatch(/SUMMARY:[A-Z]\d{3} Personalausweis/);
  expect(text).toMatch(/LOCATION:\S/);
  expect(text).toContain('STATUS:TENTATIVE');
  expect(text).not.toMatch(/Erika|example\.org|1951/);
  // RFC 5546: beside a method each event needs an organizer.
  expect(text).not.toMatch(/^METHOD:/m);
  const again = await read(relay, password, { 'if-none-match': full.headers.get('etag')! });
  expect(again.status).toBe(304);
  expect(full.headers.get('cache-control')).toBe('private, no-cache');
});

test('[P11] is read by HTTP Basic alone, of the own office, and by no session', async () => {
  const { relay } = await aTimedRelay();
  const lead = await aLead(relay);
  const password = await feedPassword(lead);
  const asked = await lead.get(PATH);
  expect([asked.status, asked.body.error]).toEqual([401, 'wrong-credentials']);
  expect(asked.headers.get('www-authenticate')).toBe('Basic realm="Foyer", charset="UTF-8"');
  const typed = password.replaceAll('-', ' ').toUpperCase();
  expect(await statusOf(relay, typed)).toBe(200);
  expect((await aBrowser(relay).get(PATH, basic(password, 'karla'))).status).toBe(200);
  for (const wrong of [PASSWORD, '', `${password}x`]) expect(await statusOf(relay, wrong)).toBe(401);
  for (const path of ['/api/offices/elsewhere/calendar.ics', '/api/offices/%00/calendar.ics'])
    expect((await read(relay, password, {}, path)).status).toBe(401);
  for (const authorization of [
    'Basic',
    'Basic !',
    `Basic ${Buffer.from('x').toString('base64')}`,
    'Bearer x',
  ])
    expect((await aBrowser(relay).get(PATH, { authorization })).status).toBe(401);
});

describe('[P11.1] a feed password', () => {
  test('is made by the own password, kept as a digest, and ended by the next one', async () => {
    const { relay, dataDir } = await aTimedRelay();
    const clerk = await aClerk(relay, await aLead(relay));
    expect((await clerk.get('/api/calendar-feed')).body).toEqual({ isOn: false });
    for (const body of [{}, { ownPassword: 'geraten' }])
      expect((await clerk.post('/api/calendar-feed/new', body)).body).toEqual({ error: 'wrong-password' });
    expect((await clerk.get('/api/calendar-feed')).body).toEqual({ isOn: false });
    const first = await feedPassword(clerk);
    expect((await clerk.get('/api/calendar-feed')).body).toEqual({ isOn: true });
    const stored = ['foyer.sqlite', 'foyer.sqlite-wal'].map((file) =>
      readFileSync(join(dataDir, file), 'latin1'),
    );
    for (const part of [first, first.replaceAll('-', '')]) expect(stored.join('')).not.toContain(part);
    const second = await feedPassword(clerk);
    expect([await statusOf(relay, first), await statusOf(relay, second)]).toEqual([401, 200]);
    expect((await clerk.post('/api/calendar-feed/end', {})).body).toEqual({ ok: true });
    expect(await statusOf(relay, second)).toBe(401);
  });

  test('is made ten times a day at most: each stands in the staff log, which has an end', async () => {
    const { relay } = await aTimedRelay();
    const clerk = await aClerk(relay, await aLead(relay));
    let last = '';
    for (let n = 0; n < 10; n++) last = await feedPassword(clerk);
    const ask = () => clerk.post('/api/calendar-feed/new', { ownPassword: PASSWORD });
    expect((await ask()).status).toBe(429);
    expect(await statusOf(relay, last)).toBe(200);
  });

  test('is made by no one who may not serve', async () => {
    const { relay } = await aTimedRelay();
    const body = { ownPassword: PASSWORD };
    expect((await aBrowser(relay).post('/api/calendar-feed/new', body)).status).toBe(401);
  });
});

describe('[P11.2] a feed ends', () => {
  const NEW_PASSWORD = 'noch ein langes Kennwort';
  type Action = (given: { lead: Browser; clerk: Browser; member: unknown }) => ReturnType<Browser['post']>;
  const actions: readonly (readonly [string, Action])[] = [
    ['with a sign-off by a lead', ({ lead, member: id }) => lead.post('/api/members/sign-out', { id })],
    [
      'with a new password of the member',
      ({ clerk }) => clerk.post('/api/password', { password: PASSWORD, newPassword: NEW_PASSWORD }),
    ],
    [
      'with a new password by a lead',
      ({ lead, member: id }) => lead.post('/api/members/password', { id, ownPassword: PASSWORD }),
    ],
    [
      'with another role',
      ({ lead, member: id }) => lead.post('/api/members/change', { id, role: 'lead', ownPassword: PASSWORD }),
    ],
    [
      'with the member',
      ({ lead, member: id }) => lead.post('/api/members/remove', { id, ownPassword: PASSWORD }),
    ],
  ];
  test.each(actions)('%s', async (_, action) => {
    const { relay } = await aTimedRelay();
    const lead = await aLead(relay);
    const clerk = await aClerk(relay, lead);
    const password = await feedPassword(clerk);
    const { member } = (await clerk.get('/api/session/staff')).body;
    expect(await statusOf(relay, password)).toBe(200);
    expect((await action({ lead, clerk, member })).status).toBe(200);
    expect(await statusOf(relay, password)).toBe(401);
  });
});

test('[P11.3] a feed rests where its member has not signed in for 14 days', async () => {
  const { relay, wait } = await aTimedRelay();
  const clerk = await aClerk(relay, await aLead(relay));
  const password = await feedPassword(clerk);
  wait(FEED_LASTS_MS - 1);
  expect(await statusOf(relay, password)).toBe(200);
  wait(1);
  expect(await statusOf(relay, password)).toBe(401);
  const credentials = { office: OFFICE, login: 'schalter', password: PASSWORD };
  const device = 'device-of-the-clerk';
  expect((await aBrowser(relay).post('/api/sign-in', { ...credentials, device })).status).toBe(200);
  expect(await statusOf(relay, password)).toBe(200);
});

test('[P11.1, P11.2] a member of the provider signs in there anew, and it ends with the role there', async () => {
  const provider = await theProvider();
  provider.members.set('karl', { name: 'Karl Schalter', roles: [`${OFFICE}:clerk`] });
  const relay = await aRelay({ provider: provider.settings });
  provider.open(relay);
  const karl = atProvider(relay);
  await karl.signIn('karl');
  expect((await karl.post('/api/calendar-feed/new', {})).body).toEqual({ error: 'confirm-at-provider' });
  await karl.signIn('karl', { again: true });
  const { status, body } = await karl.post('/api/calendar-feed/new', {});
  expect(status).toBe(200);
  expect(await statusOf(relay, String(body.password))).toBe(200);
  // Signed out, so that no session is left that would be ended with it.
  await karl.post('/api/sign-out', { surface: 'staff' });
  expect(await statusOf(relay, String(body.password))).toBe(200);
  provider.members.set('karl', { name: 'Karl Schalter', roles: [] });
  await atProvider(relay).signIn('karl');
  expect(await statusOf(relay, String(body.password))).toBe(401);
});
