/** The day that the benchmarks fold: as many visits as are asked for, in the order in which their news came. */
import type { DayEvent } from '../src/lib/domain/day/day.ts';
import type { Office } from '../src/lib/domain/office/office.ts';
import type { Person } from '../src/lib/domain/day/people.ts';
import { MINUTE_MS } from '../src/lib/domain/time.ts';
import type { Instant } from '../src/lib/domain/time.ts';
import {
  aContact,
  anAppointment,
  anOffice,
  anOfficeFile,
  aPerson,
  at,
  aTicket,
  choose,
  visitStep,
  lane,
  visit,
} from '../tests/support/build/index.ts';
import { chanceOf } from '../tests/support/office/chance.ts';

const LETTERS = ['A', 'B', 'C', 'D'] as const;
const LANES = ['main', 'second', 'third', 'fourth'] as const;
export const COUNTERS = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8'] as const;

/** Four lanes that serve everything, eight counters, 60 days ahead, ten hours a day as a rule. */
export function aLargeOffice(capacity: number, [from, to] = ['08:00', '18:00']): Office {
  const file = anOfficeFile();
  const services = file.services.map((s) => s.id);
  const window = {
    weekdays: ['mon' as const, 'tue' as const, 'wed' as const, 'thu' as const, 'fri' as const],
    from: from!,
    to: to!,
    lanes: Object.fromEntries(LANES.map((id) => [id, { counters: capacity, online: capacity }])),
  };
  return anOffice({
    lanes: LANES.map((id, i) => ({ id, letter: LETTERS[i]!, name: { de: id, en: id }, services })),
    counters: COUNTERS.map((id, i) => ({ id, name: id, lanes: [LANES[i % 4]!, LANES[(i + 1) % 4]!] })),
    windows: [window],
    rules: { horizonDays: 60 },
  });
}

export interface LongDay {
  readonly events: DayEvent[];
  readonly people: Person[];
  /** When the last of it has happened. */
  readonly now: Instant;
}

/** `waiting` of them have come and not been called; the others have been served. */
export function aLongDay(visits: number, waiting: number, appointmentsOnly = false): LongDay {
  const chance = chanceOf(visits);
  const events: DayEvent[] = [];
  const people: Person[] = [];
  const now = at('16:00');
  for (let i = 0; i < visits; i++) {
    const id = visit(`visit-${String(i).padStart(12, '0')}`);
    const index = i % 4;
    const number = `${LETTERS[index]}${String(appointmentsOnly || i % 5 < 3 ? 600 + (i >> 2) : 1 + (i >> 2)).padStart(3, '0')}`;
    const arrived = at('07:50') + Math.floor((i * 470) / visits) * MINUTE_MS + chance.whole(0, 59_000);
    const say = (what: Parameters<typeof visitStep>[0], minutes: number): void =>
      void events.push(
        visitStep(what, {
          of: id,
          at: Math.round(arrived + minutes * MINUTE_MS),
          counter: COUNTERS[i % 8]!,
          id: `${what}-${i}-${chance.id()}`,
        }),
      );
    if (appointmentsOnly || i % 5 < 3) {
      const start = at('08:00') + (Math.floor((i * 114) / visits) % 114) * 5 * MINUTE_MS;
      const given = {
        id,
        start,
        number,
        lane: lane(LANES[index]!),
        code: String(i).padStart(6, '0'),
        activateBy: start - 1000,
        at: at('07:00') - (visits - i) * MINUTE_MS,
      };
      const event = anAppointment(given);
      events.push(event);
      people.push(aPerson(event, { contact: aContact({ mail: `p${i}@example.org` }) }));
      events.push(
        visitStep('activated', { of: id, at: event.at + MINUTE_MS, id: `activated-${i}-${chance.id()}` }),
      );
      if (!appointmentsOnly) say('checked-in', 0);
    } else {
      events.push(
        aTicket({ id, at: arrived, number, lane: lane(LANES[index]!), services: [choose('passport')] }),
      );
    }
    if (appointmentsOnly || i >= visits - waiting) continue;
    say('called', 4);
    if (i % 6 === 0) say('repeated', 5);
    say('started', 6);
    say('finished', 6 + chance.between(5, 25));
  }
  events.sort((a, b) => a.at - b.at);
  return { events, people, now };
}
