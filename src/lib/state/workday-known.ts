/** What a kiosk or a counter knows of its day, as the decision wants it. */
import type { Session } from '../client/types.ts';
import type { View } from '../client/views.ts';
import type { OutboxClock } from '../domain/dating.ts';
import type { Day } from '../domain/day.ts';
import type { VisitId } from '../domain/ids.ts';
import type { Office } from '../domain/office.ts';
import type { Person } from '../domain/people.ts';
import type { NumberBlock } from '../domain/ticket.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Known } from './tentative.ts';

export type People = ReadonlyMap<VisitId, Person>;

export const NOBODY: People = new Map();

/** What is open for one date. `people`: null for a role that may not read them. */
export interface OpenDate {
  readonly date: LocalDate;
  readonly day: View<Day>;
  readonly people: View<People> | null;
}

export function knownOf(
  office: Office,
  { actor, role }: Session,
  { date, day, people }: OpenDate,
  numbers: NumberBlock | null,
  clock: OutboxClock,
): Known {
  return {
    office,
    by: { actor, role },
    days: [day.current],
    people: people === null ? undefined : new Map([[date, people.current]]),
    numbers,
    clock,
  };
}
