/**
 * Links that open the booking at a service, `/dorsten/buchen?anliegen=id-card&anzahl=2`. A service is named by its id or
 * by its key in the federal catalogue, so that a town's website needs no table of ids. `beginn=2026-12-01T09:15` names
 * a time as well, `art=phone` a variant.
 */
import { isBookableOnline, serviceNamed, variantIn, variantName } from '../domain/office/office.ts';
import type { Choice, Office, Service, VariantName } from '../domain/office/office.ts';
import { inVariant } from '../domain/office/variants.ts';
import { instantOf, localDate, localTime, timeOfDay } from '../domain/time.ts';
import type { Instant, LocalDate } from '../domain/time.ts';

const SERVICE = 'anliegen';
const QUANTITY = 'anzahl';
/** B15: `phone` or `video`; without it the appointment is on site. */
const VARIANT = 'art';
/** Stays behind the address of the documents, so that the steps of day and time are left out. */
export const LINKED_START = 'beginn';

/** One is what a link without a number means. */
export function pathOfLink(
  office: string,
  service: string,
  quantity = 1,
  variant: VariantName | null = null,
): string {
  const more = {
    ...(quantity === 1 ? {} : { [QUANTITY]: String(quantity) }),
    ...(variant === null ? {} : { [VARIANT]: variant }),
  };
  return `/${office}/buchen?${new URLSearchParams({ [SERVICE]: service, ...more }).toString()}`;
}

/** The address of a booking with these services chosen, and a time where one is given. */
export function pathOfBooking(
  office: Pick<Office, 'id' | 'timeZone'>,
  choices: readonly Choice[],
  at: LinkedTime | null,
): string {
  const variant = variantIn(choices);
  const query = new URLSearchParams([
    ...choices.map(({ service }) => [SERVICE, service]),
    ...choices.map(({ quantity }) => [QUANTITY, String(quantity)]),
    ...(variant === null ? [] : [[VARIANT, variant]]),
    ...(at === null ? [] : [[LINKED_START, timeInLink(office, at)]]),
  ]);
  return `/${office.id}/buchen?${query.toString()}`;
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
  // C14: of an internal one no page of the public says that it is there.
  const known = named.flatMap(({ service, quantity }) =>
    service === null || service.internal ? [] : [{ service, quantity }],
  );
  const first = known.filter(({ service }, index) => known.findIndex((k) => k.service === service) === index);
  const choices = first
    .filter(({ service }) => isBookableOnline(service))
    .map(({ service, quantity }) => ({ service: service.id, quantity: Math.min(quantity, service.most) }));
  const variant = variantName.safeParse(query.getAll(VARIANT)[0]);
  return {
    // A variant that not all of them have is on site, and the citizen chooses.
    choices: inVariant(office, choices, variant.data ?? null),
    notOnline: first.filter(({ service }) => !isBookableOnline(service)).map(({ service }) => service),
    hasUnknown: known.length < named.length,
  };
}

const quantityOf = (typed = '1'): number => (/^[1-9]\d?$/.test(typed) ? Number(typed) : 1);

export interface LinkedTime {
  readonly date: LocalDate;
  readonly start: Instant;
}

/** A time as links name it, by the clock of the office. */
export const timeInLink = ({ timeZone }: Pick<Office, 'timeZone'>, { date, start }: LinkedTime): string =>
  `${date}T${timeOfDay(start, timeZone)}`;

/** The time that a link names; null: it names none, or none that there is. Whether it is free is not known here. */
export function linkedTime({ timeZone }: Office, query: Pick<URLSearchParams, 'get'>): LinkedTime | null {
  const [day, time, ...rest] = (query.get(LINKED_START) ?? '').trim().split('T');
  const date = localDate.safeParse(day);
  const clock = localTime.safeParse(time);
  if (!date.success || !clock.success || rest.length > 0) return null;
  return { date: date.data, start: instantOf(date.data, clock.data, timeZone) };
}
