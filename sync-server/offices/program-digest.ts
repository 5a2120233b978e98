/**
 * A digest of everything that decides what an office file means and what is due at an office. It holds the program's own
 * rules, the versions of its libraries, and Node with its time zones. What was made by them is good while all are the
 * same.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '../..');
const SOURCES = [
  'package.json',
  'src/lib/domain/**/*.ts',
  'src/lib/docs/*.ts',
  'src/lib/i18n/*.ts',
  'sync-server/offices/*.ts',
  'sync-server/arbiter/*.ts',
  'sync-server/relay/*.ts',
] as const;

/** The libraries that decide what a file means, each with the package that asks for it; null: the program itself. */
const LIBRARIES = [
  ['date-holidays', null],
  ['date-holidays-parser', 'date-holidays'],
  ['yaml', null],
  ['zod', null],
] as const;

/** Versions of Node that count: its own, of its language data, and of its time zones, by which a day begins. */
const OF_NODE = ['node', 'icu', 'tz'] as const;
type Versions = Readonly<Partial<Record<(typeof OF_NODE)[number], string | undefined>>>;

let known: string | null = null;

/** Read once: the program does not change while it runs. */
export const programDigest = (): string => (known ??= digestOfProgram(ROOT));

/** Digest of the program in this folder, with the libraries that are installed there, run by this Node. */
export function digestOfProgram(root: string, versions: Versions = process.versions): string {
  const hash = createHash('sha256');
  for (const file of globSync([...SOURCES], { cwd: root }).sort())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  for (const [name, parent] of LIBRARIES) hash.update(`${name} ${installedVersion(root, name, parent)}\0`);
  for (const part of OF_NODE) hash.update(`${part} ${versions[part]}\0`);
  return hash.digest('base64url');
}

/** `package.json` of the program has ranges alone. Null: it is not installed. */
function installedVersion(root: string, name: string, parent: string | null): string | null {
  const program = join(root, 'package.json');
  const asker = parent === null ? program : packageFile(parent, program);
  const file = asker === null ? null : packageFile(name, asker);
  if (file === null) return null;
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function packageFile(name: string, asker: string): string | null {
  try {
    return findPackageJSON(name, pathToFileURL(asker)) ?? null;
  } catch {
    return null;
  }
}
