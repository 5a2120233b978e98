/**
 * `npm run history -- --office ID --months 12`: invents the figures of past days for an office that has none, so that
 * the page of statistics has something to show. They are marked as examples; `--remove` takes them away again. Days
 * that were really counted are never touched. The relay is stopped meanwhile.
 */
import { openFiguresDoc } from '../../src/lib/docs/figures-doc.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { seeded } from '../../src/lib/domain/queue/estimate.ts';
import { exampleFigures } from '../../src/lib/domain/statistics/example-day.ts';
import type { Statistics } from '../../src/lib/domain/statistics/statistics.ts';
import { addDays, dateOf } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
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
  const figures = openFiguresDoc(await rooms.open({ kind: 'figures', office: office.id }), () => {});
  const examples = [...figures.all].flatMap(([date, { example }]) => (example === undefined ? [] : [date]));
  if (months === null) {
    figures.write([], examples);
    await rooms.commit({ mails: [] });
    return [`${examples.length} invented days of '${office.id}' are gone.`];
  }
  const random = seeded(seed);
  const made: [string, Statistics][] = [];
  let kept = 0;
  for (let back = Math.round(months * DAYS_A_MONTH); back > 0; back--) {
    const date = addDays(today, -back);
    const known = figures.all.get(date);
    if (known !== undefined && known.example === undefined) kept++;
    else made.push([date, exampleFigures(office, date, random)]);
  }
  figures.write(
    made,
    examples.filter((date) => !made.some(([other]) => other === date)),
  );
  await rooms.commit({ mails: [] });
  return [
    `${made.length} days of '${office.id}' are invented, and marked as examples on the page of statistics.`,
    ...(kept === 1 ? ['One day that was really counted stays as it is.'] : []),
    ...(kept > 1 ? [`${kept} days that were really counted stay as they are.`] : []),
    `\`npm run history -- --office ${office.id} --remove\` takes them away.`,
  ];
}
