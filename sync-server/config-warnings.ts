/** What may be meant otherwise: nothing that stops a start, but better read now than found out by a visitor. */
import type { OfficeId } from '../src/lib/domain/ids.ts';
import { MINUTE_MS } from '../src/lib/domain/time.ts';
import type { StoredOffice } from './arbiter/stored-offices.ts';
import { settings } from './config.ts';
import type { Config } from './config.ts';
import { isWildcard } from './http/listen.ts';
import { isThisMachine } from './http/origin.ts';
import { titleOf } from './offices/office-title.ts';

/** One sentence each. */
export function configWarnings(config: Config, env: Readonly<Record<string, string | undefined>>): string[] {
  const warnings = Object.keys(env).flatMap((name) => {
    const meant = nearMiss(name);
    return meant === undefined || env[meant] !== undefined
      ? []
      : [`${name} is no setting of Foyer and has no effect: was ${meant} meant?`];
  });
  const { publicUrl, host, smtpUrl, smtpInsecure, trustProxy, clockShift } = config;
  const people = publicUrl !== null && !isThisMachine(new URL(publicUrl).hostname) ? publicUrl : null;
  if (people?.startsWith('http:')) {
    warnings.push(
      `PUBLIC_URL is ${people}: without https browsers on other machines can neither book nor sign in, only monitors work (docs/operating.md).`,
    );
  }
  if (publicUrl === null && trustProxy) {
    warnings.push(
      'TRUST_PROXY is set, but PUBLIC_URL is not: links and cookies are made for where the relay listens, not for the address that people reach through the proxy.',
    );
  } else if (publicUrl === null && !isThisMachine(host)) {
    warnings.push(
      'PUBLIC_URL is not set: other machines reach this relay, but there without https browsers can neither book nor sign in, only monitors work (docs/operating.md).',
    );
  }
  // The relay itself speaks http alone: who is reached by https has a proxy in front.
  if (people?.startsWith('https:') && !trustProxy) {
    const counts = isThisMachine(host)
      ? 'all visitors through the proxy count as this machine itself, for which neither bookings nor sockets are limited'
      : 'a proxy on another machine counts as one address, and the whole town shares what one address may book (30 an hour, where an office says nothing else)';
    warnings.push(
      `PUBLIC_URL is ${people}, but TRUST_PROXY is not set: ${counts}. Let the proxy set X-Forwarded-For, and set TRUST_PROXY=1.`,
    );
  }
  if (people !== null && clockShift !== 0) {
    warnings.push(
      `CLOCK_SHIFT is ${clockShift / MINUTE_MS}: the clock by which people book and are called is wrong by that many minutes. It is for trying out alone.`,
    );
  }
  if (smtpUrl?.startsWith('smtp:') && smtpInsecure && !isThisMachine(new URL(smtpUrl).hostname)) {
    warnings.push(
      `SMTP_INSECURE is set: where ${new URL(smtpUrl).hostname} offers no STARTTLS, mails and the password of the mail server travel unencrypted.`,
    );
  }
  if (config.provider?.issuer.startsWith('http:') && people !== null) {
    warnings.push(
      `OIDC_ISSUER is ${config.provider.issuer}: a provider on this machine that speaks http is for trying out alone.`,
    );
  }
  if (smtpUrl === null && !isThisMachine(host) && !isWildcard(host)) {
    warnings.push(
      `No mail server is set, and /mailbox is shown to this machine alone, which HOST=${host} leaves out: the mails cannot be read.`,
    );
  }
  return warnings;
}

/** Offices that are stored and have no file any more. `served`: C13. */
export const withoutFileWarnings = (
  offices: readonly StoredOffice[],
  served: ReadonlySet<OfficeId>,
): string[] =>
  offices.map((office) => {
    const what = served.has(office.id)
      ? 'what is booked there is served as it is stored, and nothing new is taken'
      : 'users cannot reach it';
    return `The office ${titleOf(office)} is stored and has no file in OFFICES: ${what}, and what is past its time goes on being erased. Put its file back, or erase all of it with \`npm run office -- retire ${office.id}\` (docs/operating.md).`;
  });

/** OIDC_ROLES names offices that have no file: their roles lead nowhere. */
export function grantWarnings({ provider }: Pick<Config, 'provider'>, offices: readonly string[]): string[] {
  const named = [...(provider?.grants?.values() ?? [])].flat().map(({ office }) => office);
  return [...new Set(named)]
    .filter((office) => office !== '*' && !offices.includes(office))
    .map(
      (office) =>
        `OIDC_ROLES names the office ${office}, which has no file in OFFICES: no member signs in there by it. Is it mistyped?`,
    );
}

/** A longer name can be mistyped twice; a short one would be taken for another. */
const slipsIn = (name: string): number => (name.length < 6 ? 0 : name.length < 9 ? 1 : 2);

/** The setting of which this name is a slip of the finger. */
function nearMiss(name: string): string | undefined {
  if (settings.some((s) => s === name)) return undefined;
  return settings.find((s) => slipsBetween(name.toUpperCase(), s) <= slipsIn(s));
}

/** Letters that are missing, added, wrong or swapped with their neighbour (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const above = rows[i - 1]!;
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, rows[i - 2]![j - 2]! + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
