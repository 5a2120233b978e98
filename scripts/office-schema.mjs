// `npm run office-schema`: writes docs/office-file.schema.json, by which editors complete and check office files.
// The fields come from the code, their descriptions from the tables of docs/office-file.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { officeFile } from '../src/lib/domain/office/office.ts';

/**
 * @typedef {object} Field
 * @property {string} path  `services[].minutes`; `*` stands for a key that the office chooses
 * @property {any} shape    its part of the JSON Schema
 * @property {boolean} needed
 */

const root = new URL('../', import.meta.url);
export const PAGE = new URL('docs/office-file.md', root);
export const SCHEMA = new URL('docs/office-file.schema.json', root);

/** @returns {any} the JSON Schema of an office file, without descriptions */
export const officeSchema = () => z.toJSONSchema(officeFile, { io: 'input', unrepresentable: 'any' });

/** A text by language: one field for its readers. @param {any} shape */
export const isText = (shape) => shape?.additionalProperties?.type === 'string';

/** Every field of the schema, parents before children. @param {any} schema @returns {Field[]} */
export function fieldsOf(schema, path = '') {
  if (isText(schema)) return [];
  if (schema.items) return fieldsOf(schema.items, `${path}[]`);
  // A group that may be null.
  if (schema.anyOf) return schema.anyOf.flatMap((option) => fieldsOf(option, path));
  const named = Object.entries(schema.properties ?? {}).map(([key, shape]) => ({
    path: path === '' ? key : `${path}.${key}`,
    shape,
    needed: (schema.required ?? []).includes(key),
  }));
  const chosen =
    typeof schema.additionalProperties === 'object'
      ? [{ path: `${path}.*`, shape: schema.additionalProperties, needed: false }]
      : [];
  return [...named, ...chosen].flatMap((field) => [field, ...fieldsOf(field.shape, field.path)]);
}

/** The rows of the page's tables of fields, by path. @param {string} page */
export function rowsOf(page) {
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('| `') && line.split(' | ').length === 5)
    .map((line) => line.slice(2, -2).split(' | '));
  return rows.map(([path = '', meaning = '', allowed = '', byDefault = '', example = '']) => ({
    path: plain(path),
    meaning,
    allowed,
    byDefault,
    example: plain(example),
  }));
}

/** The schema as its file holds it. @param {string} page */
export function makeSchemaFile(page) {
  const schema = officeSchema();
  const rows = rowsOf(page);
  for (const { path, shape } of fieldsOf(schema)) {
    const row = rows.find((candidate) => candidate.path === path);
    if (row) shape.description = plain(row.meaning);
  }
  return `${JSON.stringify({ ...schema, title: 'Office file of Foyer' }, null, 2)}\n`;
}

/** @param {string} text */
const plain = (text) => text.replaceAll('`', '').trim();

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(SCHEMA, makeSchemaFile(readFileSync(PAGE, 'utf8')));
}
