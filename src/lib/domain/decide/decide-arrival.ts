/** Check-in, walk-in tickets and coming back (rules A1–A5, A7, Q4, M4, M5, M8, M9). */
import { may } from '../access.ts';
import type { Alternative, RefusalOf } from '../requests/answer.ts';
import type { AppointmentEvent } from '../day/appointment.ts';
import { isWithin, ticketHours } from '../office/calendar.ts';
import {
  appointmentOf,
  isConfirmedOn,
  isGivenOut,
  seenThatDay,
  stepsFor,
  visitIn,
  visitWith,
} from '../day/day.ts';
import type { Day } from '../day/day.ts';
import { needOf } from '../requests/need.ts';
import { beforeSettling, hasCome, isOver, isToldLate, ofVisit } from './lookups.ts';
import type { StepOutcome, VisitOfDay } from './lookups.ts';
import { accept, stepBase, refuse } from './decision.ts';
import type { Circumstances, Decider, Decision, OfficeState } from './decision.ts';
import { makeTicket, stampOf } from './new-events.ts';
import { homeLane } from '../day/lanes.ts';
import { GRID_MINUTES, laneOf, minutesFor, variantIn } from '../office/office.ts';
import type { Lane, Office } from '../office/office.ts';
import { placed } from '../requests/placing.ts';
import { isPresence } from '../day/step-event.ts';
import type { StepEvent } from '../day/step-event.ts';
import { isAwaited, wantedUntil } from '../requests/request.ts';
import type { RequestOf } from '../requests/request.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { arbitersNumber, HOLDERS_NUMBERS, isInBlock, isInSome, restoresOf } from '../day/ticket.ts';
import { dateOf, DAY_MINUTES, MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';
import { stopFor } from './decide-set-walk-ins.ts';
import { reportGuesses, reportManyNumbers } from './report-device.ts';
import { tellOfArrival } from './unclear-arrival.ts';
import { foldVisitAlone, isOpen, ONE_MOMENT_MS } from '../day/visit.ts';
import type { Visit } from '../day/visit.ts';

export const decideCheckIn: Decider<'check-in'> = (state, request, circumstances) => {
  // A2: the same word as for an unknown one; staff still hear of who waits.
  const { tooManyTries = false } = circumstances;
  const decision = tooManyTries ? refuse(request, 'not-found') : checkInNamed(state, request, circumstances);
  return reportGuesses(state, request, circumstances, tellOfArrival(state, request, circumstances, decision));
};

function checkInNamed(
  state: OfficeState,
  request: RequestOf<'check-in'>,
  circumstances: Circumstances,
): Decision<RefusalOf<'check-in'>> {
  const { at } = circumstances;
  const day = state.day(request.date);
  // A1: a clerk decides that, never a kiosk.
  if (request.despite !== undefined && !may(circumstances.by.role, 'serve'))
    return refuse(request, 'not-allowed');
  if (day === null) return refuse(request, 'not-found');
  if (request.by.with === 'birth-date' && circumstances.birthDate === null)
    return refuse(request, 'birth-date-unreadable');
  const all = appointmentsNamed(state, day, request, circumstances);
  if (all === null) return refuse(request, 'not-possible-now');
  // B15: at the kiosk they would wait for a call that comes by phone. Staff see who stands there.
  const isStaff = may(circumstances.by.role, 'serve');
  const named = all.filter(({ services }) => isStaff || variantIn(services) === null);
  if (named.length === 0 && all.length > 0) return refuse(request, 'not-on-site', startsOf([all[0]!]));

  const late = toldLate(state.office, named, request, circumstances);
  const stateOf = (a: AppointmentEvent): Visit => visitIn(day, a.id)!;
  const confirmed = named.filter((a) => isConfirmedOn(day, a.id));
  const inTime = confirmed.filter(
    (a) => stateOf(a).arrivedAt === null && isAdmitted(state.office, a, request, at),
  );
  // M8, M9: one that was cancelled or has lapsed is meant only where no other is.
  const standing = inTime.filter((a) => stateOf(a).state === 'booked');
  const expected = standing.length > 0 ? standing : inTime;
  // A2: a visitor who is here already may scan again while another of the same birth date is expected.
  const meant = confirmed.filter((a) => expected.includes(a) || isOpen(stateOf(a)));
  // A3: a visitor who has arrived is welcome again, also after the window.
  const known = meant.length > 0 ? meant : confirmed.filter((a) => stateOf(a).arrivedAt !== null);
  const possible = late ?? known;
  // A2: a guess would check in the other one, or tell a visitor the other one's number.
  if (possible.length > 1) return refuse(request, 'several-appointments', startsOf(possible));
  // A4: a scan that the one appointment does not admit now is on record all the same, since it happened.
  const only = possible[0] ?? (named.length === 1 ? named[0] : undefined);
  if (only === undefined) {
    const [nearest] = confirmed;
    return refuse(request, nearest === undefined ? 'not-found' : whyOutside(state.office, nearest, at));
  }
  const events = presence(state, day, only, request, circumstances);
  const { visit } = visitWith(day, only.id, [...seenThatDay(day, only.id), ...events]);
  const answer = whyNotHere(state.office, { day, visit }, only, request, at) ?? accept(request, visit);
  return { ...answer, events };
}

/**
 * The refusal of a scan that shows no arrival, by all that is known now; null: its visitor has arrived. The button of
 * the reservation, or an earlier check-in elsewhere, may be heard of later: then the scan counts.
 */
export function whyNotHere(
  office: Office,
  { day, visit }: VisitOfDay,
  a: AppointmentEvent,
  request: RequestOf<'check-in'>,
  at: Instant,
): Decision<'not-found' | 'too-early' | 'too-late'> | null {
  if (!isConfirmedOn(day, a.id)) return refuse(request, 'not-found');
  if (visit.arrivedAt !== null || isAdmitted(office, a, request, at)) return null;
  // A1: who has the code may know when their appointment is. A birth date tells nothing (A2).
  return refuse(request, whyOutside(office, a, at), request.by.with === 'code' ? startsOf([a]) : []);
}

const whyOutside = (office: Office, a: AppointmentEvent, at: Instant): 'too-early' | 'too-late' =>
  punctuality(office, a, at) === 'early' ? 'too-early' : 'too-late';

/**
 * A2.8: several appointments of a birth date that a kiosk which was cut off tells of: those in the window, else the one
 * whose window is over. Which of them the visitor meant cannot follow from what became of the others: news of that may
 * come before or after. Null: told at once, by a code, or of one.
 */
function toldLate(
  office: Office,
  named: readonly AppointmentEvent[],
  { by }: RequestOf<'check-in'>,
  circumstances: Circumstances,
): readonly AppointmentEvent[] | null {
  if (by.with !== 'birth-date' || !isToldLate(circumstances) || named.length < 2) return null;
  const those = (when: ReturnType<typeof punctuality>): AppointmentEvent[] =>
    named.filter((a) => punctuality(office, a, circumstances.at) === when);
  const [inTime, late] = [those('in-time'), those('late')];
  return inTime.length > 0 || late.length > 1 ? inTime : late;
}

/** A2: the times to choose from; a single one: they share that, too, and only the code can tell. */
const startsOf = (several: readonly AppointmentEvent[]): Alternative[] =>
  several
    .filter((a, i) => several.findIndex(({ start }) => start === a.start) === i)
    .map(({ date, start }) => ({ date, start }));

/**
 * What a scan says of a visitor: that they came, or outside the window (A1) that they are still or again here. It is
 * recorded for known visitors, too (M4, Q4): an older miss may be heard of later, or a service that was a slip be taken
 * back. What it makes of a visitor who is not known to be here is left to the fold.
 */
function presence(
  { office }: OfficeState,
  day: Day,
  a: AppointmentEvent,
  request: RequestOf<'check-in'>,
  circumstances: Circumstances,
): StepEvent[] {
  const base = stepBase(request, a.id, circumstances);
  const isInTime = punctuality(office, a, circumstances.at) === 'in-time';
  const { despite } = request;
  const e: StepEvent = isInTime
    ? { ...base, what: 'checked-in' }
    : despite === undefined
      ? { ...base, what: 'returned' }
      : { ...base, what: 'checked-in', despite };
  return isWorthNoting(seenThatDay(day, a.id), e) ? [e] : [];
}

/**
 * A3: a scan is this far from the device's others of the same visitor, once that number of them is on record. A visitor
 * may scan all day, and a day must not grow without end by that.
 */
const SCAN_LIMITS = [
  { scans: 40, apartMs: 10 * MINUTE_MS },
  { scans: 10, apartMs: MINUTE_MS },
] as const;

function isWorthNoting(known: readonly StepEvent[], e: StepEvent): boolean {
  // Scans that were too early are no arrival, nor is one too late by a clerk who then took the visitor in.
  const isFirst = e.what === 'checked-in' && !known.some(({ what, by }) => what === e.what && by === e.by);
  return isFirst || (!isSameScan(known, e) && !isOneOfMany(known, e));
}

/**
 * A scan among many of one device. Only what this device has told before counts, since that comes in one order: what
 * others tell must not decide whether a scan is on record.
 */
function isOneOfMany(known: readonly StepEvent[], { at, by }: StepEvent): boolean {
  const scans = known.filter((k) => isPresence(k) && k.by === by);
  const limit = SCAN_LIMITS.find((l) => scans.length >= l.scans);
  return limit !== undefined && scans.some((k) => Math.abs(k.at - at) < limit.apartMs);
}

/**
 * One scan, read several times by the same device. No visitor is called, missed and back within this time. A longer
 * time would drop the scan that answers to a miss, which may be heard of later.
 */
const isSameScan = (known: readonly StepEvent[], { at, by }: StepEvent): boolean =>
  known.some((k) => isPresence(k) && k.by === by && at >= k.at && at - k.at < ONE_MOMENT_MS);

/**
 * The appointments that a code or a birth date names, earliest first, also one that is not confirmed yet: news of that
 * may come later (B3). One that was cancelled or has lapsed is there, too: a visitor who stands here in time is here
 * (M8, M9). Null: not known here.
 */
function appointmentsNamed(
  state: OfficeState,
  day: Day,
  { by }: RequestOf<'check-in'>,
  { at, birthDate }: Circumstances,
): AppointmentEvent[] | null {
  const people = state.people(day.date);
  if (by.with === 'birth-date' && (people === null || birthDate === undefined)) return null;
  const named = appointmentsOn(day)
    .filter((a) =>
      by.with === 'code' ? a.code === by.code : people?.get(a.id)?.contact?.birthDate === birthDate,
    )
    .flatMap((a) => asItStood(day, a, at) ?? [])
    .filter((a) => by.with === 'code' || by.start === null || by.start === a.start);
  return [...new Set(named)].sort((a, b) => a.start - b.start);
}

const appointmentsOn = (day: Day): AppointmentEvent[] =>
  [...day.subjects.values()].filter((s) => s.kind === 'appointment');

/** A2: possible appointment times of a visitor who stands here now, for a kiosk that cannot ask who it is. */
export function startsAround(office: Office, day: Day, at: Instant): Instant[] {
  const around = appointmentsOn(day).filter(
    (a) =>
      isConfirmedOn(day, a.id) &&
      variantIn(a.services) === null &&
      visitIn(day, a.id)!.movedTo === null &&
      punctuality(office, a, at) === 'in-time',
  );
  return [...new Set(around.map((a) => a.start))].sort((a, b) => a - b);
}

/**
 * B8: which appointment it was at that time, of those that moves within the day made of it; null: it was on another day.
 * They have one code. A visitor who came before a move came under the old one, whichever of the two was heard of first.
 */
function asItStood(day: Day, a: AppointmentEvent, at: Instant): AppointmentEvent | null {
  let one: AppointmentEvent | undefined = a;
  for (let earlier = earlierOf(day, one); earlier !== undefined; earlier = earlierOf(day, one)) one = earlier;
  while (one !== undefined) {
    const moved = stepsFor(day, one.id).find((e) => e.what === 'moved');
    if (moved === undefined || at < moved.at) return one;
    one = appointmentOf(day, moved.to);
  }
  return null;
}

const earlierOf = (day: Day, { movedFrom }: AppointmentEvent): AppointmentEvent | undefined =>
  movedFrom === null ? undefined : appointmentOf(day, movedFrom.visit);

/** A1, A4: by when they stood at the kiosk, not by when the news arrived. */
function punctuality(office: Office, a: AppointmentEvent, at: Instant): 'early' | 'in-time' | 'late' {
  const { before, after } = office.rules.checkIn;
  if (at < a.start - before * MINUTE_MS) return 'early';
  return at > a.start + after * MINUTE_MS ? 'late' : 'in-time';
}

/** A1: in time, or taken in by a clerk who says why. */
const isAdmitted = (
  office: Office,
  a: AppointmentEvent,
  { despite }: RequestOf<'check-in'>,
  at: Instant,
): boolean => despite !== undefined || punctuality(office, a, at) === 'in-time';

interface TicketNeed {
  readonly lane: Lane;
  readonly minutes: number;
}

/** A number that the relay is to give out: by the hours and services of now. */
function needNow(
  office: Office,
  day: Day,
  { date, services, lane: id }: RequestOf<'take-ticket'>,
  { at, by }: Circumstances,
): Result<TicketNeed, RefusalOf<'take-ticket'>> {
  if (stopFor(by.role, day, at) !== null) return err('not-possible-now');
  if (!isWithin(ticketHours(office, date), at)) return err('not-possible-now');
  const need = needOf(office, services, 'walk-in');
  if (!need.ok) return need;
  const lane = laneOf(office, id);
  if (lane === undefined || !need.value.lanes.includes(lane.id)) return err('no-common-lane');
  return ok({ lane, minutes: need.value.minutes });
}

/**
 * M13: a number of the device's own block is on paper in a visitor's hand. The kiosk settled whether to give it out, by
 * the hours and services that it knew. They may have changed since, and the visitor stands there.
 */
function needInHand(
  office: Office,
  { services, lane: id }: RequestOf<'take-ticket'>,
  number: string,
): Result<TicketNeed, RefusalOf<'take-ticket'>> {
  const lane =
    laneOf(office, id) ??
    office.lanes.find((l) => number.startsWith(l.letter)) ??
    laneOf(office, homeLane(office, { lane: id, services }));
  if (lane === undefined) return err('no-common-lane');
  return ok({ lane, minutes: Math.min(DAY_MINUTES, Math.max(GRID_MINUTES, minutesFor(office, services))) });
}

/**
 * A7: the number is from its own block. M18: after a restore the block that a counter borrowed may be forgotten while
 * its numbers are in people's hands. So staff are believed where no other device has the block.
 */
function mayGive(
  state: OfficeState,
  { date, lane }: RequestOf<'take-ticket'>,
  number: string,
  { by }: Circumstances,
): boolean {
  const n = Number(number.slice(1));
  const holder = state.numberHolders(date).find(({ numbers }) => isInBlock(numbers, n));
  // M13, C11: the lane may have another letter now, or be gone; the number is in the visitor's hand.
  if (holder !== undefined) return holder.actor === by.actor;
  const letter = laneOf(state.office, lane)?.letter;
  return (
    may(by.role, 'serve') &&
    isInSome(HOLDERS_NUMBERS, n) &&
    (letter === undefined || number.startsWith(letter))
  );
}

export const decideTakeTicket: Decider<'take-ticket'> = (state, request, circumstances) => {
  const decision = takeTicket(state, request, circumstances);
  const told = tellOfArrival(state, request, circumstances, decision);
  return reportManyNumbers(state, request, circumstances, told);
};

function takeTicket(
  state: OfficeState,
  request: RequestOf<'take-ticket'>,
  circumstances: Circumstances,
): Decision<RefusalOf<'take-ticket'>> {
  const { office } = state;
  const { at, now } = circumstances;
  // A number of the relay's own later than this would wait in the line for no one.
  if (isAwaited(request) && now > wantedUntil(request, at)) return refuse(request, 'no-longer-wanted');
  if (dateOf(at, office.timeZone) !== request.date) return refuse(request, 'wrong-day');
  const day = state.day(request.date);
  if (day === null) return refuse(request, 'not-possible-now');
  const need =
    request.number === null
      ? needNow(office, day, request, circumstances)
      : needInHand(office, request, request.number);
  if (!need.ok) return refuse(request, need.error);
  const { lane, minutes } = need.value;
  if (request.number !== null) {
    if (!mayGive(state, request, request.number, circumstances)) return refuse(request, 'not-allowed');
    if (isGivenOut(day, request.number)) return refuse(request, 'number-taken');
  }
  const restores = restoresOf(office, request.date);
  const number = request.number ?? arbitersNumber(lane.letter, day.numbers, restores);
  if (number === null) return refuse(request, 'no-number-left');
  const { services, language, told = null } = request;
  const event = makeTicket(stampOf(request, circumstances), {
    ...{ lane: lane.id, minutes, services, number, language, told },
  });
  return accept(request, foldVisitAlone(event, []), { events: [event] });
}

export const decideReturn = ofVisit(comeBack);

function comeBack(
  state: OfficeState,
  request: RequestOf<'return'>,
  circumstances: Circumstances,
  { day, visit: found }: VisitOfDay,
): Decision<RefusalOf<'return'>> {
  if (isOver(state, request, found, circumstances.at)) return refuse(request, 'not-possible-now');
  const visit = beforeSettling(day, found);
  const known = seenThatDay(day, visit.id);
  if (!hasCome(visit, known)) return refuse(request, 'not-possible-now');
  const asked = { ...stepBase(request, visit.id, circumstances), what: 'returned' } as const;
  const returned = placed(day, asked, request.seen);
  // On record also for a visitor who is not known to be missed: the miss that it answers to may come later (M16).
  const then = visitWith(day, visit.id, [...known, returned], returned);
  const events = isOneOfMany(known, returned) ? [] : [returned];
  const why = whyNotBack(then);
  return why === null ? accept(request, visit, { events }) : { ...refuse(request, why), events };
}

/** Why a visitor is not back in the line by a return that is on record; null: they are. */
export const whyNotBack = ({ visit, counted }: StepOutcome): 'not-possible-now' | null =>
  counted || visit.state === 'arrived' ? null : 'not-possible-now';
