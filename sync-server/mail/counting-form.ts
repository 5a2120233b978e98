/** The form of a mail address by which it is counted (B6): one mailbox has one form, however it is written. */
import { domainToASCII } from 'node:url';

/** Providers that deliver `a.nna@` and `anna@` into the same mailbox. */
const WITHOUT_DOTS = new Set(['gmail.com', 'proton.me', 'protonmail.com', 'pm.me']);
const SAME_PROVIDER = new Map([['googlemail.com', 'gmail.com']]);

/** For counting and comparing alone: mails go to the address as it was typed. */
export function countingForm(mail: string): string {
  const plain = mail.normalize('NFC').toLowerCase();
  const at = plain.lastIndexOf('@');
  const [typed, domain] = [plain.slice(0, at), plain.slice(at + 1)];
  const ascii = domainToASCII(domain) || domain;
  const provider = SAME_PROVIDER.get(ascii) ?? ascii;
  // An address that begins with `+` has no tag.
  const untagged = typed.replace(/(?<=.)\+.*$/, '');
  return `${WITHOUT_DOTS.has(provider) ? untagged.replaceAll('.', '') : untagged}@${provider}`;
}

/** Providers at which anyone gets a mailbox: half a town may book with one of these. */
const OPEN_TO_ALL = new Set([
  ...['gmail.com', 'gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch', 'web.de', 't-online.de', 'freenet.de', 'mail.de'],
  ...['outlook.com', 'outlook.de', 'hotmail.com', 'hotmail.de', 'live.com', 'live.de', 'msn.com'],
  ...['yahoo.com', 'yahoo.de', 'icloud.com', 'me.com', 'mac.com', 'aol.com', 'posteo.de', 'mailbox.org'],
  ...['proton.me', 'protonmail.com', 'pm.me', 'arcor.de', 'online.de', 'vodafone.de', 'unitybox.de'],
  ...['email.de', 'magenta.de', 'o2online.de', 'kabelmail.de', 'gmx.com', 'ymail.com', 'mail.com'],
]);

/** The domain of an address, in its counting form; null: one at which anyone gets a mailbox. */
export function closedDomainOf(mail: string): string | null {
  const form = countingForm(mail);
  const domain = form.slice(form.lastIndexOf('@') + 1);
  return OPEN_TO_ALL.has(domain) ? null : domain;
}
