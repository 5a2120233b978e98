/** Visits of one day that a query fits: all that is known of them in one place, for the staff who look for one. */
import * as z from 'zod/mini';
import { checkInCode, visitNumber } from '../day/appointment.ts';
import { stepsFor } from '../day/day.ts';
import type { Day } from '../day/day.ts';
import { cancelReason } from '../day/discretion.ts';
import type { CancelReason } from '../day/discretion.ts';
import { keptValues } from '../day/field-values.ts';
import type { FieldValue } from '../day/field-values.ts';
import { contact } from '../day/people.ts';
import type { Person } from '../day/people.ts';
import { visitStates } from '../day/visit.ts';
import type { Visit } from '../day/visit.ts';
import { counterId, laneId, visitId } from '../ids.ts';
import type { VisitId } from '../ids.ts';
import { optionOf } from '../office/custom-field.ts';
import type { CustomField } from '../office/custom-field.ts';
import { choice } from '../office/office.ts';
import { instant, localDate } from '../time.ts';
import type { LocalDate } from '../time.ts';
import { asciiDigits } from '../input/typed-contact.ts';
import { phoneDigits, searchWords } from './search-query.ts';
import type { SearchQuery, SearchTerm } from './search-query.ts';

export const matchingVisit = z.object({
  id: visitId,
  date: localDate,
  number: visitNumber,
  /** The check-in code of an appointment; null: a ticket. */
  code: z.nullable(checkInCode),
  state: z.enum(visitStates),
  /** Start of an appointment; null: without. */
  start: z.nullable(instant),
  minutes: z.int(),
  services: z.array(choice),
  lane: laneId,
  /** Null: not given, or erased already. */
  contact: z.nullable(contact),
  /** B13. */
  fields: z._default(keptValues, []),
  arrivedAt: z.nullable(instant),
  finishedAt: z.nullable(instant),
  /** Where they were called or served last. */
  counter: z.nullable(counterId),
  movedTo: z.nullable(visitId),
  /** B8: why staff cancelled it; null: it stands, or its citizen cancelled. */
  cancelReason: z._default(z.nullable(cancelReason), null),
});
export type MatchingVisit = Readonly<z.infer<typeof matchingVisit>>;

/** The most that one search shows. */
export const MAX_FOUND = 50;

type People = ReadonlyMap<VisitId, Person>;

/** Whether a person of a day can fit by what is known of people alone; numbers and codes stand in the day. */
export const mayFitPeople = (
  query: SearchQuery,
  date: LocalDate,
  people: Iterable<Person>,
  asked: readonly CustomField[],
): boolean => {
  const ofPeople = query.filter((term) => term.kind === 'word' || term.kind === 'mail');
  for (const person of people)
    if (ofPeople.every((term) => fits(term, date, { person, asked }, null))) return true;
  return ofPeople.length === 0;
};

/** Finds visits, in the order of the day. `asked`: the office's own questions, whose options have names (B13). */
export function findVisits(
  query: SearchQuery,
  day: Day,
  people: People,
  asked: readonly CustomField[],
): MatchingVisit[] {
  const found: MatchingVisit[] = [];
  for (const visit of day.visits.values()) {
    const person = people.get(visit.id);
    const subject = day.subjects.get(visit.id);
    const code = subject?.kind === 'appointment' ? subject.code : null;
    const marks = { number: visit.number, code };
    if (!query.every((term) => fits(term, visit.date, { person, asked }, marks))) continue;
    found.push(makeMatchingVisit(visit, code, person, cancelReasonOf(day, visit)));
  }
  return found.sort((a, b) => timeOf(a) - timeOf(b));
}

const timeOf = ({ start, arrivedAt }: MatchingVisit): number => start ?? arrivedAt ?? Infinity;

function cancelReasonOf(day: Day, { id, state }: Visit): CancelReason | null {
  if (state !== 'cancelled') return null;
  const reasons = stepsFor(day, id).map((e) => (e.what === 'cancelled' ? e.reason : undefined));
  return reasons.find((reason) => reason !== undefined) ?? null;
}

const makeMatchingVisit = (
  visit: Visit,
  code: string | null,
  person: Person | undefined,
  reason: CancelReason | null,
): MatchingVisit => ({
  ...{ id: visit.id, date: visit.date, number: visit.number, code, state: visit.state },
  ...{ start: visit.due, minutes: visit.minutes, services: [...visit.services], lane: visit.lane },
  ...{ contact: person?.contact ?? null, arrivedAt: visit.arrivedAt, finishedAt: visit.finishedAt },
  ...{ counter: visit.counter, movedTo: visit.movedTo, fields: person?.fields ?? [] },
  cancelReason: reason,
});

/** What is called by its day and not by its person. */
interface Marks {
  readonly number: string;
  readonly code: string | null;
}

interface Told {
  readonly person: Person | undefined;
  readonly asked: readonly CustomField[];
}

function fits(term: SearchTerm, date: LocalDate, told: Told, marks: Marks | null): boolean {
  const known = told.person?.contact ?? null;
  switch (term.kind) {
    case 'word':
      return wordsOf(told).some((word) => word.startsWith(term.word));
    case 'mail':
      return known?.mail?.toLowerCase().includes(term.mail) ?? false;
    case 'number':
      return marks?.number === term.number || wordsOf(told).includes(term.number.toLowerCase());
    case 'digits':
      if (term.code !== null && marks?.code === term.code) return true;
      if (told.person?.fields?.some(({ value }) => digitsIn(value).includes(term.digits)) === true)
        return true;
      return term.phone !== null && phoneDigits(known?.phone ?? '').includes(term.phone);
    case 'date':
      return date.endsWith(term.date) || (known?.birthDate?.endsWith(term.date) ?? false);
  }
}

/** A person's words are compared with each letter that is typed, so they are kept beside the record. */
const wordsByPerson = new WeakMap<Person, Pick<Told, 'asked'> & { readonly words: readonly string[] }>();

function wordsOf({ person, asked }: Told): readonly string[] {
  if (person === undefined) return [];
  const kept = wordsByPerson.get(person);
  if (kept?.asked === asked) return kept.words;
  const mailbox = person.contact?.mail?.split('@')[0] ?? '';
  const said = (person.fields ?? []).flatMap((one) => namesOf(one, asked));
  const words = searchWords([person.contact?.name ?? '', mailbox, ...said].join(' '));
  wordsByPerson.set(person, { asked, words });
  return words;
}

const digitsIn = (value: string): string => asciiDigits(value).replace(/\D/g, '');

/** A value in words: of a choice, what its option is called in any language. */
function namesOf({ field, value }: FieldValue, asked: readonly CustomField[]): readonly string[] {
  const known = asked.find(({ id }) => id === field);
  const option = known === undefined ? undefined : optionOf(known, value);
  return option === undefined ? [value] : Object.values(option.name);
}

/** Today first, then what is ahead, the nearest first; then what is over, the newest first. */
export function byNearness(today: LocalDate): (a: LocalDate, b: LocalDate) => number {
  return (a, b) => {
    const isAhead = a >= today;
    if (isAhead !== b >= today) return isAhead ? -1 : 1;
    if (a === b) return 0;
    return a < b === isAhead ? -1 : 1;
  };
}
