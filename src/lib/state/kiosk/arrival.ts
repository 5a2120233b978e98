/** What a visitor is told after a check-in (A1–A4): from the final answer, or from what this device can tell. */
import type { TrackedRequest } from '../../client/types.ts';
import type { Answer } from '../../domain/requests/answer.ts';
import type { OfficeId, VisitId } from '../../domain/ids.ts';
import { isOpen, ONE_MOMENT_MS } from '../../domain/day/visit.ts';
import type { Visit } from '../../domain/day/visit.ts';
import type { Text } from '../../domain/office/text.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import type { Stage } from '../../client/types.ts';

/** How a visitor says which appointment they have. */
export const checkInWays = ['scan', 'code', 'birth-date'] as const;
export type CheckInWay = (typeof checkInWays)[number];

/** A3: where a visitor is who had checked in before. */
export type Whereabouts = 'waiting' | 'at-counter' | 'done';

export type Arrival =
  | { readonly kind: 'checking' }
  | { readonly kind: 'not-saved' }
  | {
      readonly kind: 'welcome';
      /** Null: not known here. */
      readonly visit: VisitId | null;
      readonly number: string;
      readonly due: Instant | null;
      readonly stage: Stage;
      /** A8: the relay knows of the check-in, or hears of it now. Else no monitor may ever show the number. */
      readonly isHeard: boolean;
    }
  /** A3: they had checked in before, at this time. */
  | {
      readonly kind: 'already';
      readonly visit: VisitId;
      readonly number: string;
      readonly since: Instant;
      readonly whereabouts: Whereabouts;
      readonly isHeard: boolean;
    }
  /** A1: by QR or code, before the check-in opens at `from`. */
  | { readonly kind: 'early'; readonly start: Instant; readonly from: Instant }
  /** A1: by QR or code, after the check-in closed at `until`. */
  | { readonly kind: 'late'; readonly start: Instant; readonly until: Instant }
  /** B15: at `start` the office calls, or waits for them in the video call. */
  | { readonly kind: 'not-on-site'; readonly start: Instant }
  /** A1: the QR names another day, or the appointment was moved to it. */
  | { readonly kind: 'other-day'; readonly date: LocalDate; readonly isMoved: boolean }
  /** A1: the QR names another office. `name`: null until it is known. */
  | { readonly kind: 'other-office'; readonly office: OfficeId; readonly name: Text | null }
  /** A1: a QR code that is none of an appointment. */
  | { readonly kind: 'foreign' }
  /** A1: no appointment of today has this code. `notedAt`: the relay has not said so yet. */
  | { readonly kind: 'unknown'; readonly way: 'scan' | 'code'; readonly notedAt: Instant | null }
  /**
   * A2: several share the birth date; these are their starts. Not `checked`: this device cannot see who it is, and the
   * time of any appointment around now will help the relay to tell.
   */
  | { readonly kind: 'which'; readonly starts: readonly Instant[]; readonly checked: boolean }
  /** A2: several share birth date and start, so the code alone can tell. `at`: the relay has told staff of them. */
  | { readonly kind: 'code-needed'; readonly at: Instant | null }
  /** A birth date that this device cannot check: the time of arrival is on its disk. */
  | { readonly kind: 'noted'; readonly at: Instant }
  /** A2: a birth date that is wrong, early, late or unknown. */
  | { readonly kind: 'neutral' };

export interface CheckIn {
  readonly trackedRequest: TrackedRequest | null;
  readonly way: CheckInWay;
  /** What this device makes of it. */
  readonly optimistic: Answer;
  /** When they stood here. */
  readonly at: Instant;
  /** An answer may come at once: wait for it a moment. */
  readonly patient: boolean;
  /** The relay can be reached. */
  readonly isLive: boolean;
  /** A2: the starts to choose from, if it is a birth date that cannot be checked here; empty: a time was named. */
  readonly around: readonly Instant[];
  /** Minutes before and after the start of an appointment in which it is checked in. */
  readonly window: { readonly before: number; readonly after: number };
  /** A visit as this device knows it. */
  readonly visitOf: (id: VisitId) => Visit | null;
  /** B8: the other day to which the appointment of this code was moved; null: to none. */
  readonly movedTo: LocalDate | null;
}

export function arrivalOf(checkIn: CheckIn): Arrival {
  const { trackedRequest, optimistic, patient } = checkIn;
  const stage = trackedRequest?.stage ?? 'saving';
  if (stage === 'not-saved') return { kind: 'not-saved' };
  // Nothing is said before it is on disk: what is shown as saved has been saved.
  if (stage === 'saving') return { kind: 'checking' };
  const final = trackedRequest?.answer ?? null;
  if (final === null && patient) return { kind: 'checking' };
  const answer = final ?? optimistic;
  if (answer.ok) return welcomeOf(checkIn, answer, stage);
  const isFinal = final !== null;
  return checkIn.way === 'birth-date'
    ? noByBirthDate(checkIn, answer, isFinal)
    : noByCode(checkIn, answer, { way: checkIn.way, isFinal });
}

type Yes = Extract<Answer, { ok: true }>;
type No = Extract<Answer, { ok: false }>;

function welcomeOf({ at, isLive, visitOf }: CheckIn, answer: Yes, stage: Stage): Arrival {
  const { number, due } = answer;
  if (number === null) return { kind: 'neutral' };
  const visit = answer.visit === null ? null : visitOf(answer.visit);
  const since = visit?.arrivedAt ?? null;
  const isHeard = isLive || stage === 'confirmed';
  // A3: a code that a scanner reads twice is one arrival. Q4: who was missed and comes back is welcomed anew.
  const isNews = (when: Instant | null): boolean => when === null || when >= at - ONE_MOMENT_MS;
  if (visit !== null && since !== null && !isNews(since) && !isNews(visit.waitingSince))
    return { kind: 'already', visit: visit.id, number, since, whereabouts: whereaboutsOf(visit), isHeard };
  return { kind: 'welcome', visit: answer.visit, number, due, stage, isHeard };
}

function whereaboutsOf(visit: Visit): Whereabouts {
  if (!isOpen(visit)) return 'done';
  return visit.state === 'called' || visit.state === 'serving' ? 'at-counter' : 'waiting';
}

/** A1: who shows a code may know what is wrong with it. */
function noByCode(
  { at, window, movedTo }: CheckIn,
  { reason, alternatives }: No,
  { way, isFinal }: { readonly way: 'scan' | 'code'; readonly isFinal: boolean },
): Arrival {
  const start = alternatives[0]?.start;
  if (reason === 'too-early' && start !== undefined)
    return { kind: 'early', start, from: start - window.before * MINUTE_MS };
  if (reason === 'too-late' && start !== undefined)
    return { kind: 'late', start, until: start + window.after * MINUTE_MS };
  if (reason === 'not-on-site' && start !== undefined) return { kind: 'not-on-site', start };
  if (movedTo !== null) return { kind: 'other-day', date: movedTo, isMoved: true };
  return { kind: 'unknown', way, notedAt: isFinal ? null : at };
}

/** A2: nothing is told to who may only guess. */
function noByBirthDate({ at, around }: CheckIn, { reason, alternatives }: No, isFinal: boolean): Arrival {
  if (reason === 'several-appointments') {
    const starts = alternatives.map(({ start }) => start);
    return starts.length > 1
      ? { kind: 'which', starts, checked: true }
      : { kind: 'code-needed', at: isFinal ? at : null };
  }
  if (!isFinal && reason === 'not-possible-now') {
    return around.length > 1 ? { kind: 'which', starts: around, checked: false } : { kind: 'noted', at };
  }
  return { kind: 'neutral' };
}
