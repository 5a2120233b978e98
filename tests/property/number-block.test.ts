/** A7: however devices come and go from day to day, no two of them, nor the arbiter, can give out one number. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StaffRecord } from '../../src/lib/docs/staff-doc.ts';
import {
  ARBITERS_NUMBERS,
  blockToLend,
  borrowedUntil,
  isArbitersNumber,
  isInBlock,
  nextBlock,
  spareNumbers,
} from '../../src/lib/domain/day/ticket.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { noteBorrowedBlock, numberHoldersOn } from '../../sync-server/arbiter/number-holders.ts';
import { actor, at, MONDAY } from '../support/build/index.ts';
import { expectReached } from '../support/reached.ts';

const reached = expectReached(
  'a kiosk with four digits',
  'a broken kiosk replaced on its day',
  'a block of a counter',
  'a kiosk paired while more than five are in use',
);

const ZONE = 'Europe/Berlin';

const event = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('pair' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('replace' as const), which: fc.nat(30) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('lend' as const), which: fc.nat(40) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('next-day' as const) }) },
);

it('[A7.1, A7.5, A7.6, A7.16] every kiosk that is paired or replaced has a block at once, and blocks of a day never meet', () => {
  fc.assert(
    fc.property(fc.array(event, { minLength: 20, maxLength: 40, size: 'max' }), (events) => {
      const records = new Map<string, StaffRecord>();
      const blocksOn = (date: LocalDate) => numberHoldersOn(records.values(), date, ZONE);
      const kiosks: string[] = [];
      let today = MONDAY;
      let named = 0;

      function pair(): void {
        const inUse = blocksOn(today).map(({ numbers }) => numbers);
        // As many as an office has: thirty stand beside each other.
        if (inUse.length >= 30 && kiosks.length >= 25) return;
        const numbers = nextBlock('kiosk', inUse);
        expect(numbers, `${inUse.length} blocks in use`).not.toBeNull();
        const name = `kiosk-${++named}`;
        kiosks.push(name);
        const device = { type: 'device', actor: actor(name), surface: 'kiosk', name, numbers } as const;
        records.set(name, { ...device, pairedAt: at('08:00', today), revokedAt: null });
        if (numbers!.from >= 1000) reached('a kiosk with four digits');
        if (kiosks.length > 6) reached('a kiosk paired while more than five are in use');
      }

      function revoke(name: string): void {
        const device = records.get(name);
        if (device?.type !== 'device') return;
        kiosks.splice(kiosks.indexOf(name), 1);
        records.set(name, { ...device, revokedAt: at('10:00', today) });
      }

      for (const e of events) {
        if (e.do === 'pair') pair();
        else if (e.do === 'replace' && kiosks.length > 0) {
          revoke(kiosks[e.which % kiosks.length]!);
          pair();
          reached('a broken kiosk replaced on its day');
        } else if (e.do === 'lend') {
          const who = actor(`laptop-${e.which}`);
          const holders = blocksOn(today);
          const own = holders.find((holder) => holder.actor === who)?.numbers;
          const numbers = own ?? blockToLend(holders.map((holder) => holder.numbers));
          if (numbers === null) continue;
          const lent = {
            actor: who,
            at: at('08:00', today),
            numbers,
            from: today,
            until: borrowedUntil(today),
          };
          records.set(who, noteBorrowedBlock(records.values(), lent, today).borrowedBlock);
          reached('a block of a counter');
        } else if (e.do === 'next-day') today = addDays(today, 1);

        for (const date of [today, addDays(today, 1)]) {
          const held = blocksOn(date).map(({ numbers }) => numbers);
          const spare = held.map(spareNumbers);
          const all = [...held, ...spare, ...ARBITERS_NUMBERS];
          all.sort((a, b) => a.from - b.from);
          expect(all.filter((block, i) => block.from <= (all[i - 1]?.to ?? 0))).toEqual([]);
          // The relay knows each spare number's holder by the number.
          for (const [i, { from, to }] of spare.entries())
            for (const n of [from, to]) {
              expect(held.filter((block) => isInBlock(block, n))).toEqual([held[i]]);
              expect(isArbitersNumber(n)).toBe(false);
            }
        }
      }
    }),
    { numRuns: 25 },
  );
});
