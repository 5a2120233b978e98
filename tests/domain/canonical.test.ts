/** Two values are one, in whatever order their fields were written. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonical, isSameValue } from '../../src/lib/domain/office/canonical.ts';
import { expectReached } from '../support/reached.ts';

const reached = expectReached('the same', 'another');

/** Few values, so that two are often the same. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, 0, 1, '', 'a', true),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.option(tie('value'), { nil: undefined }), {
      maxKeys: 2,
    }),
  ),
}));

it('says what their canonical texts say', () => {
  fc.assert(
    fc.property(value, value, (one, other) => {
      const isSame = canonical(one) === canonical(other);
      reached(isSame ? 'the same' : 'another');
      expect(isSameValue(one, other)).toBe(isSame);
      expect(isSameValue(one, structuredClone(one))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

it('looks at no order of fields, and at the order of a list', () => {
  expect(isSameValue({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
  expect(isSameValue([1, 2], [2, 1])).toBe(false);
  expect(isSameValue({ a: [] }, { a: {} })).toBe(false);
});
