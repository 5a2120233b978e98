/** Who is kept out of signing in, by whose tries, and how an operator lets them in again. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { accountCommand } from '../../sync-server/commands/account.ts';
import type { Relay } from '../../sync-server/start.ts';
import { VERSION, versions } from '../../sync-server/store/sqlite/schema.ts';
import { aBrowser, aClerk, aLead, PASSWORD } from './support/a-browser.ts';
import type { Browser } from './support/a-browser.ts';
import { aConfig, aFolder, aRelay, OFFICE } from './support/a-relay.ts';

const LEADS_ADDRESS = '192.0.2.1';

/** A relay whose time stands still, behind a proxy that says which address asks. */
async function aHeldClock(dataDir = aFolder()): Promise<Relay> {
  const now = Date.now();
  return aRelay({ dataDir, trustProxy: true, clockShift: 0 }, { clock: () => now });
}

const attempt = (browser: Browser, from: string, login: string, password = 'falsches Kennwort') =>
  browser.post(
    '/api/sign-in',
    { office: OFFICE, login, password, device: 'device-1' },
    { 'x-forwarded-for': from },
  );

/** The number of wrong tries that ends those from everywhere. */
async function guessFromEverywhere(relay: Relay): Promise<void> {
  const statuses: number[] = [];
  for (let network = 0; network < 20; network++) {
    const tries = Array.from({ length: 5 }, () =>
      attempt(aBrowser(relay), `198.51.100.${network}`, 'leitung'),
    );
    statuses.push(...(await Promise.all(tries)).map(({ status }) => status));
  }
  expect(statuses).toEqual(Array(100).fill(401));
}

describe('a browser in which a member has signed in before', () => {
  test('lets them in whatever others try, has a counter of its own, and helps no other member', async () => {
    const relay = await aHeldClock();
    const lead = await aLead(relay);
    const clerk = await aClerk(relay, lead);
    await lead.post('/api/sign-out', { surface: 'staff' });
    await guessFromEverywhere(relay);
    // Also from the address of the office itself, for logins that do not exist.
    for (let i = 0; i < 30; i++) await attempt(aBrowser(relay), LEADS_ADDRESS, `invented-${i}`);

    expect((await attempt(aBrowser(relay), '203.0.113.9', 'leitung', PASSWORD)).status).toBe(429);
    expect((await attempt(clerk, '203.0.113.9', 'leitung', PASSWORD)).status).toBe(429);
    expect((await attempt(clerk, LEADS_ADDRESS, 'schalter', PASSWORD)).status).toBe(200);
    expect((await attempt(lead, LEADS_ADDRESS, 'leitung', PASSWORD)).status).toBe(200);

    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) statuses.push((await attempt(lead, LEADS_ADDRESS, 'leitung')).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await attempt(clerk, LEADS_ADDRESS, 'schalter', PASSWORD)).status).toBe(200);
  });

  test('does not share the tries a minute of its address; an invented cookie does', async () => {
    const relay = await aHeldClock();
    const lead = await aLead(relay);
    const flood = Array.from({ length: 60 }, () =>
      aBrowser(relay).post('/api/sign-in', {}, { 'x-forwarded-for': LEADS_ADDRESS }),
    );
    for (const { status } of await Promise.all(flood)) expect(status).toBe(400);
    const headers = { 'x-forwarded-for': LEADS_ADDRESS, cookie: `foyer_known=${'s'.repeat(43)}` };
    expect((await aBrowser(relay).post('/api/sign-in', {}, headers)).status).toBe(429);
    expect((await attempt(lead, LEADS_ADDRESS, 'leitung', PASSWORD)).status).toBe(200);
  });

  test('is known by a cookie that no page reads and no other site sends; the store has its digest', async () => {
    const folder = aFolder();
    const relay = await aHeldClock(folder);
    const lead = await aLead(relay);
    const secret = /foyer_known=([^;]+)/.exec(lead.cookies)![1]!;
    const reply = await attempt(lead, '', 'leitung', PASSWORD);
    const cookie = reply.headers.getSetCookie().find((line) => line.startsWith('foyer_known='))!;
    expect(cookie).toContain(secret);
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=34560000'])
      expect(cookie).toContain(part);
    const db = new DatabaseSync(join(folder, 'foyer.sqlite'), { readOnly: true });
    const rows = db.prepare('SELECT * FROM known_browsers').all();
    db.close();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});

describe('npm run account -- free', () => {
  const free = (dataDir: string, ...words: string[]) =>
    accountCommand(words, { ...aConfig({ dataDir }), clockShift: 0 });

  test('lets a locked-out member in again while the relay runs, with fresh counters', async () => {
    const folder = aFolder();
    const relay = await aHeldClock(folder);
    await aLead(relay);
    await guessFromEverywhere(relay);
    for (let i = 0; i < 30; i++) await attempt(aBrowser(relay), LEADS_ADDRESS, `invented-${i}`);
    expect((await attempt(aBrowser(relay), LEADS_ADDRESS, 'leitung', PASSWORD)).status).toBe(429);
    const said = await free(folder, 'free', OFFICE, ' LEITUNG ');
    expect(said).toMatchObject({ ok: true });
    // What is tried from now on counts, so that no client may guess without end.
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++)
      statuses.push((await attempt(aBrowser(relay), '198.51.100.1', 'leitung')).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await attempt(aBrowser(relay), LEADS_ADDRESS, 'leitung', PASSWORD)).status).toBe(200);
  });

  test.each([
    [['free', OFFICE], /^Say `npm run account/],
    [['lock', OFFICE, 'leitung'], /^Say `npm run account/],
    [['free', OFFICE, 'nobody'], /^The office 'dorsten' has no user 'nobody'\.$/],
    [['free', 'No Office', 'leitung'], /^There is no office 'No Office'. Known: '[^]*dorsten'/],
  ])('%j is answered with a sentence', async (words, sentence) => {
    const folder = aFolder();
    await aLead(await aRelay({ dataDir: folder }));
    const said = await free(folder, ...words);
    expect(said.ok ? '' : said.error.join(' ')).toMatch(sentence);
  });

  test('says so where there is no data, and where it is of another version', async () => {
    const folder = aFolder();
    const sentence = async (): Promise<string> => {
      const said = await free(folder, 'free', OFFICE, 'leitung');
      return said.ok ? '' : said.error.join(' ');
    };
    expect(await sentence()).toMatch(/^There is no data in/);
    const db = new DatabaseSync(join(folder, 'foyer.sqlite'));
    db.exec(`${versions[0]!} PRAGMA user_version = 1;`);
    expect(await sentence()).toMatch(/is of an older version\. Start the relay once/);
    db.exec(`PRAGMA user_version = ${VERSION + 1}`);
    expect(await sentence()).toMatch(/newer version/);
    db.close();
  });
});
