/**
 * Writes an office as a file that loads again. Fields with the same value stay as the file has them, with comments and
 * order. Changed values are put in their place.
 */
import { isDeepStrictEqual } from 'node:util';
import { Document, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Node, Scalar, YAMLMap, YAMLSeq } from 'yaml';
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

/** The fields of an office that its file holds; the relay notes the others. */
const fieldsOfFile = (office: Office): Fields =>
  JSON.parse(
    JSON.stringify(
      Object.fromEntries(Object.keys(officeFile.shape).map((key) => [key, office[key as keyof Office]])),
    ),
  ) as Fields;

/** Keeps as much of the file as possible. If the result does not load, the file is written without what it had. */
function* drafts(wanted: Fields, before: string): Generator<Document> {
  const lean = withoutDefaults(officeFile, wanted) as Fields;
  const document = parseDocument(before);
  if (isMap(document.contents)) {
    const anchored = anchoredNodes(document);
    mergeMap(document, document.contents, { was: document.toJS() as Fields, wanted, lean });
    mendAliases(document, anchored);
    yield document;
  }
  yield new Document(lean);
}

type Anchored = ReadonlyMap<string, AnchoredNode>;
type AnchoredNode = YAMLMap | YAMLSeq | Scalar;

function anchoredNodes(document: Document): Anchored {
  const found = new Map<string, AnchoredNode>();
  visit(document, {
    Value: (_key, node) => {
      if (node.anchor !== undefined) found.set(node.anchor, node.clone() as AnchoredNode);
    },
  });
  return found;
}

/** Where a text with an anchor has gone or changed, the first entry that still refers to it gets the text. */
function mendAliases(document: Document, anchored: Anchored): void {
  const said = new Set<string>();
  visit(document, {
    Value: (_key, node) => {
      if (node.anchor !== undefined) said.add(node.anchor);
    },
    Alias: (_key, { source }) => (said.has(source) ? undefined : (anchored.get(source)!.clone() as Node)),
  });
}

/** `was`: the value in the file; `wanted`: all fields; `lean`: without fields that hold their default. */
interface Values<T = unknown> {
  readonly was: T;
  readonly wanted: T;
  readonly lean: T;
}

function merged(document: Document, node: unknown, values: Values): unknown {
  const { was, wanted, lean } = values;
  if (isDeepStrictEqual(was, wanted)) return node;
  if (isMap(node) && isFields(wanted)) {
    mergeMap(document, node, values as Values<Fields>);
    return node;
  }
  if (isSeq(node) && Array.isArray(wanted)) {
    mergeSeq(document, node, values as Values<readonly unknown[]>);
    return node;
  }
  if (isScalar(node) && !isFields(wanted) && !Array.isArray(wanted)) {
    node.value = wanted;
    delete node.source;
    delete node.anchor;
    return node;
  }
  return document.createNode(lean);
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function mergeMap(document: Document, map: YAMLMap, { was, wanted, lean }: Values<Fields>): void {
  delete map.anchor;
  for (const key of Object.keys(was)) if (wanted[key] === undefined) map.delete(key);
  for (const [key, value] of Object.entries(wanted)) {
    const inner = { was: was[key], wanted: value, lean: lean[key] ?? value };
    if (map.has(key)) map.set(key, merged(document, map.get(key, true), inner));
    else if (lean[key] !== undefined) map.set(document.createNode(key), document.createNode(lean[key]));
  }
}

/** Entries with an id keep what is written about them, wherever they stand now. */
function mergeSeq(document: Document, seq: YAMLSeq, { was, wanted, lean }: Values<readonly unknown[]>): void {
  delete seq.anchor;
  const before = [...seq.items];
  const idOf = (value: unknown): unknown => (isFields(value) ? value['id'] : undefined);
  const hasIds = wanted.every((one) => typeof idOf(one) === 'string');
  seq.items = wanted.map((value, index) => {
    const at = hasIds ? was.findIndex((one) => idOf(one) === idOf(value)) : index;
    const inner = { was: was[at], wanted: value, lean: lean[index] ?? value };
    return before[at] === undefined ? document.createNode(inner.lean) : merged(document, before[at], inner);
  });
}
