/** B9: what is shown to a clerk who books, while others book. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { slotsOn } from '../../src/lib/domain/office/capacity.ts';
import type { DaySlots } from '../../src/lib/domain/office/capacity.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { DeskBooking } from '../../src/lib/state/counter/desk-booking.svelte.ts';
import { anOffice, anOfficeFile, at, MONDAY, service } from '../support/build/index.ts';
import { AFollowedOffice } from './a-followed-office.svelte.ts';
import { aWorkday } from './a-workday.svelte.ts';
import { follow } from './follow.svelte.ts';

const office = anOffice();
const MORNING = at('07:00');
const days = [0, 1, 2, 3, 7, 8].map((n) => addDays(MONDAY, n));

/** With nothing free on the days that are named. */
function slots(...full: readonly LocalDate[]): Map<LocalDate, DaySlots> {
  return new Map(
    days.flatMap((date) => {
      const day = slotsOn(office, date, [], MORNING);
      if (day === null) return [];
      const lanes = Object.fromEntries(
        Object.entries(day.lanes).map(([id, lane]) => [
          id,
          { ...lane, all: lane.all.replaceAll(/\d/g, '0') },
        ]),
      );
      return [[date, full.includes(date) ? { ...day, lanes } : day]];
    }),
  );
}

function aBooking() {
  const followed = new AFollowedOffice(office.id, office);
  followed.slots = slots();
  const booking = new DeskBooking(aWorkday({ office }), () => followed);
  onTestFinished(follow(() => [booking.date, booking.times]));
  onTestFinished(() => booking.close());
  booking.open();
  booking.setQuantity(service('passport'), 1);
  return { booking, followed };
}

describe('[B9] the day that is shown', () => {
  it('is the first with a free place, and stays when others take its last one', () => {
    const { booking, followed } = aBooking();
    const first = booking.date!;
    expect(booking.days.find(({ free }) => free > 0)?.date).toBe(first);
    followed.slots = slots(first);
    expect(booking.days.find(({ date }) => date === first)?.free).toBe(0);
    expect(booking.date).toBe(first);
    expect(booking.times).toEqual({ forenoon: [], afternoon: [] });
  });

  it('is looked for anew with other services, and in another booking', () => {
    const { booking, followed } = aBooking();
    const first = booking.date!;
    followed.slots = slots(first);
    booking.setQuantity(service('pick-up'), 1);
    const next = booking.date!;
    expect(next > first).toBe(true);
    followed.slots = slots();
    booking.open();
    booking.setQuantity(service('passport'), 1);
    expect(booking.date).toBe(first);
  });
});

describe('[B15] by phone', () => {
  const byPhone = anOffice({
    services: anOfficeFile().services.map((one) =>
      one.id === 'passport' ? { ...one, variants: [{ id: 'phone', minutes: 5 }] } : one,
    ),
  });

  it('has other minutes, needs the number, and ends with a service that is not done so', () => {
    const followed = new AFollowedOffice(byPhone.id, byPhone);
    followed.slots = slots();
    const booking = new DeskBooking(aWorkday({ office: byPhone, now: MORNING }), () => followed);
    onTestFinished(follow(() => [booking.variants, booking.variant, booking.errors, booking.minutes]));
    onTestFinished(() => booking.close());
    booking.open();
    booking.setQuantity(service('passport'), 1);
    expect([booking.variants, booking.variant, booking.minutes]).toEqual([['phone'], null, 20]);
    booking.chooseVariant('phone');
    expect([booking.variant, booking.minutes]).toEqual(['phone', 5]);
    booking.name = 'Anna Beispiel';
    booking.send();
    expect(booking.errors).toEqual({ phone: 'missing' });
    booking.phone = '02362 1234';
    expect(booking.errors).toEqual({});
    booking.setQuantity(service('id-card'), 1);
    expect([booking.variants, booking.variant]).toEqual([[], null]);
  });
});
