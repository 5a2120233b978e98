/**
 * `npm run office -- retire ID`: erases everything that is stored of an office whose file has gone. Without `--yes` it
 * only says what that is. The relay is stopped meanwhile: it would write what it still holds in memory.
 */
import { makeName } from '../../src/lib/docs/document-names.ts';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import { openDayDoc } from '../../src/lib/docs/day-doc.ts';
import { appointmentsIn, openInboxDoc } from '../../src/lib/docs/inbox-doc.ts';
import { openPeopleDoc } from '../../src/lib/docs/people-doc.ts';
import { officeId } from '../../src/lib/domain/ids.ts';
import type { ActorId, OfficeId } from '../../src/lib/domain/ids.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { dateOf } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { actorsOf } from '../arbiter/erase.ts';
import { documentsByOffice, readOffice } from '../arbiter/stored-offices.ts';
import { titleOf } from '../offices/office-title.ts';
import type { StoredOffice } from '../arbiter/stored-offices.ts';
import type { Config } from '../config.ts';
import { quoted, unknownOption } from './mistyped.ts';
import { systemTimers } from '../jobs/schedule.ts';
import { silentLog } from '../log/log.ts';
import { loadOffices } from '../offices/load-offices.ts';
import { openRooms } from '../relay/rooms.ts';
import type { Rooms } from '../relay/rooms.ts';
import { hasStore } from '../store/data-folder.ts';
import type { Store } from '../store/store.ts';
import { onDataFolder } from './on-data-folder.ts';

export const RETIRE_USAGE =
  'Say `npm run office -- retire ID`, with the id of an office whose file is gone; `--yes` behind it erases.';

/** What was said or done, a sentence a line. */
export async function retireCommand(
  args: readonly string[],
  config: Pick<Config, 'dataDir' | 'offices' | 'clockShift'>,
): Promise<Result<string[], string[]>> {
  const [id, ...more] = args.filter((arg) => arg !== '--yes');
  const option = args.find((arg) => arg.startsWith('--') && arg !== '--yes');
  if (option !== undefined) return err([unknownOption(option, ['--yes']), RETIRE_USAGE]);
  if (id === undefined || more.length > 0) return err([RETIRE_USAGE]);
  const now = Date.now() + config.clockShift;
  const files = loadOffices(config.offices, dateOf(now, 'Europe/Berlin'));
  if (!files.ok) return files;
  if (files.value.some((file) => file.id === id)) {
    return err([`The office '${id}' has a file in '${config.offices}': take that away first.`]);
  }
  if (!hasStore(config.dataDir)) return err([`There is no data in '${config.dataDir}'.`]);
  const known = files.value.map((file) => file.id);
  return onDataFolder(config.dataDir, (store) =>
    retire(store, id, known, { now, isSure: args.includes('--yes') }),
  );
}

async function retire(
  store: Store,
  id: string,
  files: readonly OfficeId[],
  { now, isSure }: { readonly now: number; readonly isSure: boolean },
): Promise<Result<string[], string[]>> {
  const stored = await documentsByOffice((prefix) => store.list(prefix));
  const key = officeId.safeParse(id);
  const documents = key.success ? stored.get(key.data) : undefined;
  if (!key.success || documents === undefined) {
    const others = [...stored.keys()].filter((other) => !files.includes(other));
    return err([
      `Nothing is stored of an office '${id}'. Stored without a file: ${quoted(others)}. With a file: ${quoted(files)}.`,
    ]);
  }
  const rooms = openRooms({ store, clock: () => now, timers: systemTimers, log: silentLog });
  try {
    const office = await readOffice(rooms, key.data, () => {});
    const found = await lookThrough(rooms, store, office, documents, now);
    if (!isSure) {
      const [title, ...rest] = found.sentences;
      return ok([
        `All data of the office ${title} would be erased:`,
        ...rest,
        `Say \`npm run office -- retire ${id} --yes\` to erase it. Only a backup brings it back.`,
      ]);
    }
    await store.retire(key.data, [...documents, ...found.inboxes].map(makeName));
    const [title, ...rest] = found.sentences;
    return ok([`Erased all data of the office ${title}:`, ...rest, 'Backups are yours to erase.']);
  } finally {
    await rooms.close();
  }
}

interface Found {
  /** Its title, then what there is of it. */
  readonly sentences: readonly string[];
  /** Inboxes of the office's visitors' phones, its devices and its staff. */
  readonly inboxes: readonly DocumentName[];
}

async function lookThrough(
  rooms: Rooms,
  store: Store,
  office: StoredOffice,
  documents: readonly DocumentName[],
  now: number,
): Promise<Found> {
  const today = dateOf(now, office.timeZone);
  const staff = await store.accounts.staff(office.id);
  const actors = new Set<ActorId>(office.devices.map((device) => device.actor));
  for (const { id } of staff)
    for (const session of await store.accounts.sessionsOfMember(id)) actors.add(session.actor);
  let people = 0;
  let ahead = 0;
  const dates = documents.flatMap((name) => (name.kind === 'day' ? [name.date] : [])).sort();
  for (const name of documents) {
    if (name.kind === 'people') {
      for (const actor of await actorsOf(rooms, name, () => {})) actors.add(actor);
      people += await peopleIn(rooms, name);
    } else if (name.kind === 'day' && name.date >= today) ahead += await aheadIn(rooms, name);
    rooms.release(name);
  }
  const inboxes = await inboxesOf(rooms, store, office.id, actors);
  return {
    inboxes,
    sentences: [
      titleOf(office),
      dates.length === 0 ? '- no days' : `- ${dates.length} days, ${dates[0]} to ${dates.at(-1)}`,
      `- ${people} people with their notes; ${ahead} appointments from today on, whose people are not told`,
      `- ${inboxes.length} inboxes of phones, devices and staff`,
      `- ${staff.length} accounts of staff, ${office.devices.length} devices, all sessions and mails`,
      '- the statistics, and the office itself',
    ],
  };
}

async function peopleIn(rooms: Rooms, name: DocumentName): Promise<number> {
  const records = openPeopleDoc(await rooms.open(name), () => {});
  records.close();
  return records.all.size;
}

async function aheadIn(rooms: Rooms, name: DocumentName & { readonly date: LocalDate }): Promise<number> {
  const { day, close } = openDayDoc(await rooms.open(name), name.date, () => {});
  close();
  return [...day.visits.values()].filter((v) => v.state === 'reserved' || v.state === 'booked').length;
}

/** An inbox in which another office's appointments stand as well stays. */
async function inboxesOf(
  rooms: Rooms,
  store: Store,
  office: OfficeId,
  actors: ReadonlySet<ActorId>,
): Promise<DocumentName[]> {
  const stored = new Set(await store.list('inbox:'));
  const found: DocumentName[] = [];
  for (const actor of actors) {
    const name = { kind: 'inbox', actor } as const;
    if (!stored.has(makeName(name))) continue;
    const told = openInboxDoc(await rooms.open(name), () => {});
    if (appointmentsIn(told).every((own) => own.office === office)) found.push(name);
    told.close();
    rooms.release(name);
  }
  return found;
}
