/** What all counters of an office are told: a call for help, that it is over, a message of the lead (rules Q10, Q11). */
import type { RefusalOf } from '../requests/answer.ts';
import type { RequestOf } from '../requests/request.ts';
import { accept, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import { ofKnownCounter, onceNoted } from './lookups.ts';

export const decideCallForHelp = onceNoted('help', ofKnownCounter(callForHelp));

/** M16: asked again, also after it is over, it is the same call. */
function callForHelp(
  _state: OfficeState,
  request: RequestOf<'call-for-help'>,
  { at, by }: Circumstances,
): Decision<RefusalOf<'call-for-help'>> {
  const { id, date, counter } = request;
  const record = { type: 'help', id, at, by: by.actor, counter, ended: null } as const;
  const log = { what: 'help-called', id, at, by: by.actor, counter } as const;
  return accept(request, null, { memos: [{ date, record }], log: [log] });
}

export function decideEndHelp(
  state: OfficeState,
  request: RequestOf<'end-help'>,
  { at, by }: Circumstances,
): Decision<RefusalOf<'end-help'>> {
  const { id, date, help } = request;
  const record = state.memos(date)?.get(`help:${help}`);
  if (record?.type !== 'help') return refuse(request, 'no-such-call');
  // The first who has looked is the one on record.
  if (record.ended !== null) return accept(request, null);
  const ended = { at, by: by.actor };
  const log = { what: 'help-ended', id, ...ended, counter: record.counter } as const;
  return accept(request, null, { memos: [{ date, record: { ...record, ended } }], log: [log] });
}

export const decideTellCounters = onceNoted('message', tellCounters);

function tellCounters(
  _state: OfficeState,
  request: RequestOf<'tell-counters'>,
  { at, by }: Circumstances,
): Decision<RefusalOf<'tell-counters'>> {
  const { id, date, text } = request;
  const record = { type: 'message', id, at, by: by.actor, text } as const;
  const log = { what: 'counters-told', id, at, by: by.actor } as const;
  return accept(request, null, { memos: [{ date, record }], log: [log] });
}
