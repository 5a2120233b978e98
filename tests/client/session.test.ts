import 'fake-indexeddb/auto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import * as z from 'zod/mini';
import type { DocRow } from '../../src/lib/client/browser/database.ts';
import { askRelay } from '../../src/lib/client/http/http.ts';
import { awaitPairing, startPairing } from '../../src/lib/client/http/pairing.ts';
import { openSession, signIn, signOut } from '../../src/lib/client/http/session.ts';
import { letGoOfSession } from '../../src/lib/client/http/session-rows.ts';
import { listLostCopies } from '../../src/lib/client/replica/lost-copies.ts';
import { listStored, loadStoredDoc } from '../../src/lib/client/replica/stored-doc.ts';
import { officeId } from '../../src/lib/domain/ids.ts';
import { localDate, MINUTE_MS } from '../../src/lib/domain/time.ts';
import { ownPlatform } from '../../src/lib/client/browser/platform.ts';
import type { Platform } from '../../src/lib/client/browser/platform.ts';
import { eventually } from '../support/eventually.ts';
import { unlocked } from '../support/people-keys.ts';
import { aDevice, closing } from './surroundings.ts';

const dorsten = officeId.parse('dorsten');
const clerk = { office: 'dorsten', actor: 'a'.repeat(22), role: 'clerk', name: 'Frau Beispiel' };

const NOON = Date.UTC(2026, 10, 23, 12);

type Reply = { status: number; body: unknown; headers?: Record<string, string> };

/** HTTP answers as the relay gives them, by method and path. */
async function aServer(replies: Record<string, (body: Record<string, unknown>) => Reply>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += String(part)));
    request.on('end', () => {
      const key = `${request.method} ${request.url!.split('?')[0]}`;
      asked.push(key);
      const reply = replies[key]?.(text === '' ? {} : (JSON.parse(text) as Record<string, unknown>));
      response.writeHead(reply?.status ?? 404, { 'content-type': 'application/json', ...reply?.headers });
      response.end(
        typeof reply?.body === 'string' ? reply.body : JSON.stringify(reply?.body ?? { error: 'not-found' }),
      );
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  onTestFinished(stop);
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, stop };
}

test('a session is remembered for a day without the relay, and forgotten when the relay says 401', async () => {
  let signedIn = true;
  const check = (): Reply =>
    signedIn ? { status: 200, body: clerk } : { status: 401, body: { error: 'not-signed-in' } };
  const { origin } = await aServer({
    'POST /api/sign-in': () => ({ status: 200, body: clerk }),
    'GET /api/session/staff': check,
  });
  const device = aDevice(origin);
  const first = await device.tab();
  const entered = { office: dorsten, login: 'beispiel', password: 'geheim' };
  expect(await signIn(entered, first.around)).toEqual({ ok: true, value: clerk });

  const dead = { ...(await device.tab()).around, origin: 'http://127.0.0.1:1' };
  const offline = closing(await openSession('staff', dead));
  expect(offline).toMatchObject({ session: clerk, checked: false });

  const online = closing(await openSession('staff', (await device.tab()).around));
  await eventually(() => expect(online.checked).toBe(true));
  expect(online.session).toEqual(clerk);
  signedIn = false;
  await first.database
    .replicas!.table('docs')
    .add({ key: 'x', name: 'people:dorsten:2026-11-23', complete: 1 });
  await first.database.replicas!.table('docs').add({ key: 'y', name: 'board:dorsten', complete: 1 });
  await online.check();
  expect(online.session).toBeNull();
  expect(await first.database.sessions.get('staff')).toBeUndefined();
  // [P1] What only staff may read went with it.
  expect(await first.database.replicas!.table('docs').toCollection().primaryKeys()).toEqual(['y']);
});

test('signing in and out is told to every page that has the session open', async () => {
  const devices: unknown[] = [];
  const { origin } = await aServer({
    'POST /api/sign-in': ({ device }) => {
      devices.push(device);
      return { status: 200, body: clerk };
    },
    'POST /api/sign-out': () => ({ status: 200, body: { ok: true } }),
    'GET /api/session/staff': () => ({ status: 401, body: { error: 'not-signed-in' } }),
  });
  const { around } = await aDevice(origin).tab();
  const session = closing(await openSession('staff', around));
  await eventually(() => expect(session.checked).toBe(true));
  expect(session.session).toBeNull();
  await signIn({ office: dorsten, login: 'b', password: 'c' }, around);
  expect(session.session).toEqual(clerk);
  await signOut('staff', around);
  expect(session.session).toBeNull();
  await signIn({ office: dorsten, login: 'b', password: 'c' }, around);
  // The same browser is the same device, so the same person stays the same actor.
  expect(new Set(devices).size).toBe(1);
  expect(devices[0]).toMatch(/^[0-9a-f-]{36}$/);
});

test('[P1] signing out without the relay holds: the cookie signs no user in again, and the relay is told later', async () => {
  let signedIn = true;
  const { origin, asked } = await aServer({
    'POST /api/sign-in': () => ({ status: 200, body: clerk }),
    'POST /api/sign-out': () => {
      signedIn = false;
      return { status: 200, body: { ok: true } };
    },
    'GET /api/session/staff': () =>
      signedIn ? { status: 200, body: clerk } : { status: 401, body: { error: 'not-signed-in' } },
  });
  const device = aDevice(origin);
  const { database, around } = await device.tab();
  await signIn({ office: dorsten, login: 'b', password: 'c' }, around);
  await database.replicas!.table('docs').add({ key: 'x', name: 'people:dorsten:2026-11-23', complete: 1 });

  // A line that lets nothing through, and says so late.
  let refuse: (reason: Error) => void = () => {};
  const hanging: typeof fetch = () => new Promise((_, reject) => (refuse = reject));
  const open = closing(await openSession('staff', { ...around, fetch: hanging }));
  expect(open.session).toEqual(clerk);
  const leaving = signOut('staff', { ...around, fetch: hanging });
  await eventually(() => expect(open.session).toBeNull());
  await eventually(async () => expect(await database.replicas!.table('docs').count()).toBe(0));
  refuse(new TypeError('no line'));
  expect(await leaving).toMatchObject({ ok: false, error: { code: 'unreachable' } });

  // The page is loaded anew; the relay can be asked, but not told.
  const dumb: typeof fetch = (input, init) =>
    init?.method === 'POST' ? Promise.reject(new TypeError('no line')) : fetch(input, init);
  const next = closing(await openSession('staff', { ...(await device.tab()).around, fetch: dumb }));
  await next.check();
  expect(next.session).toBeNull();

  // Now it can: it is told before it is asked, and then it is asked as ever.
  expect(asked).not.toContain('POST /api/sign-out');
  const later = closing(await openSession('staff', (await device.tab()).around));
  await eventually(() => expect(later.checked).toBe(true));
  expect(later.session).toBeNull();
  expect(asked.slice(-2)).toEqual(['POST /api/sign-out', 'GET /api/session/staff']);
  expect(await database.leaving.all()).toEqual([]);
});

test('[P1, M18] signing out leaves what was set aside after a restore: it may be the only copy', async () => {
  const { origin } = await aServer({
    'POST /api/sign-in': () => ({ status: 200, body: clerk }),
    'POST /api/sign-out': () => ({ status: 200, body: { ok: true } }),
  });
  const { database, around } = await aDevice(origin).tab();
  await signIn({ office: dorsten, login: 'b', password: 'c' }, around);
  const name = { kind: 'people', office: dorsten, date: localDate.parse('2026-11-23') } as const;
  expect((await (await loadStoredDoc(database, name, () => {})).setAside()).kept).toBe(true);
  (await loadStoredDoc(database, name, () => {})).release();
  await signOut('staff', around);
  expect(await listStored(database, dorsten)).toEqual([]);
  expect((await listLostCopies(unlocked(database), dorsten)).map((copy) => copy.name)).toEqual([name]);
});

test('[M18, P4.3] a session that a restore has lost keeps its days aside; one that is signed off then forgets them', async () => {
  let why = 'session-lost';
  const { origin } = await aServer({
    'POST /api/sign-in': () => ({ status: 200, body: clerk }),
    'GET /api/session/staff': () => ({ status: 401, body: { error: why } }),
  });
  const { database, around } = await aDevice(origin).tab();
  const docs = database.replicas!.table<DocRow>('docs');
  const names = async (): Promise<string[]> => (await docs.toArray()).map(({ name }) => name).sort();
  const held = ['people:dorsten:2026-11-23', 'day:dorsten:2026-11-23', 'memo:dorsten:2026-11-23'];
  for (const name of [...held, 'day:werne:2026-11-23', 'board:dorsten'])
    await docs.add({ key: name, name, complete: 1 });
  const aside = ['aside day:dorsten:2026-11-23', 'aside people:dorsten:2026-11-23'];
  const rest = ['board:dorsten', 'day:werne:2026-11-23'];
  await signIn({ office: dorsten, login: 'b', password: 'c' }, around);
  const session = closing(await openSession('staff', around));
  await eventually(() => expect(session.session).toBeNull());
  await eventually(async () => expect(await names()).toEqual([...aside, ...rest]));

  // Also for the next page, which remembers who it was.
  const later = closing(await openSession('staff', around));
  await later.check();
  expect(await names()).toEqual([...aside, ...rest]);
  why = 'signed-off';
  await later.check();
  expect(await names()).toEqual(rest);
});

test('[P9.3, P7.4] a session ends with its working day without the relay, and takes the key of its people along', async () => {
  const lastsMs = 60 * MINUTE_MS;
  const { origin } = await aServer({
    'POST /api/sign-in': () => ({ status: 200, body: { ...clerk, endsAt: NOON + lastsMs, lastsMs } }),
  });
  const device = aDevice(origin);
  const { database, around } = await device.tab();
  // The device's clock is years behind the relay's: its own minutes count.
  let now = NOON - 1000 * 24 * 60 * MINUTE_MS;
  const platform: Platform = { ...ownPlatform, now: () => now };
  await signIn({ office: dorsten, login: 'b', password: 'c' }, { ...around, platform });
  const people = { kind: 'people', office: dorsten, date: localDate.parse('2026-11-23') } as const;
  const stored = await loadStoredDoc(database, people, () => {});
  stored.doc.getArray('records').push(['Frau Beispiel']);
  expect(await stored.saved()).toBe(true);
  stored.release();
  const daysKey = `days:${clerk.actor}` as const;
  await database.keyRows.put({ name: daysKey as never, id: 'x', bySession: new Uint8Array(), byKept: null });

  const dead = { ...around, platform, origin: 'http://127.0.0.1:1' };
  const before = closing(await openSession('staff', dead));
  expect([before.session?.actor, before.overAt]).toEqual([clerk.actor, now + lastsMs]);
  before.close();
  now += lastsMs;
  const session = closing(await openSession('staff', dead));
  expect([session.session, session.isDayOver]).toEqual([null, true]);
  await eventually(async () => expect(await database.keyRows.get(daysKey)).toBeUndefined());
  expect(await listStored(database, dorsten)).toEqual([]);
  expect(database.peopleKeys.current).toBeNull();
});

test('[P8.3, P1] signing out in one tab reaches the other, without the relay', async () => {
  const { origin } = await aServer({
    'POST /api/sign-in': () => ({ status: 200, body: clerk }),
    'POST /api/sign-out': () => ({ status: 200, body: { ok: true } }),
  });
  const device = aDevice(origin);
  const [one, two] = [await device.tab(), await device.tab()];
  const dead = 'http://127.0.0.1:1';
  await signIn({ office: dorsten, login: 'b', password: 'c' }, one.around);
  const other = closing(await openSession('staff', { ...two.around, origin: dead }));
  expect(other.session).toEqual(clerk);
  await signOut('staff', { ...one.around, origin: dead });
  await eventually(() => expect(other.session).toBeNull());
  expect(two.database.peopleKeys.current).toBeNull();
  await signIn({ office: dorsten, login: 'b', password: 'c' }, one.around);
  await eventually(() => expect(other.session).toEqual(clerk));
});

test('[P1] a late report to the relay does not sign out the next user', async () => {
  const { origin, asked } = await aServer({
    'POST /api/sign-in': () => ({ status: 200, body: clerk }),
    'POST /api/sign-out': () => ({ status: 200, body: { ok: true } }),
    'GET /api/session/staff': () => ({ status: 200, body: clerk }),
  });
  const { around } = await aDevice(origin).tab();
  const entered = { office: dorsten, login: 'b', password: 'c' };
  await signIn(entered, around);
  await signOut('staff', { ...around, origin: 'http://127.0.0.1:1' });
  expect(await signIn(entered, around)).toEqual({ ok: true, value: clerk });
  expect(asked).toEqual(['POST /api/sign-in', 'POST /api/sign-out', 'POST /api/sign-in']);
});

test('every failure is a value', async () => {
  const { origin } = await aServer({
    'POST /a': () => ({ status: 429, body: { error: 'too-many' }, headers: { 'retry-after': '30' } }),
    'GET /b': () => ({ status: 200, body: '<html>hotel</html>' }),
    'GET /c': () => ({ status: 502, body: '<html>proxy</html>' }),
    'GET /d': () => ({ status: 200, body: { n: 'x' } }),
  });
  const shape = z.object({ n: z.number() });
  const routeAt = (path: `/${string}`) =>
    ({ method: 'GET', path, about: '', reply: shape, errors: [] }) as const;
  const codeOf = async (path: `/${string}`): Promise<unknown> => {
    const answer = await askRelay(routeAt(path), {}, { origin });
    return answer.ok ? null : answer.error.code;
  };
  const posted = { ...routeAt('/a'), method: 'POST', body: z.object({}) } as const;
  expect(await askRelay(posted, { body: {} }, { origin })).toEqual({
    ok: false,
    error: { code: 'too-many', status: 429, retryAfterSeconds: 30 },
  });
  expect(await codeOf('/b')).toBe('unreadable');
  expect(await codeOf('/c')).toBe('unreachable');
  expect(await codeOf('/d')).toBe('unreadable');
  expect(await askRelay(routeAt('/a'), {}, { origin: 'http://127.0.0.1:1' })).toMatchObject({
    ok: false,
    error: { code: 'unreachable' },
  });
});

test('a device that is paired has its session, and remembers it', async () => {
  const kiosk = { office: 'dorsten', actor: 'k'.repeat(22), role: 'kiosk', name: 'Foyer links' };
  let claims = 0;
  const formers: unknown[] = [];
  const { origin } = await aServer({
    'POST /api/pairing': ({ former }) => ({
      status: formers.push(former) && 200,
      body: {
        code: 'B2C4X7KT',
        words: ['Apfel', 'Boot'],
        pairingSecret: 'c'.repeat(43),
        expiresAt: Date.now() + 60_000,
      },
    }),
    'POST /api/pairing/collect': ({ pairingSecret }) =>
      pairingSecret !== 'c'.repeat(43)
        ? { status: 410, body: { error: 'expired' } }
        : claims++ === 0
          ? { status: 200, body: { state: 'waiting' } }
          : { status: 200, body: { state: 'paired', session: kiosk } },
  });
  const { around, database } = await aDevice(origin).tab();
  const pairing = await startPairing(dorsten, 'kiosk', around);
  if (!pairing.ok) throw new Error(pairing.error.code);
  expect(pairing.value).toMatchObject({ surface: 'kiosk', code: 'B2C4X7KT' });
  const onDone = vi.fn();
  onTestFinished(awaitPairing(pairing.value, onDone, around));
  await eventually(() => expect(onDone).toHaveBeenCalledTimes(1));
  expect(onDone).toHaveBeenCalledWith({ ok: true, value: kiosk });
  expect(await database.sessions.get('kiosk')).toEqual({ surface: 'kiosk', session: kiosk });
  // Its session is lost: what it asked lies on the disk under the device that it was, which it names.
  await letGoOfSession(database, 'kiosk', 'not-signed-in');
  await startPairing(dorsten, 'kiosk', around);
  await startPairing(officeId.parse('werne'), 'kiosk', around);
  await startPairing(dorsten, 'monitor', around);
  expect(formers).toEqual([undefined, kiosk.actor, undefined, undefined]);
  // A lead has revoked it: it is another device from then on.
  await letGoOfSession(database, 'kiosk', 'signed-off');
  await startPairing(dorsten, 'kiosk', around);
  expect(formers.at(-1)).toBeUndefined();

  const expired = vi.fn();
  onTestFinished(awaitPairing({ ...pairing.value, pairingSecret: 'x'.repeat(43) }, expired, around));
  await eventually(() => expect(expired).toHaveBeenCalledTimes(1));
  expect(expired.mock.calls[0]?.[0]).toMatchObject({ ok: false, error: { code: 'expired' } });
});
