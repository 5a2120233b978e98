/** Sessions of staff that no person uses end (P4): what counts as use, what is noted, and who is never meant. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openSession, takeSession } from '../../src/lib/client/http/session.ts';
import type { Session } from '../../src/lib/client/types.ts';
import type { ActorId, OfficeId } from '../../src/lib/domain/ids.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { openIdleSessions } from '../../sync-server/accounts/idle-sessions.ts';
import { systemTimers } from '../../sync-server/jobs/schedule.ts';
import type { Timers } from '../../sync-server/jobs/schedule.ts';
import { choose } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { aClerk, aDevice, aLead, PASSWORD } from './support/a-browser.ts';
import type { Browser } from './support/a-browser.ts';
import { aFolder, aRelay, MONDAY_AT_TEN, OFFICE } from './support/a-relay.ts';
import { aSocket, closeOf, outcome } from './support/a-socket.ts';
import { anOfficePage } from './support/an-app-page.ts';

const DAY_MS = 24 * 60 * MINUTE_MS;
const usual = 240 * MINUTE_MS;

const aSession = (surface: 'staff' | 'kiosk' | 'monitor', usedAt: number | null = null) =>
  ({
    ...{
      digest: 'digest',
      surface,
      office: OFFICE as OfficeId,
      actor: 'actor' as ActorId,
      role: 'clerk' as const,
    },
    ...{ name: 'Karl', expiresAt: MONDAY_AT_TEN + 7 * DAY_MS, usedAt },
  }) as const;

function idleSessions(staffIdleMinutes: number | null = 240) {
  const seen = { now: MONDAY_AT_TEN, writes: [] as (readonly [digest: string, at: number])[][] };
  const due = new Set<() => void>();
  const office = { name: { de: 'Dorsten' }, town: 'Dorsten', rules: { staffIdleMinutes } };
  const sessions = openIdleSessions({
    store: { noteUses: async (uses) => void seen.writes.push([...uses]) },
    staff: { office: () => office },
    clock: () => seen.now,
    timers(_ms, run) {
      due.add(run);
      return () => void due.delete(run);
    },
  });
  function runTimers(): void {
    const now = [...due];
    due.clear();
    for (const run of now) run();
  }
  return { seen, sessions, runTimers };
}

test('[P4.4] a session is idle after the office’s minutes without use, counted from the sign-in or the last use', () => {
  const { seen, sessions } = idleSessions();
  const isIdleAt = (now: number, usedAt: number | null = null): boolean => {
    seen.now = now;
    return sessions.isIdle(aSession('staff', usedAt));
  };
  expect([isIdleAt(MONDAY_AT_TEN + usual - 1), isIdleAt(MONDAY_AT_TEN + usual)]).toEqual([false, true]);
  expect(isIdleAt(MONDAY_AT_TEN + usual, MONDAY_AT_TEN + MINUTE_MS)).toBe(false);
  // A clock that is set back ends no session.
  expect(isIdleAt(MONDAY_AT_TEN - DAY_MS)).toBe(false);
  seen.now = MONDAY_AT_TEN + usual - 1;
  sessions.noteUse('digest');
  expect([isIdleAt(MONDAY_AT_TEN + 2 * usual - 2), isIdleAt(MONDAY_AT_TEN + 2 * usual - 1)]).toEqual([
    false,
    true,
  ]);
});

test('[P4.5] kiosks and monitors are never idle, and staff are not where the office says so', () => {
  const { seen, sessions } = idleSessions();
  seen.now = MONDAY_AT_TEN + 6 * DAY_MS;
  const surfaces = ['kiosk', 'monitor', 'staff'] as const;
  expect(surfaces.map((one) => sessions.isIdle(aSession(one)))).toEqual([false, false, true]);
  const never = idleSessions(null);
  never.seen.now = seen.now;
  expect(never.sessions.isIdle(aSession('staff'))).toBe(false);
});

test('[P4] use is remembered at once and written every few minutes at most', () => {
  const { seen, sessions, runTimers } = idleSessions();
  for (let second = 0; second < 600; second++) {
    seen.now = MONDAY_AT_TEN + second * 1000;
    sessions.noteUse('digest');
    runTimers();
  }
  expect(seen.writes).toEqual([[['digest', MONDAY_AT_TEN]], [['digest', MONDAY_AT_TEN + 5 * MINUTE_MS]]]);
  seen.now += usual - 1;
  expect(sessions.isIdle(aSession('staff'))).toBe(false);
});

test('[P4] the uses of a moment are written together, and what waits is written at the end', async () => {
  const { seen, sessions, runTimers } = idleSessions();
  for (const digest of ['one', 'two', 'three']) sessions.noteUse(digest);
  expect(seen.writes).toEqual([]);
  runTimers();
  expect(seen.writes).toEqual([['one', 'two', 'three'].map((digest) => [digest, MONDAY_AT_TEN])]);
  sessions.noteUse('four');
  await sessions.close();
  runTimers();
  expect(seen.writes.slice(1)).toEqual([[['four', MONDAY_AT_TEN]]]);
});

/** Pulses, and with them the look at all sockets, come a hundred times as fast. */
const hurried: Timers = (ms, run) => systemTimers(ms / 100, run);

test('[P4] at the relay: who asks stays, also over a restart; who only watches is out, sockets first, and is told why', async () => {
  const now = { at: MONDAY_AT_TEN };
  const dataDir = aFolder();
  const open = () => aRelay({ dataDir, clockShift: 0 }, { clock: () => now.at, timers: hurried });
  const relay = await open();
  const lead = await aLead(relay);
  const clerk = await aClerk(relay, lead);
  const kiosk = await aDevice(relay, lead, 'kiosk');
  const page = await anOfficePage(relay.url, clerk, 'staff', { shift: now.at - Date.now() });
  const watching = await aSocket(relay, `staff:${OFFICE}`, {
    credential: { type: 'surface', surface: 'staff' },
    cookies: lead.cookies,
  });
  await outcome(watching);
  const { actor, member } = (await lead.get('/api/session/staff')).body;
  const named = `/api/session/staff?${new URLSearchParams({ office: OFFICE, actor, member } as never).toString()}`;
  const statusOf = async (browser: Browser, surface = 'staff'): Promise<number> =>
    (await browser.get(`/api/session/${surface}`)).status;

  now.at += usual - MINUTE_MS;
  expect(await statusOf(lead)).toBe(200);
  const ticket = { services: [choose('passport')], lane: 'main', number: null, language: 'de' };
  await page.ask('take-ticket', ticket);
  page.kill();
  now.at += MINUTE_MS;
  expect(await closeOf(watching)).toBe('not-signed-in');
  const told = await lead.get(named);
  expect([told.status, told.body.error]).toEqual([401, 'session-idle']);
  expect([await statusOf(clerk), await statusOf(kiosk, 'kiosk')]).toEqual([200, 200]);

  // What a person changes by HTTP is use, too; what a page looks up by itself is none.
  now.at += usual - 2 * MINUTE_MS;
  await clerk.post('/api/pairing/look', { code: 'B2C4X7KT' });
  now.at += 2 * MINUTE_MS;
  const { port } = new URL(relay.url);
  await relay.close();
  const again = await aRelay(
    { dataDir, clockShift: 0, port: Number(port) },
    { clock: () => now.at, timers: hurried },
  );
  expect(again.port).toBe(Number(port));
  expect(await statusOf(clerk)).toBe(200);
  now.at += usual;
  await eventually(async () => expect(await statusOf(clerk)).toBe(401));
  expect(await statusOf(kiosk, 'kiosk')).toBe(200);
});

test('[P4.4] what a clerk asks after the session has ended by idleness is answered once they sign in anew', async () => {
  const now = { at: MONDAY_AT_TEN };
  const relay = await aRelay({ clockShift: 0 }, { clock: () => now.at, timers: hurried });
  const clerk = await aClerk(relay, await aLead(relay));
  const disk = `laptop-${crypto.randomUUID()}`;
  const shift = (): number => now.at - Date.now();
  const page = await anOfficePage(relay.url, clerk, 'staff', { shift: shift(), disk });
  const signedIn = (await clerk.get('/api/session/staff')).body as unknown as Session;
  await takeSession('staff', Promise.resolve({ ok: true, value: signedIn }), page.database);
  await eventually(() => expect(page.channel.link.state).toBe('live'));

  now.at += usual;
  await eventually(() => expect(page.channel.link.state).not.toBe('live'));
  const asked = page.compose('take-ticket', {
    ...{ services: [choose('passport')], lane: 'main', number: null, language: 'de' },
  });
  await page.channel.ask(asked);
  const fetchWithCookies: typeof fetch = (input, init) =>
    fetch(input, { ...init, headers: { cookie: clerk.cookies } });
  const around = { database: page.database, origin: relay.url, fetch: fetchWithCookies };
  const session = await openSession('staff', around);
  await eventually(() => expect([session.session, session.isIdle]).toEqual([null, true]));
  expect(page.channel.pending().map(({ id }) => id)).toEqual([asked.id]);
  session.close();
  page.kill();

  const again = await clerk.post('/api/sign-in', {
    ...{ office: OFFICE, login: 'schalter', password: PASSWORD, device: 'device-of-the-clerk' },
  });
  expect([again.status, again.body.actor]).toEqual([200, clerk.actor]);
  const fresh = again.headers.getSetCookie().map((line) => line.split(';')[0]);
  const back = { actor: clerk.actor, cookies: fresh.join('; ') };
  const next = await anOfficePage(relay.url, back, 'staff', { shift: shift(), disk });
  const answer = await eventually(
    () => next.channel.trackedRequest(asked.id)?.answer ?? expect.fail('no answer'),
  );
  expect(answer).toMatchObject({ ok: true, number: expect.any(String) });
  await eventually(() => expect(answer.ok && next.day.current.numbers.has(answer.number!)).toBe(true));
});
