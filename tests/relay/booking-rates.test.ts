/** B6: how much one address, one network and one mail address may book. */
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { OfficeId, VisitId } from '../../src/lib/domain/ids.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  MOST_REFUSED_AN_HOUR,
  networkOf,
  openBookingRates,
  regionOf,
} from '../../sync-server/arbiter/booking-rates.ts';
import type { CountedRequest } from '../../sync-server/arbiter/booking-rates.ts';
import { addressOf } from '../../sync-server/http/origin.ts';
import { countingForm } from '../../sync-server/mail/counting-form.ts';
import { aBooking, answerIn, put, TUESDAY_AT_TEN } from './support/a-booking.ts';
import { eventually } from '../support/eventually.ts';
import { aFolder, aRelay, MONDAY_AT_TEN } from './support/a-relay.ts';
import { aCitizen, aSocket, outcome } from './support/a-socket.ts';

const OFFICE = 'dorsten' as OfficeId;
const aCounted = (given: Partial<CountedRequest> = {}): CountedRequest => ({
  ...{ office: OFFICE, kind: 'book', address: null, mail: null, isExempt: false, booking: null },
  ...given,
});

test.each([
  ['192.0.2.17', '192.0.2'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1'],
  ['2001:db8::7', '2001:db8:0'],
  ['::1', '0:0:0'],
  ['unknown', 'unknown'],
  // The relay tells them apart so.
  [addressOf({ headers: {}, socket: { remoteAddress: '2001:db8:1:2::7' } }, false), '2001:db8:1'],
])('[B6] the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('[B6] the range of a provider is wider than a network', () => {
  expect(regionOf('192.0.2.17')).toBe('192.0');
  expect(regionOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8');
  expect(regionOf(addressOf({ headers: {}, socket: { remoteAddress: '2001:db8:9::7' } }, false))).toBe(
    '2001:db8',
  );
});

test('[B6] addresses of one domain count together, but for those at which anyone gets a mailbox', () => {
  const rates = openBookingRates();
  const countOf = (mail: string): number =>
    rates.recent(aCounted({ address: '192.0.2.1', mail }), MINUTE_MS).mailDomain;
  for (const mail of ['a@tout.example', 'b@Tout.Example', 'c@gmx.de', 'd@googlemail.com'])
    rates.note(aCounted({ address: '198.51.100.1', mail }), 1, 0);
  expect(['x@tout.example', 'x@gmx.de', 'x@gmail.com', 'x@other.example'].map(countOf)).toEqual([2, 0, 0, 0]);
});

test('[B6, Q15] in a hall whose Wi-Fi has one address, phones that wish to be told of a call leave the bookings alone', () => {
  const rates = openBookingRates();
  const address = '192.0.2.1';
  for (let i = 0; i < 40; i++) rates.note(aCounted({ address, kind: 'follow' }), 0, 0);
  rates.note(aCounted({ address, kind: 'move' }), 1, 0);
  const counted = (kind: CountedRequest['kind']) => {
    const { address: one, network, region } = rates.recent(aCounted({ address, kind }), MINUTE_MS);
    return [one, network, region];
  };
  expect(counted('follow')).toEqual([40, 40, 40]);
  for (const kind of ['book', 'move', 'enquire', 'correct-mail'] as const)
    expect([kind, counted(kind)]).toEqual([kind, [1, 1, 1]]);
});

test('[B6.5] what was booked counts for an hour by address and network, for a day by mail address in its network, and fades', () => {
  const rates = openBookingRates();
  const look = (minute: number, address = '192.0.2.1', given: Partial<CountedRequest> = {}) =>
    rates.recent(aCounted({ address, mail: 'Erika@example.org', ...given }), minute * MINUTE_MS);
  for (let i = 0; i < 4; i++)
    rates.note(aCounted({ address: '192.0.2.1', mail: 'erika@example.org' }), 1, i * MINUTE_MS);
  rates.note(aCounted({ address: '192.0.2.9' }), 0, 0);
  expect(look(5)).toEqual({
    booking: 0,
    address: 4,
    network: 5,
    region: 5,
    mailDomain: 4,
    mail: 4,
    mailbox: 4,
  });
  expect(look(5, '198.51.100.1')).toEqual({
    ...{ booking: 0, address: 0, network: 0, region: 0 },
    ...{ mailDomain: 4, mail: 0, mailbox: 4 },
  });
  // A move comes from the same address as a booking, and is another round for the mail address.
  expect(look(5, '192.0.2.1', { kind: 'move' })).toMatchObject({ address: 4, network: 5, mail: 0 });
  expect(look(90)).toMatchObject({ address: 2, network: 2, mail: 4 });
  expect(look(200)).toMatchObject({ address: 0, network: 0, mail: 4 });
  expect(look(4 * 24 * 60)).toEqual({
    ...{ booking: 0, address: 0, network: 0, region: 0 },
    ...{ mailDomain: 0, mail: 0, mailbox: 0 },
  });
  expect(look(5, '192.0.2.1', { office: 'werne' as OfficeId }).address).toBe(0);
});

test('[B6, B8] what is counted by its booking counts for that one and that kind alone', () => {
  const rates = openBookingRates();
  const [anna, bert] = ['anna' as VisitId, 'bert' as VisitId];
  const movesOf = (given: Partial<CountedRequest>): number =>
    rates.recent(aCounted({ kind: 'move', booking: anna, ...given }), MINUTE_MS).booking;
  rates.note(aCounted({ kind: 'move', booking: anna }), 0, 0);
  rates.note(aCounted({ kind: 'cancel', booking: anna }), 0, 0);
  expect([movesOf({}), movesOf({ booking: bert }), movesOf({ kind: 'wish' })]).toEqual([1, 0, 0]);
});

test('[B6] one address gets a limited number of refusals in an hour; others are not held up', () => {
  const rates = openBookingRates();
  const refuse = (address: string | null, minute: number): boolean =>
    rates.mayRefuse(address, minute * MINUTE_MS);
  for (let i = 0; i < MOST_REFUSED_AN_HOUR; i++) expect(refuse('192.0.2.1', 1)).toBe(true);
  expect([refuse('192.0.2.1', 2), refuse('192.0.2.2', 2), refuse(null, 2)]).toEqual([false, true, true]);
  expect(refuse('192.0.2.1', 121)).toBe(true);
});

test('[B6.1] one mailbox counts as one, however its address is written', () => {
  for (const [first, ...others] of [
    ['anna@müller.de', 'Anna@MÜLLER.de', 'anna@mu\u0308ller.de', 'anna@xn--mller-kva.de', 'anna+1@müller.de'],
    ['anna.berta@gmail.com', 'annaberta@gmail.com', 'a.n.n.a.berta+amt@GoogleMail.com'],
    ['a.b@proton.me', 'ab@proton.me'],
  ])
    for (const other of others) expect([other, countingForm(other)]).toEqual([other, countingForm(first!)]);
});

test('[B6] other mailboxes count apart', () => {
  const apart = [
    'a.b@web.de',
    'ab@web.de',
    'ab@gmx.de',
    '+ab@web.de',
    '+b@web.de',
    'a-b@web.de',
    'a_b@web.de',
  ];
  expect(new Set(apart.map(countingForm)).size).toBe(apart.length);
  const rates = openBookingRates();
  const countOf = (mail: string): number => rates.recent(aCounted({ mail }), MINUTE_MS).mail;
  rates.note(aCounted({ mail: 'anna+1@beispiel.example' }), 1, 0);
  expect([countOf('Anna@beispiel.example'), countOf('an.na@beispiel.example')]).toEqual([1, 0]);
});

test('[B6.5] over real sockets: one address has a limit of bookings, its network a higher one, others are not held up', async () => {
  const offices = aFolder();
  const file = readFileSync(resolve(import.meta.dirname, '../../sync-server/offices/dorsten.yaml'), 'utf8');
  writeFileSync(
    join(offices, 'dorsten.yaml'),
    file.replace(/^rules:\n/m, 'rules:\n  bookings: { perAddress: 2, perNetwork: 3 }\n'),
  );
  const relay = await aRelay({ offices, trustProxy: true });
  let booked = 0;
  async function bookFrom(address: string): Promise<string> {
    const { actor, credential } = aCitizen();
    const headers = { 'x-forwarded-for': address };
    const inbox = await aSocket(relay, `inbox:${actor}`, { credential, headers });
    const outbox = await aSocket(relay, `outbox:${actor}`, { credential, headers });
    expect(await outcome(inbox)).toBe('open');
    const mail = `erika${++booked}@example.org`;
    const booking = aBooking(TUESDAY_AT_TEN + booked * 15 * MINUTE_MS, {
      contact: { name: 'Erika', mail, birthDate: '1951-04-23', phone: null },
    });
    put(outbox, booking);
    const answer = await answerIn(inbox, booking.id);
    return answer.ok ? 'ok' : answer.reason!;
  }
  expect(await bookFrom('192.0.2.1')).toBe('ok');
  expect(await bookFrom('192.0.2.1')).toBe('ok');
  expect(await bookFrom('192.0.2.1')).toBe('too-many-requests');
  expect(await bookFrom('192.0.2.2')).toBe('ok');
  expect(await bookFrom('192.0.2.3')).toBe('too-many-requests');
  expect(await bookFrom('198.51.100.7')).toBe('ok');
});

test('[B6, P3] over real sockets: who is refused too often from one address is answered later, not on the disk now', async () => {
  const relay = await aRelay({ trustProxy: true });
  const each = MOST_REFUSED_AN_HOUR / 2 + 10;
  /** Asks for a number of appointments that have no owner, all at once. */
  async function askFrom(address: string) {
    const { actor, credential } = aCitizen();
    const headers = { 'x-forwarded-for': address };
    const inbox = await aSocket(relay, `inbox:${actor}`, { credential, headers });
    const outbox = await aSocket(relay, `outbox:${actor}`, { credential, headers });
    expect(await outcome(inbox)).toBe('open');
    const requests = Array.from({ length: each }, () => {
      const request = { ...nobodys, id: randomUUID() };
      return [`request:${request.id}`, request];
    });
    outbox.doc.getArray('records').push(requests);
    const answers = (): number => inbox.records().size;
    return { outbox, answers };
  }
  const first = await askFrom('192.0.2.1');
  await eventually(() => expect(first.answers()).toBe(each));
  const second = await askFrom('192.0.2.1');
  await eventually(() => expect(second.outbox.closed).toBe('too-many'));
  expect(second.answers()).toBeLessThanOrEqual(MOST_REFUSED_AN_HOUR - each);
  const other = await askFrom('192.0.2.2');
  await eventually(() => expect(other.answers()).toBe(each));
});

const nobodys = {
  ...{ v: 1, office: OFFICE, at: MONDAY_AT_TEN, date: '2026-11-24', kind: 'cancel' },
  visit: 'nobodys-appointment-at-all',
};
