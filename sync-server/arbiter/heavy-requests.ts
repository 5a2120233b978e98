/**
 * Which heavy request a batch judges. One may take as long as hundreds of others, so they go first, and a call does not
 * wait for two of them. Offices take turns: one that imports a long list holds up no import of another.
 */
import type { ActorId } from '../../src/lib/domain/ids.ts';
import type { RequestKind } from '../../src/lib/domain/requests/request.ts';
import { YIELDS_MS } from './long-work.ts';

const HEAVY: ReadonlySet<unknown> = new Set<RequestKind>([
  'import',
  'change-hours',
  'change-office',
  'see-outside',
  'bring-back',
]);

const MOST_NOTED = 1000;

export const isHeavy = (given: unknown): boolean =>
  typeof given === 'object' && given !== null && HEAVY.has((given as { kind?: unknown }).kind);

export interface Heavy {
  readonly actor: ActorId;
  readonly office: string | null;
}

export interface HeavyRequests {
  /** One of those that wait; null: others go first. `office`: of the asker; null: citizens have none. */
  choose<T extends Heavy>(waiting: readonly T[], othersFirst: boolean): T | null;
}

export function openHeavyRequests(monotonic: () => number): HeavyRequests {
  /** Offices by their last turn, the latest last. */
  const turns = new Set<string | null>();
  /** Since when each waits. In a crowd a batch does not see all of them. */
  const passedOver = new Map<ActorId, number>();

  return {
    choose(waiting, othersFirst) {
      if (waiting.length === 0) return null;
      const now = monotonic();
      // Who has gone meanwhile is not told of.
      if (passedOver.size > MOST_NOTED) passedOver.clear();
      for (const { actor } of waiting) if (!passedOver.has(actor)) passedOver.set(actor, now);
      const isDue = waiting.some(({ actor }) => now - passedOver.get(actor)! >= YIELDS_MS);
      if (othersFirst && !isDue) return null;
      const order = [...turns];
      const rank = ({ office }: { readonly office: string | null }): number => order.indexOf(office);
      const chosen = waiting.reduce((first, one) => (rank(one) < rank(first) ? one : first));
      passedOver.delete(chosen.actor);
      turns.delete(chosen.office);
      turns.add(chosen.office);
      return chosen;
    },
  };
}
