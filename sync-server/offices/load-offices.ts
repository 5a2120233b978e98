/**
 * Reads the office files of a folder. Operators write them by hand, so every mistake is told with file, line, column
 * and field, and all of them at once.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isMap, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document, Node } from 'yaml';
import { staffedOfficeFile } from '../../src/lib/domain/office/hours.ts';
import { completeNewOffice } from '../../src/lib/domain/office/new-office.ts';
import { officeRecord } from '../../src/lib/domain/office/office.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { Language } from '../../src/lib/domain/office/text.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { citizensLanguages, isRegistered, isVariant, withoutWay } from '../../src/lib/i18n/languages.ts';
import { newOfficeWords } from '../../src/lib/i18n/new-office.ts';
import { explainIssues, makePath } from './explain-issue.ts';
import type { Mistake, Path } from './explain-issue.ts';
import { openParsedFiles } from './parsed-files.ts';
import type { ParsedFiles } from './parsed-files.ts';
import { holidaysFor } from './public-holidays.ts';
import { readText } from './read-text.ts';

/**
 * All offices by file name, or every mistake of every file, one sentence each. `parsed`: what the files of an earlier
 * start were found to say.
 */
export function loadOffices(
  folder: string,
  today: LocalDate,
  parsed: ParsedFiles = openParsedFiles([], today),
): Result<Office[], string[]> {
  return loadEach(folder, today, parsed, (office) => office);
}

/** The same, of which each office is made into something smaller before the next is read: of many that is a lot. */
export function loadEach<T>(
  folder: string,
  today: LocalDate,
  parsed: ParsedFiles,
  make: (office: Office) => T,
): Result<T[], string[]> {
  const files = officeFilesIn(folder);
  if (!files.ok) return err([files.error]);
  const offices = new Map<OfficeId, { readonly made: T; readonly file: string }>();
  const mistakes: string[] = [];
  for (const file of files.value) {
    const loaded = findOrLoad(join(folder, file), today, parsed);
    if (!loaded.ok) {
      mistakes.push(...loaded.error);
      continue;
    }
    const { office, idPosition } = loaded.value;
    const twin = offices.get(office.id);
    if (twin !== undefined)
      mistakes.push(`${idPosition()} id: '${office.id}' is the id of ${twin.file} already`);
    else offices.set(office.id, { made: make(office), file });
  }
  return mistakes.length > 0 ? err(mistakes) : ok([...offices.values()].map(({ made }) => made));
}

function officeFilesIn(folder: string): Result<string[], string> {
  try {
    const names = readdirSync(folder);
    // Passed over in silence, an office would be missing without a word.
    const other = names.find((name) => /\.ya?ml$/i.test(name) && !name.endsWith('.yaml'));
    if (other !== undefined) return err(`${other}: an office file ends in .yaml: rename it`);
    const files = names.filter((name) => name.endsWith('.yaml'));
    return files.length > 0
      ? ok(files.sort())
      : err(`OFFICES is '${folder}': there is no office file (*.yaml) in this folder`);
  } catch (error) {
    return err(`OFFICES is '${folder}', ${problemOf(codeOf(error))}`);
  }
}

function problemOf(code: string): string {
  switch (code) {
    case 'ENOENT':
      return 'a folder that does not exist.';
    case 'ENOTDIR':
      return 'which is not a folder.';
    case 'EACCES':
      return 'a folder that this user may not read.';
    default:
      return `a folder that cannot be read (${code}).`;
  }
}

function readFile(path: string): Result<Buffer, string[]> {
  try {
    return ok(readFileSync(path));
  } catch (error) {
    return err([`${basename(path)}: the file cannot be read (${codeOf(error)})`]);
  }
}

/** One office, and where its id stands. */
export interface LoadedFile {
  readonly office: Office;
  readonly idPosition: () => string;
}

function findOrLoad(path: string, today: LocalDate, parsed: ParsedFiles): Result<LoadedFile, string[]> {
  const name = basename(path);
  const read = readFile(path);
  if (!read.ok) return read;
  const known = parsed.find(read.value);
  if (known !== null) return ok({ office: known, idPosition: () => positionOfId(name, read.value, today) });
  const loaded = loadFile(name, read.value, today);
  if (loaded.ok) parsed.note(read.value, loaded.value.office);
  return loaded;
}

function positionOfId(name: string, file: Buffer, today: LocalDate): string {
  const loaded = loadFile(name, file, today);
  return loaded.ok ? loaded.value.idPosition() : name;
}

/** What the text of one file says, or every mistake in it. */
export function loadFile(name: string, file: Buffer, today: LocalDate): Result<LoadedFile, string[]> {
  const read = readText(file);
  if (!read.ok) {
    const { line, column, sentence } = read.error;
    return err([`${name}:${line}:${column} ${sentence}`]);
  }
  const text = read.value;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const position = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${line}:${col}`;
  };
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0)
    return err(faults.map((e) => `${position(e.pos[0])} this is not YAML: ${e.message}`));
  if (document.contents === null) return err([`${name}: the file is empty`]);
  const content = contentOf(document);
  if (content === null) return err([`${name}: its aliases unfold into too much`]);

  const tell = ({ path: field, at, sentence }: Mistake): { offset: number; text: string } => {
    const offset = offsetOf(document, field, at);
    return { offset, text: `${position(offset)} ${makePath(field)}: ${sentence}` };
  };
  const tellAll = (mistakes: Mistake[]): string[] =>
    mistakes
      .map(tell)
      .sort((a, b) => a.offset - b.offset)
      .map((told) => told.text);

  const whole = completeNewOffice(content.value, newOfficeWords);
  const checked = staffedOfficeFile.safeParse(whole);
  if (!checked.success) return err(tellAll(explainIssues(checked.error.issues, whole)));
  const { languages } = checked.data;
  const unknown = languages.flatMap((language, index): Mistake[] =>
    isRegistered(language) ||
    (isVariant(language) && languages.slice(0, index).includes(withoutWay(language)))
      ? []
      : [{ path: ['languages', index], sentence: notPossible(language), at: 'value' }],
  );
  if (unknown.length > 0) return err(tellAll(unknown));
  const holidays = holidaysFor(checked.data, today);
  if (!holidays.ok) return err(tellAll([{ path: ['holidaysOf'], sentence: holidays.error, at: 'value' }]));
  // The file's own fields were checked above, and a start with many offices has no time to do it twice.
  const office: Office = {
    ...checked.data,
    holidays: officeRecord.shape.holidays.parse(holidays.value),
    source: '',
  };
  return ok({ office, idPosition: () => position(offsetOf(document, ['id'], 'value')) });
}

/** Staff, kiosks and mails read the language itself, and have no other way to write it. */
const notPossible = (language: Language): string =>
  isVariant(language)
    ? `'${language}' is possible behind '${withoutWay(language)}' alone`
    : `Foyer has no messages in '${language}'; possible are ${citizensLanguages.join(', ')}`;

/** What the file says as plain values; null when its aliases multiply beyond all measure. */
function contentOf(document: Document): { value: unknown } | null {
  try {
    return { value: document.toJS() };
  } catch {
    return null;
  }
}

/** Where a field stands; of one that is missing, where the group stands that lacks it. */
function offsetOf(document: Document, path: Path, at: 'value' | 'key'): number {
  const parent = nodeAt(document, path.slice(0, -1));
  const last = path.at(-1);
  if (at === 'key' && isMap(parent)) {
    const pair = parent.items.find((p) => isPair(p) && isScalar(p.key) && p.key.value === last);
    if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
  }
  for (let known = path.length; known >= 0; known--) {
    const range = nodeAt(document, path.slice(0, known))?.range;
    if (range) return range[0];
  }
  return 0;
}

function nodeAt(document: Document, path: Path): Node | undefined {
  return document.getIn(path, true) as Node | undefined;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
