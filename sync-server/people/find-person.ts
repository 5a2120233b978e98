/** Everything that an office keeps of one person, as far as what is said of them finds it. */
import { openDayDoc } from '../../src/lib/docs/day-doc.ts';
import { openMemoDoc } from '../../src/lib/docs/memo-doc.ts';
import { openPeopleDoc } from '../../src/lib/docs/people-doc.ts';
import { parseName } from '../../src/lib/docs/document-names.ts';
import { visitIn } from '../../src/lib/domain/day/day.ts';
import type { Day } from '../../src/lib/domain/day/day.ts';
import type { OfficeId, VisitId } from '../../src/lib/domain/ids.ts';
import { memoKey } from '../../src/lib/domain/requests/memo.ts';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import type {
  CallBack,
  Enquiry,
  LostPlaceMemo,
  UnclearArrival,
} from '../../src/lib/domain/requests/open-item.ts';
import type { Contact, Person } from '../../src/lib/domain/day/people.ts';
import { dateOf } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import type { StoredOffice } from '../arbiter/stored-offices.ts';
import type { Rooms } from '../relay/rooms.ts';
import type { StoredMail } from '../store/mail-store.ts';
import type { Store } from '../store/store.ts';
import { matchOf } from './wanted.ts';
import type { Match, Wanted } from './wanted.ts';

export interface FoundVisit {
  readonly date: LocalDate;
  readonly id: VisitId;
  /** Null: nothing was taken down of the visitor, as of who took a number. Nameless: it is erased already. */
  readonly person: Person | null;
  readonly number: string | null;
  /** Null: they came without an appointment. */
  readonly start: Instant | null;
  readonly state: string;
  /** They may still come: the office needs to know who. */
  readonly isAhead: boolean;
  readonly notes: readonly string[];
  /** When a kiosk took down this birth date or number and could not tell who it was (A2, A4, A7). */
  readonly arrivals: readonly Instant[];
  /** Keys of the notes and of whatever else is noted of the visit. */
  readonly memoKeys: readonly string[];
}

/** Whom staff have to call: their contact stands with that, and not among the people of a day. */
type ToCall = CallBack | Enquiry | (LostPlaceMemo & { readonly contact: Contact });

const isToCall = (record: Memo): record is ToCall =>
  record.type === 'call-back' ||
  record.type === 'enquiry' ||
  (record.type === 'lost-place' && record.contact !== null);

export interface FoundPerson {
  readonly office: OfficeId;
  readonly visits: readonly FoundVisit[];
  readonly callBacks: readonly { readonly date: LocalDate; readonly record: ToCall }[];
  /** `isKept`: it is about an appointment that is ahead. */
  readonly mails: readonly { readonly mail: StoredMail; readonly isKept: boolean }[];
  /** How many people are nearly the one that is looked for. */
  readonly near: ReadonlyMap<Match, number>;
}

export async function findPerson(
  rooms: Rooms,
  store: Store,
  { id: office, timeZone }: StoredOffice,
  wanted: Wanted,
  now: Instant,
): Promise<FoundPerson> {
  const today = dateOf(now, timeZone);
  const visits: FoundVisit[] = [];
  const callBacks: { date: LocalDate; record: ToCall }[] = [];
  const near = new Map<Match, number>();
  for (const date of await datesWithPeople(rooms, office, wanted)) {
    const memos = await memosOf(rooms, office, date);
    for (const record of memos)
      if (isToCall(record) && matchOf(wanted, record.contact) === 'yes') callBacks.push({ date, record });
    visits.push(...(await visitsOn(rooms, office, date, { memos, wanted, today, near })));
  }
  const own = new Map<string, FoundVisit>(visits.map((visit) => [visit.id, visit]));
  const mails = (await store.mails.ofOffice(office)).filter(
    ({ to, about }) =>
      (about !== null && own.has(about.visit)) ||
      (wanted.by === 'mail' && matchOf(wanted, { ...NO_CONTACT, mail: to }) === 'yes'),
  );
  return {
    office,
    visits,
    callBacks,
    mails: mails.map((mail) => ({
      mail,
      isKept: mail.about !== null && own.get(mail.about.visit)?.isAhead === true,
    })),
    near,
  };
}

const NO_CONTACT = { name: '', mail: null, phone: null, birthDate: null } as const;

async function datesWithPeople(rooms: Rooms, office: OfficeId, wanted: Wanted): Promise<LocalDate[]> {
  if (wanted.by === 'visit') {
    const isStored = (await rooms.stored(`day:${office}:${wanted.date}`)).length > 0;
    return isStored ? [wanted.date] : [];
  }
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

interface Search {
  readonly memos: readonly Memo[];
  readonly wanted: Wanted;
  readonly today: LocalDate;
  readonly near: Map<Match, number>;
}

async function visitsOn(
  rooms: Rooms,
  office: OfficeId,
  date: LocalDate,
  search: Search,
): Promise<FoundVisit[]> {
  const records = openPeopleDoc(await rooms.open({ kind: 'people', office, date }), () => {});
  records.close();
  const people = records.all as ReadonlyMap<VisitId, Person>;
  const { wanted, near } = search;
  const own: VisitId[] = [];
  for (const { id, contact } of wanted.by === 'visit' ? [] : people.values()) {
    if (contact === null) continue;
    const match = matchOf(wanted, contact);
    if (match === 'yes') own.push(id);
    else if (match !== 'no') near.set(match, (near.get(match) ?? 0) + 1);
  }
  if (wanted.by !== 'visit' && own.length === 0) return [];
  const { day, close } = openDayDoc(await rooms.open({ kind: 'day', office, date }), date, () => {});
  close();
  if (wanted.by === 'visit') own.push(...visitsOf(day, wanted.mark));
  return own.map((id) => foundVisit(id, day, people.get(id) ?? null, search));
}

/** That bear a number or a code. */
function visitsOf(day: Day, mark: string): readonly VisitId[] {
  const byCode = day.codes.get(mark);
  return byCode === undefined ? (day.numbers.get(mark) ?? []) : [byCode];
}

function foundVisit(id: VisitId, day: Day, person: Person | null, { memos, today }: Search): FoundVisit {
  const visit = visitIn(day, id);
  const subject = day.subjects.get(id);
  const state = visit?.state ?? 'unknown';
  const number = subject?.number ?? null;
  const isOwnArrival = (memo: Memo): memo is UnclearArrival =>
    memo.type === 'arrival' &&
    ((memo.birthDate !== null && memo.birthDate === person?.contact?.birthDate) ||
      (memo.number !== undefined && memo.number === number));
  const about = memos.filter((memo) => visitOf(memo) === id || isOwnArrival(memo));
  return {
    ...{ date: day.date, id, person, number, state },
    start: subject?.kind === 'appointment' ? subject.start : null,
    isAhead: day.date >= today && (state === 'reserved' || state === 'booked'),
    notes: about.flatMap((memo) => (memo.type === 'note' ? [memo.text] : [])),
    arrivals: about.flatMap((memo) => (isOwnArrival(memo) ? [memo.at] : [])),
    memoKeys: about.map(memoKey),
  };
}

function visitOf(memo: Memo): VisitId | null {
  if (memo.type === 'note' || memo.type === 'fields-changed') return memo.visit;
  switch (memo.type) {
    case 'wish':
    case 'reminded':
    case 'reminder-set':
    case 'following':
      return memo.id;
    default:
      return null;
  }
}
