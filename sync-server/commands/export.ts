/**
 * `npm run office -- export ID FILE`: writes an office as it counts now, with what leads have changed, as a file that
 * loads again. One whose file has gone (C13) is written from its record. The relay is stopped meanwhile, since only it
 * knows what it has not written yet.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { officeIn, openOfficeDoc } from '../../src/lib/docs/office-doc.ts';
import { officeId } from '../../src/lib/domain/ids.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { dateOf } from '../../src/lib/domain/time.ts';
import { effectiveOffice, officeWithoutFile } from '../arbiter/effective-office.ts';
import type { Config } from '../config.ts';
import { systemTimers } from '../jobs/schedule.ts';
import { silentLog } from '../log/log.ts';
import { loadFile, loadOffices } from '../offices/load-offices.ts';
import { writeOfficeFile } from '../offices/write-office-file.ts';
import { openRooms } from '../relay/rooms.ts';
import { hasStore } from '../store/data-folder.ts';
import type { Store } from '../store/store.ts';
import { unknownOffice, unknownOption } from './mistyped.ts';
import { onDataFolder } from './on-data-folder.ts';

export const EXPORT_USAGE =
  'Say `npm run office -- export ID FILE`, with the id of an office and the name of the new file.';

/** What was done, a sentence a line. */
export async function exportCommand(
  args: readonly string[],
  config: Pick<Config, 'dataDir' | 'offices' | 'clockShift'>,
): Promise<Result<string[], string[]>> {
  const option = args.find((arg) => arg.startsWith('--'));
  if (option !== undefined) return err([unknownOption(option, []), EXPORT_USAGE]);
  const [id, target, ...more] = args;
  if (id === undefined || target === undefined || more.length > 0) return err([EXPORT_USAGE]);
  if (!target.endsWith('.yaml')) return err([`An office file ends in .yaml, and '${target}' does not.`]);
  if (existsSync(target)) return err([`There is a file '${target}' already: name another one.`]);
  const now = Date.now() + config.clockShift;
  const files = hasNoFile(config.offices)
    ? ok([])
    : loadOffices(config.offices, dateOf(now, 'Europe/Berlin'));
  if (!files.ok) return files;
  const unknown = unknownOffice(
    id,
    files.value.map((file) => file.id),
  );
  const parsed = officeId.safeParse(id);
  if (!parsed.success) return err([unknown]);
  const file = files.value.find((one) => one.id === parsed.data) ?? null;
  const text = file === null ? '' : textOf(config.offices, file.id, now);
  if (text === null) return err([`The file of '${id}' cannot be read any more.`]);
  // Without a store no office is known that has no file.
  if (!hasStore(config.dataDir))
    return err([file === null ? unknown : `There is no data in '${config.dataDir}'.`]);
  return onDataFolder(config.dataDir, async (store) => {
    const stored = await storedOffice(store, parsed.data, now);
    if (file === null && stored === null) return err([unknown]);
    const { office } =
      file === null
        ? officeWithoutFile(stored!, store.epoch, now)
        : effectiveOffice(file, stored, store.epoch, now);
    const written = writeOfficeFile(office, text, dateOf(now, 'Europe/Berlin'));
    if (!written.ok) return err([`As '${id}' counts now, no file of it would load:`, ...written.error]);
    return save(target, id, written.value, file !== null);
  });
}

/** The file that has gone may have been the only one. */
function hasNoFile(folder: string): boolean {
  try {
    return !readdirSync(folder).some((name) => name.endsWith('.yaml'));
  } catch {
    return false;
  }
}

function save(target: string, id: string, text: string, hasFile: boolean): Result<string[], string[]> {
  try {
    writeFileSync(target, text, { flag: 'wx' });
    return ok([
      hasFile
        ? `Wrote '${id}' as it counts now to ${target}.`
        : `'${id}' has no file. Wrote it as it is stored to ${target}, without the comments of its file.`,
      hasFile
        ? 'Put in the place of its file, it counts as it stands there from the next start on.'
        : 'Put into the folder of offices, it is an office with a file again from the next start on.',
    ]);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return err([`'${target}' cannot be written (${code}).`]);
  }
}

/** The text of the file that says this office; null: it has gone since it was loaded. */
function textOf(folder: string, id: OfficeId, now: number): string | null {
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.yaml'))) {
    const file = readFileSync(join(folder, name));
    const loaded = loadFile(basename(name), file, dateOf(now, 'Europe/Berlin'));
    if (loaded.ok && loaded.value.office.id === id) return file.toString('utf8').replace(/^\uFEFF/, '');
  }
  return null;
}

async function storedOffice(store: Store, id: OfficeId, now: number): Promise<Office | null> {
  const rooms = openRooms({ store, clock: () => now, timers: systemTimers, log: silentLog });
  try {
    const records = openOfficeDoc(await rooms.open({ kind: 'office', office: officeId.parse(id) }), () => {});
    const office = officeIn(records);
    records.close();
    return office;
  } finally {
    await rooms.close();
  }
}
