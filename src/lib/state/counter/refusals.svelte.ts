/** The refusals that a clerk has not read yet: of the relay, of this device, and of calls that another counter won. */
import type { TrackedRequest } from '../../client/types.ts';
import type { CounterId, RequestId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/requests/answer.ts';
import type { Workday } from '../workday/workday.svelte.ts';
import { aboutOf, wasGrantedLater, reasonOf, visitNow } from './denied.ts';
import type { Denied } from './denied.ts';
import { visitOfRequest } from './list.ts';
import type { RequestWithAnswer, RequestNumbers } from './request-numbers.ts';

export class Refusals {
  readonly #workday: Workday;
  readonly #numbers: RequestNumbers;
  /** Refused here, before anything was asked. */
  #here = $state.raw<readonly Denied[]>([]);
  /** Read by the clerk, also before the answer has come. */
  #readIds = $state.raw<readonly RequestId[]>([]);

  constructor(workday: Workday, numbers: RequestNumbers) {
    this.#workday = workday;
    this.#numbers = numbers;
  }

  /** Oldest first. `taken`: called here, and at another counter now. */
  unread(counter: CounterId | null, taken: readonly TrackedRequest[]): readonly Denied[] {
    const { day, trackedRequests } = this.#workday;
    const refused = trackedRequests.flatMap((trackedRequest): Denied[] => {
      const reason = reasonOf(trackedRequest);
      const isWon = counter !== null && wasGrantedLater(day, trackedRequest, counter);
      return reason === null || isWon ? [] : [this.#of(trackedRequest, reason)];
    });
    const lost = taken.map((trackedRequest) => this.#of(trackedRequest, 'called-elsewhere'));
    return [...refused, ...lost, ...this.#here].filter(({ id }) => !this.#readIds.includes(id));
  }

  addHere(asked: RequestWithAnswer, reason: Refusal, number: string): void {
    this.#here = [...this.#here, { ...this.#of(asked, reason), number }];
  }

  /** An answer that is still on its way says nothing else. */
  read(id: RequestId): void {
    this.#here = this.#here.filter((d) => d.id !== id);
    this.#readIds = [...this.#readIds, id];
    if (this.#workday.trackedRequest(id)?.answer) this.#workday.release(id);
  }

  #of(asked: RequestWithAnswer, reason: Denied['reason']): Denied {
    const { day, office } = this.#workday;
    const found = office === null ? null : visitNow(office, day, visitOfRequest(day, asked));
    return {
      id: asked.request.id,
      number: this.#numbers.of(asked),
      about: aboutOf(asked.request),
      reason,
      found,
    };
  }
}
