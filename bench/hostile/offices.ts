/**
 * The offices of the relay under attack: those of the tests, and two more. One confirms at once and asks for no proof of
 * work. The other one is as large as an office may be.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';

export const LARGEST = 'largest';
export const CONFIRMS_AT_ONCE = 'confirms-at-once';
/** Lanes, days and hours that are as many as may be together: 8 × 181 × 11.4 hours. */
const LETTERS = 'CDEFGH';
const HORIZON_DAYS = 180;
export const CLOSES = '11:25';

interface File {
  id: string;
  lanes: { id: string; letter: string; name: unknown; services: string[] }[];
  counters: { id: string; name: string; lanes: string[] }[];
  windows: { to: string }[];
  rules: Record<string, unknown>;
}

/** Writes them into a new folder. */
export function writeOffices(folder: string): void {
  const files = fileURLToPath(new URL('../../tests/support/offices', import.meta.url));
  mkdirSync(folder, { recursive: true });
  cpSync(files, folder, { recursive: true });
  const write = (file: File): void => writeFileSync(join(folder, `${file.id}.yaml`), stringify(file));
  const read = (): File => parse(readFileSync(join(files, 'always-open.yaml'), 'utf8')) as File;
  const unguarded = read();
  unguarded.rules = { ...unguarded.rules, activation: null };
  write({ ...unguarded, id: CONFIRMS_AT_ONCE });
  const office = read();
  office.id = LARGEST;
  for (const letter of LETTERS) {
    const id = `lane-${letter.toLowerCase()}`;
    office.lanes.push({ id, letter, name: { de: letter, en: letter }, services: ['id-card'] });
    office.counters.push({ id: `c-${letter.toLowerCase()}`, name: letter, lanes: [id] });
  }
  for (const window of office.windows) window.to = CLOSES;
  office.rules = { ...office.rules, horizonDays: HORIZON_DAYS };
  write(office);
}
