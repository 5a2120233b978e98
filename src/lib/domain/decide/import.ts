/** Appointments from an older system, row by row, and the same rows back (rule B10). */
import type { AppointmentEvent } from '../day/appointment.ts';
import { openingsOn } from '../office/calendar.ts';
import { laneFreeAt, slotsOn, withoutPlace } from '../office/capacity.ts';
import type { DaySlots } from '../office/capacity.ts';
import { addEvent, takenPlaces, visitIn, withEvents } from '../day/day.ts';
import type { Day } from '../day/day.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import type { ImportError, SideField } from '../requests/memo.ts';
import type { RequestId } from '../ids.ts';
import { importColumn, importColumns } from '../input/import-cells.ts';
import type { ImportColumn } from '../input/import-cells.ts';
import { fieldColumns, readFields } from './import-fields.ts';
import { readRow } from './import-row.ts';
import type { ImportRow } from './import-row.ts';
import { makeAppointment, stampOf } from './new-events.ts';
import { numberAndCode } from './number-and-code.ts';
import { GRID_MINUTES } from '../office/office.ts';
import { valueIn } from '../day/field-values.ts';
import type { Contact, Person } from '../day/people.ts';
import type { RequestOf } from '../requests/request.ts';
import { dateOf, MINUTE_MS, timeOfDay } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';

export interface ImportResult extends Pick<Decision, 'people'> {
  readonly events: readonly AppointmentEvent[];
  readonly refused: { row: number; reason: ImportError }[];
  readonly leftEmpty: { row: number; field: SideField }[];
}

/** A day with what the rows before this one come to. */
interface TriedDay {
  readonly day: Day;
  /** What is left for staff; null: closed. */
  slots: DaySlots | null;
  /** Name and birth date of who stands there already, by start. */
  readonly standing: Map<Instant, Set<string>>;
}

/**
 * Takes what can be taken and says of every other row why not; null when the columns are not named. `rowsBefore`: rows
 * that are judged already.
 */
export function importRows(
  state: OfficeState,
  request: RequestOf<'import'>,
  circumstances: Circumstances,
  rowsBefore = 0,
): ImportResult | null {
  const [names, ...rows] = request.rows;
  const found = names!.map(importColumn);
  const columns = new Map(importColumns.map((column) => [column, found.indexOf(column)]));
  if ((['date', 'time', 'services', 'name'] as const).some((needed) => columns.get(needed) === -1))
    return null;
  const own = fieldColumns(state.office, names!);
  const today = dateOf(circumstances.now, state.office.timeZone);
  const events: AppointmentEvent[] = [];
  const people: Decision['people'][number][] = [];
  const refused: ImportResult['refused'] = [];
  const leftEmpty: ImportResult['leftEmpty'] = [];
  const tried = new Map<LocalDate, TriedDay>();
  const { mostJudged = Infinity, skipsFirst = false } = circumstances;
  for (const [offset, cells] of rows.slice(rowsBefore, rowsBefore + mostJudged).entries()) {
    const index = rowsBefore + offset;
    if (skipsFirst && offset === 0) {
      refused.push({ row: index + 1, reason: 'not-judged' });
      continue;
    }
    const cell = (column: ImportColumn): string => cells[columns.get(column)!]?.trim() ?? '';
    const row = readRow(state.office, cell, today, readFields(own, cells));
    const taken = typeof row === 'string' ? row : place(state, tried, row, request, index, circumstances);
    if (typeof taken === 'string') {
      refused.push({ row: index + 1, reason: taken });
      continue;
    }
    events.push(taken.event);
    people.push({ date: taken.event.date, person: taken.person });
    if (typeof row !== 'string') leftEmpty.push(...row.leftEmpty.map((field) => ({ row: index + 1, field })));
  }
  return { events, people, refused, leftEmpty };
}

/** Counted once, and kept up from row to row: a long list must not hold up everybody else. */
function tryDay(state: OfficeState, known: Day, now: Instant): TriedDay {
  const { office } = state;
  const day = withEvents(known, []);
  const people = state.people(day.date);
  const standing: TriedDay['standing'] = new Map();
  for (const subject of day.subjects.values()) {
    const visit = visitIn(day, subject.id)?.state;
    const contact = people?.get(subject.id)?.contact ?? null;
    if (subject.kind !== 'appointment' || contact === null || visit === 'cancelled' || visit === 'lapsed')
      continue;
    noteStanding(standing, subject.start, contact);
  }
  return { day, slots: slotsOn(office, day.date, takenPlaces(office, day), now), standing };
}

const whoIs = ({ name, birthDate }: Contact): string => `${birthDate ?? ''} ${name}`;

function noteStanding(standing: TriedDay['standing'], start: Instant, contact: Contact): void {
  standing.set(start, (standing.get(start) ?? new Set()).add(whoIs(contact)));
}

/** Staff promised these appointments, so all of the capacity counts, and beyond it nothing. */
function place(
  state: OfficeState,
  tried: Map<LocalDate, TriedDay>,
  row: ImportRow,
  request: RequestOf<'import'>,
  index: number,
  circumstances: Circumstances,
): { event: AppointmentEvent; person: Person } | ImportError {
  const { office } = state;
  const { now, random } = circumstances;
  const { date, start, services, minutes } = row;
  const known = state.day(date);
  if (start % (GRID_MINUTES * MINUTE_MS) !== 0 || dateOf(start, office.timeZone) !== date) return 'time';
  if (start < now) return 'past';
  if (known === null || openingsOn(office, date).length === 0) return 'closed';
  const trial = tried.get(date) ?? tryDay(state, known, now);
  tried.set(date, trial);
  const { day, slots, standing } = trial;
  // The same person at the same time: the list has been imported before, or names them twice.
  if (standing.get(start)?.has(whoIs(row.contact)) === true) return 'twice';
  const lanes = row.lanes.toSorted((a, b) => Number(b === row.lane) - Number(a === row.lane));
  const lane = slots === null ? null : laneFreeAt(slots, lanes, start, minutes, 'staff', now, 0);
  if (slots === null || lane === null) return 'no-place';
  const names = numberAndCode(office, day, lane, random);
  if (names === null) return 'day-full';
  const id = `${request.id}-${index + 1}` as RequestId;
  const { language } = row;
  const event = makeAppointment(stampOf({ id, date }, circumstances), {
    ...{ lane, start, minutes, services, ...names, channel: 'import', language },
  });
  addEvent(day, event);
  trial.slots = withoutPlace(slots, lane, start, start + minutes * MINUTE_MS);
  noteStanding(standing, start, row.contact);
  const person: Person = {
    id: event.id,
    contact: row.contact,
    ...(row.fields.length > 0 ? { fields: row.fields } : {}),
    language: row.language,
    // B2: where it is opt-in, no citizen has asked for it here.
    reminder: office.rules.reminder === 'on',
    authorizations: [],
  };
  return { event, person };
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
        person.contact === null ||
        standing === 'cancelled' ||
        standing === 'lapsed'
      )
        return [];
      const { name, mail, birthDate, phone } = person.contact;
      const services = s.services.map(({ service, quantity }) =>
        quantity === 1 ? service : `${service} x${quantity}`,
      );
      const time = timeOfDay(s.start, state.office.timeZone);
      const servicesCell = services.join(' + ');
      const said = state.office.fields.map(({ id }) => valueIn(person.fields, id) ?? '');
      const contact = [name, mail ?? '', birthDate ?? '', phone ?? ''];
      return [[date, time, servicesCell, ...contact, s.language, s.lane, ...said]];
    });
  });
  return [[...importColumns, ...state.office.fields.map(({ id }) => id)], ...rows];
}
