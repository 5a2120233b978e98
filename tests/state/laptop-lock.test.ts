/** P7, P8: the lock of a laptop as its pages have it: two tabs, a restart, a relay that is away. */
import 'fake-indexeddb/auto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from '../../src/lib/client/browser/database.ts';
import { ownPlatform } from '../../src/lib/client/browser/platform.ts';
import type { Platform } from '../../src/lib/client/browser/platform.ts';
import { actorId, officeId } from '../../src/lib/domain/ids.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { LaptopLock } from '../../src/lib/state/staff/laptop-lock.svelte.ts';
import { eventually } from '../support/eventually.ts';

const session = {
  office: officeId.parse('dorsten'),
  actor: actorId.parse('k'.repeat(22)),
  role: 'clerk',
  name: 'Karl',
} as const;
const PIN = '480216';
const secret = (letter: string): string => letter.repeat(43);

/** A laptop whose relay answers, or not. */
function aLaptop() {
  const name = `laptop-${crypto.randomUUID()}`;
  const machine = { isOnline: true, now: 1_000_000_000_000 };
  const gone: string[] = [];
  const runs = new Set<() => void>();
  const platform: Platform = {
    ...ownPlatform,
    now: () => machine.now,
    every(_ms, run) {
      runs.add(run);
      return () => runs.delete(run);
    },
  };
  const fetching: typeof fetch = async () => {
    if (!machine.isOnline) throw new TypeError('cut off');
    return Response.json({ actor: session.actor, session: secret('s'), laptop: secret('l') });
  };
  return {
    machine,
    gone,
    /** The moments at which pages look by themselves. */
    look: () => [...runs].forEach((run) => run()),
    async tab(lockMinutes: number | null = null) {
      const database = await openDatabase({ name });
      const lock = new LaptopLock(session, {
        ...{ database, platform, fetch: fetching, origin: 'http://relay.test', cost: 2 },
        onGone: () => gone.push('gone'),
        onRefused: () => gone.push('refused'),
      });
      lock.lockMinutes = lockMinutes;
      onTestFinished(() => {
        lock.close();
        database.close();
      });
      return { lock, database };
    },
  };
}

async function choosePin(lock: LaptopLock): Promise<void> {
  lock.beginChoice();
  lock.pin = PIN;
  lock.repeat = PIN;
  await lock.choose();
  expect([lock.problem, lock.hasPin, lock.pin]).toEqual([null, true, '']);
}

async function unlock(lock: LaptopLock, pin = PIN): Promise<void> {
  lock.pin = pin;
  await lock.unlock();
}

test('[P8.1, P8.3] it locks and unlocks in all tabs, also cut off, and stays locked over a restart', async () => {
  const laptop = aLaptop();
  const [one, two] = [await laptop.tab(), await laptop.tab()];
  await eventually(() => expect([one.lock.state, two.lock.state]).toEqual(['open', 'open']));
  expect(await one.lock.lock()).toBe(false);
  await choosePin(one.lock);
  await eventually(() => expect(two.lock.hasPin).toBe(true));

  laptop.machine.isOnline = false;
  expect(await one.lock.lock()).toBe(true);
  await eventually(() => expect(two.lock.state).toBe('locked'));
  const restarted = await laptop.tab();
  await eventually(() => expect(restarted.lock.state).toBe('locked'));
  expect(restarted.database.peopleKeys.current).toBeNull();
  await unlock(restarted.lock, '111222');
  expect(restarted.lock.failure).toMatchObject({ why: 'wrong', triesLeft: 9 });
  await unlock(restarted.lock);
  expect(restarted.lock.state).toBe('open');
  const ids = [one, two, restarted].map(({ database }) => database.peopleKeys.current?.days.id);
  expect(new Set(ids).size).toBe(1);
  await eventually(() => expect([one.lock.state, two.lock.state]).toEqual(['open', 'open']));
});

test('[P7.3, P8.1] started without the relay it asks for the PIN; without one it opens without people', async () => {
  const bare = aLaptop();
  bare.machine.isOnline = false;
  const { lock, database } = await bare.tab();
  await eventually(() => expect(lock.state).toBe('without-people'));
  bare.machine.isOnline = true;
  bare.look();
  await eventually(() => expect(lock.state).toBe('open'));
  expect(database.peopleKeys.current).not.toBeNull();
  await choosePin(lock);
  bare.machine.isOnline = false;
  const restarted = await bare.tab();
  await eventually(() => expect(restarted.lock.state).toBe('locked'));
  await unlock(restarted.lock);
  expect(restarted.lock.state).toBe('open');
});

test('[P8.3] it locks by itself after the office’s minutes without a touch, also where they passed while it was shut', async () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  const laptop = aLaptop();
  const { lock } = await laptop.tab(5);
  await eventually(() => expect(lock.state).toBe('open'));
  await choosePin(lock);
  laptop.machine.now += 4 * MINUTE_MS;
  lock.touch();
  laptop.machine.now += 4 * MINUTE_MS;
  laptop.look();
  expect(lock.state).toBe('open');
  const other = await laptop.tab(5);
  await eventually(() => expect(other.lock.state).toBe('open'));
  other.lock.close();
  lock.close();
  laptop.machine.now += 60 * MINUTE_MS;
  const restarted = await laptop.tab(5);
  await eventually(() => expect(restarted.lock.state).toBe('locked'));
});

test('[P8.2] after ten wrong PINs the member has to sign in anew', async () => {
  const laptop = aLaptop();
  const { lock } = await laptop.tab();
  await eventually(() => expect(lock.state).toBe('open'));
  await choosePin(lock);
  await lock.lock();
  for (let tries = 1; tries <= 10; tries++) {
    expect(laptop.gone).toEqual([]);
    laptop.machine.now += MINUTE_MS;
    await unlock(lock, '111222');
  }
  expect(laptop.gone).toEqual(['gone']);
  await eventually(() => expect(lock.hasPin).toBe(false));
});

test('[P8.2] wrong PINs count over all tabs: the other one has to wait as long, and is told how many are left', async () => {
  const laptop = aLaptop();
  const [one, two] = [await laptop.tab(), await laptop.tab()];
  await eventually(() => expect([one.lock.state, two.lock.state]).toEqual(['open', 'open']));
  await choosePin(one.lock);
  await one.lock.lock();
  await eventually(() => expect(two.lock.state).toBe('locked'));
  for (const { lock } of [one, two, one]) await unlock(lock, '111222');
  expect(one.lock.failure).toEqual({ why: 'wrong', triesLeft: 7, waitSeconds: 1 });
  expect(two.lock.failure).toMatchObject({ why: 'wrong', triesLeft: 8 });
  await unlock(two.lock);
  expect([two.lock.state, two.lock.failure]).toEqual(['locked', { why: 'too-soon', waitSeconds: 1 }]);
  laptop.machine.now += 1000;
  await unlock(two.lock);
  expect([two.lock.state, two.lock.failure]).toEqual(['open', null]);
  await eventually(() => expect([one.lock.state, one.lock.failure]).toEqual(['open', null]));

  // The right one has begun the count anew, for both.
  await two.lock.lock();
  await eventually(() => expect(one.lock.state).toBe('locked'));
  for (let tries = 1; tries < 10; tries++) {
    laptop.machine.now += MINUTE_MS;
    await unlock(tries % 2 === 0 ? one.lock : two.lock, '111222');
  }
  expect(laptop.gone).toEqual([]);
  laptop.machine.now += MINUTE_MS;
  await unlock(one.lock, '111222');
  expect(laptop.gone).toEqual(['gone']);
  await eventually(() => expect(two.lock.hasPin).toBe(false));
  expect(two.lock.state).toBe('locked');
  laptop.machine.now += MINUTE_MS;
  await unlock(two.lock);
  expect([two.lock.state, laptop.gone]).toEqual(['locked', ['gone', 'gone']]);
});

test('[P8.3] a PIN that is being chosen is dropped when another tab locks, and is not typed into the lock', async () => {
  const laptop = aLaptop();
  const [one, two] = [await laptop.tab(), await laptop.tab()];
  await eventually(() => expect([one.lock.state, two.lock.state]).toEqual(['open', 'open']));
  await choosePin(one.lock);
  await eventually(() => expect(two.lock.hasPin).toBe(true));
  two.lock.beginChoice();
  two.lock.pin = '975310';
  two.lock.repeat = '9753';
  await one.lock.lock();
  await eventually(() => expect(two.lock.state).toBe('locked'));
  expect([two.lock.choosing, two.lock.pin, two.lock.repeat]).toEqual([false, '', '']);
  // What is typed into the lock stays while the other tab tries.
  two.lock.pin = '4802';
  await unlock(one.lock, '111222');
  await eventually(() => expect(one.lock.failure).not.toBeNull());
  expect(two.lock.pin).toBe('4802');
});
