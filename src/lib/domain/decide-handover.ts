/** Park, resume, transfer, undo, note, call-backs, and numbers from paper (rules Q5, A8, M3, M11). */
import { activeAt, evidenceFor, inEffect, visitIn } from './day.ts';
import type { Day } from './day.ts';
import { visitAt } from './decide-counter.ts';
import { accept, evidenceOf, isStaff, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import { visitOf } from './ids.ts';
import type { CounterId } from './ids.ts';
import { GRID } from './office.ts';
import type { RequestOf } from './request.ts';
import type { TicketFact } from './ticket.ts';
import { foldVisit, inOneOrder, isActive, isOpen } from './visit.ts';
import type { EvidenceFact, Visit } from './visit.ts';

export function decidePark(
  state: OfficeState,
  request: RequestOf<'park'>,
  circumstances: Circumstances,
): Decision {
  const found = visitAt(state, request, circumstances);
  if (!found.ok) return refuse(request, found.error);
  const { day, visit } = found.value;
  if (visit.state === 'parked') return accept(request, visit);
  if (visit.state !== 'serving' || visit.counter !== request.counter)
    return refuse(request, 'not-called-here');
  const { counter } = request;
  const parked = { ...evidenceOf(request, visit.id, circumstances), what: 'parked', counter } as const;
  return accept(request, visit, { facts: [inEffect(day, visit, parked)] });
}

export function decideResume(
  state: OfficeState,
  request: RequestOf<'resume'>,
  circumstances: Circumstances,
): Decision {
  const found = visitAt(state, request, circumstances);
  if (!found.ok) return refuse(request, found.error);
  const { day, visit } = found.value;
  if (visit.state === 'serving') {
    return visit.counter === request.counter ? accept(request, visit) : refuse(request, 'called-elsewhere');
  }
  if (visit.state !== 'parked') return refuse(request, 'not-possible-now');
  if (activeAt(day, request.counter) !== undefined) return refuse(request, 'counter-busy');
  const { counter } = request;
  const resumed = { ...evidenceOf(request, visit.id, circumstances), what: 'resumed', counter } as const;
  return accept(request, visit, { facts: [inEffect(day, visit, resumed)] });
}

/** The number stays. Whoever is with another counter can only be sent on from there (M11). */
export function decideTransfer(
  state: OfficeState,
  request: RequestOf<'transfer'>,
  circumstances: Circumstances,
): Decision {
  const found = visitAt(state, request, circumstances);
  if (!found.ok) return refuse(request, found.error);
  const { day, visit } = found.value;
  const { lane, to, counter } = request;
  const { lanes, counters } = state.office;
  if (!lanes.some((l) => l.id === lane)) return refuse(request, 'no-common-lane');
  if (to !== null && !counters.some((c) => c.id === to && c.lanes.includes(lane)))
    return refuse(request, 'no-such-counter');
  if (!isOpen(visit)) return refuse(request, 'not-possible-now');
  if (visit.counter !== null && visit.counter !== counter) return refuse(request, 'called-elsewhere');
  const sent = { ...evidenceOf(request, visit.id, circumstances), what: 'transferred', lane, to } as const;
  return accept(request, visit, { facts: [inEffect(day, visit, sent)] });
}

/** Takes back the newest step of a visit, if this counter took it. */
export function decideUndo(
  state: OfficeState,
  request: RequestOf<'undo'>,
  circumstances: Circumstances,
): Decision {
  const found = visitAt(state, request, circumstances);
  if (!found.ok) return refuse(request, found.error);
  const { day, visit } = found.value;
  const last = lastStep(day, visit);
  const { counter } = request;
  const own =
    last !== undefined && ('counter' in last ? last.counter === counter : last.by === circumstances.by.actor);
  if (last === undefined || !own) return refuse(request, 'nothing-to-undo');
  const undone = {
    ...evidenceOf(request, visit.id, circumstances),
    what: 'undone',
    undoes: last.id,
  } as const;
  // Q3: the visitor goes back to whoever had them before, this counter or another, and that one may be busy now.
  const then = foldVisit(day.subjects.get(visit.id)!, [...evidenceFor(day, visit.id), undone]);
  const busy = then.counter === null || !isActive(then) ? undefined : activeAt(day, then.counter);
  if (busy !== undefined && busy.id !== visit.id) return refuse(request, 'counter-busy');
  return accept(request, visit, { facts: [undone] });
}

/** Q5: the newest step of a visit, where this counter took it; null: there is nothing to take back here. */
export function stepToUndo(day: Day, visit: Visit, counter: CounterId): EvidenceFact | null {
  const last = lastStep(day, visit);
  return last !== undefined && 'counter' in last && last.counter === counter ? last : null;
}

const undoable = [
  'called',
  'repeated',
  'missed',
  'returned',
  'started',
  'finished',
  'parked',
  'resumed',
  'transferred',
];

function lastStep(day: Day, visit: Visit): EvidenceFact | undefined {
  const last = inOneOrder(evidenceFor(day, visit.id))
    .filter((e) => e.what !== 'undone')
    .at(-1);
  return last !== undefined && undoable.includes(last.what) ? last : undefined;
}

export function decideNote(
  state: OfficeState,
  request: RequestOf<'note'>,
  { at, by }: Circumstances,
): Decision {
  if (!isStaff(by.role)) return refuse(request, 'not-allowed');
  const day = state.day(request.date);
  const visit = day === null ? undefined : visitIn(day, request.visit);
  if (visit === undefined) return refuse(request, 'no-such-visit');
  // P5: what is on record stays as it was written, whoever asks with its id again.
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

export function decideSettleCallBack(
  state: OfficeState,
  request: RequestOf<'settle-call-back'>,
  { at, by }: Circumstances,
): Decision {
  if (!isStaff(by.role)) return refuse(request, 'not-allowed');
  const record = state.memos(request.date)?.get(`call-back:${request.callBack}`);
  if (record?.type !== 'call-back') return refuse(request, 'no-such-visit');
  if (record.settled !== null) return accept(request, null);
  return accept(request, null, {
    memos: [{ date: request.date, record: { ...record, settled: { at, by: by.actor } } }],
  });
}

/**
 * A8: a number that nobody here has heard of becomes a visit; a known one is that visit. It is written down in either
 * case: a counter that was cut off has gone on with the visit under the id of this request.
 */
export function decideTakeIn(
  state: OfficeState,
  request: RequestOf<'take-in'>,
  { at, by }: Circumstances,
): Decision {
  if (!isStaff(by.role)) return refuse(request, 'not-allowed');
  const { office } = state;
  if (!office.counters.some((c) => c.id === request.counter)) return refuse(request, 'no-such-counter');
  const lane = office.lanes.find((l) => request.number.startsWith(l.letter));
  if (lane === undefined) return refuse(request, 'no-common-lane');
  const day = state.day(request.date);
  if (day === null) return refuse(request, 'not-possible-now');
  const fact: TicketFact = {
    kind: 'ticket',
    id: visitOf(request.id),
    request: request.id,
    at,
    by: by.actor,
    date: request.date,
    lane: lane.id,
    minutes: 2 * GRID,
    services: [],
    number: request.number,
    language: 'de',
    takenIn: true,
    told: null,
  };
  const known = day.numbers.get(request.number)?.[0];
  const visit = known === undefined ? foldVisit(fact, []) : visitIn(day, known)!;
  return accept(request, visit, { facts: [fact] });
}
