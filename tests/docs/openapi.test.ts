/** The OpenAPI file is made from the HTTP contract, and hangs together. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeOpenApiFile, OPENAPI_FILE } from '../../scripts/openapi.mjs';
import { httpRoutes } from '../../src/lib/wire/http/routes.ts';

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

const text = readFileSync(OPENAPI_FILE, 'utf8');
const file = JSON.parse(text) as OpenApi;

test('the OpenAPI file is current: else run `npm run openapi`', () => {
  expect(text).toBe(makeOpenApiFile());
});

test('it has each route of the contract once, and every reference in it leads somewhere', () => {
  expect(file.openapi).toBe('3.1.0');
  const operations = Object.values(file.paths).flatMap((methods) => Object.values(methods));
  expect(operations.length).toBeGreaterThan(25);
  expect(operations.length).toBe(Object.keys(httpRoutes).length);
  const references = [...text.matchAll(/"\$ref": "#\/([^"]+)"/g)].map(([, path]) => path!.split('/'));
  expect(references.length).toBeGreaterThan(operations.length);
  const find = (path: readonly string[]): unknown =>
    path.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], file);
  expect(references.filter((path) => find(path) === undefined)).toEqual([]);
});
