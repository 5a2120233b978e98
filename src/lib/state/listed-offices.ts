/** The relay's list of offices, and the copy of it on this device. */
import { askRelay } from '../client/http/http.ts';
import type { Office } from '../domain/office/office.ts';
import { publicRoutes } from '../wire/http/public-routes.ts';
import type { ListedOffice } from '../wire/http/public-routes.ts';

const KEY = 'foyer:offices';

/** A town has a handful; a list that is wrong must not start a flood. */
const MOST_OFFICES = 20;

/** The list as it was last heard here; null: never. */
export function rememberedOffices(): readonly ListedOffice[] | null {
  try {
    const found = publicRoutes.offices.reply.safeParse(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}

export function rememberOffices(offices: readonly ListedOffice[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(offices));
  } catch {
    // It is only a copy; next time it is asked for again.
  }
}

export interface TownOffices {
  /** Without the office that asks. */
  readonly others: readonly ListedOffice[];
  /** Not from the copy on this device. */
  readonly isCurrent: boolean;
}

export async function askTownOffices({ id, town }: Pick<Office, 'id' | 'town'>): Promise<TownOffices> {
  const reply = await askRelay(publicRoutes.offices, {});
  if (reply.ok) rememberOffices(reply.value);
  const list = reply.ok ? reply.value : (rememberedOffices() ?? []);
  const others = list.filter((other) => other.id !== id && other.town === town).slice(0, MOST_OFFICES);
  return { others, isCurrent: reply.ok };
}
