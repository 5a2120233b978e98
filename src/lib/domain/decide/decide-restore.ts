/**
 * M18: the relay was restored from a backup and has lost what came after it. The office's own devices still hold it
 * and bring it back: the events themselves, as they were written, with the numbers and codes that people have in hand.
 * They are believed for some days after a restore, and never about what they cannot have seen.
 */
import { may } from '../access.ts';
import type { Role } from '../access.ts';
import type { NotTaken, RefusalOf } from '../requests/answer.ts';
import type { AppointmentEvent } from '../day/appointment.ts';
import { slotsOn, withoutPlace } from '../office/capacity.ts';
import type { DaySlots } from '../office/capacity.ts';
import { enter, dayEvent, hasAllSteps, refoldAll, takenPlaces, withEvents } from '../day/day.ts';
import type { Day, DayEvent } from '../day/day.ts';
import { accept, refuse } from './decision.ts';
import type { Circumstances, Decider, Decision, JudgedSoFar, OfficeState } from './decision.ts';
import { canBeOwn, hasPlaceLeft, needsPlace, whyNotMade } from './lost-events.ts';
import { homeLane } from '../day/lanes.ts';
import type { Office } from '../office/office.ts';
import { takesBack } from '../office/rescue.ts';
import type { VisitId } from '../ids.ts';
import { person } from '../day/people.ts';
import type { Person } from '../day/people.ts';
import type { Memo } from '../requests/memo.ts';
import type { LostPlaceMemo } from '../requests/open-item.ts';
import type { RequestOf } from '../requests/request.ts';
import { MOST_LOST_PLACES } from '../requests/staff-log.ts';
import type { LogEntry, LostPlace } from '../requests/staff-log.ts';
import { dateOf, MINUTE_MS } from '../time.ts';

/**
 * Up to `mostJudged` records that the relay does not know; it is asked again for the rest. What it knows already is left as
 * it is. A record that cannot be taken is named, and keeps no other from being taken.
 */
export function decideBringBack(
  state: OfficeState,
  request: RequestOf<'bring-back'>,
  circumstances: Circumstances,
): Decision<RefusalOf<'bring-back'>> {
  const { now, at, by, judgedSoFar } = circumstances;
  const day = state.day(request.date);
  if (day === null) return refuse(request, 'past-retention');
  // One that has begun goes on: a no would hide that some of its records stand.
  if (judgedSoFar === undefined && !takesBack(state.office, now))
    return refuseUnknownRestore(state.office, request, circumstances);
  const { lost, people, judged, isUnfinished, ...soFar } = lookAtRecords(state, day, request, circumstances);
  const { notTaken, lostPlaces } = soFar;
  const progress = isUnfinished ? { isUnfinished, judged, judgedSoFar: soFar } : { judged };
  const { id, date } = request;
  const before = state.memos(date)?.get(`brought-back:${id}`);
  const earlier = before?.type === 'brought-back' ? before : null;
  if (earlier === null && lost.length + people.length + lostPlaces.length === 0)
    return accept(request, null, progress, notTaken);
  const counts = {
    events: (earlier?.events ?? 0) + lost.length,
    people: (earlier?.people ?? 0) + people.length,
  };
  const record = { type: 'brought-back', id, at, by: by.actor, ...counts } as const;
  const log: LogEntry = {
    ...{ what: 'brought-back', id, at, by: by.actor, date, ...counts },
    ...{ notTaken: notTaken.length, lostPlaces: lostPlaces.slice(0, MOST_LOST_PLACES) },
  };
  const memos: Memo[] = [
    ...(earlier === null || lost.length + people.length > 0 ? [record] : []),
    ...lostPlaceMemos(state, request, { lost, people, lostPlaces, at, by }),
  ];
  const effects: Partial<Decision> = {
    events: lost,
    people: people.map((one) => ({ date, person: one })),
    memos: memos.map((memo) => ({ date, record: memo })),
    log: [log],
    ...progress,
  };
  return accept(request, null, effects, notTaken);
}

interface BroughtBack {
  readonly lost: readonly DayEvent[];
  readonly people: readonly Person[];
  readonly lostPlaces: readonly LostPlace[];
}

/** A person has to call them. People and places may come in different portions, and a place may become free again. */
function lostPlaceMemos(
  state: OfficeState,
  { date }: RequestOf<'bring-back'>,
  { lost, people, lostPlaces, at, by }: Pick<Circumstances, 'at' | 'by'> & BroughtBack,
): LostPlaceMemo[] {
  const known = state.memos(date);
  const contactOf = (id: VisitId): LostPlaceMemo['contact'] =>
    (people.find((one) => one.id === id) ?? state.people(date)?.get(id))?.contact ?? null;
  const fresh = lostPlaces
    .filter(({ visit }) => known?.has(`lost-place:${visit}`) !== true)
    .map(({ visit: id, number, start }): LostPlaceMemo => {
      const contact = contactOf(id);
      return { type: 'lost-place', id, at, by: by.actor, number, start, contact, resolved: null };
    });
  const changed = [...(known?.values() ?? [])].flatMap((memo): LostPlaceMemo[] => {
    if (memo.type !== 'lost-place' || memo.resolved !== null) return [];
    // Its place was free again, so a person need not call.
    if (lost.some(({ id }) => id === memo.id))
      return [{ ...memo, contact: null, resolved: { at, by: by.actor } }];
    const contact = memo.contact ?? contactOf(memo.id);
    return contact === memo.contact ? [] : [{ ...memo, contact }];
  });
  return [...fresh, ...changed];
}

/** A lead says that the database was put back by other means than the command, which notes it by itself. */
export const decideConfirmRestore: Decider<'confirm-restore'> = (_state, request, { at, by }) =>
  accept(request, null, { log: [{ what: 'restore-confirmed', id: request.id, at, by: by.actor }] });

/** The lead hears of it: a device that holds more than the relay is the sign of a restore that is not on record. */
function refuseUnknownRestore(
  { timeZone }: Office,
  request: RequestOf<'bring-back'>,
  { now, at, by }: Circumstances,
): Decision<RefusalOf<'bring-back'>> {
  const id = `claimed:${by.actor}:${dateOf(now, timeZone)}`;
  const log: LogEntry = { what: 'restore-reported', id, at, by: by.actor, date: request.date };
  return { ...refuse(request, 'no-restore-known'), log: [log] };
}

interface LookedAt extends JudgedSoFar {
  readonly lost: readonly DayEvent[];
  readonly people: readonly Person[];
  /** How many of the records were judged now. */
  readonly judged: number;
  /** There are more than may be judged at once. */
  readonly isUnfinished: boolean;
}

/** Looks at one record after the other, over the day with those before it. */
function lookAtRecords(
  state: OfficeState,
  day: Day,
  request: RequestOf<'bring-back'>,
  { now, by, mostJudged = Infinity, skipsFirst = false, judgedSoFar }: Circumstances,
): LookedAt {
  const notTaken = [...(judgedSoFar?.notTaken ?? [])];
  const lostPlaces = [...(judgedSoFar?.lostPlaces ?? [])];
  const lost: DayEvent[] = [];
  const people = new Map<string, Person>();
  const trial = withEvents(day, []);
  // Folded once, when it is needed: hundreds of steps may be about one visit.
  const unfolded = new Set<VisitId>();
  let slots: DaySlots | null | undefined;
  const bringer = { actor: by.actor, isKiosk: by.role === 'kiosk' };
  const records = recordsIn(request, by.role);
  const knownPeople: ReadonlyMap<string, Person> | null = state.people(day.date);
  const isKnown = ({ kind, id }: BroughtRecord): boolean =>
    kind === 'event' ? trial.events.has(id) : people.has(id) || knownPeople?.has(id) === true;
  let judged = 0;
  let index = judgedSoFar?.records ?? 0;
  for (; index < records.length; index++) {
    const record = records[index]!;
    if (isKnown(record)) continue;
    if (judged === mostJudged) break;
    judged++;
    const reason = skipsFirst && judged === 1 ? 'not-judged' : take(record);
    if (reason !== null) notTaken.push({ id: record.id, reason });
  }
  const isUnfinished = index < records.length;
  return { lost, people: [...people.values()], notTaken, lostPlaces, judged, records: index, isUnfinished };

  function take({ kind, given }: BroughtRecord): NotTaken['reason'] | null {
    if (kind === 'person') return takePerson(given);
    const read = dayEvent.safeParse(given);
    const reason = read.success ? whyNot(read.data) : 'unreadable';
    if (reason === null) takeEvent(read.data!);
    return reason;
  }

  function takePerson(given: unknown): NotTaken['reason'] | null {
    const read = person.safeParse(given);
    if (!read.success) return 'unreadable';
    people.set(read.data.id, read.data);
    return null;
  }

  function whyNot(event: DayEvent): NotTaken['reason'] | null {
    if (event.date !== request.date) return 'other-day';
    // The relay's clock may be behind the one that it had: what it has written itself is later than now for a while.
    if (event.at > now) return 'later-than-now';
    if (event.kind === 'step' && hasAllSteps(trial, event.of)) return 'too-many-steps';
    if (bringer.isKiosk && !canBeOwn(state, event, bringer.actor, now)) return 'not-own';
    const reason = whyNotMade(state, trial, event);
    if (reason !== null) return reason;
    if (event.kind !== 'appointment' || !needsPlace(trial, event, now) || takePlace(event)) return null;
    lostPlaces.push({ visit: event.id, number: event.number, start: event.start });
    return 'no-place';
  }

  function takePlace(event: AppointmentEvent): boolean {
    const { office } = state;
    refoldAll(trial, unfolded);
    slots ??= slotsOn(office, event.date, takenPlaces(office, trial), now);
    if (!hasPlaceLeft(slots, office, event, now)) return false;
    slots = withoutPlace(
      slots!,
      homeLane(office, event),
      event.start,
      event.start + event.minutes * MINUTE_MS,
    );
    return true;
  }

  function takeEvent({ broughtBy: _said, ...made }: DayEvent): void {
    const event = made.by === bringer.actor ? made : { ...made, broughtBy: bringer.actor };
    enter(trial, event, unfolded);
    lost.push(event);
  }
}

interface BroughtRecord {
  readonly kind: 'event' | 'person';
  readonly id: string;
  readonly given: unknown;
}

/** The records that a request brings, in the order in which they are judged. A kiosk never held people, so it has none. */
function recordsIn({ events, people }: RequestOf<'bring-back'>, role: Role): BroughtRecord[] {
  const named =
    (kind: BroughtRecord['kind']) =>
    (given: unknown, index: number): BroughtRecord => ({ kind, id: idOf(given, index), given });
  return [...events.map(named('event')), ...(may(role, 'serve') ? people : []).map(named('person'))];
}

/** M18: the answer where the rest of a request cannot be judged: what stands of it stands, and all others are named. */
export function withRestNotJudged(
  request: RequestOf<'bring-back'>,
  role: Role,
  { records, notTaken }: JudgedSoFar,
): Decision<never> {
  const rest = recordsIn(request, role).slice(records);
  return accept(request, null, {}, [
    ...notTaken,
    ...rest.map(({ id }): NotTaken => ({ id, reason: 'not-judged' })),
  ]);
}

/** What cannot be read may have no name; then its place is told. */
function idOf(given: unknown, index: number): string {
  const id = typeof given === 'object' && given !== null ? (given as { id?: unknown }).id : undefined;
  return typeof id === 'string' && id !== '' && id.length <= 110 ? id : `#${index}`;
}
