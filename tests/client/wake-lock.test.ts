/** The screen of a tablet stays on: the lock is taken, taken again after the page was hidden, and given back. */
import { afterEach, expect, test, vi } from 'vitest';
import { keepScreenOn } from '../../src/lib/client/browser/wake-lock.ts';
import { eventually } from '../support/eventually.ts';

class Lock {
  released = false;
  async release(): Promise<void> {
    this.released = true;
  }
}

/** A browser that takes the lock away when the page is hidden, as they all do. */
function aTablet(request: (taken: Lock[]) => Promise<Lock>) {
  const taken: Lock[] = [];
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('document', page);
  vi.stubGlobal('navigator', { wakeLock: { request: async () => request(taken) } });
  return {
    taken,
    show(visibilityState: 'visible' | 'hidden') {
      page.visibilityState = visibilityState;
      if (visibilityState === 'hidden') for (const lock of taken) lock.released = true;
      page.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

const granting = async (taken: Lock[]): Promise<Lock> => {
  const lock = new Lock();
  taken.push(lock);
  return lock;
};
const held = (taken: readonly Lock[]): number => taken.filter(({ released }) => !released).length;

afterEach(() => vi.unstubAllGlobals());

test('the lock is taken once, and again each time the page comes back', async () => {
  const { taken, show } = aTablet(granting);
  const letSleep = keepScreenOn();
  await eventually(() => expect(held(taken)).toBe(1));
  show('visible');
  for (const times of [2, 3]) {
    show('hidden');
    expect(held(taken)).toBe(0);
    show('visible');
    await eventually(() => expect([held(taken), taken.length]).toEqual([1, times]));
  }
  letSleep();
});

test('a page that comes back while the lock is asked for gets one, and none is left behind', async () => {
  const { taken, show } = aTablet(granting);
  const letSleep = keepScreenOn();
  show('visible');
  show('hidden');
  show('visible');
  await eventually(() => expect(held(taken)).toBe(1));
  letSleep();
  await eventually(() => expect(held(taken)).toBe(0));
});

test('it is released at the end, and taken no more', async () => {
  const { taken, show } = aTablet(granting);
  const letSleep = keepScreenOn();
  await eventually(() => expect(held(taken)).toBe(1));
  letSleep();
  await eventually(() => expect(held(taken)).toBe(0));
  show('hidden');
  show('visible');
  expect(taken).toHaveLength(1);
});

test('a lock that is granted after the end is given back', async () => {
  let grant = (): void => {};
  const asked = new Promise<void>((resolve) => {
    grant = resolve;
  });
  const { taken } = aTablet(async (locks) => {
    await asked;
    return granting(locks);
  });
  keepScreenOn()();
  grant();
  await eventually(() => expect([taken.length, held(taken)]).toEqual([1, 0]));
});

test('a refusal, as with a weak battery, is tried again when the page comes back', async () => {
  let isRefused = true;
  const { taken, show } = aTablet(async (locks) => {
    if (isRefused) throw new DOMException('low battery', 'NotAllowedError');
    return granting(locks);
  });
  const letSleep = keepScreenOn();
  isRefused = false;
  show('hidden');
  show('visible');
  await eventually(() => expect(held(taken)).toBe(1));
  letSleep();
});

test('a browser without the lock is left alone', () => {
  vi.stubGlobal('navigator', {});
  expect(() => keepScreenOn()()).not.toThrow();
});
