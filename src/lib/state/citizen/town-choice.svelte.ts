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
export const openTownChoice = (parts: TownChoiceParts): TownChoice => new ChoiceOfDraft(parts);

class ChoiceOfDraft implements TownChoice {
  #followed = $state.raw<readonly FollowedOffice[]>([]);
  /** The citizen has taken away the last one, and is asked for one. */
  #hasNone = $state(false);
  readonly #known: OfficePage;
  readonly #draft: () => Draft;
  readonly #search: TownSearch;
  readonly #follow: (id: OfficeId) => FollowedOffice;
  readonly #choices = $derived.by(() => this.#draft().content.choices);
  readonly #others = $derived.by(() =>
    (this.#search.others ?? []).filter((office) => {
      const there = this.choicesAt(office);
      return there !== null && there.length > 0 && needToBook(office, there) !== null;
    }),
  );
  readonly options = $derived.by(() => [this.#known.office, ...this.#others]);
  readonly chosen = $derived.by((): readonly OfficeId[] => {
    if (this.#hasNone) return [];
    const { offices } = this.#draft().content;
    const offered = this.options.filter(({ id }) => offices.includes(id)).map(({ id }) => id);
    // What was chosen may have gone: then it is this office, as without a choice.
    const isGone = offered.length === 0 && this.#search.others !== null;
    return offices.length === 0 || isGone ? [this.#known.office.id] : offered;
  });
  readonly offerings = $derived.by(() => this.options.flatMap((office) => this.#offeringAt(office)));

  constructor({ known, draft, search, follow = followIt }: TownChoiceParts) {
    this.#known = known;
    this.#draft = draft;
    this.#search = search;
    this.#follow = follow;
    $effect(() => {
      const ids = this.chosen;
      untrack(() => this.#followChosen(ids));
    });
    $effect(() => () => {
      for (const one of this.#followed) one.close();
    });
  }

  get unreached(): readonly ListedOffice[] {
    return this.#search.unreached;
  }

  get isAsking(): boolean {
    return this.#search.others === null;
  }

  choose(chosen: readonly OfficeId[]): void {
    this.#hasNone = chosen.length === 0;
    if (!this.#hasNone) this.#draft().change({ offices: [...chosen] });
  }

  load(): () => void {
    this.#search.load();
    return this.#search.follow();
  }

  choicesAt(office: Office): readonly Choice[] | null {
    return choicesAt(this.#known.office, this.#choices, office);
  }

  #followedAt(id: OfficeId): FollowedOffice | undefined {
    return this.#followed.find((one) => one.id === id);
  }

  #followChosen(ids: readonly OfficeId[]): void {
    const others = ids.filter((id) => id !== this.#known.office.id);
    const next = others.map((id) => this.#followedAt(id) ?? this.#follow(id));
    for (const one of this.#followed) if (!next.includes(one)) one.close();
    this.#followed = next;
  }

  /** Nothing for one that is not chosen or not followed yet. */
  #offeringAt(office: Office): readonly OfferingOffice[] {
    if (!this.chosen.includes(office.id)) return [];
    if (office.id === this.#known.office.id) {
      const { slots, slotsKnown, link } = this.#known;
      return [{ office, slots, slotsKnown, link, need: needToBook(office, this.#choices) }];
    }
    const following = this.#followedAt(office.id);
    if (following === undefined) return [];
    const { slots, slotsKnown, link } = following;
    const current = following.office ?? office;
    const there = this.choicesAt(current);
    const need = there === null ? null : needToBook(current, there);
    return [{ office: current, slots, slotsKnown, link, need }];
  }
}
