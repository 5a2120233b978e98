/** Which open offices were not needed for long enough, although hardly any look goes through all of them. */
import { expect, test } from 'vitest';
import { openOfficeUses } from '../../sync-server/arbiter/office-uses.ts';
import { officeId } from '../../src/lib/domain/ids.ts';

const [first, second] = ['one', 'two'].map((id) => officeId.parse(id)) as [never, never];
const IDLE_MS = 1_000;

test('an office that is opened while none is open is idle after its time', () => {
  const uses = openOfficeUses(IDLE_MS);
  expect(uses.idle(0)).toEqual([]);
  uses.note(first, 10);
  expect(uses.idle(1_009)).toEqual([]);
  expect(uses.idle(1_010)).toEqual([first]);
});

test('a later use of the first puts off its time and not that of the second', () => {
  const uses = openOfficeUses(IDLE_MS);
  uses.note(first, 0);
  uses.note(second, 500);
  expect(uses.idle(900)).toEqual([]);
  uses.note(first, 900);
  expect(uses.idle(1_499)).toEqual([]);
  expect(uses.idle(1_500)).toEqual([second]);
  expect(uses.idle(1_900)).toEqual([first, second]);
});

test('one that was opened without a need is idle at once', () => {
  const uses = openOfficeUses(IDLE_MS);
  uses.note(first, 0);
  expect(uses.idle(1)).toEqual([]);
  uses.noteUnneeded(second);
  expect(uses.idle(1)).toEqual([second]);
});

test('a clock that was set back makes those idle that were used later than it shows', () => {
  const uses = openOfficeUses(IDLE_MS);
  uses.note(first, 0);
  uses.note(second, 600);
  expect(uses.idle(700)).toEqual([]);
  expect(uses.idle(500)).toEqual([second]);
});
