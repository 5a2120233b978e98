// Which files of the built app each surface needs. A citizen's phone keeps no scanner of the kiosk and no desk of the
// staff; `npm run size` weighs what a page loads.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { partsOf } from '../src/lib/i18n/page-messages.ts';

const KIT = '.svelte-kit';
const SURFACES = /** @type {const} */ (['citizen', 'kiosk', 'staff']);
/** What every page starts with: the root layout and the page of errors. */
const ROOT_NODES = [0, 1];

/**
 * @typedef {{ file: string, imports?: string[], dynamicImports?: string[], css?: string[], assets?: string[] }} Chunk
 * @typedef {Record<string, Chunk>} Manifest  Vite's, by source
 * @typedef {{ route: string, surface: string, nodes: number[] }} Page
 */

/** @returns {{ manifest: Manifest, pages: Page[] }} of the last build */
export function readBuild() {
  const manifest = JSON.parse(readFileSync(`${KIT}/output/client/.vite/manifest.json`, 'utf8'));
  const app = readFileSync(`${KIT}/generated/build/client-optimized/app.js`, 'utf8');
  return { manifest, pages: pagesIn(app) };
}

/** @param {string} app  Kit's list of routes: `"/(citizen)/termin": [11,[2]]` @returns {Page[]} */
export function pagesIn(app) {
  const rows = app.matchAll(/"(\/\((\w+)\)[^"]*)": \[~?(\d+)(?:,\[([\d,]*)\])?/g);
  return [...rows].map(([, route = '', surface = '', page = '', layouts = '']) => ({
    route,
    surface,
    nodes: [...layouts.split(','), page].filter((node) => node !== '').map(Number),
  }));
}

/** Workers stand in no manifest. The one that there is plays waits for a lead. */
const OF_STAFF = /\/immutable\/workers\//;

const isNode = (/** @type {string} */ key) => /\/nodes\/\d+\.js$/.test(key);
/** The part of the messages that this source is, in whatever language. */
const partIn = (/** @type {string} */ key) => /\/i18n\/[\w-]+\/([\w-]+)\.ts$/.exec(key)?.[1];
const messageKeys = (/** @type {Manifest} */ manifest, /** @type {readonly string[]} */ parts) =>
  Object.keys(manifest).filter((key) => parts.includes(partIn(key) ?? ''));
const nodeKeys = (/** @type {Manifest} */ manifest, /** @type {number[]} */ nodes) =>
  Object.keys(manifest).filter((key) => nodes.some((node) => key.endsWith(`/nodes/${node}.js`)));
const entryKeys = (/** @type {Manifest} */ manifest) =>
  Object.keys(manifest).filter((key) => /\/entry\//.test(manifest[key]?.file ?? ''));

/**
 * The files that these sources load; with `later` also those that they may ask for afterwards, pages apart.
 * @param {Manifest} manifest @param {string[]} keys @param {boolean} later @returns {Set<string>}
 */
function filesBelow(manifest, keys, later) {
  const seen = new Set();
  const open = [...keys];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    const { imports = [], dynamicImports = [] } = manifest[key] ?? {};
    open.push(
      ...imports,
      ...(later ? dynamicImports.filter((other) => !isNode(other) && partIn(other) === undefined) : []),
    );
  }
  return new Set(
    [...seen].flatMap((key) => {
      const { file = '', css = [], assets = [] } = manifest[key] ?? {};
      return [file, ...css, ...assets];
    }),
  );
}

/** @param {Manifest} manifest @returns {Manifest} */
const withoutPolyfill = (manifest) =>
  Object.fromEntries(
    Object.entries(manifest).map(([key, chunk]) => {
      const { dynamicImports = [] } = chunk;
      return [
        key,
        { ...chunk, dynamicImports: dynamicImports.filter((other) => !other.includes('polyfill')) },
      ];
    }),
  );

/**
 * What a citizen's page loads before it can be used, with the messages of one language. `later`: also what it asks for
 * afterwards, as the live documents. In a browser that has `Temporal`.
 * @param {Manifest} manifest @param {number[]} nodes @param {boolean} later @param {string} language
 */
export const filesOfPage = (manifest, nodes, later = false, language = 'de') =>
  filesBelow(
    withoutPolyfill(manifest),
    [
      ...entryKeys(manifest),
      ...nodeKeys(manifest, [0, ...nodes]),
      ...messageKeys(manifest, partsOf.citizen).filter((key) => key.includes(`/i18n/${language}/`)),
    ],
    later,
  );

/**
 * `all`: what every surface has, also what no page is known to ask for. The others: what comes to it.
 * @param {Manifest} manifest @param {Page[]} pages @param {string[]} files  all that have a digest in their name
 * @returns {Record<'all' | 'citizen' | 'kiosk' | 'staff', string[]>}
 */
export function filesBySurface(manifest, pages, files) {
  const root = [...entryKeys(manifest), ...nodeKeys(manifest, ROOT_NODES)];
  const core = filesBelow(manifest, root, true);
  const own = SURFACES.map((surface) => {
    const nodes = pages.filter((page) => page.surface === surface).flatMap((page) => page.nodes);
    const keys = [...nodeKeys(manifest, nodes), ...messageKeys(manifest, partsOf[surface])];
    return filesBelow(manifest, keys, true);
  });
  const isShared = (/** @type {string} */ file) =>
    core.has(file) || (!OF_STAFF.test(file) && !own.some((set) => set.has(file)));
  const [citizen = [], kiosk = [], staff = []] = own.map((set) =>
    files.filter((file) => set.has(file) && !isShared(file)),
  );
  const shared = files.filter(isShared);
  // A phone keeps the letters of other languages once it has met one.
  const rare = shared.filter((file) => /-(?:latin-ext|cyrillic)-/.test(file));
  const all = shared.filter((file) => !rare.includes(file));
  const workers = files.filter((file) => OF_STAFF.test(file));
  return { all, citizen, kiosk: [...kiosk, ...rare], staff: [...staff, ...workers, ...rare] };
}

/** The files of a build with a digest in their name. @param {string} folder */
export const filesOfBuild = (folder) =>
  readdirSync(join(folder, '_app/immutable'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.\w+$/.test(name) && !/\.(?:br|gz)$/.test(name))
    .map((name) => `_app/immutable/${name.replaceAll('\\', '/')}`)
    .sort();

/** Bytes on the wire. @param {string} folder @param {Iterable<string>} files */
export const weightOf = (folder, files) =>
  [...files].reduce((sum, file) => {
    const path = join(folder, file);
    return sum + statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
  }, 0);
