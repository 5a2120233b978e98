/**
 * The part of the queue that a batch looks at. It is small enough that a commit never waits long for a crowd. Each
 * actor's share is small, so that one with a thousand requests holds no other up.
 */
import { requestId } from '../../src/lib/domain/ids.ts';
import type { ActorId, RequestId } from '../../src/lib/domain/ids.ts';
import { parseRequest, requestKinds } from '../../src/lib/domain/requests/request.ts';
import { requestTable } from '../../src/lib/domain/requests/request-table.ts';
import { isHeavy } from './heavy-requests.ts';
import type { Heavy, HeavyRequests } from './heavy-requests.ts';
import type { Inboxes } from './inboxes.ts';
import type { OpenOutbox } from './outboxes.ts';

/** Requests a batch. */
export const MAX_BATCH_REQUESTS = 500;
/** Most requests of one actor; a counter that comes back from a day's outage is through in a few batches. */
const MAX_REQUESTS_OF_ACTOR = 50;

/**
 * Requests of a batch that may make a mail: a mail is some 30 kB, and all that a batch writes is written in one stretch.
 * Requests without one, as calls, wait for none of these.
 */
const MOST_MAILS = 64;
const makingMails: ReadonlySet<unknown> = new Set(
  requestKinds.filter((kind) => requestTable[kind].makesMail),
);

const mayMakeMail = (given: unknown): boolean =>
  typeof given === 'object' && given !== null && makingMails.has((given as { kind?: unknown }).kind);

export interface Asked {
  readonly outbox: OpenOutbox;
  readonly id: RequestId;
  readonly parsed: ReturnType<typeof parseRequest>;
}

export interface RequestBatch {
  readonly asked: readonly Asked[];
  /** Actors whose next request may make a mail, when the batch has as many of these as it may: theirs come first. */
  readonly next: readonly ActorId[];
  /** Actors with more to look at, first those who were not looked at at all. */
  readonly rest: readonly ActorId[];
  /** Actors whose heavy request gives way. */
  readonly passedOver: readonly ActorId[];
  /** The one among them that may take long; null: there is none. Its outbox may hold more behind it. */
  readonly heavy: Asked | null;
}

/** A heavy request, and where it stands in its outbox. */
interface Waiting extends Heavy {
  readonly outbox: OpenOutbox;
  readonly id: RequestId;
  readonly given: unknown;
}

/**
 * What has no answer yet, each read once. Their inboxes must be open. What an actor has asked is judged in its order.
 * `gives`: a heavy request gives way also where nothing else is asked.
 */
export function selectBatch(
  changed: readonly OpenOutbox[],
  inboxes: Pick<Inboxes, 'answerTo'>,
  heavy: HeavyRequests,
  gives = false,
): RequestBatch {
  const asked: Asked[] = [];
  const unseen: ActorId[] = [];
  const more: ActorId[] = [];
  const waiting: Waiting[] = [];
  const next: ActorId[] = [];
  let mails = 0;
  for (const outbox of changed) {
    const { actor, requests } = outbox;
    if (asked.length >= MAX_BATCH_REQUESTS) {
      unseen.push(actor);
      continue;
    }
    const most = Math.min(MAX_REQUESTS_OF_ACTOR, MAX_BATCH_REQUESTS - asked.length);
    let taken = 0;
    for (const [text, given] of requests) {
      if (inboxes.answerTo(actor, text) !== null) continue;
      const id = requestId.safeParse(text);
      // Nothing can be said about what has no id; a device that behaves never sends it.
      if (!id.success) continue;
      if (isHeavy(given)) {
        waiting.push({ outbox, id: id.data, given, actor, office: outbox.identity.office });
        break;
      }
      if (taken === most) {
        more.push(actor);
        break;
      }
      if (mayMakeMail(given)) {
        if (mails === MOST_MAILS) {
          next.push(actor);
          break;
        }
        mails++;
      }
      asked.push({ outbox, id: id.data, parsed: parseRequest(given) });
      taken++;
    }
  }
  const chosen = heavy.choose(waiting, gives || asked.length > 0);
  const passedOver = waiting.filter((one) => one !== chosen).map(({ outbox }) => outbox.actor);
  const rest = [...unseen, ...more];
  if (chosen === null) return { asked, next, rest, passedOver, heavy: null };
  const { outbox, id, given } = chosen;
  const read = { outbox, id, parsed: parseRequest(given) };
  return { asked: [...asked, read], next, rest, passedOver, heavy: read };
}
