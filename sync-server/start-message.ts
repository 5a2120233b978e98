/** What the relay prints once it is open. */
import type { Relay } from './start.ts';

/** Where everything is. `areExamples`: the offices are those that come with Foyer. */
export function startMessage(
  { publicUrl, offices, firstLeadLinks, mailbox, troubles }: Omit<Relay, 'close'>,
  areExamples: boolean,
): string {
  const lines = ['', 'Foyer is open.', ''];
  const row = (name: string, link: string): void => void lines.push(`  ${name.padEnd(14)}${link}`);
  for (const office of offices) {
    lines.push(`${office}:`);
    row('citizen', `${publicUrl}/${office}`);
    row('kiosk', `${publicUrl}/kiosk/${office}`);
    row('monitor', `${publicUrl}/monitor/${office}`);
    row('counter', `${publicUrl}/staff/${office}`);
    row("lead's desk", `${publicUrl}/staff/${office}/lead`);
    const first = firstLeadLinks.get(office);
    if (first !== undefined) row('first lead', `${first}  (once: makes the first account)`);
    lines.push('');
  }
  if (mailbox !== null) {
    row('mails', `${mailbox}  (no mail server is set: they are shown here)`);
    lines.push('');
  }
  // Said until an office has its lead, who finds the pictures of the statistics empty.
  const [isNew] = firstLeadLinks.keys();
  if (areExamples && isNew !== undefined) {
    row('statistics', `npm run history -- --office ${isNew}  (while Foyer is stopped: invents past days)`);
    lines.push('');
  }
  for (const trouble of troubles) lines.push(`  ${trouble}`, '');
  return lines.join('\n');
}
