/** Whether an earlier page of this device has kept something. Asked without the disk's own code, which is large. */
import { ownPlatform } from './platform.ts';
import type { Platform } from './platform.ts';

/** The databases of `database.ts` begin with it. */
export const DATABASE_NAME = 'foyer';

/** A browser may never answer: Safari 14.1 at its first load, a disk that hangs. */
const TIMEOUT_MS = 1_000;

/** True where the browser cannot say, or not in time: then the disk itself is asked, and says when it hangs. */
export function keptBefore({ after }: Pick<Platform, 'after'> = ownPlatform): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = after(TIMEOUT_MS, () => resolve(true));
    void isAnyKept()
      .catch(() => true)
      .then((isKept) => {
        stop();
        resolve(isKept);
      });
  });
}

async function isAnyKept(): Promise<boolean> {
  const databases = await indexedDB.databases();
  return databases.some(({ name }) => name?.startsWith(DATABASE_NAME) === true);
}
