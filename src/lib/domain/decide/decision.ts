/** What a decision is made from and what it consists of. Deciding changes nothing: the caller carries it out. */
import type { Role } from '../access.ts';
import type {
  Alternative,
  AnswerWith,
  NotTaken,
  Refusal,
  RefusalOf,
  SharedRefusal,
} from '../requests/answer.ts';
import type { BirthDate } from '../input/birth-date.ts';
import type { DaySlots } from '../office/capacity.ts';
import type { Day, DayEvent } from '../day/day.ts';
import type { CancelReason } from '../day/discretion.ts';
import type { Memo } from '../requests/memo.ts';
import type { ActorId, RequestId, VisitId } from '../ids.ts';
import type { NoticeKind } from '../office/mail-text.ts';
import type { Holiday, Office } from '../office/office.ts';
import type { Person } from '../day/people.ts';
import type { Request, RequestKind, RequestOf } from '../requests/request.ts';
import type { Recent } from '../requests/request-costs.ts';
import type { LogEntry, LostPlace } from '../requests/staff-log.ts';
import type { NumberHolder, BorrowedBlock } from '../day/ticket.ts';
import type { Instant, LocalDate } from '../time.ts';
import type { StepEvent, Visit } from '../day/visit.ts';

/**
 * What is known of an office. The arbiter knows all of it. A device knows the documents that it may read, and gets null
 * for the others. Then the decision is optimistic and leaves out what cannot be checked here.
 */
export interface OfficeState {
  readonly office: Office;
  day(date: LocalDate): Day | null;
  /** What is free on a day; null: closed or unknown here. */
  slots(date: LocalDate): DaySlots | null;
  /** The days whose slots are known, earliest first. */
  bookableDays(): readonly LocalDate[];
  people(date: LocalDate): ReadonlyMap<VisitId, Person> | null;
  /** Notes, call-backs and wishes of a day, by `memoKey`. */
  memos(date: LocalDate): ReadonlyMap<string, Memo> | null;
  /** A7: who has a block of numbers on a day; on a device its own alone. */
  numberHolders(date: LocalDate): readonly NumberHolder[];
  /** M18: who stands behind an actor; null: a citizen, or an actor that is not known here. */
  makerOf(actor: ActorId): Maker | null;
  /** B6: open appointments that count against a mail address; of one that is exempt none do. `origin`: as in the circumstances. */
  openAppointments(mail: string, origin: string | null): OpenAppointments;
  /** C3: the days off of this or of an edited office; null: of its region no public holidays are known. */
  holidaysFor(office: Office): readonly Holiday[] | null;
}

/** B6: those that the owner of the mailbox has confirmed, and those that came from where a request comes from. */
export interface OpenAppointments {
  readonly confirmed: number;
  readonly sameOrigin: number;
}

/** Who makes events: the arbiter itself, a member of staff, a paired kiosk. */
export type Maker = 'arbiter' | 'staff' | 'kiosk';

export interface Circumstances {
  /** When it is judged. */
  readonly now: Instant;
  /** When it was asked, corrected by the device's clock offset and never later than `now`. */
  readonly at: Instant;
  readonly by: { readonly actor: ActorId; readonly role: Role };
  /** Evenly distributed in [0, 1). */
  readonly random: () => number;
  /** B6: whether the proof of work that came with it holds. */
  readonly proven: boolean;
  /** B8: the actor of the link that stands in the mail whose code the request carries; null: it carries none. */
  readonly codeActor?: ActorId | null;
  /** B6: what counts against the asker; null where it is not known, as on a device, and for staff. */
  readonly recent?: Recent | null;
  /** B6: keyed digest of the network that an online booking came from; null where it is not known, as on a device. */
  readonly origin?: string | null;
  /** P6: that a check-in carries sealed; null: it could not be opened. Left out on a device, which cannot open it. */
  readonly birthDate?: BirthDate | null;
  /** A2: too many birth dates were tried in vain at this kiosk; no more are looked at for a while. */
  readonly tooManyTries?: boolean;
  /** A2.7: guesses at this kiosk of which no lead has heard, this one included; 0 or left out: too few to be told. */
  readonly guessesToReport?: number;
  /**
   * A device looks ahead for its user: what its screen would not offer is refused. Without it, a counter's step is
   * what has happened, and goes on record (M6).
   */
  readonly optimistic?: boolean;
  /**
   * Rows of an import (B10) or records that are brought back (M18) that are judged now; the rest is judged later. Left out:
   * all.
   */
  readonly mostJudged?: number;
  /** The first of these rows (B10) or records (M18) is refused unread, since the program met a fault in it. */
  readonly skipsFirst?: boolean;
  /** M18: what became of the request's first records in earlier batches. Left out: none was judged yet. */
  readonly judgedSoFar?: JudgedSoFar;
  /** Digest of the fresh secret that a mail sent on this decision would carry; null on a device. */
  readonly mailAuthorization: ActorId | null;
}

/** M18: the first records of a `bring-back`, events before people: each is known to the relay by now, or named here. */
export interface JudgedSoFar {
  readonly records: number;
  readonly notTaken: readonly NotTaken[];
  readonly lostPlaces: readonly LostPlace[];
}

/** A mail that is due to the citizen of a visit. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly date: LocalDate;
  readonly visit: VisitId;
  /** B8: why staff cancelled the appointment. */
  readonly reason?: CancelReason | undefined;
  /** C3: the office gave it up: times that are free instead. Left out: another reason. */
  readonly proposals?: readonly Alternative[];
}

/** `R`: the reasons that its answer can have. */
export interface Decision<R extends Refusal = Refusal> {
  readonly answer: AnswerWith<R>;
  readonly events: readonly DayEvent[];
  /** Person records to write, whole, by the day of their visit. */
  readonly people: readonly { readonly date: LocalDate; readonly person: Person }[];
  readonly memos: readonly { readonly date: LocalDate; readonly record: Memo }[];
  /** The office as a lead has changed it; null: unchanged. */
  readonly office: Office | null;
  /** A7: numbers lent to the caller; null: none. */
  readonly borrowedBlock: BorrowedBlock | null;
  readonly notices: readonly Notice[];
  /** P5: for the staff log. */
  readonly log: readonly LogEntry[];
  /** Only a part is judged (`mostJudged`): it is carried out, and the request stays unanswered and is judged again. */
  readonly isUnfinished?: boolean;
  /** M18: what the judgement of the rest begins with. An import has it in its report. */
  readonly judgedSoFar?: JudgedSoFar;
  /** Rows or records that were judged now. */
  readonly judged?: number;
}

/** Decides the requests of a kind, and refuses them for no reason that the table of requests does not list. */
export type Decider<K extends RequestKind> = (
  state: OfficeState,
  request: RequestOf<K>,
  circumstances: Circumstances,
) => Decision<RefusalOf<K>>;

/** A yes: what it means for the visit, and what to write. */
export function accept(
  request: Request,
  visit: Pick<Visit, 'id' | 'number' | 'lane' | 'due'> | null,
  effects: Partial<Omit<Decision, 'answer'>> = {},
  notTaken: readonly NotTaken[] = [],
): Decision<never> {
  return {
    answer: {
      ok: true,
      request: request.id,
      visit: visit?.id ?? null,
      number: visit?.number ?? null,
      lane: visit?.lane ?? null,
      due: visit?.due ?? null,
      ...(notTaken.length > 0 ? { notTaken: [...notTaken] } : {}),
    },
    events: effects.events ?? [],
    people: effects.people ?? [],
    memos: effects.memos ?? [],
    office: effects.office ?? null,
    borrowedBlock: effects.borrowedBlock ?? null,
    notices: effects.notices ?? [],
    log: effects.log ?? [],
    ...(effects.isUnfinished === true ? { isUnfinished: true } : {}),
    ...(effects.judgedSoFar === undefined ? {} : { judgedSoFar: effects.judgedSoFar }),
    ...(effects.judged === undefined ? {} : { judged: effects.judged }),
  };
}

/**
 * A no: the reason, and what is possible instead. Nothing is written but what staff must hear of (M3). A counter's step
 * adds its step to that: it may count later, when more steps are known (M6).
 */
export const refuse = <K extends RequestKind, R extends SharedRefusal<K>>(
  request: { readonly id: RequestId; readonly kind: K },
  reason: R,
  alternatives: readonly Alternative[] = [],
  memos: Decision['memos'] = [],
): Decision<R> => refuseWith(request, reason, alternatives, memos);

/** The same for what deciders of several kinds share: each kind's `Decider` checks the reason. */
export function refuseWith<R extends Refusal>(
  request: { readonly id: RequestId },
  reason: R,
  alternatives: readonly Alternative[] = [],
  memos: Decision['memos'] = [],
): Decision<R> {
  return {
    answer: { ok: false, request: request.id, reason, alternatives: alternatives.slice(0, 12) },
    events: [],
    people: [],
    memos,
    office: null,
    borrowedBlock: null,
    notices: [],
    log: [],
  };
}

/** The fields that every step of a request has. */
export function stepBase(
  request: Request,
  visit: VisitId,
  { at, by }: Circumstances,
): Pick<StepEvent, 'kind' | 'id' | 'request' | 'of' | 'date' | 'at' | 'by'> {
  return {
    kind: 'step',
    id: request.id,
    request: request.id,
    of: visit,
    date: request.date,
    at,
    by: by.actor,
  };
}
