// Which modules lie together in one file of the built app. Left to itself, the bundler makes a file of each module that
// two pages share. A booking was 67 files then, most of them too small to be compressed. Here modules lie together that
// the same pages load: a phone loads few files, and no page loads what it does not need. `npm run size` weighs it.

/**
 * @typedef {import('rolldown').ModuleInfo} Module
 * @typedef {{ getModuleInfo(id: string): Module | null }} Graph
 * @typedef {'first' | 'booking' | 'kiosk' | 'staff'} Reader
 */

const CITIZEN = String.raw`/routes/\(citizen\)/`;
const OFFICE = String.raw`${CITIZEN}\[office=office\]/`;
const PAGE = String.raw`\+(?:page|layout)\.(?:svelte|ts)$`;

/** What every surface begins with: the parts of the root, and how addresses are read. */
const ROOT = /\/routes\/\+(?:layout|error)\.(?:svelte|ts)$|\/src\/(?:params|hooks\.client)\.ts$/;

/** By which pages a module is read. */
const readers = /** @type {const} */ ([
  ['first', ROOT],
  ['kiosk', ROOT],
  ['staff', ROOT],
  // What a citizen sees first.
  ['first', new RegExp(`${CITIZEN}${PAGE}`)],
  ['first', new RegExp(`${OFFICE}${PAGE}`)],
  // What a phone loads once an office is shown.
  ['booking', new RegExp(String.raw`${OFFICE}(?:buchen/\[step=step\]|buchung)/${PAGE}`)],
  ['kiosk', /\/routes\/\(kiosk\)\//],
  ['staff', /\/routes\/\(staff\)\//],
]);

/** A page that cannot be loaded says so by itself: it is no part of what others load. */
const IS_PAGE = new RegExp(PAGE);

/**
 * Messages are a file by language and part. What only old browsers load is a file by itself, and so is what registers
 * the service worker once the page is shown.
 */
const APART = /\/lib\/i18n\/[\w-]+\/[\w-]+\.ts$|\/node_modules\/(?:temporal-polyfill|workbox-window)\//;
/** Kit's list of pages: each of them begins anew there. */
const LIST_OF_PAGES = /\/generated\/build\/|\/i18n\/page-messages\.ts$/;

/**
 * What runs before Kit has been told its version and base. Kit reads both as its modules are loaded, so these lie apart
 * from all others. Else each page that cannot be loaded takes itself for an old one, and loads anew without end.
 */
const START = /\/kit\/src\/runtime\/client\/payload\.js$|vite\/preload-helper/;
/** Kit looks for its entry by itself. */
const ENTRY = /\/kit\/src\/runtime\/client\/entry\.js$/;

/** Who reads a module: at once or, for all but the first pages, also later. */
function readersOf(/** @type {string} */ id, /** @type {Graph} */ graph) {
  const found = /** @type {Set<Reader>} */ (new Set());
  const seen = new Set();
  const open = [{ id, isLater: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { id: at, isLater } = next;
    if (seen.has(`${at} ${isLater}`)) continue;
    seen.add(`${at} ${isLater}`);
    const [source = ''] = at.split('?');
    for (const [reader, pages] of readers)
      if (pages.test(source)) found.add(reader === 'first' && isLater ? 'booking' : reader);
    const module = graph.getModuleInfo(at);
    for (const importer of module?.importers ?? []) open.push({ id: importer, isLater });
    for (const importer of module?.dynamicImporters ?? [])
      if (!LIST_OF_PAGES.test(importer)) open.push({ id: importer, isLater: true });
  }
  return found;
}

/**
 * The name of the file in which a module lies; null: the bundler decides.
 * @param {string} id @param {Graph} graph
 */
export function fileOf(id, graph) {
  if ([START, ENTRY, APART, IS_PAGE].some((apart) => apart.test(id))) return null;
  const found = readersOf(id, graph);
  if (!found.has('first') && !found.has('booking')) return null;
  const others = ['kiosk', 'staff'].filter((reader) => found.has(/** @type {Reader} */ (reader)));
  return [found.has('first') ? 'first' : 'booking', ...others].join('-');
}

/** A group takes along what its modules need, so what is read by more comes first. */
const NAMES = ['first', 'booking'].flatMap((name) => [
  ...[`${name}-kiosk-staff`, `${name}-kiosk`, `${name}-staff`, name],
]);

/** Each build is a process of its own. @type {Map<string, string | null>} */
const known = new Map();
function knownFileOf(/** @type {string} */ id, /** @type {Graph} */ graph) {
  if (!known.has(id)) known.set(id, fileOf(id, graph));
  return known.get(id) ?? null;
}

export const fileGroups = [
  { priority: NAMES.length + 1, name: 'start', test: START },
  ...NAMES.map((name, nth) => ({
    priority: NAMES.length - nth,
    name: (/** @type {string} */ id, /** @type {Graph} */ graph) =>
      knownFileOf(id, graph) === name ? name : null,
  })),
];
