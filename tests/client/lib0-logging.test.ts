/** What stands in for `lib0/logging` in browsers has all that Yjs takes of it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import * as logging from '../../src/lib/client/replica/lib0-logging.ts';

test('each word of the logging that Yjs takes is there', () => {
  const yjs = readFileSync(fileURLToPath(import.meta.resolve('yjs')), 'utf8');
  const taken = new Set(Array.from(yjs.matchAll(/\blogging\.(\w+)/g), ([, name]) => name));
  expect(taken.size).toBeGreaterThan(0);
  expect(Object.keys(logging)).toEqual(expect.arrayContaining([...taken]));
});

test('a warning to developers is one line without colours', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  logging.print(logging.ORANGE, logging.BOLD, '[yjs] ', logging.UNBOLD, 'changed');
  expect(log.mock.calls).toEqual([['[yjs] ', 'changed']]);
  log.mockRestore();
});
