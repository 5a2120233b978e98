/** The lead's page of how full the days are: which weeks and months it shows, and of which offices. */
import { flushSync } from 'svelte';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { slotsOn } from '../../src/lib/domain/office/capacity.ts';
import { officeId } from '../../src/lib/domain/ids.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { LeadOccupancy } from '../../src/lib/state/lead/occupancy.svelte.ts';
import { anOffice, at, MONDAY } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { AFollowedOffice } from './a-followed-office.svelte.ts';

const plain = anOffice();
/** Its holiday is a Sunday, on which it has no hours in any case. */
const own = { ...plain, holidays: [{ date: addDays(MONDAY, 6), name: { de: 'Feiertag' } }] };
const registry = { ...own, id: officeId.parse('registry') };
const elsewhere = { ...own, id: officeId.parse('elsewhere'), town: 'Anderswo' };
const now = at('07:00');

/** `isUp`: the list of offices can be asked for. */
function open() {
  const network = { isUp: true, asked: 0, comes: (): void => {} };
  vi.stubGlobal('fetch', async () => {
    network.asked++;
    if (!network.isUp) throw new TypeError('no network');
    return Response.json(
      [own, registry, elsewhere].map(({ id, name, town, languages }) => ({ id, name, town, languages })),
    );
  });
  const followed: AFollowedOffice[] = [];
  const clock = { now: () => now, offset: () => 0, subscribe: () => () => {}, close: () => {} };
  const shown = new LeadOccupancy(own.id, {
    follow: (id) => {
      const one = new AFollowedOffice(id, { ...own, id });
      followed.push(one);
      return one;
    },
    openClock: async () => clock as never,
    platform: {
      on: (_event: unknown, listener: () => void) => {
        network.comes = listener;
        return () => void (network.comes = () => {});
      },
    } as never,
  });
  onTestFinished(() => {
    shown.close();
    vi.unstubAllGlobals();
  });
  return { shown, followed, network };
}

describe('[C12] weeks and months', () => {
  it('begins with the week of today, without the days on which no office has hours', async () => {
    const { shown } = open();
    await eventually(() => expect(shown.today).toBe(MONDAY));
    expect(shown.weekDays).toEqual([0, 1, 2, 3, 4].map((days) => addDays(MONDAY, days)));
    expect(shown.offices[0]!.day(MONDAY)).toMatchObject({ isToday: true, isPast: false });
  });

  it('goes on week by week and month by month, and back no further than today', async () => {
    const { shown } = open();
    await eventually(() => expect(shown.monday).toBe(MONDAY));
    shown.turn(-1);
    expect([shown.monday, shown.hasEarlier]).toEqual([MONDAY, false]);
    shown.turn(1);
    expect([shown.monday, shown.hasEarlier]).toEqual([addDays(MONDAY, 7), true]);
    shown.turn(-1);
    shown.choose('month');
    const month = shown.month!;
    expect([month, shown.hasEarlier]).toEqual([MONDAY.slice(0, 7), false]);
    shown.turn(1);
    expect([shown.month! > month, shown.hasEarlier]).toEqual([true, true]);
    expect(
      shown.weeks
        .flat()
        .filter((date) => date !== null)
        .every((date) => date.startsWith(shown.month!)),
    ).toBe(true);
  });

  it('comes back to today, whatever was turned to', async () => {
    const { shown } = open();
    await eventually(() => expect(shown.monday).toBe(MONDAY));
    shown.choose('month');
    shown.turn(1);
    shown.turn(-1);
    shown.choose('week');
    expect(shown.monday).toBe(MONDAY);
  });

  it('says nothing of days that are over', async () => {
    const { shown, followed } = open();
    await eventually(() => expect(shown.today).toBe(MONDAY));
    const slots = slotsOn(own, MONDAY, [], now)!;
    followed[0]!.slots = new Map([[MONDAY, slots]]);
    flushSync();
    expect(shown.offices[0]!.day(MONDAY).occupancy?.all.open).toBeGreaterThan(0);
    expect(shown.offices[0]!.day(addDays(MONDAY, -7))).toMatchObject({ isPast: true, occupancy: null });
  });
});

describe('[C12] the other offices of the town', () => {
  it('are followed once, whatever comes again', async () => {
    const { shown, followed, network } = open();
    await eventually(() =>
      expect(shown.offices.map(({ office }) => office.id)).toEqual([own.id, registry.id]),
    );
    expect(shown.offices.map(({ isOwn }) => isOwn)).toEqual([true, false]);
    network.comes();
    expect([network.asked, followed.length]).toEqual([1, 2]);
    shown.chooseOffice(registry.id);
    expect(shown.monthOffice?.office.id).toBe(registry.id);
  });

  it('are asked for again with the next network', async () => {
    const { shown, network } = open();
    network.isUp = false;
    await eventually(() => expect(shown.today).toBe(MONDAY));
    await eventually(() => expect(network.asked).toBe(1));
    expect(shown.offices).toHaveLength(1);
    network.isUp = true;
    network.comes();
    await eventually(() => expect(shown.offices).toHaveLength(2));
  });

  it('are let go of with the page', async () => {
    const { shown, followed } = open();
    await eventually(() => expect(followed).toHaveLength(2));
    shown.close();
    expect(followed.map(({ isClosed }) => isClosed)).toEqual([true, true]);
  });
});
