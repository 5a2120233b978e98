/** Looks for what an office does not offer in the other offices of its town. Asked for only when it is needed. */
import { askOffice, toldOffice } from '../../client/http/told-office.ts';
import { ownPlatform } from '../../client/browser/platform.ts';
import type { Platform } from '../../client/browser/platform.ts';
import { findNamedServices } from '../../domain/office/find-services.ts';
import type { Office, Service } from '../../domain/office/office.ts';
import type { Language } from '../../domain/office/text.ts';
import { askTownOffices } from '../listed-offices.ts';

export interface FoundElsewhere {
  readonly office: Office;
  readonly services: readonly Service[];
}

export interface TownSearch {
  /** The other offices that offer what was typed; empty as well while they are being asked. */
  find(typed: string, language: Language): readonly FoundElsewhere[];
  /** The other offices are being asked: that nothing is found says nothing yet. */
  readonly isAsking: boolean;
  /** Asks for what is not known yet of the other offices. Once all are known it asks no more. */
  load(): void;
  /** Does the same with each network that comes; gives back its disposer. */
  follow(): () => void;
}

export function openTownSearch(
  { id, town }: Pick<Office, 'id' | 'town'>,
  platform: Pick<Platform, 'on'> = ownPlatform,
): TownSearch {
  let others = $state.raw<readonly Office[]>([]);
  let isAsking = $state(false);
  /** Being asked, or all known. Apart from what pages follow: an effect that loads must not begin itself anew. */
  let isAsked = false;

  async function ask(): Promise<void> {
    const { others: sameTown, isCurrent } = await askTownOffices({ id, town });
    const records = await Promise.all(
      sameTown.map(async (other) => (await askOffice(other.id)) ?? toldOffice(other.id)),
    );
    others = records.filter((record) => record !== null);
    // Without a network the next letter asks again, and so does the next network.
    isAsked = isCurrent && others.length === sameTown.length;
  }

  return {
    find: (typed, language) =>
      others.flatMap((office) => {
        const services = findNamedServices(office, typed, language);
        return services.length === 0 ? [] : [{ office, services }];
      }),
    get isAsking() {
      return isAsking;
    },
    load,
    follow: () => platform.on('online', load),
  };

  function load(): void {
    if (isAsked) return;
    isAsked = true;
    isAsking = true;
    ask()
      .catch((problem: unknown) => {
        isAsked = false;
        console.error('the other offices of the town could not be asked:', problem);
      })
      .finally(() => (isAsking = false));
  }
}
