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
