/** What a lead changes: hours and closures, and appointments from an older system (rules B10, C3, C11, M13). */
import { accept, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import { onceNoted } from './lookups.ts';
import { importRows } from './import.ts';
import { visitId } from '../ids.ts';
import { areSameHours, hoursOf, newHoursProblems } from '../office/hours.ts';
import type { HoursProblem } from '../office/hours.ts';
import { isOfficeRecord } from '../office/office.ts';
import { pausedRefusal, placesPausedUntil } from '../office/rescue.ts';
import { lookAtHit } from './hit-appointments.ts';
import type { RefusalOf } from '../requests/answer.ts';
import type { ImportReport } from '../requests/memo.ts';
import type { RequestOf } from '../requests/request.ts';
import type { LogEntry } from '../requests/staff-log.ts';

/** C3: a lead who changes hours has seen every appointment that they hit. Nothing is deleted (C11). */
// M16: asked again after others have changed them, it must not bring its own hours back.
export const decideChangeHours = onceNoted('hours', changeHours);

function changeHours(
  state: OfficeState,
  request: RequestOf<'change-hours'>,
  { at, by }: Circumstances,
): Decision<RefusalOf<'change-hours'>> {
  if (state.office.withoutFile) return refuse(request, 'office-without-file');
  // Two leads who change them apart would undo each other's without a word; the later one looks again.
  if (!areSameHours(request.base, state.office)) return refuse(request, 'hours-changed-meanwhile');
  const changed = { ...state.office, ...hoursOf(request) };
  if (!isOfficeRecord(changed)) return refuse(request, 'malformed');
  const [problem] = newHoursProblems(state.office, changed);
  if (problem !== undefined) return impossible(request, problem);
  const { unseen, outside } = lookAtHit(state, changed, request, by.actor);
  if (unseen.length > 0) return refuse(request, 'appointments-outside', unseen);
  const { id, date, windows, closures } = request;
  const record = { type: 'hours', id, at, by: by.actor, windows, closures, outside } as const;
  const log: LogEntry = {
    ...{ what: 'hours-changed', id, at, by: by.actor },
    ...{ windows: windows.length, closures: closures.length, outside: outside.length },
  };
  return accept(request, null, { office: changed, memos: [{ date, record }], log: [log] });
}

/** C3: takes down what the lead has seen, for the change of hours that follows. */
export const decideSeeOutside = onceNoted('seen', seeOutside);

function seeOutside(
  _state: OfficeState,
  request: RequestOf<'see-outside'>,
  { at, by }: Circumstances,
): Decision<RefusalOf<'see-outside'>> {
  const { id, date, change, seen } = request;
  const record = { type: 'seen', id, at, by: by.actor, change, visits: seen } as const;
  return accept(request, null, { memos: [{ date, record }] });
}

function impossible(
  request: RequestOf<'change-hours'>,
  problem: HoursProblem,
): Decision<'hours-not-possible'> {
  const reason = 'hours-not-possible';
  return {
    ...refuse(request, reason),
    answer: { ok: false, request: request.id, reason, alternatives: [], problem },
  };
}

/** B10: the rows that no earlier judgement was about, up to `mostJudged`. M16: asked again it has no second effect. */
export function decideImport(
  state: OfficeState,
  request: RequestOf<'import'>,
  circumstances: Circumstances,
): Decision<RefusalOf<'import'>> {
  const known = reportOn(state, request);
  const before = rowsJudgedIn(known);
  const rowsAsked = request.rows.length - 1;
  if (known !== null && before >= rowsAsked) return accept(request, null);
  // Every row gets an id made from the request's.
  if (!visitId.safeParse(`${request.id}-${request.rows.length}`).success) return refuse(request, 'malformed');
  // One that has begun goes on: a no would hide that some of its rows stand.
  if (known === null && placesPausedUntil(state.office, circumstances.now) !== null)
    return refuse(request, pausedRefusal(state.office));
  const result = importRows(state, request, circumstances, before);
  if (result === null) return refuse(request, 'import-unreadable');
  const { events, people } = result;
  const { id, date, part } = request;
  const { at, by } = circumstances;
  const record: ImportReport = {
    ...{ type: 'import', id, at, by: by.actor },
    taken: (known?.taken ?? 0) + events.length,
    refused: [...(known?.refused ?? []), ...result.refused],
    leftEmpty: [...(known?.leftEmpty ?? []), ...result.leftEmpty],
    ...(part === undefined ? {} : { part }),
  };
  const rowsJudged = rowsJudgedIn(record) - before;
  const isUnfinished = before + rowsJudged < rowsAsked;
  const report = isUnfinished ? { ...record, rowsAsked } : record;
  const counts = { taken: record.taken, refused: record.refused.length };
  const log: LogEntry = { what: 'imported', id, at, by: by.actor, ...counts };
  const effects = { events, people, memos: [{ date, record: report }], log: [log] };
  return accept(request, null, { ...effects, isUnfinished, judged: rowsJudged });
}

function reportOn(state: OfficeState, { id, date }: RequestOf<'import'>): ImportReport | null {
  const known = state.memos(date)?.get(`import:${id}`);
  return known?.type === 'import' ? known : null;
}

const rowsJudgedIn = (report: ImportReport | null): number =>
  report === null ? 0 : report.taken + report.refused.length;
