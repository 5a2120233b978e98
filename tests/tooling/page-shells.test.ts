/** What the head of every page and mail has, whichever part of the repository writes it. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const heads = globSync('{src,static,sync-server}/**/*.{html,ts,svelte}', { cwd: root }).flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const head = /<!doctype html>[^]*?<\/head>/i.exec(text)?.[0];
  return head === undefined ? [] : [{ file, head }];
});

test('[A1] no phone makes a telephone link of a code or a number: format-detection is off in every head', () => {
  expect(heads.map(({ file }) => file)).toEqual(
    expect.arrayContaining(['src/app.html', 'src/monitor/index.html']),
  );
  expect(heads.length).toBeGreaterThanOrEqual(4);
  const off = (head: string): boolean => {
    const content = /<meta\s+name="format-detection"\s+content="([^"]*)"/.exec(head)?.[1] ?? '';
    return ['telephone', 'date', 'address', 'email'].every((kind) => content.includes(`${kind}=no`));
  };
  expect(heads.filter(({ head }) => !off(head)).map(({ file }) => file)).toEqual([]);
});
