/** Notes that are typed and not saved. */
import { expect, test } from 'vitest';
import { NoteDrafts } from '../../src/lib/state/counter/note-drafts.ts';
import { visit } from '../support/build/index.ts';

test('a note that was begun stays with its visit, also when another is looked at', () => {
  const drafts = new NoteDrafts();
  drafts.type(visit('anna'), 'Brings her pass');
  expect(drafts.of(visit('bert'))).toBe('');
  drafts.type(visit('bert'), 'Needs an interpreter');
  expect(drafts.of(visit('anna'))).toBe('Brings her pass');
  drafts.type(visit('anna'), '');
  expect([drafts.of(visit('anna')), drafts.of(visit('bert'))]).toEqual(['', 'Needs an interpreter']);
});
