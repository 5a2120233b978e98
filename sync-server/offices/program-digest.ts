/**
 * A digest of everything that decides what an office file means: the program's own rules and the versions of its
 * libraries. A record that was made from a file is good for as long as both are the same.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const SOURCES = [
  'package.json',
  'src/lib/domain/**/*.ts',
  'src/lib/i18n/*.ts',
  'sync-server/offices/*.ts',
] as const;

let known: string | null = null;

/** Read once: the program does not change while it runs. */
export function programDigest(): string {
  if (known !== null) return known;
  const hash = createHash('sha256');
  for (const file of globSync([...SOURCES], { cwd: ROOT }).sort())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  known = hash.digest('base64url');
  return known;
}
