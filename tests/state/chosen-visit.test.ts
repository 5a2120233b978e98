/** The visit that is chosen in the lists of a counter. */
import { expect, test } from 'vitest';
import { ChosenVisit } from '../../src/lib/state/counter/chosen-visit.svelte.ts';
import { visit } from '../support/build/index.ts';

const listed = ['A101', 'A700'].map((number) => ({ id: visit(number), number }));

test('[Q2.4] digits that fit no visit let go of the one chosen before, until a visit is chosen again', () => {
  const chosen = new ChosenVisit();
  chosen.choose(visit('A101'));
  chosen.typeDigit('9', 0, listed);
  chosen.typeDigit('9', 100, listed);
  expect(chosen).toMatchObject({ id: null, unknown: '99' });
  chosen.typeDigit('7', 5_000, listed);
  expect(chosen).toMatchObject({ id: visit('A700'), unknown: null });
  chosen.typeDigit('1', 5_100, listed);
  expect(chosen).toMatchObject({ id: null, unknown: '71' });
  chosen.choose(null);
  expect(chosen.unknown).toBeNull();
});
