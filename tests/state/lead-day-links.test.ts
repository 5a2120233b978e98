/** Where a day of the calendar of occupancy leads to. */
import { expect, it, vi } from 'vitest';
import { calendarDay } from '../../src/lib/domain/office/calendar-day.ts';
import { slotsOn } from '../../src/lib/domain/office/capacity.ts';
import { occupancyOn } from '../../src/lib/domain/office/occupancy.ts';
import { leadHours } from '../../src/lib/i18n/de/lead-hours.ts';
import { leadOccupancy } from '../../src/lib/i18n/de/lead-occupancy.ts';
import type { ShownDay, ShownOffice } from '../../src/lib/state/lead/occupancy.svelte.ts';
import { enterBy } from '../../src/lib/ui/lead/day-link.ts';
import type { LanguageContext } from '../../src/lib/ui/language.svelte.ts';
import {
  lockLink,
  officeLink,
} from '../../src/routes/(staff)/staff/[office=office]/lead/belegung/day-links.ts';
import { anOffice, at, MONDAY } from '../support/build/index.ts';

const lang = {
  ...{ language: 'de', m: { lead: { occupancy: leadOccupancy, hours: leadHours } } },
  pick: (text: Record<string, string>) => ({ text: text['de']!, language: 'de' }),
} as unknown as LanguageContext;
const office = anOffice();
const now = at('06:00');
const day: ShownDay = {
  ...{ date: MONDAY, isToday: false, isPast: false, calendar: calendarDay(office, MONDAY) },
  occupancy: occupancyOn(office, MONDAY, slotsOn(office, MONDAY, [], now)!, now),
};
const shown = (isOwn: boolean): ShownOffice => ({ office, isKnown: true, isOwn, day: () => day });
const laneNamed = (id: string) => office.lanes.find((one) => one.id === id)!;

it('[C12.1] a lane with counters on a day leads to one of them being locked', () => {
  const link = lockLink(shown(true), laneNamed('main'), day, lang)!;
  expect(link.href).toBe(`/staff/${office.id}/lead/zeiten?tag=${MONDAY}&schalter=main`);
  // What is read out begins with what is seen.
  expect(link.name.startsWith(`${link.text}: `)).toBe(true);
});

it('[C12.1] nothing is locked on a day that is over, is not known or has no counter of the lane', () => {
  const lanes = new Map([...day.occupancy!.lanes].filter(([id]) => id !== 'main'));
  for (const other of [
    { ...day, isPast: true },
    { ...day, occupancy: null },
    { ...day, occupancy: { ...day.occupancy!, lanes } },
  ])
    expect(lockLink(shown(true), laneNamed('main'), other, lang)).toBeNull();
});

it('[P12.1] a day of another office is entered by a plain press alone; the own one is a link', () => {
  const enter = vi.fn();
  const preventDefault = vi.fn();
  const press = (more: object) =>
    ({
      button: 0,
      ctrlKey: false,
      metaKey: false,
      shiftKey: false,
      altKey: false,
      preventDefault,
      ...more,
    }) as never;
  const there = officeLink(shown(false), day, lang, enter);
  enterBy(there, press({ ctrlKey: true }));
  enterBy(there, press({ button: 1 }));
  expect(enter).not.toHaveBeenCalled();
  enterBy(there, press({}));
  expect(enter).toHaveBeenCalledExactlyOnceWith(office.id, `/staff/${office.id}/lead/zeiten?tag=${MONDAY}`);
  expect(preventDefault).toHaveBeenCalledTimes(1);
  enterBy(officeLink(shown(true), day, lang, enter), press({}));
  expect(enter).toHaveBeenCalledTimes(1);
});
