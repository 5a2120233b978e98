/** No number is given out twice on a day, whichever devices give it out and are cut off from others. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { visitOf } from '../../src/lib/domain/ids.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { freeNumber, nextBlock, spareNumbers } from '../../src/lib/domain/day/ticket.ts';
import type { NumberBlock } from '../../src/lib/domain/day/number-block.ts';
import { addDays, MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  aContact,
  aState,
  ask,
  at,
  choose,
  circumstances,
  counter,
  lane,
  MONDAY,
} from '../support/build/index.ts';
import { expectReached } from '../support/reached.ts';

const reached = expectReached(
  'a block used up',
  'a sixth kiosk',
  'two laptops at one counter',
  'the arbiter’s own',
  'a booking',
);

const LANES = [
  { id: 'main', letter: 'A' },
  { id: 'short', letter: 'B' },
] as const;

const event = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pair' as const), which: fc.nat(11) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('borrow' as const),
      which: fc.nat(45),
      at: fc.constantFrom('c1', 'c2', 'c3'),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('give' as const),
      which: fc.nat(45),
      lane: fc.nat(1),
      times: fc.integer({ min: 1, max: 12 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('ask' as const, 'book' as const), lane: fc.nat(1) }),
  },
);

it('[A7.1, A7.16, M5] numbers are unique for any kiosks, counters, lanes and blocks, each cut off from all others', () => {
  fc.assert(
    fc.property(
      fc.array(event, { minLength: 30, maxLength: 120, size: 'max' }),
      fc.infiniteStream(fc.nat()),
      (events, chance) => {
        const kiosks: Record<string, NumberBlock> = {};
        const state = aState({ numbers: kiosks });
        const atCounter = new Map<string, Set<string>>();
        /** What each holder knows of: its own block, and what it gave out itself. */
        const blocks = new Map<string, NumberBlock>();
        const own = new Map<string, Set<string>>();
        const paper: { readonly who: string; readonly number: string; readonly request: Request }[] = [];
        let now = at('08:00');
        const take = (request: Request, who: string, role: 'kiosk' | 'clerk') =>
          state.take(request, circumstances((now += 1000), { role, actor: who }));

        for (const e of events) {
          if (e.do === 'pair') {
            const inUse = state.numberHolders(MONDAY).map((g) => g.numbers);
            const block = nextBlock('kiosk', inUse);
            const name = `kiosk-${e.which}`;
            if (block !== null && !blocks.has(name)) blocks.set(name, (kiosks[name] = block));
            if (Object.keys(kiosks).length > 5) reached('a sixth kiosk');
          } else if (e.do === 'borrow') {
            const who = `laptop-${e.which}`;
            const { borrowedBlock } = take(ask('borrow-numbers', { counter: counter(e.at) }), who, 'clerk');
            if (borrowedBlock !== null) {
              blocks.set(who, borrowedBlock.numbers);
              const there = (atCounter.get(e.at) ?? new Set()).add(who);
              atCounter.set(e.at, there);
              if (there.size > 1) reached('two laptops at one counter');
            }
          } else if (e.do === 'give') {
            const numberHolders = [...blocks.keys()];
            const who = numberHolders[e.which % Math.max(1, numberHolders.length)];
            if (who === undefined) continue;
            const { id, letter } = LANES[e.lane]!;
            const known = own.get(who) ?? new Set<string>();
            own.set(who, known);
            for (let i = 0; i < e.times; i++) {
              const block = blocks.get(who)!;
              const own = freeNumber(letter, block, known);
              // Cut off it goes on with a spare one (A7.16).
              if (own === null) reached('a block used up');
              const number = own ?? freeNumber(letter, spareNumbers(block), known);
              if (number === null) break;
              known.add(number);
              const services = [choose('pick-up')];
              const request = ask('take-ticket', { services, lane: lane(id), number, language: 'de' });
              paper.push({ who, number, request });
            }
          } else if (e.do === 'ask') {
            const services = [choose('pick-up')];
            const asked = { services, lane: lane(LANES[e.lane]!.id), number: null, language: 'de' } as const;
            if (take(ask('take-ticket', asked), 'relay-only', 'clerk').answer.ok)
              reached('the arbiter’s own');
          } else {
            const start = at('10:00') + (events.indexOf(e) % 60) * 5 * MINUTE_MS;
            const book = { start, services: [choose('pick-up')], contact: aContact() };
            const { answer } = take(
              ask('book', { ...book, language: 'de', reminder: false }),
              'desk',
              'clerk',
            );
            if (answer.ok) reached('a booking');
          }
        }
        // What was given out offline reaches the arbiter in any order.
        const drawn = chance[Symbol.iterator]();
        const order = paper.map((p) => ({ ...p, rank: drawn.next().value as number }));
        for (const { who, number, request } of order.sort((a, b) => a.rank - b.rank)) {
          const { answer } = take(request, who, who.startsWith('kiosk') ? 'kiosk' : 'clerk');
          expect(answer, `${who} ${number}`).toMatchObject({ ok: true, number });
        }
        const day = state.day(MONDAY);
        for (const { request, number } of paper)
          expect(day.subjects.get(visitOf(request.id))?.number).toBe(number);
        const numbers = [...day.subjects.values()].map((s) => s.number);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(state.numberHolders(addDays(MONDAY, 30)).length).toBe(Object.keys(kiosks).length);
      },
    ),
    { numRuns: 45 },
  );
});
