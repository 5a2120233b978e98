/**
 * B16: the offices of the town at which a citizen looks for a free time, for what is chosen at one of them. Only what
 * is chosen is followed. Its record and what is free then lie on this device, and are shown without a network, too.
 */
import { untrack } from 'svelte';
import type { OfficeId } from '../../domain/ids.ts';
import { choicesAt } from '../../domain/office/same-service.ts';
import type { Choice, Office } from '../../domain/office/office.ts';
import type { ListedOffice } from '../../wire/http/public-routes.ts';
import { followOffice } from '../followed-office.svelte.ts';
import type { FollowedOffice, OfficePage } from '../followed-office.svelte.ts';
import type { Draft } from './draft.svelte.ts';
import { needToBook } from './offer.ts';
import type { OfferingOffice } from './several-offices.ts';
import type { TownSearch } from './town-search.svelte.ts';

export interface TownChoice {
  /** All that offer what is chosen, the own one first. */
  readonly options: readonly Office[];
  /** The ids of those that are chosen. */
  readonly chosen: readonly OfficeId[];
  /** What the chosen ones offer, in the order of `options`. */
  readonly offerings: readonly OfferingOffice[];
  /** Other offices of the town that cannot be asked: whether they offer it is not known. */
  readonly unreached: readonly ListedOffice[];
  /** What the other offices offer is not known yet. */
  readonly isAsking: boolean;
  choose(chosen: readonly OfficeId[]): void;
  /** Asks what the other offices offer, once; without a network again with the next one. */
  load(): () => void;
  /** What is chosen here, as that office offers it; null: it does not. */
  choicesAt(office: Office): readonly Choice[] | null;
}

interface TownChoiceParts {
  readonly known: OfficePage;
  readonly draft: () => Draft;
  readonly search: TownSearch;
  readonly follow?: (id: OfficeId) => FollowedOffice;
}

const followIt = (id: OfficeId): FollowedOffice => followOffice(id, { slots: true });

/** To be called while the page of a booking is made: it ends with that page. */
export function openTownChoice({ known, draft, search, follow = followIt }: TownChoiceParts): TownChoice {
  let followed = $state.raw<readonly FollowedOffice[]>([]);
  const followedAt = (id: OfficeId): FollowedOffice | undefined => followed.find((one) => one.id === id);
  const choices = $derived(draft().content.choices);
  const others = $derived(
    (search.others ?? []).filter((office) => {
      const there = choicesAt(known.office, choices, office);
      return there !== null && there.length > 0 && needToBook(office, there) !== null;
    }),
  );
  const options = $derived([known.office, ...others]);
  /** The citizen has taken away the last one, and is asked for one. */
  let hasNone = $state(false);
  const chosen = $derived.by((): readonly OfficeId[] => {
    if (hasNone) return [];
    const { offices } = draft().content;
    const offered = options.filter(({ id }) => offices.includes(id)).map(({ id }) => id);
    // What was chosen may have gone: then it is this office, as without a choice.
    const isGone = offered.length === 0 && search.others !== null;
    return offices.length === 0 || isGone ? [known.office.id] : offered;
  });

  function followChosen(ids: readonly OfficeId[]): void {
    const next = ids.filter((id) => id !== known.office.id).map((id) => followedAt(id) ?? follow(id));
    for (const one of followed) if (!next.includes(one)) one.close();
    followed = next;
  }
  $effect(() => {
    const ids = chosen;
    untrack(() => followChosen(ids));
  });
  $effect(() => () => {
    for (const one of followed) one.close();
  });

  const offerings = $derived(
    options.flatMap((office): OfferingOffice[] => {
      if (!chosen.includes(office.id)) return [];
      if (office.id === known.office.id) {
        const { slots, slotsKnown, link } = known;
        return [{ office, slots, slotsKnown, link, need: needToBook(office, choices) }];
      }
      const following = followedAt(office.id);
      if (following === undefined) return [];
      const { slots, slotsKnown, link } = following;
      const current = following.office ?? office;
      const there = choicesAt(known.office, choices, current);
      const need = there === null ? null : needToBook(current, there);
      return [{ office: current, slots, slotsKnown, link, need }];
    }),
  );

  return {
    get options() {
      return options;
    },
    get chosen() {
      return chosen;
    },
    get offerings() {
      return offerings;
    },
    get unreached() {
      return search.unreached;
    },
    get isAsking() {
      return search.others === null;
    },
    choose(ids) {
      hasNone = ids.length === 0;
      if (!hasNone) draft().change({ offices: [...ids] });
    },
    load() {
      search.load();
      return search.follow();
    },
    choicesAt: (office) => choicesAt(known.office, choices, office),
  };
}
