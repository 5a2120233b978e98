/** A2, A4: visitors of a kiosk who sit and wait, and whom the relay could not check in: staff are told. */
import type { Decision, Circumstances, OfficeState } from './decision.ts';
import { unclearReasons } from './memo.ts';
import type { UnclearArrival } from './memo.ts';
import type { RequestOf } from './request.ts';
import { MINUTE } from './time.ts';

/** A visitor who is answered later than this has been told that their arrival is noted, and sits and waits. */
const GONE_AFTER = MINUTE / 6;

/** A kiosk waits this long for the relay's answer to a check-in; then it says what it makes of it itself (A4). */
export const ANSWER_PATIENCE_MS = 2_000;

/** P6: so long one visitor stands at a kiosk; what it is asked within that is about the same person. */
const SAME_VISITOR = MINUTE;

/** The decision on a check-in, with what staff have to hear of it, or need not look into any more. */
export function tellOfArrival(
  { memos }: OfficeState,
  request: RequestOf<'check-in'>,
  { now, at, by }: Circumstances,
  decision: Decision,
): Decision {
  const who = whoIsMeant(request);
  if (who === null) return decision;
  const unclear = [...(memos(request.date)?.values() ?? [])].filter(
    (m): m is UnclearArrival =>
      m.type === 'arrival' &&
      m.birthDate === who.birthDate &&
      m.number === who.number &&
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
  if (reason === undefined || unclear.length > 0 || now - at < who.toldAfter) return decision;
  const starts = decision.answer.alternatives.map(({ start }) => start);
  const { birthDate, number } = who;
  const record: UnclearArrival = {
    ...{ type: 'arrival', id, at, by: by.actor, birthDate, reason, starts, settled: null },
    ...(number === undefined ? {} : { number }),
  };
  return { ...decision, memos: [{ date, record }] };
}

interface Meant {
  readonly birthDate: UnclearArrival['birthDate'];
  readonly number: UnclearArrival['number'];
  /** An answer that took longer did not reach them at the kiosk. */
  readonly toldAfter: number;
}

/** Null: the kiosk has told them itself that this did not work. */
function whoIsMeant({ by, welcomed }: RequestOf<'check-in'>): Meant | null {
  const toldAfter = welcomed === undefined ? GONE_AFTER : ANSWER_PATIENCE_MS;
  if (by.with === 'birth-date') return { birthDate: by.birthDate, number: welcomed, toldAfter };
  return welcomed === undefined ? null : { birthDate: null, number: welcomed, toldAfter };
}
