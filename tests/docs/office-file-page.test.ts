/** The page about the office file, its schema and the example offices say what the loader accepts. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  fieldsOf,
  isText,
  makeSchemaFile,
  officeSchema,
  PAGE,
  rowsOf,
  SCHEMA,
} from '../../scripts/office-schema.mjs';
import { officeParts, officeSections } from '../../src/lib/domain/office/office-edit.ts';
import type { OfficePart, OfficeSection } from '../../src/lib/domain/office/office-edit.ts';
import { officeFile } from '../../src/lib/domain/office/office.ts';
import { describeShape } from '../../sync-server/offices/explain-issue.ts';
import type { Shape } from '../../sync-server/offices/explain-issue.ts';

type ShapeWithDefault = Shape & { readonly default?: unknown; readonly pattern?: string };

const page = readFileSync(PAGE, 'utf8');
const rules = readFileSync('docs/rules.md', 'utf8');
const rows = rowsOf(page);
const fields = fieldsOf(officeSchema()).map((field) => ({
  ...field,
  shape: field.shape as ShapeWithDefault,
}));
const rowOf = (path: string) => rows.find((row) => row.path === path);

test('the page has one row for each field of the schema, and no other', () => {
  expect(fields.length).toBeGreaterThan(70);
  expect(rows.map(({ path }) => path).sort()).toEqual(fields.map(({ path }) => path).sort());
});

/** C11.11: how the documents name each part that counts by itself, in their order. */
const PARTS: Readonly<Record<OfficePart, string>> = {
  identity: 'the office itself with its texts',
  holidays: 'state and own days off',
  catalogue: 'categories, services, lanes and counters',
  rules: 'rules',
  questions: 'own questions',
  mails: 'mails',
  kiosk: 'kiosks',
  monitor: 'monitors with their pages',
  windows: 'windows',
  closures: 'closures',
};

test('[C11.11] this page and the rule name each part that counts until the file changes it', () => {
  const named = officeParts.map((part) => PARTS[part]);
  for (const text of [page, rules])
    expect(/The parts are ([^.]+)\./.exec(text)![1]!.split('; ')).toEqual(named);
});

/** C11.8: how the rule names what a lead changes. */
const SECTIONS: Readonly<Record<OfficeSection, string>> = {
  identity: 'name, address and texts',
  holidays: 'state and own days off',
  categories: 'categories',
  services: 'services with their forms and links',
  lanes: 'lanes',
  counters: 'counters',
  rules: 'rules',
  fields: 'own questions (B13)',
  mails: 'mails (B7.10)',
  kiosk: 'what kiosks have (A5)',
  priorities: 'reasons for priority (A12)',
  monitor: 'monitors with their pages',
  pages: 'monitors with their pages',
};

test('[C11.8] the rule names each section that a lead changes', () => {
  const list = /\*\*C11\.8\*\* A lead changes fields of the office: ([^]+?) An edit /.exec(rules)![1]!;
  const named = Object.keys(officeSections).map((section) => SECTIONS[section as OfficeSection]);
  expect(named.filter((name) => !list.includes(name))).toEqual([]);
});

test('each row is complete', () => {
  expect(rows.filter((row) => Object.values(row).some((cell) => cell === ''))).toEqual([]);
});

test.each(fields)('$path: allowed values and default are those of the schema', ({ path, shape, needed }) => {
  const row = rowOf(path);
  expect(row?.allowed).toBe(allowedBy(path, shape));
  if (needed) expect(row?.byDefault).toBe('needed');
  else if (shape.default === undefined) expect(row?.byDefault).toBe('none');
  else expect(parse(row?.byDefault.replaceAll('`', '') ?? '')).toEqual(shape.default);
});

test.each(fields)('$path: the example is accepted', ({ path, shape }) => {
  const accepts = z.fromJSONSchema(shape as Parameters<typeof z.fromJSONSchema>[0]);
  expect(accepts.safeParse(parse(rowOf(path)?.example ?? '')).error).toBeUndefined();
});

test('the schema file is current: else run `npm run office-schema`', () => {
  expect(readFileSync(SCHEMA, 'utf8')).toBe(makeSchemaFile(page));
});

test('each message about several fields is explained', () => {
  const patterns = messagesAcrossFields();
  expect(patterns.length).toBeGreaterThan(12);
  expect(patterns.filter((pattern) => !pattern.test(page)).map(String)).toEqual([]);
});

test('each example office names the schema in its first line', () => {
  const offices = fileURLToPath(new URL('../../sync-server/offices', import.meta.url));
  const files = globSync('*.yaml', { cwd: offices });
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const [first] = readFileSync(join(offices, file), 'utf8').split('\n');
    const schema = /^# yaml-language-server: \$schema=(\S+)$/.exec(first!)?.[1] ?? '';
    expect(join(dirname(join(offices, file)), schema)).toBe(fileURLToPath(SCHEMA));
  }
});

/** The messages of the checks in the schema's source; a value in one stands for any text. */
function messagesAcrossFields(): RegExp[] {
  const files = globSync('src/lib/domain/office/{office,closure}.ts', {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
  });
  const source = files
    .map((file) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))
    .join('\n');
  const literals = source.matchAll(
    /(?:message[:=\s]+|issue\([^;]*?\],\s*|^\s+)(?:'([^'\n]{12,})'|`([^`\n]+)`)/gm,
  );
  return Array.from(literals, ([, text, template]) => {
    const parts = (text ?? template!).split(/\$\{[^}]*\}/);
    return new RegExp(`\`${parts.map((part) => RegExp.escape(part)).join('[^`]+')}\``);
  });
}

/** The words by which the loader refuses a wrong value of the field. */
function allowedBy(path: string, shape: ShapeWithDefault): string {
  if (isText(shape)) return 'text by language';
  if (shape.type === 'object') return 'a group';
  if (shape.anyOf?.some(({ type }) => type === 'object') === true)
    return shape.anyOf.map((option) => allowedBy(path, option)).join(' or ');
  const isPlainText = shape.type === 'string' && shape.maxLength === undefined && shape.enum === undefined;
  return isPlainText ? messageFor(path) : describeShape(shape);
}

/** What the schema says of a text in a form of its own: it is asked by a text that fits none. */
function messageFor(path: string): string {
  const keys = path.split('.').flatMap((part) => (part.endsWith('[]') ? [part.slice(0, -2), 0] : [part]));
  const file = keys.reduceRight<unknown>((value, key) => (key === 0 ? [value] : { [key]: value }), '§');
  const issues = officeFile.safeParse(file).error?.issues ?? [];
  return issues.find((issue) => issue.path.join() === keys.join())?.message ?? 'no message';
}
