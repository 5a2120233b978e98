/** What a lead changes of an office beside its hours: names and texts, services, lanes, counters, rules (C11). */
import type { Day } from '../day/day.ts';
import { isActive, isOpen } from '../day/visit.ts';
import type { Visit } from '../day/visit.ts';
import { daysInHorizon } from '../office/calendar.ts';
import type { OfficeEdit } from '../office/office-edit.ts';
import { editOffice } from '../office/office-problems.ts';
import type { EditRefusal } from '../office/office-problems.ts';
import type { Office } from '../office/office.ts';
import { erasedBy } from '../office/retention.ts';
import type { Alternative, RefusalOf } from '../requests/answer.ts';
import type { RequestOf } from '../requests/request.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import type { LogEntry } from '../requests/staff-log.ts';
import { dateOf } from '../time.ts';
import type { LocalDate } from '../time.ts';
import { accept, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import { lookAtHit } from './hit-appointments.ts';
import { onceNoted } from './lookups.ts';

// M16: asked again after others have changed it, it must not bring its own values back.
export const decideChangeOffice = onceNoted('office', changeOffice);

type Refused = RefusalOf<'change-office'>;

function changeOffice(
  state: OfficeState,
  request: RequestOf<'change-office'>,
  { at, by, now }: Circumstances,
): Decision<Refused> {
  if (state.office.withoutFile) return refuse(request, 'office-without-file');
  const { id, date, edit, mayErase = false } = request;
  const edited = editWithHolidays(state, edit);
  if (!edited.ok) return refuseEdit(request, edited.error);
  const today = dateOf(now, state.office.timeZone);
  const erases = erasedBy(state.office.rules.retention, edited.value.rules.retention, today);
  if (erases !== null && !mayErase) return refuse(request, 'erases-days');
  const inUse = removalReason(edit);
  const days = inUse === null ? [] : daysAhead(state, today);
  const users = days.flatMap((day) => usersOn(state.day(day), edit));
  if (inUse !== null && users.length > 0) return refuse(request, inUse, users);
  const { unseen, outside } = lookAtHit(state, edited.value, request, by.actor);
  if (unseen.length > 0) return refuse(request, 'appointments-outside', unseen);
  const { section, entry } = edit;
  const record = { type: 'office', id, at, by: by.actor, section, entry } as const;
  const log: LogEntry = {
    ...{ what: 'office-changed', id, at, by: by.actor, section, entry, outside: outside.length, edit },
  };
  return accept(request, null, { office: edited.value, memos: [{ date, record }], log: [log] });
}

/** The office after an edit, with the days off that follow from it (C3). */
export function editWithHolidays(
  { office, holidaysFor }: Pick<OfficeState, 'office' | 'holidaysFor'>,
  edit: OfficeEdit,
): Result<Office, EditRefusal> {
  const edited = editOffice(office, edit);
  if (!edited.ok || edit.section !== 'holidays') return edited;
  const holidays = holidaysFor(edited.value);
  if (holidays !== null) return ok({ ...edited.value, holidays: [...holidays] });
  const about = edited.value.holidaysOf ?? '';
  return err({ why: 'problems', problems: [{ path: ['holidaysOf'], code: 'no-such-region', about }] });
}

function refuseEdit(request: RequestOf<'change-office'>, refusal: EditRefusal): Decision<Refused> {
  const isStale = refusal.why === 'changed-meanwhile';
  const refused = refuse(request, isStale ? 'office-changed-meanwhile' : 'office-not-possible');
  const detail = isStale ? { meanwhile: refusal.meanwhile } : { problems: [...refusal.problems] };
  return { ...refused, answer: { ...refused.answer, ...detail } as typeof refused.answer };
}

/** The days on which visitors may be expected, also those that are closed by now. */
export const daysAhead = (
  { office, bookableDays }: Pick<OfficeState, 'office' | 'bookableDays'>,
  today: LocalDate,
): LocalDate[] => [...new Set([...daysInHorizon(office, today), ...bookableDays()])].sort();

/** What a lead is told who removes an entry that is needed; null: the edit removes none that visitors may need. */
export function removalReason({
  section,
  to,
}: OfficeEdit): 'service-in-use' | 'lane-in-use' | 'counter-in-use' | null {
  if (to !== null) return null;
  switch (section) {
    case 'services':
      return 'service-in-use';
    case 'lanes':
      return 'lane-in-use';
    case 'counters':
      return 'counter-in-use';
    default:
      return null;
  }
}

/** Who is still to come or here, and needs what an edit removes: when they are due or came. */
export function usersOn(day: Day | null, { section, entry }: OfficeEdit): Alternative[] {
  const needs = (visit: Visit): boolean => {
    switch (section) {
      case 'services':
        return visit.services.some(({ service }) => service === entry);
      case 'lanes':
        return visit.lane === entry;
      case 'counters':
        return (isActive(visit) && visit.counter === entry) || visit.wantedAt === entry;
      default:
        return false;
    }
  };
  return [...(day?.visits.values() ?? [])]
    .filter((visit) => isToCome(visit) && needs(visit))
    .map(({ date, due, arrivedAt }) => ({ date, start: due ?? arrivedAt ?? 0 }))
    .sort((a, b) => a.start - b.start);
}

const isToCome = (visit: Visit): boolean =>
  visit.state === 'reserved' || visit.state === 'booked' || (isOpen(visit) && !visit.settled);
