/**
 * Which heavy request a batch judges. One may take as long as hundreds of others, so they go first, and a call does not
 * wait for two of them. Offices take turns: one that imports a long list holds up no import of another.
 */
import type { RequestKind } from '../../src/lib/domain/requests/request.ts';

const HEAVY: ReadonlySet<unknown> = new Set<RequestKind>([
  'import',
  'change-hours',
  'change-office',
  'see-outside',
  'bring-back',
]);

/** How long a heavy request lets others go first, however many of them come. */
const YIELDS_MS = 50;

export const isHeavy = (given: unknown): boolean =>
  typeof given === 'object' && given !== null && HEAVY.has((given as { kind?: unknown }).kind);

export interface HeavyRequests {
  /** One of those that wait; null: the others of this batch go first. `office`: of the asker; null: citizens have none. */
  choose<T extends { readonly office: string | null }>(waiting: readonly T[], hasOthers: boolean): T | null;
}

export function openHeavyRequests(monotonic: () => number): HeavyRequests {
  /** Offices by their last turn, the latest last. */
  const turns = new Set<string | null>();
  let waitsSince: number | null = null;

  return {
    choose(waiting, hasOthers) {
      if (waiting.length === 0) {
        waitsSince = null;
        turns.clear();
        return null;
      }
      waitsSince ??= monotonic();
      if (hasOthers && monotonic() - waitsSince < YIELDS_MS) return null;
      waitsSince = null;
      const order = [...turns];
      const rank = ({ office }: { readonly office: string | null }): number => order.indexOf(office);
      const chosen = waiting.reduce((first, one) => (rank(one) < rank(first) ? one : first));
      turns.delete(chosen.office);
      turns.add(chosen.office);
      return chosen;
    },
  };
}
