/** A kiosk between two numbers: the pause that holds up a child that plays, and what a power cut leaves. */
import { afterEach, beforeEach, describe, expect, it, onTestFinished, test, vi } from 'vitest';
import { flushSync } from 'svelte';
import { MAX_NUMBER_PAUSE_MS, numberPauseLeft } from '../../src/lib/state/kiosk/number-pause.svelte.ts';
import { KioskVisitor } from '../../src/lib/state/kiosk/visitor.svelte.ts';
import { MANY_NUMBERS } from '../../src/lib/domain/decide/report-device.ts';
import { isPerhapsUnseen, unseenNumbers } from '../../src/lib/state/counter/open-items.ts';
import { withNews } from '../../src/lib/domain/requests/device-report.ts';
import { actor, at, MONDAY, requestNamed, service } from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';
import type { DayHere } from './a-workday.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const GRANT = { name: 'Foyer', numbers: { from: 1, to: 100 } };

function aKiosk(given: Parameters<typeof aWorkday>[0] = {}): { workday: DayHere; visitor: KioskVisitor } {
  const workday = aWorkday({ role: 'kiosk', grant: GRANT, now: at('09:00'), ...given });
  const visitor = new KioskVisitor(workday);
  onTestFinished(() => visitor.close());
  flushSync();
  return { workday, visitor };
}

async function takeNumber(visitor: KioskVisitor): Promise<string | null> {
  visitor.ticket.add(service('passport'));
  await visitor.ticket.take('de');
  flushSync();
  return visitor.ticket.ticket?.number ?? null;
}

describe('[A5.9] the pause between numbers', () => {
  it('[A5.9] begins with the fourth number, grows, and ends by itself', async () => {
    const { visitor } = aKiosk();
    for (const number of ['A001', 'A002', 'A003']) {
      expect(visitor.numberPause).toBe(0);
      expect(await takeNumber(visitor)).toBe(number);
      visitor.forget();
    }
    expect(visitor.numberPause).toBe(5);
    vi.advanceTimersByTime(5_000);
    expect(visitor.numberPause).toBe(0);
    expect(await takeNumber(visitor)).toBe('A004');
    expect(visitor.numberPause).toBe(10);
  });

  it('[A5.9] is over before the next visitor of a line has read and pressed, however long the line', () => {
    const everyMs = 21_000;
    const given = Array.from({ length: 200 }, (_, i) => i * everyMs);
    for (let i = 1; i < given.length; i++) expect(numberPauseLeft(given.slice(0, i), given[i]!)).toBe(0);
    expect(numberPauseLeft(given, given.at(-1)! + 1)).toBe(MAX_NUMBER_PAUSE_MS - 1);
  });

  it('[A5.9] slows a child that plays, and the lead hears of it', () => {
    const given: number[] = [];
    // One number each eleven seconds, as random taps took them.
    for (let now = 0; now < 10 * 60_000; now += 1_000) {
      const last = given.at(-1) ?? -Infinity;
      if (now - last >= 11_000 && numberPauseLeft(given, now) === 0) given.push(now);
    }
    const inThree = given.filter((when) => when < 3 * 60_000).length;
    expect(inThree).toBeLessThanOrEqual(11);
    const busiest = Math.max(
      ...given.map((end) => given.filter((when) => when <= end && when > end - MANY_NUMBERS.withinMs).length),
    );
    expect(busiest).toBeGreaterThanOrEqual(MANY_NUMBERS.count);
  });
});

describe('[A7.15] a number that may never have been shown', () => {
  it('[A7.15] is marked on the disk until it stands on the screen', async () => {
    const { workday, visitor } = aKiosk();
    await takeNumber(visitor);
    const [request] = workday.trackedRequests.map((tracked) => tracked.request);
    expect([...workday.marked]).toEqual([request!.id]);
    visitor.ticket.shown();
    expect([...workday.marked]).toEqual([]);
  });

  it('[A7.15] leaves no mark where its visitor left before, since it is taken back', async () => {
    const { workday, visitor } = aKiosk();
    visitor.ticket.add(service('passport'));
    const taking = visitor.ticket.take('de');
    visitor.forget();
    await taking;
    await vi.advanceTimersByTimeAsync(100);
    expect([...workday.marked]).toEqual([]);
  });

  it('[A7.15] is told by the page after a power cut, for the day on which it was asked', async () => {
    const left = { id: requestNamed('left'), date: MONDAY };
    const { workday } = aKiosk({ unseen: [left] });
    await vi.advanceTimersByTimeAsync(100);
    expect([...workday.marked]).toEqual([]);
    expect(workday.trackedRequests.map(({ request }) => request)).toMatchObject([
      { kind: 'tell-unseen', asked: left.id, date: MONDAY },
    ]);
  });

  it('[A7.15] keeps its mark where the disk refuses, so that the next page tells of it', async () => {
    const left = { id: requestNamed('left'), date: MONDAY };
    const workday = aWorkday({ role: 'kiosk', unseen: [left], loaded: false });
    workday.full = true;
    const visitor = new KioskVisitor(workday);
    onTestFinished(() => visitor.close());
    workday.load();
    flushSync();
    await vi.advanceTimersByTimeAsync(100);
    expect([...workday.marked]).toEqual([left.id]);
  });
});

test('[A7.15] a counter knows the numbers that were reported', () => {
  const news = {
    what: 'unseen-numbers',
    by: actor('kiosk'),
    at: at('09:00'),
    count: 1,
    number: 'A007',
  } as const;
  const unseen = unseenNumbers([withNews(null, news)]);
  expect([...unseen]).toEqual(['A007']);
  expect(isPerhapsUnseen({ number: 'A007', startedAt: null }, unseen)).toBe(true);
  expect(isPerhapsUnseen({ number: 'A008', startedAt: null }, unseen)).toBe(false);
  // Its visitor stands at the counter.
  expect(isPerhapsUnseen({ number: 'A007', startedAt: at('09:10') }, unseen)).toBe(false);
});
