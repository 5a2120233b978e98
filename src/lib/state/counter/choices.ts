/** What a visit is about, while a clerk chooses it: services with their quantity. */
import type { ServiceId } from '../../domain/ids.ts';
import type { Choice } from '../../domain/office/office.ts';

/** Zero takes the service out. */
export function withQuantity(
  chosen: readonly Choice[],
  service: ServiceId,
  quantity: number,
): readonly Choice[] {
  const at = chosen.findIndex((one) => one.service === service);
  if (quantity === 0) return chosen.filter((one) => one.service !== service);
  return at === -1 ? [...chosen, { service, quantity }] : chosen.with(at, { service, quantity });
}

/** Whether both hold the same choices, in any order. */
export const areSame = (one: readonly Choice[], other: readonly Choice[]): boolean =>
  one.length === other.length &&
  one.every((a) => other.some((b) => a.service === b.service && a.quantity === b.quantity));
