/** What the tests of the M rules share: who comes back first, and whether everyone agrees in the end. */
import { expect } from 'vitest';
import type { Answer, Refusal } from '../../src/lib/domain/requests/answer.ts';
import type { Contact } from '../../src/lib/domain/day/people.ts';
import { visitIn } from '../../src/lib/domain/day/day.ts';
import type { RequestId, VisitId } from '../../src/lib/domain/ids.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import { mayKioskRead } from '../../src/lib/domain/decide/kiosk-limits.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import type { Visit } from '../../src/lib/domain/day/visit.ts';
import { aContact, choose } from '../support/build/index.ts';
import { digestOf, foulWeather } from '../support/office/index.ts';
import type { VirtualCounter, VirtualDevice, VirtualOffice, VirtualPhone } from '../support/office/index.ts';

/** In which order two devices that were cut off come back. */
export const orders = ['in order', 'the other first', 'together in foul weather'] as const;
export type Order = (typeof orders)[number];

export async function comeBack(
  office: VirtualOffice,
  order: Order,
  one: VirtualDevice,
  other: VirtualDevice,
): Promise<void> {
  if (order === 'together in foul weather') {
    office.weather = foulWeather;
    one.connect();
    other.connect();
  } else {
    const [first, second] = order === 'in order' ? [one, other] : [other, one];
    first.connect();
    await office.quiet();
    second.connect();
  }
  await office.quiet();
}

/** Every device that may read the day holds what the relay holds, asks nothing any more, and read every record. */
export async function expectAgreement(office: VirtualOffice, date?: LocalDate): Promise<void> {
  // A device opens a day when a user looks at it.
  const reads = (device: VirtualDevice): boolean =>
    followsDays(device) && (device.identity.role !== 'kiosk' || isReadAtKiosk(office, date));
  for (const device of office.devices) if (reads(device)) device.said(date);
  await office.quiet();
  expect(office.relay.faults).toEqual([]);
  const relay = digestOf(await office.day(date));
  for (const device of office.devices) {
    expect(device.badRecords).toEqual([]);
    expect(device.pending(), `${device.name} still asks`).toEqual([]);
    if (!device.connected || !reads(device)) continue;
    expect(digestOf(device.said(date)), `the day at ${device.name}`).toEqual(relay);
    expect(digestOf(device.day(date)), `the optimistic day at ${device.name}`).toEqual(relay);
  }
}

const isReadAtKiosk = ({ office, time }: VirtualOffice, date?: LocalDate): boolean =>
  date === undefined || mayKioskRead(office, date, time.now());

/** For nights and days on which no page is open. */
export function switchOff({ devices }: VirtualOffice): void {
  for (const device of devices) device.putAway();
}

export async function switchOn(office: VirtualOffice): Promise<void> {
  for (const device of office.devices) device.takeOut();
  await office.quiet();
}

const followsDays = ({ identity: { role } }: VirtualDevice): boolean =>
  role === 'kiosk' || role === 'clerk' || role === 'lead';

export async function visitAt(office: VirtualOffice, id: VisitId, date?: LocalDate): Promise<Visit> {
  return visitIn(await office.day(date), id)!;
}

export const reasonOf = (answer: Answer | null): Refusal | 'yes' | 'no answer' =>
  answer === null ? 'no answer' : answer.ok ? 'yes' : answer.reason;

/** A confirmed appointment of a phone, by its number and code. */
export interface Booked {
  readonly phone: VirtualPhone;
  /** The link in its mail, opened. */
  readonly link: VirtualPhone;
  readonly id: VisitId;
  readonly request: RequestId;
  readonly code: string;
  readonly number: string;
}

export async function reserve(
  office: VirtualOffice,
  name: string,
  start: Instant,
  contact: Partial<Contact> = {},
): Promise<Booked> {
  const phone = await office.phone(name);
  const mail = `${name}@example.org`;
  const request = phone.book([choose('id-card')], start, aContact({ name, mail, ...contact }));
  await office.quiet();
  expect(reasonOf(phone.answer(request))).toBe('yes');
  const link = await office.openMail(mail);
  const [own] = phone.appointments();
  return { phone, link, id: visitOf(request), request, code: own!.code, number: own!.number };
}

export async function activate(booked: Booked, date: LocalDate): Promise<RequestId> {
  return booked.link.ask(booked.link.compose('activate', { visit: booked.id }, date));
}

export async function bookConfirmed(
  office: VirtualOffice,
  name: string,
  start: Instant,
  contact: Partial<Contact> = {},
): Promise<Booked> {
  const booked = await reserve(office, name, start, contact);
  await activate(booked, booked.phone.appointments()[0]!.date);
  await office.quiet();
  expect(booked.phone.appointments()[0]).toMatchObject({ state: 'booked' });
  return booked;
}

/** Calls, serves and finishes, ten minutes in all. */
export async function serve(office: VirtualOffice, counter: VirtualCounter, visit: VisitId): Promise<void> {
  counter.must('call', visit);
  await office.time.pass(2 * MINUTE_MS);
  counter.must('start', visit);
  await office.time.pass(8 * MINUTE_MS);
  counter.must('finish', visit);
}
