// `npm run rules`: which rules of docs/rules.md a test cites at the start of its title, as `[C1]` or `[C1, B2]`.
// Falls short when a rule that must be cited is not: those of docs/rules-required.txt, or of
// `--require C,M8` (whole chapters or single rules).
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const RULE = /\*\*([A-Z]\d+)\*\*/g;
const CITATION = /(?<!\b(?:skip|todo|fixme)\(\s*)['"`]\[([A-Z]\d+(?:,\s*[A-Z]\d+)*)\]/g;

const { values } = parseArgs({ options: { require: { type: 'string' } } });
const rules = [...new Set(Array.from(readFileSync('docs/rules.md', 'utf8').matchAll(RULE), ([, id]) => id))];
const cited = readCitations();
const required = values.require?.split(',') ?? readRequired();

const missing = rules.filter((id) => !cited.has(id));
const unknown = [...cited.keys(), ...required.filter((id) => /\d/.test(id))].filter(
  (id) => !rules.includes(id),
);
const unmet = missing.filter((id) => required.includes(id) || required.includes(id.slice(0, 1)));
const unguarded = values.require ? [] : rules.filter((id) => cited.has(id) && !required.includes(id));

if (missing.length > 0) console.log(`without a test: ${missing.join(' ')}`);
if (unguarded.length > 0)
  console.log(`cited, and to be added to docs/rules-required.txt: ${unguarded.join(' ')}`);
for (const id of new Set(unknown)) console.log(`no such rule: ${id} (${cited.get(id) ?? 'required'})`);
if (unmet.length > 0) console.log(`required, but without a test: ${unmet.join(' ')}`);
console.log(`rules: ${rules.length - missing.length} of ${rules.length} cited`);
process.exitCode = unmet.length + unknown.length === 0 ? 0 : 1;

/** @returns {Map<string, string>} each cited rule with the first file that cites it */
function readCitations() {
  const citations = new Map();
  for (const file of readdirSync('tests', { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.(test|e2e)\.ts$/.test(file)) continue;
    for (const [, ids] of readFileSync(`tests/${file}`, 'utf8').matchAll(CITATION)) {
      for (const id of ids?.split(/,\s*/) ?? []) if (!citations.has(id)) citations.set(id, `tests/${file}`);
    }
  }
  return citations;
}

/** @returns {string[]} one or more ids a line; `#` begins a comment */
function readRequired() {
  const lines = readFileSync('docs/rules-required.txt', 'utf8').split('\n');
  return lines.flatMap((line) => line.replace(/#.*/, '').split(/[\s,]+/)).filter((id) => id !== '');
}
