/** Mail addresses that people mistype: the one that was probably meant, to ask back before anything is sent (B2). */

/** Providers in Germany and around, by how often people write them. Short names are left out: any typo hits them. */
const MEANT = [
  ...['gmail.com', 'web.de', 'gmx.de', 't-online.de', 'gmx.net', 'icloud.com', 'hotmail.com', 'outlook.com'],
  ...['freenet.de', 'yahoo.de', 'outlook.de', 'hotmail.de', 'yahoo.com', 'googlemail.com', 'live.de'],
  ...['arcor.de', 'posteo.de', 'mailbox.org', 'vodafone.de', 'protonmail.com', 'online.de', 'unitybox.de'],
];
/** Domains that exist and are near one of those. */
const EXIST = new Set([
  ...MEANT,
  ...['email.com', 'email.de', 'gmx.at', 'gmx.ch', 'gmx.com', 'gmx.eu', 'gmx.li', 'gmx.org', 'gmx.info'],
  ...['hotmail.at', 'hotmail.ch', 'hotmail.fr', 'hotmail.it', 'live.at', 'live.nl', 'live.com', 'mail.com'],
  ...['mail.de', 'outlook.at', 'outlook.fr', 'yahoo.fr', 'yahoo.it', 'ymail.com', 'web.at', 'web.ch'],
]);
/** Further from the right one than a typo. */
const MIXED_UP: Readonly<Record<string, string>> = {
  'gmail.de': 'gmail.com',
  'googlemail.de': 'googlemail.com',
  'icloud.de': 'icloud.com',
  't-online.com': 't-online.de',
  'web.com': 'web.de',
};
/** Endings that are none, of domains of every name. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/\.(?:ed|dee|dde|d|deu)$/, '.de'],
  [/\.(?:con|cmo|ocm|comm|cpm|vom|xom|om)$/, '.com'],
  [/\.(?:nte|ner|nett)$/, '.net'],
  [/\.(?:rog|ogr|orgg)$/, '.org'],
];

/** In words of this many characters or more, two slips count as a typo. */
const LONG_CHARACTERS = 9;

/** The address that was probably meant; null: nothing is wrong with it that could be seen. */
export function likelyMail(mail: string): string | null {
  const at = mail.lastIndexOf('@');
  const domain = mail.slice(at + 1).toLowerCase();
  if (at < 1 || EXIST.has(domain)) return null;
  const likely = MIXED_UP[domain] ?? nearest(domain) ?? withEnding(domain);
  return likely === null ? null : `${mail.slice(0, at)}@${likely}`;
}

function nearest(domain: string): string | null {
  const most = domain.length < LONG_CHARACTERS ? 1 : 2;
  const near = MEANT.map((meant) => ({ meant, slips: slipsBetween(domain, meant) }));
  const [best] = near.filter(({ slips }) => slips <= most).sort((a, b) => a.slips - b.slips);
  return best?.meant ?? null;
}

function withEnding(domain: string): string | null {
  for (const [wrong, right] of ENDINGS) if (wrong.test(domain)) return domain.replace(wrong, right);
  return null;
}

/** Letters added, left out, mistaken, or two that changed places (the distance of optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        rows[i - 1]![j]! + 1,
        row[j - 1]! + 1,
        rows[i - 1]![j - 1]! + (isSame ? 0 : 1),
        swapped ? rows[i - 2]![j - 2]! + 1 : Infinity,
      );
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
