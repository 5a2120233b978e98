/** The environment as the relay's settings, or what is wrong with it, one sentence each. */
import { resolve } from 'node:path';
import { err, ok } from '../src/lib/domain/result.ts';
import type { Result } from '../src/lib/domain/result.ts';
import { MINUTE_MS } from '../src/lib/domain/time.ts';
import { providerSettingNames, readProviderSettings } from './config-provider.ts';
import type { ProviderSettings } from './config-provider.ts';
import { isThisMachine } from './http/origin.ts';
import { parseMailFrom, parseSmtpUrl } from './mail/smtp-settings.ts';
import { logLevels } from './log/log.ts';
import type { LogLevel } from './log/log.ts';

export interface Config {
  /** 0: any free one. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Without a slash at its end; null: where it listens. */
  readonly publicUrl: string | null;
  /** Null: mails are kept and shown at /mailbox. */
  readonly smtpUrl: string | null;
  /** Null: as the address says, or none. */
  readonly smtpLogin: { readonly user: string; readonly password: string } | null;
  /** Mails and password may travel unencrypted, where the mail server offers nothing else. */
  readonly smtpInsecure: boolean;
  readonly mailFrom: string | null;
  readonly offices: string;
  readonly app: string;
  /** Milliseconds between the machine's clock and the relay's, to try an office out at any hour. */
  readonly clockShift: number;
  /** Leads with a password sign in with a second factor or not at all. */
  readonly leadsNeedSecondFactor: boolean;
  readonly trustProxy: boolean;
  readonly logLevel: LogLevel;
  /** Who may read the metrics; null: everyone who reaches the relay. */
  readonly metricsToken: string | null;
  /** For security.txt: `mailto:…` or `https://…`. */
  readonly securityContact: string | null;
  /** Where staff sign in by OpenID Connect; null: with passwords alone. */
  readonly provider: ProviderSettings | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

const ROOT = resolve(import.meta.dirname, '..');
/** The offices of the example towns, which are served where no others are named. */
export const EXAMPLE_OFFICES = `${ROOT}/sync-server/offices`;

/** What the relay understands, for the docs and for operators who mistype one. */
export const settings = [
  'PORT',
  'HOST',
  'DATA_DIR',
  'PUBLIC_URL',
  'SMTP_URL',
  'SMTP_USER',
  'SMTP_PASSWORD',
  'SMTP_INSECURE',
  'MAIL_FROM',
  'OFFICES',
  'CLOCK_SHIFT',
  'TRUST_PROXY',
  'LOG_LEVEL',
  'METRICS_TOKEN',
  'SECURITY_CONTACT',
  'LEADS_NEED_SECOND_FACTOR',
  ...providerSettingNames,
] as const;

export function readConfig(env: Environment): Result<Config, string[]> {
  const mistakes: string[] = [];
  const given = (name: (typeof settings)[number]): string | null => env[name]?.trim() || null;

  function read<T>(
    name: (typeof settings)[number],
    fallback: T,
    parse: (text: string) => T | undefined,
    must: string,
  ): T {
    const text = given(name);
    if (text === null) return fallback;
    const value = parse(text);
    if (value !== undefined) return value;
    // A mail server's address may hold a password, so what was given is not repeated.
    mistakes.push(`${name} ${must}.`);
    return fallback;
  }

  /** The password as it stands there: blanks may belong to it. */
  function readSmtpLogin(): Config['smtpLogin'] {
    const [user, password] = [given('SMTP_USER'), env.SMTP_PASSWORD ?? ''];
    if (user === null && password === '') return null;
    if (user === null || password === '') mistakes.push('SMTP_USER must be set together with SMTP_PASSWORD.');
    else if (config.smtpUrl !== null && new URL(config.smtpUrl).username !== '')
      mistakes.push('SMTP_USER must not be set beside an SMTP_URL that names a user.');
    return user === null ? null : { user, password };
  }

  const config: Config = {
    port: read('PORT', 4040, parsePort, 'must be a port number from 0 to 65535'),
    host: read('HOST', '127.0.0.1', parseHost, 'must be an address to listen on, as 127.0.0.1 or 0.0.0.0'),
    dataDir: resolve(given('DATA_DIR') ?? './data'),
    publicUrl: read(
      'PUBLIC_URL',
      null,
      parsePublicUrl,
      'must be an address without a path, a user or a password, as https://termine.example.de',
    ),
    smtpUrl: read(
      'SMTP_URL',
      null,
      parseSmtpUrl,
      'must be an address as smtp://mail.example.de:587; user and password go into SMTP_USER and SMTP_PASSWORD, as they are, or into the address with signs like # / ? @ % written as %23 %2F %3F %40 %25',
    ),
    smtpLogin: null,
    smtpInsecure: read(
      'SMTP_INSECURE',
      false,
      parseYesNo,
      'must be 1 (a mail server without encryption is all right) or 0',
    ),
    mailFrom: read(
      'MAIL_FROM',
      null,
      parseMailFrom,
      'must be one mail address, as Bürgerbüro <termine@example.de>; a name with a comma or the like stands in quotation marks, as "Amt, Dorsten" <termine@example.de>',
    ),
    offices: resolve(given('OFFICES') ?? EXAMPLE_OFFICES),
    app: `${ROOT}/build`,
    clockShift: read('CLOCK_SHIFT', 0, parseShift, 'must be a whole number of minutes, as -90'),
    leadsNeedSecondFactor: read(
      'LEADS_NEED_SECOND_FACTOR',
      false,
      parseYesNo,
      'must be 1 (a lead with a password signs in with a second factor or not at all) or 0',
    ),
    trustProxy: read(
      'TRUST_PROXY',
      false,
      parseYesNo,
      'must be 1 (a proxy in front sets X-Forwarded-For) or 0',
    ),
    logLevel: read('LOG_LEVEL', 'info', parseLevel, `must be one of ${logLevels.join(', ')}`),
    metricsToken: read(
      'METRICS_TOKEN',
      null,
      (text) => (/^[\w.~+/-]{16,200}=*$/.test(text) ? text : undefined),
      'must be 16 to 200 letters, digits or signs of a bearer token',
    ),
    securityContact: read(
      'SECURITY_CONTACT',
      null,
      parseContact,
      'must be mailto: and an address, or an https address, as mailto:it-sicherheit@example.de',
    ),
    provider: readProviderSettings(env, mistakes),
  };
  const smtpLogin = readSmtpLogin();
  // The tests' mail server and relay are both on this machine; anything else sends real people's mails.
  const real =
    config.smtpUrl !== null &&
    !(isThisMachine(new URL(config.smtpUrl).hostname) && isThisMachine(config.host));
  if (real && given('PUBLIC_URL') === null) {
    mistakes.push(
      'PUBLIC_URL must be set beside SMTP_URL, or the links in mails lead to this machine alone.',
    );
  }
  // The provider sends members back to the public address, and knows no other.
  if (config.provider !== null && given('PUBLIC_URL') === null && !isThisMachine(config.host))
    mistakes.push(
      'PUBLIC_URL must be set beside OIDC_ISSUER, or the provider sends members back to nowhere.',
    );
  return mistakes.length > 0 ? err(mistakes) : ok({ ...config, smtpLogin });
}

const parsePort = (text: string): number | undefined => {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : undefined;
};

const parseHost = (text: string): string | undefined => (/^[\w.:-]{1,255}$/.test(text) ? text : undefined);

function parsePublicUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, username, password, pathname, search, hash, origin } = new URL(text);
  // The address stands in links and mails, where everyone reads it.
  const plain = [username, password, search, hash].every((part) => part === '') && pathname === '/';
  return plain && (protocol === 'http:' || protocol === 'https:') ? origin : undefined;
}

/** Public address for reports of weaknesses. */
function parseContact(text: string): string | undefined {
  if (!URL.canParse(text) || /\s/.test(text)) return undefined;
  const { protocol, username, password } = new URL(text);
  if (protocol === 'mailto:') return parseMailFrom(text.slice('mailto:'.length)) && text;
  return protocol === 'https:' && username === '' && password === '' ? text : undefined;
}

const parseShift = (text: string): number | undefined =>
  /^[+-]?\d{1,7}$/.test(text) ? Number(text) * MINUTE_MS : undefined;

const parseYesNo = (text: string): boolean | undefined =>
  ['1', 'true', 'yes'].includes(text) ? true : ['0', 'false', 'no'].includes(text) ? false : undefined;

const parseLevel = (text: string): LogLevel | undefined => logLevels.find((level) => level === text);
