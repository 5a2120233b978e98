/** Calls for help (Q10) and messages of the lead (Q11), as a counter shows them: what the relay has, and what is asked here. */
import type { Stage, TrackedRequest } from '../../client/types.ts';
import type { CounterId, RequestId } from '../../domain/ids.ts';
import type { OfficeMessage, Memo } from '../../domain/requests/memo.ts';
import type { Instant } from '../../domain/time.ts';

export interface ShownHelp {
  readonly id: RequestId;
  readonly counter: CounterId;
  readonly at: Instant;
  /** How far the call of this device has come; null: the relay has it, and all counters see it. */
  readonly stage: Stage | null;
}

/** The calls that are not over, the newest first. What this device has asked counts at once. */
export function helpIn(memos: Iterable<Memo>, trackedRequests: readonly TrackedRequest[]): ShownHelp[] {
  const standing = trackedRequests.filter(({ stage }) => stage !== 'refused' && stage !== 'withdrawn');
  const ended = new Set(
    standing.flatMap(({ request }) => (request.kind === 'end-help' ? [request.help] : [])),
  );
  const found = new Map<RequestId, ShownHelp>();
  for (const { request, stage } of standing)
    if (request.kind === 'call-for-help')
      found.set(request.id, { id: request.id, counter: request.counter, at: request.at, stage });
  for (const memo of memos) {
    if (memo.type !== 'help') continue;
    if (memo.ended === null)
      found.set(memo.id, { id: memo.id, counter: memo.counter, at: memo.at, stage: null });
    else found.delete(memo.id);
  }
  return [...found.values()].filter(({ id }) => !ended.has(id)).sort((a, b) => b.at - a.at);
}

/** The messages that were not read at this counter, the newest first. */
export const unreadIn = (memos: Iterable<Memo>, read: readonly string[]): OfficeMessage[] =>
  [...memos]
    .filter((memo): memo is OfficeMessage => memo.type === 'message' && !read.includes(memo.id))
    .sort((a, b) => b.at - a.at);
