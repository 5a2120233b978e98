/** What staff have to keep in mind of a day, beside its events: erased together with the people (P3). */
import * as z from 'zod/mini';
import { visitNumber } from '../day/appointment.ts';
import { MOST_MESSAGE_LENGTH } from './office-wide-requests.ts';
import { actorId, counterId, fieldId, requestId, visitId } from '../ids.ts';
import { officeRecord } from '../office/office.ts';
import { officeEdit } from '../office/office-edit.ts';
import { contactFields } from '../day/people.ts';
import { importPart, MOST_NOTED, MOST_SEEN_AHEAD } from './request-fields.ts';
import { language } from '../office/text.ts';
import { pushPhone } from './push-phone.ts';
import { instant, localDate } from '../time.ts';
import { deviceReport } from './device-report.ts';
import { callBack, elsewhere, enquiry, lostPlaceMemo, settlement, unclearArrival } from './open-item.ts';

const note = z.strictObject({
  type: z.literal('note'),
  id: requestId,
  visit: visitId,
  at: instant,
  by: actorId,
  text: z.string().check(z.minLength(1), z.maxLength(MOST_NOTED)),
});
export type Note = z.infer<typeof note>;

/** B11: who would come earlier, since when, and what they have been offered already. */
const wish = z.strictObject({
  type: z.literal('wish'),
  id: visitId,
  at: instant,
  /** P5: who asked last; the citizen, or staff for them. */
  by: z.optional(actorId),
  open: z.boolean(),
  /** No place before this day is offered. */
  from: z.optional(localDate),
  offered: z.array(instant).check(z.maxLength(50)),
  /** The start of the offer that was declined last: the place is not held any more. */
  declined: z.optional(instant),
});
export type Wish = z.infer<typeof wish>;

/** B10: what became of an import: rows are counted from 1, the column names not included. */
export const importErrors = [
  'date',
  'time',
  'services',
  'name',
  'mail',
  'birth-date',
  'phone',
  'language',
  'closed',
  'no-place',
  'past',
  'twice',
  'day-full',
  /** The program met a fault in it: all other rows are judged. */
  'not-judged',
] as const;
export type ImportError = (typeof importErrors)[number];
/** Columns that an appointment does not need: left empty where they cannot be read. */
export const sideFields = ['mail', 'birth-date', 'phone', 'language', 'custom-field'] as const;
export type SideField = (typeof sideFields)[number];
const importReport = z.strictObject({
  type: z.literal('import'),
  id: requestId,
  at: instant,
  by: actorId,
  taken: z.int(),
  refused: z.array(z.strictObject({ row: z.int(), reason: z.enum(importErrors) })).check(z.maxLength(2000)),
  /** Rows that were taken without what stood in a field. */
  leftEmpty: z._default(
    z.array(z.strictObject({ row: z.int(), field: z.enum(sideFields) })).check(z.maxLength(8000)),
    [],
  ),
  /** The part of a list that came in parts; `row` counts within the part. */
  part: z.optional(importPart),
  /** Rows of the request, while some of them are not judged yet. */
  rowsAsked: z.optional(z.int()),
});
export type ImportReport = z.infer<typeof importReport>;

const anAppointment = { date: localDate, visit: visitId };

/** C11, P5: who changed the hours, to what, and which appointments that put outside them. */
const hours = z.strictObject({
  type: z.literal('hours'),
  id: requestId,
  at: instant,
  by: actorId,
  windows: officeRecord.shape.windows,
  closures: officeRecord.shape.closures,
  outside: z._default(z.array(z.strictObject(anAppointment)).check(z.maxLength(5000)), []),
});
export type HoursChange = z.infer<typeof hours>;

/** C11, P5: who has changed which entry of the office; what it was and is stands in the staff log. */
const officeChanged = z.strictObject({
  type: z.literal('office'),
  id: requestId,
  at: instant,
  by: actorId,
  section: officeEdit.shape.section,
  entry: officeEdit.shape.entry,
});

/** C3: what a lead has seen before asking for a change of hours. */
const seenOutside = z.strictObject({
  type: z.literal('seen'),
  id: requestId,
  at: instant,
  by: actorId,
  change: requestId,
  visits: z.array(visitId).check(z.minLength(1), z.maxLength(MOST_SEEN_AHEAD)),
});

/** C11: everybody to come or waiting whom the office's hours, services or lanes leave out now, earliest first. */
const outside = z.strictObject({
  type: z.literal('outside'),
  at: instant,
  appointments: z
    .array(
      z.strictObject({
        ...anAppointment,
        number: visitNumber,
        start: instant,
        /**
         * `services`: what it is about is not offered any more, or not in its lane. `lane`: that has gone, and they are
         * called from others; for a walk-in, `start` is when they came.
         */
        why: z.enum(['hours', 'services', 'lane']),
      }),
    )
    .check(z.maxLength(5000)),
});
export type OutsideAppointment = z.infer<typeof outside>['appointments'][number];

/** M18, P5: a device has brought back what a restored relay had lost; the events themselves say who made them. */
const broughtBack = z.strictObject({
  type: z.literal('brought-back'),
  id: requestId,
  at: instant,
  by: actorId,
  events: z.int().check(z.minimum(0)),
  people: z.int().check(z.minimum(0)),
});

/** B3, B9, P5: the mail of an appointment was sent anew, perhaps to another address. `id`: the request. */
const mailCorrected = z.strictObject({
  type: z.literal('mail-corrected'),
  id: requestId,
  visit: visitId,
  at: instant,
  by: actorId,
});

/** B9, P5: staff have put a person's contact right; what it was and is stands nowhere but with the person. */
const contactChanged = z.strictObject({
  type: z.literal('contact-changed'),
  id: requestId,
  visit: visitId,
  at: instant,
  by: actorId,
  fields: z.array(z.enum(contactFields)).check(z.minLength(1), z.maxLength(contactFields.length)),
});

/** B13, P5: staff changed what a visitor has said to the office's questions. What it was is not kept. */
const fieldsChanged = z.strictObject({
  type: z.literal('fields-changed'),
  id: requestId,
  visit: visitId,
  at: instant,
  by: actorId,
  fields: z.array(fieldId).check(z.maxLength(20)),
});

/** B7: the reminder of an appointment has been written, so that it goes out once. */
const reminded = z.strictObject({ type: z.literal('reminded'), id: visitId, at: instant });

/** B7.12, P5: who said last that the appointment's reminder is wanted, or not. */
const reminderSet = z.strictObject({
  type: z.literal('reminder-set'),
  id: visitId,
  at: instant,
  by: actorId,
});

/** B14.5: the mail before an unanswered enquiry is erased has been written, so that it goes out once. */
const enquiryTold = z.strictObject({ type: z.literal('enquiry-told'), id: requestId, at: instant });

/** Q15: phones of one visit. */
export const MOST_FOLLOWING = 5;
/** Q15: the phones that are told when a visit is called. `id`: the visit. `by`: who asked last. */
const following = z.strictObject({
  type: z.literal('following'),
  id: visitId,
  at: instant,
  by: actorId,
  phones: z
    .array(z.strictObject({ ...pushPhone.shape, language }))
    .check(z.minLength(1), z.maxLength(MOST_FOLLOWING)),
});
export type FollowingPhone = z.infer<typeof following>['phones'][number];

/** Q10: a clerk needs help. Shown at every counter until one of them, or the caller, says that it is over. */
const help = z.strictObject({
  type: z.literal('help'),
  id: requestId,
  at: instant,
  by: actorId,
  counter: counterId,
  ended: z.nullable(z.strictObject({ at: instant, by: actorId })),
});
export type HelpCall = z.infer<typeof help>;

/** Q11: to all counters. */
const message = z.strictObject({
  type: z.literal('message'),
  id: requestId,
  at: instant,
  by: actorId,
  text: z.string().check(z.minLength(1), z.maxLength(MOST_MESSAGE_LENGTH)),
});
export type OfficeMessage = z.infer<typeof message>;

export const memo = z.discriminatedUnion('type', [
  note,
  callBack,
  enquiry,
  unclearArrival,
  lostPlaceMemo,
  wish,
  settlement,
  deviceReport,
  elsewhere,
  importReport,
  seenOutside,
  hours,
  officeChanged,
  outside,
  broughtBack,
  mailCorrected,
  contactChanged,
  fieldsChanged,
  reminded,
  reminderSet,
  enquiryTold,
  following,
  help,
  message,
]);
export type Memo = z.infer<typeof memo>;

export function memoKey(record: Memo): string {
  return 'id' in record ? `${record.type}:${record.id}` : record.type;
}
