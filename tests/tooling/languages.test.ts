/** A language is a folder of messages that is registered in one place: the compiler and the product do the rest. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { partsOf } from '../../src/lib/i18n/page-messages.ts';
import { registered } from '../../src/lib/i18n/registry.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Inside the repository, so that packages are found; Node reads no TypeScript inside `node_modules`. */
const copy = mkdtempSync(join(root, '.svelte-kit/language-'));
const i18n = join(copy, 'i18n');
const registry = join(i18n, 'registry.ts');

const registeredBefore = Object.keys(registered);
const ofEachLanguage = [...registeredBefore, 'fa'].map((code) => `${code}: 'fa'`).join(', ');
const CITIZENS_PARTS = ['citizen', 'common', 'embed', 'kiosk', 'mail', 'monitor'];

/** Persian, for citizens alone: it has the shape of German and is written from right to left. */
beforeAll(() => {
  cpSync(join(root, 'src/lib/i18n'), i18n, { recursive: true });
  cpSync(join(root, 'src/lib/domain'), join(copy, 'domain'), { recursive: true });
  const folder = join(i18n, 'fa');
  cpSync(join(i18n, 'en'), folder, { recursive: true });
  for (const file of readdirSync(folder))
    // What two surfaces say alike stands in a file of its own, and so does a part of what the phone says.
    if (![...CITIZENS_PARTS, 'cancel-reasons', 'citizen-appointment', 'walk-ins'].includes(file.slice(0, -3)))
      rmSync(join(folder, file));
  rewrite(join(folder, 'common.ts'), "optional: '(optional)'", "optional: '(اختیاری)'");
  writeFileSync(
    join(folder, 'index.ts'),
    [
      "import type { CitizenMessages } from '../index.ts';",
      ...CITIZENS_PARTS.map((part) => `import { ${part} } from './${part}.ts';`),
      `export const fa: CitizenMessages = { ${CITIZENS_PARTS.join(', ')} };`,
    ].join('\n'),
  );
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

test('a row without its messages does not compile', () => {
  rewrite(
    registry,
    '} as const satisfies',
    "  fa: { name: 'فارسی', locale: 'fa-IR', direction: 'rtl', forStaff: false, isRead: false },\n} as const satisfies",
  );
  expect(problems()).toEqual([
    expect.stringContaining("Property 'fa' is missing"),
    expect.stringContaining("Property 'fa' is missing"),
    expect.stringContaining("Property 'fa' is missing"),
    // The names of months and of languages, which people type.
    expect.stringContaining("Property 'fa' is missing"),
    expect.stringContaining("Property 'fa' is missing"),
  ]);
});

test('with them it is a language of citizens, and staff are not offered it', async () => {
  const [whole = '', monitor = '', embed = ''] = ['index.ts', 'monitor-messages.ts', 'embed-messages.ts'].map(
    (file) => join(i18n, file),
  );
  rewrite(whole, 'import { de }', "import { fa } from './fa/index.ts';\nimport { de }");
  rewrite(whole, '= { de, en, ', '= { fa, de, en, ');
  rewrite(
    monitor,
    'import { monitor as german }',
    "import { monitor as fa } from './fa/monitor.ts';\nimport { monitor as german }",
  );
  rewrite(monitor, 'en: english,', 'en: english, fa,');
  rewrite(
    embed,
    'import { embed as german }',
    "import { embed as fa } from './fa/embed.ts';\nimport { embed as german }",
  );
  rewrite(embed, 'en: english,', 'en: english, fa,');
  const [months, names] = ['month-names.ts', 'language-names.ts'].map((file) =>
    join(copy, 'domain/input', file),
  );
  rewrite(months!, 'monthNames = {', 'monthNames = { fa: [],');
  rewrite(names!, 'languageNames = {', `languageNames = { fa: { ${ofEachLanguage} },`);
  for (const said of registeredBefore) rewrite(names!, `\n  ${said}: {`, `\n  ${said}: { fa: 'fa',`);
  expect(problems()).toEqual([]);

  const load = <M>(file: string): Promise<M> => import(pathToFileURL(join(i18n, file)).href) as Promise<M>;
  const languages = await load<typeof import('../../src/lib/i18n/languages.ts')>('languages.ts');
  const { messagesIn } = await load<typeof import('../../src/lib/i18n/index.ts')>('index.ts');
  const { longDate } = await load<typeof import('../../src/lib/i18n/format.ts')>('format.ts');
  expect(languages.citizensLanguages).toContain('fa');
  expect(languages.staffLanguages).toEqual(['de', 'en']);
  expect(languages.preferredLanguage(['fa-AF', 'de'])).toBe('fa');
  expect(languages.preferredLanguage(['fa-AF', 'en'], languages.staffLanguages)).toBe('en');
  expect([languages.directionOf('fa'), languages.directionOf('de')]).toEqual(['rtl', 'ltr']);
  expect(languages.ownNameOf('fa')).toBe('فارسی');
  expect(messagesIn('fa').common.optional).toBe('(اختیاری)');
  expect(messagesIn('fa').lead).toEqual(messagesIn('de').lead);
  const parts = pageParts();
  expect(parts.before).toBe('no messages are loaded in fa');
  expect(parts.citizen).toEqual([[...partsOf.citizen].toSorted(), '(اختیاری)', true, false]);
  expect(parts.staff).toEqual([
    [...new Set([...partsOf.citizen, ...partsOf.staff])].toSorted(),
    'Leitung',
    true,
  ]);
  expect(longDate('2026-11-23' as never, 'fa')).toBe(
    new Intl.DateTimeFormat('fa-IR', { dateStyle: 'full' }).format(new Date('2026-11-23T12:00Z')),
  );
  expect(longDate('2026-11-23' as never, 'ar')).toBe('الاثنين، 23 نوفمبر 2026');
});

test('a message that is missing does not compile', () => {
  const file = join(i18n, 'fa/monitor.ts');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace(/\n {2}waiting: .*\n/, '\n'));
  expect(problems()).toEqual([expect.stringContaining("Property 'waiting' is missing")]);
  writeFileSync(file, before);
});

/** In a process of its own: here the bundler of the tests would look for a file whose name is put together. */
function pageParts(): { before: string; citizen: unknown[]; staff: unknown[] } {
  const script = `
    const pages = await import(${JSON.stringify(pathToFileURL(join(i18n, 'page-messages.ts')).href)});
    const said = {};
    try { pages.pageMessages('fa'); } catch (e) { said.before = e.message; }
    const has = (...surfaces) => surfaces.map((one) => pages.hasMessages('fa', one));
    const parts = () => Object.keys(pages.pageMessages('fa')).toSorted();
    await pages.loadMessages('fa', 'citizen');
    said.citizen = [parts(), pages.pageMessages('fa').common.optional, ...has('citizen', 'staff')];
    await pages.loadMessages('fa', 'staff');
    said.staff = [parts(), pages.pageMessages('fa').lead.staff.lead, ...has('staff')];
    console.log(JSON.stringify(said));`;
  const options = { encoding: 'utf8' } as const;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], options)) as never;
}

/** Fails where the text to be replaced is gone: then this test proves nothing any more. */
function rewrite(path: string, text: string, by: string): void {
  const before = readFileSync(path, 'utf8');
  expect(before).toContain(text);
  writeFileSync(path, before.replace(text, by));
}

const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), (path) => ts.sys.readFile(path)) as {
  config: { compilerOptions: object };
};
const options: ts.CompilerOptions = {
  ...ts.convertCompilerOptionsFromJson(config.compilerOptions, root).options,
  ...{ module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [] },
};
const host = ts.createCompilerHost(options);
/** What does not change is read once for all programs of this test. */
const parsed = new Map<string, ts.SourceFile>();
const readAnew = host.getSourceFile.bind(host);
host.getSourceFile = (name, ...rest) => {
  const known = parsed.get(name);
  if (known !== undefined && !name.startsWith(copy)) return known;
  const file = readAnew(name, ...rest);
  if (file !== undefined) parsed.set(name, file);
  return file;
};

function problems(): string[] {
  const program = ts.createProgram(
    ['index.ts', 'format.ts', 'monitor-messages.ts', 'embed-messages.ts', 'typed-words.ts'].map((file) =>
      join(i18n, file),
    ),
    options,
    host,
  );
  return program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(i18n))
    .flatMap((file) => program.getSemanticDiagnostics(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
