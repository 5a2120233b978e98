/** The documents of one day, open for the arbiter: its events and the people behind them. */
import type { OfficeId, VisitId } from '../../src/lib/domain/ids.ts';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import { appointmentOf } from '../../src/lib/domain/day/day.ts';
import { isMailConfirmed } from '../../src/lib/domain/day/mail-confirmed.ts';
import type { Person } from '../../src/lib/domain/day/people.ts';
import type { OpenAppointments } from '../../src/lib/domain/decide/decision.ts';
import { dayKinds } from '../../src/lib/domain/office/retention.ts';
import type { DayKind } from '../../src/lib/domain/office/retention.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { makeName } from '../../src/lib/docs/document-names.ts';
import { dayDocOf, openEvents } from '../../src/lib/docs/day-doc.ts';
import type { DayDoc } from '../../src/lib/docs/day-doc.ts';
import { lazyRecords } from '../../src/lib/docs/lazy-records.ts';
import { openMemoDoc } from '../../src/lib/docs/memo-doc.ts';
import { openPeopleDoc } from '../../src/lib/docs/people-doc.ts';
import type { WritableRecords, Report } from '../../src/lib/docs/records.ts';
import { countingForm } from '../mail/counting-form.ts';
import type { Rooms } from '../relay/rooms.ts';

export interface DayDocuments {
  readonly events: DayDoc;
  readonly people: WritableRecords<Person>;
  readonly memos: WritableRecords<Memo>;
  /** B6: the visits of a mail address, in its counting form. */
  byMailbox(form: string): Iterable<VisitId>;
  close(): void;
}

/** Which documents of its days an office has stored; `date`: of that day alone. */
export async function storedDayDocuments(
  rooms: Pick<Rooms, 'stored'>,
  office: OfficeId,
  date = '',
): Promise<ReadonlySet<string>> {
  const lists = dayKinds.map((kind) => rooms.stored(`${kind}:${office}:${date}`));
  return new Set((await Promise.all(lists)).flat());
}

/** `stored`: the documents of the day that are not empty; the others are made when something is written. */
export async function openDayDocuments(
  rooms: Rooms,
  office: OfficeId,
  date: LocalDate,
  report: Report,
  stored: ReadonlySet<string>,
): Promise<DayDocuments> {
  async function open<T>(
    kind: DayKind,
    records: (doc: ReturnType<Rooms['openUnstored']>) => WritableRecords<T>,
  ): Promise<WritableRecords<T>> {
    const name = { kind, office, date };
    return stored.has(makeName(name))
      ? records(await rooms.open(name))
      : lazyRecords(() => records(rooms.openUnstored(name)));
  }
  const events = dayDocOf(await open('day', (doc) => openEvents(doc, report)), date);
  const people = await open('people', (doc) => openPeopleDoc(doc, report));
  const memos = await open('memo', (doc) => openMemoDoc(doc, report));
  const visitsByMail = new Map<string, Set<VisitId>>();
  const note = ({ id, contact }: Person): void => {
    const mail = contact?.mail ?? null;
    if (mail === null) return;
    const key = countingForm(mail);
    visitsByMail.set(key, (visitsByMail.get(key) ?? new Set()).add(id));
  };
  for (const person of people.all.values()) note(person);
  people.subscribe((changes) => {
    for (const { value } of changes) if (value !== null) note(value);
  });
  return {
    events,
    people,
    memos,
    byMailbox: (form) => visitsByMail.get(form) ?? [],
    close() {
      events.close();
      people.close();
      memos.close();
    },
  };
}

/** B6: open appointments of a mail address, of these days from `today` on. `origin`: where a request comes from. */
export function openAppointmentsOf(
  mail: string,
  origin: string | null,
  days: ReadonlyMap<LocalDate, DayDocuments>,
  today: LocalDate,
): OpenAppointments {
  const open = { confirmed: 0, sameOrigin: 0 };
  const form = countingForm(mail);
  for (const [date, { events, people, byMailbox }] of days) {
    if (date < today) continue;
    for (const visit of byMailbox(form)) {
      const state = events.day.visits.get(visit)?.state;
      const event = appointmentOf(events.day, visit);
      if (event === undefined || (state !== 'reserved' && state !== 'booked')) continue;
      if (isMailConfirmed(event, (of) => days.get(of)?.events.day ?? null)) open.confirmed++;
      if (origin !== null && people.all.get(visit)?.received?.origin === origin) open.sameOrigin++;
    }
  }
  return open;
}
