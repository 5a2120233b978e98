/** The refusals that a clerk has not read yet: of the relay, of this device, and of calls that another counter won. */
import type { TrackedRequest } from '../../client/types.ts';
import type { CounterId, RequestId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/requests/answer.ts';
import type { Workday } from '../workday/workday.svelte.ts';
import { aboutOf, isOvertaken, reasonOf, visitNow } from './denied.ts';
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
    const { day, errands } = this.#workday;
    const refused = errands.flatMap((errand): Denied[] => {
      const reason = reasonOf(errand);
      const isWon = counter !== null && isOvertaken(day, errand, counter);
      return reason === null || isWon ? [] : [this.#of(errand, reason)];
    });
    const lost = taken.map((errand) => this.#of(errand, 'called-elsewhere'));
    return [...refused, ...lost, ...this.#here].filter(({ id }) => !this.#readIds.includes(id));
  }

  addHere(asked: RequestWithAnswer, reason: Refusal, number: string): void {
    this.#here = [...this.#here, { ...this.#of(asked, reason), number }];
  }

  /** An answer that is still on its way says nothing else. */
  read(id: RequestId): void {
    this.#here = this.#here.filter((d) => d.id !== id);
    this.#readIds = [...this.#readIds, id];
    if (this.#workday.errand(id)?.answer) this.#workday.release(id);
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
