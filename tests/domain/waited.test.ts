/** How long a visitor has waited, and what the office thinks of that. */
import { describe, expect, it } from 'vitest';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import type { Visit } from '../../src/lib/domain/day/visit.ts';
import { minutesBetween, waitedAt } from '../../src/lib/domain/queue/waited.ts';
import { anAppointment, aTicket, at, visitStep, MONDAY, visit } from '../support/build/index.ts';

const LIMITS = { amber: 20, red: 40 };

const anna = (...events: DayEvent[]): Visit => foldDay(MONDAY, events).visits.get(visit('anna'))!;
const walkIn = anna(aTicket({ id: visit('anna'), at: at('09:00') }));
const early = anna(
  anAppointment({ id: visit('anna'), start: at('09:30') }),
  visitStep('checked-in', { of: visit('anna'), at: at('09:15') }),
);
const late = anna(
  anAppointment({ id: visit('anna'), start: at('09:30') }),
  visitStep('checked-in', { of: visit('anna'), at: at('09:34') }),
);

describe('[Q2] a wait', () => {
  it.each([
    ['09:00', 0, 'green'],
    ['09:19:59', 19, 'green'],
    ['09:20', 20, 'amber'],
    ['09:39:59', 39, 'amber'],
    ['09:40', 40, 'red'],
  ] as const)('[Q2.5] of a walk-in who came at 9 is at %s: %i minutes, %s', (now, minutes, level) => {
    expect(waitedAt(walkIn, at(now), LIMITS)).toEqual({ minutes, level });
  });

  it('[Q2.5] before the time of an appointment counts in no limit', () => {
    expect(waitedAt(early, at('09:49'), LIMITS)).toEqual({ minutes: 34, level: 'green' });
    expect(waitedAt(early, at('09:50'), LIMITS)).toEqual({ minutes: 35, level: 'amber' });
    expect(waitedAt(early, at('10:10'), LIMITS)).toEqual({ minutes: 55, level: 'red' });
  });

  it('[Q2.5] of a visitor who came after their time counts from when they came', () => {
    expect(waitedAt(late, at('09:53'), LIMITS)).toEqual({ minutes: 19, level: 'green' });
    expect(waitedAt(late, at('09:54'), LIMITS)).toEqual({ minutes: 20, level: 'amber' });
  });

  it('[Q2.5] is none for a visitor who has not come, nor by a clock that is behind', () => {
    const booked = anna(anAppointment({ id: visit('anna'), start: at('09:30') }));
    expect(waitedAt(booked, at('10:10'), LIMITS)).toMatchObject({ minutes: 0 });
    expect(minutesBetween(at('09:00'), at('08:59'))).toBe(0);
  });
});
