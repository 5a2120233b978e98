// An exported name exists once in production code: a reader who searches for it finds one thing.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const FOLDERS = ['src', 'sync-server'];
/** Kit names what a route exports; the languages' modules have the same names by design. */
const LEFT_OUT = [/^src\/routes\//, /^src\/lib\/i18n\/[a-z]{2}\//, /service-worker\.ts$/];
const EXPORTED =
  /^export (?:declare )?(?:async )?(?:abstract )?(?:function|const|class|interface|type|enum) (\w+)/gm;

/** @param {string} file */
const counts = (file) => file.endsWith('.ts') && !LEFT_OUT.some((pattern) => pattern.test(file));

/** @type {Map<string, Set<string>> | null} */
let places = null;

/** The files that export a name, by name; read once in a run. */
function exportPlaces() {
  if (places !== null) return places;
  places = new Map();
  for (const folder of FOLDERS) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      const file = `${folder}/${entry.split(sep).join('/')}`;
      if (!counts(file)) continue;
      for (const [, name = ''] of readFileSync(join(root, file), 'utf8').matchAll(EXPORTED))
        places.set(name, (places.get(name) ?? new Set()).add(file));
    }
  }
  return places;
}

/** @type {import('eslint').Rule.RuleModule} */
export const oneNameRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { twice: '"{{name}}" is exported by {{other}}, too: an exported name exists once.' },
  },
  create(context) {
    const file = relative(root, context.filename).split(sep).join('/');
    if (!FOLDERS.some((folder) => file.startsWith(`${folder}/`)) || !counts(file)) return {};
    return {
      ExportNamedDeclaration(node) {
        const declared = /** @type {any} */ (node.declaration);
        const ids = declared?.declarations?.map((/** @type {any} */ one) => one.id) ?? [declared?.id];
        for (const { name } of ids.filter((/** @type {any} */ id) => id?.type === 'Identifier')) {
          const other = [...(exportPlaces().get(name) ?? [])].find((place) => place !== file);
          if (other !== undefined) context.report({ node, messageId: 'twice', data: { name, other } });
        }
      },
    };
  },
};
