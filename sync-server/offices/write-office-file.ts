/**
 * An office as a file that loads again. What the file says already stays as it is written there, with its comments and
 * its order; what has changed is put in its place.
 */
import { isDeepStrictEqual } from 'node:util';
import { Document, isAlias, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Alias, Node, YAMLMap, YAMLSeq } from 'yaml';
import { officeFile } from '../../src/lib/domain/office/office.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { loadFile } from './load-offices.ts';
import { withoutDefaults } from './without-defaults.ts';

type Fields = Record<string, unknown>;

const LINE_WIDTH = 110;

/** The text of the new file, or why none would load. `before`: the text of the file that it has. */
export function writeOfficeFile(office: Office, before: string, today: LocalDate): Result<string, string[]> {
  const wanted = fieldsOfFile(office);
  let mistakes: readonly string[] = [];
  for (const document of drafts(wanted, before)) {
    const text = document.toString({ lineWidth: LINE_WIDTH });
    const loaded = loadFile('the new file', Buffer.from(text), today);
    if (loaded.ok && isDeepStrictEqual(fieldsOfFile(loaded.value.office), wanted)) return ok(text);
    if (!loaded.ok) mistakes = loaded.error;
  }
  return err([...mistakes]);
}

/** What a file says of an office; the rest is noted by the relay. */
const fieldsOfFile = (office: Office): Fields =>
  JSON.parse(
    JSON.stringify(
      Object.fromEntries(Object.keys(officeFile.shape).map((key) => [key, office[key as keyof Office]])),
    ),
  ) as Fields;

/**
 * As much as it was as possible, then without aliases: a text that several services share cannot be changed for one of
 * them. At last without what the file had.
 */
function* drafts(wanted: Fields, before: string): Generator<Document> {
  const lean = withoutDefaults(officeFile, wanted) as Fields;
  for (const keepsAliases of [true, false]) {
    const document = parseDocument(before);
    if (!keepsAliases) spellOut(document);
    if (isMap(document.contents)) mergeMap(document, document.contents, wanted, lean);
    yield document;
  }
  yield new Document(lean);
}

/** In the place of each alias what it stands for. */
function spellOut(document: Document): void {
  visit(document, {
    Alias: (_key, alias: Alias) => {
      const copy = (alias.resolve(document) as Node).clone() as Node & { anchor?: string };
      delete copy.anchor;
      return copy;
    },
  });
  visit(document, {
    Node: (_key, node) => {
      if ('anchor' in node) delete node.anchor;
    },
  });
}

/** `wanted`: the value with all its fields; `lean`: without those that say what they say by default. */
function merged(document: Document, node: unknown, wanted: unknown, lean: unknown): unknown {
  const said = isAlias(node) ? node.resolve(document) : node;
  if (said !== undefined && isDeepStrictEqual(document.createNode(said).toJS(document), wanted)) return node;
  if (isMap(node) && isFields(wanted)) {
    mergeMap(document, node, wanted, lean as Fields);
    return node;
  }
  if (isSeq(node) && Array.isArray(wanted)) {
    mergeSeq(document, node, wanted, lean as readonly unknown[]);
    return node;
  }
  if (isScalar(node) && !isFields(wanted) && !Array.isArray(wanted)) {
    node.value = wanted;
    delete node.source;
    return node;
  }
  return document.createNode(lean);
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function mergeMap(document: Document, map: YAMLMap, wanted: Fields, lean: Fields): void {
  const named = map.items.map(({ key }) => String(isScalar(key) ? key.value : key));
  for (const key of named) if (wanted[key] === undefined) map.delete(key);
  for (const [key, value] of Object.entries(wanted)) {
    if (map.has(key)) map.set(key, merged(document, map.get(key, true), value, lean[key] ?? value));
    else if (lean[key] !== undefined) map.set(document.createNode(key), document.createNode(lean[key]));
  }
}

/** Entries with an id keep what is written about them, wherever they stand now. */
function mergeSeq(
  document: Document,
  seq: YAMLSeq,
  wanted: readonly unknown[],
  lean: readonly unknown[],
): void {
  const before = [...seq.items];
  const isOfEntries = wanted.every((one) => isFields(one) && typeof one['id'] === 'string');
  const idOf = (node: unknown): unknown => (isMap(node) ? node.get('id') : null);
  seq.items = wanted.map((value, index) => {
    const known = isOfEntries ? before.find((node) => idOf(node) === (value as Fields)['id']) : before[index];
    return known === undefined
      ? document.createNode(lean[index] ?? value)
      : merged(document, known, value, lean[index] ?? value);
  });
}
