/** How full a day is, as a lead reads it. */
import { describe, expect, it } from 'vitest';
import { slotsOn } from '../../src/lib/domain/office/capacity.ts';
import type { TakenPlace } from '../../src/lib/domain/office/capacity.ts';
import { occupancyOn } from '../../src/lib/domain/office/occupancy.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { anOffice, at, lane, MONDAY } from '../support/build/index.ts';

/** Two counters for online bookings and one that is released on the day, from 8 to 10. */
const office = (
  lanes: Office['windows'][number]['lanes'] = { main: { counters: 3, online: 2, sameDay: 1 } },
) => anOffice({ windows: [{ weekdays: ['mon'], from: '08:00', to: '10:00', lanes }] });
const place = (start: string, minutes: number): TakenPlace => ({
  ...{ lane: lane('main'), start: at(start), minutes },
  ...{ online: true, freeAt: null },
});
const on = (places: TakenPlace[], now: string, one = office()) =>
  occupancyOn(one, MONDAY, slotsOn(one, MONDAY, places, at(now))!, at(now))!;

describe('[C12] how full a day is', () => {
  it('counts the minutes of counters that are open, taken, free, and free online', () => {
    const { lanes, all } = on([place('08:00', 30), place('09:00', 60)], '06:00');
    expect(all).toEqual({ open: 360, taken: 90, free: 270, freeOnline: 150 });
    // The other lane has no counter on that day.
    expect([...lanes]).toEqual([['main', all]]);
  });

  it('has free only what is still to come, and taken what was', () => {
    const { all } = on([place('08:00', 30)], '09:00');
    expect(all).toEqual({ open: 360, taken: 30, free: 180, freeOnline: 180 });
    // A cell that has begun cannot be booked any more.
    expect(on([], '09:01').all.free).toBe(165);
  });

  it('[C9] has the same-day share online from its release on, and says when that is', () => {
    const release = at('07:45');
    expect(on([], '06:00')).toMatchObject({ releaseAt: release, all: { freeOnline: 240 } });
    expect(on([], '07:45')).toMatchObject({ releaseAt: null, all: { freeOnline: 360 } });
    const withoutShare = office({ main: { counters: 3, online: 2, sameDay: 0 } });
    expect(on([], '06:00', withoutShare).releaseAt).toBeNull();
  });

  it('[C8] has nothing online on a day that opens for bookings later, of which the relay tells nothing yet', () => {
    const later = addDays(MONDAY, 70);
    const now = at('06:00');
    const found = occupancyOn(office(), later, undefined, now)!;
    expect(found.all).toEqual({ open: 360, taken: 0, free: 360, freeOnline: 0 });
    expect(found.opensAt).toBe(at('08:00', addDays(later, -office().rules.horizonDays)));
  });

  it('says nothing of a day that can be booked and of which nothing is told', () => {
    expect(occupancyOn(office(), MONDAY, undefined, at('06:00'))).toBeNull();
  });

  it('[C3] has no lane on a day on which the office is closed', () => {
    const closed: Office = { ...office(), closures: [{ date: MONDAY, reason: { de: 'zu' } }] };
    const found = occupancyOn(closed, MONDAY, undefined, at('06:00'))!;
    expect([found.lanes.size, found.all.open]).toEqual([0, 0]);
  });

  it('takes hours that were just made longer for taken until the relay has counted them', () => {
    const now = at('06:00');
    const told = slotsOn(office(), MONDAY, [place('08:00', 30)], now)!;
    const { windows } = office();
    const longer = anOffice({ windows: [{ ...windows[0]!, from: '07:00' }] });
    expect(occupancyOn(longer, MONDAY, told, now)!.all).toMatchObject({ open: 540, taken: 210, free: 330 });
  });
});
