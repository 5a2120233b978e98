/** The install dialog of a browser: its pictures are there, with the sizes that the manifest says, and weigh little. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Picture {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly form_factor: 'narrow' | 'wide';
  readonly label: string;
}

const read = (path: string): Buffer =>
  readFileSync(new URL(`../../static/${path.replace(/^\//, '')}`, import.meta.url));
const { screenshots } = JSON.parse(read('manifest.webmanifest').toString()) as {
  readonly screenshots: readonly Picture[];
};
const MOST_BYTES = 60 * 1024;

/** Width and height of a WebP as Chromium writes it, each less one, in the head of its extended form. */
function sizeOfWebp(bytes: Buffer): string {
  expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 16)).toBe('RIFFWEBPVP8X');
  const side = (at: number): number => bytes.readUIntLE(at, 3) + 1;
  return `${side(24)}x${side(27)}`;
}

test('each picture of the install dialog is there, as large as the manifest says', () => {
  const forms = screenshots.map(({ form_factor }) => form_factor);
  expect([forms.includes('narrow'), forms.includes('wide')]).toEqual([true, true]);
  for (const { src, sizes, type, label } of screenshots) {
    const bytes = read(src);
    expect([type, sizeOfWebp(bytes), label !== ''], src).toEqual(['image/webp', sizes, true]);
    expect(bytes.length, src).toBeLessThan(MOST_BYTES);
  }
});

test('a browser takes them: one shape for each kind of screen, no side over 2.3 times the other', () => {
  for (const of of ['narrow', 'wide']) {
    const shapes = screenshots
      .filter(({ form_factor }) => form_factor === of)
      .map(({ sizes }) => sizes.split('x').map(Number) as [number, number]);
    expect(new Set(shapes.map(([width, height]) => width / height)).size, of).toBe(1);
    for (const [width, height] of shapes) {
      expect(Math.max(width, height) / Math.min(width, height)).toBeLessThan(2.3);
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(320);
      expect(Math.max(width, height)).toBeLessThanOrEqual(3840);
    }
  }
});
