/** A day of an office: its facts, and what they add up to. */
import * as z from 'zod/mini';
import { appointmentFact, bookingOf, movesOf } from './appointment.ts';
import type { AppointmentFact } from './appointment.ts';
import type { TakenPlace } from '../office/capacity.ts';
import { before, copyClaims, enterClaim, letGosOf, noClaims } from './claims.ts';
import type { Claims } from './claims.ts';
import { counterFact, enterSaid } from './counter-state.ts';
import type { SaidByCounters } from './counter-state.ts';
import { evidenceFact, inOneOrder, isClaim } from './evidence.ts';
import { madeBy } from './event-fields.ts';
import { laneId, visitId } from '../ids.ts';
import type { CounterId, VisitId } from '../ids.ts';
import { homeLane } from './lanes.ts';
import type { Office } from '../office/office.ts';
import { ticketFact } from './ticket.ts';
import type { TicketFact } from './ticket.ts';
import { instant, MINUTE_MS } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';
import { walkInsFact, withWalkInsFact } from './walk-ins.ts';
import type { WalkInsFact } from './walk-ins.ts';
import { foldInOrder, isActive } from './visit.ts';
import type { EvidenceFact, Visit, VisitSubject } from './visit.ts';

/** B11: a place kept free until `until` for the appointment that it was offered to. */
export const holdFact = z.strictObject({
  kind: z.literal('hold'),
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  ...madeBy,
  lane: laneId,
  start: instant,
  minutes: z.int().check(z.minimum(1), z.maximum(1440)),
  for: visitId,
  until: instant,
});
export type HoldFact = z.infer<typeof holdFact>;

/** B11: no visitor waits for this hold any more; it ends then, if it has not before. */
export const releaseFact = z.strictObject({
  kind: z.literal('release'),
  id: z.string().check(z.minLength(1), z.maxLength(110)),
  ...madeBy,
  hold: z.string().check(z.minLength(1), z.maxLength(100)),
});
export type ReleaseFact = z.infer<typeof releaseFact>;

/** What a day consists of. Each fact is written once, carries its request's id, and never changes. */
export const fact = z.discriminatedUnion('kind', [
  appointmentFact,
  ticketFact,
  evidenceFact,
  holdFact,
  releaseFact,
  counterFact,
  walkInsFact,
]);
export type Fact = z.infer<typeof fact>;

/**
 * The facts of one day, indexed, and the visits folded from them. `addFact` changes it in place: a day is folded once
 * and then grows by single pieces of evidence. Each refolds its own visit and the one whose counter it may have taken
 * (Q3).
 */
export interface Day {
  readonly date: LocalDate;
  readonly facts: Map<string, Fact>;
  readonly subjects: Map<VisitId, VisitSubject>;
  readonly evidence: Map<VisitId, EvidenceFact[]>;
  readonly claims: Claims;
  readonly visits: Map<VisitId, Visit>;
  readonly codes: Map<string, VisitId>;
  /** By number, the visits that bear it: more than one only while a counter took it in from paper (A8). */
  readonly numbers: Map<string, readonly VisitId[]>;
  /** Each until it ends, also where it was released before its time. */
  readonly holds: Map<string, HoldFact>;
  /** When holds were released, by their id; news of it may come before the hold. */
  readonly releases: Map<string, Instant>;
  readonly said: SaidByCounters;
  /** A5.8: when staff stopped walk-in numbers, and gave them out again. */
  walkIns: readonly WalkInsFact[];
}

export function emptyDay(date: LocalDate): Day {
  return {
    date,
    facts: new Map(),
    subjects: new Map(),
    evidence: new Map(),
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

export function foldDay(date: LocalDate, facts: Iterable<Fact>): Day {
  const day = emptyDay(date);
  const all = new Set<VisitId>();
  for (const f of facts) enter(day, f, all);
  for (const visit of day.subjects.keys()) refold(day, visit);
  return day;
}

/** A day with a few more facts, the first one untouched: for what is only tentative. */
export function withFacts(day: Day, facts: Iterable<Fact>): Day {
  const more: Day = {
    date: day.date,
    facts: new Map(day.facts),
    subjects: new Map(day.subjects),
    evidence: new Map(Array.from(day.evidence, ([of, pieces]) => [of, [...pieces]])),
    claims: copyClaims(day.claims),
    visits: new Map(day.visits),
    codes: new Map(day.codes),
    numbers: new Map(day.numbers),
    holds: new Map(day.holds),
    releases: new Map(day.releases),
    said: new Map(day.said),
    walkIns: day.walkIns,
  };
  addFacts(more, facts);
  return more;
}

/** Takes in one fact; false when the day has it already. Evidence may come before what it is about. */
export const addFact = (day: Day, f: Fact): boolean => addFacts(day, [f]);

/** Takes in many facts and folds each visit that they are about once; false when the day has all of them already. */
export function addFacts(day: Day, facts: Iterable<Fact>): boolean {
  const about = new Set<VisitId>();
  const known = day.facts.size;
  for (const f of facts) enter(day, f, about);
  refoldAll(day, about);
  return day.facts.size > known;
}

/** Folds these visits anew; none of them waits for it afterwards. */
export function refoldAll(day: Day, about: Set<VisitId>): void {
  for (const visit of about) refold(day, visit);
  about.clear();
}

/** Indexes a fact. Adds the visits that have to be folded anew by `refoldAll` before any visit is looked at. */
export function enter(day: Day, f: Fact, about: Set<VisitId>): void {
  if (day.facts.has(f.id)) return;
  day.facts.set(f.id, f);
  if (f.kind === 'hold') {
    enterHold(day, f);
    return;
  }
  if (f.kind === 'counter') {
    enterSaid(day.said, f);
    return;
  }
  if (f.kind === 'walk-ins') {
    day.walkIns = withWalkInsFact(day.walkIns, f);
    return;
  }
  if (f.kind === 'release') {
    day.releases.set(f.hold, Math.min(day.releases.get(f.hold) ?? Infinity, f.at));
    const hold = day.holds.get(f.hold);
    if (hold !== undefined) enterHold(day, hold);
    return;
  }
  if (f.kind === 'evidence') {
    const known = day.evidence.get(f.of);
    if (known === undefined) day.evidence.set(f.of, [f]);
    else known.push(f);
    about.add(f.of);
    const other = enterClaim(day.claims, f, sameIn(day));
    if (other !== null) about.add(other);
    return;
  }
  day.subjects.set(f.id, f);
  const bearers = day.numbers.get(f.number);
  day.numbers.set(f.number, bearers === undefined ? [f.id] : [...bearers, f.id]);
  if (f.kind === 'appointment') enterCode(day, f);
  about.add(f.id);
  if (bearers === undefined) return;
  // What was said under one number may undo what was said under the other.
  for (const id of [...bearers, f.id])
    for (const e of day.evidence.get(id) ?? []) {
      const other = isClaim(e) ? before(day.claims, e, sameIn(day)) : null;
      if (other !== null) about.add(other);
    }
}

/** B8: an appointment that moves within its day and lane keeps its code, which stands for what it has become. */
function enterCode(day: Day, f: AppointmentFact): void {
  const holder = appointmentOf(day, day.codes.get(f.code) ?? f.id);
  const isEarlier =
    holder !== undefined && bookingOf(holder) === bookingOf(f) && movesOf(f) < movesOf(holder);
  if (!isEarlier) day.codes.set(f.code, f.id);
}

function enterHold(day: Day, hold: HoldFact): void {
  const until = Math.min(hold.until, day.releases.get(hold.id) ?? Infinity);
  day.holds.set(hold.id, until === hold.until ? hold : { ...hold, until });
}

/** Whether two ids stand for one visit of the day (A8). */
const sameIn =
  (day: Day) =>
  (a: VisitId, b: VisitId): boolean =>
    a === b ||
    (day.subjects.has(a) && day.subjects.has(b) && originalOf(day, a).id === originalOf(day, b).id);

/** A8: a number that was taken in from paper is one visit with the holder's own, with the evidence of both. */
function refold(day: Day, id: VisitId): void {
  const subject = day.subjects.get(id);
  if (subject === undefined) return;
  const bearers = day.numbers.get(subject.number)!;
  if (bearers.length === 1) {
    day.visits.set(id, foldWith(day, subject, day.evidence.get(id) ?? noEvidence));
    return;
  }
  for (const bearer of bearers) {
    const original = originalOf(day, bearer);
    if (original.id === bearer) day.visits.set(bearer, foldWith(day, original, evidenceFor(day, bearer)));
    else day.visits.delete(bearer);
  }
}

const noEvidence: readonly EvidenceFact[] = [];

function foldWith(
  day: Day,
  subject: VisitSubject,
  evidence: readonly EvidenceFact[],
  onStep?: Parameters<typeof foldInOrder>[3],
): Visit {
  const ordered = inOneOrder(evidence);
  return foldInOrder(subject, ordered, letGosOf(day.claims, ordered, sameIn(day)), onStep);
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
export function bearerOf(day: Day, { number, at }: TicketFact): VisitId | undefined {
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

/** All evidence of a visit, also what was said of its number before the holder was known (A8). */
export function evidenceFor(day: Day, id: VisitId): EvidenceFact[] {
  const subject = day.subjects.get(id);
  const more = subject === undefined ? [] : takenInFor(day, subject).filter((taken) => taken !== id);
  return [id, ...more].flatMap((of) => day.evidence.get(of) ?? []);
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
export const hasAllSteps = (day: Day, id: VisitId): boolean =>
  (day.evidence.get(id)?.length ?? 0) >= MOST_STEPS;

/** M14: what happened that day, not how the day was settled: no step answers to that. */
export const seenThatDay = (day: Day, id: VisitId): EvidenceFact[] =>
  evidenceFor(day, id).filter((e) => e.what !== 'settled');

/** M15: the newest evidence of a visit; a step that answers to it names it. */
export const newestEvidence = (day: Day, id: VisitId): EvidenceFact | undefined =>
  inOneOrder(seenThatDay(day, id)).findLast((e) => e.what !== 'undone');

/** What a visit would be with this evidence instead of what is known of it, and whether one piece of it counted. */
export function visitWith(
  day: Day,
  id: VisitId,
  evidence: readonly EvidenceFact[],
  piece?: EvidenceFact,
): { readonly visit: Visit; readonly counted: boolean } {
  let counted = false;
  const visit = foldWith(day, day.subjects.get(id)!, evidence, (e, did) => {
    if (e.id === piece?.id) counted = did;
  });
  return { visit, counted };
}

export function appointmentOf(day: Day, id: VisitId): AppointmentFact | undefined {
  const subject = day.subjects.get(id);
  return subject?.kind === 'appointment' ? subject : undefined;
}

/** Who is called to or served at a counter now, or undefined (Q3). */
export function activeAt(day: Day, counter: CounterId): Visit | undefined {
  for (const visit of day.visits.values()) if (visit.counter === counter && isActive(visit)) return visit;
  return undefined;
}
