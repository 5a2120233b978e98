/**
 * The part of the queue that a batch looks at. It is small enough that a commit never waits long for a crowd. Each
 * actor's share is small, so that one with a thousand requests holds no other up.
 */
import { requestId } from '../../src/lib/domain/ids.ts';
import type { ActorId, RequestId } from '../../src/lib/domain/ids.ts';
import { parseRequest } from '../../src/lib/domain/requests/request.ts';
import type { RequestKind } from '../../src/lib/domain/requests/request.ts';
import type { Inboxes } from './inboxes.ts';
import type { OpenOutbox } from './outboxes.ts';

/** Requests a batch. */
export const MAX_BATCH_REQUESTS = 500;
/** One of these a batch: each may take as long as hundreds of others, and a call must not wait for two of them. */
const HEAVY: ReadonlySet<unknown> = new Set<RequestKind>([
  'import',
  'change-hours',
  'change-office',
  'see-outside',
  'bring-back',
]);
/** Most requests of one actor; a counter that comes back from a day's outage is through in a few batches. */
const SHARE = 50;

export interface Asked {
  readonly outbox: OpenOutbox;
  readonly id: RequestId;
  readonly parsed: ReturnType<typeof parseRequest>;
}

export interface RequestBatch {
  readonly asked: readonly Asked[];
  /** Actors with more to look at, first those who were not looked at at all. */
  readonly rest: readonly ActorId[];
}

const isHeavy = (given: unknown): boolean =>
  typeof given === 'object' && given !== null && HEAVY.has((given as { kind?: unknown }).kind);

/** What has no answer yet, each read once. Their inboxes must be open. */
export function selectBatch(
  changed: readonly OpenOutbox[],
  inboxes: Pick<Inboxes, 'answerTo'>,
): RequestBatch {
  const asked: Asked[] = [];
  const unseen: ActorId[] = [];
  const more: ActorId[] = [];
  let heavy = 0;
  for (const outbox of changed) {
    const { actor, requests } = outbox;
    if (asked.length >= MAX_BATCH_REQUESTS) {
      unseen.push(actor);
      continue;
    }
    const most = Math.min(SHARE, MAX_BATCH_REQUESTS - asked.length);
    let taken = 0;
    for (const [text, given] of requests) {
      if (inboxes.answerTo(actor, text) !== null) continue;
      const id = requestId.safeParse(text);
      // Nothing can be said about what has no id; a device that behaves never sends it.
      if (!id.success) continue;
      if (taken === most || (isHeavy(given) && heavy++ > 0)) {
        more.push(actor);
        break;
      }
      asked.push({ outbox, id: id.data, parsed: parseRequest(given) });
      taken++;
    }
  }
  return { asked, rest: [...unseen, ...more] };
}
