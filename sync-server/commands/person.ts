/**
 * `npm run person -- OFFICE WHOM`: says what an office keeps of one person; with `--erase` it is erased, except for
 * appointments that are still ahead. The relay is stopped meanwhile: it would write what it still holds in memory.
 */
import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { officeId } from '../../src/lib/domain/ids.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { dateOf, timeOfDay } from '../../src/lib/domain/time.ts';
import { readOffice, titleOf } from '../arbiter/stored-offices.ts';
import type { Config } from '../config.ts';
import { systemTimers } from '../jobs/schedule.ts';
import { silentLog } from '../log/log.ts';
import { erasePerson } from '../people/erase-person.ts';
import { findPerson } from '../people/find-person.ts';
import type { FoundPerson, FoundVisit } from '../people/find-person.ts';
import { parseWanted } from '../people/wanted.ts';
import type { Match, Wanted, WantedError } from '../people/wanted.ts';
import { openRooms } from '../relay/rooms.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import { FILE } from '../store/sqlite/schema.ts';
import { StoreError } from '../store/store.ts';
import type { Store } from '../store/store.ts';
import { storeSentence } from '../store/store-sentence.ts';

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

/** In the data folder: what was shown and erased, a JSON line each, without the person. */
export const ERASURE_PROTOCOL = 'person-protocol.jsonl';

/** What was said or done, a sentence a line. */
export async function personCommand(
  args: readonly string[],
  config: Pick<Config, 'dataDir' | 'clockShift'>,
): Promise<Result<string[], string[]>> {
  const [office, ...words] = args.filter((arg) => arg !== '--erase');
  const id = officeId.safeParse(office);
  if (!id.success || words.some((word) => word.startsWith('--'))) return err(USAGE);
  const now = Date.now() + config.clockShift;
  const wanted = parseWanted(words, dateOf(now, 'Europe/Berlin'));
  if (!wanted.ok) return err(problem(wanted.error));
  const { dataDir } = config;
  if (!existsSync(join(dataDir, FILE))) return err([`There is no data in '${dataDir}'.`]);
  let store: Store | null = null;
  try {
    store = openSqliteStore(dataDir, () => {});
    return await showOrErase(store, id.data, wanted.value, {
      now,
      dataDir,
      isSure: args.includes('--erase'),
    });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const isUsed = error.reason === 'in-use';
    return err([
      isUsed ? `The relay is using '${dataDir}'. Stop it first.` : storeSentence(error.reason, dataDir),
    ]);
  } finally {
    await store?.close();
  }
}

interface Circumstances {
  readonly now: number;
  readonly dataDir: string;
  readonly isSure: boolean;
}

async function showOrErase(
  store: Store,
  id: OfficeId,
  wanted: Wanted,
  { now, dataDir, isSure }: Circumstances,
): Promise<Result<string[], string[]>> {
  if ((await store.list(`office:${id}`)).length === 0)
    return err([`Nothing is stored of an office '${id}'.`]);
  const rooms = openRooms({ store, clock: () => now, timers: systemTimers, log: silentLog });
  try {
    const office = await readOffice(rooms, id, () => {});
    const found = await findPerson(rooms, store, office, wanted, now);
    if (isSure) await erasePerson(rooms, store, found);
    note(dataDir, found, now, isSure ? 'erased' : 'shown');
    const title = titleOf(office);
    const whom = wordsOf(wanted);
    return ok([
      isSure
        ? `Erased at ${new Date(now).toISOString()} what the office ${title} kept of ${whom}:`
        : `The office ${title} keeps of ${whom}, at ${new Date(now).toISOString()}:`,
      ...sentencesOf(found, office.timeZone, isSure),
      ...hints(found, wanted),
      isSure
        ? 'Backups still hold it until they are erased, as do devices until they have heard of it.'
        : `Say \`npm run person -- ${id} ${whom} --erase\` to erase what is not needed for an appointment ahead.`,
    ]);
  } finally {
    await rooms.close();
  }
}

function sentencesOf({ visits, callBacks, mails }: FoundPerson, timeZone: string, isSure: boolean): string[] {
  if (visits.length + callBacks.length + mails.length === 0) return ['- nothing'];
  return [
    ...visits.flatMap((visit) => [
      `- ${titleOfVisit(visit, timeZone)}${isSure && visit.isAhead ? ': kept, the appointment is ahead' : ''}`,
      ...(visit.person !== null && visit.person.contact === null
        ? ['  what it said of the person is erased already']
        : []),
      ...Object.entries(visit.person?.contact ?? {})
        .filter(([, value]) => value !== null)
        .map(([field, value]) => `  ${field}: ${value}`),
      ...visit.notes.map((text) => `  note: ${text}`),
      ...visit.arrivals.map((at) => `  taken down at a kiosk: ${timeOfDay(at, timeZone)}`),
    ]),
    ...callBacks.map(({ record }) => `- to be called back: ${record.contact.name}`),
    ...mails.map(
      ({ mail, isKept }) =>
        `- a mail that waits or is kept: ${mail.subject}${isSure && isKept ? ': kept, the appointment is ahead' : ''}`,
    ),
  ];
}

const titleOfVisit = ({ date, start, number, state }: FoundVisit, timeZone: string): string =>
  start === null
    ? `${date}, a visit without an appointment${number === null ? '' : `, number ${number}`}, ${state}`
    : `${date}, ${timeOfDay(start, timeZone)}, number ${number}, ${state}`;

/** The search as it is said on the command line. */
function wordsOf(wanted: Wanted): string {
  switch (wanted.by) {
    case 'mail':
      return wanted.mail;
    case 'phone':
      return `"${wanted.phone}"`;
    case 'name':
      return `"${wanted.name}" ${wanted.birthDate}`;
    case 'visit':
      return `${wanted.mark} ${wanted.date}`;
  }
}

/** What else may be the person's, without naming others. */
function hints({ visits, near }: FoundPerson, wanted: Wanted): string[] {
  const count = (match: Match, one: string, more: string): string[] => {
    const people = near.get(match) ?? 0;
    return people === 0 ? [] : [people === 1 ? `One entry ${one}.` : `${people} entries ${more}.`];
  };
  const mails = new Set(visits.flatMap(({ person }) => person?.contact?.mail ?? []));
  return [
    ...count('other-name', 'has this birth date and another name', 'have this birth date and other names'),
    ...count(
      'other-birth-date',
      'has this name and another birth date, or none',
      'have this name and other birth dates, or none',
    ),
    ...count(
      'like-mail',
      'has this mail address at another provider',
      'have this mail address at other providers',
    ),
    ...count('like-phone', 'has a phone number with the same end', 'have phone numbers with the same end'),
    ...(wanted.by === 'mail'
      ? []
      : [...mails].map((mail) => `Look for ${mail}, too: it may have booked more.`)),
  ];
}

function note(
  dataDir: string,
  { office, visits, callBacks, mails }: FoundPerson,
  now: number,
  what: string,
): void {
  const line = {
    at: new Date(now).toISOString(),
    office,
    what,
    visits: visits.map(({ date, number, isAhead }) => ({ date, number, isAhead })),
    notes: visits.reduce((sum, visit) => sum + visit.notes.length, 0),
    callBacks: callBacks.length,
    mails: mails.length,
  };
  appendFileSync(join(dataDir, ERASURE_PROTOCOL), `${JSON.stringify(line)}\n`, { mode: 0o600 });
}
