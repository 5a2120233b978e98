/** The name, address and birth date of visitors who do not come go before their day; no others go. */
import { expect, test } from 'vitest';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import {
  LATE_PRESS_MS,
  nextWithoutContact,
  nameless,
  notesOfGivenUp,
  withoutContact,
} from '../../src/lib/domain/requests/given-up.ts';
import { memoKey } from '../../src/lib/domain/requests/memo.ts';
import type { Note } from '../../src/lib/domain/requests/memo.ts';
import {
  actor,
  anAppointment,
  aPerson,
  ask,
  aState,
  at,
  circumstances,
  visitStep,
  MONDAY,
  requestNamed,
  said,
  visit,
} from '../support/build/index.ts';

const one = anAppointment({ id: visit('one'), start: at('12:00'), activateBy: at('10:00') });
const person = aPerson(one, { reminder: true });
const people = new Map([[one.id, person]]);
const since = (events: readonly DayEvent[]): number | null => {
  const day = foldDay(MONDAY, [one, ...events]);
  const next = nextWithoutContact(day, people, at('07:00'));
  if (withoutContact(day, people, at('07:00')).length > 0) return at('07:00');
  return next === Infinity ? null : next;
};

test.each<[what: string, events: readonly DayEvent[], from: number | null]>([
  ['is reserved', [], null],
  ['is confirmed', [visitStep('activated', { of: one.id, at: at('09:00') })], null],
  [
    'has come',
    [
      visitStep('activated', { of: one.id, at: at('09:00') }),
      visitStep('checked-in', { of: one.id, at: at('11:55') }),
    ],
    null,
  ],
  [
    'stayed away',
    [
      visitStep('activated', { of: one.id, at: at('09:00') }),
      visitStep('lapsed', { of: one.id, at: at('12:05') }),
    ],
    null,
  ],
  ['has cancelled', [visitStep('cancelled', { of: one.id, at: at('07:00') })], at('07:00')],
  ['has moved', [visitStep('moved', { of: one.id, at: at('07:00'), movedTo: visit('two') })], at('07:00')],
  [
    'has cancelled and is here all the same',
    [
      visitStep('activated', { of: one.id, at: at('06:50') }),
      visitStep('checked-in', { of: one.id, at: at('06:55') }),
      visitStep('cancelled', { of: one.id, at: at('07:00') }),
    ],
    null,
  ],
  [
    'never confirmed',
    [visitStep('unconfirmed', { of: one.id, at: at('10:00') })],
    at('10:00') + LATE_PRESS_MS,
  ],
])('[P3.4] of a person who %s', (_what, events, from) => {
  expect(since(events)).toBe(from);
});

test('[P3, M10] nothing is left of the person but who may act for the visit', () => {
  const day = foldDay(MONDAY, [one, visitStep('unconfirmed', { of: one.id, at: at('10:00') })]);
  const due = at('10:00') + LATE_PRESS_MS;
  expect(withoutContact(day, people, due - 1)).toEqual([]);
  const [erased, ...others] = withoutContact(day, people, due);
  expect(others).toEqual([]);
  expect(erased).toEqual({ ...person, contact: null, reminder: false });
  expect(erased!.authorizations).toEqual(person.authorizations);
  // B13: what was said to the office's own questions goes with the rest, also where nothing else is known.
  const told = { ...person, contact: null, fields: said({ file: 'AZ 12' }) };
  expect(withoutContact(day, new Map([[one.id, told]]), due)).toEqual([erased]);
  expect(nextWithoutContact(day, new Map([[one.id, told]]), at('10:00'))).toBe(due);
  const received = { at: due, origin: 'abcdef' };
  expect(nameless({ ...person, received }).received).toEqual({ at: due, origin: null });
  // Once is enough.
  expect(withoutContact(day, new Map([[one.id, erased!]]), due)).toEqual([]);
  expect(nextWithoutContact(day, new Map([[one.id, erased!]]), at('10:00'))).toBe(Infinity);
});

test('[P3.4] what staff noted of the visit goes with the person, and no note comes after that', () => {
  const two = anAppointment({ id: visit('two'), start: at('12:00') });
  const noteOn = (of: typeof one.id): Note => ({
    ...{ type: 'note', id: requestNamed(`note-${of}`), visit: of },
    ...{ at: at('06:00'), by: actor('clerk'), text: 'Annegret kommt mit ihrer Tochter' },
  });
  const notes = [noteOn(one.id), noteOn(two.id)];
  const memos = new Map(notes.map((note) => [memoKey(note), note]));
  const cancelled = visitStep('cancelled', { of: one.id, at: at('07:00') });
  const events = [one, two, cancelled];
  expect(notesOfGivenUp(foldDay(MONDAY, events), memos, at('07:00'))).toEqual([memoKey(notes[0]!)]);
  const state = aState({ now: at('07:00'), events });
  const answerTo = (of: typeof one.id) =>
    state.take(ask('note', { visit: of, text: 'Ruft an' }), circumstances(at('07:00'), { role: 'clerk' }))
      .answer;
  expect(answerTo(one.id)).toMatchObject({ ok: false, reason: 'not-possible-now' });
  expect(answerTo(two.id)).toMatchObject({ ok: true });
});
