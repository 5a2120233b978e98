import { expect, it } from 'vitest';
import { counter } from '../../src/lib/i18n/de/counter.ts';
import { tooLongText } from '../../src/lib/ui/counter/too-long.ts';

it('a text of exactly the most characters is fine, and of a longer one the rest is counted', () => {
  expect(tooLongText(`${'a'.repeat(1000)} `, 1000, counter)).toBeNull();
  expect(tooLongText('a'.repeat(1080), 1000, counter)).toBe('80 Zeichen zu viel: höchstens 1000.');
  expect(tooLongText('a'.repeat(301), 300, counter)).toBe('1 Zeichen zu viel: höchstens 300.');
});
