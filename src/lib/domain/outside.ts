/** Appointments for which the office is not there any more: its hours or its services have changed (C11). */
import { openingsOn } from './calendar.ts';
import { appointmentOf } from './day.ts';
import type { Day } from './day.ts';
import type { AppointmentFact } from './appointment.ts';
import type { VisitId } from './ids.ts';
import type { OutsideAppointment } from './memo.ts';
import { lanesServing, serviceOf } from './office.ts';
import type { Office } from './office.ts';
import { MINUTE } from './time.ts';

/** Appointments still to come that do not lie within the office's hours: for the lead to move or cancel (C11). */
export const outsideHours = (office: Office, day: Day): VisitId[] =>
  stillToCome(day).flatMap((fact) => (isWithinHours(office, fact) ? [] : [fact.id]));

/** The same with those whose lane does not serve what they are about any more, and why each is listed. */
export function outsideOn(office: Office, day: Day): OutsideAppointment[] {
  return stillToCome(day)
    .flatMap((fact): OutsideAppointment[] => {
      const { date, id: visit, number, start } = fact;
      const why = !isServed(office, fact) ? 'services' : isWithinHours(office, fact) ? null : 'hours';
      return why === null ? [] : [{ date, visit, number, start, why }];
    })
    .sort((a, b) => a.start - b.start || (a.visit < b.visit ? -1 : 1));
}

const stillToCome = (day: Day): AppointmentFact[] =>
  [...day.visits.values()].flatMap(({ id, state }) => {
    const fact = appointmentOf(day, id);
    return fact !== undefined && (state === 'reserved' || state === 'booked') ? [fact] : [];
  });

function isWithinHours(office: Office, { date, lane, start, minutes }: AppointmentFact): boolean {
  // Windows may meet: somebody may begin in one and end in the next.
  let covered = start;
  for (const o of openingsOn(office, date)) {
    if (o.from <= covered && o.to > covered && (o.lanes[lane]?.counters ?? 0) > 0) covered = o.to;
  }
  return covered >= start + minutes * MINUTE;
}

function isServed(office: Office, { lane, services }: AppointmentFact): boolean {
  const ids = services.map((s) => s.service);
  return (
    ids.every((id) => serviceOf(office, id) !== undefined) &&
    lanesServing(office, ids).some((l) => l.id === lane)
  );
}
