/** What a counter shows of a visit, in words: one place for all parts of its screen. */
import { isWalkIn } from '#lib/domain/day/visit.ts';
import type { Visit } from '#lib/domain/day/visit.ts';
import type { CounterId, LaneId } from '#lib/domain/ids.ts';
import { laneOf, serviceOf } from '#lib/domain/office/office.ts';
import type { Choice, Office } from '#lib/domain/office/office.ts';
import type { PickedText } from '#lib/domain/office/text.ts';
import type { Instant } from '#lib/domain/time.ts';
import { clockTime } from '#lib/i18n/format.ts';
import type { CounterDesk } from '#lib/state/counter/desk.svelte.ts';
import type { useLanguage } from '#lib/ui/language.svelte.ts';
import { plainText } from '#lib/ui/phrase.ts';
import type { Phrase } from '#lib/ui/phrase.ts';

export interface CounterWords {
  /** Local time of day; empty where there is none. */
  local(at: Instant | null): string;
  nameOf(visit: Visit): string | null;
  /** The name, or that there is no appointment. */
  personOf(visit: Visit): string | null;
  wordOf(choice: Choice): string;
  /** The same, with the language of its parts. */
  phraseOf(choice: Choice): Phrase;
  servicesLine(visit: Visit): string;
  /** In a row, where a tag tells how many persons one service is for. */
  rowLine(visit: Visit): Phrase;
  counterName(id: CounterId | null): string | null;
  laneName(id: LaneId): string;
  lanePhrase(id: LaneId): Phrase;
}

export function counterWords(
  desk: CounterDesk,
  office: () => Office,
  lang: ReturnType<typeof useLanguage>,
): CounterWords {
  const nameOf = (visit: Visit): string | null => desk.workday.people.get(visit.id)?.contact?.name ?? null;
  function partsOf({ service, quantity }: Choice): (string | PickedText)[] {
    const found = serviceOf(office(), service);
    const name = found === undefined ? service : lang.pick(found.name);
    return quantity === 1 ? [name] : [name, ` ${lang.m.counter.persons(quantity)}`];
  }
  const wordOf = (choice: Choice): string => plainText(partsOf(choice));
  function lanePhrase(id: LaneId): Phrase {
    const lane = laneOf(office(), id);
    return lane === undefined ? id : lang.pick(lane.name);
  }
  return {
    local: (at) => (at === null ? '' : clockTime(at, office().timeZone, lang.language)),
    nameOf,
    personOf: (visit) => nameOf(visit) ?? (isWalkIn(visit) ? lang.m.counter.now.walkIn : null),
    wordOf,
    servicesLine: (visit) => visit.services.map(wordOf).join(', '),
    phraseOf: partsOf,
    rowLine: ({ services }) =>
      services.flatMap((one, nth) => [
        ...(nth === 0 ? [] : [', ']),
        ...partsOf(services.length === 1 ? { ...one, quantity: 1 } : one),
      ]),
    counterName: (id) => office().counters.find((c) => c.id === id)?.name ?? null,
    laneName: (id) => plainText(lanePhrase(id)),
    lanePhrase,
  };
}
