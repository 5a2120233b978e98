/**
 * `npm run person -- OFFICE WHOM`: says what an office keeps of one person. With `--erase` all of it is erased but
 * appointments that are still ahead. The relay must be stopped: it would write what it still holds in memory.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { dateOf } from '../../src/lib/domain/time.ts';
import { staffLanguages } from '../../src/lib/i18n/languages.ts';
import { documentsByOffice, readOffice } from '../arbiter/stored-offices.ts';
import { titleOf } from '../offices/office-title.ts';
import type { Config } from '../config.ts';
import { timeWithOffset, protocolIn } from './person-protocol.ts';
import { unknownOffice, unknownOption } from './mistyped.ts';
import { systemTimers } from '../jobs/schedule.ts';
import { silentLog } from '../log/log.ts';
import { erasePerson } from '../people/erase-person.ts';
import { findPerson } from '../people/find-person.ts';
import type { FoundPerson } from '../people/find-person.ts';
import { parseWanted } from '../people/wanted.ts';
import type { Wanted, WantedError } from '../people/wanted.ts';
import { openRooms } from '../relay/rooms.ts';
import { hasStore } from '../store/data-folder.ts';
import type { Store } from '../store/store.ts';
import { onDataFolder } from './on-data-folder.ts';

const USAGE = [
  'Say `npm run person -- OFFICE` with the id of the office, and behind it one of these; `--erase` at the end erases.',
  '  a mail address              erika@example.org',
  '  a phone number              02362 12345',
  '  a name and a date of birth  "Erika Muster" 12.08.1964',
  '  a code and its day          123456 2026-11-24',
  '  a number and its day        A600 2026-11-24',
];

const PROBLEMS: Readonly<Record<WantedError, string | null>> = {
  nothing: null,
  'no-day': 'A code or number needs its day behind it, and a phone number its area code.',
  'no-birth-date': 'A name needs the date of birth behind it, since others may bear the same name.',
  'bad-date': 'The last word is no date that can be: write it as 24.11.2026 or 2026-11-24.',
};
const problem = (error: WantedError): string[] =>
  [PROBLEMS[error] ?? '', ...USAGE].filter((line) => line !== '');

const notErased = (documents: number): string =>
  `The person is erased from the documents, but the files still hold earlier versions of ${documents} of them. ` +
  'Check that the disk has room and no other program reads the files, and run the same command again.';

/** In the data folder: what was shown and erased, a JSON line each, without the person. */
export const ERASURE_PROTOCOL = 'person-protocol.jsonl';

/** Gives what was found or erased, a sentence a line. */
export async function personCommand(
  args: readonly string[],
  config: Pick<Config, 'dataDir' | 'clockShift'>,
): Promise<Result<string[], string[]>> {
  const [office, ...words] = args.filter((arg) => arg !== '--erase');
  const option = words.find((word) => word.startsWith('--'));
  if (option !== undefined) return err([unknownOption(option, ['--erase']), ...USAGE]);
  if (office === undefined) return err(USAGE);
  const now = Date.now() + config.clockShift;
  const wanted = parseWanted(words, dateOf(now, 'Europe/Berlin'));
  if (!wanted.ok) return err(problem(wanted.error));
  const { dataDir } = config;
  if (!hasStore(dataDir)) return err([`There is no data in '${dataDir}'.`]);
  return onDataFolder(dataDir, (store) =>
    showOrErase(store, office, wanted.value, { now, dataDir, isSure: args.includes('--erase') }),
  );
}

interface Circumstances {
  readonly now: number;
  readonly dataDir: string;
  readonly isSure: boolean;
}

async function showOrErase(
  store: Store,
  asked: string,
  wanted: Wanted,
  { now, dataDir, isSure }: Circumstances,
): Promise<Result<string[], string[]>> {
  const stored = [...(await documentsByOffice((prefix) => store.list(prefix))).keys()];
  const id = stored.find((one) => one === asked);
  if (id === undefined) return err([unknownOffice(asked, stored)]);
  const rooms = openRooms({ store, clock: () => now, timers: systemTimers, log: silentLog });
  try {
    const office = await readOffice(rooms, id, () => {});
    const found = await findPerson(rooms, store, office, wanted, now);
    const left = isSure ? await erasePerson(rooms, store, found) : [];
    if (left.length > 0) {
      note(dataDir, found, timeWithOffset(now, office.timeZone), 'erased-in-part');
      return err([notErased(left.length)]);
    }
    note(dataDir, found, timeWithOffset(now, office.timeZone), isSure ? 'erased' : 'shown');
    const { timeZone, fields } = office;
    const about = { found, wanted, title: titleOf(office), timeZone, fields, now, isSure };
    return ok(
      staffLanguages.flatMap((language, i) => [...(i > 0 ? [''] : []), ...protocolIn(language, about)]),
    );
  } finally {
    await rooms.close();
  }
}

function note(
  dataDir: string,
  { office, visits, callBacks, mails }: FoundPerson,
  at: string,
  what: string,
): void {
  const line = {
    at,
    office,
    what,
    visits: visits.map(({ date, number, isAhead }) => ({ date, number, isAhead })),
    notes: visits.reduce((sum, visit) => sum + visit.notes.length, 0),
    callBacks: callBacks.length,
    mails: mails.length,
  };
  appendFileSync(join(dataDir, ERASURE_PROTOCOL), `${JSON.stringify(line)}\n`, { mode: 0o600 });
}
