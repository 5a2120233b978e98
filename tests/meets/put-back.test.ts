/** How a relay learns that its store was put back from a backup. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';

it('[M18.1] a store beside which the mark lies is another one than before, once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-put-back-'));
  const epochOf = async (): Promise<string> => {
    const store = openSqliteStore(folder, () => {});
    const { epoch } = store;
    await store.close();
    return epoch;
  };
  try {
    const first = await epochOf();
    expect(await epochOf()).toBe(first);
    writeFileSync(join(folder, 'restored'), '');
    const second = await epochOf();
    expect(second).not.toBe(first);
    expect(existsSync(join(folder, 'restored'))).toBe(false);
    expect(await epochOf()).toBe(second);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
