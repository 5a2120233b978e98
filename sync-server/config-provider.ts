/** The settings of sign-in by OpenID Connect, or what is wrong with them, one sentence each. */
import { readFileSync } from 'node:fs';
import { staffRoles } from '../src/lib/domain/access.ts';
import type { StaffRole } from '../src/lib/domain/access.ts';
import { officeId } from '../src/lib/domain/ids.ts';
import type { OfficeId } from '../src/lib/domain/ids.ts';
import { isThisMachine } from './http/origin.ts';

/** Where a value of the roles claim leads: to a role in one office, or in all. */
export interface RoleGrant {
  readonly office: OfficeId | '*';
  readonly role: StaffRole;
}

export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Words with blanks between them; `openid` is among them. */
  readonly scope: string;
  /** Name of the claim, or a path with dots. */
  readonly rolesClaim: string;
  /** The roles that each value of the claim grants; null: the values are written `office:role`. */
  readonly grants: ReadonlyMap<string, readonly RoleGrant[]> | null;
  readonly nameClaim: string;
  /** What the button on the sign-in page says; null: the page's own words. */
  readonly label: string | null;
  /** No member signs in with a password. */
  readonly only: boolean;
}

export const providerSettingNames = [
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_CLIENT_SECRET_FILE',
  'OIDC_SCOPE',
  'OIDC_ROLES_CLAIM',
  'OIDC_ROLES',
  'OIDC_NAME_CLAIM',
  'OIDC_LABEL',
  'OIDC_ONLY',
] as const;
type Name = (typeof providerSettingNames)[number];

type Environment = Readonly<Record<string, string | undefined>>;

const MAX_LABEL_CHARACTERS = 60;

/** Null: no provider is set. `mistakes` gets a sentence for each setting that cannot be read. */
export function readProviderSettings(env: Environment, mistakes: string[]): ProviderSettings | null {
  const given = (name: Name): string | null => env[name]?.trim() || null;
  const isSet = providerSettingNames.some((name) => given(name) !== null);
  if (!isSet) return null;

  function read<T>(name: Name, fallback: T, parse: (text: string) => T | undefined, must: string): T {
    const text = given(name);
    if (text === null) return fallback;
    const value = parse(text);
    if (value !== undefined) return value;
    mistakes.push(`${name} ${must}.`);
    return fallback;
  }

  const before = mistakes.length;
  const issuer = read(
    'OIDC_ISSUER',
    '',
    parseIssuer,
    "must be the https address of the provider's issuer, as https://login.example.de/realms/stadt, without a query; http is allowed on this machine alone, and of Entra ID it is the issuer of one tenant",
  );
  const settings: ProviderSettings = {
    issuer,
    clientId: read('OIDC_CLIENT_ID', '', parseWord, 'must be one word of at most 200 characters'),
    clientSecret: readSecret(env, mistakes),
    scope: read(
      'OIDC_SCOPE',
      'openid profile',
      parseScope,
      'must be words with blanks between them, openid among them',
    ),
    rolesClaim: read(
      'OIDC_ROLES_CLAIM',
      'roles',
      parseWord,
      'must be the name of a claim, as roles or realm_access.roles',
    ),
    grants: read(
      'OIDC_ROLES',
      null,
      parseGrants,
      `must be values of the claim with office and role, as foyer-clerk=dorsten:clerk; foyer-lead=*:lead, with a role of ${staffRoles.join(', ')}`,
    ),
    nameClaim: read('OIDC_NAME_CLAIM', 'name', parseWord, 'must be the name of a claim, as name'),
    label: read(
      'OIDC_LABEL',
      null,
      (text) => (text.length <= MAX_LABEL_CHARACTERS && !/\p{Cc}|\p{Cf}/u.test(text) ? text : undefined),
      `must be one line of at most ${MAX_LABEL_CHARACTERS} characters`,
    ),
    only: read(
      'OIDC_ONLY',
      false,
      (text) =>
        ['1', 'true', 'yes'].includes(text) ? true : ['0', 'false', 'no'].includes(text) ? false : undefined,
      'must be 1 (no member signs in with a password) or 0',
    ),
  };
  for (const name of ['OIDC_ISSUER', 'OIDC_CLIENT_ID'] as const)
    if (given(name) === null) mistakes.push(`${name} must be set where a setting of OpenID Connect is.`);
  return mistakes.length > before ? null : settings;
}

/** The secret as it stands there: blanks may belong to it. A file may end with a line break. */
function readSecret(env: Environment, mistakes: string[]): string {
  const file = env.OIDC_CLIENT_SECRET_FILE?.trim() || null;
  const secret = env.OIDC_CLIENT_SECRET || null;
  if (secret !== null && file !== null) {
    mistakes.push('OIDC_CLIENT_SECRET_FILE must not be set beside OIDC_CLIENT_SECRET.');
    return '';
  }
  if (secret === null && file === null)
    mistakes.push(
      'OIDC_CLIENT_SECRET or OIDC_CLIENT_SECRET_FILE must be set where a setting of OpenID Connect is.',
    );
  if (file === null) return secret ?? '';
  let text = '';
  try {
    text = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch {
    // Said below, as for an empty file.
  }
  if (text === '' || /[\r\n]/.test(text))
    mistakes.push(
      'OIDC_CLIENT_SECRET_FILE must be a file that the relay can read, with the secret alone in it.',
    );
  return text;
}

function parseIssuer(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, username, password, search, hash, pathname } = new URL(text);
  if ([username, password, search, hash].some((part) => part !== '')) return undefined;
  if (protocol !== 'https:' && !(protocol === 'http:' && isThisMachine(hostname))) return undefined;
  // These stand for every tenant: each customer of the provider could sign in here.
  if (/^\/(?:common|organizations|consumers)(?:\/|$)/i.test(pathname)) return undefined;
  return text;
}

const parseWord = (text: string): string | undefined =>
  text.length <= 200 && !/\s/.test(text) ? text : undefined;

const parseScope = (text: string): string | undefined => {
  const words = text.split(/\s+/);
  return words.includes('openid') && text.length <= 500 ? words.join(' ') : undefined;
};

/** `value=office:role`, with `;` between them: a value may hold `,` and `=`, as names in a directory do. */
function parseGrants(text: string): ReadonlyMap<string, readonly RoleGrant[]> | undefined {
  const grants = new Map<string, RoleGrant[]>();
  for (const part of text.split(';').map((one) => one.trim())) {
    if (part === '') continue;
    const [, value = '', target = ''] = /^(.*)=([^=]*)$/.exec(part) ?? [];
    const grant = parseGrant(target.trim());
    if (value.trim() === '' || grant === null) return undefined;
    grants.set(value.trim(), [...(grants.get(value.trim()) ?? []), grant]);
  }
  return grants.size === 0 ? undefined : grants;
}

/** `dorsten:lead`, or `*:lead` for all offices; null: it is none. */
export function parseGrant(text: string): RoleGrant | null {
  const [, office = '', word = ''] = /^([^:]*):([^:]*)$/.exec(text) ?? [];
  const role = staffRoles.find((one) => one === word);
  if (role === undefined) return null;
  if (office === '*') return { office, role };
  const id = officeId.safeParse(office);
  return id.success ? { office: id.data, role } : null;
}
