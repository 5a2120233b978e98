/** How many password hashes run at once, which come first, and what happens to those for which there is no room. */
import { expect, test } from 'vitest';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { HASHES_AT_ONCE, MAX_QUEUED_HASHES, openHashQueue } from '../../sync-server/accounts/hash-queue.ts';
import { hashPassword, isPassword, openPasswords } from '../../sync-server/accounts/passwords.ts';
import { openAccountsBeside } from '../../sync-server/store/sqlite/beside.ts';
import { aBrowser, aLead, PASSWORD } from './support/a-browser.ts';
import { anApp } from './support/an-app.ts';
import { aFolder, aRelay, CHEAP, OFFICE } from './support/a-relay.ts';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** Hashes that end when they are told to. */
function heldHashes() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const hash = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  return { begun, hash, end: (name: string) => ends.get(name)!() };
}

test('two hashes run at once, known browsers go first, and a full queue refuses before anything is hashed', async () => {
  const queue = openHashQueue();
  const { begun, hash, end } = heldHashes();
  const names = (rank: string, count: number) => Array.from({ length: count }, (_, i) => `${rank}-${i}`);
  const strangers = names('stranger', HASHES_AT_ONCE + MAX_QUEUED_HASHES);
  const asked = strangers.map((name) => queue.run('stranger', hash(name)));
  await nextTurn();
  expect(begun).toEqual(['stranger-0', 'stranger-1']);
  expect([queue.isFull('stranger'), queue.isFull('known')]).toEqual([true, false]);
  expect(await queue.run('stranger', hash('one too many'))).toEqual({ ok: false, error: 'busy' });
  const known = queue.run('known', hash('known'));
  end('stranger-1');
  expect(await asked[1]).toEqual({ ok: true, value: 'stranger-1' });
  await nextTurn();
  expect(begun).toEqual(['stranger-0', 'stranger-1', 'known']);
  expect(queue.isFull('stranger')).toBe(true);
  end('known');
  await known;
  await nextTurn();
  expect(begun.slice(3)).toEqual(['stranger-2']);
  expect(queue.isFull('stranger')).toBe(false);
});

test('a hash that fails makes room like every other', async () => {
  const queue = openHashQueue();
  for (let i = 0; i < HASHES_AT_ONCE; i++) {
    await expect(queue.run('known', () => Promise.reject(new Error('no memory')))).rejects.toThrow();
  }
  expect(await queue.run('stranger', async () => 'done')).toEqual({ ok: true, value: 'done' });
});

test('a password that was stored at another cost still fits, and is known to be outdated', async () => {
  const passwords = openPasswords(CHEAP);
  const old = await hashPassword(PASSWORD, { ...CHEAP, p: 2 });
  expect(await passwords.compare('stranger', PASSWORD, old)).toEqual({ ok: true, value: true });
  expect(await passwords.compare('stranger', PASSWORD, null)).toEqual({ ok: true, value: false });
  expect([old, await hashPassword(PASSWORD, CHEAP)].map((hash) => passwords.isOutdated(hash))).toEqual([
    true,
    false,
  ]);
  expect(await isPassword('x', 'nonsense')).toBe(false);
});

test('a flood of tries is refused with 503; pages and a member in a known browser do not wait for it', async () => {
  const now = Date.now();
  // About 60 ms a hash: the flood is longer than what the queue can work off meanwhile.
  const passwordCost = { N: 2 ** 13, r: 8, p: 3 };
  const relay = await aRelay(
    { app: anApp(), trustProxy: true, clockShift: 0 },
    { passwordCost, clock: () => now },
  );
  const lead = await aLead(relay);
  const attempt = (browser: typeof lead | ReturnType<typeof aBrowser>, login: string, from: string) =>
    browser.post(
      '/api/sign-in',
      { office: OFFICE, login, password: PASSWORD, device: 'device-1' },
      { 'x-forwarded-for': from },
    );
  let judged = 0;
  const flood = Array.from({ length: 40 }, async (_, network) => {
    const reply = await attempt(aBrowser(relay), 'invented', `198.51.100.${network}`);
    judged++;
    return reply;
  });
  const first = await Promise.race(flood);
  expect([first.status, first.body]).toEqual([503, { error: 'busy' }]);
  expect(Number(first.headers.get('retry-after'))).toBeGreaterThan(0);
  const page = await fetch(`${relay.url}/dorsten`, { headers: { accept: 'text/html' } });
  expect([page.status, judged < 40]).toEqual([200, true]);
  expect((await attempt(lead, 'leitung', '203.0.113.1')).status).toBe(200);
  expect(judged).toBeLessThan(40);
  const refused = (await Promise.all(flood)).filter(({ status }) => status === 503).length;
  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThanOrEqual(40 - HASHES_AT_ONCE - MAX_QUEUED_HASHES);
});

test('an old hash is made anew at the next sign-in, and no session ends by that', async () => {
  const dataDir = aFolder();
  const before = await aRelay({ dataDir });
  const lead = await aLead(before);
  await before.close();
  const passwordCost = { ...CHEAP, p: 2 };
  const relay = await aRelay({ dataDir }, { passwordCost });
  const signIn = () =>
    aBrowser(relay).post('/api/sign-in', {
      ...{ office: OFFICE, login: 'leitung', password: PASSWORD, device: 'device-1' },
    });
  // At the same moment: both are right, whichever of them stores its hash first.
  expect((await Promise.all([signIn(), signIn()])).map(({ status }) => status)).toEqual([200, 200]);
  const beside = openAccountsBeside(dataDir);
  if (typeof beside === 'string') throw new Error(beside);
  const [account] = await beside.accounts.staff(OFFICE as OfficeId);
  beside.close();
  expect(account!.password).toMatch(`scrypt$${CHEAP.N}$8$2$`);
  const session = await aBrowser(relay).get('/api/session/staff', { cookie: lead.cookies });
  expect(session.status).toBe(200);
  expect((await signIn()).status).toBe(200);
});
