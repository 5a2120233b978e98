// What a compiler does not see: who imports whom, what the pure part must not touch, promises that are not awaited.
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import { layersRule } from './scripts/layers.mjs';
import { oneNameRule } from './scripts/one-name.mjs';

const SOURCES = ['src/**/*.{ts,svelte}', 'sync-server/**/*.ts'];
const RUN_BY_NODE = ['src/lib/**/*.ts', 'sync-server/**/*.ts'];

/** Time, chance and the outside world are arguments in the domain. */
const IMPURE_GLOBALS = [
  ...['console', 'window', 'document', 'navigator', 'self', 'globalThis', 'process', 'Buffer', 'crypto'],
  ...['localStorage', 'indexedDB', 'fetch', 'performance', 'queueMicrotask'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame'],
];
const IMPURE_SYNTAX = [
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'The time is an argument.',
  },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'The time is an argument.' },
  { selector: 'CallExpression[callee.name="Date"]', message: 'The time is an argument.' },
  {
    selector: 'MemberExpression[object.name="Temporal"][property.name="Now"]',
    message: 'The time is an argument.',
  },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Chance is an argument.',
  },
];
const ENVIRONMENT = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'Only sync-server/main.ts and sync-server/config.ts read the environment.',
};

/** Languages are a list: only their own folder may name one. */
const LANGUAGE = 'Languages stand in src/lib/i18n/registry.ts; elsewhere take them from a list.';
const NAMED_LANGUAGES = [
  'Literal[value=/^(de|en)$/]',
  'Property[key.name=/^(de|en)$/]',
  'TSPropertySignature[key.name=/^(de|en)$/]',
  'MemberExpression[computed=false][property.name=/^(de|en)$/]',
].map((selector) => ({ selector, message: LANGUAGE }));
/** What pages read is a class with fields. What gives back a promise or a disposer may keep its own in a function. */
const STATE_IN_FUNCTION = [
  'VariableDeclarator > CallExpression[callee.name=/^\\$(state|derived)$/]',
  'VariableDeclarator > CallExpression[callee.object.name=/^\\$(state|derived)$/]',
].map((selector) => ({ selector, message: 'State is a class with fields in $state and $derived.' }));
/** A constructor has no other way to be private. */
const PRIVATE_WORD = {
  selector: ':matches(PropertyDefinition, MethodDefinition[kind!="constructor"])[accessibility="private"]',
  message: 'What is private has a name with #, so that it is private when the code runs, too.',
};
const INTL = {
  selector: 'NewExpression[callee.object.name="Intl"]',
  message:
    'Formatters are made and kept in src/lib/i18n/intl.ts; format.ts beside it writes dates in a language.',
};

export default tseslint.config(
  {
    ignores: [
      'build/',
      'data/',
      '.svelte-kit/',
      'node_modules/',
      'test-results/',
      'playwright-report/',
      'tests/tooling/cycle/',
    ],
  },

  {
    files: ['**/*.{ts,js,mjs,svelte}'],
    extends: [tseslint.configs.recommended],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { foyer: { rules: { layers: layersRule, 'one-name': oneNameRule } }, 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.json' })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'], 'svelte-eslint-parser': ['.svelte'] },
    },
    rules: {
      'foyer/layers': 'error',
      'foyer/one-name': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },

  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] } },
    rules: {
      // The app is served from one place, at its root.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },

  {
    // Its modules import components, which the rule's parser does not read; no module imports the gallery.
    files: ['src/gallery/**/*.ts'],
    rules: { 'import-x/no-cycle': 'off' },
  },

  {
    files: SOURCES,
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      'no-restricted-syntax': ['error', ENVIRONMENT, INTL, PRIVATE_WORD, ...NAMED_LANGUAGES],
    },
  },
  {
    files: SOURCES,
    ignores: ['sync-server/main.ts', 'sync-server/config.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            ...['process', 'node:process'].map((name) => ({
              name,
              importNames: ['env'],
              message: ENVIRONMENT.message,
            })),
            // One import of it would bring 15 kB to every phone.
            { name: 'zod', message: 'Shapes are written with zod/mini.' },
          ],
        },
      ],
    },
  },
  {
    files: ['sync-server/main.ts', 'sync-server/config.ts'],
    rules: { 'no-restricted-syntax': ['error', INTL, PRIVATE_WORD, ...NAMED_LANGUAGES] },
  },
  {
    files: ['src/lib/i18n/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ENVIRONMENT] },
  },
  {
    files: ['src/lib/state/**/*.ts'],
    ignores: ['src/lib/state/tickets/awaited.svelte.ts', 'src/lib/state/counter/free-places.svelte.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[ENVIRONMENT, INTL, PRIVATE_WORD, ...NAMED_LANGUAGES, ...STATE_IN_FUNCTION],
      ],
    },
  },
  {
    files: ['src/lib/domain/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...IMPURE_GLOBALS.map((name) => ({ name, message: 'The domain is pure: hand it in.' })),
      ],
      'no-restricted-syntax': [
        'error',
        ENVIRONMENT,
        INTL,
        PRIVATE_WORD,
        ...NAMED_LANGUAGES,
        ...IMPURE_SYNTAX,
      ],
    },
  },
  {
    // What people type in their language: src/lib/i18n/typed-words.ts asks for each.
    files: ['src/lib/domain/input/{language,month}-names.ts'],
    rules: { 'no-restricted-syntax': ['error', ENVIRONMENT, INTL, ...IMPURE_SYNTAX] },
  },

  {
    // A longer function holds two things: name them and split it.
    files: SOURCES,
    rules: {
      'max-lines-per-function': ['error', { max: 100, skipBlankLines: true, skipComments: true }],
    },
  },

  {
    // A test waits for a condition; a limit of its own would judge the machine's speed.
    files: ['tests/**/*.ts'],
    ignores: ['tests/support/eventually.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['waitFor', 'waitUntil'].map((property) => ({
          object: 'vi',
          property,
          message: 'Wait with eventually() of tests/support.',
        })),
        { property: 'waitForTimeout', message: 'Wait for a condition, not for a time.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'Property[key.name="timeout"][value.type="Literal"]',
          message: 'The limits of tests/support/patience.ts hold for all tests.',
        },
        {
          // The last argument of `test`, `test.each(…)` or a hook.
          selector:
            'CallExpression:matches([callee.name=/^(test|beforeAll|beforeEach|afterAll|afterEach)$/], [callee.object.name="test"], [callee.callee.object.name="test"]) > Literal.arguments:last-child[raw=/^[0-9]/]',
          message: 'The limits of tests/support/patience.ts hold for all tests.',
        },
      ],
    },
  },

  {
    // The one rule that needs types and is worth its time: a promise that is not awaited is a lost failure.
    files: RUN_BY_NODE,
    languageOptions: { parserOptions: { projectService: true } },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
);
