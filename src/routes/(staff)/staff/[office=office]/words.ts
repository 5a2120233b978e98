/** What a counter shows of a visit, in words: one place for all parts of its screen. */
import { isWalkIn } from '#lib/domain/day/visit.ts';
import type { Visit } from '#lib/domain/day/visit.ts';
import type { CounterId, LaneId } from '#lib/domain/ids.ts';
import { laneOf, serviceOf } from '#lib/domain/office/office.ts';
import type { Choice, Office } from '#lib/domain/office/office.ts';
import type { Instant } from '#lib/domain/time.ts';
import { clockTime } from '#lib/i18n/format.ts';
import type { CounterDesk } from '#lib/state/counter/desk.svelte.ts';
import type { useLanguage } from '#lib/ui/language.svelte.ts';

export interface CounterWords {
  /** Local time of day; empty where there is none. */
  local(at: Instant | null): string;
  nameOf(visit: Visit): string | null;
  /** The name, or that there is no appointment. */
  personOf(visit: Visit): string | null;
  wordOf(choice: Choice): string;
  servicesLine(visit: Visit): string;
  /** In a row, where a tag tells how many persons one service is for. */
  rowLine(visit: Visit): string;
  counterName(id: CounterId | null): string | null;
  laneName(id: LaneId): string;
}

export function counterWords(
  desk: CounterDesk,
  office: () => Office,
  lang: ReturnType<typeof useLanguage>,
): CounterWords {
  const nameOf = (visit: Visit): string | null => desk.workday.people.get(visit.id)?.contact?.name ?? null;
  function wordOf({ service, quantity }: Choice): string {
    const found = serviceOf(office(), service);
    const name = found === undefined ? service : lang.of(found.name);
    return quantity === 1 ? name : `${name} ${lang.m.counter.persons(quantity)}`;
  }
  return {
    local: (at) => (at === null ? '' : clockTime(at, office().timeZone, lang.language)),
    nameOf,
    personOf: (visit) => nameOf(visit) ?? (isWalkIn(visit) ? lang.m.counter.now.walkIn : null),
    wordOf,
    servicesLine: (visit) => visit.services.map(wordOf).join(', '),
    rowLine: ({ services }) =>
      services.map((one) => wordOf(services.length === 1 ? { ...one, quantity: 1 } : one)).join(', '),
    counterName: (id) => office().counters.find((c) => c.id === id)?.name ?? null,
    laneName(id) {
      const lane = laneOf(office(), id);
      return lane === undefined ? id : lang.of(lane.name);
    },
  };
}
