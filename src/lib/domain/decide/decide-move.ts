/** Moving an appointment and wishing for an earlier one (rules B8, B11). */
import { may } from '../access.ts';
import type { RefusalOf } from '../requests/answer.ts';
import { bookingOf, movesOf } from '../day/appointment.ts';
import type { AppointmentEvent } from '../day/appointment.ts';
import { laneFreeAt, slotsOn } from '../office/capacity.ts';
import { takenPlaces } from '../day/day.ts';
import { lanesForMove } from '../requests/need.ts';
import { limitReached, nearestFree } from './decide-booking.ts';
import { accept, stepBase, refuse } from './decision.ts';
import type { Circumstances, Decider, Decision, OfficeState } from './decision.ts';
import { ofOwnAppointment, withMailAuthorization } from './own-appointment.ts';
import type { AuthorizedAppointment } from './own-appointment.ts';
import type { LaneId } from '../ids.ts';
import { lanesOf } from '../day/lanes.ts';
import { stampOf } from './new-events.ts';
import { numberAndCode } from './number-and-code.ts';
import type { Office } from '../office/office.ts';
import { pausedRefusal, placesPausedUntil } from '../office/rescue.ts';
import { offerFor } from './open-offer.ts';
import type { RequestOf } from '../requests/request.ts';
import { isPlaceHeldBack, returnDelayMs } from './return-delay.ts';
import { dateOf, MINUTE_MS } from '../time.ts';
import type { LocalDate } from '../time.ts';
import { foldVisitAlone } from '../day/visit.ts';

/** B8: the new place is taken and the old one given up in one decision; if the new one is gone, the old one stays. */
export const decideMove = ofOwnAppointment('with-code', move, ({ from }) => from);

function move(
  state: OfficeState,
  request: RequestOf<'move'>,
  circumstances: Circumstances,
  { event: old, visit }: AuthorizedAppointment,
): Decision<RefusalOf<'move'>> {
  const { office } = state;
  const { now, by, random, mailAuthorization } = circumstances;
  // A reservation lapses soon. It takes one place, and its mailbox has not agreed to more mails.
  const mayMove = visit.state === 'booked' || (visit.state === 'reserved' && may(by.role, 'book'));
  if (!mayMove) return refuse(request, 'not-possible-now');
  if (dateOf(request.start, office.timeZone) !== request.date) return refuse(request, 'wrong-day');
  if (request.start === old.start) return accept(request, visit);
  if (placesPausedUntil(office, now) !== null) return refuse(request, pausedRefusal(office));

  const limit = may(by.role, 'book') ? null : moveLimit(state, request, old, circumstances);
  if (limit !== null) return refuse(request, limit);
  // C5: a citizen takes from what is theirs, also where staff have booked the place before.
  const channel = may(by.role, 'book') ? 'staff' : 'online';
  const lanes = lanesFor(office, old, request.date);
  const day = state.day(request.date);
  const known = state.slots(request.date);
  // C8: a day that cannot be booked cannot be moved to.
  const slots =
    day === null || known === null
      ? known
      : slotsOn(office, request.date, takenPlaces(office, day, old.id), now);
  const lead = office.rules.leadMinutes;
  const lane =
    slots === null ? null : laneFreeAt(slots, lanes, request.start, old.minutes, channel, now, lead);
  if (lane === null) {
    return refuse(request, 'place-gone', nearestFree(state, lanes, old.minutes, channel, request.start, now));
  }
  if (day === null) return accept(request, null);
  // What stands in a mail or on paper stays true as long as it can.
  const isSame = request.date === old.date && lane === old.lane;
  const names = isSame ? { number: old.number, code: old.code } : numberAndCode(office, day, lane, random);
  if (names === null) return refuse(request, 'day-full');
  const event: AppointmentEvent = {
    ...old,
    ...stampOf(request, circumstances),
    lane,
    start: request.start,
    ...names,
    channel,
    // A citizen who has confirmed need not do so again; who has not still has the time they had.
    activateBy:
      visit.state === 'booked' || old.activateBy === null ? null : Math.min(old.activateBy, request.start),
    movedFrom: {
      ...{ date: old.date, visit: old.id },
      first: bookingOf(old),
      times: movesOf(old) + 1,
    },
  };
  // C10: else a place could be passed on by moving away from it. One that the new place overlaps is taken by that.
  const overlaps = Math.abs(event.start - old.start) < old.minutes * MINUTE_MS && event.lane === old.lane;
  const delay = overlaps ? 0 : returnDelayMs(state, old, now, random);
  const person = state.people(request.from)?.get(old.id);
  const mail = (person?.contact?.mail ?? null) !== null;
  const authorizations =
    person === undefined
      ? []
      : mail
        ? withMailAuthorization(person.authorizations, mailAuthorization)
        : person.authorizations;
  return accept(request, foldVisitAlone(event, []), {
    events: [
      event,
      {
        ...stepBase(request, old.id, circumstances),
        id: `${request.id}.moved`,
        date: old.date,
        what: 'moved',
        to: event.id,
        toDate: event.date,
        freeAt: now + delay,
        ...(channel === 'staff' && delay > 0 ? { freeForStaffAt: now } : {}),
      },
    ],
    people:
      person === undefined
        ? []
        : [{ date: request.date, person: { ...person, id: event.id, authorizations } }],
    notices: mail
      ? [{ kind: event.activateBy === null ? 'moved' : 'activation', date: event.date, visit: event.id }]
      : [],
  });
}

/** B6, C10: why a citizen's move has to wait, or null. What the office has offered (B11) may be taken at any time. */
function moveLimit(
  state: OfficeState,
  { date, start }: RequestOf<'move'>,
  old: AppointmentEvent,
  circumstances: Circumstances,
): 'proof-needed' | 'too-many-requests' | null {
  const offer = offerFor(state, old.id, circumstances.now);
  if (offer !== null && offer.date === date && offer.start === start) return null;
  const limit = limitReached('move', state.office, circumstances);
  // C10: by moving on, one booking would hold back one place after the other.
  return limit ?? (isPlaceHeldBack(state, old, circumstances.now) ? 'too-many-requests' : null);
}

/**
 * The lanes that serve what it is about, as far as that still exists (C11); those that it waits in if nothing does. On
 * the same day its own lane comes first, in which its number stays.
 */
function lanesFor(office: Office, event: AppointmentEvent, date: LocalDate): readonly LaneId[] {
  const serving = lanesForMove(office, event.services);
  const lanes = serving.length === 0 ? lanesOf(office, event) : serving;
  const isOwn = (lane: LaneId): boolean => date === event.date && lane === event.lane;
  return [...lanes.filter(isOwn), ...lanes.filter((lane) => !isOwn(lane))];
}

/** B11: one wish an appointment; asking again keeps the place in the line. */
export const decideWish: Decider<'wish'> = (state, request, circumstances) =>
  state.office.rules.offer === null
    ? refuse(request, 'no-waiting-list')
    : wishFor(state, request, circumstances);

const wishFor = ofOwnAppointment('with-code', wish);

function wish(
  state: OfficeState,
  request: RequestOf<'wish'>,
  circumstances: Circumstances,
  { event, visit }: AuthorizedAppointment,
): Decision<RefusalOf<'wish'>> {
  if (visit.state !== 'booked') return refuse(request, 'not-possible-now');
  const before = state.memos(event.date)?.get(`wish:${event.id}`);
  const known = before?.type === 'wish' ? before : null;
  const { earlier, from, declined = known?.declined } = request;
  const isSame = (known?.open ?? false) === earlier && (!earlier || known?.from === from);
  if (isSame && known?.declined === declined) return accept(request, visit);
  if (earlier && state.office.withoutFile) return refuse(request, 'office-without-file');
  const limit = may(circumstances.by.role, 'book') ? null : limitReached('wish', state.office, circumstances);
  if (limit !== null) return refuse(request, limit);
  const since = known === null || !known.open ? circumstances.at : known.at;
  const record = {
    type: 'wish',
    id: event.id,
    at: since,
    by: circumstances.by.actor,
    open: earlier,
    ...(from === undefined ? {} : { from }),
    offered: known?.offered ?? [],
    ...(declined === undefined ? {} : { declined }),
  } as const;
  return accept(request, visit, { memos: [{ date: event.date, record }] });
}
