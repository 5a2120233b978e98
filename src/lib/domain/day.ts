/** A day of an office: its facts, and what they add up to. */
import { z } from 'zod';
import { appointmentFact } from './appointment.ts';
import type { AppointmentFact } from './appointment.ts';
import type { TakenPlace } from './capacity.ts';
import { actorId, laneId, requestId, visitId } from './ids.ts';
import type { CounterId, VisitId } from './ids.ts';
import { ticketFact } from './ticket.ts';
import { instant, localDate } from './time.ts';
import type { LocalDate } from './time.ts';
import { evidenceFact, foldVisit, isActive } from './visit.ts';
import type { EvidenceFact, Visit, VisitSubject } from './visit.ts';

/** B11: a place kept free until `until` for the appointment that it was offered to. */
export const holdFact = z.strictObject({
  kind: z.literal('hold'),
  id: z.string().min(1).max(100),
  request: requestId,
  at: instant,
  by: actorId,
  date: localDate,
  lane: laneId,
  start: instant,
  minutes: z.int().min(1).max(1440),
  for: visitId,
  until: instant,
});
export type HoldFact = z.infer<typeof holdFact>;

/** What a day consists of. Each fact is written once, carries its request's id, and never changes. */
export const fact = z.discriminatedUnion('kind', [appointmentFact, ticketFact, evidenceFact, holdFact]);
export type Fact = z.infer<typeof fact>;

/**
 * The facts of one day, indexed, and the visits folded from them. `addFact` changes it in place: a day is folded
 * once and then grows by single pieces of evidence, of which each refolds only its own visit.
 */
export interface Day {
  readonly date: LocalDate;
  readonly facts: Map<string, Fact>;
  readonly subjects: Map<VisitId, VisitSubject>;
  readonly evidence: Map<VisitId, EvidenceFact[]>;
  readonly visits: Map<VisitId, Visit>;
  readonly codes: Map<string, VisitId>;
  /** By number, the visits that bear it: more than one only while a counter took it in from paper (A8). */
  readonly numbers: Map<string, readonly VisitId[]>;
  readonly holds: Map<string, HoldFact>;
}

export function emptyDay(date: LocalDate): Day {
  return {
    date,
    facts: new Map(),
    subjects: new Map(),
    evidence: new Map(),
    visits: new Map(),
    codes: new Map(),
    numbers: new Map(),
    holds: new Map(),
  };
}

export function foldDay(date: LocalDate, facts: Iterable<Fact>): Day {
  const day = emptyDay(date);
  for (const f of facts) enter(day, f);
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
    visits: new Map(day.visits),
    codes: new Map(day.codes),
    numbers: new Map(day.numbers),
    holds: new Map(day.holds),
  };
  addFacts(more, facts);
  return more;
}

/** Takes in one fact; false when the day has it already. Evidence may come before what it is about. */
export const addFact = (day: Day, f: Fact): boolean => addFacts(day, [f]);

/** Takes in many facts and folds each visit that they are about once; false when the day has all of them already. */
export function addFacts(day: Day, facts: Iterable<Fact>): boolean {
  const about = new Set<VisitId>();
  const before = day.facts.size;
  for (const f of facts) {
    const visit = enter(day, f);
    if (visit !== null) about.add(visit);
  }
  for (const visit of about) refold(day, visit);
  return day.facts.size > before;
}

/** Puts a fact where it is looked for; gives back the visit that has to be folded anew, if one has. */
function enter(day: Day, f: Fact): VisitId | null {
  if (day.facts.has(f.id)) return null;
  day.facts.set(f.id, f);
  if (f.kind === 'hold') {
    day.holds.set(f.id, f);
    return null;
  }
  if (f.kind === 'evidence') {
    const known = day.evidence.get(f.of);
    if (known === undefined) day.evidence.set(f.of, [f]);
    else known.push(f);
    return f.of;
  }
  day.subjects.set(f.id, f);
  const bearers = day.numbers.get(f.number);
  day.numbers.set(f.number, bearers === undefined ? [f.id] : [...bearers, f.id]);
  if (f.kind === 'appointment') day.codes.set(f.code, f.id);
  return f.id;
}

/** A8: a number that was taken in from paper is one visit with the giver's own, with the evidence of both. */
function refold(day: Day, id: VisitId): void {
  const subject = day.subjects.get(id);
  if (subject === undefined) return;
  const bearers = day.numbers.get(subject.number)!;
  if (bearers.length === 1) {
    day.visits.set(id, foldVisit(subject, day.evidence.get(id) ?? []));
    return;
  }
  for (const bearer of bearers) {
    const original = originalOf(day, bearer);
    if (original.id === bearer) day.visits.set(bearer, foldVisit(original, evidenceFor(day, bearer)));
    else day.visits.delete(bearer);
  }
}

/** The visit that a subject belongs to: its own, unless it was taken in from paper and the giver is known. */
function originalOf(day: Day, id: VisitId): VisitSubject {
  const subject = day.subjects.get(id)!;
  if (!isTakenIn(subject)) return subject;
  const bearers = day.numbers.get(subject.number)!.map((bearer) => day.subjects.get(bearer)!);
  const given = bearers.filter((bearer) => !isTakenIn(bearer));
  return (given.length > 0 ? given : bearers).reduce((a, b) =>
    a.at < b.at || (a.at === b.at && a.id < b.id) ? a : b,
  );
}

const isTakenIn = (subject: VisitSubject): boolean => subject.kind === 'ticket' && subject.takenIn;

/** Somebody has this number from its giver. One that a counter took in from paper still waits for that (A8). */
export const isGivenOut = (day: Day, number: string): boolean =>
  (day.numbers.get(number) ?? []).some((id) => !isTakenIn(day.subjects.get(id)!));

/** The numbers taken in from paper that are this subject's visit, itself included if it is one. */
function takenInFor(day: Day, original: VisitSubject): VisitId[] {
  return day.numbers
    .get(original.number)!
    .filter((id) => isTakenIn(day.subjects.get(id)!) && originalOf(day, id).id === original.id);
}

/** All evidence of a visit, also what was said of its number before the giver was known (A8). */
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
 * Evidence that is accepted must count (M15). Where a clock that is a little behind dates it before the step that it
 * answers to, it is taken to have happened right after all that is known.
 */
export function inEffect<E extends EvidenceFact>(day: Day, visit: Visit, e: E): E {
  const subject = day.subjects.get(visit.id)!;
  // M14: how the day was settled is no step that anybody answered to.
  const known = evidenceFor(day, visit.id).filter((k) => k.what !== 'settled');
  const changes = JSON.stringify(foldVisit(subject, [...known, e])) !== JSON.stringify(visit);
  return changes ? e : { ...e, at: Math.max(e.at, ...known.map((k) => k.at + 1)) };
}

/**
 * The places that appointments and offers take, with those given up but not yet free again. `except`: as one
 * appointment sees it that may move: without itself and what is held for it.
 */
export function takenPlaces(day: Day, except: VisitId | null = null): TakenPlace[] {
  const taken: TakenPlace[] = [];
  const accepted = new Set<VisitId>();
  for (const subject of day.subjects.values()) {
    if (subject.kind !== 'appointment') continue;
    const { lane, start, minutes, channel } = subject;
    if (subject.movedFrom !== null) accepted.add(subject.movedFrom.visit);
    if (subject.id === except) continue;
    const { freeAt } = visitIn(day, subject.id)!;
    taken.push({ lane, start, minutes, online: channel === 'online', freeAt });
  }
  for (const { lane, start, minutes, until, for: visit } of day.holds.values()) {
    if (visit !== except && !accepted.has(visit))
      taken.push({ lane, start, minutes, online: true, freeAt: until });
  }
  return taken;
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
