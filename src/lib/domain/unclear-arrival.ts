/** A2: somebody gave a birth date at a kiosk that could not ask, and nobody could be found by it: staff are told. */
import type { Decision, Circumstances, OfficeState } from './decision.ts';
import { unclearReasons } from './memo.ts';
import type { UnclearArrival } from './memo.ts';
import type { RequestOf } from './request.ts';
import { MINUTE } from './time.ts';

/** Whoever is answered later than this has been told that their arrival is noted, and sits and waits. */
const GONE_AFTER = MINUTE / 6;

/** P6: so long one visitor stands at a kiosk; what it is asked within that is about the same person. */
const SAME_VISITOR = MINUTE;

/** The decision on a check-in, with what staff have to hear of it, or need not look into any more. */
export function tellOfArrival(
  { memos }: OfficeState,
  request: RequestOf<'check-in'>,
  { now, at, by }: Circumstances,
  decision: Decision,
): Decision {
  if (request.by.with !== 'birth-date') return decision;
  const { birthDate } = request.by;
  const unclear = [...(memos(request.date)?.values() ?? [])].filter(
    (m): m is UnclearArrival =>
      m.type === 'arrival' &&
      m.birthDate === birthDate &&
      m.by === by.actor &&
      Math.abs(m.at - at) <= SAME_VISITOR,
  );
  const { date, id } = request;
  if (decision.answer.ok) {
    // They have named the time since.
    const settled = { at, by: by.actor };
    const open = unclear.filter((m) => m.settled === null);
    return { ...decision, memos: open.map((m) => ({ date, record: { ...m, settled } })) };
  }
  const reason = unclearReasons.find((r) => !decision.answer.ok && r === decision.answer.reason);
  // One word for one person, however often they tried.
  if (reason === undefined || unclear.length > 0 || now - at < GONE_AFTER) return decision;
  const starts = decision.answer.alternatives.map(({ start }) => start);
  const record: UnclearArrival = {
    ...{ type: 'arrival', id, at, by: by.actor, birthDate, reason, starts },
    settled: null,
  };
  return { ...decision, memos: [{ date, record }] };
}
