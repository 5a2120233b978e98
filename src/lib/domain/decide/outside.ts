/** Visits for which the office is not there any more: its hours, services, lanes or counters have changed (C11). */
import { openingsOn } from '../office/calendar.ts';
import { appointmentOf } from '../day/day.ts';
import type { Day } from '../day/day.ts';
import type { AppointmentEvent } from '../day/appointment.ts';
import type { ActorId, VisitId } from '../ids.ts';
import type { OutsideAppointment } from '../requests/memo.ts';
import { laneOf, lanesForChoices, serviceOf, variantIn } from '../office/office.ts';
import type { Office } from '../office/office.ts';
import { sharedVariants } from '../office/variants.ts';
import { MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';
import { isActive, isOpen } from '../day/visit.ts';
import type { StepEvent } from '../day/visit.ts';

/** Appointments still to come that do not lie within the office's hours: for the lead to move or cancel (C11). */
export const outsideHours = (office: Office, day: Day): VisitId[] =>
  stillToCome(day).flatMap((event) => (isWithinHours(office, event) ? [] : [event.id]));

/**
 * The same with those whose lane has gone or does not serve what they are about any more, and why each is listed. Who
 * is here already is listed when their lane has gone, with or without an appointment: they wait in other lanes.
 */
export function outsideOn(office: Office, day: Day): OutsideAppointment[] {
  const toCome = outsideToCome(office, day).map(({ event, why }): OutsideAppointment => {
    const { date, id: visit, number, start } = event;
    return { date, visit, number, start, why };
  });
  const here = [...day.visits.values()].flatMap((visit): OutsideAppointment[] => {
    const { date, id, number, due, arrivedAt, lane } = visit;
    const start = due ?? arrivedAt;
    if (start === null || !isOpen(visit) || visit.settled || laneOf(office, lane) !== undefined) return [];
    return [{ date, visit: id, number, start, why: 'lane' }];
  });
  return [...toCome, ...here].sort((a, b) => a.start - b.start || (a.visit < b.visit ? -1 : 1));
}

/** The appointments of a day for which the office is not there, and whose visitor has not come yet. */
export const outsideToCome = (
  office: Office,
  day: Day,
): { event: AppointmentEvent; why: OutsideAppointment['why'] }[] =>
  stillToCome(day).flatMap((event) => {
    const why = whyOutside(office, event);
    return why === null ? [] : [{ event, why }];
  });

/** Null: the office is there for it. */
export function whyOutside(office: Office, event: AppointmentEvent): OutsideAppointment['why'] | null {
  if (event.services.some(({ service }) => serviceOf(office, service) === undefined)) return 'services';
  if (laneOf(office, event.lane) === undefined) return 'lane';
  if (!isServed(office, event)) return 'services';
  return isWithinHours(office, event) ? null : 'hours';
}

/**
 * A visitor called to or served at a counter that has gone is back in the line, with their old place. Once for each
 * time that the counter had them, however often it is looked at.
 */
export function sentBack(office: Office, day: Day, now: Instant, by: ActorId): StepEvent[] {
  const back: StepEvent[] = [];
  for (const visit of day.visits.values()) {
    const { id: of, date, counter, lane, startedAt, calledAt } = visit;
    if (counter === null || !isActive(visit) || office.counters.some((c) => c.id === counter)) continue;
    const since = Math.max(calledAt ?? 0, startedAt ?? 0);
    const { request } = day.subjects.get(of)!;
    const base = { id: `${of}.back.${since}`, request, of, date, at: Math.max(now, since), by };
    if (!day.events.has(base.id))
      back.push({ kind: 'step', ...base, what: 'transferred', lane, to: null, from: counter });
  }
  return back;
}

const stillToCome = (day: Day): AppointmentEvent[] =>
  [...day.visits.values()].flatMap(({ id, state }) => {
    const event = appointmentOf(day, id);
    return event !== undefined && (state === 'reserved' || state === 'booked') ? [event] : [];
  });

function isWithinHours(office: Office, { date, lane, start, minutes }: AppointmentEvent): boolean {
  // Windows may meet: a visit may begin in one and end in the next.
  let covered = start;
  for (const o of openingsOn(office, date)) {
    if (o.from <= covered && o.to > covered && (o.lanes[lane]?.counters ?? 0) > 0) covered = o.to;
  }
  return covered >= start + minutes * MINUTE_MS;
}

const isServed = (office: Office, { lane, services }: AppointmentEvent): boolean =>
  isStillOffered(office, services) && lanesForChoices(office, services).some((l) => l.id === lane);

/** B15: by phone or video it goes on only as long as the office does that. */
function isStillOffered(office: Office, services: AppointmentEvent['services']): boolean {
  const variant = variantIn(services);
  return variant === null || sharedVariants(office, services).includes(variant);
}
