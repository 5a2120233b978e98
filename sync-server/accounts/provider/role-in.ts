/** Which role the provider's claims give in an office, and what they call the member. Pure. */
import type { StaffRole } from '../../../src/lib/domain/access.ts';
import type { OfficeId } from '../../../src/lib/domain/ids.ts';
import { plainName } from '../../../src/lib/domain/input/typed-contact.ts';
import type { ProviderSettings } from '../../config-provider.ts';
import { parseGrant } from '../../config-provider.ts';

export type ProviderClaims = Readonly<Record<string, unknown>>;

/** Where a member has several: the one that may do most, as far as these can be compared. */
const BY_RANK: readonly StaffRole[] = ['authority-lead', 'lead', 'day-lead', 'clerk', 'auditor'];

/** The longest name that the staff document takes. */
const MAX_NAME_LENGTH = 80;

/** Null: none. A value that leads nowhere, or to another office, counts as absent. */
export function roleIn(
  claims: ProviderClaims,
  { rolesClaim, grants }: Pick<ProviderSettings, 'rolesClaim' | 'grants'>,
  office: OfficeId,
): StaffRole | null {
  const roles = valuesOf(claimAt(claims, rolesClaim))
    .flatMap((value) => (grants === null ? (parseGrant(value) ?? []) : (grants.get(value) ?? [])))
    .filter((grant) => grant.office === '*' || grant.office === office)
    .map(({ role }) => role);
  return BY_RANK.find((role) => roles.includes(role)) ?? null;
}

export const hasRoles = (
  claims: ProviderClaims,
  { rolesClaim }: Pick<ProviderSettings, 'rolesClaim'>,
): boolean => claimAt(claims, rolesClaim) !== undefined;

export const hasName = (
  claims: ProviderClaims,
  { nameClaim }: Pick<ProviderSettings, 'nameClaim'>,
): boolean => claimAt(claims, nameClaim) !== undefined;

/** The name of the claim, or the nearest that there is; on lists and records of the office. */
export function shownName(
  claims: ProviderClaims,
  { nameClaim }: Pick<ProviderSettings, 'nameClaim'>,
): string {
  for (const claim of [nameClaim, 'name', 'preferred_username', 'email', 'sub']) {
    const value = claimAt(claims, claim);
    if (typeof value !== 'string') continue;
    const whole = value.normalize('NFC').replace(/\s+/g, ' ').trim();
    // No half of a character is left at the end.
    const name = whole.slice(0, MAX_NAME_LENGTH).replace(/[\ud800-\udbff]$/, '');
    if (name !== '' && plainName.safeParse(name).success) return name;
  }
  return '?';
}

/** A claim of this very name, or inside of others: `realm_access.roles`. */
function claimAt(claims: ProviderClaims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  let found: unknown = claims;
  for (const step of name.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as ProviderClaims)[step];
  }
  return found;
}

const valuesOf = (claim: unknown): string[] =>
  (Array.isArray(claim) ? claim : [claim]).filter((value): value is string => typeof value === 'string');
