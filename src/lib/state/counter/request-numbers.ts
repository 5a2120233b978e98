/** The number that a request is about: by today's documents, or as they said before midnight put others in their place. */
import type { TrackedRequest } from '../../client/types.ts';
import type { RequestId } from '../../domain/ids.ts';
import type { Workday } from '../workday/workday.svelte.ts';
import { AskedNumbers } from './asked-numbers.ts';
import { visitOfRequest } from './list.ts';
import { labelIn } from './open-items.ts';

export type RequestWithAnswer = Pick<TrackedRequest, 'request' | 'answer'>;

export class RequestNumbers {
  readonly #workday: Workday;
  readonly #asked: AskedNumbers;

  constructor(workday: Workday) {
    this.#workday = workday;
    this.#asked = new AskedNumbers(workday.session.office);
  }

  of(asked: RequestWithAnswer): string {
    const { request } = asked;
    if (request.kind === 'take-ticket' && request.number !== null) return request.number;
    if (request.kind === 'take-in') return request.number;
    // A name is not kept beside the numbers, which outlive the sign-out.
    if (request.kind === 'book') return request.contact.name;
    const { day, memos } = this.#workday;
    const id = visitOfRequest(day, asked);
    const visit = id === null ? undefined : day?.visits.get(id);
    const number = visit?.number ?? labelIn(memos, request);
    if (number !== undefined) this.#asked.set(request.id, number);
    return number ?? this.#asked.get(request.id) ?? numberIn(this.#workday.trackedRequest(request.id)) ?? '';
  }

  /** Keeps the number of a request, also for later pages. */
  keep(id: RequestId, number: string): void {
    this.#asked.keep(id, number);
  }
}

/** A number that the relay alone has given. */
const numberIn = (trackedRequest: TrackedRequest | null): string | null =>
  trackedRequest?.answer?.ok === true ? trackedRequest.answer.number : null;
