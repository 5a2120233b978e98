/** What a kiosk or a counter knows of its day, as the decision wants it. */
import type { Session } from '../../client/types.ts';
import type { PageEnvironment } from '../../client/replica/replica.ts';
import type { LostCopy } from '../../client/replica/doc-tables.ts';
import { openDayView, openMemoView, openPeopleView } from '../../client/replica/staff-views.ts';
import type { View } from '../../client/replica/view.ts';
import type { OutboxClock } from '../../domain/requests/clock-correction.ts';
import type { Day } from '../../domain/day/day.ts';
import type { VisitId } from '../../domain/ids.ts';
import type { Memo } from '../../domain/requests/memo.ts';
import type { Office } from '../../domain/office/office.ts';
import type { Person } from '../../domain/day/people.ts';
import type { NumberBlock } from '../../domain/day/number-block.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { Credential } from '../../wire/surface.ts';
import type { Known } from './optimistic.ts';

export type People = ReadonlyMap<VisitId, Person>;

export const NOBODY: People = new Map();

export type Memos = ReadonlyMap<string, Memo>;

export const NO_MEMOS: Memos = new Map();

/** What is open for one date. `people`, `memos`: null for a role that may not read them. */
export interface OpenDate {
  readonly date: LocalDate;
  readonly day: View<Day>;
  readonly people: View<People> | null;
  readonly memos: View<Memos> | null;
}

/** `onLost`: the relay has lost some of it (M18). Memos are the relay's own, and no device brings them back. */
export async function openDateOf(
  { office, role }: Session,
  date: LocalDate,
  credential: Credential,
  around: PageEnvironment,
  onLost: (copy: LostCopy) => void,
): Promise<OpenDate> {
  const watched = { ...around, onLost };
  const mayReadPeople = role !== 'kiosk';
  const day = await openDayView(office, date, credential, watched);
  const people = mayReadPeople ? await openPeopleView(office, date, credential, watched) : null;
  const memos = mayReadPeople ? await openMemoView(office, date, credential, around) : null;
  return { date, day, people, memos };
}

export function followDate({ day, people, memos }: OpenDate, listener: () => void): void {
  for (const view of [day, people, memos]) view?.subscribe(listener);
}

export function closeDate(opened: OpenDate | null): void {
  for (const view of [opened?.day, opened?.people, opened?.memos]) void view?.close();
}

export function knownOf(
  office: Office,
  { actor, role }: Session,
  { date, day, people, memos }: OpenDate,
  numbers: NumberBlock | null,
  clock: OutboxClock,
): Known {
  return {
    office,
    by: { actor, role },
    days: [day.current],
    people: people === null ? undefined : new Map([[date, people.current]]),
    memos: memos === null ? undefined : new Map([[date, memos.current]]),
    numbers,
    clock,
  };
}
