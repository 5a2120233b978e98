/** The example offices, as their files state them. */
import type { Office } from '../../../src/lib/domain/office/office.ts';
import { loadOffices } from '../../../sync-server/offices/load-offices.ts';
import { day } from './names.ts';

const FOLDER = new URL('../../../sync-server/offices', import.meta.url).pathname;
const loadedOn = new Map<string, readonly Office[]>();

export const dorsten = (today?: string): Office => exampleOffice('dorsten', today);

/** `exampleOffice('werne')`; `today` decides of which years the holidays are known. */
export function exampleOffice(id: string, today = '2026-11-23'): Office {
  const office = exampleOffices(today).find((o) => o.id === id);
  if (office === undefined) throw new Error(`no example office '${id}'`);
  return office;
}

export function exampleOffices(today = '2026-11-23'): readonly Office[] {
  const known = loadedOn.get(today);
  if (known !== undefined) return known;
  const loaded = loadOffices(FOLDER, day(today));
  if (!loaded.ok) throw new Error(loaded.error.join('\n'));
  loadedOn.set(today, loaded.value);
  return loaded.value;
}
