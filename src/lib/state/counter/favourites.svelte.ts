/** The services for which this device gives out most numbers. Counts of services are not personal. */
import * as z from 'zod/mini';
import type { OfficeId, ServiceId } from '../../domain/ids.ts';
import type { Service } from '../../domain/office/office.ts';
import { readSetting, writeSetting } from '../local-setting.ts';

const counts = z.record(z.string(), z.int().check(z.minimum(0)));

/** Halved then, so that what is new comes up in days and not in months. */
const MOST_COUNTED = 200;

export class Favourites {
  readonly #key: string;
  #given = $state.raw<Readonly<Record<string, number>>>({});

  constructor(office: OfficeId) {
    this.#key = `foyer:given:${office}`;
    try {
      this.#given = counts.parse(JSON.parse(readSetting(this.#key) ?? '{}'));
    } catch {
      // Another version's, or edited by hand: counted anew.
    }
  }

  /** The most given first; where nothing was given yet, in the office's order. */
  top(services: readonly Service[], most: number): Service[] {
    const timesOf = ({ id }: Service): number => this.#given[id] ?? 0;
    return [...services].sort((a, b) => timesOf(b) - timesOf(a)).slice(0, most);
  }

  add(services: readonly ServiceId[]): void {
    const next: Record<string, number> = { ...this.#given };
    for (const id of services) next[id] = (next[id] ?? 0) + 1;
    const isFull = Object.values(next).some((times) => times > MOST_COUNTED);
    this.#given = isFull
      ? Object.fromEntries(Object.entries(next).map(([id, times]) => [id, times >> 1]))
      : next;
    writeSetting(this.#key, JSON.stringify(this.#given));
  }
}
