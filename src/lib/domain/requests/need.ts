/**
 * What a booking or a move needs: minutes, and lanes that could serve it. Apart from the deciders: a phone offers places
 * by it and decides nothing.
 */
import type { Channel } from '../office/capacity.ts';
import type { LaneId } from '../ids.ts';
import { isOverMostServices, pairApart } from '../office/combination.ts';
import {
  hasNumbers,
  isBookableOnline,
  lanesForChoices,
  minutesFor,
  serviceOf,
  variantIn,
} from '../office/office.ts';
import type { Choice, Office } from '../office/office.ts';
import { sharedVariants } from '../office/variants.ts';
import type { UnmetNeed } from './request-table.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { DAY_MINUTES } from '../time.ts';

/** What the chosen services need: minutes, and the lanes that could serve all of them. */
export function needOf(
  office: Office,
  choices: readonly Choice[],
  channel: Channel | 'walk-in',
): Result<{ minutes: number; lanes: LaneId[] }, UnmetNeed> {
  if (new Set(choices.map((c) => c.service)).size !== choices.length) return err('too-many-services');
  for (const { service: id, quantity } of choices) {
    const service = serviceOf(office, id);
    if (service === undefined) return err('no-such-service');
    if (channel === 'online' && !isBookableOnline(service)) return err('not-bookable');
    if (channel === 'walk-in' && !hasNumbers(service)) return err('not-bookable');
    if (quantity > service.most && channel !== 'staff') return err('too-many-services');
  }
  if (channel !== 'staff') {
    if (pairApart(office, choices) !== null) return err('not-together');
    if (isOverMostServices(office, choices)) return err('too-many-services');
  }
  const variant = variantIn(choices);
  const isOffered =
    variant === null || (channel !== 'walk-in' && sharedVariants(office, choices).includes(variant));
  if (!isOffered || choices.some((c) => (c.variant ?? null) !== variant)) return err('no-such-variant');
  const minutes = minutesFor(office, choices);
  // C6: online the answer says to call. A citizen who calls or comes is not sent away for the length of a visit; beyond
  // a day it is no visit.
  if (minutes > (channel === 'online' ? office.rules.longest : DAY_MINUTES)) return err('too-long');
  const lanes = lanesForChoices(office, choices).map((l) => l.id);
  return lanes.length === 0 ? err('no-common-lane') : ok({ minutes, lanes });
}

/** The lanes that serve what of these services the office still has. Empty: it has none of them, or no lane for all. */
export function lanesForMove(office: Office, services: readonly Choice[]): LaneId[] {
  const known = services.filter(({ service }) => serviceOf(office, service) !== undefined);
  return known.length === 0 ? [] : lanesForChoices(office, known).map((l) => l.id);
}
