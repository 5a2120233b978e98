// `npm run size`: what a citizen's browser loads, compressed, of the last build. Fails above a limit.
import { filesOfBuild, filesBySurface, filesOfPage, readBuild, weightOf } from './surfaces.mjs';

const BUILD = 'build';
const KB = 1000;
/**
 * Kilobytes of script. `aim`: what a page should weigh; `most`: what it weighs today, and no more. `later`: also what
 * is loaded after the page is shown.
 */
const PAGES = [
  { name: 'first page (/)', routes: ['/(citizen)'], aim: 90, most: 89, later: false },
  { name: 'office page', routes: ['/(citizen)/[office=office]'], aim: 90, most: 90, later: false },
  {
    name: 'whole booking',
    routes: ['', '/buchen/[step=step]', '/buchung'].map((end) => `/(citizen)/[office=office]${end}`),
    aim: 160,
    most: 219,
    later: true,
  },
];

/** The element for the website of the town, kilobytes. */
const EMBEDDED = { file: 'foyer-termine.js', most: 6 };

const { manifest, pages } = readBuild();
let failed = false;
for (const { name, routes, aim, most, later } of PAGES) {
  const nodes = pages.filter(({ route }) => routes.includes(route)).flatMap((page) => page.nodes);
  const scripts = [...filesOfPage(manifest, nodes, later)].filter((file) => file.endsWith('.js'));
  const size = weightOf(BUILD, scripts) / KB;
  failed ||= size > most;
  const verdict = size > most ? `too heavy: at most ${most}` : size > aim ? `not yet ${aim}` : 'good';
  console.log(`${name}: ${size.toFixed(0)} kB of script in ${scripts.length} files (${verdict})`);
}
const embedded = weightOf(BUILD, [EMBEDDED.file]) / KB;
failed ||= embedded > EMBEDDED.most;
const embeddedVerdict = embedded > EMBEDDED.most ? `too heavy: at most ${EMBEDDED.most}` : 'good';
console.log(`element for other sites: ${embedded.toFixed(1)} kB of script (${embeddedVerdict})`);
const { all, ...own } = filesBySurface(manifest, pages, filesOfBuild(BUILD));
for (const [surface, files] of Object.entries(own))
  console.log(`kept by a ${surface} device: ${(weightOf(BUILD, [...all, ...files]) / KB).toFixed(0)} kB`);
process.exitCode = failed ? 1 : 0;
