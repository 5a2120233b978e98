/** A store with something of everything in it, and its folder as a relay leaves it. */
import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { ActorId, OfficeId, StaffId } from '../../../src/lib/domain/ids.ts';
import { openSqliteStore } from '../../../sync-server/store/sqlite/sqlite-store.ts';
import type { Damage, Store } from '../../../sync-server/store/store.ts';
import { aMail } from '../store-contract.ts';
import { aFolder } from './a-relay.ts';

const office = 'dorsten' as OfficeId;

/** For as long as the test takes. */
export function openStore(folder: string, report: (damage: Damage) => void = () => {}): Store {
  const store = openSqliteStore(folder, report);
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await store.close();
  };
  onTestFinished(close);
  return { ...store, close };
}

/** One update to a document. */
export const add = (store: Store, name: string, at = 1): Promise<void> =>
  store.commit({ updates: [{ name, update: Uint8Array.of(at) }], mails: [], at });

/** Something of everything; the last of it only in the log, as long as the store is open. */
export async function furnish(store: Store): Promise<void> {
  await add(store, 'day:a', 1);
  await store.compact('day:a', Uint8Array.of(1));
  await store.remove(['day:none']);
  await add(store, 'day:a', 2);
  await store.commit({ updates: [], mails: [aMail()], at: 1 });
  await store.accounts.addStaff({
    ...{ id: 'staff-staff-staff' as StaffId, office, login: 'karl', name: 'Karl', role: 'lead' },
    ...{ password: 'x' },
  });
  await store.accounts.putSession({
    ...{ digest: 'digest', surface: 'kiosk', office, actor: 'actor-of-the-kiosk' as ActorId },
    ...{ role: 'kiosk', name: 'Foyer', expiresAt: 9 },
  });
  await store.accounts.putFirstLeadToken(office, 'token');
}

export async function expectFurnished(store: Store): Promise<void> {
  expect(await store.list('')).toEqual(['day:a']);
  expect((await store.load('day:a')).map((u) => [...u])).toEqual([[1], [2]]);
  expect(await store.mails.due(1, 9)).toHaveLength(1);
  expect((await store.mails.counts()).queued).toBe(1);
  expect(await store.accounts.staffByLogin(office, 'karl')).not.toBeNull();
  expect(await store.accounts.session('digest')).not.toBeNull();
  expect(await store.accounts.isFirstLeadToken(office, 'token')).toBe(true);
}

/** Leaves the folder like a relay that was stopped in peace, or killed. */
export async function leave(folder: string, how: 'stopped' | 'killed', ...without: string[]): Promise<void> {
  const origin = aFolder();
  const store = openSqliteStore(origin, () => {});
  await furnish(store);
  if (how === 'stopped') await store.close();
  for (const name of readdirSync(origin)) copyFileSync(join(origin, name), join(folder, name));
  if (how === 'killed') await store.close();
  for (const name of without) rmSync(join(folder, name));
}
