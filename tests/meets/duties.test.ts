/** What the arbiter itself has to do or to look up, where a rule would hold by itself and be of no use. */
import { describe, expect, it } from 'vitest';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { addDays, DAY_MINUTES, instantOf, localTime, MINUTE_MS } from '../../src/lib/domain/time.ts';
import { aContact, anOffice, at, choose, MONDAY } from '../support/build/index.ts';
import { openVirtualOffice } from '../support/office/index.ts';
import type { VirtualOffice } from '../support/office/index.ts';
import { bookConfirmed, expectAgreement, reasonOf, switchOff } from './meeting.ts';

const CARD = [choose('id-card')];
const TUESDAY = addDays(MONDAY, 1);
const unconfirmed = { activation: null } as const;

const kindsTo = ({ relay }: VirtualOffice, mail: string): string[] =>
  relay.mails.filter(({ order }) => order.person.contact.mail === mail).map(({ order }) => order.kind);

describe('[B7] reminders', () => {
  it('[B7.3] go out the day before to visitors who asked, once, and never for an ended appointment', async () => {
    const office = await openVirtualOffice({ seed: 71, office: anOffice({ rules: unconfirmed }) });
    const ids = new Map<string, string>();
    for (const [name, reminder] of [
      ['asked', true],
      ['did-not', false],
      ['cancelled', true],
    ] as const) {
      const phone = await office.phone(name);
      const contact = aContact({ mail: `${name}@example.org` });
      const start = at('09:00', addDays(TUESDAY, ids.size));
      const ask = { start, services: CARD, contact, language: 'de', reminder } as const;
      const date = addDays(TUESDAY, ids.size);
      const request = phone.ask(phone.compose('book', ask, date));
      await office.quiet();
      expect(reasonOf(phone.answer(request))).toBe('yes');
      ids.set(name, request);
      if (name !== 'cancelled') continue;
      phone.ask(phone.compose('cancel', { visit: phone.appointments()[0]!.id }, date));
    }
    await office.quiet();
    switchOff(office);
    await office.time.until(at('09:59'));
    expect(kindsTo(office, 'asked@example.org')).toEqual(['confirmation']);
    await office.time.until(at('23:00', addDays(TUESDAY, 3)));
    expect(kindsTo(office, 'asked@example.org')).toEqual(['confirmation', 'reminder']);
    expect(kindsTo(office, 'did-not@example.org')).toEqual(['confirmation']);
    expect(kindsTo(office, 'cancelled@example.org')).toEqual(['confirmation', 'cancellation']);
  });
});

describe('[B14] an enquiry without an answer', () => {
  it('[B14.5] is told of by mail on the last day on which the office can be called, once, also over restarts', async () => {
    const full = { enquiries: 9, leadMinutes: 7 * DAY_MINUTES, horizonDays: 3 } as const;
    // Asked on Thursday, kept until Sunday: the office is open on Friday for the last time.
    const thursday = addDays(MONDAY, 3);
    const friday = addDays(MONDAY, 4);
    const rules = { ...full, retention: { people: 3, day: 90 } } as const;
    const office = await openVirtualOffice({ seed: 76, office: anOffice({ rules }) });
    await office.time.until(at('09:00', thursday));
    for (const [name, more] of [
      ['asked', {}],
      ['phoned', { mail: null, phone: '02362 123456' }],
    ] as const) {
      const phone = await office.phone(name);
      const contact = aContact({ mail: `${name}@example.org`, birthDate: null, phone: null, ...more });
      const ask = { services: CARD, weekdays: ['mon' as const], contact, language: 'tr' };
      const request = phone.ask(phone.compose('enquire', ask, thursday));
      await office.quiet();
      expect(reasonOf(phone.answer(request))).toBe('yes');
    }
    switchOff(office);
    const told = (): (string | null)[] =>
      office.relay.enquiryMails.map(({ enquiry, lastDay }) => `${enquiry.contact.mail} until ${lastDay}`);
    await office.time.until(at('09:59', friday));
    expect(told()).toEqual([]);
    const once = [`asked@example.org until ${addDays(MONDAY, 6)}`];
    await office.time.until(at('10:01', friday));
    expect(told()).toEqual(once);
    office.relay.kill();
    await office.relay.start();
    await office.time.until(at('23:00', addDays(MONDAY, 9)));
    expect(told()).toEqual(once);
    expect(office.relay.faults).toEqual([]);
  });

  it('[B14.5] is told of late by a relay that stood still, as long as it is kept', async () => {
    const rules = {
      ...{ enquiries: 9, leadMinutes: 7 * DAY_MINUTES, horizonDays: 3 },
      retention: { people: 3, day: 90 },
    } as const;
    const office = await openVirtualOffice({ seed: 77, office: anOffice({ rules }) });
    const thursday = addDays(MONDAY, 3);
    await office.time.until(at('09:00', thursday));
    const phone = await office.phone('anna');
    const contact = aContact({ mail: 'anna@example.org', birthDate: null, phone: null });
    const ask = { services: CARD, weekdays: ['mon' as const], contact, language: 'de' };
    phone.ask(phone.compose('enquire', ask, thursday));
    await office.quiet();
    switchOff(office);
    await office.time.until(at('09:00', addDays(MONDAY, 4)));
    office.relay.kill();
    await office.time.until(at('12:00', addDays(MONDAY, 6)));
    await office.relay.start();
    await office.time.until(at('12:10', addDays(MONDAY, 6)));
    expect(office.relay.enquiryMails.map(({ enquiry }) => enquiry.contact.mail)).toEqual([
      'anna@example.org',
    ]);
  });
});

describe('[B6] the limit for a mail address', () => {
  it('[B6.1, B6.2] counts what its owner has confirmed on every day, however the address is written, and tells the owner alone', async () => {
    const office = await openVirtualOffice({ seed: 72, office: anOffice({ rules: { perMail: 2 } }) });
    const isFull = (): boolean | undefined => office.relay.mails.at(-1)?.order.isFull;
    /** Books, and presses the button in the mail. */
    async function book(mail: string, date: typeof MONDAY) {
      const phone = await office.phone(`phone-${office.devices.length}`);
      const asked = phone.book(CARD, at('11:00', date), aContact({ mail }));
      await office.quiet();
      expect(reasonOf(phone.answer(asked))).toBe('yes');
      const told = isFull();
      const link = await office.openMail(mail);
      const pressed = link.ask(link.compose('activate', { visit: phone.appointments()[0]!.id }, date));
      await office.quiet();
      const reason = reasonOf(link.answer(pressed));
      expect(told).toBe(reason === 'too-many-appointments');
      return { phone, reason };
    }
    const first = await book('erika@example.org', MONDAY);
    const rest = [
      await book('erika@example.org', TUESDAY),
      await book('Erika+Amt@Example.org', addDays(MONDAY, 2)),
      await book('karl@example.org', addDays(MONDAY, 3)),
    ];
    expect([first, ...rest].map(({ reason }) => reason)).toEqual([
      ...['yes', 'yes'],
      ...['too-many-appointments', 'yes'],
    ]);
    const { phone } = first;
    phone.ask(phone.compose('cancel', { visit: phone.appointments()[0]!.id }, MONDAY));
    await office.quiet();
    expect((await book('erika@example.org', addDays(MONDAY, 4))).reason).toBe('yes');
    expect((await book('erika@example.org', addDays(MONDAY, 7))).reason).toBe('too-many-appointments');
    await expectAgreement(office);
  });
});

describe('[C8] the newest day', () => {
  it('[C8] is there from midnight on and can be booked from its opening time on, by phones that saw it turn', async () => {
    const horizonDays = 8;
    const office = await openVirtualOffice({
      seed: 73,
      office: anOffice({ rules: { ...unconfirmed, horizonDays } }),
    });
    // Tuesday of the week after: the newest day, once it is Monday.
    const newest = addDays(MONDAY, horizonDays + 1);
    const phone = await office.phone('anna');
    const book = async (): Promise<string> => {
      const asked = phone.book(CARD, at('10:00', newest), aContact({ mail: 'anna@example.org' }));
      await office.quiet();
      return reasonOf(phone.answer(asked));
    };
    await office.time.until(at('23:58'));
    expect(phone.slots().has(newest)).toBe(false);
    expect(phone.freeStarts(CARD, newest)).toEqual([]);
    await office.time.until(at('00:01', TUESDAY));
    expect(phone.slots().get(newest)?.bookableFrom).toBe(at('08:00', TUESDAY));
    expect(phone.freeStarts(CARD, newest)).toEqual([]);
    expect(await book()).toBe('not-yet-bookable');
    await office.time.until(instantOf(TUESDAY, localTime.parse('08:00'), 'Europe/Berlin') - MINUTE_MS);
    expect(await book()).toBe('not-yet-bookable');
    await office.time.until(at('08:00', TUESDAY));
    expect(phone.freeStarts(CARD, newest)).not.toEqual([]);
    expect(await book()).toBe('yes');
    await expectAgreement(office, newest);
  });
});

describe('[C8] a shorter horizon', () => {
  it('[C8] takes back what was told of days beyond it, but for those on which a visitor is expected', async () => {
    let horizonDays = 14;
    const seams = {
      office: (o: Office): Office => ({ ...o, rules: { ...o.rules, horizonDays } }),
    };
    const office = await openVirtualOffice({ seed: 75, office: anOffice({ rules: unconfirmed }), seams });
    const phone = await office.phone('anna');
    const kept = addDays(MONDAY, 10);
    const asked = phone.book(CARD, at('10:00', kept), aContact({ mail: 'anna@example.org' }));
    await office.quiet();
    expect(reasonOf(phone.answer(asked))).toBe('yes');
    const beyond = (): string[] => [...phone.slots().keys()].filter((d) => d > addDays(MONDAY, 5)).sort();
    expect(beyond().length).toBeGreaterThan(4);
    office.relay.kill();
    horizonDays = 5;
    await office.relay.start();
    await office.quiet();
    expect(beyond()).toEqual([kept]);
    phone.ask(phone.compose('cancel', { visit: phone.appointments()[0]!.id }, kept));
    await office.quiet();
    expect(beyond()).toEqual([]);
    expect(office.relay.faults).toEqual([]);
  });
});

describe('[M9] an arrival in time and a lapse', () => {
  it('[M9, A4] heard before the lapse or after it, the end is the same', async () => {
    const ends = [];
    for (const cutOff of [false, true]) {
      const office = await openVirtualOffice({ seed: 74 });
      const kiosk = await office.kiosk('kiosk');
      const anna = await bookConfirmed(office, 'anna', at('10:00'));
      if (cutOff) kiosk.cut();
      await office.time.until(at('10:04'));
      expect(kiosk.checkIn(anna.code)).not.toBeNull();
      await office.time.until(at('10:30'));
      kiosk.connect();
      await office.quiet();
      const visit = (await office.day()).visits.get(anna.id)!;
      expect(visit).toMatchObject({ state: 'arrived', arrivedAt: at('10:04'), freeAt: null });
      await expectAgreement(office);
      ends.push(visit);
    }
    expect(ends[0]).toEqual(ends[1]);
  });
});
