/** A6: short services get the next free interval of today as an appointment, without any booking before. */
import { slotsAfterLine } from '../queue/after-line.ts';
import { freeStarts } from '../office/capacity.ts';
import { needOf } from '../requests/need.ts';
import { accept, stepBase, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import { makeAppointment, stampOf } from './new-events.ts';
import { reportManyNumbers } from './report-device.ts';
import { stopFor } from './decide-set-walk-ins.ts';
import { numberAndCode } from './number-and-code.ts';
import { serviceOf } from '../office/office.ts';
import { placesPausedUntil } from '../office/rescue.ts';
import type { RefusalOf } from '../requests/answer.ts';
import { wantedUntil } from '../requests/request.ts';
import type { RequestOf } from '../requests/request.ts';
import { dateOf, MINUTE_MS } from '../time.ts';
import { foldVisitAlone } from '../day/visit.ts';
import type { StepEvent } from '../day/visit.ts';

/**
 * A start at which a counter is expected to be free, not only one that is not booked: see `slotsAfterLine`. A visitor
 * who starts within the check-in window is checked in at once. `place-gone`: no interval is left, and the kiosk gives a
 * walk-in ticket instead (A5). Only the arbiter can promise an interval, so a device that cannot reach it does not ask.
 */
export function decideTakeInterval(
  state: OfficeState,
  request: RequestOf<'take-interval'>,
  circumstances: Circumstances,
): Decision<RefusalOf<'take-interval'>> {
  return reportManyNumbers(state, request, circumstances, takeInterval(state, request, circumstances));
}

function takeInterval(
  state: OfficeState,
  request: RequestOf<'take-interval'>,
  circumstances: Circumstances,
): Decision<RefusalOf<'take-interval'>> {
  const { office } = state;
  const { at, by, now, random } = circumstances;
  if (!office.rules.nextInterval) return refuse(request, 'not-possible-now');
  if (dateOf(now, office.timeZone) !== request.date) return refuse(request, 'wrong-day');
  // Later the visitor has a ticket instead, or has left: the interval would be kept for no one.
  if (now > wantedUntil(request, at)) return refuse(request, 'no-longer-wanted');
  if (!request.services.every(({ service }) => serviceOf(office, service)?.short === true)) {
    return refuse(request, 'not-bookable');
  }
  // M18: what is free may belong to an appointment that the relay has lost. The visitor gets a walk-in ticket.
  if (placesPausedUntil(office, now) !== null) return refuse(request, 'place-gone');
  const need = needOf(office, request.services, 'walk-in');
  if (!need.ok) return refuse(request, need.error);
  const { minutes, lanes } = need.value;
  const slots = state.slots(request.date);
  const day = state.day(request.date);
  // A5.8: asked before this kiosk heard of it.
  if (day !== null && stopFor(by.role, day, at) !== null) return refuse(request, 'not-possible-now');
  const left = slots === null || day === null ? null : slotsAfterLine(office, slots, day, now);
  const next =
    left === null ? undefined : freeStarts(left, lanes, minutes, 'staff', now, 0).find((f) => f.start >= now);
  if (day === null || next === undefined) return refuse(request, 'place-gone');
  const names = numberAndCode(office, day, next.lane, random);
  if (names === null) return refuse(request, 'day-full');
  const { services, language } = request;
  const { lane, start } = next;
  const event = makeAppointment(stampOf(request, circumstances), {
    ...{ lane, start, minutes, services, ...names, channel: 'kiosk', language },
  });
  const here = now >= start - office.rules.checkIn.before * MINUTE_MS;
  // A4: since the visitor stood there. Dated by when it is judged, it would outrank what took the interval back.
  const arrival: StepEvent = {
    ...stepBase(request, event.id, circumstances),
    id: `${request.id}.checked-in`,
    what: 'checked-in',
  };
  return accept(request, foldVisitAlone(event, []), { events: here ? [event, arrival] : [event] });
}
