/** One-time passwords, the choice of an own one, its change, and the lead's password before staff changes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { leadLinkCommand } from '../../sync-server/commands/lead-link.ts';
import type { Relay } from '../../sync-server/start.ts';
import { aBrowser, aClerk, aLead, PASSWORD } from './support/a-browser.ts';
import type { Browser } from './support/a-browser.ts';
import { aConfig, aFolder, aRelay, OFFICE } from './support/a-relay.ts';

const NEXT = 'ein anderes Kennwort';
const KARL = { name: 'Karl Schalter', login: 'schalter', role: 'clerk' };
const DAY_MS = 24 * 3_600_000;

const signIn = (browser: Browser, login: string, password: string, newPassword?: string) =>
  browser.post('/api/sign-in', { office: OFFICE, login, password, newPassword, device: 'device-1' });

async function anOffice() {
  const dataDir = aFolder();
  const now = { at: Date.now() };
  const relay = await aRelay({ dataDir, clockShift: 0 }, { clock: () => now.at });
  return { dataDir, now, relay, lead: await aLead(relay) };
}

const answer = ({ status, body }: Awaited<ReturnType<Browser['post']>>) => [status, body.error];

describe('the one-time password of a member', () => {
  test('is good for one sign-in, at which the member chooses their own', async () => {
    const { relay, lead } = await anOffice();
    // What a lead sends along is not taken: no lead chooses a password for others.
    const entered = { ...KARL, password: PASSWORD, ownPassword: PASSWORD };
    const oneTime = (await lead.post('/api/members', entered)).body.password as string;
    expect(oneTime).toMatch(/^([2-9b-z]{4}-){3}[2-9b-z]{4}$/);
    const browser = aBrowser(relay);
    const handed = await signIn(browser, 'schalter', oneTime);
    expect(answer(handed)).toEqual([403, 'own-password-needed']);
    expect(answer(await signIn(aBrowser(relay), 'schalter', PASSWORD))).toEqual([401, 'wrong-credentials']);
    expect((await browser.get('/api/session/staff')).status).toBe(401);
    for (const [chosen, error] of [
      ['kurz', 'password-too-short'],
      [oneTime, 'password-unchanged'],
      [oneTime.toUpperCase().replaceAll('-', ' '), 'password-unchanged'],
      ['Dorsten2026!', 'password-guessable'],
    ] as const) {
      expect(answer(await signIn(browser, 'schalter', oneTime, chosen))).toEqual([400, error]);
    }
    expect(answer(await signIn(browser, 'schalter', 'falsch geraten', NEXT))).toEqual([
      401,
      'wrong-credentials',
    ]);
    expect((await signIn(browser, 'schalter', oneTime, NEXT)).status).toBe(200);
    expect((await browser.get('/api/session/staff')).status).toBe(200);
    expect(answer(await signIn(browser, 'schalter', oneTime, PASSWORD))).toEqual([401, 'wrong-credentials']);
    expect((await signIn(browser, 'schalter', NEXT)).status).toBe(200);
  });

  test('ends after seven days, which only the one who types it right is told', async () => {
    const { relay, lead, now } = await anOffice();
    const added = await lead.post('/api/members', { ...KARL, ownPassword: PASSWORD });
    const { id, password, expiresAt } = added.body as { id: string; password: string; expiresAt: number };
    expect(expiresAt).toBe(now.at + 7 * DAY_MS);
    const browser = aBrowser(relay);
    now.at = expiresAt - 1;
    expect(answer(await signIn(browser, 'schalter', password))).toEqual([403, 'own-password-needed']);
    now.at = expiresAt;
    for (const chosen of [undefined, NEXT])
      expect(answer(await signIn(browser, 'schalter', password, chosen))).toEqual([403, 'password-expired']);
    expect(answer(await signIn(browser, 'schalter', 'geraten', NEXT))).toEqual([401, 'wrong-credentials']);
    await signIn(lead, 'leitung', PASSWORD);
    const reset = await lead.post('/api/members/password', { id, ownPassword: PASSWORD });
    expect(reset.body.expiresAt).toBe(now.at + 7 * DAY_MS);
    // People type it so: in capitals, without the lines between the groups.
    const typed = (reset.body.password as string).toUpperCase().replaceAll('-', ' ');
    expect(answer(await signIn(browser, 'schalter', password, NEXT))).toEqual([401, 'wrong-credentials']);
    expect((await signIn(browser, 'schalter', typed, NEXT)).status).toBe(200);
    // The member's own password does not end.
    now.at += 30 * DAY_MS;
    expect((await signIn(browser, 'schalter', NEXT)).status).toBe(200);
  });

  test('is nowhere in what is stored', async () => {
    const { dataDir, lead } = await anOffice();
    const added = await lead.post('/api/members', { ...KARL, ownPassword: PASSWORD });
    const files = readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name), 'latin1'));
    expect(files.some((text) => text.includes('Karl Schalter'))).toBe(true);
    expect(files.some((text) => text.includes(added.body.password as string))).toBe(false);
  });

  test('the password of the first lead cannot be one that is easy to guess', async () => {
    const relay = await aRelay();
    const token = [...relay.firstLeadLinks.values()][0]!.split('#')[1];
    const first = { office: OFFICE, token, name: 'Erika', login: 'leitung', device: 'device-1' };
    const refused = await aBrowser(relay).post('/api/first-lead', { ...first, password: '1234567890' });
    expect(answer(refused)).toEqual([400, 'password-guessable']);
  });
});

describe('one’s own password', () => {
  test('is changed with the old one; other sessions end, this one stays', async () => {
    const { relay, lead } = await anOffice();
    const clerk = await aClerk(relay, lead);
    const elsewhere = aBrowser(relay);
    await signIn(elsewhere, 'schalter', PASSWORD);
    const change = (password: string, newPassword: string) =>
      clerk.post('/api/password', { password, newPassword });
    expect(answer(await change('nicht das alte', NEXT))).toEqual([403, 'wrong-password']);
    expect(answer(await change(PASSWORD, PASSWORD))).toEqual([400, 'password-unchanged']);
    expect(answer(await change(PASSWORD, 'Passwort123'))).toEqual([400, 'password-guessable']);
    expect(answer(await change(PASSWORD, 'kurz'))).toEqual([400, 'password-too-short']);
    expect((await change(PASSWORD, NEXT)).body).toEqual({ ok: true });
    expect((await clerk.get('/api/session/staff')).status).toBe(200);
    expect((await elsewhere.get('/api/session/staff')).status).toBe(401);
    expect((await signIn(elsewhere, 'schalter', NEXT)).status).toBe(200);
    const nobody = await aBrowser(relay).post('/api/password', { password: PASSWORD, newPassword: NEXT });
    expect(answer(nobody)).toEqual([401, 'not-signed-in']);
  });

  test('is asked of a lead before staff changes, and cannot be guessed with a stolen session', async () => {
    const { relay, lead, now } = await anOffice();
    await aClerk(relay, lead);
    const remove = (ownPassword?: string) =>
      lead.post('/api/members/remove', { id: 'a'.repeat(36), ownPassword });
    expect(answer(await remove())).toEqual([403, 'wrong-password']);
    for (const path of ['/api/members', '/api/members/password', '/api/members/remove']) {
      const body = { ...KARL, id: 'a'.repeat(36), ownPassword: 'geraten' };
      expect(answer(await lead.post(path, body))).toEqual([403, 'wrong-password']);
    }
    for (let tries = 3; tries < 5; tries++) await remove('geraten');
    const late = await remove(PASSWORD);
    expect(answer(late)).toEqual([429, 'too-many']);
    now.at += Number(late.headers.get('retry-after')) * 1000;
    expect(answer(await remove(PASSWORD))).toEqual([404, 'no-such-member']);
  });
});

describe('npm run lead-link', () => {
  const link = async (dataDir: string, relay: Relay | null, ...words: string[]): Promise<string> => {
    const publicUrl = relay?.url ?? 'https://termine.example.de';
    const said = await leadLinkCommand(words, { ...aConfig({ dataDir, clockShift: 0 }), publicUrl });
    return (said.ok ? said.value : said.error).join(' ');
  };
  const become = async (relay: Relay, said: string, login: string) => {
    const [, token] = /\/first#([\w-]{43}) /.exec(said) ?? [];
    const who = { name: 'Neue Leitung', login, password: NEXT, device: 'device-2' };
    return aBrowser(relay).post('/api/first-lead', { office: OFFICE, token, ...who });
  };

  test('makes one more lead while the relay runs, once, for a day', async () => {
    const { dataDir, now, relay } = await anOffice();
    const said = await link(dataDir, relay, OFFICE);
    expect(said).toContain(`${relay.url}/staff/${OFFICE}/first#`);
    expect((await become(relay, said, 'neu')).body).toMatchObject({ role: 'lead' });
    expect((await become(relay, said, 'neuer')).status).toBe(410);
    const later = await link(dataDir, relay, OFFICE);
    now.at += 24 * 3_600_000 + 60_000;
    expect((await become(relay, later, 'neuer')).status).toBe(410);
  });

  test('says what is wrong', async () => {
    const { dataDir } = await anOffice();
    expect(await link(dataDir, null)).toMatch(/^Say `npm run lead-link/);
    expect(await link(dataDir, null, 'nowhere')).toMatch(
      /^There is no office 'nowhere'. Known: '[^]*dorsten'/,
    );
    expect(await link(aFolder(), null, OFFICE)).toMatch(/^There is no data/);
  });
});
