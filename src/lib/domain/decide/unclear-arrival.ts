/** A2, A4, A7: visitors of a kiosk who sit and wait, and whom the relay could not take into the line: staff are told. */
import type { RequestId } from '../ids.ts';
import type { Decision, Circumstances, OfficeState } from './decision.ts';
import type { Refusal } from '../requests/answer.ts';
import { refusedCheckInReasons, refusedTicketReasons } from '../requests/open-item.ts';
import type { UnclearArrival } from '../requests/open-item.ts';
import type { RequestOf } from '../requests/request.ts';
import { dateOf, MINUTE_MS } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';

/** A visitor who is answered later than this has been told that their arrival is noted, and sits and waits. */
const GONE_AFTER_MS = MINUTE_MS / 6;

/** A kiosk waits this long for the relay's answer to a check-in; then it says what it makes of it itself (A4). */
export const ANSWER_PATIENCE_MS = 2_000;

/** P6: one visitor stands at a kiosk for this time; what it is asked within that is about the same person. */
const SAME_VISITOR_MS = MINUTE_MS;

type ArrivalRequest = RequestOf<'check-in' | 'take-ticket'>;

/** The decision on an arrival, with what staff have to hear of it, or need not look into any more. */
export function tellOfArrival<R extends Refusal>(
  state: OfficeState,
  request: ArrivalRequest,
  circumstances: Circumstances,
  decision: Decision<R>,
): Decision<R> {
  const date = dateOfArrival(state, request, circumstances);
  if (date === null) return decision;
  const memos = [...(state.memos(date)?.values() ?? [])].filter(
    (m): m is UnclearArrival => m.type === 'arrival' && m.by === circumstances.by.actor,
  );
  return decision.answer.ok
    ? resolveFound(request, circumstances, decision, { date, memos })
    : tellOfUnclear(request, circumstances, decision, { date, memos });
}

interface Told {
  readonly date: LocalDate;
  /** What this device has brought about. */
  readonly memos: readonly UnclearArrival[];
}

/** Staff look for them on the day on which they stood there; null: that is not known here. */
function dateOfArrival(
  state: OfficeState,
  { date }: ArrivalRequest,
  { at }: Circumstances,
): LocalDate | null {
  return [dateOf(at, state.office.timeZone), date].find((d) => state.day(d) !== null) ?? null;
}

/** Checked in with this try: an earlier one of the same visitor leaves no one to look for. */
function resolveFound<R extends Refusal>(
  request: ArrivalRequest,
  { at, by, birthDate }: Circumstances,
  decision: Decision<R>,
  { date, memos }: Told,
): Decision<R> {
  const who = whoIsMeant(request, birthDate);
  const tried = triedBefore(request);
  const resolved = { at, by: by.actor };
  const found = memos.filter(
    (m) => m.resolved === null && (tried.includes(m.id) || (who !== null && isAbout(m, who, at))),
  );
  return { ...decision, memos: found.map((m) => ({ date, record: { ...m, resolved } })) };
}

function tellOfUnclear<R extends Refusal>(
  request: ArrivalRequest,
  { now, at, by, birthDate: born }: Circumstances,
  decision: Decision<R>,
  { date, memos }: Told,
): Decision<R> {
  const { answer } = decision;
  const who = whoIsMeant(request, born);
  if (answer.ok || who === null) return decision;
  const reason = who.reasons.find((r) => r === answer.reason);
  const isShared = answer.reason === 'several-appointments';
  const starts = isShared ? answer.alternatives.map(({ start }) => start) : [];
  // A2: nothing that they could name at the kiosk would tell, so it says at once that staff know of them.
  const toldAfter = starts.length === 1 ? 0 : who.toldAfter;
  // One word for one person, however often they tried.
  const isTold = memos.some((m) => isAbout(m, who, at) || isSameUnread(m, request));
  if (reason === undefined || isTold || now - at < toldAfter) return decision;
  const { birthDate, number } = who;
  const record: UnclearArrival = {
    ...{ type: 'arrival', id: request.id, at, by: by.actor, birthDate, reason, starts, resolved: null },
    ...(number === undefined ? {} : { number }),
  };
  return { ...decision, memos: [{ date, record }] };
}

interface Meant {
  readonly birthDate: UnclearArrival['birthDate'];
  readonly number: UnclearArrival['number'];
  /** An answer that took longer did not reach them at the kiosk. */
  readonly toldAfter: number;
  readonly reasons: readonly UnclearArrival['reason'][];
}

/** Null: the kiosk has told them itself that this did not work. */
function whoIsMeant(request: ArrivalRequest, birthDate: Circumstances['birthDate']): Meant | null {
  if (request.kind === 'take-ticket') {
    // A number of the relay's own is not shown before it is granted.
    const { number } = request;
    if (number === null) return null;
    return { birthDate: null, number, toldAfter: ANSWER_PATIENCE_MS, reasons: refusedTicketReasons };
  }
  const { by, welcomed: number } = request;
  const toldAfter = number === undefined ? GONE_AFTER_MS : ANSWER_PATIENCE_MS;
  const meant = { number, toldAfter, reasons: refusedCheckInReasons };
  if (by.with === 'birth-date') return { ...meant, birthDate: birthDate ?? null };
  return number === undefined ? null : { ...meant, birthDate: null };
}

const triedBefore = (request: ArrivalRequest): readonly RequestId[] =>
  request.kind === 'check-in' ? (request.tried ?? []) : [];

const isAbout = (m: UnclearArrival, { birthDate, number }: Meant, at: Instant): boolean =>
  (birthDate !== null || number !== undefined) &&
  m.birthDate === birthDate &&
  m.number === number &&
  Math.abs(m.at - at) <= SAME_VISITOR_MS;

/** Whether both are one visitor: without a birth date two look alike, and the same one names an earlier try. */
const isSameUnread = (m: UnclearArrival, request: ArrivalRequest): boolean =>
  m.reason === 'birth-date-unreadable' && (m.id === request.id || triedBefore(request).includes(m.id));
