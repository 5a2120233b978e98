/** Everything that an office keeps of one person, found by their mail address however it is written. */
import { openDayDoc } from '../../src/lib/docs/day-doc.ts';
import { openMemoDoc } from '../../src/lib/docs/memo-doc.ts';
import { openPeopleDoc } from '../../src/lib/docs/people-doc.ts';
import { parseName } from '../../src/lib/docs/catalog.ts';
import type { AppointmentFact } from '../../src/lib/domain/appointment.ts';
import { appointmentOf, visitIn } from '../../src/lib/domain/day.ts';
import type { OfficeId, VisitId } from '../../src/lib/domain/ids.ts';
import { memoKey } from '../../src/lib/domain/memo.ts';
import type { CallBack, Memo } from '../../src/lib/domain/memo.ts';
import { isKnownPerson } from '../../src/lib/domain/people.ts';
import type { KnownPerson } from '../../src/lib/domain/people.ts';
import { dateOf } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import type { StoredOffice } from '../arbiter/stored-offices.ts';
import { countingForm } from '../mail/counting-form.ts';
import type { Rooms } from '../relay/rooms.ts';
import type { StoredMail } from '../store/mail-store.ts';
import type { Store } from '../store/store.ts';

export interface FoundVisit {
  readonly date: LocalDate;
  readonly person: KnownPerson;
  /** Null: they came without one. */
  readonly appointment: AppointmentFact | null;
  readonly state: string;
  /** They may still come: the office needs to know who. */
  readonly isAhead: boolean;
  readonly notes: readonly string[];
  /** Of the notes and of whatever else is noted of the visit. */
  readonly memoKeys: readonly string[];
}

export interface FoundPerson {
  readonly office: OfficeId;
  readonly visits: readonly FoundVisit[];
  readonly callBacks: readonly { readonly date: LocalDate; readonly record: CallBack }[];
  /** `isKept`: it is about an appointment that is ahead. */
  readonly mails: readonly { readonly mail: StoredMail; readonly isKept: boolean }[];
}

export async function findPerson(
  rooms: Rooms,
  store: Store,
  { id: office, timeZone }: StoredOffice,
  mail: string,
  now: Instant,
): Promise<FoundPerson> {
  const wanted = countingForm(mail);
  const isTheirs = (address: string | null | undefined): boolean =>
    typeof address === 'string' && countingForm(address) === wanted;
  const today = dateOf(now, timeZone);
  const visits: FoundVisit[] = [];
  const callBacks: { date: LocalDate; record: CallBack }[] = [];
  for (const date of await datesWithPeople(rooms, office)) {
    const memos = await memosOf(rooms, office, date);
    for (const record of memos)
      if (record.type === 'call-back' && isTheirs(record.contact.mail)) callBacks.push({ date, record });
    visits.push(...(await visitsOn(rooms, office, date, { memos, isTheirs, today })));
  }
  const ahead = new Set<string>(visits.flatMap(({ person, isAhead }) => (isAhead ? [person.id] : [])));
  const mails = (await store.mails.ofOffice(office)).filter(({ to }) => isTheirs(to));
  return {
    office,
    visits,
    callBacks,
    mails: mails.map((one) => ({ mail: one, isKept: one.about !== null && ahead.has(one.about.visit) })),
  };
}

async function datesWithPeople(rooms: Rooms, office: OfficeId): Promise<LocalDate[]> {
  const names = [...(await rooms.stored(`people:${office}:`)), ...(await rooms.stored(`memo:${office}:`))];
  const dates = names.flatMap((text) => {
    const name = parseName(text);
    return name.ok && 'date' in name.value ? [name.value.date] : [];
  });
  return [...new Set(dates)].sort();
}

async function memosOf(rooms: Rooms, office: OfficeId, date: LocalDate): Promise<Memo[]> {
  const records = openMemoDoc(await rooms.open({ kind: 'memo', office, date }), () => {});
  records.close();
  return [...records.all.values()];
}

async function visitsOn(
  rooms: Rooms,
  office: OfficeId,
  date: LocalDate,
  given: { memos: readonly Memo[]; isTheirs: (mail: string | null) => boolean; today: LocalDate },
): Promise<FoundVisit[]> {
  const { memos, isTheirs, today } = given;
  const people = openPeopleDoc(await rooms.open({ kind: 'people', office, date }), () => {});
  people.close();
  const theirs = [...people.all.values()]
    .filter(isKnownPerson)
    .filter(({ contact }) => isTheirs(contact.mail));
  if (theirs.length === 0) return [];
  const { day, close } = openDayDoc(await rooms.open({ kind: 'day', office, date }), date, () => {});
  close();
  return theirs.map((person) => {
    const state = visitIn(day, person.id)?.state ?? 'unknown';
    const about = memos.filter((memo) => visitOf(memo) === person.id);
    return {
      date,
      person,
      appointment: appointmentOf(day, person.id) ?? null,
      state,
      isAhead: date >= today && (state === 'reserved' || state === 'booked'),
      notes: about.flatMap((memo) => (memo.type === 'note' ? [memo.text] : [])),
      memoKeys: about.map(memoKey),
    };
  });
}

function visitOf(memo: Memo): VisitId | null {
  if (memo.type === 'note') return memo.visit;
  return memo.type === 'wish' || memo.type === 'reminded' ? memo.id : null;
}
