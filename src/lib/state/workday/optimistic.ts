/**
 * What this device makes of what it has asked and not yet seen done: the one decision function over the last known
 * state, the device's own requests in their order. Optimistic: the relay's word is final.
 */
import type { Role } from '../../domain/access.ts';
import type { DaySlots } from '../../domain/office/capacity.ts';
import { addEvent, withEvents } from '../../domain/day/day.ts';
import type { Day, DayEvent } from '../../domain/day/day.ts';
import type { StepEvent } from '../../domain/day/step-event.ts';
import { correctedTimeOf } from '../../domain/requests/clock-correction.ts';
import type { OutboxClock } from '../../domain/requests/clock-correction.ts';
import { decide } from '../../domain/decide/decide.ts';
import type { Decision, OfficeState } from '../../domain/decide/decision.ts';
import { freeSlots } from '../../domain/day/free-slots.ts';
import type { ActorId, VisitId } from '../../domain/ids.ts';
import type { Memo } from '../../domain/requests/memo.ts';
import type { Office } from '../../domain/office/office.ts';
import type { Person } from '../../domain/day/people.ts';
import { isAwaited } from '../../domain/requests/request.ts';
import type { Request } from '../../domain/requests/request.ts';
import type { NumberBlock } from '../../domain/day/number-block.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import type { RequestId } from '../../domain/ids.ts';
import { dueUnheard } from '../../domain/upkeep/lapse.ts';
import type { TrackedRequest } from '../../client/types.ts';

/** What this device knows of its office; whatever it may not read or has not heard of yet is absent. */
export interface Known {
  readonly office: Office;
  readonly by: { readonly actor: ActorId; readonly role: Role };
  readonly days: readonly Day[];
  readonly slots?: ReadonlyMap<LocalDate, DaySlots> | undefined;
  readonly people?: ReadonlyMap<LocalDate, ReadonlyMap<VisitId, Person>> | undefined;
  /** The key is `memoKey`. What this device has asked about them is not among them: the relay alone writes memos. */
  readonly memos?: ReadonlyMap<LocalDate, ReadonlyMap<string, Memo>> | undefined;
  /** The device's own block today, from its grant. */
  readonly numbers?: NumberBlock | null | undefined;
  /** What this device's clocks tell (`clock.told`): its own requests are dated as the arbiter dates them. */
  readonly clock: OutboxClock;
}

export interface OptimisticState {
  /** A day with what was asked; null where the day is not known here. */
  day(date: LocalDate): Day | null;
  /** People of a day with what was asked; null where they are not known here. */
  people(date: LocalDate): ReadonlyMap<VisitId, Person> | null;
  /** What became of a request that is still on its way. */
  decision(id: RequestId): Decision | null;
  /** What would become of a further request, after all that are on their way. */
  predict(request: Request, now: Instant): Decision;
}

/**
 * The requests to run: those without an answer, and those granted whose events have not come yet. Answer and day
 * travel in two documents, and nothing should flicker in between. Left out is what its visitor does not want any
 * more, and what the relay alone can grant: a number that this device made up would stand in its line.
 */
export function requestsToRun(trackedRequests: readonly TrackedRequest[], days: readonly Day[]): Request[] {
  return trackedRequests
    .filter(({ request, answer, stage }) => {
      if (stage === 'withdrawn' || isAwaited(request)) return false;
      if (answer === null) return true;
      return answer.ok && days.some((d) => d.date === request.date && !d.events.has(request.id));
    })
    .map(asAnswered);
}

/** Q3: what the relay gave takes the place of what this device predicted. */
function asAnswered({ request, answer }: TrackedRequest): Request {
  if (request.kind !== 'call-next' || answer?.ok !== true || answer.visit === null) return request;
  const { v, id, office, at, clock, date, counter, seen } = request;
  return { v, id, office, at, clock, date, kind: 'call', visit: answer.visit, counter, seen };
}

/** B15: who waits at the phone by now, of whom the relay's word has not come. */
const dueIn = ({ office, by, days }: Known, now: Instant): StepEvent[] =>
  days.flatMap((day) => dueUnheard(office, day, now, by.actor));

/** Runs requests over a copy of what is known; nothing that was given is changed. */
export function runOptimistic(known: Known, requests: readonly Request[], now: Instant): OptimisticState {
  const originals = new Map(known.days.map((d) => [d.date, d]));
  const copies = new Map<LocalDate, Day>();
  const slots = new Map(known.slots ?? []);
  const decisions = new Map<RequestId, Decision>();
  const people = new Map(known.people ?? []);

  const state: OfficeState = {
    office: known.office,
    day: (date) => copies.get(date) ?? originals.get(date) ?? null,
    slots: (date) => slots.get(date) ?? null,
    bookableDays: () => [...slots.keys()].sort(),
    people: (date) => people.get(date) ?? null,
    memos: (date) => known.memos?.get(date) ?? null,
    numberHolders: () => (known.numbers ? [{ actor: known.by.actor, numbers: known.numbers }] : []),
    makerOf: () => null,
    openAppointments: () => ({ confirmed: 0, sameOrigin: 0 }),
    // Only the relay has the calendar of public holidays.
    holidaysFor: ({ holidays }) => holidays,
  };

  function decideAt(request: Request, at: Instant, optimistic: boolean): Decision {
    return decide(state, request, {
      optimistic,
      now: at,
      at: correctedTimeOf(request, known.clock, at),
      by: known.by,
      random: chanceOf(request.id),
      // Whether the proof holds only the relay can say.
      proven: true,
      mailAuthorization: null,
    });
  }

  function add(event: DayEvent): void {
    const original = originals.get(event.date);
    if (original === undefined) return;
    let copy = copies.get(event.date);
    if (copy === undefined) copies.set(event.date, (copy = withEvents(original, [])));
    addEvent(copy, event);
    if (event.kind !== 'appointment') return;
    const left = freeSlots(known.office, copy, now);
    if (left !== null) slots.set(event.date, left);
  }

  dueIn(known, now).forEach(add);
  for (const request of requests) {
    if (request.office !== known.office.id) continue;
    // What was asked has happened here; whether it counts follows from the steps, as at the relay (M6).
    const decision = decideAt(request, now, false);
    decisions.set(request.id, decision);
    for (const { date, person } of decision.people) {
      const before = people.get(date);
      if (before !== undefined) people.set(date, new Map(before).set(person.id, person));
    }
    decision.events.forEach(add);
  }
  return {
    day: (date) => state.day(date),
    people: (date) => state.people(date),
    decision: (id) => decisions.get(id) ?? null,
    predict: (request, at) => decideAt(request, at, true),
  };
}

/** `runOptimistic` that runs anew only when a day, what is known beside it, or the list of requests has changed. */
export function makeOptimistic(): (
  known: Known,
  trackedRequests: readonly TrackedRequest[],
  now: Instant,
) => OptimisticState {
  let before: { readonly key: readonly unknown[]; readonly result: OptimisticState } | null = null;
  /** How many events its day held when the answer to a request came. */
  let answeredAt = new Map<RequestId, number>();

  /**
   * What was granted is in the day as soon as the day has grown since the answer. If it is not, it had no effect (two
   * said that a visitor is back), and must have none on what happens later.
   */
  function stillWithoutEffect(
    trackedRequests: readonly TrackedRequest[],
    days: readonly Day[],
  ): TrackedRequest[] {
    const seen = new Map<RequestId, number>();
    const left = trackedRequests.filter(({ request, answer }) => {
      if (answer === null) return true;
      const size = days.find((d) => d.date === request.date)?.events.size ?? 0;
      const then = answeredAt.get(request.id) ?? size;
      seen.set(request.id, then);
      return size === then;
    });
    answeredAt = seen;
    return left;
  }

  return (known, trackedRequests, now) => {
    const requests = requestsToRun(stillWithoutEffect(trackedRequests, known.days), known.days);
    // A day grows in place and only by events, so their number tells whether it has changed.
    const days = known.days.flatMap((d) => [d.events, d.events.size]);
    const { office, by, slots, numbers, clock } = known;
    const people = [...(known.people?.values() ?? [])];
    const memos = [...(known.memos?.values() ?? [])];
    const fixed = [
      office,
      by.actor,
      by.role,
      slots,
      numbers,
      clock,
      days.length,
      people.length,
      memos.length,
    ];
    const due = dueIn(known, now).map(({ id }) => id);
    const key = [...fixed, ...days, ...people, ...memos, ...due, ...requests];
    const same =
      before !== null && key.length === before.key.length && key.every((k, i) => k === before?.key[i]);
    if (before === null || !same) before = { key, result: runOptimistic(known, requests, now) };
    return before.result;
  };
}

/** A decision asks for chance; on a device it is fixed by the request, so that running it again gives the same. */
function chanceOf(id: RequestId): () => number {
  let seed = 0;
  for (const letter of id) seed = (Math.imul(seed, 31) + letter.charCodeAt(0)) | 0;
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
