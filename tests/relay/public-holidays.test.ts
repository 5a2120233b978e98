/** Public holidays of a region: their names by language, and how they are reckoned between what others ask. */
import Holidays from 'date-holidays';
import { expect, test, vi } from 'vitest';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { OfficeEdit } from '../../src/lib/domain/office/office-edit.ts';
import { ok } from '../../src/lib/domain/result.ts';
import type { Pause } from '../../sync-server/arbiter/pause.ts';
import { reckonDaysOff } from '../../sync-server/arbiter/prepare.ts';
import { knownHolidays, publicHolidays } from '../../sync-server/offices/public-holidays.ts';
import { makeOfficePreview } from '../../sync-server/people/preview-office.ts';
import { anOffice, ask, aState, at, MONDAY } from '../support/build/index.ts';

const named = (languages: readonly string[], date: string) => {
  const known = publicHolidays('DE-BY-A', [2026, 2026], languages);
  return known.ok ? known.value.find((holiday) => holiday.date === date)?.name : known.error;
};

test('[C3.7] a day has a name in each language of which the library knows one, and in no other', () => {
  const languages = ['de', 'en', 'tr', 'pl', 'uk', 'ru', 'ar'];
  expect(named(languages, '2026-01-06')).toEqual({
    ...{ de: 'Heilige Drei Könige', en: 'Epiphany' },
    pl: 'Święto Trzech Króli',
  });
  expect(named(languages, '2026-08-08')).toEqual({
    ...{ de: 'Augsburger Friedensfest', en: 'Augsburg Peace Festival' },
  });
  // The first language always has a name, else a page would have none to show.
  expect(named(['tr', 'de'], '2026-08-08')).toEqual({
    ...{ tr: 'Augsburger Friedensfest', de: 'Augsburger Friedensfest' },
  });
});

/** How often the library was asked for a year when the others had their turn, and in all. */
async function whileReckoning(work: (pause: Pause) => Promise<unknown>) {
  const asked = vi.spyOn(Holidays.prototype, 'getHolidays');
  const atRests: number[] = [];
  const rest = async (): Promise<void> => void atRests.push(asked.mock.calls.length);
  try {
    await work({ begin: () => {}, rest });
    return { atRests, inAll: asked.mock.calls.length };
  } finally {
    asked.mockRestore();
  }
}

const office = anOffice({ languages: ['de', 'en', 'tr'] });
const toRegion = (holidaysOf: string): OfficeEdit => ({
  ...{ section: 'holidays', entry: null },
  was: { holidaysOf: null, ownHolidays: [] },
  to: { holidaysOf, ownHolidays: [] },
});
const holidaysOf = (of: Office) => knownHolidays(of, MONDAY);

test('[C3.7] a preview of other days off reckons a year at a time, and lets others go in between', async () => {
  const open = { ...aState({ office, now: at('08:00'), holidaysFor: holidaysOf }), today: MONDAY };
  const { atRests, inAll } = await whileReckoning(async (pause) => {
    const parts = { openDaysOf: async () => open, newPause: () => pause, clock: () => at('08:00') };
    const preview = await makeOfficePreview(parts)(office.id, toRegion('DE-SN'));
    expect(preview?.holidays?.added).not.toEqual([]);
  });
  // The first rest is that of the preview itself.
  expect(atRests.slice(0, 5)).toEqual([0, 0, 1, 2, 3]);
  expect(inAll).toBe(4);
});

test('[C3.7] so does the batch that grants them, for what is asked at the office itself', async () => {
  const parsed = ok(ask('change-office', { edit: toRegion('DE-TH'), seen: [] }));
  const askedBy = (of: string | null) => [{ parsed, outbox: { identity: { office: of } } }] as never;
  const offices = { office: () => office } as never;
  const strangers = await whileReckoning((pause) =>
    reckonDaysOff(askedBy(null), offices, at('08:00'), pause),
  );
  expect(strangers).toEqual({ atRests: [], inAll: 0 });
  const own = await whileReckoning((pause) => reckonDaysOff(askedBy(office.id), offices, at('08:00'), pause));
  expect(own).toEqual({ atRests: [0, 1, 2, 3], inAll: 4 });
  const judged = await whileReckoning(async () => holidaysOf({ ...office, holidaysOf: 'DE-TH' }));
  expect(judged.inAll).toBe(0);
});

test('a region whose years take too long is unknown', () => {
  expect(publicHolidays('HK', [2026, 2026], ['en'])).toMatchObject({ ok: false });
  expect(publicHolidays('TW', [2026, 2026], ['en'])).toMatchObject({ ok: false });
});
