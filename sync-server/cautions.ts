/** What may be meant otherwise: nothing that stops a start, but better read now than found out by a visitor. */
import { settings } from './config.ts';
import type { Config } from './config.ts';
import { isThisMachine, isWildcard } from './http/listen.ts';

/** One sentence each. */
export function cautionsOf(config: Config, env: Readonly<Record<string, string | undefined>>): string[] {
  const cautions = Object.keys(env).flatMap((name) => {
    const meant = nearMiss(name);
    return meant === undefined || env[meant] !== undefined
      ? []
      : [`${name} is no setting of Foyer and has no effect: was ${meant} meant?`];
  });
  const { publicUrl, host, smtpUrl } = config;
  if (publicUrl !== null && publicUrl.startsWith('http:') && !isThisMachine(new URL(publicUrl).hostname)) {
    cautions.push(
      `PUBLIC_URL is ${publicUrl}: without https browsers on other machines can neither book nor sign in, only monitors work (docs/operating.md).`,
    );
  }
  if (publicUrl === null && !isThisMachine(host)) {
    cautions.push(
      'PUBLIC_URL is not set: other machines reach this relay, but there without https browsers can neither book nor sign in, only monitors work (docs/operating.md).',
    );
  }
  if (smtpUrl === null && !isThisMachine(host) && !isWildcard(host)) {
    cautions.push(
      `No mail server is set, and /mailbox is shown to this machine alone, which HOST=${host} leaves out: nobody can read the mails.`,
    );
  }
  return cautions;
}

/** A longer name can be mistyped twice; a short one would be taken for somebody else's. */
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
