/** S1: the figures that the page of statistics shows: a document a month, read when it is asked for. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openFiguresView } from '../../src/lib/client/replica/figures-view.ts';
import type { FiguresView } from '../../src/lib/client/replica/figures-view.ts';
import type { PageEnvironment } from '../../src/lib/client/replica/replica.ts';
import { openFiguresDoc } from '../../src/lib/docs/figures-doc.ts';
import { officeId } from '../../src/lib/domain/ids.ts';
import { noStatistics } from '../../src/lib/domain/statistics/statistics.ts';
import { addDays, monthOf } from '../../src/lib/domain/time.ts';
import type { LocalDate, LocalMonth } from '../../src/lib/domain/time.ts';
import { MONDAY } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import type { SmallRelay } from './small-relay.ts';
import { aDevice, aRelay, closing } from './surroundings.ts';

const office = officeId.parse('dorsten');
const STAFF = { type: 'surface', surface: 'staff' } as const;
const nameOf = (month: string): string => `figures:${office}:${month}`;

/** The first day of a month, counted back from this one. */
function firstOf(back: number): LocalDate {
  let first = `${monthOf(MONDAY)}-01` as LocalDate;
  for (let i = 0; i < back; i++) first = `${monthOf(addDays(first, -1))}-01` as LocalDate;
  return first;
}

/** The tickets of a day are the number of months that it lies back. */
function count(relay: SmallRelay, back: number, tickets = back): LocalMonth {
  const date = firstOf(back);
  const records = openFiguresDoc(relay.doc(nameOf(monthOf(date))), () => {});
  records.write([[date, { ...noStatistics, days: [date], tickets }]]);
  records.close();
  return monthOf(date);
}

async function aRelayWith(
  back: number,
): Promise<{ readonly relay: SmallRelay; readonly months: LocalMonth[] }> {
  const relay = await aRelay();
  return { relay, months: Array.from({ length: back + 1 }, (_, nth) => count(relay, nth)) };
}

async function aView(
  around: PageEnvironment,
  countedMonths: () => Promise<readonly LocalMonth[] | null>,
): Promise<FiguresView> {
  const onFault = (problem: unknown): never => {
    throw problem;
  };
  return closing(await openFiguresView({ office, credential: STAFF, countedMonths, onFault, around }));
}

const back = (from: number, until: number) => [{ from: firstOf(from), until: firstOf(until) }];
const ticketsIn = ({ current }: FiguresView): Record<string, number> =>
  Object.fromEntries([...current].map(([date, { tickets }]) => [date, tickets] as const).sort());
const shown = (from: number, until: number): Record<string, number> =>
  Object.fromEntries(
    Array.from({ length: from - until + 1 }, (_, nth) => [firstOf(from - nth), from - nth] as const).sort(),
  );

test('[S1] only the months of the period are opened; older ones a few at a time, and once', async () => {
  const { relay, months } = await aRelayWith(30);
  const { around } = await aDevice(relay.origin).tab();
  let most = 0;
  const sockets = (): number => months.reduce((sum, month) => sum + relay.sockets(nameOf(month)), 0);
  const view = await aView(around, async () => months);
  view.subscribe(() => (most = Math.max(most, sockets())));
  view.show(back(2, 0), MONDAY);
  await eventually(() => expect(view.link).toMatchObject({ state: 'live', complete: true }));
  expect(ticketsIn(view)).toEqual(shown(2, 0));
  expect(relay.frames(nameOf(months[3]!))).toEqual([]);

  view.show(back(24, 0), MONDAY);
  expect(view.link.complete).toBe(false);
  await eventually(() => expect(view.link.complete).toBe(true));
  expect(ticketsIn(view)).toEqual(shown(24, 0));
  expect(relay.frames(nameOf(months[25]!))).toEqual([]);
  expect(most).toBeGreaterThan(2);
  expect(most).toBeLessThanOrEqual(8);
  // This month and the last one go on, the others are let go of.
  await eventually(() => expect(sockets()).toBe(2));
  count(relay, 1, 100);
  await eventually(() => expect(view.current.get(firstOf(1))?.tickets).toBe(100));
});

test('[S1] a period of a thousand years asks for no month that is not there', async () => {
  const { relay, months } = await aRelayWith(3);
  const { around } = await aDevice(relay.origin).tab();
  const view = await aView(around, async () => months);
  view.show([{ from: '1900-01-01' as LocalDate, until: '2199-12-31' as LocalDate }], MONDAY);
  await eventually(() => expect(view.link.complete).toBe(true));
  expect(relay.names('figures:')).toHaveLength(4);
});

test('[S1, M1] without the relay, what is on this device: of months that it has read before', async () => {
  const { relay, months } = await aRelayWith(12);
  const device = aDevice(relay.origin);
  const { around } = await device.tab();
  const before = await openFiguresView({
    ...{ office, credential: STAFF, around, onFault: () => {} },
    countedMonths: async () => months,
  });
  before.show(back(9, 0), MONDAY);
  await eventually(() => expect(before.link.complete).toBe(true));
  await before.close();
  await relay.stop();
  const again = (await device.tab()).around;
  const view = await aView(again, async () => null);
  view.show(back(12, 0), MONDAY);
  await eventually(() => expect(ticketsIn(view)).toEqual(shown(9, 0)));
  await eventually(() => expect(view.link.state).toBe('offline'));
  // Of which months the relay has more is not known.
  expect(view.link.complete).toBe(false);
});

test('[S1] a relay that does not say its months is asked again, and all is read anew when it is back', async () => {
  const { relay, months } = await aRelayWith(6);
  const { around } = await aDevice(relay.origin).tab();
  const later: (() => void)[] = [];
  let asked = 0;
  const platform = {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    random: () => 0,
    on: () => () => {},
    every: (ms: number, run: () => void) => {
      const timer = setInterval(run, ms);
      return () => clearInterval(timer);
    },
    after: (ms: number, run: () => void) => {
      if (ms === 5_000) later.push(run);
      const timer = setTimeout(run, ms === 5_000 ? 2 ** 30 : ms);
      return () => clearTimeout(timer);
    },
  };
  let isDown = true;
  const view = await aView({ ...around, platform }, async () => (++asked > 0 && isDown ? null : months));
  view.show(back(6, 0), MONDAY);
  await eventually(() => expect(view.link.state).toBe('live'));
  await eventually(() => expect(later.length).toBeGreaterThan(0));
  expect(view.link.complete).toBe(false);
  isDown = false;
  later.at(-1)!();
  await eventually(() => expect(view.link.complete).toBe(true));
  await relay.stop();
  await eventually(() => expect(view.link.state).toBe('offline'));
  // Late news of a day of five months ago, while this page is cut off.
  count(relay, 5, 500);
  await relay.start();
  await eventually(() => expect(view.current.get(firstOf(5))?.tickets).toBe(500), 15);
  expect(asked).toBeGreaterThan(2);
});

test('[S1] a month that cannot be opened is named, the others are shown, and it is tried again', async () => {
  const { relay, months } = await aRelayWith(6);
  const { around } = await aDevice(relay.origin).tab();
  const broken = months[3]!;
  let isBroken = true;
  let tries = 0;
  class SometimesBroken extends WebSocket {
    constructor(url: string | URL) {
      if (String(url).includes(broken)) {
        tries++;
        if (isBroken) throw new Error('no socket for this month');
      }
      super(url);
    }
  }
  const faults: unknown[] = [];
  const view = closing(
    await openFiguresView({
      ...{ office, credential: STAFF, countedMonths: async () => months },
      ...{ onFault: (problem) => void faults.push(problem) },
      around: { ...around, webSocket: SometimesBroken },
    }),
  );
  view.show(back(6, 0), MONDAY);
  await eventually(() => expect(view.link.complete).toBe(true));
  expect(view.unreadable).toEqual([broken]);
  expect(Object.keys(ticketsIn(view))).toEqual(
    Object.keys(shown(6, 0)).filter((day) => !day.startsWith(broken)),
  );
  // Once when it is shown, and once when the relay is there.
  expect(tries).toBeLessThanOrEqual(2);
  expect(faults).toHaveLength(tries);
  isBroken = false;
  view.show(back(5, 0), MONDAY);
  await eventually(() => expect(ticketsIn(view)).toMatchObject(shown(5, 0)));
  expect([view.unreadable, view.link.complete]).toEqual([[], true]);
});
