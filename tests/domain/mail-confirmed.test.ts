import { expect, test } from 'vitest';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import type { Day, Fact } from '../../src/lib/domain/day/day.ts';
import { isMailConfirmed } from '../../src/lib/domain/day/mail-confirmed.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { anAppointment, at, evidence, MONDAY, visit } from '../support/build/index.ts';

const on =
  (...facts: Fact[]) =>
  (date: LocalDate): Day | null =>
    date === MONDAY ? foldDay(date, facts) : null;

const first = anAppointment({ id: visit('first') });
const activated = evidence('activated', { of: first.id, at: at('08:00') });
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
