import { expect, it } from 'vitest';
import { counter } from '../../src/lib/i18n/de/counter.ts';
import { tooLongText } from '../../src/lib/ui/counter/note-length.ts';

it('a note of exactly the most characters is fine, and of a longer one the rest is counted', () => {
  expect(tooLongText(`${'a'.repeat(1000)} `, counter)).toBeNull();
  expect(tooLongText('a'.repeat(1080), counter)).toBe('80 Zeichen zu viel: Eine Notiz hat höchstens 1000.');
});
