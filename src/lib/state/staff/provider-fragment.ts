/** The failure that the relay puts into the address of the sign-in page after a failed sign-in at the provider. */
import { PROVIDER_FRAGMENT, providerFailures } from '../../wire/http/provider-routes.ts';
import type { ProviderFailure } from '../../wire/http/provider-routes.ts';

/** Null: the fragment says nothing of that. */
export function failureIn(fragment: string): ProviderFailure | null {
  const said = new URLSearchParams(fragment.replace(/^#/, '')).get(PROVIDER_FRAGMENT);
  return said === null ? null : (providerFailures.find((one) => one === said) ?? 'other');
}
