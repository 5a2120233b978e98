/** After a cut: how many entries were made meanwhile, and how many of them the relay decided otherwise. */
import type { TrackedRequest } from '../../client/types.ts';
import type { RequestId } from '../../domain/ids.ts';
import { ASKED_BY_ITSELF } from './denied.ts';

export interface AfterCut {
  readonly asked: number;
  readonly otherwise: number;
}

export class CutSummary {
  #asked: readonly RequestId[] = [];
  #otherwise: readonly RequestId[] = [];
  #shown = $state.raw<AfterCut | null>(null);

  /** Null: not cut off before, answers are still on their way, or it was read. */
  get shown(): AfterCut | null {
    return this.#shown;
  }

  read(): void {
    this.#shown = null;
  }

  /** Must be called after each change. */
  see(isCutOff: boolean, trackedRequests: readonly TrackedRequest[]): void {
    const own = trackedRequests.filter(({ request }) => !ASKED_BY_ITSELF.includes(request.kind));
    if (isCutOff) {
      this.#shown = null;
      const unanswered = own.filter(({ answer }) => answer === null);
      this.#asked = withIds(this.#asked, unanswered);
      return;
    }
    if (this.#asked.length === 0) return;
    const refused = own.filter(
      ({ request, answer }) => this.#asked.includes(request.id) && isOtherwise(request, answer),
    );
    this.#otherwise = withIds(this.#otherwise, refused);
    const isOpen = own.some(({ request, answer }) => this.#asked.includes(request.id) && answer === null);
    if (isOpen) return;
    this.#shown = { asked: this.#asked.length, otherwise: this.#otherwise.length };
    this.#asked = [];
    this.#otherwise = [];
  }
}

/** Refused, or another visitor was given than the one on the screen. */
function isOtherwise(request: TrackedRequest['request'], answer: TrackedRequest['answer']): boolean {
  if (answer === null) return false;
  if (!answer.ok) return true;
  return request.kind === 'call-next' && answer.visit !== null && answer.visit !== request.prefer;
}

const withIds = (known: readonly RequestId[], more: readonly TrackedRequest[]): readonly RequestId[] => [
  ...known,
  ...more.map(({ request }) => request.id).filter((id) => !known.includes(id)),
];
