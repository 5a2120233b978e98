/** Whatever the hours, the closed parts and the clock: every place lies within them, and each is there exactly once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeStarts, slotsOn } from '../../src/lib/domain/office/capacity.ts';
import { laneId } from '../../src/lib/domain/ids.ts';
import type { OpeningWindow } from '../../src/lib/domain/office/office.ts';
import { addDays, localTime, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import { anOffice, at, day, MONDAY } from '../support/build/index.ts';
import { asAlwaysAndByChance, expectReached } from '../support/reached.ts';

const reached = expectReached(
  'a start between two windows’ ends',
  'a start before the lost hour that ends after it',
  'a window within the lost hour, and nothing offered',
  'a start in the first pass of the hour that comes twice',
  'a start in its second pass',
  'a start in the first pass that ends in the second',
  'a first pass open, and the second not',
  'a first pass closed, and the second open',
);

const CELL_MS = 5 * MINUTE_MS;
const SPRING = day('2026-03-29');
const AUTUMN = day('2026-10-25');
/** In autumn 2:00 to 3:00 comes twice: at this instant for the second time. */
const SECOND_PASS = Date.UTC(2026, 9, 25, 1);
const HOUR_MS = 60 * MINUTE_MS;

const minuteOfDay = fc.oneof(
  fc.integer({ min: 0, max: 24 * 60 }),
  fc.integer({ min: 12, max: 48 }).map((fives) => fives * 5),
);
const someTime = minuteOfDay.map((m) =>
  localTime.parse(`${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`),
);
const somePart = fc
  .tuple(someTime, someTime)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const someNight = fc.constantFrom(SPRING, AUTUMN, AUTUMN, MONDAY, addDays(SPRING, 1));
const someMinutes = fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 300 }));

type Part = typeof somePart extends fc.Arbitrary<infer T> ? T : never;

const MAIN = laneId.parse('main');
const aWindow = (date: LocalDate, { from, to }: Part): OpeningWindow => ({
  date,
  from,
  to,
  lanes: { [MAIN]: { counters: 1, online: 1, sameDay: 0 } },
});

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  minute: '2-digit',
});

/** What the clock on the wall shows in each minute of a day: the one source of truth here. */
function wallOf(date: LocalDate): string[] {
  const known = walls.get(date);
  if (known !== undefined) return known;
  const minutes = (at('00:00', addDays(date, 1)) - at('00:00', date)) / MINUTE_MS;
  const wall = Array.from({ length: minutes }, (_, i) => clock.format(at('00:00', date) + i * MINUTE_MS));
  walls.set(date, wall);
  return wall;
}
const walls = new Map<LocalDate, string[]>();

/** The first moment at which the wall has come to a time: the first of two, and the jump for one that is skipped. */
function comes(date: LocalDate, time: string): Instant {
  const wall = wallOf(date);
  const minute = wall.findIndex((shown) => shown >= time);
  return at('00:00', date) + (minute === -1 ? wall.length : minute) * MINUTE_MS;
}

/** The starts at which this many minutes lie in cells of the grid that are open from end to end. */
function expectedStarts(date: LocalDate, windows: Part[], closed: Part[], minutes: number): Instant[] {
  const span = (p: Part) => ({ from: comes(date, p.from), to: comes(date, p.to) });
  const [open, shut] = [windows.map(span), closed.map(span)];
  const isOpen = (cell: Instant): boolean =>
    open.some((o) => o.from <= cell && cell + CELL_MS <= o.to) &&
    !shut.some((s) => s.from < cell + CELL_MS && cell < s.to);
  const starts: Instant[] = [];
  const first = at('00:00', date);
  for (let start = first; start < first + wallOf(date).length * MINUTE_MS; start += CELL_MS) {
    let end = start;
    while (end < start + minutes * MINUTE_MS && isOpen(end)) end += CELL_MS;
    if (end >= start + minutes * MINUTE_MS) starts.push(start);
  }
  return starts;
}

function note(date: LocalDate, windows: Part[], minutes: number, starts: readonly Instant[]): void {
  const end = (start: Instant): Instant => start + minutes * MINUTE_MS;
  const ends = windows.map((w) => comes(date, w.to));
  const over = (start: Instant, moment: Instant): boolean => start < moment && moment < end(start);
  if (starts.some((s) => ends.some((e) => over(s, e)))) reached('a start between two windows’ ends');
  if (date === SPRING) {
    const jump = comes(date, '03:00');
    if (starts.some((s) => over(s, jump))) reached('a start before the lost hour that ends after it');
    const within = windows.every((w) => w.from >= '02:00' && w.to <= '03:00');
    if (within && starts.length === 0) reached('a window within the lost hour, and nothing offered');
  }
  if (date !== AUTUMN) return;
  const first = starts.filter((s) => SECOND_PASS - HOUR_MS <= s && s < SECOND_PASS);
  const second = starts.filter((s) => SECOND_PASS <= s && s < SECOND_PASS + HOUR_MS);
  if (first.length > 0) reached('a start in the first pass of the hour that comes twice');
  if (second.length > 0) reached('a start in its second pass');
  if (first.some((s) => over(s, SECOND_PASS))) reached('a start in the first pass that ends in the second');
  if (first.length > 0 && second.length === 0) reached('a first pass open, and the second not');
  if (first.length === 0 && second.length > 0) reached('a first pass closed, and the second open');
}

describe('opening hours', () => {
  it.each(
    asAlwaysAndByChance(
      400,
      ...([
        // A time that comes twice is the first of both: closed until then is open in all of the second pass.
        [[{ from: '01:00', to: '04:00' }], { from: '01:00', to: '03:00' }, AUTUMN, 5],
        [[{ from: '02:00', to: '02:30' }], null, AUTUMN, 5],
        [[{ from: '02:30', to: '03:00' }], { from: '02:30', to: '02:59' }, AUTUMN, 10],
        [[{ from: '02:00', to: '02:30' }], null, SPRING, 5],
      ] as [Part[], Part | null, LocalDate, number][]),
    ),
  )(
    '[C1, C2, C7] no duration, window, closed part or clock change yields a place outside them, nor loses one: %s',
    (_, parameters) => {
      fc.assert(
        fc.property(
          fc.array(somePart, { minLength: 1, maxLength: 3 }),
          fc.option(somePart, { nil: null }),
          someNight,
          someMinutes,
          (windows, closed, date, minutes) => {
            const reason = { de: 'zu', en: 'closed' };
            const office = anOffice({
              windows: windows.map((w) => aWindow(date, w)),
              closures: closed === null ? [] : [{ date, ...closed, reason }],
            });
            const now = at('12:00', addDays(date, -2));
            const slots = slotsOn(office, date, [], now);
            const free =
              slots === null
                ? []
                : freeStarts(
                    slots,
                    office.lanes.map((l) => l.id),
                    minutes,
                    'staff',
                    now,
                    0,
                  );
            const starts = free.map((f) => f.start);
            expect(starts).toEqual(expectedStarts(date, windows, closed === null ? [] : [closed], minutes));
            note(date, windows, minutes, starts);
          },
        ),
        parameters,
      );
    },
  );

  it('[C1] an office that is always open offers each five minutes of a day exactly once, whatever the night', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), (i) => {
        const date = addDays(day('2026-01-01'), i);
        const windows = [aWindow(date, { from: localTime.parse('00:00'), to: localTime.parse('24:00') })];
        const slots = slotsOn(anOffice({ windows }), date, [], at('00:00', date))!;
        const end = at('00:00', addDays(date, 1));
        expect(slots.first).toBe(at('00:00', date));
        expect(slots.lanes['main']!.all).toBe('1'.repeat((end - slots.first) / CELL_MS));
      }),
      { numRuns: 60 },
    );
  });
});
