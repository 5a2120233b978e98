/** A visit is what its evidence says, in any order; what is refused changes nothing; nobody waits for ever. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addFact, emptyDay, fact, foldDay, withFacts } from '../../src/lib/domain/day.ts';
import type { Fact } from '../../src/lib/domain/day.ts';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import { nextVisit } from '../../src/lib/domain/queue.ts';
import type { Request, RequestOf } from '../../src/lib/domain/request.ts';
import { MINUTE } from '../../src/lib/domain/time.ts';
import { isOpen } from '../../src/lib/domain/visit.ts';
import type { EvidenceFact } from '../../src/lib/domain/visit.ts';
import {
  anAppointment,
  aPerson,
  aState,
  aTicket,
  ask,
  at,
  circumstances,
  counter,
  evidence,
  lane,
  MONDAY,
  requestNamed,
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';
import { expectReached } from '../support/reached.ts';

const reached = expectReached(
  'finished',
  'cancelled',
  'missed',
  'parked',
  'refused',
  'refused twice the same way',
  'accepted, and it counts',
  'asked twice',
  'two visits under one number',
  'overtaken',
  'to the front after four',
);

const WHATS = [
  'activated',
  'unconfirmed',
  'cancelled',
  'lapsed',
  'checked-in',
  'called',
  'repeated',
  'missed',
  'returned',
  'started',
  'finished',
  'parked',
  'resumed',
  'transferred',
  'settled',
  'undone',
] as const satisfies readonly EvidenceFact['what'][];

const SUBJECTS = [
  anAppointment({ id: visit('booked'), number: 'A600', code: '000001' }),
  anAppointment({ id: visit('reserved'), number: 'A601', code: '000002', activateBy: at('08:30') }),
  aTicket({ id: visit('walk-in'), number: 'A001', at: at('08:00') }),
  aTicket({ id: visit('from-paper'), number: 'A001', at: at('08:10'), takenIn: true, services: [] }),
];

/** Few moments and few ids, so that ties and things undone occur. */
const someEvidence = fc
  .record({
    // Arriving, being called and served more often, so that there is something to park and to finish.
    what: fc.constantFrom(...WHATS, 'checked-in', 'called', 'started', 'started', 'parked'),
    of: fc.constantFrom(...SUBJECTS.map((s) => s.id)),
    minute: fc.integer({ min: 0, max: 12 }),
    counter: fc.constantFrom('c1', 'c2'),
    id: fc.integer({ min: 0, max: 30 }),
    undoes: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ minute, id, undoes, ...about }) =>
    evidence(about.what, { ...about, at: at('08:30') + minute * MINUTE, id: `e${id}`, undoes: `e${undoes}` }),
  );
const PARKED: Fact[] = [
  ...SUBJECTS,
  evidence('started', { of: visit('walk-in'), at: at('08:31'), id: 'e0' }),
  evidence('parked', { of: visit('walk-in'), at: at('08:32'), id: 'e1' }),
];

/** Each id once: a fact is never changed. */
const someFacts = fc
  .uniqueArray(someEvidence, { maxLength: 14, selector: (e) => e.id })
  .map((told): Fact[] => [...SUBJECTS, ...told]);

describe('the fold', () => {
  it('[Q1, M16] does not depend on order, repetition or the way in', () => {
    fc.assert(
      fc.property(
        someFacts.chain((facts) =>
          fc.tuple(
            fc.constant(facts),
            fc.shuffledSubarray(facts, { minLength: facts.length }),
            fc.array(fc.nat(facts.length - 1), { maxLength: 6 }),
            fc.nat(facts.length),
          ),
        ),
        ([facts, shuffled, doubled, cut]) => {
          const visits = (order: readonly Fact[]): object =>
            Object.fromEntries([...foldDay(MONDAY, order).visits].sort());
          const expected = visits(facts);
          expect(visits(shuffled)).toEqual(expected);
          expect(visits([...shuffled, ...doubled.map((i) => facts[i]!), ...facts])).toEqual(expected);
          const grown = withFacts(foldDay(MONDAY, shuffled.slice(0, cut)), shuffled.slice(cut));
          expect(Object.fromEntries([...grown.visits].sort())).toEqual(expected);
          expect(grown.visits.size).toBe(3);
          reached('two visits under one number');
          for (const { state } of grown.visits.values()) {
            if (state === 'finished' || state === 'cancelled' || state === 'missed' || state === 'parked')
              reached(state);
          }
        },
      ),
      // However chance falls, a visit is parked once.
      { numRuns: 400, examples: [[[PARKED, PARKED.toReversed(), [0], 2]]] },
    );
  });
});

const KINDS = [
  'call',
  'repeat',
  'miss',
  'return',
  'start',
  'finish',
  'park',
  'resume',
  'transfer',
  'undo',
  'check-in',
  'cancel',
  'activate',
] as const;
const someRequest = fc.record({
  kind: fc.constantFrom(...KINDS),
  who: fc.constantFrom(...SUBJECTS.slice(0, 3)),
  counter: fc.constantFrom('c1', 'c2', 'c3'),
  late: fc.integer({ min: 0, max: 20 }),
  twice: fc.boolean(),
});

function requestOf(
  {
    kind,
    who,
    counter: at_,
  }: { kind: (typeof KINDS)[number]; who: (typeof SUBJECTS)[number]; counter: string },
  n: number,
): Request {
  const base = { id: requestNamed(`request-${n}`), visit: who.id };
  if (kind === 'check-in') {
    const code = who.kind === 'appointment' ? who.code : '999999';
    return ask('check-in', { id: base.id, by: { with: 'code', code } });
  }
  if (kind === 'cancel' || kind === 'activate' || kind === 'return') return ask(kind, base);
  if (kind === 'transfer')
    return ask('transfer', { ...base, counter: counter(at_), lane: lane('main'), to: null });
  return ask(kind as 'call', { ...base, counter: counter(at_) } as RequestOf<'call'>);
}

describe('steps', () => {
  it('[Q1, Q3, M16] what is refused changes nothing; what is accepted counts; asked twice it is one', () => {
    fc.assert(
      fc.property(fc.array(someRequest, { minLength: 5, maxLength: 40 }), (asked) => {
        const people = SUBJECTS.flatMap((s) => (s.kind === 'appointment' ? [aPerson(s)] : []));
        const state = aState({ facts: SUBJECTS.slice(0, 3), people });
        const snapshot = (): string => JSON.stringify([...state.day(MONDAY).visits]);
        asked.forEach((given, n) => {
          const now = at('08:50') + n * 20_000;
          const request = requestOf(given, n);
          const asking = circumstances(now, { role: 'clerk', at: now - given.late * 1000 });
          const before = snapshot();
          const { answer, facts } = state.take(request, asking);
          if (!answer.ok) {
            reached('refused');
            expect(facts).toEqual([]);
            expect(snapshot()).toBe(before);
          } else if (facts.length > 0) {
            for (const f of facts) expect(fact.safeParse(f).success).toBe(true);
            // Undoing what had no effect has none, nor has sending somebody where they wait; all else is seen.
            if (given.kind !== 'undo' && given.kind !== 'transfer')
              expect(snapshot(), JSON.stringify(request)).not.toBe(before);
            reached('accepted, and it counts');
          }
          if (given.twice) {
            const between = snapshot();
            const again = state.take(request, asking);
            expect(again.facts).toEqual([]);
            expect(snapshot()).toBe(between);
            if (answer.ok && facts.length > 0) expect(again.answer).toEqual(answer);
            reached(answer.ok ? 'asked twice' : 'refused twice the same way');
          }
          // Q3: one active ticket a counter, as long as counters hear of each other.
          const busy = [...state.day(MONDAY).visits.values()].filter(
            (v) => v.state === 'called' || v.state === 'serving',
          );
          expect(new Set(busy.map((v) => v.counter)).size).toBe(busy.length);
        });
      }),
      { numRuns: 250 },
    );
  });
});

describe('the queue', () => {
  /** Somebody new about every minute, among them many who go first: appointments, short concerns. */
  const arrival = fc.record({
    gap: fc.integer({ min: 20, max: 150 }),
    kind: fc.constantFrom(
      'walk-in' as const,
      'short' as const,
      'appointment' as const,
      'appointment' as const,
    ),
    ahead: fc.integer({ min: -4, max: 14 }),
    served: fc.integer({ min: 60, max: 240 }),
  });

  it('[Q2] nobody is overtaken without end, whoever comes', () => {
    fc.assert(
      fc.property(fc.array(arrival, { minLength: 40, maxLength: 80 }), (arrivals) => {
        const state: State = aState();
        let now = at('08:00');
        let free = now;
        const overtakers = new Map<VisitId, number>();
        const day = emptyDay(MONDAY);
        const tell = (f: Fact): boolean => addFact(day, f);
        arrivals.forEach((a, i) => {
          now += a.gap * 1000;
          const id = visit(`guest-${i}`);
          if (a.kind === 'appointment') {
            const start = Math.round((now + a.ahead * MINUTE) / (5 * MINUTE)) * 5 * MINUTE;
            tell(anAppointment({ id, start, number: `A${600 + i}`, code: String(100000 + i) }));
            tell(evidence('checked-in', { of: id, at: now }));
          } else {
            tell(
              aTicket({
                id,
                at: now,
                minutes: a.kind === 'short' ? 5 : 30,
                number: `A${String(i + 1).padStart(3, '0')}`,
              }),
            );
          }
          if (now < free) return;
          const next = nextVisit(day, [lane('main')], now, new Set());
          if (next === null) return;
          if (next.reason === 'overtaken-often') reached('to the front after four');
          tell(evidence('called', { of: next.visit.id, at: now }));
          tell(evidence('started', { of: next.visit.id, at: now + 1 }));
          tell(evidence('finished', { of: next.visit.id, at: now + 2 }));
          free = now + a.served * 1000;
          for (const v of day.visits.values()) {
            if (v.state !== 'arrived' || v.arrivedAt === null) continue;
            const since = Math.max(v.arrivedAt, v.due ?? 0);
            if (next.visit.arrivedAt! <= since || now <= since) continue;
            reached('overtaken');
            const count = (overtakers.get(v.id) ?? 0) + 1;
            overtakers.set(v.id, count);
            // Four, and then only others who themselves have been overtaken four times and whose turn was before.
            if (count > 4) expect(next.reason).toBe('overtaken-often');
            if (count > 4)
              expect(next.visit.due ?? next.visit.arrivedAt).toBeLessThanOrEqual(v.due ?? v.arrivedAt);
          }
        });
        // And when nobody comes any more, everybody is called.
        for (let i = 0; i < arrivals.length; i++) {
          const next = nextVisit(day, [lane('main')], (now += MINUTE), new Set());
          if (next === null) break;
          tell(evidence('started', { of: next.visit.id, at: now }));
          tell(evidence('finished', { of: next.visit.id, at: now + 1 }));
        }
        expect([...day.visits.values()].filter(isOpen)).toEqual([]);
        expect(state.office.lanes.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});
