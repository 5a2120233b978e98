/** Whatever is asked in whatever order: nobody gets a place that is not there, and every place that is shown is there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeStarts, slotsOn } from '../../src/lib/domain/capacity.ts';
import { needOf } from '../../src/lib/domain/decide-booking.ts';
import type { Choice, Office, OpeningWindow } from '../../src/lib/domain/office.ts';
import { addDays, localTime, MINUTE, timeOfDay } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import {
  aContact,
  anOffice,
  ask,
  aState,
  at,
  choose,
  circumstances,
  day,
  MONDAY,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';
import { expectReached } from '../support/reached.ts';

const reached = expectReached(
  'booked online',
  'booked by staff',
  'booked in the share of the day',
  'refused for want of a place',
  'cancelled',
  'activated',
  'activated after the lapse',
  'lapsed',
  'moved',
  'a start offered and booked',
  'a start not offered and refused',
  'a start on the night of a clock change',
  'a start between two windows’ ends',
);

const CELL = 5 * MINUTE;
/** Two hours, one counter online, one more on the day, three in all. */
const office = anOffice({
  windows: [
    {
      weekdays: ['mon'],
      from: '08:00',
      to: '10:00',
      lanes: { main: { counters: 3, online: 1, sameDay: 1 } },
    },
  ],
  rules: { perMail: 100, leadMinutes: 0, returnDelay: 10, horizonDays: 1 },
});
const RELEASE = at('07:45');

const someServices: fc.Arbitrary<Choice[]> = fc.constantFrom(
  [choose('id-card')],
  [choose('passport')],
  [choose('pick-up')],
  [choose('id-card', 3)],
  [choose('register', 2), choose('pick-up')],
  [choose('id-card', 4), choose('passport')],
);
const someStart = fc.integer({ min: -2, max: 25 }).map((i) => at('08:00') + i * CELL);

const step = fc.oneof(
  fc.record({
    do: fc.constant('book' as const),
    start: someStart,
    services: someServices,
    staff: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('cancel' as const),
    which: fc.nat(20),
    random: fc.double({ min: 0, max: 0.99, noNaN: true }),
  }),
  fc.record({
    do: fc.constant('activate' as const),
    which: fc.nat(20),
    ago: fc.integer({ min: 0, max: 180 }),
  }),
  fc.record({ do: fc.constant('move' as const), which: fc.nat(20), start: someStart }),
  fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 0, max: 90 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** How many held places cover each cell of the day. */
function held(state: State, online: boolean): number[] {
  const counts = new Array<number>(24).fill(0);
  for (const subject of state.day(MONDAY).subjects.values()) {
    if (subject.kind !== 'appointment' || (online && subject.channel !== 'online')) continue;
    const { freeAt } = state.visit(subject.id);
    if (freeAt !== null && freeAt <= state.now) continue;
    const from = (subject.start - at('08:00')) / CELL;
    for (let i = from; i < from + subject.minutes / 5; i++) counts[i] = (counts[i] ?? 0) + 1;
  }
  return counts;
}

function carryOut(state: State, given: Step, who: number): void {
  const ids = [...state.day(MONDAY).subjects.keys()];
  const of = 'which' in given ? ids[given.which % Math.max(1, ids.length)] : undefined;
  const phone = (id: typeof of): string =>
    [...state.people(MONDAY)!.get(id!)!.claims].find((c) => c.via === 'phone')?.actor ?? 'clerk';
  switch (given.do) {
    case 'book': {
      const request = ask('book', {
        start: given.start,
        date: MONDAY,
        services: given.services,
        contact: aContact(),
        language: 'de',
        reminder: false,
      });
      const { answer } = state.take(
        request,
        circumstances(
          state.now,
          given.staff ? { role: 'clerk' } : { actor: `phone-${who}`, mailClaim: `mail-${who}` },
        ),
      );
      if (answer.ok) reached(given.staff ? 'booked by staff' : 'booked online');
      else if (answer.reason === 'place-gone') reached('refused for want of a place');
      if (answer.ok && !given.staff && state.now >= RELEASE && Math.max(...held(state, true)) > 1)
        reached('booked in the share of the day');
      return;
    }
    case 'cancel': {
      if (of === undefined) return;
      const random = (): number => given.random;
      const { facts } = state.take(
        ask('cancel', { visit: of }),
        circumstances(state.now, { actor: phone(of), random }),
      );
      if (facts.length > 0) reached('cancelled');
      return;
    }
    case 'activate': {
      const waiting = ids.filter((id) => ['reserved', 'lapsed'].includes(state.visit(id).state));
      const of = waiting[given.which % Math.max(1, waiting.length)];
      if (of === undefined) return;
      const mail = state
        .people(MONDAY)!
        .get(of)!
        .claims.find((c) => c.via === 'mail')?.actor;
      const before = state.visit(of).state;
      const { facts } = state.take(
        ask('activate', { visit: of }),
        circumstances(state.now, {
          actor: mail ?? 'nobody',
          at: state.now - given.ago * MINUTE,
          mailClaim: null,
        }),
      );
      if (facts.length > 0) {
        reached(before === 'lapsed' ? 'activated after the lapse' : 'activated');
        expect(state.visit(of).state).toBe('booked');
      }
      return;
    }
    case 'move': {
      if (of === undefined) return;
      const request = ask('move', { visit: of, from: MONDAY, date: MONDAY, start: given.start });
      if (state.take(request, circumstances(state.now, { actor: phone(of) })).facts.length > 0)
        reached('moved');
      return;
    }
    case 'wait':
      state.now += given.minutes * MINUTE;
      if (state.lapse().length > 0) reached('lapsed');
  }
}

describe('capacity', () => {
  it('[C5, M1] is never exceeded under any sequence of booking, cancelling, activating, moving and lapsing', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 10, maxLength: 60 }),
        fc.constantFrom('05:30', '07:00', '07:40'),
        (steps, from) => {
          const state = aState({ office, now: at(from) });
          steps.forEach((given, who) => {
            carryOut(state, given, who);
            expect(Math.max(...held(state, false))).toBeLessThanOrEqual(3);
            expect(Math.max(...held(state, true))).toBeLessThanOrEqual(state.now < RELEASE ? 1 : 2);
            expect(held(state, false).length).toBe(24);
          });
        },
      ),
      { numRuns: 600 },
    );
  });

  it('[C7, B4] every offered start can be booked by the first who asks, and no other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(someStart, someServices, fc.boolean()), { maxLength: 8 }),
        someServices,
        fc.boolean(),
        fc.nat(),
        fc.constantFrom('07:00', '07:45', '08:32'),
        (before, services, staff, pick, time) => {
          const now = at(time);
          const state = aState({ office, now });
          const book = (start: Instant, what: typeof services, byStaff: boolean, who: string): boolean =>
            state.take(
              ask('book', {
                start,
                date: MONDAY,
                services: what,
                contact: aContact(),
                language: 'de',
                reminder: false,
              }),
              circumstances(now, byStaff ? { role: 'clerk' } : { actor: who }),
            ).answer.ok;
          before.forEach(([start, what, byStaff], i) => book(start, what, byStaff, `other-${i}`));
          const channel = staff ? 'staff' : 'online';
          const need = needOf(office, services, channel);
          if (!need.ok) throw new Error(need.error);
          const free = freeStarts(
            state.slots(MONDAY)!,
            need.value.lanes,
            need.value.minutes,
            channel,
            now,
            0,
          );
          const starts = new Set(free.map((f) => f.start));
          const other = at('08:00') + ((pick % 30) - 3) * CELL;
          if (!starts.has(other)) {
            expect(book(other, services, staff, 'me')).toBe(false);
            reached('a start not offered and refused');
          }
          if (free.length > 0) {
            expect(book(free[pick % free.length]!.start, services, staff, 'me')).toBe(true);
            reached('a start offered and booked');
          }
        },
      ),
      { numRuns: 250 },
    );
  });
});

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
