/** Signing in at the town's provider: against a real one, and against one whose answers are forged. */
import { describe, expect, test } from 'vitest';
import type { Log } from '../../sync-server/log/log.ts';
import { silentLog } from '../../sync-server/log/log.ts';
import { CONFIRMED_MS } from '../../sync-server/accounts/provider/provider-sessions.ts';
import { RETRY_AFTER_MS } from '../../sync-server/accounts/provider/provider.ts';
import type { Relay } from '../../sync-server/start.ts';
import type { RealProvider } from '../support/provider.ts';
import { aBrowser, aLead, PASSWORD } from './support/a-browser.ts';
import { aRelay, OFFICE } from './support/a-relay.ts';
import { aForger, atProvider, begin, theProvider } from './support/at-provider.ts';
import type { AtProvider } from './support/at-provider.ts';

const COUNTER = `/staff/${OFFICE}`;
const refused = (why: string, desk = COUNTER): string => `${desk}#sign-in=${why}`;

/** A relay and its provider, which knows a clerk and a lead. */
async function aTown(
  ...given: Parameters<typeof theProvider>
): Promise<{ readonly relay: Relay; readonly provider: RealProvider }> {
  const provider = await theProvider(...given);
  provider.members.set('karl', { name: 'Karl Schalter', roles: [`${OFFICE}:clerk`] });
  provider.members.set('erika', { name: 'Erika Leitung', roles: [`${OFFICE}:lead`] });
  const relay = await aRelay({ provider: provider.settings });
  provider.open(relay);
  return { relay, provider };
}

const sessionOf = async (browser: AtProvider): Promise<Record<string, unknown>> =>
  (await browser.get('/api/session/staff')).body;

test('a member signs in by the button, and is who the provider says', async () => {
  const { relay } = await aTown();
  const karl = atProvider(relay);
  expect((await karl.get('/api/sign-in/ways')).body).toEqual({ passwords: true, provider: { label: null } });
  expect(await karl.signIn('karl')).toBe(COUNTER);
  expect(await sessionOf(karl)).toMatchObject({ office: OFFICE, role: 'clerk', name: 'Karl Schalter' });
  // The one for the way back goes with other sites' pages; the session's does not.
  const [pending, session] = ['foyer_provider', 'foyer_staff'].map((name) =>
    karl.setCookies.find((line) => line.startsWith(`${name}=`)),
  );
  expect(pending).toMatch(/; HttpOnly;.*SameSite=Lax/);
  expect(pending).toMatch(/Max-Age=(?:5\d\d|600);/);
  expect(session).toMatch(/; HttpOnly;.*SameSite=Strict/);
});

test('by https the cookie of the way back belongs to this very host', async () => {
  const provider = await theProvider();
  const relay = await aRelay({ provider: provider.settings, publicUrl: 'https://termine.example.de' });
  provider.open(relay);
  const browser = atProvider(relay);
  const begun = await browser.post(
    '/api/sign-in/provider',
    { office: OFFICE, device: 'device-at-provider', desk: 'counter' },
    { origin: 'https://termine.example.de' },
  );
  expect(browser.setCookies[0]).toMatch(/^__Host-foyer_provider=[\w-]{43}; .*Path=\/; HttpOnly; Secure/);
  const { searchParams } = new URL(begun.body.url as string);
  expect(searchParams.get('redirect_uri')).toBe('https://termine.example.de/api/sign-in/return');
  expect(searchParams.get('code_challenge_method')).toBe('S256');
  for (const name of ['state', 'nonce', 'code_challenge', 'max_age'])
    expect(searchParams.get(name), name).toMatch(/./);
});

test('the same member is the same account at the next sign-in; name and role are asked for where the token lacks them', async () => {
  const { relay, provider } = await aTown({}, { idTokenSaysAll: false });
  const karl = atProvider(relay);
  await karl.signIn('karl');
  const first = await sessionOf(karl);
  provider.members.set('karl', { name: 'Karl Neumann', roles: [`${OFFICE}:clerk`] });
  expect(await karl.signIn('karl')).toBe(COUNTER);
  const second = await sessionOf(karl);
  expect(second).toMatchObject({ name: 'Karl Neumann', member: first.member, actor: first.actor });
});

test('a sign-in ends the session that the browser held before', async () => {
  const { relay } = await aTown();
  const browser = atProvider(relay);
  await browser.signIn('karl');
  const before = browser.cookies;
  await browser.signIn('karl');
  expect((await aBrowser(relay).get('/api/session/staff', { cookie: before })).status).toBe(401);
});

describe('roles come from the provider', () => {
  test.each([
    ['none', undefined],
    ['one that is not known here', ['dorsten:mayor']],
    ['one of another office', ['werne:lead']],
    ['one of an office that does not exist', ['atlantis:lead']],
  ])('who has %s is refused and is told whom to ask', async (_, roles) => {
    const { relay, provider } = await aTown();
    provider.members.set('paula', { name: 'Paula', ...(roles && { roles }) });
    const paula = atProvider(relay);
    expect(await paula.signIn('paula', { desk: 'lead' })).toBe(refused('no-role', `${COUNTER}/lead`));
    expect(await sessionOf(paula)).toMatchObject({ error: 'not-signed-in' });
  });

  test('are read by the table of the settings', async () => {
    const grants = new Map([['cn=foyer,ou=amt', [{ office: '*', role: 'lead' }] as const]]);
    const { relay, provider } = await aTown({ grants });
    provider.members.set('paula', { name: 'Paula', roles: ['cn=foyer,ou=amt'] });
    const paula = atProvider(relay);
    await paula.signIn('paula');
    expect(await sessionOf(paula)).toMatchObject({ role: 'lead' });
    expect(await atProvider(relay).signIn('karl')).toBe(refused('no-role'));
  });

  test('another role ends every session with the old one, also of the only lead', async () => {
    const { relay, provider } = await aTown();
    const [atHome, atWork] = [atProvider(relay), atProvider(relay)];
    await atHome.signIn('erika');
    provider.members.set('erika', { name: 'Erika Leitung', roles: [`${OFFICE}:clerk`] });
    expect(await atWork.signIn('erika', { device: 'another-device' })).toBe(COUNTER);
    expect(await sessionOf(atWork)).toMatchObject({ role: 'clerk' });
    expect(await sessionOf(atHome)).toMatchObject({ error: 'not-signed-in' });
  });

  test('a role that was taken away ends every session at the next try', async () => {
    const { relay, provider } = await aTown();
    const erika = atProvider(relay);
    await erika.signIn('erika');
    provider.members.set('erika', { name: 'Erika Leitung' });
    expect(await atProvider(relay).signIn('erika')).toBe(refused('no-role'));
    expect(await sessionOf(erika)).toMatchObject({ error: 'not-signed-in' });
    provider.members.set('erika', { name: 'Erika Leitung', roles: [`${OFFICE}:clerk`] });
    expect(await erika.signIn('erika')).toBe(COUNTER);
  });
});

test('an account with a password is not taken over by an equal login or name', async () => {
  const { relay, provider } = await aTown();
  const lead = await aLead(relay);
  provider.members.set('leitung', {
    ...{ name: 'Erika Leitung', preferred_username: 'leitung', roles: [`${OFFICE}:clerk`] },
  });
  const other = atProvider(relay);
  expect(await other.signIn('leitung')).toBe(COUNTER);
  const [mine, theirs] = [(await lead.get('/api/session/staff')).body, await sessionOf(other)];
  expect(theirs.role).toBe('clerk');
  expect(theirs.member).not.toBe(mine.member);
  // Nor does any password open the provider's account.
  for (const login of ['leitung', 'oidc:leitung'])
    expect(
      (
        await aBrowser(relay).post('/api/sign-in', {
          ...{ office: OFFICE, login, password: 'none', device: 'device-of-a-guesser' },
        })
      ).status,
    ).toBe(401);
});

describe('what comes back is good once, in the browser that began', () => {
  test('the same address opened again leads to the sign-in page', async () => {
    const { relay } = await aTown();
    const karl = atProvider(relay);
    const begun = await begin(karl);
    const back = await karl.goThrough(begun.body.url as string, 'karl');
    const cookies = karl.cookies;
    expect(await karl.comeBack(back)).toBe(COUNTER);
    const again = await fetch(relay.url + back, { headers: { cookie: cookies }, redirect: 'manual' });
    expect(again.headers.get('location')).toBe(refused('sign-in-expired'));
    expect(again.headers.getSetCookie()).toEqual([]);
  });

  test('another browser is not let in, and does not end the sign-in of the right one', async () => {
    const { relay } = await aTown();
    const [karl, mallory] = [atProvider(relay), atProvider(relay)];
    const begun = await begin(karl);
    await begin(mallory);
    const back = await karl.goThrough(begun.body.url as string, 'karl');
    expect(await mallory.comeBack(back)).toBe(refused('other-browser'));
    expect(await atProvider(relay).comeBack(back)).toBe(refused('other-browser'));
    expect(await karl.comeBack(back)).toBe(COUNTER);
  });

  test("the provider's code is refused in another sign-in", async () => {
    const { relay } = await aTown();
    const [karl, mallory] = [atProvider(relay), atProvider(relay)];
    const stolen = new URLSearchParams(
      (await karl.goThrough((await begin(karl)).body.url as string, 'karl')).split('?')[1],
    );
    const own = await begin(mallory);
    stolen.set('state', new URL(own.body.url as string).searchParams.get('state')!);
    expect(await mallory.comeBack(`/api/sign-in/return?${stolen}`)).toBe(refused('code-refused'));
  });

  test('after ten minutes it is over', async () => {
    let ahead = 0;
    const provider = await theProvider();
    provider.members.set('karl', { roles: [`${OFFICE}:clerk`] });
    const relay = await aRelay({ provider: provider.settings }, { clock: () => Date.now() + ahead });
    provider.open(relay);
    const karl = atProvider(relay);
    const back = await karl.goThrough((await begin(karl)).body.url as string, 'karl');
    ahead = 10 * 60_000;
    expect(await karl.comeBack(back)).toBe(refused('sign-in-expired'));
  });

  test.each([
    ['/api/sign-in/return', '/'],
    ['/api/sign-in/return?state=//evil.example.x', '/'],
    ['/api/sign-in/return?state=atlantis.x', '/'],
    ['/api/sign-in/return?state=dorsten.x&state=dorsten.y', refused('sign-in-expired')],
    ['/api/sign-out/return?state=https://evil.example', '/'],
    ['/api/sign-out/return?state=dorsten', COUNTER],
  ])('%s leads nowhere but to the relay itself', async (path, to) => {
    const { relay } = await aTown();
    expect(await atProvider(relay).comeBack(path)).toBe(to);
  });
});

test('who says no at the provider comes back to the sign-in page', async () => {
  const { relay } = await aTown();
  const karl = atProvider(relay);
  const { url } = (await begin(karl)).body;
  const { searchParams } = new URL(url as string);
  const said = {
    error: 'access_denied',
    state: searchParams.get('state')!,
    iss: new URL(url as string).origin,
  };
  expect(await karl.comeBack(`/api/sign-in/return?${new URLSearchParams(said)}`)).toBe(
    refused('provider-denied'),
  );
});

test('a provider that is down stops no start, is asked again only after a while, and then lets members in', async () => {
  const provider = await theProvider();
  provider.members.set('karl', { roles: [`${OFFICE}:clerk`] });
  let monotonic = 0;
  const relay = await aRelay({ provider: provider.settings }, { monotonic: () => monotonic });
  const karl = atProvider(relay);
  expect((await begin(karl)).status).toBe(503);
  provider.open(relay);
  expect((await begin(karl)).body).toEqual({ error: 'provider-unreachable' });
  monotonic += RETRY_AFTER_MS;
  expect(await karl.signIn('karl')).toBe(COUNTER);
  // What is known of it lasts; its pages themselves are for the browser to find.
  provider.shut();
  expect((await begin(karl)).status).toBe(200);
});

test('signing out ends the session here, leads to the provider, and from there back to the sign-in page', async () => {
  const { relay } = await aTown();
  const karl = atProvider(relay);
  await karl.signIn('karl');
  const out = await karl.post('/api/sign-out', { surface: 'staff' });
  expect(await sessionOf(karl)).toMatchObject({ error: 'not-signed-in' });
  const back = await karl.goThrough(out.body.providerUrl as string, 'karl');
  expect(await karl.comeBack(back)).toBe(COUNTER);
  // The provider asks anew who it is.
  expect(await karl.signIn('erika')).toBe(COUNTER);
  expect(await sessionOf(karl)).toMatchObject({ name: 'Erika Leitung' });
  // A session with a password has no other place to end.
  const lead = await aLead(relay);
  expect((await lead.post('/api/sign-out', { surface: 'staff' })).body).toEqual({ ok: true });
});

test('after a sign-out the provider asks anew who it is, also where no page was led there', async () => {
  const { relay, provider } = await aTown();
  const karl = atProvider(relay);
  await karl.signIn('karl');
  const promptOf = async () => new URL((await begin(karl)).body.url as string).searchParams.get('prompt');
  expect(await promptOf()).toBeNull();
  await karl.post('/api/sign-out', { surface: 'staff' });
  expect(await promptOf()).toBe('login');
  expect(await karl.signIn('karl')).toBe(COUNTER);
  expect(await promptOf()).toBeNull();
  // A provider that does not answer keeps no member here.
  provider.shut();
  expect((await karl.post('/api/sign-out', { surface: 'staff' })).status).toBe(200);
  expect(await sessionOf(karl)).toMatchObject({ error: 'not-signed-in' });
});

test('two tabs of a browser sign in one after the other, and the earlier session is over', async () => {
  const { relay } = await aTown();
  const karl = atProvider(relay);
  const [a, b] = [(await begin(karl)).body.url as string, (await begin(karl)).body.url as string];
  expect(await karl.comeBack(await karl.goThrough(a, 'karl'))).toBe(COUNTER);
  const ofA = karl.cookies;
  expect(await karl.comeBack(await karl.goThrough(b, 'karl'))).toBe(COUNTER);
  expect((await aBrowser(relay).get('/api/session/staff', { cookie: ofA })).status).toBe(401);
  expect(await sessionOf(karl)).toMatchObject({ role: 'clerk' });
  expect(karl.cookies).not.toContain('foyer_provider');
});

describe('a lead who signs in at the provider', () => {
  test('changes accounts after having signed in anew there, for ten minutes', async () => {
    let ahead = 0;
    const provider = await theProvider();
    provider.members.set('erika', { roles: [`${OFFICE}:lead`] });
    const relay = await aRelay({ provider: provider.settings }, { clock: () => Date.now() + ahead });
    provider.open(relay);
    const erika = atProvider(relay);
    await erika.signIn('erika');
    const added = (login: string) =>
      erika.post('/api/members', { name: 'Karl', login, role: 'clerk' }).then(({ status, body }) => ({
        ...{ status, error: body.error },
      }));
    expect(await added('karl')).toEqual({ status: 403, error: 'confirm-at-provider' });
    expect(await erika.signIn('erika', { desk: 'lead', again: true })).toBe(`${COUNTER}/lead`);
    expect(await added('karl')).toEqual({ status: 200 });
    ahead = CONFIRMED_MS;
    expect(await added('paul')).toEqual({ status: 403, error: 'confirm-at-provider' });
  });

  test('an account of the provider has no password, name or role that a lead could set, and is signed out and removed', async () => {
    const { relay } = await aTown();
    const lead = await aLead(relay);
    const karl = atProvider(relay);
    await karl.signIn('karl');
    const { member: id } = await sessionOf(karl);
    const asked = { id, ownPassword: PASSWORD };
    for (const [path, body] of [
      ['/api/members/password', asked],
      ['/api/members/change', { ...asked, role: 'lead' }],
    ] as const)
      expect((await lead.post(path, body)).body).toEqual({ error: 'account-of-provider' });
    expect((await lead.post('/api/members/sign-out', { id })).status).toBe(200);
    expect(await sessionOf(karl)).toMatchObject({ error: 'not-signed-in' });
    await karl.signIn('karl');
    expect((await lead.post('/api/members/remove', asked)).status).toBe(200);
    expect(await sessionOf(karl)).toMatchObject({ error: 'not-signed-in' });
    await karl.signIn('karl');
    expect((await sessionOf(karl)).member).not.toBe(id);
  });
});

test('with OIDC_ONLY no password opens anything, and no link for a first lead is printed', async () => {
  const { relay } = await aTown({ only: true });
  expect(relay.firstLeadLinks.size).toBe(0);
  const browser = aBrowser(relay);
  const credentials = { office: OFFICE, login: 'x', password: PASSWORD, device: 'device-of-a-lead' };
  expect((await browser.post('/api/sign-in', credentials)).body).toEqual({ error: 'passwords-off' });
  expect((await browser.post('/api/first-lead', { ...credentials, token: 'x', name: 'Erika' })).body).toEqual(
    { error: 'passwords-off' },
  );
  expect((await browser.post('/api/first-lead/check', { office: OFFICE, token: 'x' })).body).toEqual({
    error: 'passwords-off',
  });
  expect((await browser.get('/api/sign-in/ways')).body.passwords).toBe(false);
});

test('without a provider there is no way to one', async () => {
  const relay = await aRelay();
  const browser = atProvider(relay);
  expect((await browser.get('/api/sign-in/ways')).body).toEqual({ passwords: true, provider: null });
  expect((await begin(browser)).status).toBe(404);
  expect(await browser.comeBack('/api/sign-in/return?state=dorsten.x')).toBe('/');
});

describe('an answer that is not as it has to be', () => {
  const aForgedTown = async () => {
    const forger = await aForger();
    const lines: Record<string, unknown>[] = [];
    const write = (fields: object, message: string): void => void lines.push({ ...fields, message });
    const log: Log = { ...silentLog, info: write, warn: write, child: () => log };
    const relay = await aRelay({ provider: forger.settings }, { log });
    const browser = atProvider(relay);
    /** From the button to the relay's last redirect. */
    async function signIn(iss = forger.issuer, nonce?: string, changes: object = {}): Promise<string> {
      const { searchParams } = new URL((await begin(browser, changes)).body.url as string);
      forger.nonce = nonce ?? searchParams.get('nonce')!;
      const said = new URLSearchParams({ code: 'any', state: searchParams.get('state')!, iss });
      return browser.comeBack(`/api/sign-in/return?${said}`);
    }
    return { forger, relay, browser, lines, signIn };
  };
  const now = (): number => Math.floor(Date.now() / 1000);

  test('a whole one lets in', async () => {
    const { signIn, browser } = await aForgedTown();
    expect(await signIn()).toBe(COUNTER);
    expect(await sessionOf(browser)).toMatchObject({ name: 'Erika Muster', role: 'clerk' });
  });

  test.each([
    ['made for another application', 'wrong-audience', { aud: 'another' }],
    ['expired', 'token-expired', { exp: now() - 600, iat: now() - 900 }],
    ['of another issuer', 'answer-not-trusted', { iss: 'https://evil.example' }],
    ['without a subject', 'answer-not-trusted', { sub: undefined }],
    ['about a sign-in of yesterday', 'sign-in-again', { auth_time: now() - 86_400 }],
    ['that does not say when the member signed in', 'answer-not-trusted', { auth_time: undefined }],
  ])('one %s is refused', async (_, why, claims) => {
    const { forger, signIn, browser, lines } = await aForgedTown();
    forger.claims = claims;
    expect(await signIn()).toBe(refused(why));
    expect(await sessionOf(browser)).toMatchObject({ error: 'not-signed-in' });
    expect(lines).toContainEqual(expect.objectContaining({ message: 'sign-in refused', refusal: why }));
    expect(JSON.stringify(lines)).not.toMatch(/Muster|erika|karl/i);
  });

  test('a confirmation that the provider gave before it was asked for is none', async () => {
    const { forger, signIn } = await aForgedTown();
    forger.claims = { auth_time: now() - 60 };
    expect(await signIn()).toBe(COUNTER);
    expect(await signIn(undefined, undefined, { again: true })).toBe(refused('sign-in-again'));
    forger.claims = { auth_time: now() };
    expect(await signIn(undefined, undefined, { again: true })).toBe(COUNTER);
  });

  test('[P4] whom a lead has signed off says at the provider anew who they are', async () => {
    const { forger, relay, browser, signIn } = await aForgedTown();
    forger.claims = { auth_time: now() - 60 };
    await signIn();
    const { member: id } = await sessionOf(browser);
    const lead = await aLead(relay);
    await lead.post('/api/members/sign-out', { id });
    expect(await signIn()).toBe(refused('sign-in-again'));
    // The way there now asks for it.
    expect(new URL((await begin(browser)).body.url as string).searchParams.get('prompt')).toBe('login');
    forger.claims = { auth_time: now() };
    expect(await signIn()).toBe(COUNTER);
    await lead.post('/api/members/remove', { id, ownPassword: PASSWORD });
    forger.claims = { auth_time: now() - 60 };
    expect(await signIn()).toBe(refused('sign-in-again'));
  });

  test('the log names the claim that is missing', async () => {
    const { forger, lines, signIn } = await aForgedTown();
    forger.claims = { auth_time: undefined };
    await signIn();
    expect(lines).toContainEqual(
      expect.objectContaining({ detail: 'OAUTH_INVALID_RESPONSE auth_time missing', by: 'provider' }),
    );
  });

  test('one with the nonce of another sign-in is refused', async () => {
    const { signIn } = await aForgedTown();
    expect(await signIn(undefined, 'of-another')).toBe(refused('answer-not-trusted'));
  });

  test("one that another's key has signed is refused", async () => {
    const { forger, signIn } = await aForgedTown();
    forger.hasForeignKey = true;
    expect(await signIn()).toBe(refused('answer-not-trusted'));
  });

  test('one that names another provider as its sender is refused (RFC 9207)', async () => {
    const { signIn } = await aForgedTown();
    expect(await signIn('https://evil.example')).toBe(refused('answer-not-trusted'));
  });

  test.each([
    ['invalid_grant', 'code-refused'],
    ['server_error', 'provider-error'],
  ])('where the provider answers %s the page says so', async (refusal, why) => {
    const { forger, signIn } = await aForgedTown();
    forger.refusal = refusal;
    expect(await signIn()).toBe(refused(why));
  });

  test('a name is one line that can be read, whatever the provider sends', async () => {
    const { forger, signIn, browser } = await aForgedTown();
    forger.claims = { name: `\u202e\n`, preferred_username: ` ${'ß'.repeat(120)} ` };
    expect(await signIn()).toBe(COUNTER);
    expect((await sessionOf(browser)).name).toBe('ß'.repeat(80));
  });
});
