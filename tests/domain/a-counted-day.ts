/** What happens on a day that is counted by hand, in a line each. */
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { anAppointment, anOffice, aTicket, at, visitStep, visit } from '../support/build/index.ts';

export interface Open {
  readonly from: string;
  readonly to: string;
  readonly main: number;
  readonly online?: number;
}
/** Mondays, with this number of counters in the main lane. */
export const open = (...windows: readonly Open[]): Office =>
  anOffice({
    windows: windows.map(({ from, to, main, online = 1 }) => ({
      weekdays: ['mon'],
      from,
      to,
      lanes: { main: { counters: main, online } },
    })),
  });

let n = 0;
const number = (): string => `A${String(600 + ++n)}`;
const code = (): string => String(100_000 + n);
export const appointment = (name: string, start: string, minutes = 15, more: object = {}): DayEvent =>
  anAppointment({ id: visit(name), start: at(start), minutes, number: number(), code: code(), ...more });
export const ticket = (name: string, taken: string, more: object = {}): DayEvent =>
  aTicket({ id: visit(name), at: at(taken), number: number(), ...more });
export const tell = (
  what: Parameters<typeof visitStep>[0],
  of: string,
  time: string,
  more: object = {},
): DayEvent => visitStep(what, { of: visit(of), at: at(time), ...more });
export const served = (of: string, called: string, start: string, end: string, where = 'c1'): DayEvent[] => [
  tell('called', of, called, { counter: where }),
  tell('started', of, start, { counter: where }),
  tell('finished', of, end, { counter: where }),
];
