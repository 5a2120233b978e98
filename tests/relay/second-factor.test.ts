/** The second factor of a lead over HTTP: set up, asked for at the sign-in, taken away; and what a guesser meets. */
import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { accountCommand } from '../../sync-server/commands/account.ts';
import type { Relay } from '../../sync-server/start.ts';
import { eventually } from '../support/eventually.ts';
import { appCode, STEP_MS } from '../support/totp.ts';
import { aBrowser, aClerk, aLead, aMember, PASSWORD } from './support/a-browser.ts';
import type { Browser, Reply } from './support/a-browser.ts';
import { aConfig, aFolder, aRelay, MONDAY_AT_TEN, OFFICE } from './support/a-relay.ts';
import { aSocket } from './support/a-socket.ts';

const asStaff = ({ cookies }: { readonly cookies: string }) => ({
  credential: { type: 'surface', surface: 'staff' } as const,
  cookies,
});

interface SetUp {
  readonly key: string;
  readonly uri: string;
  readonly recoveryCodes: readonly string[];
}

/** A relay whose time goes on by a test's word, behind a proxy that says which address asks. */
async function aTimedRelay(changes: { leadsNeedSecondFactor?: boolean } = {}) {
  let now = MONDAY_AT_TEN;
  const dataDir = aFolder();
  const relay = await aRelay({ dataDir, trustProxy: true, clockShift: 0, ...changes }, { clock: () => now });
  return {
    ...{ relay, dataDir },
    wait: (ms: number) => void (now += ms),
    /** By a phone whose clock is wrong by so much. */
    code: (key: string, wrongMs = 0) => appCode(key, now + wrongMs),
  };
}

async function setUp(lead: Browser, code: (key: string) => string): Promise<SetUp> {
  const begun = (await lead.post('/api/second-factor/begin', { password: PASSWORD })).body;
  const shown = begun as unknown as SetUp;
  const confirmed = await lead.post('/api/second-factor/confirm', { code: code(shown.key) });
  expect([confirmed.status, confirmed.body]).toEqual([200, { ok: true }]);
  return shown;
}

const signIn = (
  browser: Browser,
  more: Record<string, unknown> = {},
  from = '198.51.100.7',
): Promise<Reply> =>
  browser.post(
    '/api/sign-in',
    { office: OFFICE, login: 'leitung', password: PASSWORD, device: 'device-2', ...more },
    { 'x-forwarded-for': from },
  );
const outcome = ({ status, body }: Reply) => (status === 200 ? 'in' : body.error);

describe('setting it up', () => {
  test('[P10.1] it counts once a code of the app has confirmed it, and ends the other sessions', async () => {
    const { relay, code, wait } = await aTimedRelay();
    const lead = await aLead(relay);
    expect((await lead.get('/api/second-factor')).body).toEqual({
      ...{ isOn: false, recoveryCodesLeft: 0, isNeeded: false },
    });
    const other = aBrowser(relay);
    expect(outcome(await signIn(other))).toBe('in');

    const wrong = await lead.post('/api/second-factor/begin', { password: 'falsches Kennwort' });
    expect(wrong.body.error).toBe('wrong-password');
    const first = (await lead.post('/api/second-factor/begin', { password: PASSWORD })).body;
    const begun = (await lead.post('/api/second-factor/begin', { password: PASSWORD })).body;
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\/Foyer%20Dorsten:leitung\?/);
    expect(begun.uri).toContain(`secret=${String(begun.key)}`);
    expect(begun.recoveryCodes).toHaveLength(8);
    // Shown and not confirmed: nothing is asked for yet. Begun anew, the one before does not count.
    expect(outcome(await signIn(aBrowser(relay)))).toBe('in');
    const confirm = (typed: string) => lead.post('/api/second-factor/confirm', { code: typed });
    // As another tab still shows it.
    expect((await confirm(code(String(first.key)))).body.error).toBe('set-up-expired');
    expect((await confirm('000 000')).body.error).toBe('wrong-code');
    wait(15 * 60_000);
    expect((await confirm(code(String(begun.key)))).body.error).toBe('set-up-expired');

    const { key } = await setUp(lead, code);
    expect((await other.get('/api/session/staff')).status).toBe(401);
    expect((await lead.get('/api/second-factor')).body).toMatchObject({ isOn: true, recoveryCodesLeft: 8 });
    expect((await confirm(code(key))).body.error).toBe('second-factor-on');
    expect((await lead.post('/api/second-factor/begin', { password: PASSWORD })).body.error).toBe(
      'second-factor-on',
    );
  });

  test('no secret and no recovery code lies in the database; the key beside it is for its owner alone', async () => {
    const { relay, dataDir, code } = await aTimedRelay();
    const lead = await aLead(relay);
    expect(existsSync(join(dataDir, 'second-factor.key'))).toBe(false);
    const { key, recoveryCodes } = await setUp(lead, code);
    const db = new DatabaseSync(join(dataDir, 'foyer.sqlite'), { readOnly: true });
    const rows = JSON.stringify([
      ...db.prepare('SELECT * FROM second_factors').all(),
      ...db.prepare('SELECT * FROM recovery_codes').all(),
    ]);
    db.close();
    expect(rows).toMatch(/"sealed":"[\w-]{40,}"/);
    for (const secret of [key, ...recoveryCodes]) expect(rows).not.toContain(secret);
    const file = join(dataDir, 'second-factor.key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(rows).not.toContain(readFileSync(file, 'utf8').trim());
  });

  test('[P10, P5] a member sets up ten a day, so the staff log is not filled by it', async () => {
    const { relay, code, wait } = await aTimedRelay();
    const lead = await aLead(relay);
    for (let nth = 0; nth < 10; nth++) {
      const { recoveryCodes } = await setUp(lead, code);
      const removed = await lead.post('/api/second-factor/remove', {
        ...{ password: PASSWORD, code: recoveryCodes[0] },
      });
      expect(removed.status).toBe(200);
    }
    const refused = await lead.post('/api/second-factor/begin', { password: PASSWORD });
    expect([refused.status, refused.body.error]).toEqual([429, 'too-many']);
    expect(Number(refused.headers.get('retry-after'))).toBe(24 * 60 * 60);
    wait(24 * 60 * 60_000);
    const again = aBrowser(relay);
    expect(outcome(await signIn(again))).toBe('in');
    await setUp(again, code);
  });

  test('no member without a session, and a device not at all', async () => {
    const { relay } = await aTimedRelay();
    const stranger = aBrowser(relay);
    expect((await stranger.get('/api/second-factor')).status).toBe(401);
    expect((await stranger.post('/api/second-factor/begin', { password: PASSWORD })).status).toBe(401);
    expect((await stranger.post('/api/second-factor/remove', { password: 'x', code: '1' })).status).toBe(401);
  });
});

describe('signing in', () => {
  test('[P10.2] a code is asked for after the password, counts once, and may be a step early or late', async () => {
    const { relay, code, wait } = await aTimedRelay();
    const { key } = await setUp(await aLead(relay), code);
    const browser = aBrowser(relay);
    const tryCode = async (typed: string) => outcome(await signIn(browser, { code: typed }));

    expect(outcome(await signIn(browser, { password: 'falsches Kennwort' }))).toBe('wrong-credentials');
    expect(outcome(await signIn(browser))).toBe('code-needed');
    // The one that confirmed it is used up.
    expect(await tryCode(code(key))).toBe('wrong-code');
    wait(STEP_MS);
    expect(await tryCode(code(key, -2 * STEP_MS))).toBe('wrong-code');
    expect(await tryCode(code(key, 2 * STEP_MS))).toBe('wrong-code');
    wait(60 * 60_000);
    const typed = code(key, -STEP_MS).replace(/^(...)/, '$1 ');
    expect(await tryCode(typed)).toBe('in');
    expect(await tryCode(typed)).toBe('wrong-code');
    // A later step was used: an earlier one counts no more.
    expect(await tryCode(code(key, STEP_MS))).toBe('in');
    expect(await tryCode(code(key))).toBe('wrong-code');
    const raced = await Promise.all(
      [0, 1].map(async () => {
        const at = aBrowser(relay);
        return outcome(await signIn(at, { code: code(key, STEP_MS) }, '203.0.113.4'));
      }),
    );
    expect(raced).not.toContain('in');
    wait(STEP_MS * 3);
    const both = await Promise.all(
      [0, 1].map(async () => outcome(await signIn(aBrowser(relay), { code: code(key) }, '203.0.113.5'))),
    );
    expect(both.toSorted()).toEqual(['in', 'wrong-code']);
  });

  test('[P10.2] wrong codes slow down; the right password forgives none of them', async () => {
    const { relay, code, wait } = await aTimedRelay();
    const { key } = await setUp(await aLead(relay), code);
    wait(STEP_MS * 2);
    const said: unknown[] = [];
    // From ever new addresses, with the right password between.
    for (let i = 0; i < 12; i++) {
      const from = `198.51.100.${i}`;
      await signIn(aBrowser(relay), {}, from);
      said.push(outcome(await signIn(aBrowser(relay), { code: '000000' }, from)));
    }
    expect(said).toEqual([...Array(10).fill('wrong-code'), 'too-many', 'too-many']);
    const kept = await signIn(aBrowser(relay), { code: code(key) }, '203.0.113.9');
    expect([outcome(kept), kept.headers.get('retry-after')]).toEqual(['too-many', '2']);
    wait(2_000);
    expect(outcome(await signIn(aBrowser(relay), { code: code(key) }, '203.0.113.9'))).toBe('in');
  });

  test('[P10.2] a browser that its owner knows is kept out by no guesser', async () => {
    const { relay, code, wait } = await aTimedRelay();
    const lead = await aLead(relay);
    const { key } = await setUp(lead, code);
    wait(STEP_MS * 2);
    for (let i = 0; i < 12; i++) await signIn(aBrowser(relay), { code: '000000' }, `198.51.100.${i}`);
    expect(outcome(await signIn(aBrowser(relay), { code: code(key) }, '203.0.113.9'))).toBe('too-many');
    expect(outcome(await signIn(lead, { code: code(key) }, '203.0.113.9'))).toBe('in');
  });

  test('[P10.3] a recovery code is good once, however it is typed', async () => {
    const { relay, code } = await aTimedRelay();
    const { recoveryCodes } = await setUp(await aLead(relay), code);
    const [first, second] = recoveryCodes as [string, string];
    const browser = aBrowser(relay);
    expect(outcome(await signIn(browser, { code: first.replaceAll('-', ' ').toUpperCase() }))).toBe('in');
    expect((await browser.get('/api/second-factor')).body.recoveryCodesLeft).toBe(7);
    expect(outcome(await signIn(aBrowser(relay), { code: first }))).toBe('wrong-code');
    expect(outcome(await signIn(aBrowser(relay), { code: second }))).toBe('in');
    expect(outcome(await signIn(aBrowser(relay), { code: '2345-6789-bcdf-ghjk' }))).toBe('wrong-code');
  });

  test('a one-time password of a lead with a second factor uses up no code before the own one is chosen', async () => {
    const { relay, code, wait } = await aTimedRelay();
    const lead = await aLead(relay);
    const added = await lead.post('/api/members', {
      ...{ name: 'Zweite Leitung', login: 'zweite', role: 'lead', ownPassword: PASSWORD },
    });
    const second = aBrowser(relay);
    const as2 = { login: 'zweite', newPassword: PASSWORD };
    expect(outcome(await signIn(second, { ...as2, password: added.body.password }))).toBe('in');
    const { key } = await setUp(second, code);
    const reset = await lead.post('/api/members/password', { id: added.body.id, ownPassword: PASSWORD });
    const password = reset.body.password;
    wait(STEP_MS);
    const typed = code(key);
    const again = (more: object) => signIn(aBrowser(relay), { login: 'zweite', password, ...more });
    expect(outcome(await again({ code: typed }))).toBe('own-password-needed');
    expect(outcome(await again({ code: typed, newPassword: 'passwort123' }))).toBe('password-guessable');
    expect(outcome(await again({ newPassword: 'ein ganz anderes Kennwort' }))).toBe('code-needed');
    expect(outcome(await again({ newPassword: 'ein ganz anderes Kennwort', code: typed }))).toBe('in');
  });

  test('without the key file an app helps no more: a recovery code does, and so does the operator', async () => {
    const { relay, dataDir, code, wait } = await aTimedRelay();
    const { key, recoveryCodes } = await setUp(await aLead(relay), code);
    renameSync(join(dataDir, 'second-factor.key'), join(dataDir, 'elsewhere'));
    wait(STEP_MS);
    expect(outcome(await signIn(aBrowser(relay), { code: code(key) }))).toBe('second-factor-unreadable');
    expect(outcome(await signIn(aBrowser(relay), { code: recoveryCodes[0] }))).toBe('in');
    renameSync(join(dataDir, 'elsewhere'), join(dataDir, 'second-factor.key'));
    expect(outcome(await signIn(aBrowser(relay), { code: code(key) }))).toBe('in');
  });
});

describe('taking it away', () => {
  test('[P10.4, P5] by password and code, on record; then the password is enough', async () => {
    const { relay, code, wait } = await aTimedRelay();
    const lead = await aLead(relay);
    const remove = (password: string, typed: string) =>
      lead.post('/api/second-factor/remove', { password, code: typed });
    expect((await remove(PASSWORD, '000000')).body.error).toBe('no-second-factor');
    const { key } = await setUp(lead, code);
    wait(STEP_MS);
    expect((await remove('falsches Kennwort', code(key))).body.error).toBe('wrong-password');
    expect((await remove(PASSWORD, '000000')).body.error).toBe('wrong-code');
    expect((await remove(PASSWORD, code(key))).body).toEqual({ ok: true });
    expect(outcome(await signIn(aBrowser(relay)))).toBe('in');
    const log = await aSocket(relay, 'log:dorsten', asStaff(lead));
    await eventually(() => {
      const entries = [...log.records().values()] as { what: string; by: string | null }[];
      const about = entries.filter(({ what }) => what.startsWith('second-factor'));
      expect(about.map(({ what, by }) => [what, by === lead.actor]).toSorted()).toEqual([
        ['second-factor-removed', true],
        ['second-factor-set', true],
      ]);
    });
  });

  test('[P10.4] by the operator while the relay runs; the log has it from the next sign-in on', async () => {
    const { relay, dataDir, code } = await aTimedRelay();
    const lead = await aLead(relay);
    const carry = (...words: string[]) => accountCommand(words, { ...aConfig({ dataDir }), clockShift: 0 });
    expect(await carry('second-factor', OFFICE, 'leitung')).toMatchObject({
      ...{ ok: false, error: ["'leitung' of 'dorsten' has no second factor."] },
    });
    const { recoveryCodes } = await setUp(lead, code);
    expect(await carry('second-factor', OFFICE, ' LEITUNG ')).toMatchObject({ ok: true });
    expect(await carry('second-factor', OFFICE, 'leitung')).toMatchObject({ ok: false });
    expect((await lead.get('/api/second-factor')).body.isOn).toBe(false);
    expect(outcome(await signIn(aBrowser(relay)))).toBe('in');
    const log = await aSocket(relay, 'log:dorsten', asStaff(lead));
    await eventually(() =>
      expect([...log.records().values()]).toContainEqual(
        expect.objectContaining({ what: 'second-factor-removed', by: null }),
      ),
    );
    // A new one has none of the codes of the one before.
    const { key } = await setUp(lead, code);
    expect(outcome(await signIn(aBrowser(relay), { code: recoveryCodes[0] }))).toBe('wrong-code');
    expect(key).toMatch(/^[A-Z2-7]{32}$/);
  });

  test('[P10.4] it goes when a lead is given another role', async () => {
    const { relay, code } = await aTimedRelay();
    const lead = await aLead(relay);
    const second = await aMember(relay, lead, 'zweite', 'lead');
    await setUp(second, code);
    const { member } = (await second.get('/api/session/staff')).body;
    const change = { id: member, role: 'clerk', ownPassword: PASSWORD };
    expect((await lead.post('/api/members/change', change)).status).toBe(200);
    expect(outcome(await signIn(aBrowser(relay), { login: 'zweite' }))).toBe('in');
  });

  test('it goes with its member', async () => {
    const { relay, dataDir, code } = await aTimedRelay();
    const lead = await aLead(relay);
    const clerk = await aClerk(relay, lead);
    await setUp(clerk, code);
    const { member } = (await clerk.get('/api/session/staff')).body;
    await lead.post('/api/members/remove', { id: member, ownPassword: PASSWORD });
    const db = new DatabaseSync(join(dataDir, 'foyer.sqlite'), { readOnly: true });
    const left = ['second_factors', 'recovery_codes'].map((table) =>
      db.prepare(`SELECT count(*) AS count FROM ${table}`).get(),
    );
    db.close();
    expect(left).toEqual([{ count: 0 }, { count: 0 }]);
  });
});

describe('where leads need one', () => {
  const begin = (relay: Relay, more: object = {}) =>
    aBrowser(relay).post('/api/sign-in/second-factor', {
      ...{ office: OFFICE, login: 'leitung', password: PASSWORD, ...more },
    });

  test('[P10.5] a lead without one sets it up at the sign-in, a clerk does not', async () => {
    const { relay, code, wait } = await aTimedRelay({ leadsNeedSecondFactor: true });
    const lead = await aLead(relay);
    expect((await lead.get('/api/second-factor')).body.isNeeded).toBe(true);
    await aClerk(relay, lead);
    expect(outcome(await signIn(aBrowser(relay), { login: 'schalter' }))).toBe('in');

    const browser = aBrowser(relay);
    expect(outcome(await signIn(browser))).toBe('second-factor-needed');
    // Nothing was begun: no code helps.
    expect(outcome(await signIn(browser, { code: '000000' }))).toBe('second-factor-needed');
    expect((await begin(relay, { password: 'falsches Kennwort' })).body.error).toBe('wrong-credentials');
    expect((await begin(relay, { login: 'schalter' })).body.error).toBe('second-factor-on');
    const { key, recoveryCodes } = (await begin(relay)).body as unknown as SetUp;
    expect(outcome(await signIn(browser, { code: '000000' }))).toBe('wrong-code');
    expect(outcome(await signIn(browser, { code: code(key) }))).toBe('in');
    expect((await lead.get('/api/session/staff')).status).toBe(401);
    expect((await browser.get('/api/second-factor')).body).toMatchObject({ isOn: true });
    const log = await aSocket(relay, 'log:dorsten', asStaff(browser));
    await eventually(() =>
      expect([...log.records().values()]).toContainEqual(
        expect.objectContaining({ what: 'second-factor-set', by: null }),
      ),
    );
    expect((await begin(relay)).body.error).toBe('second-factor-on');
    wait(STEP_MS);
    expect(outcome(await signIn(aBrowser(relay)))).toBe('code-needed');
    expect(outcome(await signIn(aBrowser(relay), { code: recoveryCodes[3] }))).toBe('in');
  });

  test('[P10.5] a set-up that took too long begins anew', async () => {
    const { relay, code, wait } = await aTimedRelay({ leadsNeedSecondFactor: true });
    await aLead(relay);
    const { key } = (await begin(relay)).body as unknown as SetUp;
    wait(15 * 60_000);
    expect(outcome(await signIn(aBrowser(relay), { code: code(key) }))).toBe('second-factor-needed');
  });
});
