/** What a laptop wraps the keys of people's data with (P7). */
import { expect, test } from 'vitest';
import { makeStorageSecrets, staffActor } from '../../sync-server/accounts/storage-secrets.ts';
import type { StoredSession } from '../../sync-server/store/account-store.ts';

const KEY = Buffer.alloc(32, 7).toString('base64url');
const OTHER_KEY = Buffer.alloc(32, 8).toString('base64url');

const aSession = (more: Partial<StoredSession> = {}): StoredSession => ({
  digest: 'digest-1',
  surface: 'staff',
  office: 'dorsten' as StoredSession['office'],
  actor: staffActor('karl', 'laptop-1'),
  role: 'clerk',
  name: 'Karl Klein',
  expiresAt: 1,
  member: 'karl' as NonNullable<StoredSession['member']>,
  ...more,
});
const of = (session: StoredSession, device = 'laptop-1', key = KEY) =>
  makeStorageSecrets(key).of(session, device);

test('[P7] a session gets the same two secrets each time, 256 bits each', () => {
  const first = of(aSession());
  expect(first).toEqual(of(aSession()));
  expect(first?.session).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(first?.laptop).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(first?.session).not.toBe(first?.laptop);
});

test('[P7] a later session on the same laptop has the laptop’s secret and one of its own', () => {
  const [first, later] = [of(aSession()), of(aSession({ digest: 'digest-2' }))];
  expect(later?.laptop).toBe(first?.laptop);
  expect(later?.session).not.toBe(first?.session);
});

test('[P7] a session that began on another device gets none, nor does a paired device', () => {
  expect(of(aSession(), 'laptop-2')).toBeNull();
  expect(of(aSession({ actor: staffActor('anna', 'laptop-1') }))).toBeNull();
  expect(of(aSession({ member: null }))).toBeNull();
});

test('[P7] two offices, laptops or stores have no secret in common', () => {
  const elsewhere = 'moelln' as StoredSession['office'];
  const second = aSession({ actor: staffActor('karl', 'laptop-2') });
  const laptops = [of(aSession()), of(aSession({ office: elsewhere })), of(second, 'laptop-2')];
  laptops.push(of(aSession(), 'laptop-1', OTHER_KEY));
  expect(new Set(laptops.map((secrets) => secrets?.laptop)).size).toBe(4);
});
