/** When the relay has an older copy than its devices, or has erased what they still hold. */
import { describe, expect, it } from 'vitest';
import { visitIn } from '../../src/lib/domain/day/day.ts';
import { RESCUE_MS } from '../../src/lib/domain/office/rescue.ts';
import { addDays, MINUTE_MS, startOfDay } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { aContact, anOffice, at, choose, MONDAY } from '../support/build/index.ts';
import { digestOf, foulWeather, openVirtualOffice } from '../support/office/index.ts';
import type { VirtualCounter, VirtualKiosk, VirtualOffice } from '../support/office/index.ts';
import { bookConfirmed, expectAgreement, reasonOf, serve } from './meeting.ts';
import type { Booked } from './meeting.ts';

const HOUR_MS = 60 * MINUTE_MS;
const PASSPORT = [choose('passport')];

describe('[M18] the relay is restored from an older backup', () => {
  interface Restored {
    readonly office: VirtualOffice;
    readonly kiosk: VirtualKiosk;
    readonly counter: VirtualCounter;
    readonly anna: Booked;
    readonly lost: Booked;
    readonly before: unknown;
  }

  /** A morning; the backup is of 8:20, the relay breaks at 9:20. */
  async function restored(
    seed: number,
    keep: 'cut off' | 'connected' = 'connected',
    unnoticed?: 'unnoticed',
  ): Promise<Restored> {
    const office = await openVirtualOffice({ seed, office: anOffice({ rules: { activation: null } }) });
    const [kiosk, counter] = [await office.kiosk('kiosk'), await office.counter('c1')];
    const anna = await booked(office, 'anna', at('10:00'));
    kiosk.takeTicket(PASSPORT);
    await office.time.until(at('08:20'));
    const copy = await office.relay.backup();
    for (let i = 0; i < 6; i++) {
      kiosk.takeTicket(PASSPORT);
      await office.time.pass(5 * MINUTE_MS);
    }
    await serve(office, counter, kiosk.printed[0]!.id);
    counter.must('call', kiosk.printed[1]!.id);
    const lost = await booked(office, 'lost', at('11:00'));
    await office.time.until(at('09:20'));
    const before = digestOf(await office.day());
    if (keep === 'cut off') {
      kiosk.cut();
      counter.cut();
    }
    await office.relay.restore(copy, unnoticed);
    return { office, kiosk, counter, anna, lost, before };
  }

  async function booked(office: VirtualOffice, name: string, start: Instant): Promise<Booked> {
    const phone = await office.phone(name);
    const request = phone.book([choose('id-card')], start, aContact({ name, mail: `${name}@example.org` }));
    await office.quiet();
    const own = phone.appointments()[0]!;
    return { phone, link: phone, id: own.id, request, code: own.code, number: own.number };
  }

  it('[M18.1, M18.4] devices notice and bring back what they had confirmed', async () => {
    const { office, counter, lost, before } = await restored(181);
    await office.quiet();
    await office.quiet();
    expect(digestOf(await office.day())).toEqual(before);
    // Who is behind the appointment comes back from the counter.
    expect(counter.people().get(lost.id)?.contact?.name).toBe('lost');
    await expectAgreement(office);
  });

  it('[M18] a kiosk gives no number twice, not even before the relay knows again', async () => {
    const { office, kiosk } = await restored(182);
    // In the second in which it has heard of the restore, in foul weather, and after it.
    office.weather = foulWeather;
    for (let second = 0; second < 20; second++) {
      if (second % 3 === 0) kiosk.takeTicket(PASSPORT);
      await office.time.pass(1000);
    }
    await office.quiet();
    const numbers = kiosk.printed.map((p) => p.number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(
      [...(await office.day()).visits.values()]
        .filter((v) => v.kind === 'ticket')
        .map((v) => v.number)
        .sort(),
    ).toEqual(numbers.sort());
    await expectAgreement(office);
  });

  it('[M18.3] the arbiter gives no number twice, though no device has told it yet which it had given', async () => {
    const { office, kiosk, counter, lost, anna } = await restored(183, 'cut off');
    await office.time.pass(RESCUE_MS);
    const fresh = [];
    for (let i = 0; i < 3; i++)
      fresh.push(await booked(office, `fresh-${i}`, at('13:00') + i * 20 * MINUTE_MS));
    expect(fresh.map((f) => f.number)).not.toContain(lost.number);
    kiosk.connect();
    counter.connect();
    await office.quiet();
    await office.quiet();
    const numbers = [...(await office.day()).subjects.values()].map((s) => s.number);
    expect(numbers).toEqual(expect.arrayContaining([anna.number, lost.number]));
    expect(new Set(numbers).size).toBe(numbers.length);
    await expectAgreement(office);
  });

  it('[M18.3] nor after a second restore, of a backup made after the first', async () => {
    const { office, lost } = await restored(184, 'cut off');
    await office.time.pass(RESCUE_MS);
    const given = [lost.number];
    const copies = [];
    for (let round = 0; round < 3; round++) {
      given.push((await booked(office, `kept-${round}`, at('12:00') + round * HOUR_MS)).number);
      copies.push(await office.relay.backup());
      given.push((await booked(office, `lost-${round}`, at('12:30') + round * HOUR_MS)).number);
      for (const device of office.devices) device.cut();
      await office.relay.restore(copies.at(-1)!);
      await office.time.pass(RESCUE_MS);
    }
    expect(new Set(given).size).toBe(given.length);
  });

  it('[M18.1] no command has told the relay: no device is believed before the lead confirms it', async () => {
    const { office, kiosk, counter, lost } = await restored(186, 'cut off', 'unnoticed');
    kiosk.connect();
    await office.quiet();
    const relaysOffice = () => office.relay.arbiter.office(office.office.id);
    expect(relaysOffice()?.restores).toBeUndefined();
    expect((await office.day()).events.has(lost.id)).toBe(false);
    const lead = await office.lead();
    lead.ask(lead.compose('confirm-restore', {}));
    await office.quiet();
    counter.connect();
    await office.quiet();
    await office.quiet();
    expect(relaysOffice()?.restores).toBe(1);
    expect((await office.day()).events.has(lost.id)).toBe(true);
    await office.time.pass(RESCUE_MS);
    const TUESDAY = addDays(MONDAY, 1);
    const numbers = [(await booked(office, 'fresh', at('13:00'))).number, lost.number];
    expect(new Set(numbers).size).toBe(2);
    // Also on days of which no device holds anything, and on those that only a longer horizon may have opened.
    expect((await booked(office, 'tomorrow', at('13:00', TUESDAY))).number).toBe('A9000');
    const later = addDays(MONDAY, office.office.rules.horizonDays + 1);
    await office.time.until(at('08:00', TUESDAY));
    expect((await booked(office, 'later', at('13:00', later))).number).toBe('A9000');
  });

  it('[M18.11, B4] the place of a lost appointment is given to no other citizen', async () => {
    const { office, counter, lost, kiosk } = await restored(187, 'cut off');
    const ask = async (name: string) => {
      const phone = await office.phone(name);
      const contact = aContact({ name, mail: `${name}@example.org` });
      const asked = phone.book([choose('id-card')], at('11:00'), contact);
      await office.quiet();
      return reasonOf(phone.answer(asked));
    };
    // Two counters are bookable online today, and the relay knows of no appointment at eleven.
    expect((await office.day()).events.has(lost.id)).toBe(false);
    expect(await ask('quick')).toBe('places-paused');
    for (const device of [kiosk, counter]) device.connect();
    await office.quiet();
    await office.quiet();
    expect(await ask('quicker')).toBe('places-paused');
    await office.time.pass(RESCUE_MS);
    expect([await ask('later'), await ask('last')]).toEqual(['yes', 'place-gone']);
    expect(visitIn(await office.day(), lost.id)?.state).toBe('booked');
    expect(office.relay.arbiter.office(office.office.id)?.restores).toBe(1);
  });

  it('[M18] what was restored without loss changes nothing', async () => {
    const office = await openVirtualOffice({ seed: 185 });
    const kiosk = await office.kiosk('kiosk');
    kiosk.takeTicket(PASSPORT);
    await office.quiet();
    await office.relay.restore(await office.relay.backup());
    await office.quiet();
    kiosk.takeTicket(PASSPORT);
    await expectAgreement(office);
    expect(kiosk.trackedRequests().some((e) => e.request.kind === 'bring-back')).toBe(false);
  });
});

/** Three months pass: against hanging only. */

describe('[M19] an erased day, and a device that returns with its copy', () => {
  it('[M19, P3] stays erased', async () => {
    const office = await openVirtualOffice({ seed: 191 });
    const [kiosk, counter, cutOff] = [
      await office.kiosk('kiosk'),
      await office.counter('c1'),
      await office.kiosk('cut off'),
    ];
    const paper = kiosk.takeTicket(PASSPORT)!;
    await bookConfirmed(office, 'anna', at('10:00'));
    await serve(office, counter, paper.id);
    cutOff.cut();
    cutOff.takeTicket(PASSPORT);
    const name = { kind: 'day', office: office.office.id, date: MONDAY } as const;
    const people = { ...name, kind: 'people' } as const;
    counter.cut();
    await office.quiet();
    const asked = cutOff.pending().map((r) => r.id);
    const { people: peopleDays, day: dayDays } = office.office.rules.retention;
    // For months they are switched off.
    for (const device of office.devices) device.putAway();

    await office.time.until(startOfDay(addDays(MONDAY, peopleDays + 1), 'Europe/Berlin') + HOUR_MS);
    counter.connect();
    await office.quiet();
    counter.said(MONDAY);
    counter.people(MONDAY);
    await office.quiet();
    expect(counter.refusedBy(people)).toBe('past-retention');
    expect(counter.people(MONDAY).size).toBe(0);
    expect(counter.said(MONDAY).visits.size).toBeGreaterThan(0);

    counter.putAway();
    await office.time.until(startOfDay(addDays(MONDAY, dayDays + 1), 'Europe/Berlin') + HOUR_MS);
    expect(await office.relay.store.load(`day:${office.office.id}:${MONDAY}`)).toEqual([]);
    counter.connect();
    cutOff.connect();
    await office.quiet();
    counter.said(MONDAY);
    cutOff.said(MONDAY);
    await office.quiet();
    for (const device of [counter, cutOff]) {
      expect(device.refusedBy(name)).toBe('past-retention');
      expect(device.said(MONDAY).events.size).toBe(0);
    }
    expect(asked.map((id) => reasonOf(cutOff.answer(id)))).toEqual(['past-retention']);
    expect(await office.relay.store.load(`day:${office.office.id}:${MONDAY}`)).toEqual([]);
    expect(cutOff.pending()).toEqual([]);
  });

  it('[M19, M18] nor does a device bring it back to a relay that was restored', async () => {
    const office = await openVirtualOffice({ seed: 192 });
    const kiosk = await office.kiosk('kiosk');
    const copy = await office.relay.backup();
    kiosk.takeTicket(PASSPORT);
    await office.quiet();
    const events = [...kiosk.said(MONDAY).events.values()];
    expect(events.length).toBeGreaterThan(0);
    kiosk.putAway();
    await office.time.until(startOfDay(addDays(MONDAY, 92), 'Europe/Berlin') + HOUR_MS);
    await office.relay.restore(copy);
    kiosk.connect();
    await office.quiet();
    const asked = kiosk.ask(kiosk.compose('bring-back', { events, people: [] }, MONDAY));
    await office.quiet();
    expect(reasonOf(kiosk.answer(asked))).toBe('past-retention');
    expect(await office.relay.store.load(`day:${office.office.id}:${MONDAY}`)).toEqual([]);
  });
});
