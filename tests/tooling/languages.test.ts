/** A language is a folder of messages that is registered in one place: the compiler and the product do the rest. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Inside the repository, so that packages are found. */
const copy = mkdtempSync(join(root, 'node_modules/.language-'));
const i18n = join(copy, 'i18n');
const registry = join(i18n, 'registry.ts');

const CITIZENS_PARTS = ['citizen', 'common', 'kiosk', 'mail', 'monitor'];

/** Arabic, for citizens alone: it has the shape of German and is written from right to left. */
beforeAll(() => {
  cpSync(join(root, 'src/lib/i18n'), i18n, { recursive: true });
  cpSync(join(root, 'src/lib/domain'), join(copy, 'domain'), { recursive: true });
  const folder = join(i18n, 'ar');
  cpSync(join(i18n, 'en'), folder, { recursive: true });
  for (const file of readdirSync(folder))
    if (!CITIZENS_PARTS.includes(file.slice(0, -3))) rmSync(join(folder, file));
  rewrite(join(folder, 'common.ts'), "optional: '(optional)'", "optional: '(اختياري)'");
  writeFileSync(
    join(folder, 'index.ts'),
    [
      "import type { CitizenMessages } from '../registry.ts';",
      ...CITIZENS_PARTS.map((part) => `import { ${part} } from './${part}.ts';`),
      `export const ar: CitizenMessages = { ${CITIZENS_PARTS.join(', ')} };`,
    ].join('\n'),
  );
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

test('a row without its messages does not compile', () => {
  rewrite(
    registry,
    '} as const satisfies',
    "  ar: { name: 'العربية', locale: 'ar-EG', direction: 'rtl', forStaff: false },\n} as const satisfies",
  );
  expect(problems()).toEqual([
    expect.stringContaining("Property 'ar' is missing"),
    expect.stringContaining("Property 'ar' is missing"),
  ]);
});

test('with them it is a language of citizens, and staff are not offered it', async () => {
  rewrite(
    registry,
    'import { de }',
    "import { ar } from './ar/index.ts';\nimport { monitor as arabicMonitor } from './ar/monitor.ts';\nimport { de }",
  );
  rewrite(registry, '= { de, en };', '= { de, en, ar };');
  rewrite(registry, 'en: englishMonitor,', 'en: englishMonitor, ar: arabicMonitor,');
  expect(problems()).toEqual([]);

  const load = <M>(file: string): Promise<M> => import(pathToFileURL(join(i18n, file)).href) as Promise<M>;
  const languages = await load<typeof import('../../src/lib/i18n/languages.ts')>('languages.ts');
  const { messagesIn } = await load<typeof import('../../src/lib/i18n/index.ts')>('index.ts');
  const { longDate } = await load<typeof import('../../src/lib/i18n/format.ts')>('format.ts');
  expect(languages.citizensLanguages).toEqual(['de', 'en', 'ar']);
  expect(languages.staffLanguages).toEqual(['de', 'en']);
  expect(languages.preferredLanguage(['ar-SY', 'de'])).toBe('ar');
  expect(languages.preferredLanguage(['ar-SY', 'en'], languages.staffLanguages)).toBe('en');
  expect([languages.directionOf('ar'), languages.directionOf('de')]).toEqual(['rtl', 'ltr']);
  expect(languages.ownNameOf('ar')).toBe('العربية');
  expect(messagesIn('ar').common.optional).toBe('(اختياري)');
  expect(messagesIn('ar').lead).toEqual(messagesIn('de').lead);
  expect(longDate('2026-11-23' as never, 'ar')).toBe('الاثنين، ٢٣ نوفمبر ٢٠٢٦');
});

test('a message that is missing does not compile', () => {
  const file = join(i18n, 'ar/monitor.ts');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace(/\n {2}waiting: .*\n/, '\n'));
  expect(problems()).toEqual([expect.stringContaining("Property 'waiting' is missing")]);
  writeFileSync(file, before);
});

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
  if (known !== undefined && !name.startsWith(i18n)) return known;
  const file = readAnew(name, ...rest);
  if (file !== undefined) parsed.set(name, file);
  return file;
};

function problems(): string[] {
  const program = ts.createProgram([join(i18n, 'index.ts'), join(i18n, 'format.ts')], options, host);
  return program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(i18n))
    .flatMap((file) => program.getSemanticDiagnostics(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
