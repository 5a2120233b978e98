/** Midnight and the clock changes, while devices are cut off. */
import { describe, expect, it } from 'vitest';
import { visitIn } from '../../src/lib/domain/day/day.ts';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import { addDays, dateOf, daysBetween, MINUTE_MS, startOfDay } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import { aContact, anAlwaysOpenOffice, at, choose, day, MONDAY } from '../support/build/index.ts';
import { digestOf, openVirtualOffice } from '../support/office/index.ts';
import type { VirtualOffice } from '../support/office/index.ts';
import { expectAgreement, orders, visitAt } from './meeting.ts';

const HOUR_MS = 60 * MINUTE_MS;
const PASSPORT = [choose('passport')];

describe('[M20] midnight and the clock change while cut off', () => {
  const office = anAlwaysOpenOffice(4, { activation: null });
  const start = (date: LocalDate, time: string): Instant => at(time, date);

  it.each(orders.slice(0, 2))(
    '[M20] a request belongs to the day in which it was asked (%s)',
    async (order) => {
      const o = await openVirtualOffice({ seed: 201, office, now: start(MONDAY, '23:30') });
      const [kiosk, counter] = [await o.kiosk('kiosk'), await o.counter('c1')];
      const TUESDAY = addDays(MONDAY, 1);
      kiosk.cut();
      counter.cut();
      await o.time.until(start(MONDAY, '23:58'));
      const before = kiosk.takeTicket(PASSPORT)!;
      await o.time.until(start(TUESDAY, '00:02'));
      const after = kiosk.takeTicket(PASSPORT)!;
      // Another day: the numbers begin anew.
      expect([before.number, after.number]).toEqual(['A001', 'A001']);
      await o.time.until(start(TUESDAY, '00:20'));
      for (const device of order === 'in order' ? [kiosk, counter] : [counter, kiosk]) {
        device.connect();
        await o.quiet();
      }
      expect(await visitAt(o, after.id, TUESDAY)).toMatchObject({ state: 'arrived', date: TUESDAY });
      expect(await visitAt(o, before.id, MONDAY)).toMatchObject({ number: 'A001', date: MONDAY });
      expect(visitIn(await o.day(TUESDAY), before.id)).toBeUndefined();
      await expectAgreement(o, TUESDAY);
    },
  );

  it('[M20] who is being served over midnight is finished on the day on which they came', async () => {
    const o = await openVirtualOffice({ seed: 202, office, now: start(MONDAY, '23:30') });
    const [kiosk, counter] = [await o.kiosk('kiosk'), await o.counter('c1')];
    const paper = kiosk.takeTicket(PASSPORT)!;
    await o.quiet();
    counter.cut();
    await o.time.until(start(MONDAY, '23:50'));
    counter.must('call', paper.id);
    counter.must('start', paper.id);
    await o.time.until(start(MONDAY, '23:59'));
    counter.must('finish', paper.id);
    await o.time.until(start(addDays(MONDAY, 1), '00:30'));
    expect(await visitAt(o, paper.id, MONDAY)).toMatchObject({ state: 'missed', settled: true });
    counter.connect();
    await o.quiet();
    expect(await visitAt(o, paper.id, MONDAY)).toMatchObject({
      state: 'finished',
      finishedAt: start(MONDAY, '23:59'),
      settled: false,
    });
    await expectAgreement(o, MONDAY);
  });

  // The hour from 2:00 to 3:00 comes twice on 25 October 2026, and not at all on 28 March 2027.
  it.each([
    ['2026-10-25', 25],
    ['2027-03-28', 23],
  ])('[M20, C1] the night of %s has %i hours, cut off or not', async (text, hours) => {
    const date = day(text);
    const midnight = startOfDay(date, 'Europe/Berlin');
    expect((startOfDay(addDays(date, 1), 'Europe/Berlin') - midnight) / HOUR_MS).toBe(hours);
    const ends = [];
    for (const cutOff of [false, true]) {
      const o = await openVirtualOffice({ seed: 203, office, now: midnight - HOUR_MS });
      const [kiosk, counter] = [await o.kiosk('kiosk'), await o.counter('c1')];
      const { code, id } = await bookNight(o, midnight + 3 * HOUR_MS);
      await o.time.until(midnight + MINUTE_MS);
      for (const device of [kiosk, counter]) device.turnPage();
      await o.quiet();
      if (cutOff) {
        kiosk.cut();
        counter.cut();
      }
      await o.time.until(midnight + HOUR_MS);
      for (let i = 0; i < 6; i++) {
        await o.time.pass(30 * MINUTE_MS);
        expect(kiosk.takeTicket(PASSPORT)).not.toBeNull();
        if (i === 3) expect(kiosk.checkIn(code)).not.toBeNull();
      }
      await o.time.until(midnight + 5 * HOUR_MS);
      kiosk.connect();
      counter.connect();
      await o.quiet();
      const visits = await o.day(date);
      expect(visitIn(visits, id)).toMatchObject({ state: 'arrived', arrivedAt: midnight + 3 * HOUR_MS });
      // Sorted by arrival also in the hour that comes twice.
      const waiting = [...visits.visits.values()].filter((v) => v.kind === 'ticket');
      expect(waiting.map((v) => v.arrivedAt).sort()).toEqual(
        Array.from({ length: 6 }, (_, i) => midnight + HOUR_MS + (i + 1) * 30 * MINUTE_MS),
      );
      await expectAgreement(o, date);
      ends.push(digestOf(visits));
    }
    expect(ends[0]).toEqual(ends[1]);
  });

  async function bookNight(o: VirtualOffice, wish: Instant): Promise<{ code: string; id: VisitId }> {
    const phone = await o.phone('night');
    phone.book([choose('id-card')], wish, aContact());
    await o.quiet();
    expect(daysBetween(dateOf(o.time.now(), 'Europe/Berlin'), dateOf(wish, 'Europe/Berlin'))).toBeLessThan(2);
    return phone.appointments()[0]!;
  }
});
