/** The offices of the relay under attack: those of the tests, and one that is as large as an office may be. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';

export const LARGEST = 'largest';
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
  const office = parse(readFileSync(join(files, 'always-open.yaml'), 'utf8')) as File;
  office.id = LARGEST;
  for (const letter of LETTERS) {
    const id = `lane-${letter.toLowerCase()}`;
    office.lanes.push({ id, letter, name: { de: letter, en: letter }, services: ['id-card'] });
    office.counters.push({ id: `c-${letter.toLowerCase()}`, name: letter, lanes: [id] });
  }
  for (const window of office.windows) window.to = CLOSES;
  office.rules = { ...office.rules, horizonDays: HORIZON_DAYS };
  writeFileSync(join(folder, `${LARGEST}.yaml`), stringify(office));
}
