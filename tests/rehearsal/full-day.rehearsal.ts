/**
 * A whole day at high speed: 180 visitors at six counters, by the keyboard alone. All lines are cut for an hour of
 * it, and the relay is killed twice. No visitor is ever with two counters, and at the end all screens say the same.
 */
import { expect, test } from '@playwright/test';
import { drawNumber } from '../e2e/support/kiosk.ts';
import { Clerk } from './clerk.ts';
import type { SharedScreen } from './clerk.ts';
import { openHouse } from './house.ts';
import type { House } from './house.ts';

/** By each kiosk: before the doors open, in each round, before the cut and during it. */
const AT_FIRST = 6;
const IN_A_ROUND = 3;
const BEFORE_CUT = 6;
const WHILE_CUT = 6;
/** Before the cut, and as many after it. */
const ROUNDS = Number(process.env['REHEARSAL_ROUNDS'] ?? 12);
const KILL_IN_ROUND = Math.min(3, ROUNDS - 1);
const KIOSKS = 2;
/** 180 on a whole day. */
const VISITORS = KIOSKS * (AT_FIRST + BEFORE_CUT + WHILE_CUT + 2 * ROUNDS * IN_A_ROUND);

/** What a clerk does with a visitor who has been called, in turn. */
const ends = ['serve', 'miss', 'serve', 'park', 'serve', 'put-back', 'serve', 'take-back'] as const;

class Day {
  readonly house: House;
  readonly clerks: readonly Clerk[];
  readonly drawn: string[] = [];
  /** How often it was looked whether a visitor is with two counters. */
  looks = 0;
  #handled = 0;

  constructor(house: House) {
    this.house = house;
    this.clerks = house.counters.map(({ page }) => new Clerk(page));
  }

  async draw(each: number): Promise<void> {
    await Promise.all(
      this.house.kiosks.map(async ({ page }) => {
        for (let nth = 0; nth < each; nth++) this.drawn.push(await drawNumber(page));
      }),
    );
  }

  /** All call in one moment, then each does something else with the visitor. Afterwards no visitor is at a counter. */
  async round(isLast = false): Promise<void> {
    const [screen] = await this.agree();
    const parked = [...screen!.parked];
    await Promise.all(
      this.clerks.map((clerk, nth) => {
        const number = parked[nth];
        return number === undefined ? clerk.call(true) : clerk.resume(number);
      }),
    );
    await this.expectOneCounterEach();
    await Promise.all(
      this.clerks.map(async (clerk) => {
        if ((await clerk.current()) === null) return;
        if (await clerk.isServing()) return clerk.finish();
        return this.#end(clerk, isLast ? 'serve' : ends[this.#handled++ % ends.length]!);
      }),
    );
  }

  async #end(clerk: Clerk, how: (typeof ends)[number]): Promise<void> {
    if (how === 'put-back') return clerk.putBack();
    if (how === 'take-back') return clerk.takeBack();
    if (how === 'miss') {
      await clerk.repeat();
      return clerk.miss();
    }
    await clerk.start();
    return how === 'park' ? clerk.park() : clerk.finish();
  }

  async expectOneCounterEach(): Promise<void> {
    const here = async (): Promise<string[]> =>
      (await Promise.all(this.clerks.map((clerk) => clerk.current()))).filter((number) => number !== null);
    // Read one after the other: two reads may see a visitor before and after a step.
    await expect.poll(async () => duplicates(await here())).toEqual([]);
    const numbers = await here();
    for (const { page } of this.house.monitors)
      for (const number of numbers.slice(0, 1)) await expect(page.locator('body')).toContainText(number);
    this.looks++;
  }

  /** Waits until all counters show the same line, and gives back what each shows. */
  async agree(): Promise<SharedScreen[]> {
    await Promise.all(this.clerks.map((clerk) => clerk.settled()));
    const screens = (): Promise<SharedScreen[]> => Promise.all(this.clerks.map((clerk) => clerk.shared()));
    await expect.poll(async () => new Set((await screens()).map((s) => JSON.stringify(s))).size).toBe(1);
    return screens();
  }
}

const duplicates = (numbers: readonly string[]): string[] =>
  numbers.filter((number, at) => numbers.indexOf(number) !== at);

/** M5–M7, M11, M12 and Q6: what counters do that hear nothing of each other. */
async function workWhileCut(day: Day): Promise<void> {
  const [a, b, c, d, e, f] = day.clerks as [Clerk, Clerk, Clerk, Clerk, Clerk, Clerk];
  const [w, x, y, z] = (await a.shared()).waiting as [string, string, string, string];
  await test.step('two counters serve one visitor, and one of them to the end', async () => {
    await Promise.all([a.callThis(x), b.callThis(x)]);
    await Promise.all([a.start(), b.start()]);
    await a.finish();
  });
  await test.step('missed at one counter, served at another', async () => {
    await Promise.all([c.callThis(y), d.callThis(y)]);
    await c.miss();
    await d.start();
    await d.finish();
  });
  await test.step('finished, and called and called again elsewhere', async () => {
    await Promise.all([e.callThis(z), f.callThis(z)]);
    await e.start();
    await e.finish();
    await f.repeat();
  });
  await test.step('sent on by one, called later by another that has not heard of it', async () => {
    await e.callThis(w);
    await e.start();
    await e.transfer();
    await d.callThis(w);
    await d.start();
    await d.finish();
  });
  const drawing = day.draw(WHILE_CUT);
  for (let turn = 0; turn < 2; turn++)
    await Promise.all(
      [a, c, d, e].map(async (clerk) => {
        if (!(await clerk.call(false))) return;
        await clerk.start();
        await clerk.finish();
      }),
    );
  await drawing;
}

/** The relay is away as well. Afterwards counters and kiosks still work by what they knew an hour ago. */
async function passAnHour(day: Day): Promise<void> {
  const { relay, all } = day.house;
  await relay.kill();
  relay.moveClock(60);
  await Promise.all(all.map(({ page }) => page.clock.fastForward('01:00:00')));
  await Promise.all(
    day.clerks.map(async (clerk) => {
      if ((await clerk.current()) !== null || !(await clerk.call(false))) return;
      await clerk.start();
      await clerk.finish();
    }),
  );
  await relay.start();
}

test('[Q3, Q6, M5, M6, M7, M11, M12, M17] a day of 180 visitors at six counters, cut for an hour of it', async ({
  browser,
}) => {
  const house = await openHouse(browser);
  const day = new Day(house);
  try {
    await test.step('the morning', async () => {
      await day.draw(AT_FIRST);
      for (let nth = 0; nth < ROUNDS; nth++) await Promise.all([day.round(), day.draw(IN_A_ROUND)]);
      await day.draw(BEFORE_CUT);
    });
    await test.step('all lines are cut', async () => {
      await day.agree();
      for (const { line } of house.all) line.cut();
      for (const { page } of house.counters)
        await expect(page.getByText('Nicht mit der Zentrale verbunden')).toBeVisible();
      await workWhileCut(day);
      await passAnHour(day);
      for (const { page } of house.monitors)
        await expect(page.getByText(/Anzeige nicht aktuell/).first()).toBeVisible();
    });
    await test.step('what was done is put together', async () => {
      for (const { line } of house.all) line.restore();
      await day.agree();
      for (const clerk of day.clerks) await expect.poll(() => clerk.current()).toBeNull();
      for (const clerk of day.clerks) await clerk.readAll();
    });
    await test.step('the afternoon, with a relay that dies', async () => {
      for (let nth = 0; nth < ROUNDS; nth++) {
        const drawing = day.draw(IN_A_ROUND);
        const round = day.round();
        if (nth === KILL_IN_ROUND) {
          await house.relay.kill();
          await house.relay.start();
        }
        await Promise.all([round, drawing]);
      }
    });
    await test.step('until all have gone', async () => {
      for (let [screen] = await day.agree(); ; [screen] = await day.agree()) {
        if (screen!.waiting.length + screen!.parked.length === 0) break;
        await day.round(true);
      }
    });
    const screens = await day.agree();
    expect(duplicates(day.drawn)).toEqual([]);
    expect(day.drawn).toHaveLength(VISITORS);
    for (const { finished, missed } of screens) expect(finished + missed).toBe(VISITORS);
    expect(screens[0]!.missed).toBeGreaterThan(0);
    expect(day.looks).toBeGreaterThanOrEqual(2 * ROUNDS);
    for (const { page } of house.monitors)
      await expect(page.getByText('Zurzeit wird niemand aufgerufen')).toBeVisible();
  } finally {
    await house.close();
  }
});
