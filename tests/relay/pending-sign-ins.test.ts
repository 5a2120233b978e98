/** Sign-ins that wait for their browser to come back from the provider: few, for minutes, each found once. */
import { expect, test } from 'vitest';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import {
  MAX_PENDING,
  MAX_PENDING_OF_ADDRESS,
  PENDING_MS,
  PendingSignIns,
} from '../../sync-server/accounts/provider/pending-sign-ins.ts';
import type { PendingSignIn } from '../../sync-server/accounts/provider/pending-sign-ins.ts';
import { digestOf } from '../../sync-server/accounts/secrets.ts';

const aSignIn = (state: string, address: string, expiresAt = PENDING_MS): PendingSignIn => ({
  ...{ state, address, expiresAt, browserDigest: digestOf(`secret of ${state}`) },
  ...{ office: 'dorsten' as OfficeId, desk: 'counter', device: 'device-1', again: false, confirms: false },
  ...{ codeVerifier: 'v', nonce: 'n', maxAgeSeconds: 60, knownBrowser: null, earlier: null, begunAt: 0 },
});
const take = (pending: PendingSignIns, state: string) => {
  const found = pending.take(state, `secret of ${state}`);
  return typeof found === 'string' ? found : found.state;
};

test('each is found once, by its own browser, for ten minutes', () => {
  let now = 0;
  const pending = new PendingSignIns(() => now);
  for (const state of ['a', 'b', 'c']) pending.add(aSignIn(state, 'here'));
  expect(pending.take('a', 'secret of b')).toBe('other-browser');
  expect(pending.take('a', null)).toBe('other-browser');
  expect([take(pending, 'a'), take(pending, 'a')]).toEqual(['a', 'sign-in-expired']);
  now = PENDING_MS - 1;
  expect(take(pending, 'b')).toBe('b');
  now++;
  expect(take(pending, 'c')).toBe('sign-in-expired');
  expect(pending.size).toBe(0);
});

test('a flood from one address pushes out its own', () => {
  const pending = new PendingSignIns(() => 0);
  pending.add(aSignIn('honest', 'town hall'));
  for (let i = 0; i < 3 * MAX_PENDING_OF_ADDRESS; i++) pending.add(aSignIn(`flood-${i}`, 'flood'));
  expect(pending.size).toBe(1 + MAX_PENDING_OF_ADDRESS);
  expect(take(pending, 'honest')).toBe('honest');
  expect(take(pending, 'flood-0')).toBe('sign-in-expired');
});

test('a flood from many addresses keeps to the limit, and the larger ones give way first', () => {
  const pending = new PendingSignIns(() => 0);
  pending.add(aSignIn('honest', 'town hall'));
  const addresses = Math.ceil(MAX_PENDING / MAX_PENDING_OF_ADDRESS) + 5;
  for (let i = 0; i < addresses; i++)
    for (let j = 0; j < MAX_PENDING_OF_ADDRESS; j++) pending.add(aSignIn(`${i}-${j}`, `flood-${i}`));
  expect(pending.size).toBe(MAX_PENDING);
  expect(take(pending, 'honest')).toBe('honest');
});
