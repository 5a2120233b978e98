/**
 * `npm run person -- OFFICE MAIL`: says what an office keeps of the person with this mail address; with `--erase` it is
 * erased, except for appointments that are still ahead. The relay is stopped meanwhile: it would write what it still
 * holds in memory.
 */
import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { officeId } from '../src/lib/domain/ids.ts';
import type { OfficeId } from '../src/lib/domain/ids.ts';
import { err, ok } from '../src/lib/domain/result.ts';
import type { Result } from '../src/lib/domain/result.ts';
import { MAIL } from '../src/lib/domain/typed-contact.ts';
import { timeOfDay } from '../src/lib/domain/time.ts';
import { readOffice, titleOf } from './arbiter/stored-offices.ts';
import type { Config } from './config.ts';
import { systemTimers } from './jobs/schedule.ts';
import { silentLog } from './log.ts';
import { erasePerson } from './people/erase-person.ts';
import { findPerson } from './people/find-person.ts';
import type { FoundPerson, FoundVisit } from './people/find-person.ts';
import { openRooms } from './relay/rooms.ts';
import { openSqliteStore } from './store/sqlite.ts';
import { FILE } from './store/sqlite-schema.ts';
import { StoreError } from './store/store.ts';
import type { Store } from './store/store.ts';
import { storeSentence } from './store-sentence.ts';

const USAGE =
  'Say `npm run person -- OFFICE MAIL`, with the id of the office and the mail address; `--erase` behind it erases.';

/** In the data folder: what was shown and erased, a JSON line each, without the person. */
export const PROTOCOL = 'person-protocol.jsonl';

/** What was said or done, a sentence a line. */
export async function personCommand(
  args: readonly string[],
  config: Pick<Config, 'dataDir' | 'clockShift'>,
): Promise<Result<string[], string[]>> {
  const [office, mail, ...more] = args.filter((arg) => arg !== '--erase');
  if (office === undefined || mail === undefined || more.length > 0) return err([USAGE]);
  const id = officeId.safeParse(office);
  if (!id.success || !MAIL.test(mail)) return err([USAGE]);
  const { dataDir } = config;
  if (!existsSync(join(dataDir, FILE))) return err([`There is no data in '${dataDir}'.`]);
  let store: Store | null = null;
  try {
    store = openSqliteStore(dataDir, () => {});
    const now = Date.now() + config.clockShift;
    return await showOrErase(store, id.data, mail, { now, dataDir, isSure: args.includes('--erase') });
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
  mail: string,
  { now, dataDir, isSure }: Circumstances,
): Promise<Result<string[], string[]>> {
  if ((await store.list(`office:${id}`)).length === 0)
    return err([`Nothing is stored of an office '${id}'.`]);
  const rooms = openRooms({ store, clock: () => now, timers: systemTimers, log: silentLog });
  try {
    const office = await readOffice(rooms, id, () => {});
    const found = await findPerson(rooms, store, office, mail, now);
    if (isSure) await erasePerson(rooms, store, found);
    note(dataDir, found, now, isSure ? 'erased' : 'shown');
    const title = titleOf(office);
    return ok([
      isSure
        ? `Erased at ${new Date(now).toISOString()} what the office ${title} kept of ${mail}:`
        : `The office ${title} keeps of ${mail}, at ${new Date(now).toISOString()}:`,
      ...sentencesOf(found, office.timeZone, isSure),
      isSure
        ? 'Backups still hold it until they are erased, as do devices until they have heard of it.'
        : `Say \`npm run person -- ${id} ${mail} --erase\` to erase what is not needed for an appointment ahead.`,
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
      ...Object.entries(visit.person.contact)
        .filter(([, value]) => value !== null)
        .map(([field, value]) => `  ${field}: ${value}`),
      ...visit.notes.map((text) => `  note: ${text}`),
    ]),
    ...callBacks.map(({ record }) => `- to be called back: ${record.contact.name}`),
    ...mails.map(
      ({ mail, isKept }) =>
        `- a mail that waits or is kept: ${mail.subject}${isSure && isKept ? ': kept, the appointment is ahead' : ''}`,
    ),
  ];
}

const titleOfVisit = ({ date, appointment, state }: FoundVisit, timeZone: string): string =>
  appointment === null
    ? `${date}, a visit without an appointment`
    : `${date}, ${timeOfDay(appointment.start, timeZone)}, number ${appointment.number}, ${state}`;

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
    visits: visits.map(({ date, appointment, isAhead }) => ({ date, number: appointment?.number, isAhead })),
    notes: visits.reduce((sum, visit) => sum + visit.notes.length, 0),
    callBacks: callBacks.length,
    mails: mails.length,
  };
  appendFileSync(join(dataDir, PROTOCOL), `${JSON.stringify(line)}\n`, { mode: 0o600 });
}
