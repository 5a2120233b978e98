/** A9: pick-up of finished documents at a counter: one press gives out a number and calls it. */
import type { ServiceId } from '../../domain/ids.ts';
import type { Service } from '../../domain/office/office.ts';
import { pickUpsAt } from '../../domain/office/pick-up.ts';
import type { Language } from '../../domain/office/text.ts';
import type { Visit } from '../../domain/day/visit.ts';
import type { CounterDesk } from './counter-desk.svelte.ts';

export class PickUp {
  readonly #desk: CounterDesk;
  #isGiving = false;

  /** What this counter hands out to visitors without an appointment. */
  readonly services: readonly Service[] = $derived.by(() => {
    const { counter, workday } = this.#desk;
    return counter === null || workday.office === null ? [] : pickUpsAt(workday.office, counter);
  });

  constructor(desk: CounterDesk) {
    this.#desk = desk;
  }

  /** The service that one press is enough for; null: there are several, or a visitor is at the counter. */
  get only(): ServiceId | null {
    const [first, ...more] = this.services;
    return first === undefined || more.length > 0 || this.#desk.current !== null ? null : first.id;
  }

  /** Resolves with whether a number was given and called. Where it was not, the ticket says why, or is awaited. */
  async give(service: ServiceId, language: Language): Promise<boolean> {
    if (this.#isGiving) return true;
    this.#isGiving = true;
    const { ticket } = this.#desk.numbers;
    try {
      ticket.forget();
      ticket.add(service);
      await ticket.take(language);
      const visit = visitGiven(this.#desk);
      if (visit === null || this.#desk.current !== null) return false;
      this.#desk.call(visit);
      ticket.forget();
      return true;
    } finally {
      this.#isGiving = false;
    }
  }
}

/** The visit of the number that this counter has just given out; null: none, or the relay is still asked. */
export function visitGiven({ numbers, workday }: CounterDesk): Visit | null {
  const { day } = workday;
  const id = day?.numbers.get(numbers.ticket.ticket?.number ?? '')?.at(-1);
  return (id === undefined ? undefined : day?.visits.get(id)) ?? null;
}
