/** The office of the simulation: six counters as a rule, two lanes, every rule that makes things meet switched on. */
import { addDays, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Office, Service } from '../../src/lib/domain/office/office.ts';
import { anOffice, anOfficeFile, at, MONDAY } from '../support/build/index.ts';
import type { Chance } from '../support/office/chance.ts';

export const ZONE = 'Europe/Berlin';
export const TUESDAY = addDays(MONDAY, 1);

export const OPENS = at('08:00');
export const CLOSES = at('16:00');

/** Everyone is offline at some time; by then everyone is back. */
export const ALL_BACK = at('18:30');

/** How many counters it has, if nothing is said. */
export const COUNTERS = 6;

export function simulatedOffice(counters = COUNTERS): Office {
  const file = anOfficeFile();
  return anOffice({
    services: file.services.map((s) => ({ ...s, short: s.id === 'pick-up' })),
    counters: Array.from({ length: counters }, (_, i) => ({
      id: `c${i + 1}`,
      name: `Schalter ${i + 1}`,
      lanes: i === counters - 1 ? ['short', 'main'] : ['main'],
    })),
    windows: [
      {
        weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
        from: '08:00',
        to: '16:00',
        lanes: {
          main: {
            counters: counters - 1,
            online: Math.min(Math.ceil(counters / 2), counters - 2),
            sameDay: 1,
          },
          short: { counters: 1, online: 1 },
        },
      },
    ],
    rules: {
      horizonDays: 1,
      returnDelay: 10,
      offer: 20,
      nextInterval: true,
      perMail: 3,
      retention: { people: 7, day: 90 },
    },
  });
}

/** What people come for, by how often. */
const SERVICES = [
  [30, 'pick-up'],
  [25, 'id-card'],
  [20, 'register'],
  [15, 'passport'],
  [10, 'quick-copy'],
] as const;

export const servicesLine = (chance: Chance, bookable: boolean): string => {
  const service = chance.weighted<string>(SERVICES);
  return bookable && service === 'quick-copy' ? 'pick-up' : service;
};

/** Arrivals an hour from 8 to 16, as towns describe them: early, and again after work. */
const PROFILE = [
  [1.5, 8],
  [1.7, 9],
  [1.3, 10],
  [0.9, 11],
  [0.6, 12],
  [0.7, 13],
  [1.1, 14],
  [0.8, 15],
] as const;

export function arrivalTime(chance: Chance): number {
  const hour = chance.weighted<number>(PROFILE);
  // No visitor is let in during the last quarter of an hour: they would be served long after closing.
  const minutes = chance.between(0, hour === 15 ? 45 : 60);
  return OPENS + ((hour - 8) * 60 + minutes) * MINUTE_MS;
}

/** How much longer than planned people take: half of them less, one in ten twice as long. */
export const serviceMinutes = (chance: Chance, planned: Pick<Service, 'minutes'>): number =>
  Math.max(1, planned.minutes * 0.85 * chance.spread(0.4));
