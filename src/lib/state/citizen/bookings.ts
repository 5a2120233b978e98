/**
 * What a citizen's page may do with the bookings of this phone. Apart from what does it (`own-bookings.svelte.ts`): that
 * needs the phone's disk and live documents, which a first visit loads later.
 */
import { createContext } from 'svelte';
import type { TrackedRequest } from '../../client/types.ts';
import type { Answer, OwnAppointment } from '../../domain/requests/answer.ts';
import type { PushPhone } from '../../domain/requests/push-phone.ts';
import type { RequestOf } from '../../domain/requests/request.ts';
import type { ActorId, OfficeId, RequestId } from '../../domain/ids.ts';
import type { Choice } from '../../domain/office/office.ts';
import type { Language } from '../../domain/office/text.ts';
import type { FieldValue } from '../../domain/day/field-values.ts';
import type { Contact } from '../../domain/day/people.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import type { OwnBooking, OwnVisit } from './visits.ts';

export interface OwnBookings {
  /** The disk has been read and every channel is open. */
  readonly loaded: boolean;
  /** This device keeps nothing, or gives back what it keeps only in part. */
  readonly unreadable: boolean;
  readonly all: readonly OwnBooking[];
  readonly visits: readonly OwnVisit[];
  /** B8: what these appointments were before they were moved; not among the others, for they do not hold. */
  readonly before: readonly OwnVisit[];
  /** M18: of which the office does not know any more; not among the others, for they do not hold. */
  readonly lost: readonly OwnVisit[];
  /** How a request stands; null: not of this phone, or of before this page and answered since. */
  trackedRequest(actor: ActorId, id: RequestId): TrackedRequest | null;
  /** Takes in the fragment of a mail's link; null when the link is incomplete. Asks for nothing (B3). */
  openLink(fragment: string, language: Language): Promise<ActorId | null>;
  /** Begins to solve what an office asks of a booking visitor (B6), so that it is done when the visitor is. */
  prepareProof(office: OfficeId): void;
  /**
   * Asks for a place; with `again` for the same booking as before (B4). The page sees the rest on the request.
   * `proven`: the office asks for a proof of work.
   */
  book(
    asked: AskedPlace,
    again: ActorId | null,
    proven: boolean,
  ): Promise<{ actor: ActorId; request: RequestId }>;
  /**
   * B14: asks to be called or written to, and waits for the office's answer. `proven`: as for `book`. `late`: for the
   * answer after `perhaps`.
   */
  enquire(asked: AskedEnquiry, proven: boolean, late: LateAnswer): Promise<OnceOutcome>;
  /** Q15: asks for a push message when a number is called. */
  followCall(asked: AskedCall): Promise<OnceOutcome>;
  /** Takes a booking back of which nothing has been sent; false: too late. */
  withdraw(actor: ActorId, id: RequestId): Promise<boolean>;
  /** Asks for something about an appointment, with the given authorization. */
  ask(actor: ActorId, what: AskedOfAppointment, appointment: OwnAppointment): Promise<void>;
  /** B8: asks for another place for an appointment. `proven`: the office asks for a proof of work. */
  move(actor: ActorId, to: AskedMove, proven: boolean): Promise<void>;
  /** B5.6: gives an appointment a name on this phone, an empty one takes it away. False: the phone could not keep it. */
  label(visit: OwnVisit, typed: string): Promise<boolean>;
  /** Removes an appointment from this phone. It cancels nothing. */
  forget(visit: OwnVisit): Promise<void>;
  /** The person has dealt with a booking that was refused. What was typed for it stays. */
  dismiss(actor: ActorId): Promise<void>;
  /** Empties an office's draft for another booking; not while one is under way, whose answer may need it (B4, M2). */
  startAnew(office: OfficeId): void;
  close(): void;
}

/** `code`: of the mail, where its link is the only authorization. */
export type AskedOfAppointment =
  | { readonly kind: 'activate' }
  | { readonly kind: 'cancel'; readonly code?: string }
  | { readonly kind: 'correct-mail'; readonly mail: string }
  | { readonly kind: 'set-reminder'; readonly reminder: boolean }
  | ({ readonly kind: 'wish' } & AskedWish);

/** B11. */
export interface AskedWish {
  readonly earlier: boolean;
  /** No place before this day; left out: any day. */
  readonly from?: LocalDate;
  /** The start of an offer that another visitor may have. */
  readonly declined?: Instant;
  readonly code?: string;
}

export interface AskedMove {
  readonly appointment: OwnAppointment;
  readonly date: LocalDate;
  readonly start: Instant;
  /** The e-mail code, where the link of a mail is the only authorization. */
  readonly code: string | null;
}

/** B14. */
export interface AskedEnquiry {
  readonly office: OfficeId;
  readonly timeZone: string;
  readonly services: readonly Choice[];
  readonly weekdays: RequestOf<'enquire'>['weekdays'];
  readonly contact: Contact;
  readonly language: Language;
}

/** `not-sent`: there was no connection. `perhaps`: it broke before an answer came. */
export type OnceOutcome = Answer | 'not-sent' | 'perhaps';

/** An answer that comes after `perhaps`. `signal`: its page is left, and the connection ends. */
export interface LateAnswer {
  readonly signal: AbortSignal;
  readonly onanswer: (answer: Answer) => void;
}

/** Q15: a number of this day, and the phone that is to be told when it is called. */
export interface AskedCall {
  readonly office: OfficeId;
  readonly number: string;
  readonly date: LocalDate;
  readonly phone: PushPhone;
  readonly language: Language;
}

/** What a booking asks for. */
export interface AskedPlace {
  readonly office: OfficeId;
  readonly date: LocalDate;
  readonly start: Instant;
  readonly services: readonly Choice[];
  readonly contact: Contact;
  readonly fields: readonly FieldValue[];
  readonly language: Language;
  readonly reminder: boolean;
}

export const [useBookings, setBookings] = createContext<OwnBookings>();
