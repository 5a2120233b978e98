/**
 * M18: how far each `bring-back` is judged that takes several batches. It is only in memory: after a restart, or a batch
 * that failed, the request is judged from its beginning, and what stands of it is known.
 */
import type { JudgedSoFar } from '../../src/lib/domain/decide/decision.ts';
import type { ActorId, RequestId } from '../../src/lib/domain/ids.ts';

export interface Progress {
  of(actor: ActorId, request: RequestId): JudgedSoFar | undefined;
  note(actor: ActorId, request: RequestId, judged: JudgedSoFar): void;
  /** The request has its answer. */
  end(actor: ActorId): void;
  /** What was noted last is not on the disk. */
  forgetAll(): void;
}

/** An actor has one of them under way. Beyond this number those noted longest ago are forgotten, and judged anew. */
const MOST_NOTED = 1000;

export function openProgress(): Progress {
  const noted = new Map<ActorId, { readonly request: RequestId; readonly judged: JudgedSoFar }>();
  return {
    of(actor, request) {
      const known = noted.get(actor);
      return known?.request === request ? known.judged : undefined;
    },
    note(actor, request, judged) {
      noted.delete(actor);
      noted.set(actor, { request, judged });
      if (noted.size > MOST_NOTED) noted.delete(noted.keys().next().value!);
    },
    end: (actor) => void noted.delete(actor),
    forgetAll: () => noted.clear(),
  };
}
