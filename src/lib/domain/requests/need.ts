/**
 * What a booking or a move needs: minutes, and lanes that could serve it. Apart from the deciders: a phone offers places
 * by it and decides nothing.
 */
import type { Channel } from '../office/capacity.ts';
import type { LaneId } from '../ids.ts';
import { lanesServing, minutesFor, serviceOf } from '../office/office.ts';
import type { Choice, Office } from '../office/office.ts';
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
    if (channel === 'online' && !service.bookable) return err('not-bookable');
    if (channel === 'walk-in' && !service.walkIn) return err('not-bookable');
    if (quantity > service.most && channel !== 'staff') return err('too-many-services');
  }
  const minutes = minutesFor(office, choices);
  // C6: online the answer says to call. A citizen who calls or comes is not sent away for the length of a visit; beyond
  // a day it is no visit.
  if (minutes > (channel === 'online' ? office.rules.longest : DAY_MINUTES)) return err('too-long');
  const lanes = lanesServing(
    office,
    choices.map((c) => c.service),
  ).map((l) => l.id);
  return lanes.length === 0 ? err('no-common-lane') : ok({ minutes, lanes });
}

/** The lanes that serve what of these services the office still has. Empty: it has none of them, or no lane for all. */
export function lanesForMove(office: Office, services: readonly Choice[]): LaneId[] {
  const known = services.map((s) => s.service).filter((id) => serviceOf(office, id) !== undefined);
  return known.length === 0 ? [] : lanesServing(office, known).map((l) => l.id);
}
