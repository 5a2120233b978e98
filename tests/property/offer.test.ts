/** Visitors wish, move, cancel or let an offer pass: an offer is a place that is really there for one person. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { visitIn } from '../../src/lib/domain/day/day.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import { offerFor } from '../../src/lib/domain/decide/open-offer.ts';
import { nextOffer } from '../../src/lib/domain/upkeep/offer.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import {
  aContact,
  anOffice,
  ask,
  aState,
  at,
  choose,
  circumstances,
  MONDAY,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';
import { expectReached } from '../support/reached.ts';

const reached = expectReached(
  'offered',
  'accepted',
  'expired and offered to another',
  'cancelled',
  'offered again',
);

const CELL_MS = 5 * MINUTE_MS;
const OPENS = at('08:00');
const office = anOffice({
  windows: [{ weekdays: ['mon'], from: '08:00', to: '11:00', lanes: { main: { counters: 1, online: 1 } } }],
  rules: { offer: 10, leadMinutes: 0, horizonDays: 1, activation: null, perMail: 100, returnDelay: 5 },
});

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('book' as const), cell: fc.nat(35) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('wish' as const),
      which: fc.nat(20),
      earlier: fc.constantFrom(true, true, true, false),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('accept' as const), which: fc.nat(20) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 15 }) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** How often each cell of the day is taken: by who stands there, or by an offer that is open. */
function taken(state: State): number[] {
  const counts = new Array<number>(36).fill(0);
  const day = state.day(MONDAY);
  const add = (start: Instant, minutes: number): void => {
    for (let i = (start - OPENS) / CELL_MS; i < (start - OPENS) / CELL_MS + minutes / 5; i++) counts[i]!++;
  };
  const accepted = new Set<VisitId>();
  for (const s of day.subjects.values()) {
    if (s.kind !== 'appointment') continue;
    if (s.movedFrom !== null) accepted.add(s.movedFrom.visit);
    const { freeAt } = visitIn(day, s.id)!;
    if (freeAt === null || freeAt > state.now) add(s.start, s.minutes);
  }
  for (const h of day.holds.values())
    if (h.until > state.now && !accepted.has(h.for)) add(h.start, h.minutes);
  return counts;
}

it('[B11] an offer is one free place for one person, held, accepted by whom it is for, and never made twice', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 80, size: 'max' }), (steps: Step[]) => {
      const state = aState({ office, now: at('07:00') });
      const offers = new Map<Instant, { who: VisitId; until: Instant }[]>();
      const standing = (): VisitId[] =>
        [...state.day(MONDAY).visits.values()].filter((v) => v.state === 'booked').map((v) => v.id);
      const phone = (id: VisitId): string =>
        state
          .people(MONDAY)!
          .get(id)!
          .authorizations.find((c) => c.via === 'phone')!.actor;
      const one = (which: number): VisitId | undefined => standing()[which % Math.max(1, standing().length)];

      // A full day on which everyone would come earlier: otherwise hardly anything that is given up meets a wish.
      const full: Step[] = Array.from({ length: 12 }, (_, i) => ({ do: 'book', cell: i * 3 }));
      const wishes: Step[] = full.map((_, which) => ({ do: 'wish', which, earlier: true }));
      [...full, ...wishes, ...steps].forEach((given, i) => {
        if (given.do === 'book') {
          const request = ask('book', {
            start: OPENS + given.cell * CELL_MS,
            services: [choose(i % 3 === 0 ? 'passport' : 'id-card')],
            contact: aContact(),
            language: 'de',
            reminder: false,
          });
          state.take(request, circumstances(state.now, { actor: `phone-${i}` }));
        } else if (given.do === 'wait') state.now += given.minutes * MINUTE_MS;
        else {
          const id = one(given.which);
          if (id === undefined) return;
          const who = circumstances(state.now, { actor: phone(id) });
          if (given.do === 'wish') state.take(ask('wish', { visit: id, earlier: given.earlier }), who);
          else if (given.do === 'cancel') {
            if (state.take(ask('cancel', { visit: id }), who).events.length > 0) reached('cancelled');
          } else {
            const offer = offerFor(state, id, state.now);
            if (offer === null) return;
            const request = ask('move', { visit: id, from: MONDAY, start: offer.start });
            expect(state.take(request, who).answer.ok, 'whom it is for can have it').toBe(true);
            expect(state.visit(visitOf(request.id)).state).toBe('booked');
            reached('accepted');
          }
        }
        for (;;) {
          const offer = nextOffer(state, circumstances(state.now, { role: 'lead', actor: 'arbiter' }));
          if (offer === null) break;
          const { for: who, start, until } = offer.hold;
          const before = offers.get(start) ?? [];
          expect(
            before.some((b) => b.who === who),
            'the same start to the same person',
          ).toBe(false);
          expect(offerFor(state, who, state.now), 'one offer at a time').toBeNull();
          expect(start).toBeLessThan(state.visit(who).due!);
          if (before.some((b) => b.until <= state.now)) reached('expired and offered to another');
          if (before.length > 0) reached('offered again');
          offers.set(start, [...before, { who, until }]);
          state.carryOut(offer);
          reached('offered');
        }
        expect(Math.max(...taken(state)), 'one counter').toBeLessThanOrEqual(1);
      });
    }),
    // The rarer turns need many histories; the seed makes sure that they come in every run.
    { numRuns: 30, seed: 1 },
  );
});
