// `npm run rules`: which rules of docs/rules.md a test cites at the start of its title, as `[C1]` or `[C1, B2]`.
// A long rule has clauses, `A7.3`; a citation of a clause counts for its rule as well, and of a rule for no clause.
// Falls short when a rule that must be cited is not: those of docs/rules-required.txt, or of
// `--require C,M8` (whole chapters, single rules or clauses).
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const RULE = /\*\*([A-Z]\d+(?:\.\d+)?)\*\*/g;
const ID = '[A-Z]\\d+(?:\\.\\d+)?';
const CITATION = new RegExp(`(?<!\\b(?:skip|todo|fixme)\\(\\s*)['"\`]\\[(${ID}(?:,\\s*${ID})*)\\]`, 'g');

const { values } = parseArgs({ options: { require: { type: 'string' } } });
const ids = [...new Set(Array.from(readFileSync('docs/rules.md', 'utf8').matchAll(RULE), ([, id]) => id))];
const rules = ids.filter((id) => !isClause(id));
const clauses = ids.filter(isClause);
const citations = readCitations();
const cited = new Set([...citations.keys()].flatMap((id) => [id, ruleOf(id)]));
const required = values.require?.split(',') ?? readRequired();

const missing = ids.filter((id) => !cited.has(id));
const unknown = [...citations.keys(), ...required.filter((id) => /\d/.test(id))].filter(
  (id) => !ids.includes(id),
);
const unmet = missing.filter((id) => required.includes(id) || required.includes(id.slice(0, 1)));
const unguarded = values.require ? [] : ids.filter((id) => cited.has(id) && !required.includes(id));

if (missing.length > 0) console.log(`without a test: ${missing.join(' ')}`);
if (unguarded.length > 0)
  console.log(`cited, and to be added to docs/rules-required.txt: ${unguarded.join(' ')}`);
for (const id of new Set(unknown)) console.log(`no such rule: ${id} (${citations.get(id) ?? 'required'})`);
if (unmet.length > 0) console.log(`required, but without a test: ${unmet.join(' ')}`);
const count = (/** @type {string[]} */ all) =>
  `${all.filter((id) => cited.has(id)).length} of ${all.length} cited`;
console.log(`rules: ${count(rules)}; clauses: ${count(clauses)}`);
process.exitCode = unmet.length + unknown.length === 0 ? 0 : 1;

/** @param {string} id */
function isClause(id) {
  return id.includes('.');
}

/** @param {string} id */
function ruleOf(id) {
  return id.replace(/\..*/, '');
}

/** @returns {Map<string, string>} each cited rule with the first file that cites it */
function readCitations() {
  const found = new Map();
  for (const file of readdirSync('tests', { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/(?:\.test|\.e2e|-contract)\.ts$/.test(file)) continue;
    for (const [, ids] of readFileSync(`tests/${file}`, 'utf8').matchAll(CITATION)) {
      for (const id of ids?.split(/,\s*/) ?? []) if (!found.has(id)) found.set(id, `tests/${file}`);
    }
  }
  return found;
}

/** @returns {string[]} one or more ids a line; `#` begins a comment */
function readRequired() {
  const lines = readFileSync('docs/rules-required.txt', 'utf8').split('\n');
  return lines.flatMap((line) => line.replace(/#.*/, '').split(/[\s,]+/)).filter((id) => id !== '');
}
