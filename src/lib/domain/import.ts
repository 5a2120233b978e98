/** Appointments from an older system, row by row, and the same rows back (rule B10). */
import type { AppointmentFact } from './appointment.ts';
import { openingsOn } from './calendar.ts';
import { laneFreeAt, slotsOn } from './capacity.ts';
import { addFact, takenPlaces, visitIn, withFacts } from './day.ts';
import type { Day } from './day.ts';
import { needOf } from './decide-booking.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import type { ImportError } from './memo.ts';
import { serviceId } from './ids.ts';
import type { RequestId, VisitId } from './ids.ts';
import { numberAndCode } from './number-and-code.ts';
import { choice, GRID, language } from './office.ts';
import type { Choice, Language } from './office.ts';
import { givenContact } from './people.ts';
import type { Contact, Person } from './people.ts';
import type { RequestOf } from './request.ts';
import { dateOf, instantOf, localDate, localTime, MINUTE, timeOfDay } from './time.ts';
import type { Instant, LocalDate } from './time.ts';
import { tidyMail, tidyName, tidyPhone } from './typed-contact.ts';

/**
 * The columns, in any order; further ones are not read. Services as `passport` or `passport x2 + id-card`. `lane`: in
 * which it stood, so that a full day that was exported fits again.
 */
export const importColumns = [
  'date',
  'time',
  'services',
  'name',
  'mail',
  'birthDate',
  'phone',
  'language',
  'lane',
] as const;
type Column = (typeof importColumns)[number];

export interface ImportResult extends Pick<Decision, 'people'> {
  readonly facts: readonly AppointmentFact[];
  readonly refused: { row: number; reason: ImportError }[];
}

interface Row {
  readonly date: LocalDate;
  readonly start: Instant;
  readonly services: Choice[];
  readonly contact: Contact;
  readonly language: Language;
  readonly lane: string;
}

/** What the rows before this one come to. */
interface Tried {
  readonly days: Map<LocalDate, Day>;
  readonly people: Map<VisitId, Person>;
}

/** Takes what can be taken and says of every other row why not; null when the columns are not named. */
export function importRows(
  state: OfficeState,
  request: RequestOf<'import'>,
  circumstances: Circumstances,
): ImportResult | null {
  const [names, ...rows] = request.rows;
  const columns = new Map(
    importColumns.map((column) => [column, names!.findIndex((n) => n.trim() === column)]),
  );
  if (['date', 'time', 'services', 'name'].some((needed) => columns.get(needed as Column) === -1))
    return null;
  const facts: AppointmentFact[] = [];
  const people: Decision['people'][number][] = [];
  const refused: ImportResult['refused'] = [];
  const tried: Tried = { days: new Map(), people: new Map() };
  rows.forEach((cells, index) => {
    const cell = (column: Column): string => cells[columns.get(column)!]?.trim() ?? '';
    const row = readRow(state, cell, circumstances.now);
    const taken = typeof row === 'string' ? row : place(state, tried, row, request, index, circumstances);
    if (typeof taken === 'string') {
      refused.push({ row: index + 1, reason: taken });
      return;
    }
    tried.people.set(taken.person.id, taken.person);
    facts.push(taken.fact);
    people.push({ date: taken.fact.date, person: taken.person });
  });
  return { facts, people, refused };
}

function readRow({ office }: OfficeState, cell: (column: Column) => string, now: Instant): Row | ImportError {
  const date = localDate.safeParse(isoDate(cell('date')));
  if (!date.success) return 'date';
  const time = localTime.safeParse(cell('time').replace(/^\d:/, '0$&'));
  if (!time.success) return 'time';
  const services = readServices(cell('services'));
  if (services === null || !needOf(office, services, 'staff').ok) return 'services';
  const birthDate = cell('birthDate') === '' ? null : localDate.safeParse(isoDate(cell('birthDate')));
  if (birthDate !== null && (!birthDate.success || birthDate.data > dateOf(now, office.timeZone)))
    return 'birth-date';
  const given = {
    name: tidyName(cell('name')),
    mail: cell('mail') === '' ? null : tidyMail(cell('mail')),
    birthDate: birthDate?.data ?? null,
    phone: cell('phone') === '' ? null : tidyPhone(cell('phone')),
  };
  const person = givenContact.safeParse(given);
  if (!person.success) {
    const field = person.error.issues[0]?.path[0];
    return field === 'mail' || field === 'phone' || field === 'name' ? field : 'birth-date';
  }
  const spoken =
    cell('language') === ''
      ? { success: true as const, data: 'de' as const }
      : language.safeParse(cell('language'));
  if (!spoken.success) return 'language';
  const start = instantOf(date.data, time.data, office.timeZone);
  const lane = cell('lane');
  return { date: date.data, start, services, contact: person.data, language: spoken.data, lane };
}

/** `1.12.2026` as spreadsheets write it here; anything else as it stands. */
function isoDate(text: string): string {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
}

function readServices(text: string): Choice[] | null {
  const choices = text.split('+').map((part): Choice | null => {
    const [name, quantity, ...rest] = part.trim().split(/\s+x(?=\d)/);
    const service = serviceId.safeParse(name);
    const n = quantity === undefined ? 1 : Number(quantity);
    const read = choice.safeParse({ service: service.data, quantity: n });
    return read.success && rest.length === 0 ? read.data : null;
  });
  return choices.includes(null) ? null : (choices as Choice[]);
}

/** Staff promised these appointments, so all of the capacity counts, and beyond it nothing. */
function place(
  state: OfficeState,
  { days, people }: Tried,
  row: Row,
  request: RequestOf<'import'>,
  index: number,
  { at, by, now, random }: Circumstances,
): { fact: AppointmentFact; person: Person } | ImportError {
  const { office } = state;
  const { date, start, services } = row;
  const known = state.day(date);
  if (start % (GRID * MINUTE) !== 0 || dateOf(start, office.timeZone) !== date) return 'time';
  if (start < now) return 'past';
  if (known === null || openingsOn(office, date).length === 0) return 'closed';
  const day = days.get(date) ?? withFacts(known, []);
  days.set(date, day);
  if (standsAlready(state, day, people, row)) return 'twice';
  const need = needOf(office, services, 'staff');
  const slots = slotsOn(office, date, takenPlaces(office, day), now);
  const lanes = need.ok
    ? need.value.lanes.toSorted((a, b) => Number(b === row.lane) - Number(a === row.lane))
    : [];
  const lane =
    need.ok && slots !== null ? laneFreeAt(slots, lanes, start, need.value.minutes, 'staff', now, 0) : null;
  if (!need.ok || lane === null) return 'no-place';
  const names = numberAndCode(office, day, lane, random);
  if (names === null) return 'day-full';
  const id = `${request.id}-${index + 1}`;
  const fact: AppointmentFact = {
    kind: 'appointment',
    id: id as VisitId,
    request: id as RequestId,
    at,
    by: by.actor,
    date,
    lane,
    start,
    minutes: need.value.minutes,
    services,
    ...names,
    channel: 'import',
    activateBy: null,
    language: row.language,
    movedFrom: null,
  };
  addFact(day, fact);
  const person: Person = {
    id: fact.id,
    contact: row.contact,
    language: row.language,
    // B2: where it is opt-in nobody here has asked for it.
    reminder: office.rules.reminder === 'on',
    claims: [],
  };
  return { fact, person };
}

/** The same person at the same time: the list has been imported before, or names them twice. */
function standsAlready(
  state: OfficeState,
  day: Day,
  tried: Tried['people'],
  { start, contact: { name, birthDate } }: Row,
): boolean {
  const people = state.people(day.date);
  return [...day.subjects.values()].some((s) => {
    if (s.kind !== 'appointment' || s.start !== start) return false;
    const standing = visitIn(day, s.id)?.state;
    if (standing === 'cancelled' || standing === 'lapsed') return false;
    const who = (people?.get(s.id) ?? tried.get(s.id))?.contact;
    return who !== undefined && who.name === name && who.birthDate === birthDate;
  });
}

/** Every appointment of a day that stands, as rows that can be imported again. */
export function exportRows(state: OfficeState, dates: readonly LocalDate[]): string[][] {
  const rows = dates.flatMap((date) => {
    const day = state.day(date);
    if (day === null) return [];
    return [...day.subjects.values()].flatMap((s) => {
      const person = state.people(date)?.get(s.id);
      const standing = visitIn(day, s.id)?.state;
      if (
        s.kind !== 'appointment' ||
        person === undefined ||
        standing === 'cancelled' ||
        standing === 'lapsed'
      )
        return [];
      const { name, mail, birthDate, phone } = person.contact;
      const services = s.services.map(({ service, quantity }) =>
        quantity === 1 ? service : `${service} x${quantity}`,
      );
      const time = timeOfDay(s.start, state.office.timeZone);
      const concerns = services.join(' + ');
      return [[date, time, concerns, name, mail ?? '', birthDate ?? '', phone ?? '', s.language, s.lane]];
    });
  });
  return [[...importColumns], ...rows];
}
