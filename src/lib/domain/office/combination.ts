/** C14: which services go into one appointment, and how many. Staff may exceed these limits and are warned. */
import { serviceOf } from './office.ts';
import type { Choice, Office, Service } from './office.ts';

export const goTogether = (one: Service, other: Service): boolean =>
  !one.alone && !other.alone && !one.notWith.includes(other.id) && !other.notWith.includes(one.id);

/** Why a further service cannot be added to those that are chosen. */
export type Obstacle =
  | { readonly why: 'not-together'; readonly other: Service }
  | { readonly why: 'too-many-services'; readonly most: number };

/** What keeps a service out of an appointment with these choices; null: nothing, or it is among them. */
export function obstacleTo(office: Office, choices: readonly Choice[], service: Service): Obstacle | null {
  const chosen = chosenOf(office, choices);
  if (chosen.includes(service)) return null;
  const other = chosen.find((one) => !goTogether(one, service));
  if (other !== undefined) return { why: 'not-together', other };
  const most = office.rules.mostServices;
  return most !== null && chosen.length >= most ? { why: 'too-many-services', most } : null;
}

/** The first two chosen services that do not go together; null: all do. */
export function pairApart(office: Office, choices: readonly Choice[]): readonly [Service, Service] | null {
  const chosen = chosenOf(office, choices);
  for (const [index, one] of chosen.entries()) {
    const other = chosen.slice(index + 1).find((later) => !goTogether(one, later));
    if (other !== undefined) return [one, other];
  }
  return null;
}

export const isOverMostServices = ({ rules }: Office, choices: readonly Choice[]): boolean =>
  rules.mostServices !== null && choices.length > rules.mostServices;

const chosenOf = (office: Office, choices: readonly Choice[]): Service[] =>
  choices.flatMap(({ service }) => serviceOf(office, service) ?? []);
