/** What a restore has replaced: whole copies of everybody's data, which go in time like the data itself (P3). */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../../src/lib/domain/time.ts';
import { FILE } from './schema.ts';

const MARK = '.before-restore-';

/** `at` says when it was replaced, on the machine's clock. */
export const replacedName = (data: string, at: Instant): string => `${data}${MARK}${at}`;

/** Erases the databases that were replaced before that moment; gives back how many files went. */
export function eraseReplaced(folder: string, before: Instant): number {
  if (!existsSync(folder)) return 0;
  const old = readdirSync(folder).filter((name) => {
    const at = name.startsWith(FILE + MARK)
      ? Number.parseInt(name.slice(FILE.length + MARK.length), 10)
      : NaN;
    return at < before;
  });
  for (const name of old) rmSync(join(folder, name), { force: true });
  return old.length;
}
