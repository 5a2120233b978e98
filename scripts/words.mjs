// `npm run words`: sentences over 30 words and words to avoid, in comments, test titles and documents.
// `-- FOLDER` names those of one folder, `-- --write` writes their numbers to tests/tooling/words-allowed.json.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import ts from 'typescript';

/**
 * @typedef {object} Passage
 * @property {number} line  where it begins, from 1
 * @property {string} text
 *
 * @typedef {object} Finding
 * @property {string} file
 * @property {number} line
 * @property {'longSentences' | 'avoidedWords'} kind
 * @property {string} text
 *
 * @typedef {Record<string, { longSentences: number, avoidedWords: number }>} Counts  by folder
 */

export const MAX_WORDS = 30;
const AVOIDED = /\b(?:whoever|whomever|somebody|nobody|anybody|so many|so long|such)\b/gi;

const { SyntaxKind } = ts;
const TEXTS = new Set([
  SyntaxKind.StringLiteral,
  SyntaxKind.NoSubstitutionTemplateLiteral,
  SyntaxKind.TemplateHead,
]);

/** A slash after one of these divides; after anything else it begins a pattern. */
const ENDS_OF_EXPRESSIONS = new Set([
  ...[SyntaxKind.Identifier, SyntaxKind.ThisKeyword, SyntaxKind.SuperKeyword],
  ...[SyntaxKind.NumericLiteral, SyntaxKind.BigIntLiteral, SyntaxKind.RegularExpressionLiteral],
  ...[SyntaxKind.StringLiteral, SyntaxKind.NoSubstitutionTemplateLiteral, SyntaxKind.TemplateTail],
  ...[SyntaxKind.CloseParenToken, SyntaxKind.CloseBracketToken, SyntaxKind.CloseBraceToken],
  ...[SyntaxKind.PlusPlusToken, SyntaxKind.MinusMinusToken],
]);

const root = fileURLToPath(new URL('../', import.meta.url));
export const ALLOWED = join(root, 'tests/tooling/words-allowed.json');

const FOLDERS = 'src,sync-server,scripts,bench,tests';
const FILES = ['*.{ts,js}', `{${FOLDERS}}/**/*.{ts,mjs,svelte}`, '{README,CONTRIBUTING}.md', 'docs/**/*.md'];
const TITLED = /\.(?:test|e2e)\.ts$|-contract\.ts$/;

/** Every file that is read, by its path from the root. */
export const proseFiles = () =>
  FILES.flatMap((pattern) => globSync(pattern, { cwd: root, exclude: isFetched })).sort();

/** The packages that `npm run bench -- relay` fetches to compare with. @param {string} path */
const isFetched = (path) => path.split(/[/\\]/).includes('node_modules');

/** @param {string} file @returns {Finding[]} */
export function findingsIn(file) {
  return findings(file, readFileSync(join(root, file), 'utf8'));
}

/** What is wrong in a file with this name and content. @param {string} file @param {string} source @returns {Finding[]} */
export function findings(file, source) {
  return passagesOf(file, source).flatMap(({ line, text }) => [
    ...sentencesOf(text)
      .filter((sentence) => countWords(sentence) > MAX_WORDS)
      .map((sentence) => ({ file, line, kind: /** @type {const} */ ('longSentences'), text: sentence })),
    ...Array.from(text.replaceAll(/`[^`]*`/g, '``').matchAll(AVOIDED), ({ 0: word, index }) => ({
      file,
      line: line + text.slice(0, index).split('\n').length - 1,
      kind: /** @type {const} */ ('avoidedWords'),
      text: word,
    })),
  ]);
}

/** The findings' numbers by folder; a folder without any is absent. @param {Finding[]} all @returns {Counts} */
export function countByFolder(all) {
  /** @type {Counts} */
  const counts = {};
  for (const { file, kind } of all) {
    const count = (counts[folderOf(file)] ??= { longSentences: 0, avoidedWords: 0 });
    count[kind] += 1;
  }
  return counts;
}

/** Two steps below the root, three in `src/lib`. @param {string} file */
export function folderOf(file) {
  const steps = dirname(file).split('/');
  return steps.slice(0, file.startsWith('src/lib/') ? 3 : 2).join('/');
}

/** @param {string} file @param {string} source @returns {Passage[]} */
function passagesOf(file, source) {
  if (file.endsWith('.md')) return passagesOfMarkdown(source);
  if (file.endsWith('.svelte')) return passagesOfComponent(source);
  return passagesOfScript(source, TITLED.test(file));
}

/** Paragraphs, list items, headings and cells of tables; no blocks of code. @param {string} source @returns {Passage[]} */
function passagesOfMarkdown(source) {
  const prose = source.replaceAll(/^( *)(```|~~~)[^]*?^\1\2/gm, blank).replaceAll(/<!--[^]*?-->/g, blank);
  return paragraphsOf({ line: 1, text: prose }).flatMap((passage) =>
    passage.text.startsWith('|')
      ? passage.text.split(/(?<!\\)\|/).map((text) => ({ ...passage, text }))
      : [passage],
  );
}

/** Comments of the markup and the styles, and those of each script. @param {string} source @returns {Passage[]} */
function passagesOfComponent(source) {
  const scripts = Array.from(source.matchAll(/<script\b[^>]*>([^]*?)<\/script>/dg), ({ indices }) => {
    const [start, end] = indices?.[1] ?? [0, 0];
    return passagesOfScript(source.slice(start, end), false, lineAt(source, start));
  });
  const markup = source.replaceAll(/<script\b[^>]*>[^]*?<\/script>/g, blank);
  const comments = Array.from(markup.matchAll(/<!--([^]*?)-->|\/\*([^]*?)\*\//g), (match) =>
    paragraphsOf({ line: lineAt(source, match.index), text: match[1] ?? match[2] ?? '' }),
  );
  return [...scripts, ...comments].flat();
}

/**
 * Comments, and with `titled` the titles of tests. The scanner has to be told what a parser knows: where a slash
 * begins a pattern, and where a brace goes on with a template.
 * @param {string} source @param {boolean} titled @returns {Passage[]}
 */
function passagesOfScript(source, titled, firstLine = 1) {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, source);
  const comments = /** @type {{ start: number, end: number, isLine: boolean }[]} */ ([]);
  const titles = /** @type {Passage[]} */ ([]);
  const seeTitle = titled ? titleWatcher() : () => false;
  const braces = /** @type {boolean[]} */ ([]);
  let previous = SyntaxKind.Unknown;
  for (let kind = scanner.scan(); kind !== SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    if (isComment(kind)) {
      const isLine = kind === SyntaxKind.SingleLineCommentTrivia;
      comments.push({ start: scanner.getTokenStart(), end: scanner.getTokenEnd(), isLine });
    }
    if (SyntaxKind.FirstTriviaToken <= kind && kind <= SyntaxKind.LastTriviaToken) continue;
    if (isSlash(kind) && !ENDS_OF_EXPRESSIONS.has(previous)) kind = scanner.reScanSlashToken();
    if (kind === SyntaxKind.OpenBraceToken || kind === SyntaxKind.TemplateHead)
      braces.push(kind === SyntaxKind.TemplateHead);
    if (kind === SyntaxKind.CloseBraceToken && braces.pop()) {
      kind = scanner.reScanTemplateToken(false);
      if (kind === SyntaxKind.TemplateMiddle) braces.push(true);
    }
    if (seeTitle(kind, scanner.getTokenText()))
      titles.push({
        line: firstLine - 1 + lineAt(source, scanner.getTokenStart()),
        text: scanner.getTokenValue(),
      });
    previous = kind;
  }
  const texts = joinLines(comments, source).map(({ start, end }) => ({
    line: firstLine - 1 + lineAt(source, start),
    text: source.slice(start, end).replaceAll(/^\s*(?:\/\/+|\/\*+|\*(?!\/))|\*+\/$/gm, ''),
  }));
  return [...texts.flatMap(paragraphsOf), ...titles];
}

/** Line comments on lines that follow each other are one comment. @param {{ start: number, end: number, isLine: boolean }[]} comments @param {string} source */
function joinLines(comments, source) {
  const joined = /** @type {typeof comments} */ ([]);
  for (const comment of comments) {
    const last = joined.at(-1);
    if (last?.isLine && comment.isLine && /^\n[^\S\n]*$/.test(source.slice(last.end, comment.start)))
      last.end = comment.end;
    else joined.push({ ...comment });
  }
  return joined;
}

/** Says of each token in turn whether it is a title: the first argument of a call that begins with `test`, `it` or `describe`. */
function titleWatcher() {
  const calls = /** @type {boolean[]} */ ([]);
  let isCallee = false;
  let isFirst = false;
  /** @param {ts.SyntaxKind} kind @param {string} text */
  return (kind, text) => {
    const isTitle = isFirst && TEXTS.has(kind);
    const opens = kind === SyntaxKind.OpenParenToken;
    isFirst = opens && isCallee;
    if (opens) calls.push(isCallee);
    if (kind === SyntaxKind.CloseParenToken) isCallee = calls.pop() ?? false;
    else if (!isCallee || !(kind === SyntaxKind.DotToken || kind === SyntaxKind.Identifier))
      isCallee = kind === SyntaxKind.Identifier && /^(?:test|it|describe)$/.test(text);
    return isTitle;
  };
}

/** @param {ts.SyntaxKind} kind */
const isComment = (kind) =>
  kind === SyntaxKind.SingleLineCommentTrivia || kind === SyntaxKind.MultiLineCommentTrivia;

/** @param {ts.SyntaxKind} kind */
const isSlash = (kind) => kind === SyntaxKind.SlashToken || kind === SyntaxKind.SlashEqualsToken;

/** Parts between empty lines; a heading, a list item and a tag of JSDoc begin a part. @param {Passage} passage @returns {Passage[]} */
function paragraphsOf({ line, text }) {
  const parts = /** @type {Passage[]} */ ([]);
  let isOpen = false;
  for (const [index, content] of text.split('\n').entries()) {
    const trimmed = content.trim();
    const begins = /^(?:#+ |[-*] |\d+\. |@\w|\|)/.test(trimmed);
    const last = parts.at(-1);
    if (trimmed === '') isOpen = false;
    else if (isOpen && last && !begins) last.text += `\n${trimmed}`;
    else parts.push({ line: line + index, text: trimmed });
    if (trimmed !== '') isOpen = !/^(?:#+ |\|)/.test(trimmed);
  }
  return parts.flatMap(splitTags);
}

/** JSDoc may have several tags in a line; their types are code. @param {Passage} passage @returns {Passage[]} */
function splitTags({ line, text }) {
  return text
    .split(/(?:^|\s)@(?:param|returns|property|typedef|type|template)\b/)
    .map((part) => ({ line, text: part.replace(/^ *\{.*?\}(?= |$)/, '').trim() }));
}

/** @param {string} text */
function sentencesOf(text) {
  return text
    .split(/(?<!\b(?:e\.g|i\.e|z\. B|cf|etc))(?<=[.!?]["')*_”]*)\s+/)
    .filter((sentence) => sentence !== '');
}

/** Code between backticks is one word. @param {string} sentence */
function countWords(sentence) {
  return sentence
    .replaceAll(/`[^`]*`/g, 'code')
    .split(/\s+/)
    .filter((word) => /[\p{L}\d]/u.test(word)).length;
}

/** The same lines without letters. @param {string} text */
const blank = (text) => text.replaceAll(/[^\n]/g, ' ');

/** @param {string} source @param {number} position */
const lineAt = (source, position) => source.slice(0, position).split('\n').length;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    options: { write: { type: 'boolean' } },
    allowPositionals: true,
  });
  const all = proseFiles().flatMap(findingsIn);
  const counts = countByFolder(all);
  const asked = all.filter(({ file }) => positionals.some((folder) => file.startsWith(folder)));
  for (const { file, line, kind, text } of asked)
    console.log(`${file}:${line} ${kind === 'longSentences' ? `${countWords(text)} words: ` : ''}${text}`);
  if (positionals.length === 0) console.table(counts);
  if (values.write) {
    const rows = Object.entries(counts).map(
      ([folder, { longSentences, avoidedWords }]) =>
        `  "${folder}": { "longSentences": ${longSentences}, "avoidedWords": ${avoidedWords} }`,
    );
    writeFileSync(ALLOWED, `{\n${rows.sort().join(',\n')}\n}\n`);
  }
}
