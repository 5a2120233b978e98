import { expect, test } from 'vitest';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import type { Day, DayEvent } from '../../src/lib/domain/day/day.ts';
import { isMailConfirmed, timeToldBefore } from '../../src/lib/domain/day/mail-confirmed.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { anAppointment, at, visitStep, MONDAY, visit } from '../support/build/index.ts';

const on =
  (...events: DayEvent[]) =>
  (date: LocalDate): Day | null =>
    date === MONDAY ? foldDay(date, events) : null;

const first = anAppointment({ id: visit('first') });
const activated = visitStep('activated', { of: first.id, at: at('08:00') });
const moved = anAppointment({
  id: visit('moved'),
  channel: 'staff',
  movedFrom: { date: MONDAY, visit: first.id, first: first.id, times: 1 },
});

test('[B7.5] an address counts as confirmed once the link of a mail was pressed, or staff wrote it down', () => {
  expect(isMailConfirmed(first, on(first))).toBe(false);
  expect(isMailConfirmed(first, on(first, activated))).toBe(true);
  for (const channel of ['staff', 'import'] as const) {
    const theirs = anAppointment({ channel });
    expect(isMailConfirmed(theirs, on(theirs))).toBe(true);
  }
});

test('[B7.5] moving confirms no address, also when staff move', () => {
  expect(isMailConfirmed(moved, on(first, moved))).toBe(false);
  expect(isMailConfirmed(moved, on(first, activated, moved))).toBe(true);
  expect(isMailConfirmed(moved, () => null)).toBe(false);
});

const movedTo = (id: string, before: typeof first, asked: string, start = '12:00') =>
  anAppointment({
    ...{ id: visit(id), at: at(asked), start: at(start) },
    movedFrom: { date: MONDAY, visit: before.id, first: first.id, times: 1 },
  });

test('[B7.7] the wait of a mail begins with its first move: a third one names what the mail of the second told', () => {
  const second = movedTo('second', first, '08:10', '11:00');
  const soon = movedTo('soon', second, '08:11', '12:00');
  const third = movedTo('third', soon, '08:12', '13:00');
  expect(timeToldBefore(third, on(first, second, soon, third))).toBe(soon.start);
  // What is not open any more was told of by a mail that has gone.
  expect(timeToldBefore(third, on(second, soon, third))).toBe(soon.start);
  expect(timeToldBefore(soon, on(second, soon))).toBeNull();
});

test('[B7.7, B8.4] a move tells the time that the last mail told: of moves within two minutes the first one’s', () => {
  const second = movedTo('second', first, '08:10');
  const soon = movedTo('soon', second, '08:11');
  const later = movedTo('later', second, '08:12');
  const days = on(first, second, soon, later);
  expect(timeToldBefore(first, days)).toBeNull();
  expect(timeToldBefore(second, days)).toBe(first.start);
  expect(timeToldBefore(soon, days)).toBe(first.start);
  expect(timeToldBefore(later, days)).toBe(second.start);
  expect(timeToldBefore(second, () => null)).toBeNull();
});
