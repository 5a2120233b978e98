/**
 * The table of requests: what each kind carries, who may ask it, which days it touches, why it can be refused, and what
 * it costs. A new kind gets its row here, its decider in decide/, its messages and its tests.
 */
import * as z from 'zod/mini';
import type { AskingPermission } from '../access.ts';
import { checkInCode, visitNumber } from '../day/appointment.ts';
import { cancelReason, despiteReason, leaveReason } from '../day/discretion.ts';
import { givenValues, valueChanges } from '../day/field-values.ts';
import { contact } from '../day/people.ts';
import { counterId, laneId, priorityId, requestId, visitId } from '../ids.ts';
import { sealedBirthDate } from '../input/birth-date.ts';
import { officeRecord } from '../office/office.ts';
import { officeEdit } from '../office/office-edit.ts';
import { language } from '../office/text.ts';
import { instant, localDate } from '../time.ts';
import type { LocalDate } from '../time.ts';
import {
  CORRECTIONS_A_DAY,
  LIKE_A_BOOKING,
  LIKE_A_LOOK,
  LIKE_AN_ENQUIRY,
  MOST_OFFERS,
  MOVES_A_DAY,
  REMINDERS_SET_A_DAY,
  WISHES_A_DAY,
} from './request-costs.ts';
import type { RequestCost } from './request-costs.ts';
import { pushPhone } from './push-phone.ts';
import { deviceReportId } from './device-report.ts';
import { counterRequests, usual } from './counter-requests.ts';
import { officeWideRequests } from './office-wide-requests.ts';
import {
  chosenServices,
  daysOfRows,
  importPart,
  linkCode,
  MOST_BROUGHT_BACK,
  MOST_NOTED,
  MOST_ROWS,
  MOST_SEEN_AHEAD,
  MOST_TRIES,
  seenStep,
  suitingWeekdays,
  wantedMs,
  workProof,
} from './request-fields.ts';

export interface RequestRow {
  /** Its own fields, beside those that every request has. */
  readonly shape: z.core.$ZodShape;
  /** It is granted to roles with one of these permissions (P1). */
  readonly askers: readonly AskingPermission[];
  /** The days that it touches beside its `date`, and the field that names them. */
  readonly moreDays: { readonly field: string; readonly of: (asked: never) => readonly LocalDate[] } | null;
  /** It says something of a person and nothing else, so it is refused once people are erased (P3). */
  readonly isAboutPeople: boolean;
  /** What its decider does may owe a mail at once; a batch takes few of these. */
  readonly makesMail: boolean;
  /** Its decider may look for a free place on any day; all others need not wait until each day is reckoned anew. */
  readonly searchesPlaces: boolean;
  /** Why its decider can refuse it, beside the reasons that any request can meet. */
  readonly refusals: readonly string[];
  /** B6: null: for devices and staff alone. */
  readonly cost: RequestCost | null;
}

const citizenOrStaff = ['own-appointment', 'book'] as const;

/** What the chosen services need and no lane of the office gives. */
const unmetNeeds = [
  'no-such-service',
  'not-bookable',
  'too-many-services',
  'not-together',
  'no-such-variant',
  'too-long',
  'no-common-lane',
] as const;
export type UnmetNeed = (typeof unmetNeeds)[number];

const nothing = { places: 0, blocked: 0, numbers: 0, mails: 0 } as const;

export const requestTable = {
  book: {
    ...usual,
    makesMail: true,
    searchesPlaces: true,
    shape: {
      start: instant,
      services: chosenServices,
      contact,
      /** B13. Missing: nothing was said, or an older page has asked. */
      fields: z.optional(givenValues),
      language,
      reminder: z.boolean(),
      proof: workProof,
      /** B14: the enquiry that staff answer with it, and the day on which that stands. */
      enquiry: z.optional(z.strictObject({ date: localDate, id: requestId })),
      /** C15.4: a lead's trial, which goes by itself where it is not taken back. */
      trial: z.optional(z.literal(true)),
    },
    askers: citizenOrStaff,
    moreDays: {
      field: 'enquiry',
      of: ({ enquiry }: { enquiry?: { date: LocalDate } | undefined }) =>
        enquiry === undefined ? [] : [enquiry.date],
    },
    refusals: [
      ...unmetNeeds,
      ...[
        'enquiry-resolved',
        'bad-contact',
        'bad-fields',
        'not-yet-bookable',
        'too-soon',
        'place-gone',
        'day-full',
      ],
      ...['places-paused', 'office-without-file', 'proof-needed', 'too-many-requests'],
    ],
    cost: {
      ...{ places: 1, blocked: 0, numbers: 1, mails: 1, bytes: 3_500, days: 'all' },
      ...{ proof: true, once: false, byLink: null, most: LIKE_A_BOOKING },
    },
  },
  activate: {
    ...usual,
    makesMail: true,
    searchesPlaces: true,
    shape: { visit: visitId },
    askers: citizenOrStaff,
    refusals: [
      ...['no-such-visit', 'activation-by-mail-only', 'not-possible-now'],
      ...['activation-too-late', 'too-many-appointments'],
    ],
    cost: {
      ...nothing,
      ...{ mails: 1, bytes: 3_000, days: 'all', proof: false, once: true, byLink: 'alone', most: {} },
    },
  },
  /** B3: the address to which the mail of a reservation goes anew. */
  'correct-mail': {
    ...usual,
    makesMail: true,
    shape: { visit: visitId, mail: contact.shape.mail.def.innerType },
    askers: citizenOrStaff,
    isAboutPeople: true,
    refusals: ['no-such-visit', 'not-possible-now', 'bad-contact', 'too-many-requests'],
    cost: {
      ...nothing,
      ...{ mails: 1, bytes: 6_000, days: 'none' },
      ...{ proof: false, once: false, byLink: null, most: { booking: CORRECTIONS_A_DAY, ...LIKE_A_BOOKING } },
    },
  },
  /** B9: staff put a person's contact right. `was`: what their screen showed, so that no work is undone unseen. */
  'change-contact': {
    ...usual,
    makesMail: true,
    shape: { visit: visitId, contact, was: contact },
    askers: ['book'],
    isAboutPeople: true,
    refusals: ['no-such-visit', 'not-possible-now', 'bad-contact', 'contact-changed-meanwhile'],
  },
  /** B9: the mail of an appointment, once more. */
  'mail-again': {
    ...usual,
    makesMail: true,
    shape: { visit: visitId },
    askers: ['book'],
    isAboutPeople: true,
    refusals: ['no-such-visit', 'not-possible-now', 'no-mail-address'],
  },
  cancel: {
    ...usual,
    makesMail: true,
    searchesPlaces: true,
    shape: {
      visit: visitId,
      code: linkCode,
      /** B8: by staff. */
      reason: z.optional(cancelReason),
    },
    askers: citizenOrStaff,
    refusals: ['no-such-visit', 'code-needed', 'not-possible-now'],
    cost: {
      ...nothing,
      ...{ blocked: 1, mails: 1, bytes: 12_000, days: 'none' },
      ...{ proof: false, once: true, byLink: 'with-code', most: {} },
    },
  },
  /** B8: `date` is the new day, `from` the one on which the appointment stands. */
  move: {
    ...usual,
    makesMail: true,
    searchesPlaces: true,
    shape: { visit: visitId, from: localDate, start: instant, proof: workProof, code: linkCode },
    askers: citizenOrStaff,
    moreDays: { field: 'from', of: ({ from }: { from: LocalDate }) => [from] },
    refusals: [
      ...['no-such-visit', 'code-needed', 'not-possible-now', 'place-gone', 'day-full'],
      ...['places-paused', 'office-without-file', 'proof-needed', 'too-many-requests'],
    ],
    cost: {
      ...{ places: 1, blocked: 1, numbers: 1, mails: 1, bytes: 20_000, days: 'all' },
      ...{ proof: true, once: false, byLink: 'with-code', most: { booking: MOVES_A_DAY, ...LIKE_A_BOOKING } },
    },
  },
  /**
   * B11: to be offered an earlier place, or not any more. `from`: no place before this day. `declined`: the start of
   * an offer that another visitor may have.
   */
  wish: {
    ...usual,
    shape: {
      visit: visitId,
      earlier: z.boolean(),
      from: z.optional(localDate),
      declined: z.optional(instant),
      code: linkCode,
    },
    askers: citizenOrStaff,
    isAboutPeople: true,
    refusals: [
      ...['no-waiting-list', 'office-without-file', 'no-such-visit', 'code-needed', 'not-possible-now'],
      'too-many-requests',
    ],
    cost: {
      ...nothing,
      ...{ places: 1, mails: MOST_OFFERS, bytes: 8_000, days: 'none' },
      ...{ proof: false, once: false, byLink: 'with-code', most: { booking: WISHES_A_DAY } },
    },
  },
  /** B7.12: to be reminded of the appointment by mail, or not. */
  'set-reminder': {
    ...usual,
    shape: { visit: visitId, reminder: z.boolean() },
    askers: citizenOrStaff,
    isAboutPeople: true,
    refusals: ['no-such-visit', 'not-possible-now', 'too-many-requests'],
    cost: {
      ...nothing,
      ...{ bytes: 8_000, days: 'none', proof: false, once: false, byLink: 'alone' },
      ...{ apart: true, most: { booking: REMINDERS_SET_A_DAY } },
    },
  },
  /** B14: nothing is free, and a citizen asks to be called or written to. */
  enquire: {
    ...usual,
    searchesPlaces: true,
    shape: { services: chosenServices, weekdays: suitingWeekdays, contact, language, proof: workProof },
    askers: citizenOrStaff,
    isAboutPeople: true,
    refusals: [
      ...unmetNeeds,
      ...['no-enquiries', 'bad-contact', 'places-free', 'places-paused', 'office-without-file'],
      ...['enquiries-full', 'proof-needed', 'too-many-requests'],
    ],
    cost: {
      ...nothing,
      ...{ bytes: 3_500, days: 'all', proof: true, once: false, byLink: null, most: LIKE_AN_ENQUIRY },
    },
  },
  /** Q15: a phone is to be told when this number of today is called. */
  follow: {
    ...usual,
    shape: { number: visitNumber, phone: pushPhone, language },
    askers: citizenOrStaff,
    isAboutPeople: true,
    refusals: ['no-such-visit', 'too-many-requests'],
    cost: {
      ...nothing,
      ...{ bytes: 6_500, days: 'none', proof: false, once: false, byLink: null },
      ...{ apart: true, most: LIKE_A_LOOK },
    },
  },
  'check-in': {
    ...usual,
    shape: {
      by: z.discriminatedUnion('with', [
        z.strictObject({ with: z.literal('code'), code: checkInCode }),
        /** P6: the relay alone can read it. A2: `start` names the appointment where two share a birth date. */
        z.strictObject({
          with: z.literal('birth-date'),
          sealed: sealedBirthDate,
          start: z.nullable(instant),
        }),
      ]),
      /** A4: the number with which this device welcomes them where the relay does not answer at once. */
      welcomed: z.optional(visitNumber),
      /** A2: what the same visitor has tried before at this kiosk. */
      tried: z.optional(z.array(requestId).check(z.maxLength(MOST_TRIES))),
      /** A1: a clerk takes the visitor in although the rule says no. */
      despite: z.optional(despiteReason),
    },
    askers: ['arrivals'],
    // A2: by birth date one word to a kiosk for `not-found`, `too-early`, `too-late` and `not-on-site`.
    refusals: [
      ...['several-appointments', 'birth-date-unreadable', 'not-found', 'too-early', 'too-late'],
      ...['not-on-site', 'not-possible-now'],
    ],
  },
  /** A7: `number` from the device's block; null: the arbiter chooses one of its own. */
  'take-ticket': {
    ...usual,
    shape: {
      services: chosenServices,
      lane: laneId,
      number: z.nullable(visitNumber),
      language,
      told: z.optional(z.strictObject({ from: z.int(), to: z.int() })),
      wantedMs,
    },
    askers: ['arrivals'],
    refusals: [...unmetNeeds, 'no-longer-wanted', 'not-possible-now', 'number-taken', 'no-number-left'],
  },
  /** A6: the next free interval of today, for short services. */
  'take-interval': {
    ...usual,
    shape: { services: chosenServices, language, wantedMs },
    askers: ['arrivals'],
    refusals: [...unmetNeeds, 'no-longer-wanted', 'not-possible-now', 'place-gone', 'day-full'],
  },
  /** A5–A7: its visitor does not want any more what `asked` asked for, whether it was granted or not. */
  withdraw: {
    ...usual,
    shape: { asked: requestId },
    askers: ['arrivals'],
    refusals: ['no-such-visit', 'not-possible-now'],
  },
  /** A7.15: the kiosk was cut off from its power, and cannot tell whether a visitor saw what `asked` gave. */
  'tell-unseen': {
    ...usual,
    shape: { asked: requestId },
    askers: ['arrivals'],
    refusals: ['no-such-visit'],
  },
  return: {
    ...usual,
    shape: { visit: visitId, seen: seenStep },
    askers: ['arrivals'],
    refusals: ['no-such-visit', 'not-possible-now'],
  },
  /** A12: what a visitor who is here says that staff should know before the call. */
  'tell-assistance': {
    ...usual,
    shape: { visit: visitId, moreHelp: z.boolean(), priority: z.nullable(priorityId) },
    askers: ['arrivals'],
    refusals: ['no-such-visit', 'not-possible-now'],
  },
  /** Q4: they wait no more, by a clerk's word. */
  leave: {
    ...usual,
    shape: { visit: visitId, reason: leaveReason, seen: seenStep },
    askers: ['serve'],
    refusals: ['no-such-visit', 'not-possible-now', 'called-elsewhere'],
  },
  /** M15: a person has told this device what time it is. */
  'tell-date': { ...usual, shape: { told: instant }, askers: ['arrivals'], refusals: [] },
  /**
   * M18: what this device holds of a day and the relay has lost. One by one they are events and people or not: what
   * cannot be read holds up no other.
   */
  'bring-back': {
    ...usual,
    shape: {
      events: z.array(z.unknown()).check(z.maxLength(MOST_BROUGHT_BACK)),
      people: z.array(z.unknown()).check(z.maxLength(MOST_BROUGHT_BACK)),
    },
    askers: ['arrivals'],
    refusals: ['no-restore-known'],
  },
  /** A7: a block of numbers for the clerk at this counter to give out. */
  'borrow-numbers': {
    ...usual,
    shape: { counter: counterId },
    askers: ['serve'],
    refusals: ['no-such-counter', 'no-number-left'],
  },
  /** A8: a number on paper of which this counter has not heard. */
  'take-in': {
    ...usual,
    shape: { number: visitNumber, counter: counterId },
    askers: ['serve'],
    refusals: ['no-such-counter', 'no-common-lane', 'not-possible-now'],
  },
  ...counterRequests,
  note: {
    ...usual,
    shape: { visit: visitId, text: z.string().check(z.trim(), z.minLength(1), z.maxLength(MOST_NOTED)) },
    askers: ['serve'],
    isAboutPeople: true,
    refusals: ['no-such-visit', 'not-possible-now'],
  },
  /** B13: what a visitor has said to the office's own questions, by staff. */
  'change-fields': {
    ...usual,
    shape: { visit: visitId, changes: valueChanges },
    askers: ['serve'],
    isAboutPeople: true,
    refusals: ['no-such-visit', 'not-possible-now', 'bad-fields', 'fields-changed-meanwhile'],
  },
  /** M3, A2: a visitor has been called back, or found in the waiting room. */
  'resolve-call-back': {
    ...usual,
    shape: { callBack: requestId },
    askers: ['serve'],
    isAboutPeople: true,
    refusals: ['no-such-visit'],
  },
  /**
   * A2.7, B14, Q7, M18: a lead has read what a night has ended, has called whose place is lost, has looked after a kiosk,
   * or erases a false enquiry.
   */
  'close-item': {
    ...usual,
    shape: {
      item: z.discriminatedUnion('of', [
        z.strictObject({ of: z.literal('night') }),
        z.strictObject({ of: z.literal('lost-place'), visit: visitId }),
        z.strictObject({ of: z.literal('enquiry'), id: requestId }),
        // `seen`: its count as the lead has read it.
        z.strictObject({
          ...{ of: z.literal('device-report'), id: deviceReportId },
          seen: z.int().check(z.minimum(1)),
        }),
      ]),
    },
    askers: ['hours', 'office'],
    isAboutPeople: true,
    refusals: ['no-such-visit'],
  },
  ...officeWideRequests,
  /** C3: appointments that a lead has seen before asking for `change`, as many as one request carries. */
  'see-outside': {
    ...usual,
    shape: { change: requestId, seen: z.array(visitId).check(z.minLength(1), z.maxLength(MOST_SEEN_AHEAD)) },
    askers: ['hours', 'office'],
    refusals: [],
  },
  /**
   * C3, C11: new hours in the place of `base`; `seen`: the appointments outside them of which the lead knows, beside
   * those of `see-outside`.
   */
  'change-hours': {
    ...usual,
    shape: {
      windows: officeRecord.shape.windows,
      closures: officeRecord.shape.closures,
      base: z.pick(officeRecord, { windows: true, closures: true }),
      seen: z.array(visitId).check(z.maxLength(MOST_SEEN_AHEAD)),
    },
    askers: ['hours'],
    refusals: [
      ...['appointments-outside', 'hours-changed-meanwhile', 'hours-not-possible', 'office-without-file'],
    ],
  },
  /**
   * C11: a lead changes an entry of the office, its texts or its rules; `seen` as of `change-hours`. `mayErase`: the
   * lead agrees that a shorter retention erases past days (P3).
   */
  'change-office': {
    ...usual,
    shape: {
      edit: officeEdit,
      seen: z.array(visitId).check(z.maxLength(MOST_SEEN_AHEAD)),
      mayErase: z.optional(z.boolean()),
    },
    askers: ['office'],
    refusals: [
      ...['appointments-outside', 'office-changed-meanwhile', 'office-not-possible', 'office-without-file'],
      ...['service-in-use', 'lane-in-use', 'counter-in-use', 'erases-days'],
    ],
  },
  /** B10: rows of a CSV, the first one naming the columns. */
  import: {
    ...usual,
    searchesPlaces: true,
    shape: {
      rows: z
        .array(z.array(z.string().check(z.maxLength(500))).check(z.maxLength(40)))
        .check(z.minLength(1), z.maxLength(1 + MOST_ROWS)),
      part: z.optional(importPart),
    },
    askers: ['office'],
    moreDays: { field: 'rows', of: daysOfRows },
    refusals: ['places-paused', 'office-without-file', 'import-unreadable'],
  },
  /** M18: a lead says that the relay's database was put back from a copy. */
  'confirm-restore': { ...usual, shape: {}, askers: ['office'], refusals: [] },
} as const satisfies Readonly<Record<string, RequestRow>>;
export type RequestTable = typeof requestTable;
