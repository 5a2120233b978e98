/** The other offices of a town, and what one of them does not offer in them. Asked for only when it is needed. */
import { askOffice, toldOffice } from '../../client/http/told-office.ts';
import { ownPlatform } from '../../client/browser/platform.ts';
import type { Platform } from '../../client/browser/platform.ts';
import { findNamedServices } from '../../domain/office/find-services.ts';
import type { OfficeId } from '../../domain/ids.ts';
import type { Office, Service } from '../../domain/office/office.ts';
import type { Language } from '../../domain/office/text.ts';
import type { ListedOffice } from '../../wire/http/public-routes.ts';
import { askTownOffices } from '../listed-offices.ts';

export interface FoundElsewhere {
  readonly office: Office;
  readonly services: readonly Service[];
}

export interface TownSearch {
  /** Those whose records are known here; null: they have not been asked yet. */
  readonly others: readonly Office[] | null;
  /** Offices of the town of which this device knows nothing: they do not answer, or there is no network. */
  readonly unreached: readonly ListedOffice[];
  /** The other offices that offer what was typed; empty as well while they are being asked. */
  find(typed: string, language: Language): readonly FoundElsewhere[];
  /** The other offices are being asked: that nothing is found says nothing yet. */
  readonly isAsking: boolean;
  /** Asks for what is not known yet of the other offices. Once all are known it asks no more. */
  load(): void;
  /** Does the same with each network that comes; gives back its disposer. */
  follow(): () => void;
}

/** As it lies on this device, where it was followed before; null: it was not. */
async function storedOffice(id: OfficeId): Promise<Office | null> {
  try {
    const { openOfficeView } = await import('../../client/replica/office-views.ts');
    const view = await openOfficeView(id, { type: 'none' });
    const { current } = view;
    await view.close();
    return current;
  } catch (problem) {
    console.error('an office could not be read from the disk:', problem);
    return null;
  }
}

export const openTownSearch = (
  office: Pick<Office, 'id' | 'town'>,
  platform: Pick<Platform, 'on'> = ownPlatform,
): TownSearch => new SearchInTown(office, platform);

class SearchInTown implements TownSearch {
  others = $state.raw<readonly Office[] | null>(null);
  unreached = $state.raw<readonly ListedOffice[]>([]);
  isAsking = $state(false);
  readonly #office: Pick<Office, 'id' | 'town'>;
  readonly #platform: Pick<Platform, 'on'>;
  /** Being asked, or all known. Apart from what pages follow: an effect that loads must not begin itself anew. */
  #isAsked = false;

  constructor(office: Pick<Office, 'id' | 'town'>, platform: Pick<Platform, 'on'>) {
    this.#office = office;
    this.#platform = platform;
  }

  find(typed: string, language: Language): readonly FoundElsewhere[] {
    return (this.others ?? []).flatMap((office) => {
      const services = findNamedServices(office, typed, language);
      return services.length === 0 ? [] : [{ office, services }];
    });
  }

  load(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.isAsking = true;
    this.#ask()
      .catch((problem: unknown) => {
        this.#isAsked = false;
        this.others ??= [];
        console.error('the other offices of the town could not be asked:', problem);
      })
      .finally(() => (this.isAsking = false));
  }

  follow(): () => void {
    return this.#platform.on('online', () => this.load());
  }

  async #ask(): Promise<void> {
    const { others: sameTown, isCurrent } = await askTownOffices(this.#office);
    const records = await Promise.all(
      sameTown.map(async ({ id }) => (await askOffice(id)) ?? toldOffice(id) ?? (await storedOffice(id))),
    );
    this.others = records.filter((record) => record !== null);
    this.unreached = sameTown.filter((_, nth) => records[nth] === null);
    // Without a network the next letter asks again, and so does the next network.
    this.#isAsked = isCurrent && this.unreached.length === 0;
  }
}
