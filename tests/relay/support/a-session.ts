/** Real rooms on a store in a folder, and an office in its session, to fill it and to see what is erased. */
import { expect, onTestFinished } from 'vitest';
import { makeName } from '../../../src/lib/docs/document-names.ts';
import { appointmentKey, openInboxDoc } from '../../../src/lib/docs/inbox-doc.ts';
import type { OwnAppointment } from '../../../src/lib/domain/requests/answer.ts';
import type { Office } from '../../../src/lib/domain/office/office.ts';
import { startOfDay } from '../../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../../src/lib/domain/time.ts';
import { eraseOld } from '../../../sync-server/arbiter/erase.ts';
import { openOfficeSession } from '../../../sync-server/arbiter/office-session.ts';
import type { OfficeSession } from '../../../sync-server/arbiter/office-session.ts';
import { systemTimers } from '../../../sync-server/jobs/schedule.ts';
import { silentLog } from '../../../sync-server/log/log.ts';
import { openRooms } from '../../../sync-server/relay/rooms.ts';
import type { OpenRooms } from '../../../sync-server/relay/rooms.ts';
import { openSqliteStore } from '../../../sync-server/store/sqlite/sqlite-store.ts';
import type { Store } from '../../../sync-server/store/store.ts';
import {
  aChoiceField,
  aContact,
  actor,
  anAppointment,
  anOffice,
  aPerson,
  at,
  aTextField,
  choose,
  requestNamed,
  said,
  visit,
} from '../../support/build/index.ts';
import { aFolder } from './a-relay.ts';

export const office = anOffice({
  fields: [aTextField, aChoiceField],
  rules: { horizonDays: 2, retention: { people: 7, day: 90 } },
});
export const SECRET_NAME = 'Annegret Unvergesslich';

export interface SessionOnDisk {
  readonly rooms: OpenRooms;
  readonly session: OfficeSession;
  readonly store: Store;
  readonly folder: string;
  /** On another day, with nothing left in memory that is not in the store. */
  turnTo(date: LocalDate): Promise<SessionOnDisk>;
  names(): Promise<string[]>;
  close(): Promise<void>;
  erase(): Promise<string[]>;
}

export async function aSession(
  date: LocalDate,
  folder = aFolder(),
  of: Office = office,
): Promise<SessionOnDisk> {
  const now: Instant = startOfDay(date, of.timeZone) + 60_000;
  const store = openSqliteStore(folder, () => {});
  const rooms = openRooms({ store, clock: () => now, timers: systemTimers, log: silentLog });
  const report = (): void => {};
  const session = await openOfficeSession(rooms, of, now, report);
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    session.close();
    await rooms.close();
    await store.close();
  };
  onTestFinished(close);
  const names = async (): Promise<string[]> => (await rooms.stored('')).toSorted();
  return {
    rooms,
    session,
    store,
    folder,
    names,
    close,
    async turnTo(next) {
      await rooms.commit({ mails: [] });
      await close();
      return aSession(next, folder, of);
    },
    async erase() {
      const erased = (await eraseOld(rooms, session, report)).map((name) => makeName(name));
      const left = await names();
      for (const name of erased) expect(left).not.toContain(name);
      return erased.toSorted();
    },
  };
}

/** An appointment of that day with its person, a note and what its phone was told. */
export async function aVisit(
  { session, rooms }: SessionOnDisk,
  name: string,
  date: LocalDate,
): Promise<void> {
  const appointment = anAppointment({ id: visit(name), start: at('09:00', date), by: actor(name) });
  await session.ensureDay(date);
  const person = aPerson(appointment, {
    contact: aContact({ name: `${SECRET_NAME} ${name}`, phone: '02362 12345' }),
    fields: said({ file: `Akte von ${name}`, help: 'wheelchair' }),
  });
  const note = {
    type: 'note',
    id: requestNamed(`note-${name}`),
    visit: appointment.id,
    at: at('09:00', date),
    by: actor('clerk'),
    text: `Notiz zu ${SECRET_NAME}`,
  } as const;
  session.carryOut(
    { events: [appointment], people: [{ date, person }], memos: [{ date, record: note }] },
    at('08:00', date),
  );
  await tell(rooms, name, name, date, session.office.id);
  await rooms.commit({ mails: [] });
}

export async function tell(
  rooms: OpenRooms,
  who: string,
  name: string,
  date: LocalDate,
  of = office.id,
): Promise<void> {
  const own: OwnAppointment = {
    id: visit(name),
    office: of,
    date,
    start: at('09:00', date),
    minutes: 15,
    services: [choose('id-card')],
    number: 'A600',
    code: '123456',
    state: 'booked',
    activateBy: null,
    counter: null,
    movedTo: null,
    wish: false,
    wishFrom: null,
    offer: null,
  };
  const inbox = openInboxDoc(await rooms.open({ kind: 'inbox', actor: actor(who) }), () => {});
  inbox.write([[appointmentKey(own), own]]);
  inbox.close();
}
