/** A device of its own for each test: a fresh disk, and as many tabs over it as the test opens. */
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { onTestFinished } from 'vitest';
import { openDatabase, UPDATES } from '../../src/lib/client/browser/database.ts';
import type { Database } from '../../src/lib/client/browser/database.ts';
import type { PageEnvironment } from '../../src/lib/client/replica/replica.ts';
import { unlocked } from '../support/people-keys.ts';
import { startSmallRelay } from './small-relay.ts';
import type { SmallRelay } from './small-relay.ts';

export interface Device {
  /** Opens the disk once more, as another tab or a reloaded page does. */
  tab(): Promise<{ readonly database: Database; readonly around: PageEnvironment & { database: Database } }>;
}

export async function aRelay(): Promise<SmallRelay> {
  const relay = await startSmallRelay();
  onTestFinished(() => relay.stop());
  return relay;
}

export function aDevice(origin: string): Device {
  const name = `device-${crypto.randomUUID()}`;
  const opened: Database[] = [];
  onTestFinished(async () => {
    for (const database of opened) database.close();
    await Dexie.delete(name);
    await Dexie.delete(`${name}-outbox`);
  });
  return {
    async tab() {
      const database = unlocked(await openDatabase({ name }));
      opened.push(database);
      return { database, around: { database, origin } };
    },
  };
}

/** Closes what a test has opened, also when it fails. */
export function closing<T extends { close(): unknown }>(opened: T): T {
  onTestFinished(async () => void (await opened.close()));
  return opened;
}

/** Keeps the disk busy with the updates of documents: what is written meanwhile waits behind. */
export const keepBusy = (database: Database): (() => void) => keepTableBusy(database.replicas!, UPDATES);

export function keepTableBusy(dexie: Dexie, table: string): () => void {
  const store = dexie.backendDB().transaction(table, 'readwrite').objectStore(table);
  let busy = true;
  const again = (): void => {
    store.count().onsuccess = () => {
      if (busy) again();
    };
  };
  again();
  const release = (): void => void (busy = false);
  onTestFinished(release);
  return release;
}

/** A disk that is full: it takes no update of a document any more. */
export function fillUp(database: Database): void {
  database.replicas!.table(UPDATES).hook('creating', () => {
    throw new DOMException('full', 'QuotaExceededError');
  });
}
