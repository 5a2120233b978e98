/**
 * The attacker, a process of its own: it says when it begins, and repeats one attack until it is called off or its
 * parent goes.
 */
import { allAttacks } from './attacks.ts';

const [url, name, firstLead] = process.argv.slice(2) as [string, string, string];
/** An address reserved for documentation: no device has it. */
const ADDRESS = '192.0.2.7';

const attack = allAttacks.find((one) => one.name === name)!;
const over = new AbortController();
process.on('message', () => over.abort());
process.once('disconnect', () => process.exit(0));

process.send!('begins');
const sums: Record<string, number> = {};
while (!over.signal.aborted) {
  const outcome = await attack.run({ url, signal: over.signal, address: ADDRESS, firstLead });
  for (const [what, count] of Object.entries(outcome)) sums[what] = (sums[what] ?? 0) + count;
}
process.send!(sums, () => process.exit(0));
