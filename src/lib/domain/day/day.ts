/** A day of an office: its events, and what they add up to. */
import * as z from 'zod/mini';
import { appointmentEvent, bookingOf, isConfirmed, movesOf } from './appointment.ts';
import type { AppointmentEvent } from './appointment.ts';
import type { TakenPlace } from '../office/capacity.ts';
import { before, copyClaims, enterClaim, letGosOf, noClaims } from './claims.ts';
import type { Claims } from './claims.ts';
import { counterEvent, enterSaid } from './counter-state.ts';
import type { SaidByCounters } from './counter-state.ts';
import { stepEvent, inOneOrder, isClaim } from './step-event.ts';
import { madeBy } from './event-fields.ts';
import { laneId, visitId } from '../ids.ts';
import type { CounterId, VisitId } from '../ids.ts';
import { homeLane } from './lanes.ts';
import type { Office } from '../office/office.ts';
import { ticketEvent } from './ticket.ts';
import type { TicketEvent } from './ticket.ts';
import { instant, MINUTE_MS } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';
import { walkInsEvent, withWalkInsEvent } from './walk-ins.ts';
import type { WalkInsEvent } from './walk-ins.ts';
import { foldInOrder, isActive } from './visit.ts';
import type { StepEvent, Visit, VisitSubject } from './visit.ts';

/** B11: a place kept free until `until` for the appointment that it was offered to. */
export const holdEvent = z.strictObject({
  kind: z.literal('hold'),
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  ...madeBy,
  lane: laneId,
  start: instant,
  minutes: z.int().check(z.minimum(1), z.maximum(1440)),
  for: visitId,
  until: instant,
});
export type HoldEvent = z.infer<typeof holdEvent>;

/** B11: no visitor waits for this hold any more; it ends then, if it has not before. */
export const releaseEvent = z.strictObject({
  kind: z.literal('release'),
  id: z.string().check(z.minLength(1), z.maxLength(110)),
  ...madeBy,
  hold: z.string().check(z.minLength(1), z.maxLength(100)),
});
export type ReleaseEvent = z.infer<typeof releaseEvent>;

/** What a day consists of. Each event is written once, carries its request's id, and never changes. */
export const dayEvent = z.discriminatedUnion('kind', [
  appointmentEvent,
  ticketEvent,
  stepEvent,
  holdEvent,
  releaseEvent,
  counterEvent,
  walkInsEvent,
]);
export type DayEvent = z.infer<typeof dayEvent>;

/**
 * The events of one day, indexed, and the visits folded from them. `addEvent` changes it in place: a day is folded once
 * and then grows by single steps. Each refolds its own visit and the one whose counter it may have taken
 * (Q3).
 */
export interface Day {
  readonly date: LocalDate;
  readonly events: Map<string, DayEvent>;
  readonly subjects: Map<VisitId, VisitSubject>;
  readonly steps: Map<VisitId, StepEvent[]>;
  readonly claims: Claims;
  readonly visits: Map<VisitId, Visit>;
  readonly codes: Map<string, VisitId>;
  /** The visits of each number: more than one only while a counter took the number in from paper (A8). */
  readonly numbers: Map<string, readonly VisitId[]>;
  /** Each until it ends, also where it was released before its time. */
  readonly holds: Map<string, HoldEvent>;
  /** When holds were released, by their id; news of it may come before the hold. */
  readonly releases: Map<string, Instant>;
  readonly said: SaidByCounters;
  /** A5.8: when staff stopped walk-in numbers, and gave them out again. */
  walkIns: readonly WalkInsEvent[];
}

export function emptyDay(date: LocalDate): Day {
  return {
    date,
    events: new Map(),
    subjects: new Map(),
    steps: new Map(),
    claims: noClaims(),
    visits: new Map(),
    codes: new Map(),
    numbers: new Map(),
    holds: new Map(),
    releases: new Map(),
    said: new Map(),
    walkIns: [],
  };
}

export function foldDay(date: LocalDate, events: Iterable<DayEvent>): Day {
  const day = emptyDay(date);
  const all = new Set<VisitId>();
  for (const event of events) enter(day, event, all);
  for (const visit of day.subjects.keys()) refold(day, visit);
  return day;
}

/** A day with a few more events, the first one untouched: for what is only optimistic. */
export function withEvents(day: Day, events: Iterable<DayEvent>): Day {
  const more: Day = {
    date: day.date,
    events: new Map(day.events),
    subjects: new Map(day.subjects),
    steps: new Map(Array.from(day.steps, ([of, steps]) => [of, [...steps]])),
    claims: copyClaims(day.claims),
    visits: new Map(day.visits),
    codes: new Map(day.codes),
    numbers: new Map(day.numbers),
    holds: new Map(day.holds),
    releases: new Map(day.releases),
    said: new Map(day.said),
    walkIns: day.walkIns,
  };
  addEvents(more, events);
  return more;
}

/** Takes in one event; false when the day has it already. A step may come before what it is about. */
export const addEvent = (day: Day, event: DayEvent): boolean => addEvents(day, [event]);

/** Takes in many events and folds each visit that they are about once; false when the day has all of them already. */
export function addEvents(day: Day, events: Iterable<DayEvent>): boolean {
  const about = new Set<VisitId>();
  const known = day.events.size;
  for (const event of events) enter(day, event, about);
  refoldAll(day, about);
  return day.events.size > known;
}

/** Folds these visits anew; none of them waits for it afterwards. */
export function refoldAll(day: Day, about: Set<VisitId>): void {
  for (const visit of about) refold(day, visit);
  about.clear();
}

/** Indexes an event. Adds the visits that have to be folded anew by `refoldAll` before any visit is looked at. */
export function enter(day: Day, event: DayEvent, about: Set<VisitId>): void {
  if (day.events.has(event.id)) return;
  day.events.set(event.id, event);
  if (event.kind === 'hold') {
    enterHold(day, event);
    return;
  }
  if (event.kind === 'counter') {
    enterSaid(day.said, event);
    return;
  }
  if (event.kind === 'walk-ins') {
    day.walkIns = withWalkInsEvent(day.walkIns, event);
    return;
  }
  if (event.kind === 'release') {
    day.releases.set(event.hold, Math.min(day.releases.get(event.hold) ?? Infinity, event.at));
    const hold = day.holds.get(event.hold);
    if (hold !== undefined) enterHold(day, hold);
    return;
  }
  if (event.kind === 'step') {
    const known = day.steps.get(event.of);
    if (known === undefined) day.steps.set(event.of, [event]);
    else known.push(event);
    about.add(event.of);
    const other = enterClaim(day.claims, event, sameIn(day));
    if (other !== null) about.add(other);
    return;
  }
  day.subjects.set(event.id, event);
  const bearers = day.numbers.get(event.number);
  day.numbers.set(event.number, bearers === undefined ? [event.id] : [...bearers, event.id]);
  if (event.kind === 'appointment') enterCode(day, event);
  about.add(event.id);
  if (bearers === undefined) return;
  // What was said under one number may undo what was said under the other.
  for (const id of [...bearers, event.id])
    for (const e of day.steps.get(id) ?? []) {
      const other = isClaim(e) ? before(day.claims, e, sameIn(day)) : null;
      if (other !== null) about.add(other);
    }
}

/** B8: an appointment that moves within its day and lane keeps its code, which stands for what it has become. */
function enterCode(day: Day, event: AppointmentEvent): void {
  const holder = appointmentOf(day, day.codes.get(event.code) ?? event.id);
  const isEarlier =
    holder !== undefined && bookingOf(holder) === bookingOf(event) && movesOf(event) < movesOf(holder);
  if (!isEarlier) day.codes.set(event.code, event.id);
}

function enterHold(day: Day, hold: HoldEvent): void {
  const until = Math.min(hold.until, day.releases.get(hold.id) ?? Infinity);
  day.holds.set(hold.id, until === hold.until ? hold : { ...hold, until });
}

/** Whether two ids stand for one visit of the day (A8). */
const sameIn =
  (day: Day) =>
  (a: VisitId, b: VisitId): boolean =>
    a === b ||
    (day.subjects.has(a) && day.subjects.has(b) && originalOf(day, a).id === originalOf(day, b).id);

/** A8: a number that was taken in from paper is one visit with the holder's own, with the steps of both. */
function refold(day: Day, id: VisitId): void {
  const subject = day.subjects.get(id);
  if (subject === undefined) return;
  const bearers = day.numbers.get(subject.number)!;
  if (bearers.length === 1) {
    day.visits.set(id, foldWith(day, subject, day.steps.get(id) ?? noSteps));
    return;
  }
  for (const bearer of bearers) {
    const original = originalOf(day, bearer);
    if (original.id === bearer) day.visits.set(bearer, foldWith(day, original, stepsFor(day, bearer)));
    else day.visits.delete(bearer);
  }
}

const noSteps: readonly StepEvent[] = [];

/** Folds one visit by these steps, with what the day knows of its counters. */
export function foldWith(
  day: Day,
  subject: VisitSubject,
  steps: readonly StepEvent[],
  onStep?: Parameters<typeof foldInOrder>[3],
  onHeir?: Parameters<typeof foldInOrder>[4],
): Visit {
  const ordered = inOneOrder(steps);
  return foldInOrder(subject, ordered, letGosOf(day.claims, ordered, sameIn(day)), onStep, onHeir);
}

/** The visit that a subject belongs to: its own, unless it was taken in from paper and the holder is known. */
function originalOf(day: Day, id: VisitId): VisitSubject {
  const subject = day.subjects.get(id)!;
  if (!isTakenIn(subject)) return subject;
  const bearers = day.numbers.get(subject.number)!.map((bearer) => day.subjects.get(bearer)!);
  return originalAmong(bearers, subject.at)!;
}

/** Clocks that are a little apart must not make a number look older than the paper on which it stands. */
const SLACK_MS = 5 * MINUTE_MS;

/**
 * A8: the number that a paper with the same one repeats, or undefined. A number given out later belongs to another
 * visitor: the counter had mistyped. Where the holder is not known, the first that was taken in.
 */
function originalAmong(bearers: readonly VisitSubject[], at: Instant): VisitSubject | undefined {
  const all = bearers.filter((b) => !isTakenIn(b));
  // B8: of an appointment that has kept its number through a move, what it has become.
  const given = all.filter((b) => !all.some((later) => isMovedFrom(later, b)));
  const before = given.filter((b) => b.at <= at + SLACK_MS);
  const unheardOf = bearers.filter((b) => isTakenIn(b) && given.every((g) => g.at > b.at + SLACK_MS));
  const candidates = before.length > 0 ? before : unheardOf;
  return candidates.reduce<VisitSubject | undefined>(
    (a, b) => (a === undefined || b.at < a.at || (b.at === a.at && b.id < a.id) ? b : a),
    undefined,
  );
}

/** The visit that a number on paper is about; undefined: it is not known here. */
export function bearerOf(day: Day, { number, at }: TicketEvent): VisitId | undefined {
  const bearers = day.numbers.get(number)?.map((id) => day.subjects.get(id)!);
  return bearers === undefined ? undefined : originalAmong(bearers, at)?.id;
}

const isMovedFrom = (later: VisitSubject, { id }: VisitSubject): boolean =>
  later.kind === 'appointment' && later.movedFrom?.visit === id;

const isTakenIn = (subject: VisitSubject): boolean => subject.kind === 'ticket' && subject.takenIn;

/** A visitor has this number from its holder. One that a counter took in from paper still waits for that (A8). */
export const isGivenOut = (day: Day, number: string): boolean =>
  (day.numbers.get(number) ?? []).some((id) => !isTakenIn(day.subjects.get(id)!));

/** The numbers taken in from paper that are this subject's visit, itself included if it is one. */
function takenInFor(day: Day, original: VisitSubject): VisitId[] {
  return day.numbers
    .get(original.number)!
    .filter((id) => isTakenIn(day.subjects.get(id)!) && originalOf(day, id).id === original.id);
}

/** All steps of a visit, also what was said of its number before the holder was known (A8). */
export function stepsFor(day: Day, id: VisitId): StepEvent[] {
  const subject = day.subjects.get(id);
  const more = subject === undefined ? [] : takenInFor(day, subject).filter((taken) => taken !== id);
  return [id, ...more].flatMap((of) => day.steps.get(of) ?? []);
}

/** The visit that an id stands for, also the id of a number that was taken in from paper (A8). */
export function visitIn(day: Day, id: VisitId): Visit | undefined {
  return day.subjects.has(id) ? day.visits.get(originalOf(day, id).id) : undefined;
}

/**
 * The places that appointments and offers take, with those given up but not yet free again. `except`: as one
 * appointment sees it that may move: without itself and what is held for it.
 */
export function takenPlaces(office: Office, day: Day, except: VisitId | null = null): TakenPlace[] {
  const taken: TakenPlace[] = [];
  const accepted = new Set<VisitId>();
  for (const subject of day.subjects.values()) {
    if (subject.kind !== 'appointment') continue;
    const { start, minutes, channel } = subject;
    const lane = homeLane(office, subject);
    if (subject.movedFrom !== null) accepted.add(subject.movedFrom.visit);
    if (subject.id === except) continue;
    const { freeAt, freeForStaffAt } = visitIn(day, subject.id)!;
    taken.push({ lane, start, minutes, online: channel === 'online', freeAt, freeForStaffAt });
  }
  for (const { lane: own, start, minutes, until, for: visit } of day.holds.values()) {
    const lane = homeLane(office, { lane: own, services: [] });
    if (visit !== except && !accepted.has(visit))
      taken.push({ lane, start, minutes, online: true, freeAt: until });
  }
  return taken;
}

/** The steps that are written about one visit; the longest one that is real has some dozens. */
export const MOST_STEPS = 500;

/** Nothing more is written about a visit but how the night settles it. */
export const hasAllSteps = (day: Day, id: VisitId): boolean => (day.steps.get(id)?.length ?? 0) >= MOST_STEPS;

/** M14: what happened that day, not how the day was settled: no step answers to that. */
export const seenThatDay = (day: Day, id: VisitId): StepEvent[] =>
  stepsFor(day, id).filter((e) => e.what !== 'settled');

/** M15: the newest step of a visit; a step that answers to it names it. */
export const newestStep = (day: Day, id: VisitId): StepEvent | undefined =>
  inOneOrder(seenThatDay(day, id)).findLast((e) => e.what !== 'undone');

/** What a visit would be with these steps instead of what is known of it, and whether one of them counted. */
export function visitWith(
  day: Day,
  id: VisitId,
  steps: readonly StepEvent[],
  watched?: StepEvent,
): { readonly visit: Visit; readonly counted: boolean } {
  let counted = false;
  const visit = foldWith(day, day.subjects.get(id)!, steps, (e, did) => {
    if (e.id === watched?.id) counted = did;
  });
  return { visit, counted };
}

export function appointmentOf(day: Day, id: VisitId): AppointmentEvent | undefined {
  const subject = day.subjects.get(id);
  return subject?.kind === 'appointment' ? subject : undefined;
}

/** B3: not a reservation whose button was never pressed. */
export const isConfirmedOn = (day: Day, id: VisitId): boolean => {
  const subject = day.subjects.get(id);
  return subject !== undefined && isConfirmed(subject, day.steps.get(id) ?? noSteps);
};

/** Who is called to or served at a counter now, or undefined (Q3). */
export function activeAt(day: Day, counter: CounterId): Visit | undefined {
  for (const visit of day.visits.values()) if (visit.counter === counter && isActive(visit)) return visit;
  return undefined;
}
