/** What a browser's databases hold, read as anyone could who has the device. */
import type { Page } from '@playwright/test';

/** All of it, as text. */
export const databasesOf = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('a database cannot be read'));
      });
    const asText = (_: string, value: unknown): unknown =>
      value instanceof Uint8Array ? String.fromCharCode(...value) : value;
    let text = '';
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name!));
      for (const store of database.objectStoreNames) {
        const rows = await done(database.transaction(store).objectStore(store).getAll());
        text += JSON.stringify(rows, asText);
      }
      database.close();
    }
    return text;
  });

/** The counter keeps what is free before a line is cut. */
export const keepsFreePlaces = async (page: Page): Promise<boolean> =>
  /"k":"slots:/.test(await databasesOf(page));

/** A change of a lead is on the disk with its request, so that a later page can send it. */
export const keepsAskedChange = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('a database cannot be read'));
      });
    const name = (await indexedDB.databases()).find((one) => one.name!.endsWith('-outbox'))!.name!;
    const database = await done(indexedDB.open(name));
    const counts = await Promise.all(
      ['askedChanges', 'requests'].map((store) =>
        done(database.transaction(store).objectStore(store).count()),
      ),
    );
    database.close();
    return counts.every((count) => count > 0);
  });
