/** The next free times of a service, as other sites show them: those that the booking offers. */
import { describe, expect, test } from 'vitest';
import { freeDays, nextFreePlaces } from '../../src/lib/domain/decide/free-places.ts';
import { slotsOn } from '../../src/lib/domain/office/capacity.ts';
import type { DaySlots } from '../../src/lib/domain/office/capacity.ts';
import type { Choice, Office } from '../../src/lib/domain/office/office.ts';
import { RESCUE_MS, TAKES_BACK_MS } from '../../src/lib/domain/office/rescue.ts';
import { minutesOfDayIn } from '../../src/lib/domain/office/easy-starts.ts';
import { addDays, MINUTE_MS, timeOfDay } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { needToBook, offeredDays, offeredTimes } from '../../src/lib/state/citizen/offer.ts';
import { anOffice, at, choose, MONDAY } from '../support/build/index.ts';

const office = anOffice();
const NOW = at('10:02');
const days = (of: Office): DaySlots[] =>
  [0, 1, 2, 3, 4].map((day) => slotsOn(of, addDays(MONDAY, day), [], NOW)).filter((slots) => slots !== null);

function freeIn(of: Office, choice: Choice, slots = days(of), mostDays = 7) {
  const free = nextFreePlaces(of, choice, NOW, (need) => [...freeDays(of, slots, need, NOW).take(mostDays)]);
  if (!free.ok) throw new Error(free.error);
  return free.value;
}

describe('[B1.5] the next free times of a service', () => {
  test.each([choose('id-card'), choose('register', 4), choose('name-change')])(
    'are those that the booking offers: %j',
    (choice) => {
      const slots = days(office);
      const known = { office, slots: new Map(slots.map((day) => [day.date, day])), slotsKnown: true };
      const need = needToBook(office, [choice]);
      const timesOf = (date: LocalDate): string[] => {
        const { forenoon, afternoon } = offeredTimes(known, date, need, NOW);
        return [...forenoon, ...afternoon].map((start) => timeOfDay(start, office.timeZone));
      };
      const offered = offeredDays(known, need, NOW).filter((day) => day.free > 0);
      expect(offered.length).toBeGreaterThan(2);
      expect(freeIn(office, choice)).toEqual({
        ...{ minutes: need!.minutes, isPaused: false },
        days: offered.map(({ date }) => ({ date, times: timesOf(date) })),
      });
    },
  );

  test('are as many days as were asked for', () => {
    const { days: found } = freeIn(office, choose('id-card'), days(office), 2);
    expect(found.map(({ date }) => date)).toEqual([MONDAY, addDays(MONDAY, 1)]);
    // C8: half an hour from now is the soonest.
    expect(found[0]!.times[0]).toBe('10:35');
  });

  test('leave out days on which nothing is free', () => {
    const [{ id: lane }] = office.lanes as [Office['lanes'][0]];
    const place = { lane, start: at('08:00'), minutes: 480, online: true, freeAt: null };
    const today = slotsOn(office, MONDAY, [place, place, place], NOW)!;
    const others = days(office).slice(2);
    expect(freeIn(office, choose('id-card'), [today, ...others]).days.map(({ date }) => date)).toEqual(
      others.map(({ date }) => date).toSorted(),
    );
    expect(freeIn(office, choose('id-card'), []).days).toEqual([]);
  });

  test('[M18.11] are none while no place is given away', () => {
    const restored = { ...office, rescueUntil: NOW + RESCUE_MS, takesBackUntil: NOW + TAKES_BACK_MS };
    expect(freeIn(restored, choose('id-card'))).toEqual({ minutes: 15, isPaused: true, days: [] });
  });

  test('are refused where the booking refuses the choice', () => {
    const refusal = (choice: Choice): unknown => nextFreePlaces(office, choice, NOW, () => []);
    expect(refusal(choose('quick-copy'))).toMatchObject({ ok: false, error: 'not-bookable' });
    expect(refusal(choose('id-card', 9))).toMatchObject({ ok: false, error: 'too-many-services' });
  });
});

test('[C1] minutes of a day are those of the office’s clock, also where it changes', () => {
  const zones = ['Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/St_Johns', 'UTC'];
  for (const timeZone of zones)
    for (const day of ['2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-23']) {
      const minutesOfDay = minutesOfDayIn(timeZone);
      const midnight = Date.parse(`${day}T00:00:00Z`) - 12 * 60 * MINUTE_MS;
      for (let at = midnight; at < midnight + 48 * 60 * MINUTE_MS; at += 5 * MINUTE_MS) {
        const [hour = 0, minute = 0] = timeOfDay(at, timeZone).split(':').map(Number);
        expect([timeZone, at, minutesOfDay(at)]).toEqual([timeZone, at, hour * 60 + minute]);
      }
    }
});
