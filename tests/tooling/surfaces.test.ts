/** Which files of the built app a device of each surface keeps. */
import { expect, test } from 'vitest';
import { filesBySurface, filesOfPage, pagesIn } from '../../scripts/surfaces.mjs';

/** In no manifest: a phone must not keep what plays waits for a lead. */
const WORKER = '_app/immutable/workers/plays.js';

const APP = `export const dictionary = {
  "/(citizen)": [5,[2]],
  "/(kiosk)/kiosk/[office=office]": [12],
  "/(staff)/staff/[office=office]/lead": [15,[2,4]]
};`;
const node = (index: number) => `generated/nodes/${index}.js`;
const manifest = {
  'kit/app.js': {
    file: 'entry/app.js',
    imports: ['_base'],
    dynamicImports: ['_polyfill', node(5), node(12)],
  },
  'src/lib/i18n/de/citizen.ts': { file: 'chunks/de-citizen.js' },
  'src/lib/i18n/en/citizen.ts': { file: 'chunks/en-citizen.js' },
  'src/lib/i18n/de/lead.ts': { file: 'chunks/de-lead.js' },
  _base: { file: 'chunks/base.js' },
  _polyfill: { file: 'chunks/polyfill.js' },
  _shared: { file: 'chunks/shared.js', css: ['shared.css'] },
  _scanner: { file: 'chunks/scanner.js' },
  [node(0)]: {
    ...{ file: 'nodes/0.js', imports: ['_base'] },
    dynamicImports: ['src/lib/i18n/de/citizen.ts', 'src/lib/i18n/en/citizen.ts', 'src/lib/i18n/de/lead.ts'],
  },
  [node(2)]: { file: 'nodes/2.js' },
  [node(4)]: { file: 'nodes/4.js' },
  [node(5)]: { file: 'nodes/5.js', imports: ['_shared'], dynamicImports: [node(12)] },
  [node(12)]: { file: 'nodes/12.js', imports: ['_shared'], dynamicImports: ['_scanner'] },
  [node(15)]: { file: 'nodes/15.js', imports: ['_base'] },
};
const LATIN_EXT = 'fira-latin-ext-400.woff2';
const files = [
  ...Object.values(manifest).map(({ file }) => (file === 'entry/app.js' ? '/entry/app.js' : file)),
  ...['shared.css', 'fira-latin-400.woff2', LATIN_EXT],
].map((file) => file.replace(/^\//, ''));
const whole = { ...manifest, 'kit/app.js': { ...manifest['kit/app.js'], file: 'x/entry/app.js' } };

test('a device keeps what its own pages may ask for, what all pages need, and what no page names', () => {
  const surfaces = filesBySurface(whole, pagesIn(APP), [...files, 'x/entry/app.js', WORKER]);
  expect(surfaces.citizen).toEqual([
    ...['chunks/de-citizen.js', 'chunks/en-citizen.js', 'chunks/shared.js', 'nodes/2.js', 'nodes/5.js'],
    'shared.css',
  ]);
  expect(surfaces.kiosk).toEqual([
    ...['chunks/shared.js', 'chunks/scanner.js', 'nodes/12.js', 'shared.css', LATIN_EXT],
  ]);
  expect(surfaces.staff).toEqual([
    'chunks/de-lead.js',
    'nodes/2.js',
    'nodes/4.js',
    'nodes/15.js',
    WORKER,
    LATIN_EXT,
  ]);
  expect(surfaces.all).toEqual(
    expect.arrayContaining(['chunks/base.js', 'chunks/polyfill.js', 'nodes/0.js', 'fira-latin-400.woff2']),
  );
});

test('a page weighs what it loads before it can be used, and not what it may ask for later', () => {
  expect([...filesOfPage(whole, [5, 2])].filter((file) => file.endsWith('.js')).sort()).toEqual([
    ...[
      'chunks/base.js',
      'chunks/de-citizen.js',
      'chunks/shared.js',
      'nodes/0.js',
      'nodes/2.js',
      'nodes/5.js',
    ],
    'x/entry/app.js',
  ]);
});

test('a booking weighs also what its pages ask for later, but no polyfill and no other page', () => {
  const live = { ...whole, _live: { file: 'chunks/live.js' } };
  const page = { file: 'nodes/5.js', dynamicImports: ['_live', '_polyfill', node(12)] };
  const weighed = filesOfPage({ ...live, [node(5)]: page }, [5, 2], true);
  expect(weighed).toContain('chunks/live.js');
  expect([...weighed].filter((file) => /polyfill|scanner|nodes\/12/.test(file))).toEqual([]);
});
