// KERN's stylesheet is 340 kB, most of it icons and parts that Foyer does not use. The build keeps the rules of the
// classes that our sources name: a phone loads 12 kB in the place of 23. Its left and right become the beginning and the
// end of a line.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'lightningcss';

const KERN = /@kern-ux\/native\/dist\/kern\.min\.css$/;
const sources = fileURLToPath(new URL('../src', import.meta.url));

/**
 * The stylesheet without the rules of classes that no source names. A name that is put together, as in
 * `kern-icon--{name}`, keeps each class that begins like it and goes on with a word of the sources.
 *
 * @param {string} css
 * @param {string} text all sources, one after another
 * @returns {string}
 */
export function withUsedClasses(css, text) {
  const named = new Set(text.match(/[\w-]+/g) ?? []);
  const beginnings = [...text.matchAll(/(kern-[\w-]*)\$?\{/g)].map(([, beginning]) => beginning ?? '');
  const classes = new Set([...css.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name]) => name ?? ''));
  const unusedSymbols = [...classes].filter(
    (name) =>
      !named.has(name) &&
      !beginnings.some((start) => name.startsWith(start) && named.has(name.slice(start.length))),
  );
  const { code } = transform({ filename: 'kern.css', code: Buffer.from(css), minify: true, unusedSymbols });
  return code.toString();
}

/** The values of a property that has several, each with its brackets. */
const valuesIn = (/** @type {string} */ text) => text.match(/(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];
const SIDES = { left: 'start', right: 'end' };

/**
 * The stylesheet with a beginning and an end of the line in the place of left and right. KERN is made for languages that
 * are written from left to right: in Arabic the label of a checkbox touched its box.
 *
 * @param {string} css minified
 * @returns {string}
 */
export function withLogicalSides(css) {
  const side = (/** @type {string} */ name) => SIDES[/** @type {keyof typeof SIDES} */ (name)];
  return css
    .replace(
      /(?<=[{;])(padding|margin|border)-(left|right)(?=[:-])/g,
      (_, property, name) => `${property}-inline-${side(name)}`,
    )
    .replace(/(?<=[{;])(left|right)(?=:)/g, (name) => `inset-inline-${side(name)}`)
    .replace(/(?<=[{;]text-align:)(left|right)/g, side)
    .replace(/(?<=[{;])(padding|margin):([^;{}]+)/g, (all, property, text) => {
      const [top, right, bottom, left, ...more] = valuesIn(text);
      if (left === undefined || left === right || more.length > 0) return all;
      return `${property}-block:${top} ${bottom};${property}-inline:${left} ${right}`;
    });
}

/** All that may name a class: components and their modules. */
export function sourcesText() {
  return readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(svelte|ts|html)$/.test(path))
    .map((path) => readFileSync(join(sources, path), 'utf8'))
    .join('\n');
}

/** @returns {import('vite').Plugin} */
export function kernCss() {
  return {
    name: 'foyer:kern-css',
    enforce: 'pre',
    transform: {
      filter: { id: KERN },
      handler: (css) => ({ code: withLogicalSides(withUsedClasses(css, sourcesText())), map: null }),
    },
  };
}
