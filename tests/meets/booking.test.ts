/** When bookings meet: each other, staff on the phone, a late confirmation, new hours. */
import { describe, expect, it } from 'vitest';
import { freeStarts } from '../../src/lib/domain/office/capacity.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { localTime, MINUTE_MS } from '../../src/lib/domain/time.ts';
import { aContact, anOffice, at, choose, lane, MONDAY } from '../support/build/index.ts';
import { openVirtualOffice } from '../support/office/index.ts';
import type { VirtualOffice } from '../support/office/index.ts';
import {
  activate,
  bookConfirmed,
  comeBack,
  expectAgreement,
  orders,
  reasonOf,
  reserve,
  visitAt,
} from './meeting.ts';
import type { Order } from './meeting.ts';

const CARD = [choose('id-card')];

describe('[M1] two citizens, one place', () => {
  it.each(orders)('[M1] the first at the arbiter has it, the other gets alternatives (%s)', async (order) => {
    const office = await openVirtualOffice({ seed: 11 });
    const [anna, bert] = [await office.phone('anna'), await office.phone('bert')];
    // Online and same-day make two places; one of them is gone already.
    await bookConfirmed(office, 'early', at('10:00'));
    anna.cut();
    bert.cut();
    const asked = [anna, bert].map((phone) =>
      phone.book(CARD, at('10:00'), aContact({ mail: `${phone.name}@example.org` })),
    );
    await comeBack(office, order, anna, bert);
    const answers = [anna.answer(asked[0]!)!, bert.answer(asked[1]!)!];
    expect(answers.map(reasonOf).sort()).toEqual(['place-gone', 'yes']);
    if (order !== 'together in foul weather')
      expect(reasonOf(answers[order === 'in order' ? 0 : 1]!)).toBe('yes');

    const lost = answers.find((a) => !a.ok)!;
    const loser = lost === answers[0] ? anna : bert;
    if (lost.ok) throw new Error('unreachable');
    expect(lost.alternatives.length).toBeGreaterThan(0);
    // Every alternative is one that the loser can really have.
    const second = loser.book(CARD, lost.alternatives[0]!.start, aContact({ mail: 'again@example.org' }));
    await office.quiet();
    expect(reasonOf(loser.answer(second))).toBe('yes');
    await expectAgreement(office);
  });
});

describe('[M2] a place booked offline that is gone', () => {
  it('[M2] nothing was promised; alternatives, and nothing typed is lost', async () => {
    const office = await openVirtualOffice({ seed: 12 });
    await bookConfirmed(office, 'first', at('10:00'));
    const anna = await office.phone('anna');
    anna.cut();
    const contact = aContact({ name: 'Anna Offline', mail: 'anna@example.org', phone: '02362 12345' });
    const asked = anna.book(CARD, at('10:00'), contact);
    await bookConfirmed(office, 'second', at('10:00'));
    expect(anna.answer(asked)).toBeNull();
    expect(anna.appointments()).toEqual([]);

    // Closed and opened again while offline: all that was typed is still there.
    await anna.reload();
    await office.quiet();
    expect(anna.pending()).toMatchObject([{ id: asked, contact }]);
    anna.connect();
    await office.quiet();
    const answer = anna.answer(asked)!;
    expect(reasonOf(answer)).toBe('place-gone');
    if (answer.ok) throw new Error('unreachable');
    const wish = at('10:00');
    const farAway = ({ start }: { start: number }): number => Math.abs(start - wish);
    expect(Math.min(...answer.alternatives.map(farAway))).toBeLessThanOrEqual(30 * MINUTE_MS);
    for (const { date, start } of answer.alternatives) {
      const free = freeStarts(anna.slots().get(date)!, [lane('main')], 15, 'online', office.time.now(), 30);
      expect(free.map((f) => f.start)).toContain(start);
    }
    expect(office.relay.mails.some(({ order }) => order.person.contact.mail === contact.mail)).toBe(false);
    await expectAgreement(office);
  });
});

describe('[M2] a place booked offline that is still there', () => {
  it.each(orders)('[M2, B4] is theirs if they are heard of first (%s)', async (order) => {
    const office = await openVirtualOffice({ seed: 26 });
    await bookConfirmed(office, 'first', at('10:00'));
    const [anna, bert] = [await office.phone('anna'), await office.phone('bert')];
    for (const phone of [anna, bert]) phone.cut();
    const contact = aContact({ name: 'Anna Offline', mail: 'anna@example.org', phone: '02362 12345' });
    const asked = anna.book(CARD, at('10:00'), contact);
    await office.time.pass(5 * MINUTE_MS);
    const other = bert.book(CARD, at('10:00'), aContact({ mail: 'bert@example.org' }));
    await comeBack(office, order, anna, bert);
    const reasons = [reasonOf(anna.answer(asked)), reasonOf(bert.answer(other))];
    expect(reasons.toSorted()).toEqual(['place-gone', 'yes']);
    if (order === 'in order') {
      expect(anna.appointments()).toMatchObject([{ start: at('10:00'), state: 'reserved' }]);
      expect(office.relay.mails.map(({ order: { person } }) => person.contact)).toContainEqual(contact);
    }
    await expectAgreement(office);
  });
});

describe('[M3] a phone booking by cut-off staff, and an online one', () => {
  const oneCounter = anOffice({
    windows: [{ weekdays: ['mon'], from: '08:00', to: '16:00', lanes: { main: { counters: 1, online: 1 } } }],
  });

  it('[M3] the online one was confirmed: the other is to be called back, with alternatives', async () => {
    const office = await openVirtualOffice({ seed: 13, office: oneCounter });
    const clerk = await office.counter('c1', { reads: ['office', 'day', 'people', 'slots', 'memo'] });
    clerk.cut();
    const onThePhone = aContact({ name: 'Karl Anruf', mail: null, birthDate: null, phone: '02362 4711' });
    const ask = {
      start: at('10:00'),
      services: CARD,
      contact: onThePhone,
      language: 'de',
      reminder: false,
    } as const;
    const asked = clerk.mustAsk('book', ask, MONDAY);
    const online = await bookConfirmed(office, 'online', at('10:00'));
    clerk.connect();
    await office.quiet();
    expect(reasonOf(clerk.answer(asked))).toBe('place-gone');
    expect(await visitAt(office, online.id)).toMatchObject({ state: 'booked' });
    const callBack = clerk.memos(MONDAY).get(`call-back:${asked}`);
    expect(callBack).toMatchObject({ type: 'call-back', contact: onThePhone, resolved: null });
    expect(callBack?.type === 'call-back' && callBack.alternatives.length).toBeGreaterThan(0);
    clerk.ask(clerk.compose('resolve-call-back', { callBack: asked }, MONDAY));
    await office.quiet();
    expect(clerk.memos(MONDAY).get(`call-back:${asked}`)).toMatchObject({
      resolved: { by: clerk.actor },
    });
    await expectAgreement(office);
  });

  async function bothCutOff(office: VirtualOffice, order: Order) {
    const clerk = await office.counter('c1', { reads: ['office', 'day', 'people', 'slots', 'memo'] });
    const anna = await office.phone('anna');
    clerk.cut();
    anna.cut();
    const contact = aContact({ mail: null });
    const ask = { start: at('10:00'), services: CARD, contact, language: 'de', reminder: false } as const;
    const staff = clerk.mustAsk('book', ask, MONDAY);
    await office.time.pass(5 * MINUTE_MS);
    const online = anna.book(CARD, at('10:00'), aContact({ mail: 'anna@example.org' }));
    await comeBack(office, order, clerk, anna);
    const callBacks = [...clerk.memos(MONDAY).values()].filter((m) => m.type === 'call-back');
    return { staff: clerk.answer(staff)!, online: anna.answer(online)!, asked: staff, callBacks };
  }

  it.each(orders)(
    '[M3] the first one heard of has the one place, and the other can choose another (%s)',
    async (order) => {
      const office = await openVirtualOffice({ seed: 14, office: oneCounter });
      const { staff, online, asked, callBacks } = await bothCutOff(office, order);
      expect([reasonOf(staff), reasonOf(online)].toSorted()).toEqual(['place-gone', 'yes']);
      if (order === 'in order') expect(reasonOf(staff)).toBe('yes');
      if (order === 'the other first') expect(reasonOf(online)).toBe('yes');
      const loser = staff.ok ? online : staff;
      expect(!loser.ok && loser.alternatives.length).toBeGreaterThan(0);
      // The citizen sees the answer; staff have to think of the person on the phone.
      expect(callBacks.map(({ id }) => id)).toEqual(staff.ok ? [] : [asked]);
      expect((await office.day()).visits.size).toBe(1);
      await expectAgreement(office);
    },
  );

  const shared = (counters: number): Office =>
    anOffice({
      windows: [{ weekdays: ['mon'], from: '08:00', to: '16:00', lanes: { main: { counters, online: 1 } } }],
    });

  it.each(orders)(
    '[M3, B9.1] staff book from what walk-ins have, too: both have their place (%s)',
    async (order) => {
      const office = await openVirtualOffice({ seed: 24, office: shared(2) });
      const { staff, online, callBacks } = await bothCutOff(office, order);
      // Neither depends on the other's place: online is a part of all, and staff take from all.
      expect([reasonOf(staff), reasonOf(online), callBacks]).toEqual(['yes', 'yes', []]);
      await expectAgreement(office);
    },
  );

  it.each(orders)(
    '[M3, B9.1, C5] where the online share is gone, staff still have a place and the citizen has not (%s)',
    async (order) => {
      const office = await openVirtualOffice({ seed: 25, office: shared(2) });
      await bookConfirmed(office, 'early', at('10:00'));
      const { staff, online, callBacks } = await bothCutOff(office, order);
      expect([reasonOf(staff), reasonOf(online), callBacks]).toEqual(['yes', 'place-gone', []]);
      await expectAgreement(office);
    },
  );
});

describe('[M10] a reservation lapses, its activation is on its way', () => {
  it('[M10] pressed in time and the place still free: confirmed', async () => {
    const office = await openVirtualOffice({ seed: 15 });
    const anna = await reserve(office, 'anna', at('14:00'));
    await office.time.until(at('09:45'));
    anna.link.cut();
    const pressed = await activate(anna, MONDAY);
    await office.time.until(at('10:30'));
    expect(anna.phone.appointments()).toMatchObject([{ state: 'lapsed' }]);
    anna.link.connect();
    await office.quiet();
    expect(reasonOf(anna.link.answer(pressed))).toBe('yes');
    expect(anna.phone.appointments()).toMatchObject([{ state: 'booked' }]);
    expect(office.relay.mails.at(-1)?.order.kind).toBe('confirmation');
    await expectAgreement(office);
  });

  it('[M10] pressed in time, but the place is another visitor’s: alternatives', async () => {
    const office = await openVirtualOffice({ seed: 16 });
    await bookConfirmed(office, 'other', at('14:00'));
    const anna = await reserve(office, 'anna', at('14:00'));
    await office.time.until(at('09:40'));
    anna.link.cut();
    const pressed = await activate(anna, MONDAY);
    await office.time.until(at('10:30'));
    const bert = await bookConfirmed(office, 'bert', at('14:00'));
    anna.link.connect();
    await office.quiet();
    const answer = anna.link.answer(pressed)!;
    expect(reasonOf(answer)).toBe('activation-too-late');
    expect(!answer.ok && answer.alternatives.length).toBeGreaterThan(0);
    expect(await visitAt(office, anna.id)).toMatchObject({ state: 'lapsed' });
    expect(await visitAt(office, bert.id)).toMatchObject({ state: 'booked' });
    await expectAgreement(office);
  });

  it('[M10] pressed too late: alternatives, though the place is free', async () => {
    const office = await openVirtualOffice({ seed: 17 });
    const anna = await reserve(office, 'anna', at('14:00'));
    await office.time.until(at('10:30'));
    const pressed = await activate(anna, MONDAY);
    await office.quiet();
    expect(reasonOf(anna.link.answer(pressed))).toBe('activation-too-late');
    expect(await visitAt(office, anna.id)).toMatchObject({ state: 'lapsed' });
  });

  it('[M10] heard before the lapse or after it, the end is the same', async () => {
    const ends = [];
    for (const cutOff of [false, true]) {
      const office = await openVirtualOffice({ seed: 18 });
      const anna = await reserve(office, 'anna', at('14:00'));
      await office.time.until(at('09:45'));
      if (cutOff) anna.link.cut();
      await activate(anna, MONDAY);
      await office.time.until(at('10:30'));
      anna.link.connect();
      await expectAgreement(office);
      ends.push(await visitAt(office, anna.id));
    }
    expect(ends[0]).toEqual(ends[1]);
  });
});

describe('[M13] a lead changes hours while others are cut off', () => {
  const until = (to: string) => ({ from: localTime.parse(to), to: localTime.parse('16:00') });
  const closing = { ...until('13:00'), date: MONDAY, reason: { de: 'Versammlung', en: 'Meeting' } };

  it('[M13, C11] an appointment made meanwhile outside them is not deleted; a booking in them gets alternatives', async () => {
    const office = await openVirtualOffice({ seed: 19 });
    const lead = await office.lead();
    const before = await bookConfirmed(office, 'before', at('14:00'));
    const late = await office.phone('late');
    late.cut();
    const asked = late.book(CARD, at('14:30'), aContact({ mail: 'late@example.org' }));
    const { windows, closures } = lead.office();
    const base = { windows, closures };
    const unseen = lead.ask(lead.compose('change-hours', { base, windows, closures: [closing], seen: [] }));
    await office.quiet();
    // C3: not before the lead has seen whom it hits.
    expect(reasonOf(lead.answer(unseen))).toBe('appointments-outside');
    const seen = lead.ask(
      lead.compose('change-hours', { base, windows, closures: [closing], seen: [before.id] }),
    );
    await office.quiet();
    expect(reasonOf(lead.answer(seen))).toBe('yes');
    late.connect();
    await office.quiet();
    const answer = late.answer(asked)!;
    expect(reasonOf(answer)).toBe('place-gone');
    expect(!answer.ok && answer.alternatives.every((a) => a.start < at('13:00') || a.date !== MONDAY)).toBe(
      true,
    );
    expect(await visitAt(office, before.id)).toMatchObject({ state: 'booked' });
    await expectAgreement(office);
  });

  it('[M13, C3] a cut-off lead’s hours meet a booking made meanwhile: nothing changes before they have seen it', async () => {
    const office = await openVirtualOffice({ seed: 22 });
    const lead = await office.lead();
    const { windows, closures } = lead.office();
    const base = { windows, closures };
    lead.cut();
    const first = lead.ask(lead.compose('change-hours', { base, windows, closures: [closing], seen: [] }));
    const meanwhile = await bookConfirmed(office, 'meanwhile', at('14:00'));
    lead.connect();
    await office.quiet();
    const answer = lead.answer(first)!;
    expect(reasonOf(answer)).toBe('appointments-outside');
    expect(!answer.ok && answer.alternatives).toEqual([{ date: MONDAY, start: at('14:00') }]);
    expect(lead.office().closures).toEqual([]);
    const seen = [meanwhile.id];
    const again = lead.ask(lead.compose('change-hours', { base, windows, closures: [closing], seen }));
    await office.quiet();
    expect(reasonOf(lead.answer(again))).toBe('yes');
    expect(await visitAt(office, meanwhile.id)).toMatchObject({ state: 'booked' });
    await expectAgreement(office);
  });

  it.each(orders)(
    '[M13] two leads apart: the first has changed the hours, the other is told (%s)',
    async (order) => {
      const office = await openVirtualOffice({ seed: 23 });
      const [anna, bert] = [await office.lead('lead-1'), await office.lead('lead-2')];
      const { windows, closures } = anna.office();
      const base = { windows, closures };
      const other = { ...closing, ...until('15:00') };
      for (const lead of [anna, bert]) lead.cut();
      const asked = [
        anna.ask(anna.compose('change-hours', { base, windows, closures: [closing], seen: [] })),
        bert.ask(bert.compose('change-hours', { base, windows, closures: [other], seen: [] })),
      ] as const;
      await comeBack(office, order, anna, bert);
      const answers = [reasonOf(anna.answer(asked[0])), reasonOf(bert.answer(asked[1]))];
      expect(answers.toSorted()).toEqual(['hours-changed-meanwhile', 'yes']);
      const winner = answers[0] === 'yes' ? closing : other;
      for (const lead of [anna, bert]) expect(lead.office().closures).toEqual([winner]);
      await expectAgreement(office);
    },
  );

  it('[M13] a visitor with a number from a kiosk that had not heard of it is still served', async () => {
    const office = await openVirtualOffice({ seed: 20 });
    const [kiosk, lead, counter] = [
      await office.kiosk('kiosk'),
      await office.lead(),
      await office.counter('c1'),
    ];
    await office.time.until(at('12:00'));
    kiosk.cut();
    const { windows, closures } = lead.office();
    const base = { windows, closures };
    lead.ask(lead.compose('change-hours', { base, windows, closures: [closing], seen: [] }));
    await office.time.until(at('13:10'));
    const paper = kiosk.takeTicket([choose('passport')])!;
    await office.time.until(at('13:20'));
    kiosk.connect();
    await office.quiet();
    expect(await visitAt(office, paper.id)).toMatchObject({ state: 'arrived', number: paper.number });
    counter.must('call', paper.id);
    await expectAgreement(office);
  });

  it('[M13] an appointment outside the new hours can still be checked in, also by a kiosk that was cut off', async () => {
    const office = await openVirtualOffice({ seed: 21 });
    const [kiosk, lead] = [await office.kiosk('kiosk'), await office.lead()];
    const anna = await bookConfirmed(office, 'anna', at('14:00'));
    kiosk.cut();
    const { windows, closures } = lead.office();
    const base = { windows, closures };
    lead.ask(lead.compose('change-hours', { base, windows, closures: [closing], seen: [anna.id] }));
    await office.time.until(at('13:55'));
    kiosk.checkIn(anna.code);
    await office.time.until(at('14:20'));
    kiosk.connect();
    await office.quiet();
    expect(await visitAt(office, anna.id)).toMatchObject({ state: 'arrived', arrivedAt: at('13:55') });
    await expectAgreement(office);
  });
});

describe('[M1] the same phone twice', () => {
  it('[M1, M16] one booking asked twice is one appointment', async () => {
    const office = await openVirtualOffice({ seed: 22 });
    const anna = await office.phone('anna');
    const asked = anna.book(CARD, at('10:00'), aContact());
    await office.quiet();
    const request = anna.trackedRequests()[0]!.request;
    anna.ask(request);
    await office.quiet();
    expect(reasonOf(anna.answer(asked))).toBe('yes');
    expect([...(await office.day()).visits.keys()]).toEqual([visitOf(asked)]);
    expect(office.relay.mails).toHaveLength(1);
  });
});
