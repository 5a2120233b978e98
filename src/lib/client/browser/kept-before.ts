/** Whether an earlier page of this device has kept something. Asked without the disk's own code, which is large. */

/** The databases of `database.ts` begin with it. */
export const DATABASE_NAME = 'foyer';

/** True where the browser cannot say: then the disk itself is asked. */
export async function keptBefore(): Promise<boolean> {
  try {
    const databases = await indexedDB.databases();
    return databases.some(({ name }) => name?.startsWith(DATABASE_NAME) === true);
  } catch {
    return true;
  }
}
