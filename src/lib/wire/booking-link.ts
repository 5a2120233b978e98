/**
 * Links that open the booking at a service, `/dorsten/buchen?anliegen=id-card&anzahl=2`. A service is named by its id or
 * by its key in the federal catalogue, so that a town's website needs no table of ids. `beginn=2026-12-01T09:15` names
 * a time as well.
 */
import { serviceNamed } from '../domain/office/office.ts';
import type { Choice, Office, Service } from '../domain/office/office.ts';
import { instantOf, localDate, localTime, timeOfDay } from '../domain/time.ts';
import type { Instant, LocalDate } from '../domain/time.ts';

const SERVICE = 'anliegen';
const QUANTITY = 'anzahl';
/** Stays behind the address of the documents, so that the steps of day and time are left out. */
export const LINKED_START = 'beginn';

/** One is what a link without a number means. */
export function pathOfLink(office: string, service: string, quantity = 1): string {
  const more: Record<string, string> = quantity === 1 ? {} : { [QUANTITY]: String(quantity) };
  return `/${office}/buchen?${new URLSearchParams({ [SERVICE]: service, ...more }).toString()}`;
}

/** At a time, with all that was chosen. */
export function pathOfBooking(
  { id, timeZone }: Pick<Office, 'id' | 'timeZone'>,
  choices: readonly Choice[],
  at: LinkedTime | null,
): string {
  const query = new URLSearchParams([
    ...choices.map(({ service }) => [SERVICE, service]),
    ...choices.map(({ quantity }) => [QUANTITY, String(quantity)]),
    ...(at === null ? [] : [[LINKED_START, `${at.date}T${timeOfDay(at.start, timeZone)}`]]),
  ]);
  return `/${id}/buchen?${query.toString()}`;
}

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

const quantityOf = (typed = '1'): number => (/^[1-9]\d?$/.test(typed) ? Number(typed) : 1);

export interface LinkedTime {
  readonly date: LocalDate;
  readonly start: Instant;
}

/** The time that a link names; null: it names none, or none that there is. Whether it is free is not known here. */
export function linkedTime({ timeZone }: Office, query: Pick<URLSearchParams, 'get'>): LinkedTime | null {
  const [day, time, ...rest] = (query.get(LINKED_START) ?? '').trim().split('T');
  const date = localDate.safeParse(day);
  const clock = localTime.safeParse(time);
  if (!date.success || !clock.success || rest.length > 0) return null;
  return { date: date.data, start: instantOf(date.data, clock.data, timeZone) };
}
