/** A9: pick-up of finished documents, a short visit of its own kind. */
import type { Choice, Counter, Office, Service } from './office.ts';
import { hasNumbers, serviceOf } from './office.ts';

/** Whether a visit is about nothing but pick-up. */
export const isPickUp = (office: Office, services: readonly Choice[]): boolean =>
  services.length > 0 && services.every(({ service }) => serviceOf(office, service)?.pickUp === true);

/** What this counter hands out to visitors without an appointment, in the office's order. */
export function pickUpsAt(office: Office, counter: Counter): Service[] {
  const served = new Set(
    office.lanes.filter(({ id }) => counter.lanes.includes(id)).flatMap(({ services }) => services),
  );
  return office.services.filter((service) => service.pickUp && hasNumbers(service) && served.has(service.id));
}
