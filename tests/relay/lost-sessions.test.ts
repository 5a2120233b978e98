/**
 * M18, P4: a restore loses the sessions that began after the backup. Their devices keep what they hold of the days until
 * their office signs in there anew; a device that a lead signs off forgets all of it.
 */
import 'fake-indexeddb/auto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TAKES_BACK_MS } from '../../src/lib/domain/office/rescue.ts';
import { openSession, takeSession } from '../../src/lib/client/http/session.ts';
import { listLostCopies } from '../../src/lib/client/replica/lost-copies.ts';
import { listStored } from '../../src/lib/client/replica/stored-doc.ts';
import type { Session } from '../../src/lib/client/types.ts';
import { actorId, officeId, staffId } from '../../src/lib/domain/ids.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { whyNoSession } from '../../sync-server/accounts/lost-sessions.ts';
import type { Relay } from '../../sync-server/start.ts';
import { backUp, restore } from '../../sync-server/store/sqlite/backup.ts';
import { choose } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { TEST_TIMEOUT_MS } from '../support/patience.ts';
import { unlocked } from '../support/people-keys.ts';
import { aBrowser, aClerk, aLead, PASSWORD } from './support/a-browser.ts';
import type { Browser } from './support/a-browser.ts';
import { aFolder, aRelay, MONDAY_AT_TEN, OFFICE } from './support/a-relay.ts';
import { anOfficePage } from './support/an-app-page.ts';

const office = officeId.parse(OFFICE);
const member = staffId.parse('member-of-the-staff');
const actor = actorId.parse('actor-of-the-device');
const RESTORED_AT = MONDAY_AT_TEN;

const askWhy = (given: {
  readonly now?: number;
  readonly restoredAt?: number;
  readonly signedOffAt?: number;
  readonly removedAt?: number;
  readonly revokedAt?: number;
  readonly isStored?: boolean;
  readonly isIdle?: boolean;
  readonly surface?: 'staff' | 'kiosk';
}) => {
  const { now = RESTORED_AT + MINUTE_MS, surface = 'staff', revokedAt = null, isStored = false } = given;
  const { isIdle = false } = given;
  const { restoredAt, signedOffAt, removedAt } = given;
  const why = whyNoSession({
    store: { session: () => Promise.resolve(isStored ? ({ expiresAt: now + MINUTE_MS } as never) : null) },
    isIdle: () => isIdle,
    clock: () => now,
    staff: {
      devices: () => [{ actor, revokedAt } as never],
      members: () => [{ id: member, signedOffAt, removedAt } as never],
      numberHolders: () => [],
      office: () => ({
        ...{ name: { de: 'Musterstadt' }, town: 'Musterstadt' },
        ...(restoredAt === undefined ? {} : { takesBackUntil: restoredAt + TAKES_BACK_MS }),
      }),
      putStaff: () => Promise.resolve('written'),
      note: () => Promise.resolve(),
    },
  });
  return why('secret', { surface, office, actor, member: surface === 'staff' ? member : null });
};

test.each([
  ['there was no restore', {}, 'not-signed-in'],
  ['the restore was just now', { restoredAt: RESTORED_AT }, 'session-lost'],
  [
    'as long as devices may bring back',
    { restoredAt: RESTORED_AT, now: RESTORED_AT + TAKES_BACK_MS - 1 },
    'session-lost',
  ],
  ['longer', { restoredAt: RESTORED_AT, now: RESTORED_AT + TAKES_BACK_MS }, 'not-signed-in'],
  ['the store knows it: it has run out', { restoredAt: RESTORED_AT, isStored: true }, 'not-signed-in'],
  ['signed off since', { restoredAt: RESTORED_AT, signedOffAt: RESTORED_AT }, 'signed-off'],
  ['signed off before', { restoredAt: RESTORED_AT, signedOffAt: RESTORED_AT - 1 }, 'session-lost'],
  ['removed since', { restoredAt: RESTORED_AT, removedAt: RESTORED_AT }, 'signed-off'],
  ['cut off since', { restoredAt: RESTORED_AT, surface: 'kiosk', revokedAt: RESTORED_AT }, 'signed-off'],
  ['no person has used it', { isStored: true, isIdle: true }, 'session-idle'],
  [
    'no person has used the one of the backup',
    { restoredAt: RESTORED_AT, isStored: true, isIdle: true },
    'session-idle',
  ],
  ['signed off since it was idle', { signedOffAt: RESTORED_AT }, 'signed-off'],
  ['a kiosk that was paired since', { restoredAt: RESTORED_AT, surface: 'kiosk' }, 'session-lost'],
] as const)('[M18, P4] why a session is not known: %s', async (_what, given, expected) => {
  expect(await askWhy(given)).toBe(expected);
});

test(
  '[M18.5, P4] staff who signed in after the backup bring the day back at their next sign-in',
  { timeout: TEST_TIMEOUT_MS },
  async () => {
    const shift = MONDAY_AT_TEN - Date.now();
    const settings = { dataDir: aFolder(), clockShift: shift };
    const first = await aRelay(settings);
    const lead = await aLead(first);
    const before = await aClerk(first, lead);
    const copy = join(aFolder(), 'copy.sqlite');
    expect(await backUp(settings.dataDir, copy)).toMatchObject({ ok: true });

    // After the backup the same clerk signs in at a laptop, and works there.
    const laptop = await signInAt(first);
    const thief = await signInAt(first, 'another-device');
    const disk = `laptop-${crypto.randomUUID()}`;
    const page = await anOfficePage(first.url, laptop, 'staff', { shift, disk });
    const [stolen, clerk] = [await sessionOf(thief), await sessionOf(laptop)];
    await takeSession('staff', Promise.resolve({ ok: true, value: clerk }), page.database);
    const ticket = { services: [choose('passport')], lane: 'main', number: null, language: 'de' };
    const given = await page.ask('take-ticket', ticket);
    expect(given).toMatchObject({ ok: true });
    const knows = (one: typeof page): boolean => given.ok && one.day.current.numbers.has(given.number!);
    await eventually(() => expect(knows(page)).toBe(true));
    page.kill();

    const { port } = new URL(first.url);
    await first.close();
    expect(restore(settings.dataDir, copy)).toMatchObject({ ok: true });
    const second = await aRelay({ ...settings, port: Number(port) });
    expect((await before.get('/api/session/staff')).status).toBe(200);
    expect(await whyAt(thief, stolen)).toBe('session-lost');
    expect((await laptop.get('/api/session/staff')).body.error).toBe('not-signed-in');

    // The laptop is opened: no user is signed in, and its page can read nothing of the day.
    const next = await anOfficePage(second.url, laptop, 'staff', { shift, disk });
    const { database } = next;
    const browsing: typeof fetch = (input, init) =>
      fetch(input, { ...init, headers: { cookie: laptop.cookies } });
    const session = await openSession('staff', { database, origin: second.url, fetch: browsing });
    await eventually(() => expect(session.checked).toBe(true));
    expect(session.session).toBeNull();
    const isDay = ({ kind }: { readonly kind: string }): boolean => kind === 'day' || kind === 'people';
    await eventually(async () => expect((await listStored(database, office)).filter(isDay)).toEqual([]));
    expect((await listLostCopies(unlocked(database), office)).map(({ name }) => name.kind).sort()).toEqual([
      'day',
      'people',
    ]);
    next.kill();
    session.close();

    const back = await signInAt(second);
    const working = await anOfficePage(second.url, back, 'staff', { shift, disk });
    await eventually(() => expect(knows(working)).toBe(true));
    await eventually(async () => expect(await listLostCopies(working.database, office)).toEqual([]));

    // The lead signs the member off: the laptop that was lost hears of it, whatever the restore has forgotten.
    await lead.post('/api/members/sign-out', { id: clerk.member });
    expect(await whyAt(thief, stolen)).toBe('signed-off');
  },
);

/** The clerk of `aClerk`, at a laptop. */
async function signInAt(
  relay: Relay,
  device = 'laptop-of-the-clerk',
): Promise<Browser & { readonly actor: string }> {
  const browser = aBrowser(relay);
  const reply = await browser.post('/api/sign-in', { office, login: 'schalter', password: PASSWORD, device });
  expect(reply.status).toBe(200);
  return { ...browser, cookies: browser.cookies, actor: reply.body.actor as string };
}

const sessionOf = async (browser: Browser): Promise<Session> =>
  (await browser.get('/api/session/staff')).body as unknown as Session;

async function whyAt(browser: Browser, { actor: by, member: who }: Session): Promise<unknown> {
  const { status, body } = await browser.get(`/api/session/staff?office=${OFFICE}&actor=${by}&member=${who}`);
  expect(status).toBe(401);
  return body.error;
}
