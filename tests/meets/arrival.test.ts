/** When arrivals meet: two kiosks, a cancellation, a lapse, numbers of devices that cannot hear each other. */
import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { anOffice, at, choose, MONDAY } from '../support/build/index.ts';
import { foulWeather, openVirtualOffice } from '../support/office/index.ts';
import type { VirtualOffice } from '../support/office/index.ts';
import { bookConfirmed, comeBack, expectAgreement, orders, reasonOf, visitAt } from './meeting.ts';

const oneArrival = async (office: VirtualOffice): Promise<number> =>
  [...(await office.day()).visits.values()].filter((v) => v.arrivedAt !== null).length;

describe('[M4] two kiosks check in the same person', () => {
  it.each(orders)('[M4] one arrival, the earlier (%s)', async (order) => {
    const office = await openVirtualOffice({ seed: 41 });
    const [one, other] = [await office.kiosk('kiosk-1'), await office.kiosk('kiosk-2')];
    const anna = await bookConfirmed(office, 'anna', at('10:00'));
    one.cut();
    other.cut();
    await office.time.until(at('09:50'));
    const first = one.checkIn(anna.code)!;
    await office.time.until(at('09:53'));
    const second = other.checkIn(anna.code)!;
    await comeBack(office, order, one, other);
    expect(reasonOf(one.answer(first))).toBe('yes');
    expect(reasonOf(other.answer(second))).toBe('yes');
    expect(await visitAt(office, anna.id)).toMatchObject({ state: 'arrived', arrivedAt: at('09:50') });
    expect(await oneArrival(office)).toBe(1);
    await expectAgreement(office);
  });

  it('[M4, A3] news of the earlier arrival changes nothing of what has happened since', async () => {
    const office = await openVirtualOffice({ seed: 42 });
    const [one, other] = [await office.kiosk('kiosk-1'), await office.kiosk('kiosk-2')];
    const counter = await office.counter('c1');
    const anna = await bookConfirmed(office, 'anna', at('10:00'));
    one.cut();
    await office.time.until(at('09:50'));
    one.checkIn(anna.code);
    await office.time.until(at('09:53'));
    other.checkIn(anna.code);
    await office.time.until(at('10:00'));
    counter.must('call', anna.id);
    counter.must('start', anna.id);
    await office.time.until(at('10:12'));
    counter.must('finish', anna.id);
    await office.quiet();
    one.connect();
    await office.quiet();
    expect(await visitAt(office, anna.id)).toMatchObject({
      state: 'finished',
      arrivedAt: at('09:50'),
      finishedAt: at('10:12'),
    });
    await expectAgreement(office);
  });
});

describe('[M5] two cut-off kiosks give out numbers', () => {
  it.each(orders)('[M5, A7.5] all are different, and each has its ticket (%s)', async (order) => {
    const office = await openVirtualOffice({ seed: 51 });
    const kiosks = [await office.kiosk('kiosk-1'), await office.kiosk('kiosk-2')] as const;
    for (const kiosk of kiosks) kiosk.cut();
    await office.time.until(at('08:30'));
    for (let i = 0; i < 12; i++) {
      for (const kiosk of kiosks) expect(kiosk.takeTicket([choose('passport')])).not.toBeNull();
      // One of them is switched off and on again in between.
      if (i === 5) await kiosks[0].reload();
      await office.time.pass(MINUTE_MS);
    }
    await comeBack(office, order, ...kiosks);
    const printed = kiosks.flatMap((k) => k.printed.map((p) => p.number));
    expect(new Set(printed).size).toBe(24);
    const visits = [...(await office.day()).visits.values()];
    expect(visits.map((v) => v.number).sort()).toEqual(printed.sort());
    await expectAgreement(office);
  });

  it.each(['reload', 'kill'] as const)(
    '[A7.11] a kiosk gives out its next number at the first touch after a %s',
    async (restart) => {
      const office = await openVirtualOffice({ seed: 53 });
      const kiosk = await office.kiosk('kiosk-1');
      await office.time.until(at('08:30'));
      expect(kiosk.takeTicket([choose('passport')])).toMatchObject({ number: 'A001' });
      await office.quiet();
      kiosk.cut();
      expect(kiosk.takeTicket([choose('passport')])).toMatchObject({ number: 'A002' });
      await office.time.settle();
      await kiosk[restart]();
      await office.time.settle();
      expect(kiosk.takeTicket([choose('passport')])).toMatchObject({ number: 'A003' });
      kiosk.connect();
      await office.quiet();
      const numbers = [...(await office.day()).visits.values()].map((v) => v.number);
      expect(numbers.sort()).toEqual(['A001', 'A002', 'A003']);
      await expectAgreement(office);
    },
  );

  it('[M5, A7.1] a kiosk whose block is used up says so instead of giving a number twice', async () => {
    const office = await openVirtualOffice({ seed: 52 });
    const kiosk = await office.kiosk('kiosk-1');
    kiosk.cut();
    await office.time.until(at('08:30'));
    for (let i = 0; i < 105; i++) kiosk.takeTicket([choose('pick-up')]);
    expect(new Set(kiosk.printed.map((p) => p.number)).size).toBe(100);
    kiosk.connect();
    await office.quiet();
    // With the relay in reach the arbiter has further numbers.
    const more = kiosk.mustAsk('take-ticket', {
      services: [choose('passport')],
      lane: office.office.lanes[0]!.id,
      number: null,
      language: 'de',
    });
    await office.quiet();
    const answer = kiosk.answer(more)!;
    expect(answer.ok && answer.number).toMatch(/^A[6-9]\d\d$/);
    await expectAgreement(office);
  });
});

describe('[M8] cancelled by link, checked in at the kiosk', () => {
  it.each(orders)('[M8] presence wins (%s)', async (order) => {
    const office = await openVirtualOffice({ seed: 81 });
    const [kiosk, counter] = [await office.kiosk('kiosk'), await office.counter('c1')];
    const anna = await bookConfirmed(office, 'anna', at('10:00'));
    kiosk.cut();
    anna.link.cut();
    await office.time.until(at('09:50'));
    anna.link.ask(anna.link.compose('cancel', { visit: anna.id }, MONDAY));
    await office.time.until(at('09:52'));
    kiosk.checkIn(anna.code);
    await comeBack(office, order, anna.link, kiosk);
    expect(await visitAt(office, anna.id)).toMatchObject({ state: 'arrived', freeAt: null });
    counter.must('call', anna.id);
    await office.quiet();
    expect(anna.phone.appointments()).toMatchObject([{ state: 'called', counter: 'c1' }]);
    await expectAgreement(office);
  });

  it('[M8] also when another visitor was given the place meanwhile: both are here', async () => {
    const office = await openVirtualOffice({ seed: 82 });
    const kiosk = await office.kiosk('kiosk');
    const [anna] = [await bookConfirmed(office, 'anna', at('10:00'))];
    await bookConfirmed(office, 'other', at('10:00'));
    kiosk.cut();
    anna.link.ask(anna.link.compose('cancel', { visit: anna.id }, MONDAY));
    await office.quiet();
    const bert = await bookConfirmed(office, 'bert', at('10:00'));
    await office.time.until(at('09:50'));
    kiosk.checkIn(anna.code);
    kiosk.connect();
    await office.quiet();
    kiosk.checkIn(bert.code);
    await office.quiet();
    expect(await visitAt(office, anna.id)).toMatchObject({ state: 'arrived' });
    expect(await visitAt(office, bert.id)).toMatchObject({ state: 'arrived' });
    await expectAgreement(office);
  });

  it('[M8, M9] cancelled in time and heard of after the lapse: cancelled, not stayed away', async () => {
    const office = await openVirtualOffice({ seed: 84 });
    const anna = await bookConfirmed(office, 'anna', at('10:00'));
    anna.link.cut();
    await office.time.until(at('09:50'));
    const asked = anna.link.ask(anna.link.compose('cancel', { visit: anna.id }, MONDAY));
    await office.time.until(at('10:30'));
    expect(await visitAt(office, anna.id)).toMatchObject({ state: 'lapsed' });
    anna.link.connect();
    await office.quiet();
    expect(reasonOf(anna.link.answer(asked))).toBe('yes');
    expect(await visitAt(office, anna.id)).toMatchObject({ state: 'cancelled' });
    expect(anna.phone.appointments()).toMatchObject([{ state: 'cancelled' }]);
    await expectAgreement(office);
  });

  it('[M8] a visitor who has cancelled and does not come has cancelled', async () => {
    const office = await openVirtualOffice({ seed: 83 });
    const anna = await bookConfirmed(office, 'anna', at('10:00'));
    anna.link.ask(anna.link.compose('cancel', { visit: anna.id }, MONDAY));
    await office.time.until(at('11:00'));
    expect(await visitAt(office, anna.id)).toMatchObject({ state: 'cancelled' });
  });
});

describe('[M9] lapsed by the clock, checked in during an outage in time', () => {
  it.each([
    ['09:45', 'arrived'],
    ['10:05', 'arrived'],
  ])('[M9, A4] at %s they stood there: %s, though the news comes much later', async (time, state) => {
    const office = await openVirtualOffice({ seed: 91 });
    const kiosk = await office.kiosk('kiosk');
    const anna = await bookConfirmed(office, 'anna', at('10:00'));
    kiosk.cut();
    await office.time.until(at(time));
    expect(kiosk.checkIn(anna.code)).not.toBeNull();
    await office.time.until(at('10:40'));
    expect(await visitAt(office, anna.id)).toMatchObject({ state: 'lapsed' });
    kiosk.connect();
    await office.quiet();
    expect(await visitAt(office, anna.id)).toMatchObject({ state, arrivedAt: at(time), freeAt: null });
    await expectAgreement(office);
  });

  it('[M9, A1.1] a minute too late is too late, cut off or not', async () => {
    for (const cutOff of [true, false]) {
      const office = await openVirtualOffice({ seed: 92 });
      const kiosk = await office.kiosk('kiosk');
      const anna = await bookConfirmed(office, 'anna', at('10:00'));
      if (cutOff) kiosk.cut();
      await office.time.until(at('10:06'));
      const asked = kiosk.compose('check-in', { by: { with: 'code', code: anna.code } });
      const predicted = kiosk.predict(asked);
      expect(reasonOf(predicted)).toBe('too-late');
      kiosk.ask(asked);
      kiosk.connect();
      await office.quiet();
      // A1: the relay says what the kiosk predicted.
      expect(kiosk.answer(asked.id)).toEqual(predicted);
      expect(await visitAt(office, anna.id)).toMatchObject({ state: 'lapsed' });
      await expectAgreement(office);
    }
  });
});

describe('[A8] a number on paper of which the counter has not heard', () => {
  it.each(orders)('[A8, M5] taken in at a counter, both are one ticket (%s)', async (order) => {
    const office = await openVirtualOffice({ seed: 99 });
    const [kiosk, counter] = [await office.kiosk('kiosk'), await office.counter('c1')];
    kiosk.cut();
    counter.cut();
    await office.time.until(at('08:30'));
    const paper = kiosk.takeTicket([choose('passport')])!;
    await office.time.until(at('08:40'));
    const taken = counter.mustAsk('take-in', { number: paper.number, counter: counter.counter });
    const id = [...counter.day().visits.values()].find((v) => v.number === paper.number)!.id;
    counter.must('call', id);
    counter.must('start', id);
    await office.time.until(at('08:50'));
    counter.must('finish', id);
    await comeBack(office, order, kiosk, counter);
    expect(reasonOf(counter.answer(taken))).toBe('yes');
    const visits = [...(await office.day()).visits.values()];
    expect(visits).toMatchObject([
      {
        id: paper.id,
        number: paper.number,
        state: 'finished',
        arrivedAt: at('08:30'),
        finishedAt: at('08:50'),
      },
    ]);
    await expectAgreement(office);
  });
});

it('[M4, M8, M16] foul weather for everyone, all day: the end is the same on every device', async () => {
  const office = await openVirtualOffice({
    seed: 100,
    office: anOffice({ rules: { activation: null } }),
    weather: foulWeather,
  });
  const kiosks = [await office.kiosk('kiosk-1'), await office.kiosk('kiosk-2')];
  const counters = [await office.counter('c1'), await office.counter('c2'), await office.counter('c3')];
  await office.time.until(at('08:00'));
  for (let minute = 0; minute < 120; minute++) {
    if (minute % 4 === 0) kiosks[(minute / 4) % 2]!.takeTicket([choose('passport')]);
    for (const counter of counters) {
      const current = counter.current();
      const next = counter.next();
      if (current === null && next !== null) counter.step('call', next.visit.id);
      else if (current?.state === 'called') counter.step('start', current.id);
      else if (current !== null && minute % 5 === 0) counter.step('finish', current.id);
    }
    const device = office.devices[minute % office.devices.length]!;
    if (minute % 7 === 0) device.cut();
    if (minute % 7 === 4) for (const each of office.devices) each.connect();
    await office.time.pass(MINUTE_MS);
  }
  for (const device of office.devices) device.connect();
  await office.quiet();
  const printed = kiosks.flatMap((k) => k.printed.map((p) => p.number));
  expect(printed.length).toBe(30);
  expect([...(await office.day()).visits.values()].map((v) => v.number).sort()).toEqual(printed.sort());
  await expectAgreement(office);
});
