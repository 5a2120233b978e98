import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ActorId, OfficeId } from '../../src/lib/domain/ids.ts';
import { hashPassword, isPassword } from '../../sync-server/accounts/passwords.ts';
import { digestOf } from '../../sync-server/accounts/secrets.ts';
import { makeSlowDown } from '../../sync-server/accounts/slow-down.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';
import type { Store } from '../../sync-server/store/store.ts';
import { eventually } from '../support/eventually.ts';
import { aBrowser, aClerk, aDevice, aLead, aMember, PASSWORD } from './support/a-browser.ts';
import type { Browser } from './support/a-browser.ts';
import { aFolder, aRelay, OFFICE, WITHOUT_PULSE } from './support/a-relay.ts';
import { aSocket, closeOf, outcome } from './support/a-socket.ts';

const as = (surface: 'staff' | 'kiosk' | 'monitor', { cookies }: { cookies: string }) => ({
  credential: { type: 'surface', surface } as const,
  cookies,
});

describe('the first lead', () => {
  test('comes in once by the link that was printed; the office then has a lead', async () => {
    const folder = aFolder();
    const relay = await aRelay({ dataDir: folder });
    const link = relay.firstLeadLinks.get([...relay.offices][0]!)!;
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/staff\/dorsten\/first#[\w-]{43}$/);
    const token = link.split('#')[1];
    const browser = aBrowser(relay);
    expect((await browser.post('/api/first-lead/check', { office: OFFICE, token })).body).toEqual({
      ok: true,
    });
    const lead = await aLead(relay);
    expect((await lead.get('/api/session/staff')).body).toEqual({
      office: OFFICE,
      actor: lead.actor,
      role: 'lead',
      name: 'Erika Leitung',
      member: expect.any(String),
      endsAt: expect.any(Number),
      lastsMs: expect.any(Number),
    });
    const again = await browser.post('/api/first-lead/check', { office: OFFICE, token });
    expect([again.status, again.body.error]).toEqual([410, 'used-or-unknown']);
    await relay.close();
    expect((await aRelay({ dataDir: folder })).firstLeadLinks.size).toBe(0);
  });

  test('each start prints a new link, and the one before is void', async () => {
    const folder = aFolder();
    const first = await aRelay({ dataDir: folder });
    const old = [...first.firstLeadLinks.values()][0]!.split('#')[1];
    await first.close();
    const second = await aRelay({ dataDir: folder });
    const reply = await aBrowser(second).post('/api/first-lead/check', { office: OFFICE, token: old });
    expect(reply.status).toBe(410);
  });

  test.each([
    [{ password: 'zu kurz' }, 400, 'password-too-short'],
    [{ name: ' ' }, 400, 'invalid-field'],
    [{ login: 'a\u0000b' }, 400, 'invalid-field'],
    [{ name: 'Erik\u0430 Leitung' }, 400, 'invalid-field'],
    [{ login: 'l\u0435itung' }, 400, 'invalid-field'],
    [{ token: 'nonsense' }, 410, 'used-or-unknown'],
    [{ office: 'nowhere' }, 410, 'used-or-unknown'],
    [{ device: '' }, 400, 'invalid-field'],
  ])('%j is refused with %d %s', async (changes, status, error) => {
    const relay = await aRelay();
    const token = [...relay.firstLeadLinks.values()][0]!.split('#')[1];
    const whole = {
      office: OFFICE,
      token,
      name: 'E',
      login: 'e',
      password: PASSWORD,
      device: 'device-1',
      ...changes,
    };
    const reply = await aBrowser(relay).post('/api/first-lead', whole);
    expect([reply.status, reply.body.error]).toEqual([status, error]);
    expect(JSON.stringify(reply.body)).not.toContain('zu kurz');
  });
});

describe('signing in', () => {
  test('the same person on the same device is the same actor, on another device another one', async () => {
    const relay = await aRelay();
    const lead = await aLead(relay);
    const first = await aClerk(relay, lead);
    const browser = aBrowser(relay);
    const credentials = { office: OFFICE, login: ' SCHALTER ', password: PASSWORD };
    const again = await browser.post('/api/sign-in', { ...credentials, device: 'device-of-the-clerk' });
    expect(again.body.actor).toBe(first.actor);
    const elsewhere = await browser.post('/api/sign-in', { ...credentials, device: 'another-device' });
    expect(elsewhere.body.actor).not.toBe(first.actor);
  });

  test('the cookie is out of reach for pages and for other sites, and is stored as a digest alone', async () => {
    const folder = aFolder();
    const relay = await aRelay({ dataDir: folder, publicUrl: 'https://termine.example.de' });
    const lead = await aLead(relay);
    const { headers } = await aBrowser(relay).post('/api/sign-in', {
      office: OFFICE,
      login: 'leitung',
      password: PASSWORD,
      device: 'device-of-the-lead',
    });
    const [cookie] = headers.getSetCookie();
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Secure', 'Path=/']) expect(cookie).toContain(part);
    expect(cookie).not.toContain('Domain');
    // A browser takes a cookie of this name from this host alone, by https: no neighbour's page can set one.
    expect([...lead.cookies.matchAll(/(?:^|; )([\w-]+)=/g)].map(([, name]) => name).sort()).toEqual([
      ...['__Host-foyer_known', '__Host-foyer_staff'],
    ]);
    const plain = lead.cookies.replaceAll('__Host-', '');
    expect((await aBrowser(relay).get('/api/session/staff', { cookie: plain })).status).toBe(401);
    expect((await lead.get('/api/session/staff')).status).toBe(200);
    const secret = /foyer_staff=([^;]+)/.exec(lead.cookies)![1]!;
    const db = new DatabaseSync(join(folder, 'foyer.sqlite'), { readOnly: true });
    const dump = JSON.stringify([
      db.prepare('SELECT * FROM sessions').all(),
      db.prepare('SELECT * FROM staff').all(),
    ]);
    db.close();
    expect(dump).not.toContain(secret);
    expect(dump).not.toContain(PASSWORD);
  });

  test('a wrong password and an unknown login get the same answer; after some tries one has to wait', async () => {
    const relay = await aRelay();
    await aLead(relay);
    const browser = aBrowser(relay);
    const attempt = (login: string, password = 'falsches Kennwort') =>
      browser.post('/api/sign-in', { office: OFFICE, login, password, device: 'device-1' });
    expect((await attempt('nobody')).body).toEqual({ error: 'wrong-credentials' });
    for (let i = 0; i < 5; i++)
      expect((await attempt('leitung')).body).toEqual({ error: 'wrong-credentials' });
    const late = await attempt('leitung', PASSWORD);
    expect([late.status, late.body.error]).toEqual([429, 'too-many']);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await attempt('nobody')).status).toBe(401);
  });

  test('an attacker who guesses from elsewhere does not lock the lead out; guesses from everywhere end all the same', async () => {
    const clock = Date.now();
    const relay = await aRelay({ trustProxy: true, clockShift: 0 }, { clock: () => clock });
    await aLead(relay);
    const attempt = (from: string, password = 'falsches Kennwort') =>
      aBrowser(relay).post(
        '/api/sign-in',
        { office: OFFICE, login: 'leitung', password, device: 'device-1' },
        { 'x-forwarded-for': from },
      );
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) statuses.push((await attempt('192.0.2.1')).status);
    expect([statuses.filter((s) => s === 401).length, statuses.at(-1)]).toEqual([5, 429]);
    expect((await attempt('198.51.100.7', PASSWORD)).status).toBe(200);
    // The whole of a network counts as one.
    for (let i = 0; i < 6; i++) await attempt(`2001:db8:1:2::${i}`);
    expect((await attempt('2001:db8:1:2::99')).status).toBe(429);
    expect((await attempt('2001:db8:1:3::99')).status).toBe(401);
  });

  test.each([
    ['the member was removed', '/api/members/remove', {}],
    ['the role changed', '/api/members/change', { role: 'auditor' }],
  ])('a sign-in that was judged while %s is none', async (_, route, change) => {
    const inner = openSqliteStore(null, () => {});
    let onSession = async (): Promise<void> => {};
    const store: Store = {
      ...inner,
      accounts: {
        ...inner.accounts,
        async putSession(session) {
          await onSession();
          await inner.accounts.putSession(session);
        },
      },
    };
    const relay = await aRelay({}, { store });
    const lead = await aLead(relay);
    const clerk = await aClerk(relay, lead);
    const { id } = (await inner.accounts.staffByLogin(OFFICE as OfficeId, 'schalter'))!;
    onSession = async () => {
      onSession = async () => {};
      expect((await lead.post(route, { id, ownPassword: PASSWORD, ...change })).status).toBe(200);
    };
    const late = await clerk.post('/api/sign-in', {
      ...{ office: OFFICE, login: 'schalter', password: PASSWORD, device: 'device-of-the-clerk' },
    });
    expect([late.status, late.body.error]).toEqual([401, 'wrong-credentials']);
    expect(await inner.accounts.sessionsOfMember(id)).toEqual([]);
  });

  test('[P4] signing out closes the sockets of this session, and of no other', async () => {
    const relay = await aRelay();
    const lead = await aLead(relay);
    const clerk = await aClerk(relay, lead);
    const [mine, hers] = [
      await aSocket(relay, 'staff:dorsten', as('staff', clerk)),
      await aSocket(relay, 'staff:dorsten', as('staff', lead)),
    ];
    await Promise.all([outcome(mine), outcome(hers)]);
    expect((await clerk.post('/api/sign-out', { surface: 'staff' })).status).toBe(200);
    expect(await closeOf(mine)).toBe('not-signed-in');
    expect(hers.closed).toBeNull();
    expect((await clerk.get('/api/session/staff')).status).toBe(401);
  });

  test('[P4] signing in anew in the same browser ends the session that it had, on its sockets, too', async () => {
    const relay = await aRelay();
    const lead = await aLead(relay);
    const clerk = await aClerk(relay, lead);
    const before = clerk.cookies;
    const socket = await aSocket(relay, 'staff:dorsten', as('staff', clerk));
    await outcome(socket);
    const credentials = { office: OFFICE, login: 'leitung', password: PASSWORD, device: 'device-1' };
    expect((await clerk.post('/api/sign-in', { ...credentials, password: 'falsch geraten' })).status).toBe(
      401,
    );
    expect((await clerk.get('/api/session/staff')).status).toBe(200);
    expect((await clerk.post('/api/sign-in', credentials)).status).toBe(200);
    expect(await closeOf(socket)).toBe('not-signed-in');
    expect((await aBrowser(relay).get('/api/session/staff', { cookie: before })).status).toBe(401);
    expect((await clerk.get('/api/session/staff')).body).toMatchObject({ name: 'Erika Leitung' });
    expect((await lead.get('/api/session/staff')).status).toBe(200);
  });

  test('a login is taken once, only a lead takes in members', async () => {
    const relay = await aRelay();
    const lead = await aLead(relay);
    const clerk = await aClerk(relay, lead);
    const member = {
      ...{ name: 'Neu', login: 'Leitung', role: 'clerk', ownPassword: PASSWORD },
    };
    const taken = await lead.post('/api/members', member);
    expect([taken.status, taken.body.error]).toEqual([409, 'login-taken']);
    expect((await clerk.post('/api/members', { ...member, login: 'neu' })).status).toBe(403);
    expect((await aBrowser(relay).post('/api/members', { ...member, login: 'neu' })).status).toBe(401);
    const alike = await lead.post('/api/members', { ...member, login: 'leltung' });
    expect([alike.status, alike.body.error]).toEqual([409, 'login-look-alike']);
    // Letters of two scripts in one word, which no reader can tell from the word in one.
    for (const mixed of [{ login: 'n\u0435u' }, { login: 'neu', name: 'K\u0430rl Neu' }]) {
      const refused = await lead.post('/api/members', { ...member, ...mixed });
      expect([mixed, refused.status, refused.body.error]).toEqual([mixed, 400, 'invalid-field']);
    }
    const added = await lead.post('/api/members', { ...member, login: 'neu', name: 'Анна Neu' });
    expect(added.status).toBe(200);
    const staff = await aSocket(relay, 'staff:dorsten', as('staff', lead));
    await outcome(staff);
    expect(staff.records().get(`member:${String(added.body.id)}`)).toMatchObject({
      login: 'neu',
      name: 'Анна Neu',
      role: 'clerk',
    });
  });
});

describe('a member of staff', () => {
  /** With a clerk on two devices, each with an open socket. */
  async function anOffice() {
    const relay = await aRelay({}, WITHOUT_PULSE);
    const lead = await aLead(relay);
    const clerk = await aClerk(relay, lead);
    const credentials = { office: OFFICE, login: 'schalter', password: PASSWORD };
    const laptop = aBrowser(relay);
    await laptop.post('/api/sign-in', { ...credentials, device: 'the-stolen-laptop' });
    const sockets = await Promise.all(
      [clerk, laptop].map((browser) => aSocket(relay, 'staff:dorsten', as('staff', browser))),
    );
    for (const socket of sockets) expect(await outcome(socket)).toBe('open');
    const hers = await aSocket(relay, 'staff:dorsten', as('staff', lead));
    await outcome(hers);
    const memberOf = (login: string): Record<string, unknown> =>
      [...hers.records().values()].find((r) => (r as { login?: string }).login === login) as never;
    const idOf = (login: string): string => memberOf(login).id as string;
    const signIn = (password: string, newPassword?: string) =>
      aBrowser(relay).post('/api/sign-in', {
        ...{ ...credentials, password, newPassword, device: 'another-device' },
      });
    return { relay, lead, clerk, laptop, sockets, hers, idOf, memberOf, signIn };
  }

  test('[P4] whose laptop was stolen is signed out everywhere at once, and signs in anew', async () => {
    const { lead, clerk, laptop, sockets, hers, idOf, signIn } = await anOffice();
    const reply = await lead.post('/api/members/sign-out', { id: idOf('schalter') });
    expect(reply.body).toEqual({ ok: true });
    for (const socket of sockets) expect(await closeOf(socket)).toBe('not-signed-in');
    for (const browser of [clerk, laptop]) expect((await browser.get('/api/session/staff')).status).toBe(401);
    expect(hers.closed).toBeNull();
    expect((await signIn(PASSWORD)).status).toBe(200);
  });

  test('[P4] another password ends what the old one began; no lead resets her own', async () => {
    const { lead, clerk, sockets, hers, idOf, signIn } = await anOffice();
    const changed = await lead.post('/api/members/password', {
      ...{ id: idOf('schalter'), ownPassword: PASSWORD },
    });
    const oneTime = changed.body.password as string;
    for (const socket of sockets) expect(await closeOf(socket)).toBe('not-signed-in');
    expect((await clerk.get('/api/session/staff')).status).toBe(401);
    expect((await signIn(PASSWORD)).status).toBe(401);
    const once = await signIn(oneTime);
    expect([once.status, once.body.error]).toEqual([403, 'own-password-needed']);
    expect((await signIn(oneTime, 'ein drittes Kennwort')).status).toBe(200);
    const own = await lead.post('/api/members/password', { id: idOf('leitung'), ownPassword: PASSWORD });
    expect([own.status, own.body.error]).toEqual([409, 'own-account']);
    expect((await lead.get('/api/session/staff')).status).toBe(200);
    expect(hers.closed).toBeNull();
  });

  test('[P4, P5] who is removed is out at once and for good; it stays on record who it was', async () => {
    const { lead, clerk, sockets, idOf, memberOf, signIn } = await anOffice();
    const id = idOf('schalter');
    expect((await lead.post('/api/members/remove', { id, ownPassword: PASSWORD })).body).toEqual({
      ok: true,
    });
    for (const socket of sockets) expect(await closeOf(socket)).toBe('not-signed-in');
    expect((await clerk.get('/api/session/staff')).status).toBe(401);
    expect((await signIn(PASSWORD)).status).toBe(401);
    await eventually(() =>
      expect(memberOf('schalter')).toMatchObject({
        id,
        name: 'Karl Schalter',
        removedAt: expect.any(Number),
      }),
    );
    expect((await lead.post('/api/members/remove', { id, ownPassword: PASSWORD })).body.error).toBe(
      'no-such-member',
    );
    const again = {
      ...{ name: 'Karla', login: 'schalter', role: 'clerk', ownPassword: PASSWORD },
    };
    expect((await lead.post('/api/members', again)).status).toBe(200);
  });

  test('[P4, P5] who gets another name works on under it; another role is signed in for anew', async () => {
    const { lead, clerk, sockets, hers, idOf, memberOf, signIn } = await anOffice();
    const id = idOf('schalter');
    const change = (changed: object, by = lead, of = id) =>
      by.post('/api/members/change', { id: of, ownPassword: PASSWORD, ...changed });
    expect((await change({ name: 'Karla Neu' })).body).toEqual({ ok: true });
    await eventually(() =>
      expect(memberOf('schalter')).toMatchObject({ id, name: 'Karla Neu', role: 'clerk' }),
    );
    expect(sockets.map(({ closed }) => closed)).toEqual([null, null]);
    await eventually(async () =>
      expect((await clerk.get('/api/session/staff')).body).toMatchObject({ name: 'Karla Neu' }),
    );
    expect((await change({ role: 'auditor' })).body).toEqual({ ok: true });
    for (const socket of sockets) expect(await closeOf(socket)).toBe('not-signed-in');
    await eventually(() =>
      expect(memberOf('schalter')).toMatchObject({
        name: 'Karla Neu',
        role: 'auditor',
        signedOffAt: expect.any(Number),
      }),
    );
    expect((await signIn(PASSWORD)).body).toMatchObject({ role: 'auditor', name: 'Karla Neu' });

    // Lanes of the office alone.
    expect((await change({ lanes: ['short', 'there-is-none'] })).body).toEqual({ ok: true });
    await eventually(() => expect(memberOf('schalter')).toMatchObject({ lanes: ['short'] }));

    // No lead gives up the own role, and a name of mixed scripts is none.
    const own = await change({ role: 'clerk' }, lead, idOf('leitung'));
    expect([own.status, own.body.error]).toEqual([409, 'own-account']);
    expect((await change({ name: 'Kаrl' })).status).toBe(400);
    expect((await change({ name: '' })).status).toBe(400);
    expect((await change({ name: 'X', ownPassword: 'falsch' })).body.error).toBe('wrong-password');
    expect((await change({ name: 'X' }, lead, 'm'.repeat(20))).body.error).toBe('no-such-member');
    expect((await change({ name: 'Leonie' }, lead, idOf('leitung'))).body).toEqual({ ok: true });
    expect((await change({ role: 'lead' })).body).toEqual({ ok: true });
    expect(hers.closed).toBeNull();
  });

  test('an office keeps its last lead, who is not even cut off', async () => {
    const { lead, hers, idOf } = await anOffice();
    const refused = await lead.post('/api/members/remove', { id: idOf('leitung'), ownPassword: PASSWORD });
    expect([refused.status, refused.body.error]).toEqual([409, 'last-lead']);
    expect((await lead.get('/api/session/staff')).status).toBe(200);
    expect(hers.closed).toBeNull();
  });

  test('[P4] a lead is removed by another lead, never by themself', async () => {
    const { relay, lead, idOf } = await anOffice();
    const second = { name: 'Zweite', login: 'zweite', role: 'lead', ownPassword: PASSWORD };
    const { body } = await lead.post('/api/members', second);
    const remove = (by: Browser, id: string) => by.post('/api/members/remove', { id, ownPassword: PASSWORD });
    const refused = await remove(lead, idOf('leitung'));
    expect([refused.status, refused.body.error]).toEqual([409, 'own-account']);
    expect((await lead.get('/api/session/staff')).status).toBe(200);
    const other = aBrowser(relay);
    await other.post('/api/sign-in', {
      ...{ office: OFFICE, login: 'zweite', device: 'device-2' },
      ...{ password: body.password, newPassword: PASSWORD },
    });
    expect((await remove(other, idOf('leitung'))).body).toEqual({ ok: true });
    expect((await lead.get('/api/session/staff')).status).toBe(401);
    expect((await remove(other, body.id as string)).body.error).toBe('last-lead');
  });

  test.each([
    ['members', 'leitung', { name: 'Neu', login: 'neu', role: 'lead' }],
    ['members', 'all', { name: 'Neu', login: 'neu', role: 'lead' }],
    ['members/change', 'leitung', { role: 'lead' }],
    ['members/password', 'leitung', {}],
    ['members/password', 'schalter', {}],
    ['members/remove', 'leitung', {}],
  ])(
    '[P4] a lead who loses the role while /api/%s is looked at changes nothing (read: %s)',
    async (what, awaited, body) => {
      const inner = openSqliteStore(null, () => {});
      let meanwhile: (() => Promise<void>) | null = null;
      const onRead = async (read: string): Promise<void> => {
        if (read !== awaited) return;
        const run = meanwhile;
        meanwhile = null;
        await run?.();
      };
      const store: Store = {
        ...inner,
        accounts: {
          ...inner.accounts,
          async staffById(office, id) {
            const account = await inner.accounts.staffById(office, id);
            await onRead(account?.login ?? '');
            return account;
          },
          async staff(office) {
            await onRead('all');
            return inner.accounts.staff(office);
          },
        },
      };
      const relay = await aRelay({}, { store });
      const lead = await aLead(relay);
      await aClerk(relay, lead);
      const other = await aMember(relay, lead, 'zweite', 'lead');
      const accountOf = (login: string) => inner.accounts.staffByLogin(OFFICE as OfficeId, login);
      const { id } = (await accountOf('leitung'))!;
      const clerk = await accountOf('schalter');
      let demoted = 0;
      meanwhile = async () => {
        const change = { id, role: 'clerk', ownPassword: PASSWORD };
        demoted = (await other.post('/api/members/change', change)).status;
      };
      const late = await lead.post(`/api/${what}`, { id: clerk!.id, ownPassword: PASSWORD, ...body });
      expect(demoted).toBe(200);
      expect([late.status, late.body.error]).toEqual([401, 'not-signed-in']);
      expect(await accountOf('schalter')).toEqual(clerk);
      expect(await accountOf('neu')).toBeNull();
    },
  );

  test.each(['sign-out', 'remove', 'password'])('only a lead may do that to another: %s', async (what) => {
    const { relay, lead, clerk, idOf } = await anOffice();
    const body = { id: idOf('leitung'), ownPassword: PASSWORD };
    expect((await clerk.post(`/api/members/${what}`, body)).status).toBe(403);
    expect((await aBrowser(relay).post(`/api/members/${what}`, body)).status).toBe(401);
    const unknown = await lead.post(`/api/members/${what}`, { ...body, id: 'a'.repeat(36) });
    expect([unknown.status, unknown.body.error]).toEqual([404, 'no-such-member']);
  });
});

test('[P5] what a lead changes is in the staff log: what, whom and by whom', async () => {
  const relay = await aRelay();
  const lead = await aLead(relay);
  const clerk = await aClerk(relay, lead);
  const kiosk = await aDevice(relay, lead, 'kiosk');
  await lead.post('/api/devices/revoke', { actor: kiosk.actor });
  const { body } = await clerk.get('/api/session/staff');
  await lead.post('/api/members/sign-out', { id: body.member });
  await lead.post('/api/members/remove', { id: body.member, ownPassword: PASSWORD });
  // Refused: nothing has changed.
  await lead.post('/api/members/remove', { id: body.member, ownPassword: PASSWORD });
  const [log, staff] = [
    await aSocket(relay, 'log:dorsten', as('staff', lead)),
    await aSocket(relay, 'staff:dorsten', as('staff', lead)),
  ];
  const entries = (): Record<string, unknown>[] =>
    ([...log.records().values()] as Record<string, unknown>[]).toSorted(
      (a, b) => Number(a.at) - Number(b.at),
    );
  await eventually(() => expect(entries().map(({ what }) => what)).toContain('member-removed'));
  const about = entries().map(({ what, by, member, device }) => [
    what,
    by === lead.actor ? 'lead' : by === clerk.actor ? 'clerk' : by,
    member === body.member ? 'clerk' : device === kiosk.actor ? 'kiosk' : 'other',
  ]);
  expect(about).toEqual([
    ['member-added', 'lead', 'other'],
    ['member-added', 'lead', 'clerk'],
    ['password-set', 'clerk', 'clerk'],
    ['device-paired', 'lead', 'kiosk'],
    ['device-revoked', 'lead', 'kiosk'],
    ['sessions-ended', 'lead', 'clerk'],
    ['member-removed', 'lead', 'clerk'],
  ]);
  expect(JSON.stringify(entries())).not.toMatch(/Karl|Erika|schalter|leitung/);
  // Days name actors; who that was stays known after the session and the member have gone.
  await eventually(() =>
    expect(staff.records().get(`actor:${clerk.actor}`)).toMatchObject({ member: body.member }),
  );
});

describe('pairing', () => {
  test('a device waits until a lead has confirmed its code, and gets numbers of its own', async () => {
    const relay = await aRelay();
    const lead = await aLead(relay);
    const browser = aBrowser(relay);
    const started = await browser.post('/api/pairing', { office: OFFICE, surface: 'kiosk' });
    const { code, pairingSecret, words } = started.body as {
      code: string;
      pairingSecret: string;
      words: string[];
    };
    expect(code).toMatch(/^[2-9B-Z]{8}$/);
    expect((await browser.post('/api/pairing/collect', { pairingSecret })).body).toEqual({
      state: 'waiting',
    });
    const typed = `${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`;
    // Both show the same two words, so that a slip does not let in a foreign device.
    expect((await lead.post('/api/pairing/look', { code: typed })).body).toEqual({ surface: 'kiosk', words });
    const confirmed = await lead.post('/api/pairing/confirm', {
      code: typed,
      name: 'Foyer',
    });
    expect(confirmed.body).toMatchObject({ surface: 'kiosk', name: 'Foyer' });
    const { actor } = confirmed.body as { actor: string };
    const paired = await browser.post('/api/pairing/collect', { pairingSecret });
    expect(paired.body).toMatchObject({
      state: 'paired',
      session: { office: OFFICE, role: 'kiosk', actor, name: 'Foyer' },
    });
    const inbox = await aSocket(relay, `inbox:${actor}`, as('kiosk', browser));
    await outcome(inbox);
    expect(inbox.records().get('device')).toMatchObject({
      name: 'Foyer',
      numbers: { from: expect.any(Number) },
    });
    expect((await lead.post('/api/pairing/confirm', { code, name: 'Foyer' })).body.error).toBe(
      'no-such-code',
    );

    // Paired anew in the same browser: what the cookie held before is over, on its sockets, too.
    const before = browser.cookies;
    const anew = (await browser.post('/api/pairing', { office: OFFICE, surface: 'kiosk' })).body;
    await lead.post('/api/pairing/confirm', { code: anew.code, name: 'Foyer neu' });
    expect((await browser.get('/api/session/kiosk')).body).toMatchObject({ name: 'Foyer' });
    await browser.post('/api/pairing/collect', { pairingSecret: anew.pairingSecret });
    expect(await closeOf(inbox)).toBe('not-signed-in');
    expect((await aBrowser(relay).get('/api/session/kiosk', { cookie: before })).status).toBe(401);
    expect((await browser.get('/api/session/kiosk')).body).toMatchObject({ name: 'Foyer neu' });
  });

  test('[A7.11] a device that has lost its cookie goes on as the device that it was, once a lead confirms it', async () => {
    const relay = await aRelay();
    const lead = await aLead(relay);
    const before = await aDevice(relay, lead, 'kiosk');
    const numbersOf = async (browser: Browser, actor: string): Promise<unknown> => {
      const inbox = await aSocket(relay, `inbox:${actor}`, as('kiosk', browser));
      await outcome(inbox);
      return (inbox.records().get('device') as { numbers: unknown }).numbers;
    };
    const numbers = await numbersOf(before, before.actor);
    const pairAnew = async (surface: 'kiosk' | 'monitor'): Promise<{ browser: Browser; actor: string }> => {
      const browser = aBrowser(relay);
      const { code, pairingSecret } = (
        await browser.post('/api/pairing', { office: OFFICE, surface, former: before.actor })
      ).body;
      // A name that is claimed puts out no device before a lead has confirmed it.
      expect((await before.get('/api/session/kiosk')).status).toBe(200);
      const { actor } = (await lead.post('/api/pairing/confirm', { code, name: 'Foyer wieder' })).body;
      await browser.post('/api/pairing/collect', { pairingSecret });
      return { browser, actor: String(actor) };
    };
    expect((await pairAnew('monitor')).actor).not.toBe(before.actor);
    const again = await pairAnew('kiosk');
    expect(again.actor).toBe(before.actor);
    expect((await again.browser.get('/api/session/kiosk')).body).toMatchObject({ name: 'Foyer wieder' });
    expect(await numbersOf(again.browser, again.actor)).toEqual(numbers);
    expect((await before.get('/api/session/kiosk')).status).toBe(401);
    // One that a lead has revoked comes back as another device.
    await lead.post('/api/devices/revoke', { actor: before.actor });
    const started = (
      await before.post('/api/pairing', { office: OFFICE, surface: 'kiosk', former: before.actor })
    ).body;
    const other = (await lead.post('/api/pairing/confirm', { code: started.code, name: 'Foyer' })).body;
    expect(other.actor).not.toBe(before.actor);
  });

  test('[A7.5] two devices confirmed at the same moment have different numbers; when all are given out, it is said', async () => {
    const relay = await aRelay();
    const lead = await aLead(relay);
    const codes = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const { body } = await aBrowser(relay).post('/api/pairing', { office: OFFICE, surface: 'kiosk' });
        return body.code as string;
      }),
    );
    const replies = await Promise.all(
      codes.map((code) => lead.post('/api/pairing/confirm', { code, name: 'Foyer' })),
    );
    const ok = replies.filter((r) => r.status === 200);
    expect(ok.length).toBeGreaterThan(1);
    for (const r of replies)
      if (r.status !== 200) expect([r.status, r.body.error]).toEqual([409, 'no-number-block']);
    const staff = await aSocket(relay, 'staff:dorsten', as('staff', lead));
    await outcome(staff);
    const blocks = [...staff.records().values()]
      .map((r) => (r as { numbers?: { from: number; to: number } }).numbers)
      .filter((n) => n !== undefined)
      .sort((a, b) => a.from - b.from);
    expect(blocks).toHaveLength(ok.length);
    for (let i = 1; i < blocks.length; i++) expect(blocks[i]!.from).toBeGreaterThan(blocks[i - 1]!.to);
  });

  test.each([
    ['/api/pairing', { office: 'nowhere', surface: 'kiosk' }, 404, 'no-such-office'],
    ['/api/pairing', { office: OFFICE, surface: 'staff' }, 400, 'invalid-field'],
    ['/api/pairing/collect', { pairingSecret: 'nonsense' }, 410, 'expired'],
    ['/api/pairing/look', { code: 'B2C4X7KT' }, 401, 'not-signed-in'],
    ['/api/pairing/confirm', { code: 'B2C4X7KT', name: 'x' }, 401, 'not-signed-in'],
    ['/api/devices/revoke', { actor: 'x'.repeat(43) }, 401, 'not-signed-in'],
  ])('%s with %j: %d %s', async (path, body, status, error) => {
    const relay = await aRelay();
    const reply = await aBrowser(relay).post(path, body);
    expect([reply.status, reply.body.error]).toEqual([status, error]);
  });

  test('a code is good for ten minutes', async () => {
    let now = Date.now();
    const relay = await aRelay({ clockShift: 0 }, { clock: () => now });
    const lead = await aLead(relay);
    const browser = aBrowser(relay);
    const { body } = await browser.post('/api/pairing', { office: OFFICE, surface: 'monitor' });
    now += 10 * 60_000 + 1;
    expect((await lead.post('/api/pairing/confirm', { code: body.code, name: 'Halle' })).body.error).toBe(
      'no-such-code',
    );
    expect(
      (await browser.post('/api/pairing/collect', { pairingSecret: body.pairingSecret })).body.error,
    ).toBe('expired');
  });

  test('[P4.1] a revoked device is cut off at once, and does not come back', async () => {
    const relay = await aRelay({}, WITHOUT_PULSE);
    const lead = await aLead(relay);
    const kiosk = await aDevice(relay, lead, 'kiosk');
    const names = ['day:dorsten:2026-11-23', 'board:dorsten', `outbox:${kiosk.actor}`];
    const sockets = await Promise.all(names.map((name) => aSocket(relay, name, as('kiosk', kiosk))));
    for (const socket of sockets) expect(await outcome(socket)).toBe('open');
    expect((await lead.post('/api/devices/revoke', { actor: kiosk.actor })).body).toEqual({ ok: true });
    for (const socket of sockets) expect(await closeOf(socket)).toBe('not-signed-in');
    expect(await outcome(await aSocket(relay, names[0]!, as('kiosk', kiosk)))).toBe('not-signed-in');
    expect((await kiosk.get('/api/session/kiosk')).status).toBe(401);
    const unknown = await lead.post('/api/devices/revoke', { actor: 'a'.repeat(43) });
    expect([unknown.status, unknown.body.error]).toEqual([404, 'no-such-device']);
  });

  test('[P4] a pairing that is collected in the middle of a revocation lets no device in', async () => {
    const inner = openSqliteStore(null, () => {});
    let onEnd = async (): Promise<void> => {};
    const store: Store = {
      ...inner,
      accounts: {
        ...inner.accounts,
        async endSessionsOf(actor) {
          await inner.accounts.endSessionsOf(actor);
          await onEnd();
        },
      },
    };
    const relay = await aRelay({}, { store });
    const lead = await aLead(relay);
    const browser = aBrowser(relay);
    const pairing = await browser.post('/api/pairing', { office: OFFICE, surface: 'kiosk' });
    const confirmed = await lead.post('/api/pairing/confirm', { code: pairing.body.code, name: 'Foyer' });
    const { actor } = confirmed.body as { actor: string };
    let claimed = 0;
    onEnd = async () => {
      claimed = (await browser.post('/api/pairing/collect', { pairingSecret: pairing.body.pairingSecret }))
        .status;
    };
    expect((await lead.post('/api/devices/revoke', { actor })).status).toBe(200);
    expect(claimed).toBe(410);
    // However a session of it came into the store: the device is revoked.
    const secret = 's'.repeat(43);
    await inner.accounts.putSession({
      ...{ digest: digestOf(secret), surface: 'kiosk', office: OFFICE as OfficeId, actor: actor as ActorId },
      ...{ role: 'kiosk', name: 'Foyer', expiresAt: 9e12 },
    });
    const kiosk = { cookies: `foyer_kiosk=${secret}` };
    expect(await outcome(await aSocket(relay, 'board:dorsten', as('kiosk', kiosk)))).toBe('not-signed-in');
    await relay.close();
  });

  test('[P4.1] a session ended elsewhere on the same store ends here within a pulse', async () => {
    const folder = aFolder();
    const relay = await aRelay({ dataDir: folder });
    const lead = await aLead(relay);
    const socket = await aSocket(relay, 'staff:dorsten', as('staff', lead));
    await outcome(socket);
    const db = new DatabaseSync(join(folder, 'foyer.sqlite'));
    db.exec('DELETE FROM sessions');
    db.close();
    expect(await closeOf(socket)).toBe('not-signed-in');
  });
});

test('a password fits its own hash and no other, whatever way its letters are composed', async () => {
  const hash = await hashPassword('Brücke über die Lippe');
  expect(await isPassword('Bru\u0308cke u\u0308ber die Lippe', hash)).toBe(true);
  expect(await isPassword('Brucke uber die Lippe', hash)).toBe(false);
  expect(await hashPassword('Brücke über die Lippe')).not.toBe(hash);
  expect(await isPassword('x', 'nonsense')).toBe(false);
});

test('tries slow down more and more, and a success starts anew', () => {
  let now = 0;
  const slow = makeSlowDown(() => now, 3);
  for (let i = 0; i < 3; i++) {
    expect(slow.waitFor('a')).toBe(0);
    slow.failed('a');
  }
  expect(slow.waitFor('a')).toBe(2000);
  now += 2000;
  expect(slow.waitFor('a')).toBe(0);
  slow.failed('a');
  expect(slow.waitFor('a')).toBe(4000);
  expect(slow.waitFor('b')).toBe(0);
  slow.succeeded('a');
  expect(slow.waitFor('a')).toBe(0);
});
