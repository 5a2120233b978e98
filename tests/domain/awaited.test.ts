/** What an office that is closed can say: when it opens again, and whether a visitor is still awaited. */
import { describe, expect, it } from 'vitest';
import { isAppointmentAwaited } from '../../src/lib/domain/day/awaited.ts';
import { opensNextAt } from '../../src/lib/domain/office/calendar.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { anAppointment, anOffice, aState, at, visitStep, MONDAY } from '../support/build/index.ts';

const lanes = { main: { counters: 2, online: 1 } };
const office = anOffice({
  windows: [
    { weekdays: ['mon'], from: '08:30', to: '12:00', lanes },
    { weekdays: ['mon'], from: '14:00', to: '17:30', lanes },
  ],
});

describe('[A5.3] while an office is closed', () => {
  it.each([
    ['07:00', at('08:30')],
    ['10:00', null],
    ['12:30', at('14:00')],
    ['18:00', at('08:30', addDays(MONDAY, 7))],
  ])('[A5.3] at %s it says when it opens', (time, opens) => {
    expect(opensNextAt(office, MONDAY, at(time))).toBe(opens);
  });

  it('[A5.3, A1] a visitor is awaited as long as one may still check in', () => {
    const anna = anAppointment({ start: at('17:20') });
    const isAwaited = (time: string, ...events: Parameters<typeof visitStep>[0][]): boolean => {
      const said = events.map((what) => visitStep(what, { of: anna.id, at: at('17:00') }));
      return isAppointmentAwaited(office, aState({ office, events: [anna, ...said] }).day(MONDAY), at(time));
    };
    expect([isAwaited('17:25'), isAwaited('17:26')]).toEqual([true, false]);
    expect(isAwaited('17:25', 'checked-in')).toBe(false);
  });
});
