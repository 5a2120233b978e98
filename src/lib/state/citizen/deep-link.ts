/**
 * Links that open the booking at a service, `/dorsten/buchen?anliegen=id-card&anzahl=2`. A service is named by its id or
 * by its key in the federal catalogue, so that a town's website needs no table of ids.
 */
import { serviceOf } from '../../domain/office/office.ts';
import type { Choice, Office, Service } from '../../domain/office/office.ts';
import { serviceId } from '../../domain/ids.ts';

const SERVICE = 'anliegen';
const QUANTITY = 'anzahl';

export const pathOfLink = (office: string, service: string): string =>
  `/${office}/buchen?${new URLSearchParams({ [SERVICE]: service }).toString()}`;

export interface LinkedServices {
  readonly choices: readonly Choice[];
  /** Named in the link, and only by phone or on site. */
  readonly notOnline: readonly Service[];
  /** The link names a service that the office does not have. */
  readonly hasUnknown: boolean;
}

/** The services that a link names, each with the number that stands at the same place among the numbers, or 1. */
export function linkedServices(office: Office, query: Pick<URLSearchParams, 'getAll'>): LinkedServices {
  const quantities = query.getAll(QUANTITY);
  const named = query.getAll(SERVICE).map((name, index) => ({
    service: serviceNamed(office, name.trim()),
    quantity: quantityOf(quantities[index]),
  }));
  const known = named.flatMap(({ service, quantity }) => (service === null ? [] : [{ service, quantity }]));
  const first = known.filter(({ service }, index) => known.findIndex((k) => k.service === service) === index);
  return {
    choices: first
      .filter(({ service }) => service.bookable)
      .map(({ service, quantity }) => ({ service: service.id, quantity: Math.min(quantity, service.most) })),
    notOnline: first.filter(({ service }) => !service.bookable).map(({ service }) => service),
    hasUnknown: known.length < named.length,
  };
}

function serviceNamed(office: Office, name: string): Service | null {
  const id = serviceId.safeParse(name);
  const byId = id.success ? serviceOf(office, id.data) : undefined;
  return byId ?? office.services.find(({ leika }) => leika === name) ?? null;
}

const quantityOf = (typed = '1'): number => (/^[1-9]\d?$/.test(typed) ? Number(typed) : 1);
