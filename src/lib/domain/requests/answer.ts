/** What comes back: the answer to a request, and what a booking's own phone is told of its appointment. */
import * as z from 'zod/mini';
import { appointmentEvent, checkInCode, visitNumber } from '../day/appointment.ts';
import { counterId, laneId, requestId, visitId } from '../ids.ts';
import type { VisitId } from '../ids.ts';
import { hoursProblem } from '../office/hours.ts';
import { officeEdit } from '../office/office-edit.ts';
import { officeProblem } from '../office/office-problems.ts';
import { numberBlock } from '../day/number-block.ts';
import type { NumberBlock } from '../day/number-block.ts';
import { instant, localDate } from '../time.ts';
import type { LocalDate } from '../time.ts';
import { visitStates } from '../day/visit-state.ts';
import { requestKinds } from './request.ts';
import type { Request, RequestKind } from './request.ts';
import { requestTable } from './request-table.ts';
import type { RequestTable } from './request-table.ts';

/** Why any request can be refused, whatever it asks. */
export const generalRefusals = [
  'malformed',
  'other-version',
  'unknown-kind',
  'not-allowed',
  'no-such-office',
  'id-taken',
  'wrong-day',
  'past-retention',
  'too-many-steps',
] as const;
export type GeneralRefusal = (typeof generalRefusals)[number];

/** Why a request of one of these kinds can be refused. */
export type RefusalOf<K extends RequestKind> = GeneralRefusal | RequestTable[K]['refusals'][number];
export type Refusal = RefusalOf<RequestKind>;

/** The reasons that each of these kinds has: what can be said of a request that is one of them. */
export type SharedRefusal<K extends RequestKind> = {
  [R in Refusal]: [K] extends [KindRefusedWith<R>] ? R : never;
}[Refusal];
type KindRefusedWith<R extends Refusal> = {
  [K in RequestKind]: R extends RefusalOf<K> ? K : never;
}[RequestKind];

export const refusalsOf = <K extends RequestKind>(kind: K): readonly RefusalOf<K>[] => [
  ...generalRefusals,
  ...requestTable[kind].refusals,
];

export const refusals: readonly Refusal[] = [...new Set(requestKinds.flatMap(refusalsOf))];

const freeStart = z.strictObject({ date: localDate, start: instant });
export type Alternative = z.infer<typeof freeStart>;

/**
 * M18: a record that was brought back and not taken. All but `unreadable`, `other-day` and `too-many-steps` may be taken
 * later. For `unknown-maker` the member has to sign in anew, for `no-place` the place to become free. `not-judged`: the
 * program met a fault in it.
 */
export const notTaken = z.strictObject({
  id: z.string().check(z.maxLength(110)),
  reason: z.enum([
    'unreadable',
    'other-day',
    'later-than-now',
    'not-own',
    'unknown-maker',
    'not-by-its-maker',
    'no-place',
    'too-many-steps',
    'not-judged',
  ]),
});
export type NotTaken = z.infer<typeof notTaken>;

export const answer = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    request: requestId,
    /** The visit that it was about, where there is one. */
    visit: z.nullable(visitId),
    number: z.nullable(visitNumber),
    /** For a check-in: the lane, and the time when the visit is due. */
    lane: z.nullable(laneId),
    due: z.nullable(instant),
    /** For `bring-back`: the records that were not taken; the relay has all others now. */
    notTaken: z.optional(z.array(notTaken).check(z.maxLength(1000))),
  }),
  z.strictObject({
    ok: z.literal(false),
    request: requestId,
    reason: z.enum(refusals),
    /**
     * B4: the nearest free starts; of `several-appointments`: the starts to choose from (A2); of `too-early` and
     * `too-late` by code: the start of the appointment (A1).
     */
    alternatives: z.array(freeStart).check(z.maxLength(12)),
    /** For `hours-not-possible`: which field, and why. */
    problem: z.optional(hoursProblem),
    /** For `office-not-possible`: which fields, and why. */
    problems: z.optional(z.array(officeProblem).check(z.maxLength(20))),
    /** For `office-changed-meanwhile`: the values that count now in these fields; null: the entry has gone. */
    meanwhile: z.optional(officeEdit.shape.was),
  }),
]);
export type Answer = z.infer<typeof answer>;
/** An answer with one of these reasons, if it is a no. */
export type AnswerWith<R extends Refusal> = Extract<Answer, { ok: true }> | RefusedWith<R>;
type RefusedWith<R extends Refusal> = Omit<Extract<Answer, { ok: false }>, 'reason'> & { reason: R };

/**
 * The visit that a request names; null: none. Q3: of a `call-next` the visitor whom the relay gave, and until it answers
 * the one that the screen showed.
 */
export function visitMeant(asked: Request, answer: Answer | null): VisitId | null {
  if (asked.kind !== 'call-next') return 'visit' in asked ? asked.visit : null;
  return (answer?.ok === true ? answer.visit : null) ?? asked.prefer;
}

/**
 * An appointment as its own citizen sees it, in the inbox of each who may act for it. What a newer relay adds to it is
 * passed over: a phone with an older page must not lose sight of its appointment.
 */
export const ownAppointment = z.object({
  id: visitId,
  office: z.string(),
  date: localDate,
  start: instant,
  minutes: z.int(),
  services: appointmentEvent.shape.services,
  number: visitNumber,
  code: checkInCode,
  state: z.enum(visitStates),
  activateBy: z.nullable(instant),
  /** B3: its button was pressed in time, or it needed none; absent in records from before this was told. */
  confirmed: z.optional(z.boolean()),
  counter: z.nullable(counterId),
  /** B15: by phone, the number that is called; by video, the link. */
  phone: z.optional(z.string()),
  videoLink: z.optional(z.string()),
  /** B7.8: what calendars know it by, once it was moved: the first appointment, and how often it was moved. */
  calendar: z.optional(z.strictObject({ first: visitId, moves: z.int().check(z.minimum(1)) })),
  /** B7.12: whether a mail will remind of it; absent: none can come any more. */
  reminder: z.optional(z.boolean()),
  /** B8: the appointment that this one became. */
  movedTo: z._default(z.nullable(z.strictObject({ date: localDate, visit: visitId })), null),
  /** B11: asked for an earlier place, from which day on; and one that is held for this citizen now. */
  wish: z._default(z.boolean(), false),
  wishFrom: z._default(z.nullable(localDate), null),
  offer: z._default(z.nullable(z.strictObject({ date: localDate, start: instant, until: instant })), null),
});
export type OwnAppointment = z.infer<typeof ownAppointment>;

/** What a paired device, or a member at a counter, is told of itself. `until`: the numbers are lent (A7). */
export const deviceGrant = z.strictObject({
  name: z.string().check(z.maxLength(60)),
  numbers: z.nullable(numberBlock),
  until: z.optional(localDate),
});
export type DeviceGrant = z.infer<typeof deviceGrant>;

/** A7: the block from which numbers may be given out on a day. */
export const blockOn = (grant: DeviceGrant | null, date: LocalDate): NumberBlock | null =>
  grant === null || (grant.until !== undefined && grant.until < date) ? null : grant.numbers;
