/**
 * What a counter says of itself on a day: a clerk is there, is on a break, or the counter is closed. What it does later
 * outweighs that: a counter that calls is open, whatever was said before. So every device with the same events agrees.
 */
import * as z from 'zod/mini';
import type { Claims } from './claims.ts';
import { madeBy } from './event-fields.ts';
import { counterId } from '../ids.ts';
import type { CounterId } from '../ids.ts';

export const counterStates = ['open', 'break', 'closed'] as const;
export const counterState = z.enum(counterStates);
export type CounterState = (typeof counterStates)[number];

export const counterEvent = z.strictObject({
  kind: z.literal('counter'),
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  ...madeBy,
  counter: counterId,
  state: counterState,
});
export type CounterEvent = z.infer<typeof counterEvent>;

/** The newest word of each counter. */
export type SaidByCounters = Map<CounterId, CounterEvent>;

export function enterSaid(said: SaidByCounters, event: CounterEvent): void {
  const known = said.get(event.counter);
  const isNewer =
    known === undefined || event.at > known.at || (event.at === known.at && event.id > known.id);
  if (isNewer) said.set(event.counter, event);
}

interface CountersOfDay {
  readonly said: SaidByCounters;
  readonly claims: Claims;
}

/** Null: it has said nothing, and its visits alone show whether it is staffed. */
export function stateOfCounter({ said, claims }: CountersOfDay, counter: CounterId): CounterState | null {
  const event = said.get(counter);
  if (event === undefined) return null;
  const last = claims.of.get(counter)?.at(-1);
  return last !== undefined && last.at > event.at ? 'open' : event.state;
}

/** Whether the counter is on a break or closed: no further visitor comes to it. */
export function isAway(day: CountersOfDay, counter: CounterId): boolean {
  const state = stateOfCounter(day, counter);
  return state === 'break' || state === 'closed';
}
