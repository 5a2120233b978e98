/**
 * `npm run history -- --office ID --months 12`: invents the figures of past days for an office that has none, so that
 * the page of statistics has something to show. They are marked as examples; `--remove` takes them away again. Days
 * that were really counted are never touched. The relay is stopped meanwhile.
 */
import { openFiguresDoc } from '../../src/lib/docs/figures-doc.ts';
import type { WritableRecords } from '../../src/lib/docs/records.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { seeded } from '../../src/lib/domain/queue/estimate.ts';
import { exampleFigures } from '../../src/lib/domain/statistics/example-day.ts';
import type { Statistics } from '../../src/lib/domain/statistics/statistics.ts';
import { addDays, dateOf, monthOf } from '../../src/lib/domain/time.ts';
import type { LocalDate, LocalMonth } from '../../src/lib/domain/time.ts';
import { storedMonths } from '../arbiter/office-figures.ts';
import type { Config } from '../config.ts';
import { systemTimers } from '../jobs/schedule.ts';
import { silentLog } from '../log/log.ts';
import { loadOffices } from '../offices/load-offices.ts';
import { openRooms } from '../relay/rooms.ts';
import type { Rooms } from '../relay/rooms.ts';
import { unknownOffice } from './mistyped.ts';
import { onDataFolder } from './on-data-folder.ts';

const USAGE =
  'Say `npm run history -- --office ID --months 12` (1 to 24), and `--seed 7` for other chances; or `--office ID --remove`.';

const MOST_MONTHS = 24;
const DAYS_A_MONTH = 365.25 / 12;

interface Asked {
  readonly office: string;
  /** Null: the examples are taken away. */
  readonly months: number | null;
  readonly seed: number;
}

export function parseHistoryArgs(args: readonly string[]): Asked | null {
  const values = new Map<string, string>();
  for (let i = 0; i < args.length; i++) {
    const name = args[i]!;
    if (name === '--remove') values.set(name, '');
    else if (['--office', '--months', '--seed'].includes(name) && args[i + 1] !== undefined)
      values.set(name, args[++i]!);
    else return null;
  }
  const office = values.get('--office');
  const months = Number(values.get('--months') ?? 12);
  const seed = Number(values.get('--seed') ?? 1);
  if (office === undefined || !Number.isInteger(seed)) return null;
  if (values.has('--remove')) return values.has('--months') ? null : { office, months: null, seed };
  return Number.isInteger(months) && months >= 1 && months <= MOST_MONTHS ? { office, months, seed } : null;
}

/** What was done, a sentence a line. */
export async function historyCommand(
  args: readonly string[],
  config: Pick<Config, 'dataDir' | 'offices' | 'clockShift'>,
): Promise<Result<string[], string[]>> {
  const asked = parseHistoryArgs(args);
  if (asked === null) return err([USAGE]);
  const now = Date.now() + config.clockShift;
  const files = loadOffices(config.offices, dateOf(now, 'Europe/Berlin'));
  if (!files.ok) return files;
  const office = files.value.find(({ id }) => id === asked.office);
  if (office === undefined)
    return err([
      unknownOffice(
        asked.office,
        files.value.map(({ id }) => id),
      ),
    ]);
  return onDataFolder(config.dataDir, async (store) => {
    const rooms = openRooms({ store, clock: () => now, timers: systemTimers, log: silentLog });
    try {
      return ok(await writeHistory(rooms, office, asked, dateOf(now, office.timeZone)));
    } finally {
      await rooms.close();
    }
  });
}

async function writeHistory(
  rooms: Rooms,
  office: Office,
  { months, seed }: Asked,
  today: LocalDate,
): Promise<string[]> {
  const stored = await openStored(rooms, office.id);
  const known = new Map([...stored.values()].flatMap(({ all }) => [...all]));
  const examples = [...known].flatMap(([date, { example }]) =>
    example === undefined ? [] : [date as LocalDate],
  );
  const made = new Map<LocalDate, Statistics>();
  const random = seeded(seed);
  let kept = 0;
  for (let back = months === null ? 0 : Math.round(months * DAYS_A_MONTH); back > 0; back--) {
    const date = addDays(today, -back);
    const before = known.get(date);
    if (before !== undefined && before.example === undefined) kept++;
    else made.set(date, exampleFigures(office, date, random));
  }
  const removed = Map.groupBy(
    examples.filter((date) => !made.has(date)),
    monthOf,
  );
  const put = Map.groupBy(made, ([date]) => monthOf(date));
  for (const month of new Set([...removed.keys(), ...put.keys()])) {
    const figures = stored.get(month) ?? (await openMonth(rooms, office.id, month));
    figures.write(put.get(month) ?? [], removed.get(month) ?? []);
  }
  await rooms.commit({ mails: [] });
  if (months === null) return [`${examples.length} invented days of '${office.id}' are gone.`];
  return [
    `${made.size} days of '${office.id}' are invented, and marked as examples on the page of statistics.`,
    ...(kept === 1 ? ['One day that was really counted stays as it is.'] : []),
    ...(kept > 1 ? [`${kept} days that were really counted stay as they are.`] : []),
    `\`npm run history -- --office ${office.id} --remove\` takes them away.`,
  ];
}

const openMonth = async (
  rooms: Rooms,
  office: OfficeId,
  month: LocalMonth,
): Promise<WritableRecords<Statistics>> =>
  openFiguresDoc(await rooms.open({ kind: 'figures', office, month }), () => {});

async function openStored(
  rooms: Rooms,
  office: OfficeId,
): Promise<Map<LocalMonth, WritableRecords<Statistics>>> {
  const stored = new Map<LocalMonth, WritableRecords<Statistics>>();
  for (const month of await storedMonths((prefix) => rooms.stored(prefix), office))
    stored.set(month, await openMonth(rooms, office, month));
  return stored;
}
