/** What is refused changes nothing; no visitor waits for ever. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/lib/domain/decide/decide.ts';
import { addEvent, emptyDay, dayEvent } from '../../src/lib/domain/day/day.ts';
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import { nextVisit } from '../../src/lib/domain/queue/queue.ts';
import type { Request, RequestOf } from '../../src/lib/domain/requests/request.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { isOpen } from '../../src/lib/domain/day/visit.ts';
import {
  anAppointment,
  aPerson,
  aState,
  aTicket,
  ask,
  at,
  circumstances,
  counter,
  visitStep,
  lane,
  MONDAY,
  requestNamed,
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';
import { asAlwaysAndByChance, expectReached } from '../support/reached.ts';

const reached = expectReached(
  'refused',
  'refused, and on record',
  'refused twice the same way',
  'accepted, and it counts',
  'asked twice',
  'overtaken',
  'to the front after four',
);

const SUBJECTS = [
  anAppointment({ id: visit('booked'), number: 'A600', code: '000001' }),
  anAppointment({ id: visit('reserved'), number: 'A601', code: '000002', activateBy: at('08:30') }),
  aTicket({ id: visit('walk-in'), number: 'A001', at: at('08:00') }),
];

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
  who: fc.constantFrom(...SUBJECTS),
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

const TAKES: readonly Request['kind'][] = ['call', 'start', 'resume'];
const SAID_AGAIN: readonly Request['kind'][] = [
  'undo',
  'transfer',
  'check-in',
  'return',
  'finish',
  'miss',
  'park',
];

describe('steps', () => {
  it.each(asAlwaysAndByChance(250))(
    '[Q1, Q3, M16] what is refused changes nothing; what is accepted counts; asked twice it is one: %s',
    (_, parameters) => {
      fc.assert(
        fc.property(fc.array(someRequest, { minLength: 5, maxLength: 40 }), (asked) => {
          const people = SUBJECTS.flatMap((s) => (s.kind === 'appointment' ? [aPerson(s)] : []));
          const state = aState({ events: SUBJECTS, people });
          const snapshot = (): string => JSON.stringify([...state.day(MONDAY).visits]);
          asked.forEach((given, n) => {
            const now = at('08:50') + n * 20_000;
            const request = requestOf(given, n);
            const { who } = given;
            const aboutWho = JSON.stringify(state.visit(who.id));
            const isThere = 'counter' in request && state.visit(who.id).counter === request.counter;
            const asking = circumstances(now, { role: 'clerk', at: now - given.late * 1000 });
            const before = snapshot();
            // What its own screen would not offer changes nothing, whatever is on record of it.
            const offered = decide(state, request, { ...asking, optimistic: true }).answer;
            const { answer, events } = state.take(request, asking);
            if (!answer.ok) {
              reached('refused');
              expect(offered.ok).toBe(false);
              expect(events.length).toBeLessThanOrEqual(1);
              if (events.length > 0) reached('refused, and on record');
              const others = [...state.day(MONDAY).visits.values()].filter((v) => v.id !== who.id);
              expect(JSON.stringify(state.visit(who.id))).toBe(aboutWho);
              expect(others.length).toBe(SUBJECTS.length - 1);
            } else if (events.length > 0) {
              for (const f of events) expect(dayEvent.safeParse(f).success).toBe(true);
              // Undoing what had no effect has none, nor has sending a visitor where they wait. What has been said
              // already is on record without one, too, as is taking a visitor who is there: older news may follow.
              if (!SAID_AGAIN.includes(given.kind) && !(isThere && TAKES.includes(given.kind)))
                expect(snapshot(), JSON.stringify(request)).not.toBe(before);
              reached('accepted, and it counts');
            }
            if (given.twice) {
              const between = snapshot();
              const again = state.take(request, asking);
              expect(again.events).toEqual([]);
              expect(snapshot()).toBe(between);
              if (answer.ok && events.length > 0) expect(again.answer).toEqual(answer);
              reached(answer.ok ? 'asked twice' : 'refused twice the same way');
            }
            // Q3: one active ticket a counter, as long as counters hear of each other.
            const busy = [...state.day(MONDAY).visits.values()].filter(
              (v) => v.state === 'called' || v.state === 'serving',
            );
            expect(new Set(busy.map((v) => v.counter)).size).toBe(busy.length);
          });
        }),
        parameters,
      );
    },
  );
});

describe('the queue', () => {
  /** A new visitor about every minute, among them many who go first: appointments, short services. */
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

  it.each(asAlwaysAndByChance(60))(
    '[Q2.3] no visitor is overtaken without end by those who come: %s',
    (_, parameters) => {
      fc.assert(
        fc.property(fc.array(arrival, { minLength: 40, maxLength: 80 }), (arrivals) => {
          const state: State = aState();
          let now = at('08:00');
          let free = now;
          const overtakers = new Map<VisitId, number>();
          const day = emptyDay(MONDAY);
          const tell = (f: DayEvent): boolean => addEvent(day, f);
          arrivals.forEach((a, i) => {
            now += a.gap * 1000;
            const id = visit(`guest-${i}`);
            if (a.kind === 'appointment') {
              const start = Math.round((now + a.ahead * MINUTE_MS) / (5 * MINUTE_MS)) * 5 * MINUTE_MS;
              tell(anAppointment({ id, start, number: `A${600 + i}`, code: String(100000 + i) }));
              tell(visitStep('checked-in', { of: id, at: now }));
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
            const next = nextVisit(state.office, day, [lane('main')], now, new Set());
            if (next === null) return;
            if (next.reason === 'overtaken-often') reached('to the front after four');
            tell(visitStep('called', { of: next.visit.id, at: now }));
            tell(visitStep('started', { of: next.visit.id, at: now + 1 }));
            tell(visitStep('finished', { of: next.visit.id, at: now + 2 }));
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
          // And when no more visitors come, all are called.
          for (let i = 0; i < arrivals.length; i++) {
            const next = nextVisit(state.office, day, [lane('main')], (now += MINUTE_MS), new Set());
            if (next === null) break;
            tell(visitStep('started', { of: next.visit.id, at: now }));
            tell(visitStep('finished', { of: next.visit.id, at: now + 1 }));
          }
          expect([...day.visits.values()].filter(isOpen)).toEqual([]);
          expect(state.office.lanes.length).toBeGreaterThan(0);
        }),
        parameters,
      );
    },
  );
});
