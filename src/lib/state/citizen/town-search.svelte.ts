/** Looks for what an office does not offer in the other offices of its town. Asked for only when it is needed. */
import { askOffice, toldOffice } from '../../client/http/told-office.ts';
import { askRelay } from '../../client/http/http.ts';
import { findNamedServices } from '../../domain/office/find-services.ts';
import type { Office, Service } from '../../domain/office/office.ts';
import type { Language } from '../../domain/office/text.ts';
import { publicRoutes } from '../../wire/http/public-routes.ts';
import { rememberedOffices } from './offices.svelte.ts';

/** A town has a handful; a list that is wrong must not start a flood. */
const MOST_OFFICES = 20;

export interface FoundElsewhere {
  readonly office: Office;
  readonly services: readonly Service[];
}

export interface TownSearch {
  /** The other offices that offer what was typed; empty as well while they are being asked. */
  find(typed: string, language: Language): readonly FoundElsewhere[];
  /** Asks for the records of the other offices, once. */
  load(): void;
}

export function openTownSearch({ id, town }: Pick<Office, 'id' | 'town'>): TownSearch {
  let others = $state.raw<readonly Office[]>([]);
  let isAsked = false;

  async function ask(): Promise<void> {
    const reply = await askRelay(publicRoutes.offices, {});
    const list = reply.ok ? reply.value : (rememberedOffices() ?? []);
    const sameTown = list.filter((other) => other.id !== id && other.town === town).slice(0, MOST_OFFICES);
    const records = await Promise.all(
      sameTown.map(async (other) => (await askOffice(other.id)) ?? toldOffice(other.id)),
    );
    others = records.filter((record) => record !== null);
    // Without a network the next word that is typed asks again.
    isAsked = reply.ok && others.length === sameTown.length;
  }

  return {
    find: (typed, language) =>
      others.flatMap((office) => {
        const services = findNamedServices(office, typed, language);
        return services.length === 0 ? [] : [{ office, services }];
      }),
    load() {
      if (isAsked) return;
      isAsked = true;
      ask().catch((problem: unknown) => {
        isAsked = false;
        console.error('the other offices of the town could not be asked:', problem);
      });
    },
  };
}
