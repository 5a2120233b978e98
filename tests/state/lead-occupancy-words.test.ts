/** How full a day is, in words. */
import { expect, it } from 'vitest';
import { calendarDay } from '../../src/lib/domain/office/calendar-day.ts';
import { slotsOn } from '../../src/lib/domain/office/capacity.ts';
import type { TakenPlace } from '../../src/lib/domain/office/capacity.ts';
import { occupancyOn } from '../../src/lib/domain/office/occupancy.ts';
import { leadHours } from '../../src/lib/i18n/de/lead-hours.ts';
import { leadOccupancy } from '../../src/lib/i18n/de/lead-occupancy.ts';
import type { ShownDay } from '../../src/lib/state/lead/occupancy.svelte.ts';
import type { LanguageContext } from '../../src/lib/ui/language.svelte.ts';
import {
  dayFullness,
  openingNotes,
} from '../../src/routes/(staff)/staff/[office=office]/lead/belegung/occupancy-words.ts';
import { anOffice, at, lane, MONDAY } from '../support/build/index.ts';

const lang = {
  ...{ language: 'de', m: { lead: { occupancy: leadOccupancy, hours: leadHours } } },
} as unknown as LanguageContext;
const now = at('06:00');

/** Ten counters from 8 to 18 o'clock unless said otherwise: 100 hours. */
function aDay(minutesTaken: number, counters = 10): ShownDay {
  const office = anOffice({
    counters: Array.from({ length: 10 }, (_, i) => ({
      id: `${i}`,
      name: `Schalter ${i}`,
      lanes: ['main', 'short'],
    })),
    windows: [
      {
        ...{ weekdays: ['mon'], from: '08:00', to: '18:00' },
        lanes: {
          main: { counters, online: counters - Math.min(1, counters), sameDay: Math.min(1, counters) },
        },
      },
    ],
  });
  const places = Array.from({ length: minutesTaken / 5 }, (_, i): TakenPlace => ({
    ...{ lane: lane('main'), start: at('08:00') + (i % 120) * 5 * 60_000, minutes: 5 },
    ...{ online: true, freeAt: null },
  }));
  return {
    ...{ date: MONDAY, isToday: false, isPast: false, calendar: calendarDay(office, MONDAY) },
    occupancy: occupancyOn(office, MONDAY, slotsOn(office, MONDAY, places, now)!, now),
  };
}

it.each([
  [0, '0 % belegt'],
  [5, '1 % belegt'],
  [3000, '50 % belegt'],
  [5995, '99 % belegt'],
  [6000, '100 % belegt'],
])('[C12] %i of 6000 minutes are %s: neither empty nor full while it is not', (minutes, taken) => {
  expect(dayFullness(aDay(minutes), lang)).toMatchObject({ taken });
});

it('[C12] says what is free in hours, and from when more can be booked online', () => {
  expect(dayFullness(aDay(90), lang)).toMatchObject({ left: ['98,5 Std. frei', 'davon 88,5 online'] });
  expect(openingNotes(aDay(0), 'Europe/Berlin', lang)).toEqual([
    expect.stringMatching(/^Weitere Plätze online ab /),
  ]);
});

it('[C12] a day that has hours and no counter is no percentage', () => {
  expect(dayFullness(aDay(0, 0), lang)).toEqual({ word: 'kein Schalter' });
});
