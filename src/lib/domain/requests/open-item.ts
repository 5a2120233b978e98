/**
 * What waits for a person to do it: call-backs, enquiries, visitors in no list, lost places, what a night has ended, and what
 * kiosks report.
 */
import * as z from 'zod/mini';
import { visitNumber } from '../day/appointment.ts';
import { givenValues } from '../day/field-values.ts';
import { contact } from '../day/people.ts';
import type { Contact } from '../day/people.ts';
import { visitStates } from '../day/visit.ts';
import { actorId, requestId, visitId } from '../ids.ts';
import { birthDate } from '../input/birth-date.ts';
import { choice } from '../office/office.ts';
import { language } from '../office/text.ts';
import { deviceReport } from './device-report.ts';
import { suitingWeekdays } from './request-fields.ts';
import { instant, localDate } from '../time.ts';
import type { LocalDate } from '../time.ts';
import type { RefusalOf } from './answer.ts';

/** Who has done it; null: it is open. */
const resolved = z.nullable(z.strictObject({ at: instant, by: actorId }));

/** M3: a booking by staff that met a place already given away. A clerk has to phone. */
export const callBack = z.strictObject({
  type: z.literal('call-back'),
  id: requestId,
  at: instant,
  by: actorId,
  contact,
  fields: z.optional(givenValues),
  services: z.array(choice).check(z.minLength(1), z.maxLength(20)),
  start: instant,
  alternatives: z.array(z.strictObject({ date: localDate, start: instant })).check(z.maxLength(12)),
  resolved,
});
export type CallBack = z.infer<typeof callBack>;

/** B14: a citizen found nothing free and wants an appointment. Staff book for them, call or write. */
export const enquiry = z.strictObject({
  type: z.literal('enquiry'),
  id: requestId,
  at: instant,
  by: actorId,
  contact,
  services: z.array(choice).check(z.minLength(1), z.maxLength(20)),
  weekdays: suitingWeekdays,
  /** The language of the mails. */
  language,
  resolved,
});
export type Enquiry = z.infer<typeof enquiry>;

/** B14: what is left of the person of an enquiry that a lead has erased. */
export const NO_ONE: Contact = { name: '–', mail: null, phone: null, birthDate: null };
export const isErasedEnquiry = ({ contact: { name, mail, phone } }: Enquiry): boolean =>
  name === NO_ONE.name && mail === null && phone === null;

/** A2, A4: why a visitor was not checked in who waits all the same. */
export const refusedCheckInReasons = [
  'several-appointments',
  'birth-date-unreadable',
  'not-found',
  'too-early',
  'too-late',
] as const satisfies readonly RefusalOf<'check-in'>[];

/** A7: why a number that a visitor holds did not come into the line. */
export const refusedTicketReasons = [
  'number-taken',
  'not-allowed',
  'no-common-lane',
  'wrong-day',
  'not-possible-now',
] as const satisfies readonly RefusalOf<'take-ticket'>[];

/**
 * A visitor who is here and waits, and is in no list. A2: a kiosk took down their birth date, and it does not tell who
 * they are. A4: a kiosk welcomed them, and the relay refused the check-in afterwards. A7: a device gave them a number,
 * and the relay refused it afterwards.
 */
export const unclearArrival = z.strictObject({
  type: z.literal('arrival'),
  id: requestId,
  /** When they stood at the kiosk, and which. */
  at: instant,
  by: actorId,
  /** Null: they showed a QR, typed a code or took a number, or it could not be read. */
  birthDate: z.nullable(birthDate),
  /** The number with which they were welcomed, or which they hold. */
  number: z.optional(visitNumber),
  reason: z.enum([...refusedCheckInReasons, ...refusedTicketReasons]),
  /** Times of the appointments that share the birth date; one: they share the time, too. */
  starts: z.array(instant).check(z.maxLength(12)),
  resolved,
});
export type UnclearArrival = z.infer<typeof unclearArrival>;

/** M18: an appointment that a device brought back, and whose place another visitor has by now. A person has to call. */
export const lostPlaceMemo = z.strictObject({
  type: z.literal('lost-place'),
  id: visitId,
  at: instant,
  by: actorId,
  number: visitNumber,
  start: instant,
  /** Null: the device did not hold it, or it has not come yet. */
  contact: z.nullable(contact),
  resolved,
});
export type LostPlaceMemo = z.infer<typeof lostPlaceMemo>;

/** Q7: what was still open when the day was over. */
export const settlement = z.strictObject({
  type: z.literal('settlement'),
  at: instant,
  open: z
    .array(z.strictObject({ visit: visitId, state: z.enum(visitStates), number: z.optional(visitNumber) }))
    .check(z.maxLength(2000)),
  /** The lead has read it. Missing: not yet, or it was written before leads were asked. */
  resolved: z.optional(resolved),
});
export type Settlement = z.infer<typeof settlement>;

const openItem = z.discriminatedUnion('type', [
  callBack,
  enquiry,
  unclearArrival,
  lostPlaceMemo,
  settlement,
  deviceReport,
]);
export type OpenItemRecord = z.infer<typeof openItem>;

/** An item of another day, as it stands in that day's memo. `id`: its day and its key there. */
export const elsewhere = z.strictObject({
  type: z.literal('elsewhere'),
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  date: localDate,
  record: openItem,
});
export type ElsewhereItem = z.infer<typeof elsewhere>;

/** `key`: of the item in its own day's memo. */
export const elsewhereId = (date: LocalDate, key: string): string => `${date}/${key}`;

/** More than people can work through; beyond it the days that are nearest come first. */
export const MOST_ELSEWHERE = 500;

/** What any member of staff resolves (`resolve-call-back`); the others are for a lead to close. */
export const resolvedByStaff = ['call-back', 'enquiry', 'arrival'] as const;
export type ResolvedByStaff = Extract<OpenItemRecord, { type: (typeof resolvedByStaff)[number] }>;
export const isResolvedByStaff = (record: { readonly type: string }): record is ResolvedByStaff =>
  resolvedByStaff.some((type) => type === record.type);

export const isOpenItem = (record: { readonly type: string }): record is OpenItemRecord =>
  openItem.def.options.some(({ shape }) => shape.type.def.values[0] === record.type);

/** A night in which nothing was left open asks nothing of anyone. */
export const isToDo = (record: OpenItemRecord): boolean =>
  (record.resolved ?? null) === null && (record.type !== 'settlement' || record.open.length > 0);
