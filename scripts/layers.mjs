// Who may import whom: the table of CONTRIBUTING.md as a lint rule. It reads only the specifier and the path of the
// importing file. So it works the same in .ts and .svelte files and needs no resolver.
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Layer
 * @property {string} name
 * @property {string} path   what the paths of its files begin with; the first layer that fits counts
 * @property {string[]} may  other layers that it may import
 * @property {string[]} [packages]  the only packages it may import; any, when not given
 * @property {boolean} [shared]     runs on Node without a build: relative imports, with the .ts ending
 * @property {string[]} [folders]   its folders, the lowest first: a file imports from its own and from those before
 *   it. The files beside the folders are the ground floor.
 */

const BELOW_ROUTES = ['domain', 'docs', 'wire', 'client', 'state', 'ui', 'i18n'];
const ALL = [
  ...BELOW_ROUTES,
  'routes',
  'app',
  'monitor',
  'embed',
  'gallery',
  'sync-server',
  'scripts',
  'tests',
  'bench',
];

/** @type {Layer[]} */
export const LAYERS = [
  // zod is pure, and the shapes of what the domain decides on are written with it.
  {
    name: 'domain',
    path: 'src/lib/domain/',
    may: [],
    packages: ['temporal-polyfill', 'date-holidays', 'zod'],
    shared: true,
    folders: ['input', 'office', 'day', 'search', 'requests', 'queue', 'decide', 'upkeep', 'statistics'],
  },
  { name: 'docs', path: 'src/lib/docs/', may: ['domain'], packages: ['yjs', 'zod', 'lib0'], shared: true },
  {
    name: 'wire',
    path: 'src/lib/wire/',
    may: ['domain', 'docs'],
    packages: ['y-protocols', 'lib0', 'zod'],
    shared: true,
  },
  { name: 'i18n', path: 'src/lib/i18n/', may: ['domain'], packages: [], shared: true },
  {
    name: 'client',
    path: 'src/lib/client/',
    may: ['domain', 'docs', 'wire'],
    shared: true,
    folders: ['browser', 'xzufi', 'replica', 'http', 'vault', 'requests'],
  },
  {
    name: 'state',
    path: 'src/lib/state/',
    may: ['domain', 'docs', 'wire', 'client'],
    folders: ['workday', 'tickets', 'citizen', 'kiosk', 'staff', 'counter', 'lead'],
  },
  { name: 'ui', path: 'src/lib/ui/', may: ['domain', 'i18n'] },
  { name: 'routes', path: 'src/routes/', may: BELOW_ROUTES },
  { name: 'monitor', path: 'src/monitor/', may: ['domain', 'docs', 'wire', 'i18n', 'ui'] },
  { name: 'embed', path: 'src/embed/', may: ['domain', 'wire', 'i18n'] },
  { name: 'gallery', path: 'src/gallery/', may: ['domain', 'i18n', 'ui'] },
  { name: 'app', path: 'src/', may: BELOW_ROUTES }, // service-worker.ts, hooks, params
  { name: 'sync-server', path: 'sync-server/', may: ['domain', 'docs', 'wire', 'i18n'], shared: true },
  { name: 'scripts', path: 'scripts/', may: ['domain', 'wire', 'i18n'] },
  { name: 'bench', path: 'bench/', may: ALL },
  { name: 'tests', path: 'tests/', may: ALL },
];

/** Packages that only some places may touch, beside what a layer's own list says. */
const KEPT_PACKAGES = {
  yjs: ['src/lib/docs/', 'src/lib/client/', 'src/monitor/', 'sync-server/relay', 'tests/', 'bench/'],
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @type {import('eslint').Rule.RuleModule} */
export const layersRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      layer: '{{from}} must not import {{to}} (the import table of CONTRIBUTING.md).',
      folder:
        'The folder {{from}} must not import from {{to}} (scripts/layers.mjs: folders, the lowest first).',
      package: '{{from}} must not import the package "{{to}}".',
      kept: '"{{to}}" belongs to src/lib/docs and the few places beside it (scripts/layers.mjs).',
      ending: 'Here Node reads the sources as they are: a relative import with the ending .ts.',
      unknown: '"{{to}}" is in no layer of scripts/layers.mjs.',
    },
  },
  create(context) {
    const file = relative(root, context.filename).split(sep).join('/');
    const layer = layerOf(file);
    if (!layer) return {};

    /** @param {import('estree').Node} node @param {unknown} specifier */
    const check = (node, specifier) => {
      if (typeof specifier !== 'string') return;
      const report = (/** @type {string} */ messageId, to = specifier) =>
        context.report({ node, messageId, data: { from: layer.name, to } });

      const target = localTarget(file, specifier);
      if (target === undefined) {
        const name = packageOf(specifier);
        if (name === undefined) return;
        if (layer.packages && !layer.packages.includes(name)) report('package', name);
        else if (!mayTouch(file, name)) report('kept', name);
        return;
      }
      const other = layerOf(target);
      if (!other) {
        if (layer.name !== 'tests' && layer.name !== 'scripts' && layer.name !== 'bench')
          report('unknown', target);
        return;
      }
      if (other !== layer && !layer.may.includes(other.name)) report('layer', other.name);
      else if (other === layer && floorOf(layer, file) < floorOf(layer, target))
        context.report({
          node,
          messageId: 'folder',
          data: { from: folderOf(layer, file), to: folderOf(layer, target) },
        });
      else if (layer.shared && !(specifier.startsWith('.') && /\.(ts|json|css)$/.test(specifier)))
        report('ending');
    };

    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      ImportExpression: (node) => check(node, node.source.type === 'Literal' ? node.source.value : undefined),
      /** @param {any} node `import('…').Name` in a type */
      TSImportType: (node) => check(node, (node.source ?? node.argument?.literal)?.value),
    };
  },
};

/** @param {string} path */
function layerOf(path) {
  return LAYERS.find((layer) => path.startsWith(layer.path));
}

/** The folder within its layer; empty for a file beside the folders.
 *  @param {Layer} layer @param {string} path */
function folderOf(layer, path) {
  const [first = '', ...rest] = path.slice(layer.path.length).split('/');
  return rest.length === 0 ? '' : first;
}

/** 0 is the ground floor. A folder that `folders` does not name is above all, so that no other can import it.
 *  @param {Layer} layer @param {string} path */
function floorOf(layer, path) {
  if (layer.folders === undefined) return 0;
  const folder = folderOf(layer, path);
  return folder === '' ? 0 : layer.folders.indexOf(folder) + 1 || Infinity;
}

/** The project's file that a specifier names, or undefined when it names a package.
 *  @param {string} file @param {string} specifier */
function localTarget(file, specifier) {
  if (specifier.startsWith('#lib/')) return `src/lib/${specifier.slice('#lib/'.length)}`;
  if (specifier.startsWith('.')) return join(dirname(file), specifier).split(sep).join('/');
  return undefined;
}

/** @param {string} specifier @returns {string | undefined} */
function packageOf(specifier) {
  if (specifier.startsWith('$')) return undefined; // Kit's own modules
  const [first = '', second = ''] = specifier.split('/');
  return specifier.startsWith('@') ? `${first}/${second}` : first;
}

/** @param {string} file @param {string} name */
function mayTouch(file, name) {
  const places = Object.entries(KEPT_PACKAGES).find(([kept]) => kept === name)?.[1];
  return places === undefined || places.some((place) => file.startsWith(place));
}
