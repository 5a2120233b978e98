/** [A11.1] The PIN at a kiosk: compared on the device, also cut off, and slower the more often it is wrong. */
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { officeId } from '../../src/lib/domain/ids.ts';
import { StaffExit } from '../../src/lib/state/kiosk/staff-exit.svelte.ts';
import { makeExitCheck } from '../../src/lib/wire/kiosk-exit.ts';

const OFFICE = officeId.parse('dorsten');
const PIN = '482915';
const NOW = Date.parse('2026-11-23T09:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'setInterval', 'clearInterval'] });
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page of the kiosk; a second one is what comes after it was loaded anew. */
function aPage(): StaffExit {
  const exit = new StaffExit(OFFICE);
  onTestFinished(() => exit.close());
  return exit;
}

async function tryPin(exit: StaffExit, pin: string): Promise<void> {
  exit.open();
  exit.type(pin);
  await exit.submit();
}

const aCheck = () => makeExitCheck(PIN, 1_000);

test('[A11.1] without a PIN there is no way in; with one the right PIN opens it, on the next page without the relay', async () => {
  const first = aPage();
  first.open();
  expect([first.isSet, first.stage]).toEqual([false, 'closed']);
  first.take(await aCheck());
  await tryPin(first, PIN);
  expect(first.stage).toBe('panel');
  expect(first.pin).toBe('');

  const cutOff = aPage();
  expect(cutOff.isSet).toBe(true);
  await tryPin(cutOff, '123');
  expect([cutOff.stage, cutOff.problem]).toEqual(['pin', 'too-short']);
  await tryPin(cutOff, '482916');
  expect([cutOff.stage, cutOff.problem, cutOff.pin]).toEqual(['pin', 'wrong', '']);
  await tryPin(cutOff, PIN);
  expect(cutOff.stage).toBe('panel');
  // The lead takes it away.
  cutOff.take(null);
  expect([cutOff.isSet, aPage().isSet]).toEqual([false, false]);
});

test('[A11.1] from the fifth wrong PIN on each try waits, longer each time, also after a reload or with another clock', async () => {
  const first = aPage();
  first.take(await aCheck());
  for (let wrong = 1; wrong <= 4; wrong++) {
    await tryPin(first, '000001');
    expect(first.waitSeconds, String(wrong)).toBe(0);
  }
  await tryPin(first, '000001');
  expect(first.waitSeconds).toBe(30);
  // The right one is not looked at meanwhile.
  await tryPin(first, PIN);
  expect(first.stage).toBe('pin');

  const again = aPage();
  expect(again.waitSeconds).toBe(30);
  vi.setSystemTime(NOW - 86_400_000);
  vi.advanceTimersByTime(1_000);
  expect(again.waitSeconds).toBe(30);
  vi.setSystemTime(NOW + 30_000);
  vi.advanceTimersByTime(1_000);
  expect(again.waitSeconds).toBe(0);
  await tryPin(again, '000001');
  expect(again.waitSeconds).toBe(60);
  for (let more = 0; more < 8; more++) {
    vi.setSystemTime(Date.now() + 15 * 60_000);
    await tryPin(again, '000001');
  }
  expect(again.waitSeconds).toBe(15 * 60);
  vi.setSystemTime(Date.now() + 15 * 60_000);
  await tryPin(again, PIN);
  expect(again.stage).toBe('panel');
  again.leave();
  await tryPin(again, '000001');
  expect(again.waitSeconds).toBe(0);
});

test('[A11.1] a page that dies in the middle of a try has used it, and one who has left gets nothing', async () => {
  const exit = aPage();
  exit.take(await aCheck());
  for (let i = 0; i < 5; i++) {
    exit.open();
    exit.type('000001');
    const dying = exit.submit();
    exit.leave();
    await dying;
  }
  expect(aPage().waitSeconds).toBe(30);
  vi.setSystemTime(NOW + 60_000);
  exit.open();
  exit.type(PIN);
  const left = exit.submit();
  exit.leave();
  await left;
  expect(exit.stage).toBe('closed');
});

test('[A11.1] wrong tries are forgotten after an hour without one, and with another PIN', async () => {
  const exit = aPage();
  exit.take(await aCheck());
  const fail = async () => {
    for (let i = 0; i < 5; i++) await tryPin(exit, '000001');
  };
  await fail();
  expect(exit.waitSeconds).toBe(30);
  vi.setSystemTime(NOW + 61 * 60_000);
  await tryPin(exit, '000001');
  expect(exit.waitSeconds).toBe(0);
  await fail();
  expect(exit.waitSeconds).toBe(30);
  exit.take(await makeExitCheck('739158', 1_000));
  exit.leave();
  await tryPin(exit, '739158');
  expect(exit.stage).toBe('panel');
});

test('[A11.1] what is no check on the disk is none', () => {
  localStorage.setItem('foyer:kiosk-exit:dorsten', '{"salt":"x"}');
  localStorage.setItem('foyer:kiosk-exit-tries:dorsten', 'no JSON');
  expect([aPage().isSet, aPage().waitSeconds]).toEqual([false, 0]);
});
