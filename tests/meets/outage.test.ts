/** When the relay itself meets misfortune: days of absence, wrong clocks, repetition, death. */
import { describe, expect, it } from 'vitest';
import { visitIn } from '../../src/lib/domain/day/day.ts';
import { addDays, MINUTE_MS } from '../../src/lib/domain/time.ts';
import { aContact, at, choose, MONDAY } from '../support/build/index.ts';
import { digestOf, openVirtualOffice } from '../support/office/index.ts';
import { bookConfirmed, expectAgreement, reasonOf, serve, switchOff, switchOn } from './meeting.ts';

const HOUR_MS = 60 * MINUTE_MS;
const PASSPORT = [choose('passport')];

describe('[M14] a device comes back after days', () => {
  it('[M14] its requests count for their day, and nothing of today changes', async () => {
    const office = await openVirtualOffice({ seed: 141 });
    const [kiosk, counter] = [await office.kiosk('kiosk'), await office.counter('c1')];
    const waiting = kiosk.takeTicket(PASSPORT)!;
    const anna = await bookConfirmed(office, 'anna', at('10:00'));
    await office.quiet();
    kiosk.cut();
    counter.cut();
    await office.time.until(at('09:00'));
    const unheard = kiosk.takeTicket(PASSPORT)!;
    await serve(office, counter, waiting.id);
    await office.time.until(at('09:58'));
    kiosk.checkIn(anna.code);
    await office.quiet();
    const THURSDAY = addDays(MONDAY, 3);
    switchOff(office);
    await office.time.until(at('09:00', THURSDAY));
    const others = await office.kiosk('another kiosk');
    const today = others.takeTicket(PASSPORT)!;
    await office.quiet();
    const before = { day: digestOf(await office.day()), board: others.board() };

    kiosk.connect();
    counter.connect();
    await office.time.pass(MINUTE_MS);
    const monday = await office.day(MONDAY);
    expect(visitIn(monday, waiting.id)).toMatchObject({
      state: 'finished',
      startedAt: at('09:02'),
      finishedAt: at('09:10'),
      settled: false,
    });
    // They were here, and the day is long over: settled as missed, not open for ever.
    switchOff(office);
    await office.time.until(at('09:00', addDays(THURSDAY, 1)));
    await switchOn(office);
    const later = await office.day(MONDAY);
    expect(visitIn(later, unheard.id)).toMatchObject({ state: 'missed', arrivedAt: at('09:00') });
    expect(visitIn(later, anna.id)).toMatchObject({ state: 'missed', arrivedAt: at('09:58'), settled: true });
    expect(digestOf(await office.day(THURSDAY))).toMatchObject({
      [today.number]: { state: 'missed', settled: true },
    });
    expect(before.board?.calls).toEqual([]);
    expect(before.day).toMatchObject({ [today.number]: { state: 'arrived' } });
    await expectAgreement(office, MONDAY);
  });

  it('[M14] on the day of its return nothing of today is touched by what it brings', async () => {
    const office = await openVirtualOffice({ seed: 142 });
    const kiosk = await office.kiosk('kiosk');
    kiosk.cut();
    await office.time.until(at('09:00'));
    for (let i = 0; i < 5; i++) kiosk.takeTicket(PASSPORT);
    const THURSDAY = addDays(MONDAY, 3);
    await office.time.until(at('09:00', THURSDAY));
    const other = await office.kiosk('other');
    other.takeTicket(PASSPORT);
    await office.quiet();
    const today = digestOf(await office.day());
    const board = other.board();
    kiosk.connect();
    await office.quiet();
    expect((await office.day(MONDAY)).visits.size).toBe(5);
    expect(digestOf(await office.day())).toEqual(today);
    expect(other.board()).toEqual(board);
    // A number of its block is free again: it is another day.
    expect(kiosk.takeTicket(PASSPORT)?.number).toBe('A001');
    await expectAgreement(office);
  });

  it('[M14] a booking for a day that is over gets alternatives, not an appointment in the past', async () => {
    const office = await openVirtualOffice({ seed: 143 });
    const phone = await office.phone('phone');
    phone.cut();
    const asked = phone.book(PASSPORT, at('10:00'), aContact());
    await office.time.until(at('09:00', addDays(MONDAY, 3)));
    phone.connect();
    await office.quiet();
    const answer = phone.answer(asked)!;
    expect(answer.ok).toBe(false);
    expect(!answer.ok && answer.alternatives.every((a) => a.date > MONDAY)).toBe(true);
    await expectAgreement(office);
  });
});

describe('[M15] clocks wrong by hours', () => {
  const end = async (ahead: number, cutOff: boolean): Promise<unknown> => {
    const office = await openVirtualOffice({ seed: 151 });
    const kiosk = await office.kiosk('kiosk', { clockAhead: ahead });
    const counter = await office.counter('c1', { clockAhead: -2 * ahead });
    const anna = await bookConfirmed(office, 'anna', at('10:00'));
    const paper = kiosk.takeTicket(PASSPORT)!;
    await office.quiet();
    if (cutOff) {
      kiosk.cut();
      counter.cut();
    }
    await office.time.until(at('09:00'));
    await serve(office, counter, paper.id);
    await office.time.until(at('09:50'));
    expect(kiosk.checkIn(anna.code)).not.toBeNull();
    await office.time.until(at('10:30'));
    kiosk.connect();
    counter.connect();
    await office.quiet();
    await serve(office, counter, anna.id);
    await expectAgreement(office);
    return digestOf(await office.day());
  };

  it.each([3, -5, 11, 36])('[M15] %i hours: the same result, cut off or not', async (hours) => {
    for (const cutOff of [false, true])
      expect(await end(hours * HOUR_MS, cutOff)).toEqual(await end(0, cutOff));
  });

  it('[M15] what was asked before the clock was ever compared is corrected as well', async () => {
    const office = await openVirtualOffice({ seed: 152 });
    const anna = office.makePhone('anna', { clockAhead: 7 * HOUR_MS });
    await office.quiet();
    expect(anna.offset).toBe(0);
    const asked = anna.book(PASSPORT, at('14:00'), aContact());
    await office.time.pass(10 * MINUTE_MS);
    anna.connect();
    await office.quiet();
    expect(reasonOf(anna.answer(asked))).toBe('yes');
    const event = [...(await office.day()).subjects.values()][0]!;
    expect(office.time.now() - event.at).toBeLessThan(11 * MINUTE_MS);
    expect(office.time.now() - event.at).toBeGreaterThan(9 * MINUTE_MS);
  });
});

describe('[M16] everything twice and out of order', () => {
  const end = async (twice: number, shuffled: boolean): Promise<unknown> => {
    const office = await openVirtualOffice({
      seed: 161,
      weather: { delay: (chance) => (shuffled ? chance.whole(1, 3000) : 20), twice, shuffled },
    });
    const kiosk = await office.kiosk('kiosk');
    const counter = await office.counter('c1');
    await office.time.until(at('08:30'));
    for (let i = 0; i < 4; i++) {
      kiosk.takeTicket(PASSPORT);
      await office.time.until(at(`08:${32 + i}`));
    }
    for (const { id } of kiosk.printed) {
      await office.time.pass(MINUTE_MS);
      await serve(office, counter, id);
    }
    await expectAgreement(office);
    return Object.values(digestOf(await office.day())).map((visit) => ({ ...(visit as object), id: null }));
  };

  it('[M16] the same result as in fair weather', async () => {
    const fair = await end(0, false);
    expect(await end(1, false)).toEqual(fair);
    expect(await end(1, true)).toEqual(fair);
  });

  it('[M16] a request that its device asks again, days later and from a copy of its disk, has one effect', async () => {
    const office = await openVirtualOffice({ seed: 162 });
    const [kiosk, counter] = [await office.kiosk('kiosk'), await office.counter('c1')];
    await office.time.until(at('08:30'));
    const paper = kiosk.takeTicket(PASSPORT)!;
    await office.quiet();
    await serve(office, counter, paper.id);
    await office.quiet();
    const asked = [...kiosk.trackedRequests(), ...counter.trackedRequests()].map((e) => e.request);
    const before = digestOf(await office.day());
    for (const request of asked.toReversed()) {
      const device = request.kind === 'take-ticket' ? kiosk : counter;
      device.ask(request);
      await office.quiet();
      expect(reasonOf(device.answer(request.id))).toBe('yes');
    }
    expect(digestOf(await office.day())).toEqual(before);
    await expectAgreement(office);
  });
});

describe('[M17] the relay dies between commit and answer', () => {
  it('[M17] asked again, the same answer, one effect', async () => {
    const office = await openVirtualOffice({ seed: 171 });
    const phone = await office.phone('anna');
    const kiosk = await office.kiosk('kiosk');
    await office.time.until(at('08:30'));
    office.relay.killAfterCommit();
    const asked = phone.book(PASSPORT, at('10:00'), aContact());
    await office.quiet();
    expect(office.relay.rooms).toBeNull();
    expect(phone.answer(asked)).toBeNull();
    // Meanwhile the kiosk goes on.
    const paper = kiosk.takeTicket(PASSPORT)!;
    await office.relay.start();
    await office.quiet();
    expect(phone.answer(asked)).toMatchObject({ ok: true });
    expect(office.relay.mails.map((m) => m.order.kind)).toEqual(['activation']);
    const visits = [...(await office.day()).visits.values()];
    expect(visits.map((v) => v.id as string).sort()).toEqual([asked as string, paper.id].sort());
    await expectAgreement(office);
  });

  it('[M17] at every step of a visit', async () => {
    const office = await openVirtualOffice({ seed: 172 });
    const [kiosk, counter] = [await office.kiosk('kiosk'), await office.counter('c1')];
    const dieWith = async (act: () => void): Promise<void> => {
      office.relay.killAfterCommit();
      act();
      await office.quiet();
      expect(office.relay.rooms).toBeNull();
      await office.relay.start();
      await office.quiet();
    };
    await office.time.until(at('08:30'));
    await dieWith(() => kiosk.takeTicket(PASSPORT));
    const [paper] = kiosk.printed;
    for (const kind of ['call', 'repeat', 'start', 'park', 'resume', 'finish'] as const) {
      await dieWith(() => counter.must(kind, paper!.id));
      expect(counter.pending()).toEqual([]);
    }
    const counted = await office.day();
    expect(visitIn(counted, paper!.id)).toMatchObject({ state: 'finished', calls: 2 });
    expect(counted.steps.get(paper!.id)).toHaveLength(6);
    await expectAgreement(office);
  });
});
