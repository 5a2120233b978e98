/** P12: an authority's lead at the offices of the town, over HTTP and real sockets; and what stays shut. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { documentKinds, isOwn, publicKinds } from '../../src/lib/domain/access.ts';
import { accountCommand } from '../../sync-server/commands/account.ts';
import type { Config } from '../../sync-server/config.ts';
import type { RelayEnvironment } from '../../sync-server/core.ts';
import type { Relay } from '../../sync-server/start.ts';
import { eventually } from '../support/eventually.ts';
import { aBrowser, aLead, PASSWORD } from './support/a-browser.ts';
import type { Browser } from './support/a-browser.ts';
import { aConfig, aFolder, aRelay } from './support/a-relay.ts';
import { atProvider, theProvider } from './support/at-provider.ts';
import { aSocket, closeOf, outcome } from './support/a-socket.ts';

const [HOME, BESIDE, ELSEWHERE] = ['bergkamen', 'bergkamen-standesamt', 'dorsten'] as const;

/** Two offices of one town, and one of another. */
const OFFICES = mkdtempSync(join(tmpdir(), 'foyer-offices-'));
afterAll(() => rmSync(OFFICES, { recursive: true, force: true }));
for (const id of [HOME, BESIDE, ELSEWHERE]) {
  const file = `${id}.yaml`;
  copyFileSync(resolve(import.meta.dirname, '../../sync-server/offices', file), join(OFFICES, file));
}

const asStaff = ({ cookies }: { readonly cookies: string }) => ({
  credential: { type: 'surface', surface: 'staff' } as const,
  cookies,
});

const onMonday = (kind: string, office: string): string => {
  if (kind === 'figures') return `figures:${office}:2026-11`;
  return ['day', 'people', 'memo'].includes(kind) ? `${kind}:${office}:2026-11-23` : `${kind}:${office}`;
};

const command = (dataDir: string, ...words: string[]) =>
  accountCommand(words, { ...aConfig({ dataDir, offices: OFFICES }), clockShift: 0 });

async function signIn(relay: Relay, office: string, login: string, more: object = {}): Promise<Browser> {
  const browser = aBrowser(relay);
  const device = 'device-of-the-lead';
  const reply = await browser.post('/api/sign-in', { office, login, password: PASSWORD, device, ...more });
  expect([reply.status, reply.body.error]).toEqual([200, undefined]);
  return browser;
}

/** A relay at which the lead of one office has become an authority's lead, by the operator's command. */
async function aTown(changes: Partial<Config> = {}, surroundings: Partial<RelayEnvironment> = {}) {
  const dataDir = aFolder();
  const relay = await aRelay({ dataDir, offices: OFFICES, ...changes }, surroundings);
  await aLead(relay, HOME);
  expect((await command(dataDir, 'authority-lead', HOME, 'leitung')).ok).toBe(true);
  return { dataDir, relay, lead: await signIn(relay, HOME, 'leitung') };
}

const enter = (lead: Browser, office: string) =>
  lead.post('/api/authority/enter', { office, device: 'device-of-the-lead' });

const sessionAt = async (lead: Browser) => (await lead.get('/api/session/staff')).body;

async function logOf(relay: Relay, reader: Browser, office: string) {
  const socket = await aSocket(relay, `log:${office}`, asStaff(reader));
  expect(await outcome(socket)).toBe('open');
  return socket;
}

async function membersAt(relay: Relay, reader: Browser, office: string) {
  const socket = await aSocket(relay, `staff:${office}`, asStaff(reader));
  expect(await outcome(socket)).toBe('open');
  type Listed = { type: string; id: string; name: string; home?: string; role: string; removedAt?: number };
  return () =>
    [...socket.records().values()].map((one) => one as Listed).filter((one) => one.type === 'member');
}

describe('[P12] from desk to desk', () => {
  test('[P12.1] signs in once, sees only the offices of the town, and opens the desk of each', async () => {
    const { relay, lead } = await aTown();
    const offices = (await lead.get('/api/authority/offices')).body as unknown as {
      id: string;
      now: object;
    }[];
    expect(offices.map(({ id }) => id)).toEqual([HOME, BESIDE]);
    expect(offices[1]!.now).toEqual({
      ...{ waiting: 0, longestWait: null, countersOpen: 0, toDos: 0, counters: expect.any(Number) },
    });

    const before = lead.cookies;
    const entered = await enter(lead, BESIDE);
    expect([entered.status, entered.body]).toMatchObject([
      200,
      { office: BESIDE, home: HOME, role: 'authority-lead', name: 'Erika Leitung' },
    ]);
    // The session before is over: a browser has one.
    const { status } = await aBrowser(relay).get('/api/session/staff', { cookie: before });
    expect([status, (await sessionAt(lead)).office]).toEqual([401, BESIDE]);

    for (const kind of documentKinds.filter((one) => !isOwn(one))) {
      const socket = await aSocket(relay, onMonday(kind, BESIDE), asStaff(lead));
      expect([kind, await outcome(socket)]).toEqual([kind, 'open']);
    }
    const own = await aSocket(relay, `outbox:${String(entered.body.actor)}`, asStaff(lead));
    expect(await outcome(own)).toBe('open');

    await enter(lead, HOME);
    const back = await sessionAt(lead);
    expect([back.office, back.home]).toEqual([HOME, undefined]);
  });

  test('[P1.8] reads nothing of an office while the session is at another, and nothing of another town', async () => {
    const { relay, lead } = await aTown();
    for (const at of [HOME, BESIDE]) {
      await enter(lead, at);
      for (const office of [HOME, BESIDE, ELSEWHERE].filter((one) => one !== at))
        for (const kind of documentKinds.filter((one) => !isOwn(one))) {
          const socket = await aSocket(relay, onMonday(kind, office), asStaff(lead));
          const expected = publicKinds.includes(kind) ? 'open' : 'not-allowed';
          expect([at, office, kind, await outcome(socket)]).toEqual([at, office, kind, expected]);
        }
      for (const office of [ELSEWHERE, 'nowhere']) {
        const refused = await enter(lead, office);
        expect([refused.status, refused.body.error]).toEqual([404, 'no-such-office']);
      }
      expect((await sessionAt(lead)).office).toBe(at);
    }
  });

  test('[P1.8] a lead, and a browser that is not signed in, neither sees the offices nor goes to another', async () => {
    const relay = await aRelay({ offices: OFFICES });
    const lead = await aLead(relay, HOME);
    for (const [browser, error] of [
      [lead, 'not-allowed'],
      [aBrowser(relay), 'not-signed-in'],
    ] as const) {
      expect((await browser.get('/api/authority/offices')).body.error).toBe(error);
      expect((await enter(browser, BESIDE)).body.error).toBe(error);
    }
  });

  test('[P12.2] no session gets longer by it', async () => {
    // In the evening a sign-in is good for four hours.
    let now = Date.parse('2026-11-23T20:00:00+01:00');
    const { lead } = await aTown({ clockShift: 0 }, { clock: () => now });
    const { endsAt } = await sessionAt(lead);
    now += 2 * 3_600_000;
    await enter(lead, BESIDE);
    await enter(lead, HOME);
    expect((await sessionAt(lead)).endsAt).toBe(endsAt);
  });

  test('[P5, P12.2] the staff document and the log of each office say who it was', async () => {
    const { relay, lead } = await aTown();
    await enter(lead, BESIDE);
    const member = (await sessionAt(lead)).member as string;
    const members = await membersAt(relay, lead, BESIDE);
    expect(members()).toMatchObject([
      { id: member, name: 'Erika Leitung', home: HOME, role: 'authority-lead' },
    ]);
    const pin = await lead.post('/api/devices/exit-pin', { pin: '482915' });
    expect(pin.status).toBe(200);
    const log = await logOf(relay, lead, BESIDE);
    await eventually(() =>
      expect([...log.records().values()]).toMatchObject([
        { what: 'member-added', member, role: 'authority-lead', by: null },
        { what: 'exit-pin-set', by: expect.any(String) },
      ]),
    );
    await enter(lead, HOME);
    const home = await logOf(relay, lead, HOME);
    await eventually(() =>
      expect([...home.records().values()]).toContainEqual(
        expect.objectContaining({
          what: 'member-changed',
          role: { was: 'lead', to: 'authority-lead' },
          by: null,
        }),
      ),
    );
    // A second visit is the same member.
    await enter(lead, BESIDE);
    expect((await sessionAt(lead)).member).toBe(member);
  });

  test('password, second factor and calendar feed are changed where the member signs in', async () => {
    const { lead } = await aTown();
    await enter(lead, BESIDE);
    for (const [path, body] of [
      ['/api/password', { password: PASSWORD, newPassword: 'ein anderes langes Kennwort' }],
      ['/api/second-factor/begin', { password: PASSWORD }],
      ['/api/second-factor/confirm', { code: '123456' }],
      ['/api/second-factor/remove', { password: PASSWORD, code: '123456' }],
      ['/api/calendar-feed/new', { ownPassword: PASSWORD }],
    ] as const)
      expect([path, (await lead.post(path, body)).body.error]).toEqual([path, 'own-office-only']);
  });

  test('adds members at the other office by the password of the home account', async () => {
    const { relay, lead } = await aTown();
    await enter(lead, BESIDE);
    const member = { name: 'Karl Schalter', login: 'schalter', role: 'lead' };
    const wrong = await lead.post('/api/members', { ...member, ownPassword: 'falsches Kennwort' });
    expect(wrong.body.error).toBe('wrong-password');
    const added = await lead.post('/api/members', { ...member, ownPassword: PASSWORD });
    expect(added.status).toBe(200);
    await signIn(relay, BESIDE, 'schalter', { password: added.body.password, newPassword: PASSWORD });
  });
});

/** The authority's lead, at the desk of the office beside; and that office's own lead. */
async function aVisit() {
  const town = await aTown();
  const { relay, lead } = town;
  await enter(lead, BESIDE);
  const { body } = await lead.post('/api/members', {
    ...{ name: 'Karl Ort', login: 'ort', role: 'lead', ownPassword: PASSWORD },
  });
  const local = await signIn(relay, BESIDE, 'ort', { password: body.password, newPassword: PASSWORD });
  return { ...town, local, visiting: (await sessionAt(lead)).member as string };
}

describe('[P12] who makes an authority’s lead', () => {
  test('[P12.3] no lead of one office does, nor takes over the account of one', async () => {
    const { relay, local, lead, visiting } = await aVisit();
    const { body: added } = await local.post('/api/members', {
      ...{ name: 'Karl Neu', login: 'neu', role: 'clerk', ownPassword: PASSWORD },
    });
    const role = 'authority-lead';
    const asked = [
      ['/api/members', { name: 'K', login: 'k', role }, 'not-allowed'],
      ['/api/members/change', { id: added.id, role }, 'not-allowed'],
      ['/api/members/change', { id: visiting, role: 'clerk' }, 'account-of-authority'],
      ['/api/members/password', { id: visiting }, 'account-of-authority'],
      ['/api/members/remove', { id: visiting }, 'account-of-authority'],
    ] as const;
    for (const [path, body, error] of asked)
      expect([path, (await local.post(path, { ...body, ownPassword: PASSWORD })).body.error]).toEqual([
        path,
        error,
      ]);

    // The same at the office where that one signs in.
    await enter(lead, HOME);
    const home = (await sessionAt(lead)).member;
    const { body } = await lead.post('/api/members', {
      ...{ name: 'Karl Haus', login: 'haus', role: 'lead', ownPassword: PASSWORD },
    });
    const second = await signIn(relay, HOME, 'haus', { password: body.password, newPassword: PASSWORD });
    for (const [path, more] of [
      ['/api/members/password', {}],
      ['/api/members/remove', {}],
      ['/api/members/change', { role: 'clerk' }],
    ] as const) {
      const { error } = (await second.post(path, { id: home, ownPassword: PASSWORD, ...more })).body;
      expect([path, error]).toEqual([path, 'account-of-authority']);
    }
  });

  test('another authority’s lead does, and takes the role away: all sessions and accounts of the visits end', async () => {
    const { relay, lead, local } = await aVisit();
    const members = await membersAt(relay, local, BESIDE);
    const { body } = await lead.post('/api/members', {
      ...{ name: 'Ilse Amt', login: 'amt', role: 'authority-lead', ownPassword: PASSWORD },
    });
    const other = await signIn(relay, BESIDE, 'amt', { password: body.password, newPassword: PASSWORD });
    expect((await enter(other, HOME)).status).toBe(200);
    const atHome = await aSocket(relay, `people:${HOME}:2026-11-23`, asStaff(other));
    expect(await outcome(atHome)).toBe('open');

    const taken = await lead.post('/api/members/change', {
      id: body.id,
      role: 'lead',
      ownPassword: PASSWORD,
    });
    expect([taken.status, taken.body.error]).toEqual([200, undefined]);
    expect(await closeOf(atHome)).toBe('not-signed-in');
    expect((await other.get('/api/session/staff')).status).toBe(401);
    expect(members().find(({ name }) => name === 'Ilse Amt')?.role).toBe('lead');
    await enter(lead, HOME);
    const atHomeNow = await membersAt(relay, lead, HOME);
    await eventually(() =>
      expect(atHomeNow().find(({ name }) => name === 'Ilse Amt')).toMatchObject({
        removedAt: expect.any(Number),
      }),
    );
    const again = await signIn(relay, BESIDE, 'amt');
    expect((await enter(again, HOME)).body.error).toBe('not-allowed');
  });

  test('[P12.3] the operator’s command does, beside a running relay, and takes it away again', async () => {
    const { relay, dataDir, lead } = await aTown();
    await enter(lead, BESIDE);
    const said = await command(dataDir, 'lead', HOME, 'leitung');
    expect(said).toEqual({
      ok: true,
      value: [expect.stringContaining('now leads only'), expect.any(String)],
    });
    await eventually(async () => expect((await lead.get('/api/session/staff')).status).toBe(401));
    const again = await signIn(relay, HOME, 'leitung');
    expect((await enter(again, BESIDE)).body.error).toBe('not-allowed');
    const log = await logOf(relay, again, HOME);
    await eventually(() =>
      expect([...log.records().values()]).toContainEqual(
        expect.objectContaining({ role: { was: 'authority-lead', to: 'lead' } }),
      ),
    );
  });

  test.each([
    [['authority-lead', HOME, 'niemand'], /has no user 'niemand'/],
    [['authority-lead', HOME, 'leitung'], /has the role 'authority-lead' already/],
    [['authority-lead', HOME], /^Say /],
    [['constructor', HOME, 'leitung'], /^Say /],
  ])('%j is refused with a sentence', async (words, sentence) => {
    const { dataDir } = await aTown();
    const said = await command(dataDir, ...words);
    expect(said).toEqual({ ok: false, error: [expect.stringMatching(sentence)] });
  });
});

describe('[P4, P12] revocation', () => {
  test('[P12.4] a lead of any office who signs the person off ends the sessions at all offices, sockets at once', async () => {
    const { relay, lead, local, visiting } = await aVisit();
    // On another computer the same person is at home.
    const laptop = await signIn(relay, HOME, 'leitung', { device: 'another-device' });
    const sockets = [
      await aSocket(relay, `people:${BESIDE}:2026-11-23`, asStaff(lead)),
      await aSocket(relay, `people:${HOME}:2026-11-23`, asStaff(laptop)),
    ];
    for (const socket of sockets) expect(await outcome(socket)).toBe('open');
    expect((await local.post('/api/members/sign-out', { id: visiting })).status).toBe(200);
    for (const socket of sockets) expect(await closeOf(socket)).toBe('not-signed-in');
    for (const browser of [lead, laptop]) expect((await browser.get('/api/session/staff')).status).toBe(401);
  });

  test('a new password ends the sessions at the other offices', async () => {
    const { relay, lead } = await aVisit();
    const laptop = await signIn(relay, HOME, 'leitung', { device: 'another-device' });
    const socket = await aSocket(relay, `people:${BESIDE}:2026-11-23`, asStaff(lead));
    expect(await outcome(socket)).toBe('open');
    const changed = { password: PASSWORD, newPassword: 'ein anderes langes Kennwort' };
    expect((await laptop.post('/api/password', changed)).status).toBe(200);
    expect(await closeOf(socket)).toBe('not-signed-in');
  });

  test('an office that is of another town from the next start on is shut, and its list says so', async () => {
    const offices = aFolder();
    for (const id of [HOME, BESIDE]) copyFileSync(join(OFFICES, `${id}.yaml`), join(offices, `${id}.yaml`));
    const { relay, dataDir, local, lead } = await (async () => {
      const dir = aFolder();
      const first = await aRelay({ dataDir: dir, offices });
      await aLead(first, HOME);
      await command(dir, 'authority-lead', HOME, 'leitung');
      const one = await signIn(first, HOME, 'leitung');
      await enter(one, BESIDE);
      const { body } = await one.post('/api/members', {
        ...{ name: 'Karl Ort', login: 'ort', role: 'lead', ownPassword: PASSWORD },
      });
      const its = await signIn(first, BESIDE, 'ort', { password: body.password, newPassword: PASSWORD });
      return { relay: first, dataDir: dir, local: its, lead: one };
    })();
    await relay.close();
    const path = join(offices, `${BESIDE}.yaml`);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^town: .*$/m, 'town: Unna'));
    const second = await aRelay({ dataDir, offices });
    const { status } = await aBrowser(second).get('/api/session/staff', { cookie: lead.cookies });
    expect(status).toBe(401);
    const members = await membersAt(second, local, BESIDE);
    await eventually(() =>
      expect(members().find(({ home }) => home === HOME)).toMatchObject({ removedAt: expect.any(Number) }),
    );
    const again = await signIn(second, HOME, 'leitung');
    expect((await enter(again, BESIDE)).body.error).toBe('no-such-office');
  });
});

test('[P10, P12] LEADS_NEED_SECOND_FACTOR asks authority’s leads for one, too', async () => {
  const dataDir = aFolder();
  const relay = await aRelay({ dataDir, offices: OFFICES });
  await aLead(relay, HOME);
  await command(dataDir, 'authority-lead', HOME, 'leitung');
  await relay.close();
  const strict = await aRelay({ dataDir, offices: OFFICES, leadsNeedSecondFactor: true });
  const { body } = await aBrowser(strict).post('/api/sign-in', {
    ...{ office: HOME, login: 'leitung', password: PASSWORD, device: 'device-of-the-lead' },
  });
  expect(body.error).toBe('second-factor-needed');
});

test('[P12] an office without a lead of its own still gets its link, also while an authority’s lead works there', async () => {
  const { relay, dataDir, lead } = await aTown();
  await enter(lead, BESIDE);
  await relay.close();
  const second = await aRelay({ dataDir, offices: OFFICES });
  expect([...second.firstLeadLinks.keys()].sort()).toEqual([BESIDE, ELSEWHERE]);
});

test('[P12.3] the provider’s claim makes one, and takes it away: the sessions at all offices end', async () => {
  const provider = await theProvider();
  provider.members.set('erika', { name: 'Erika Leitung', roles: [`${HOME}:authority-lead`] });
  const relay = await aRelay({ offices: OFFICES, provider: provider.settings });
  provider.open(relay);
  const erika = atProvider(relay);
  await erika.signIn('erika', { office: HOME, desk: 'lead' });
  expect((await enter(erika, BESIDE)).body).toMatchObject({ office: BESIDE, role: 'authority-lead' });
  const socket = await aSocket(relay, `people:${BESIDE}:2026-11-23`, asStaff(erika));
  expect(await outcome(socket)).toBe('open');
  const away = await erika.post('/api/password', { password: PASSWORD, newPassword: PASSWORD });
  expect(away.body.error).toBe('own-office-only');

  provider.members.set('erika', { name: 'Erika Leitung', roles: [`${HOME}:clerk`] });
  await atProvider(relay).signIn('erika', { office: HOME, desk: 'lead' });
  expect(await closeOf(socket)).toBe('not-signed-in');
  expect((await erika.get('/api/session/staff')).status).toBe(401);
});

test('[P12] signing out at another office leads to the provider, too', async () => {
  const provider = await theProvider();
  provider.members.set('erika', { name: 'Erika Leitung', roles: [`${HOME}:authority-lead`] });
  const relay = await aRelay({ offices: OFFICES, provider: provider.settings });
  provider.open(relay);
  const erika = atProvider(relay);
  await erika.signIn('erika', { office: HOME, desk: 'lead' });
  await enter(erika, BESIDE);
  const out = await erika.post('/api/sign-out', { surface: 'staff' });
  expect(new URL(out.body.providerUrl as string).searchParams.get('id_token_hint')).not.toBeNull();
});
