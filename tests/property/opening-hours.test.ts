/** Whatever the hours, the closed parts and the clock: a place lies within them, and each is there exactly once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeStarts, slotsOn } from '../../src/lib/domain/capacity.ts';
import type { Office, OpeningWindow } from '../../src/lib/domain/office.ts';
import { addDays, localTime, MINUTE, timeOfDay } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { anOffice, at, day, MONDAY } from '../support/build/index.ts';
import { expectReached } from '../support/reached.ts';

const reached = expectReached('a start on the night of a clock change', 'a start between two windows’ ends');

const CELL = 5 * MINUTE;

describe('opening hours', () => {
  const SPRING = day('2026-03-29');
  const AUTUMN = day('2026-10-25');
  const time = fc
    .integer({ min: 0, max: 24 * 60 })
    .map((m) =>
      localTime.parse(`${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`),
    );
  const someWindow = fc
    .tuple(time, time, fc.integer({ min: 1, max: 3 }))
    .filter(([a, b]) => a !== b)
    .map(([a, b, counters]) => ({
      from: a < b ? a : b,
      to: a < b ? b : a,
      lanes: { main: { counters, online: counters, sameDay: 0 } },
    }));
  const someNight = fc.constantFrom(SPRING, AUTUMN, MONDAY, addDays(SPRING, 1));

  /** By the clock on the wall alone: the minute that begins at this instant lies in a window and in no closed part. */
  function isOpen(at_: Instant, date: string, o: Office): boolean {
    const wall = timeOfDay(at_, o.timeZone);
    const inside = (w: { from?: string | undefined; to?: string | undefined }): boolean =>
      w.from! <= wall && wall < w.to!;
    // In the hour that comes twice the wall says nothing: a window that is open before it stays open through it.
    if (date === AUTUMN && wall >= '02:00' && wall < '03:00') return true;
    return o.windows.some(inside) && !o.closures.some(inside);
  }

  it('[C1, C2, C7] no duration, window, closed part or clock change yields a place outside them', () => {
    fc.assert(
      fc.property(
        fc.array(someWindow, { minLength: 1, maxLength: 3 }),
        fc.option(someWindow, { nil: null }),
        someNight,
        fc.integer({ min: 1, max: 300 }),
        (windows, closed, date, minutes) => {
          const reason = { de: 'zu', en: 'closed' };
          const o = anOffice({
            windows: windows.map((w) => ({ ...w, date }) as unknown as OpeningWindow),
            closures: closed === null ? [] : [{ date, from: closed.from, to: closed.to, reason }],
          });
          const now = at('12:00', addDays(date, -2));
          const slots = slotsOn(o, date, [], now);
          if (slots === null) return;
          const known = new Map<Instant, boolean>();
          const open = (t: Instant): boolean => {
            if (!known.has(t)) known.set(t, isOpen(t, date, o));
            return known.get(t)!;
          };
          const lanes = o.lanes.map((l) => l.id);
          for (const { start } of freeStarts(slots, lanes, minutes, 'staff', now, 0)) {
            expect(start % CELL).toBe(0);
            for (let t = start; t < start + minutes * MINUTE; t += MINUTE) {
              if (!open(t))
                throw new Error(
                  `${timeOfDay(start, o.timeZone)} for ${minutes} is outside at ${timeOfDay(t, o.timeZone)}`,
                );
            }
            if (date === SPRING || date === AUTUMN) reached('a start on the night of a clock change');
            if (
              windows.some(
                (w) =>
                  timeOfDay(start, o.timeZone) < w.to &&
                  timeOfDay(start + minutes * MINUTE - 1, o.timeZone) >= w.to,
              )
            )
              reached('a start between two windows’ ends');
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('[C1] an office that is always open offers each five minutes of a day exactly once, whatever the night', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), (i) => {
        const date = addDays(day('2026-01-01'), i);
        const lanes = { main: { counters: 1, online: 1, sameDay: 0 } };
        const windows = [{ date, from: '00:00', to: '24:00', lanes } as unknown as OpeningWindow];
        const slots = slotsOn(anOffice({ windows }), date, [], at('00:00', date))!;
        const end = at('00:00', addDays(date, 1));
        expect(slots.first).toBe(at('00:00', date));
        expect(slots.lanes['main']!.all).toBe('1'.repeat((end - slots.first) / CELL));
      }),
      { numRuns: 60 },
    );
  });
});
