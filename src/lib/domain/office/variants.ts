/** B15: appointments on site, by phone or by video: what can be chosen, and what is said of it. */
import { serviceOf, variantIn, variantNames } from './office.ts';
import type { Choice, Office, Service, VariantName } from './office.ts';

/** The variants in which all of these services can be booked, beside on site. */
export function sharedVariants(office: Office, choices: readonly Choice[]): VariantName[] {
  const services = choices.map(({ service }) => serviceOf(office, service));
  if (services.length === 0) return [];
  return variantNames.filter((name) => services.every((s) => s?.variants.some(({ id }) => id === name)));
}

/** The same services in one variant; null, or one that not all of them have: on site. */
export function inVariant(office: Office, choices: readonly Choice[], variant: VariantName | null): Choice[] {
  const isShared = variant !== null && sharedVariants(office, choices).includes(variant);
  return choices.map(({ service, quantity }) =>
    isShared ? { service, quantity, variant } : { service, quantity },
  );
}

/** Other services of a visit that goes on as it began. */
export const keepingVariant = (before: readonly Choice[], after: readonly Choice[]): Choice[] => {
  const variant = variantIn(before);
  return after.map(({ service, quantity }) =>
    variant === null ? { service, quantity } : { service, quantity, variant },
  );
};

/** What a service asks to have ready, and its hint, as it takes place. */
export function textsOfVariant(
  service: Service,
  variant: VariantName | null,
): Pick<Service, 'documents' | 'hint'> {
  const own = service.variants.find(({ id }) => id === variant);
  return { documents: own?.documents ?? service.documents, hint: own?.hint ?? service.hint };
}
