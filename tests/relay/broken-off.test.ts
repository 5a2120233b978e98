/** What a crash leaves of taking a member in or sending one away: an account in the store, and a line in a document. */
import { expect, test } from 'vitest';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';
import type { AccountStore } from '../../sync-server/store/account-store.ts';
import type { Store } from '../../sync-server/store/store.ts';
import { eventually } from '../support/eventually.ts';
import { aBrowser, aClerk, aLead, PASSWORD } from './support/a-browser.ts';
import type { Browser } from './support/a-browser.ts';
import { aFolder, aRelay, OFFICE } from './support/a-relay.ts';
import { aSocket, outcome } from './support/a-socket.ts';

const KARL = {
  ...{ name: 'Karl Schalter', login: 'schalter', role: 'clerk', ownPassword: PASSWORD },
};

/** A store with which the relay gets no further once this is in it. */
function diesAfter(folder: string, step: 'addStaff' | 'removeStaff'): Store {
  const inner = openSqliteStore(folder, () => {});
  const accounts = {
    ...inner.accounts,
    [step]: async (...given: never[]) => {
      await (inner.accounts[step] as (...given: never[]) => Promise<unknown>)(...given);
      throw new Error('the process is gone');
    },
  } as AccountStore;
  return { ...inner, accounts };
}

const signIn = (browser: Browser, login: string, password = PASSWORD) =>
  browser.post('/api/sign-in', {
    ...{ office: OFFICE, login, password, newPassword: PASSWORD, device: 'another-device' },
  });

/** The relay after the crash, with its lead at the list of the staff. */
async function afterwards(folder: string) {
  const relay = await aRelay({ dataDir: folder });
  const lead = aBrowser(relay);
  expect((await signIn(lead, 'leitung')).status).toBe(200);
  const credential = { type: 'surface', surface: 'staff' } as const;
  const list = await aSocket(relay, `staff:${OFFICE}`, { credential, cookies: lead.cookies });
  expect(await outcome(list)).toBe('open');
  const karl = () =>
    [...list.records().values()].find((r) => (r as { login?: string }).login === KARL.login) as
      { readonly id: string; readonly removedAt?: number } | undefined;
  const remove = (id: string) => lead.post('/api/members/remove', { id, ownPassword: PASSWORD });
  return { relay, lead, karl, remove };
}

test('[P4, P5] a removal that was broken off has let no device stay in, and is finished when asked for again', async () => {
  const folder = aFolder();
  const dying = await aRelay({ dataDir: folder }, { store: diesAfter(folder, 'removeStaff') });
  const lead = await aLead(dying);
  const clerk = await aClerk(dying, lead);
  const { member } = (await clerk.get('/api/session/staff')).body as { member: string };
  expect((await lead.post('/api/members/remove', { id: member, ownPassword: PASSWORD })).status).toBe(500);
  await dying.close();

  const { relay, lead: again, karl, remove } = await afterwards(folder);
  expect((await aBrowser(relay).get('/api/session/staff', { cookie: clerk.cookies })).status).toBe(401);
  expect((await signIn(aBrowser(relay), KARL.login)).status).toBe(401);
  expect(karl()).toMatchObject({ id: member });
  expect(karl()?.removedAt).toBeUndefined();
  expect((await remove(member)).body).toEqual({ ok: true });
  await eventually(() => expect(karl()?.removedAt).toEqual(expect.any(Number)));
  expect((await remove(member)).body.error).toBe('no-such-member');
  expect((await again.post('/api/members', { ...KARL, name: 'Karla' })).status).toBe(200);
});

test('[P4] who was taken in when it was broken off is on the list once the lead tries again, and can be removed', async () => {
  const folder = aFolder();
  const dying = await aRelay({ dataDir: folder }, { store: diesAfter(folder, 'addStaff') });
  const lead = await aLead(dying);
  expect((await lead.post('/api/members', KARL)).status).toBe(500);
  await dying.close();

  const { relay, lead: again, karl, remove } = await afterwards(folder);
  expect(karl()).toBeUndefined();
  expect((await again.post('/api/members', KARL)).body.error).toBe('login-taken');
  await eventually(() => expect(karl()).toBeDefined());
  expect((await remove(karl()!.id)).body).toEqual({ ok: true });
  expect((await signIn(aBrowser(relay), KARL.login)).status).toBe(401);
});
