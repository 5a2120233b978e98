/** C3: whom a change of the office hits, and of whom of them the lead does not know. */
import type { ActorId, RequestId, VisitId } from '../ids.ts';
import type { Office } from '../office/office.ts';
import type { Alternative } from '../requests/answer.ts';
import type { LocalDate } from '../time.ts';
import type { OfficeState } from './decision.ts';
import { hitBy } from './hours-preview.ts';

interface AskedChange {
  readonly id: RequestId;
  readonly date: LocalDate;
  /** Visits that the lead has seen, beside those that `see-outside` told ahead. */
  readonly seen: readonly VisitId[];
}

export interface LookedAt {
  /** When those are of whom the lead does not know. */
  readonly unseen: readonly Alternative[];
  /** Whom the change leaves outside. Those whose lane has fewer counters keep their time. */
  readonly outside: { date: LocalDate; visit: VisitId }[];
}

export function lookAtHit(state: OfficeState, changed: Office, asked: AskedChange, lead: ActorId): LookedAt {
  const seen = seenBefore(state, asked, lead);
  const hit = hitBy(state, changed);
  return {
    unseen: hit.flatMap(({ date, start, visit }) => (seen.has(visit) ? [] : [{ date, start }])),
    outside: hit.flatMap(({ date, visit, why }) => (why === 'counters' ? [] : [{ date, visit }])),
  };
}

function seenBefore(
  state: OfficeState,
  { id, date, seen }: AskedChange,
  lead: ActorId,
): ReadonlySet<VisitId> {
  const ahead = [...(state.memos(date)?.values() ?? [])].flatMap((memo) =>
    memo.type === 'seen' && memo.change === id && memo.by === lead ? memo.visits : [],
  );
  return new Set([...seen, ...ahead]);
}
