/** What a counter shows of a visit, in words: one place for all parts of its screen. */
import { isWalkIn } from '#lib/domain/day/visit.ts';
import type { Visit } from '#lib/domain/day/visit.ts';
import type { CounterId, LaneId } from '#lib/domain/ids.ts';
import { laneOf } from '#lib/domain/office/office.ts';
import type { Choice, Office } from '#lib/domain/office/office.ts';
import { inFirstLanguage } from '#lib/domain/office/text.ts';
import type { Instant } from '#lib/domain/time.ts';
import { clockTime } from '#lib/i18n/format.ts';
import type { CounterDesk } from '#lib/state/counter/counter-desk.svelte.ts';
import type { useLanguage } from '#lib/ui/language.svelte.ts';
import { joinPhrases } from '#lib/ui/phrase.ts';
import type { Phrase } from '#lib/ui/phrase.ts';
import { servicePhrase } from './service-rows.ts';

export interface CounterWords {
  /** Local time of day; empty where there is none. */
  local(at: Instant | null): string;
  nameOf(visit: Visit): string | null;
  /** The name, or that there is no appointment. */
  personOf(visit: Visit): string | null;
  phraseOf(choice: Choice): Phrase;
  /** The services of a visit for a row, where a tag tells the number of persons. */
  rowLine(visit: Visit): Phrase;
  /** The name of a counter, in the office's first language. */
  counterPhrase(id: CounterId | null): Phrase | null;
  lanePhrase(id: LaneId): Phrase;
}

export function counterWords(
  desk: CounterDesk,
  office: () => Office,
  lang: ReturnType<typeof useLanguage>,
): CounterWords {
  const nameOf = (visit: Visit): string | null => desk.workday.people.get(visit.id)?.contact?.name ?? null;
  const phraseOf = (choice: Choice): Phrase => servicePhrase(office(), choice, lang);
  function lanePhrase(id: LaneId): Phrase {
    const lane = laneOf(office(), id);
    return lane === undefined ? id : lang.pick(lane.name);
  }
  return {
    local: (at) => (at === null ? '' : clockTime(at, office().timeZone, lang.language)),
    nameOf,
    personOf: (visit) => nameOf(visit) ?? (isWalkIn(visit) ? lang.m.counter.now.walkIn : null),
    phraseOf,
    rowLine: ({ services }) =>
      joinPhrases(
        services.map((one) => phraseOf(services.length === 1 ? { ...one, quantity: 1 } : one)),
        ', ',
      ),
    counterPhrase: (id) => {
      const { counters, languages } = office();
      const found = counters.find((counter) => counter.id === id);
      return found === undefined ? null : inFirstLanguage(found.name, languages);
    },
    lanePhrase,
  };
}
