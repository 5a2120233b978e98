/** What the commands do that work on the data folder while the relay is stopped. */
import { err } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { openStore } from '../store/data-folder.ts';
import { StoreError } from '../store/store.ts';
import type { Store } from '../store/store.ts';
import { storeSentence } from '../store/store-sentence.ts';

/** Opens the store, and closes it whatever happens. A folder that cannot be used is a sentence for the operator. */
export async function onDataFolder(
  dataDir: string,
  run: (store: Store) => Promise<Result<string[], string[]>>,
): Promise<Result<string[], string[]>> {
  let store: Store | null = null;
  try {
    store = openStore(dataDir, () => {});
    return await run(store);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const isUsed = error.reason === 'in-use';
    return err([
      isUsed ? `The relay is using '${dataDir}'. Stop it first.` : storeSentence(error.reason, dataDir),
    ]);
  } finally {
    await store?.close();
  }
}
