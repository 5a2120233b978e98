/** Transfer, note, call-backs, and numbers from paper (rules Q5, A8, M3, M11). */
import { bearerOf, seenThatDay, visitIn } from '../day/day.ts';
import type { Day } from '../day/day.ts';
import { onRecord, whyNotTaken } from './decide-counter.ts';
import { accept, stepBase, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import { atCounter, beforeSettling, hasCome, isOver, isToldLate, ofCounter, ofVisit } from './lookups.ts';
import type { VisitOfDay } from './lookups.ts';
import { isGivenUp } from '../requests/given-up.ts';
import type { CounterId, LaneId } from '../ids.ts';
import { makeTicket, stampOf } from './new-events.ts';
import { may } from '../access.ts';
import { GRID_MINUTES, lanesForChoices, serviceOf } from '../office/office.ts';
import type { Office } from '../office/office.ts';
import type { RefusalOf } from '../requests/answer.ts';
import { placed } from '../requests/placing.ts';
import { isResolvedByStaff, resolvedByStaff } from '../requests/open-item.ts';
import type { RequestOf } from '../requests/request.ts';
import { foldVisitAlone, isOpen } from '../day/visit.ts';
import type { Visit } from '../day/visit.ts';

/** The number stays. A visitor with another counter can only be sent on from there (M11). */
export const decideTransfer = (
  state: OfficeState,
  request: RequestOf<'transfer'>,
  circumstances: Circumstances,
): Decision<RefusalOf<'transfer'>> => {
  const { counter } = request;
  if (counter !== null) return sendFromCounter(state, { ...request, counter }, circumstances);
  if (!may(circumstances.by.role, 'office')) return refuse(request, 'not-allowed');
  return sendFromLine(state, request, circumstances);
};

const sendFromCounter = atCounter<
  RequestOf<'transfer'> & { readonly counter: CounterId },
  RefusalOf<'transfer'>
>(transfer);

/** A lead moves those who wait from lane to lane. A visitor with a counter is sent on from there alone (M11). */
const sendFromLine = ofVisit<RequestOf<'transfer'>, RefusalOf<'transfer'>>(
  (state, request, circumstances, { day, visit }) =>
    isOver(state, request, visit, circumstances.at)
      ? refuse(request, 'not-possible-now')
      : transfer(state, request, circumstances, { day, visit: beforeSettling(day, visit) }),
);

function transfer(
  state: OfficeState,
  request: RequestOf<'transfer'>,
  circumstances: Circumstances,
  found: VisitOfDay,
): Decision<RefusalOf<'transfer'>> {
  const { day, visit } = found;
  const { lane, to, counter } = request;
  // C11: a counter that was cut off has sent the visitor on all the same, to a lane or a counter that has gone since.
  const mayHaveGone = counter !== null && isToldLate(circumstances);
  const reason = whyNotThere(state.office, request);
  if (reason !== null && !mayHaveGone) return refuse(request, reason);
  const known = seenThatDay(day, visit.id);
  if (!hasCome(visit, known)) return refuse(request, 'not-possible-now');
  if (circumstances.optimistic === true) {
    if (!isOpen(visit)) return refuse(request, 'not-possible-now');
    if (visit.counter !== null && visit.counter !== counter) return refuse(request, 'called-elsewhere');
    // A screen asks first. What a counter did without asking has happened all the same.
    if (request.anyway !== true && !servesAll(state.office, lane, visit))
      return refuse(request, 'lane-lacks-service');
  }
  const sent = {
    ...stepBase(request, visit.id, circumstances),
    what: 'transferred',
    lane,
    to,
    from: counter,
  } as const;
  return onRecord(request, found, placed(day, sent, request.seen), whyNotTaken);
}

/** Why no visitor can be sent there; null: one can. */
function whyNotThere(
  { lanes, counters }: Office,
  { lane, to }: RequestOf<'transfer'>,
): 'no-common-lane' | 'no-such-counter' | null {
  if (!lanes.some((l) => l.id === lane)) return 'no-common-lane';
  const isThere = to === null || counters.some((c) => c.id === to && c.lanes.includes(lane));
  return isThere ? null : 'no-such-counter';
}

/** C4: the lane serves all that the visit is about, as far as the office still offers it. */
export const servesAll = (office: Office, lane: LaneId, { services }: Pick<Visit, 'services'>): boolean =>
  lanesForChoices(
    office,
    services.filter(({ service }) => serviceOf(office, service) !== undefined),
  ).some(({ id }) => id === lane);

export const decideNote = ofVisit(note);

function note(
  state: OfficeState,
  request: RequestOf<'note'>,
  { at, by, now }: Circumstances,
  { day, visit }: VisitOfDay,
): Decision<RefusalOf<'note'>> {
  // P3: it would be the only thing that is left of the person.
  if (isGivenUp(day, visit.id, now)) return refuse(request, 'not-possible-now');
  // P5: what is on record stays as it was written, also when its id is asked with again.
  const before = state.memos(request.date)?.get(`note:${request.id}`);
  if (before?.type === 'note')
    return before.by === by.actor ? accept(request, visit) : refuse(request, 'id-taken');
  const record = {
    type: 'note',
    id: request.id,
    visit: visit.id,
    at,
    by: by.actor,
    text: request.text,
  } as const;
  return accept(request, visit, { memos: [{ date: request.date, record }] });
}

export function decideResolveCallBack(
  state: OfficeState,
  request: RequestOf<'resolve-call-back'>,
  { at, by, optimistic }: Circumstances,
): Decision<RefusalOf<'resolve-call-back'>> {
  const memos = state.memos(request.date);
  // A device does not hold the memos of other days, and cannot say no.
  if (memos === null && optimistic === true) return accept(request, null);
  const record = resolvedByStaff
    .map((type) => memos?.get(`${type}:${request.callBack}`))
    .find((found) => found !== undefined);
  if (record === undefined || !isResolvedByStaff(record)) return refuse(request, 'no-such-visit');
  if (record.resolved !== null) return accept(request, null);
  return accept(request, null, {
    memos: [{ date: request.date, record: { ...record, resolved: { at, by: by.actor } } }],
  });
}

/**
 * A8: an unknown number becomes a visit; a known one is that visit. It is written down in either case: a counter that
 * was cut off has gone on with the visit under the id of this request.
 */
export const decideTakeIn = ofCounter(takeIn);

function takeIn(
  state: OfficeState,
  request: RequestOf<'take-in'>,
  circumstances: Circumstances,
): Decision<RefusalOf<'take-in'>> {
  const { office } = state;
  const day = state.day(request.date);
  if (day === null) return refuse(request, 'not-possible-now');
  const { number } = request;
  // A screen asks about a slip of the keys. What it has let through is paper in a visitor's hand.
  if (circumstances.optimistic === true && !isLikely(office, day, number))
    return refuse(request, 'no-common-lane');
  const language = office.languages[0]!;
  const event = makeTicket(stampOf(request, circumstances), {
    ...{
      lane: laneOfPaper(office, request),
      minutes: 2 * GRID_MINUTES,
      services: [],
      number,
      language,
      takenIn: true,
    },
  });
  const known = bearerOf(day, event);
  return accept(request, known === undefined ? foldVisitAlone(event, []) : visitIn(day, known)!, {
    events: [event],
  });
}

/** A lane has the letter, or had it when another number of the day was given out (C11). */
const isLikely = ({ lanes }: Office, day: Day, number: string): boolean =>
  lanes.some(({ letter }) => number.startsWith(letter)) ||
  [...day.numbers.keys()].some((known) => known.startsWith(number.charAt(0)));

/** C11: the letter's lane. It may have gone: then one of the counter at which the visitor stands. */
function laneOfPaper({ lanes, counters }: Office, { number, counter }: RequestOf<'take-in'>): LaneId {
  const [first] = lanes;
  const own = counters.find(({ id }) => id === counter)?.lanes[0];
  return lanes.find((l) => number.startsWith(l.letter))?.id ?? own ?? first!.id;
}
