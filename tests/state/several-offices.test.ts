/** B16: the days and times of several offices of a town as one calendar, and the choice of these offices. */
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { flushSync } from 'svelte';
import { CONNECTING } from '../../src/lib/client/replica/link-status.ts';
import { slotsOn } from '../../src/lib/domain/office/capacity.ts';
import type { DaySlots } from '../../src/lib/domain/office/capacity.ts';
import { officeId } from '../../src/lib/domain/ids.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { Draft } from '../../src/lib/state/citizen/draft.svelte.ts';
import { needToBook, offeredDays } from '../../src/lib/state/citizen/offer.ts';
import {
  dayOfAll,
  earliestOfAll,
  givingPlaces,
  mergedDays,
  spanOfAll,
} from '../../src/lib/state/citizen/several-offices.ts';
import type { OfferingOffice } from '../../src/lib/state/citizen/several-offices.ts';
import { openTownChoice } from '../../src/lib/state/citizen/town-choice.svelte.ts';
import type { TownChoice } from '../../src/lib/state/citizen/town-choice.svelte.ts';
import type { TownSearch } from '../../src/lib/state/citizen/town-search.svelte.ts';
import { anOffice, at, choose, MONDAY, restoredAt } from '../support/build/index.ts';
import { AFollowedOffice } from './a-followed-office.svelte.ts';
import { box, startComponent } from './component.svelte.ts';

const TUESDAY = addDays(MONDAY, 1);
const now = at('07:00');
const choices = [choose('passport')];
const named = (id: string, changes: Parameters<typeof anOffice>[0] = {}): Office => ({
  ...anOffice(changes),
  id: officeId.parse(id),
});

/** What an office offers on these days; `taken`: the counters that are booked from 8 to 16. */
function offering(office: Office, days: Partial<Record<LocalDate, number>>): OfferingOffice {
  const slots = new Map(
    Object.entries(days).flatMap(([date, taken]): [LocalDate, DaySlots][] => {
      const on = date as LocalDate;
      const places = Array.from({ length: taken! }, () => ({
        ...{ lane: office.lanes[0]!.id, start: at('08:00', on), minutes: 8 * 60 },
        ...{ online: true, freeAt: null },
      }));
      const ofDay = slotsOn(office, on, places, now);
      return ofDay === null ? [] : [[on, ofDay]];
    }),
  );
  return { office, slots, slotsKnown: true, link: CONNECTING, need: needToBook(office, choices) };
}
const hours = (from: string) => [{ ...anOffice().windows[0]!, from, to: '16:00' }] as never;

describe('[B16.2] the calendar of several offices', () => {
  const north = named('north', { windows: hours('10:00') });
  const south = named('south', { windows: hours('09:00') });
  const all = [
    offering(north, { [MONDAY]: 0, [TUESDAY]: 2 }),
    offering(south, { [MONDAY]: 0, [TUESDAY]: 1 }),
  ];
  const ofEach = all.map((one) => offeredDays(one, one.need, now));
  const dayAt = (date: LocalDate, of = all) =>
    dayOfAll(
      of,
      of.map((one) => offeredDays(one, one.need, now)),
      date,
      now,
    );

  test('has the sum of the free times of a day, once for each date', () => {
    const [ofNorth, ofSouth] = ofEach.map((days) => days.find(({ date }) => date === MONDAY)!.free);
    expect(ofNorth).toBeGreaterThan(0);
    expect(ofSouth).toBeGreaterThan(ofNorth!);
    const merged = mergedDays(ofEach);
    expect(merged.map(({ date }) => date)).toEqual([MONDAY, TUESDAY]);
    expect(merged[0]!.free).toBe(ofNorth! + ofSouth!);
    expect(dayAt(MONDAY)).toMatchObject({ kind: 'free', free: ofNorth! + ofSouth! });
  });

  test('says of a day without a free time why, of the office that has one soonest', () => {
    // In the north all is booked, in the south the same-day share opens in the morning.
    expect(dayAt(TUESDAY, [all[0]!])!.kind).toBe('full');
    expect(dayAt(TUESDAY)).toMatchObject({ kind: 'release', opensAt: all[1]!.slots.get(TUESDAY)!.releaseAt });
    // What opens first is named, whichever way it opens.
    const [release, later] = [all[1]!.slots.get(TUESDAY)!.releaseAt!, at('07:30')];
    expect(release).toBeGreaterThan(later);
    const newest = { ...all[0]!.slots.get(MONDAY)!, date: TUESDAY, bookableFrom: later };
    const opening = { ...all[0]!, slots: new Map([[TUESDAY, newest]]) };
    expect(dayAt(TUESDAY, [all[1]!, opening])).toMatchObject({ kind: 'later', opensAt: later });
    const closed = named('closed', { closures: [{ date: TUESDAY, reason: { de: 'zu' } }] });
    expect(dayAt(TUESDAY, [offering(closed, {}), all[0]!])!.kind).toBe('full');
    expect(dayAt(addDays(MONDAY, 5))!.kind).toBe('closed');
    expect(dayAt(MONDAY, [])).toBeNull();
  });

  test('begins with the earliest of all, and of two at one time with the first', () => {
    expect(earliestOfAll(all, now)).toMatchObject({ date: MONDAY, start: at('09:00') });
    expect(earliestOfAll(all, now)!.offering.office.id).toBe('south');
    const twin = offering(named('twin', { windows: hours('09:00') }), { [MONDAY]: 0 });
    expect(earliestOfAll([twin, all[1]!], now)!.offering.office.id).toBe('twin');
    expect(earliestOfAll([], now)).toBeNull();
  });

  test('leaves out who gives no places away, and goes as far as the furthest office', () => {
    const paused = offering(restoredAt(now), { [MONDAY]: 0 });
    const isPaused = { ...paused, office: { ...paused.office, rescueUntil: now + 600_000 } };
    expect(givingPlaces([isPaused, all[0]!], now).map(({ office }) => office.id)).toEqual(['north']);
    const far = offering(named('far', { rules: { horizonDays: 60 } }), {});
    expect(spanOfAll([all[0]!, far], now)).toEqual({ first: MONDAY, last: addDays(MONDAY, 105) });
    expect(spanOfAll([], now)).toBeNull();
  });
});

describe('[B16.1] the offices at which a time is looked for', () => {
  const [own, south] = [named('own'), named('south')];
  const other: Office = { ...named('other'), services: [] };

  function aChoice(): {
    town: TownChoice;
    draft: Draft;
    others: { current: readonly Office[] | null };
    followed: AFollowedOffice[];
    end: () => void;
  } {
    const draft = new Draft(own.id);
    draft.change({ choices });
    const others = box<readonly Office[] | null>([south, other]);
    const search = {
      get others() {
        return others.current;
      },
      load() {},
      follow: () => () => {},
    } as unknown as TownSearch;
    const followed: AFollowedOffice[] = [];
    const known = { office: own, slots: new Map(), slotsKnown: true, link: CONNECTING };
    let town!: TownChoice;
    const end = startComponent(() => {
      town = openTownChoice({
        ...{ known, search, draft: () => draft },
        follow: (id: OfficeId) => {
          const following = new AFollowedOffice(id, south);
          followed.push(following);
          return following;
        },
      });
    });
    flushSync();
    onTestFinished(() => {
      end();
      vi.unstubAllGlobals();
    });
    return { town, draft, others, followed, end };
  }

  test('are those that offer what is chosen; without a choice it is the own one', () => {
    const { town, draft } = aChoice();
    expect(town.options.map(({ id }) => id)).toEqual(['own', 'south']);
    expect(town.chosen).toEqual(['own']);
    expect(town.offerings.map(({ office }) => office.id)).toEqual(['own']);
    draft.change({ choices: [choose('passport', 4), choose('name-change', 4)] });
    // Longer than an appointment may be: no office offers that.
    expect(town.options.map(({ id }) => id)).toEqual(['own']);
  });

  test('are followed as long as they are chosen, and no longer', () => {
    const { town, draft, followed, end } = aChoice();
    town.choose([own.id, south.id]);
    flushSync();
    expect(followed.map(({ id, isClosed }) => [id, isClosed])).toEqual([['south', false]]);
    expect(town.offerings.map(({ office, need }) => [office.id, need?.minutes])).toEqual([
      ['own', 20],
      ['south', 20],
    ]);
    expect(draft.content.offices).toEqual(['own', 'south']);
    town.choose([own.id]);
    flushSync();
    expect(followed[0]!.isClosed).toBe(true);
    town.choose([south.id]);
    flushSync();
    expect(town.offerings.map(({ office }) => office.id)).toEqual(['south']);
    end();
    expect(followed[1]!.isClosed).toBe(true);
  });

  test('are none once the last one is taken away, until another is chosen', () => {
    const { town, draft } = aChoice();
    town.choose([]);
    expect([town.chosen, town.offerings]).toEqual([[], []]);
    town.choose([own.id]);
    expect(town.chosen).toEqual(['own']);
    expect(draft.content.offices).toEqual(['own']);
  });

  test('are waited for, and the own one counts where a chosen one is gone', () => {
    const { town, draft, others } = aChoice();
    others.current = null;
    draft.change({ offices: [south.id] });
    expect([town.isAsking, town.chosen, town.offerings]).toEqual([true, [], []]);
    others.current = [other];
    expect([town.isAsking, town.chosen]).toEqual([false, ['own']]);
    others.current = [south];
    expect(town.chosen).toEqual(['south']);
  });
});
