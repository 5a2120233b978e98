/** How long a kiosk shows what its visitor typed, and what came of it (P6). */
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openIdleWatch } from '../../src/lib/state/kiosk/idle.svelte.ts';
import type { IdleWatch, OnScreen } from '../../src/lib/state/kiosk/idle.svelte.ts';

let shown: OnScreen;
let left: number;
let page: EventTarget;
const touch = (): boolean => page.dispatchEvent(new Event('pointerdown'));
const seconds = (count: number): unknown => vi.advanceTimersByTime(count * 1000);

function watch(): IdleWatch {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  const idle = openIdleWatch(
    () => shown,
    () => {
      left++;
      shown = 'nothing';
    },
  );
  onTestFinished(() => {
    idle.close();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
  return idle;
}

beforeEach(() => {
  shown = 'nothing';
  left = 0;
  page = new EventTarget();
});

describe('[P6] a kiosk that is left alone', () => {
  it('[P6] shows an outcome for twenty seconds, and says so in the last ten', () => {
    const idle = watch();
    shown = 'outcome';
    seconds(10);
    expect([idle.outcomeSecondsLeft, left]).toEqual([null, 0]);
    seconds(5);
    expect([idle.outcomeSecondsLeft, idle.secondsLeft, left]).toEqual([6, null, 0]);
    seconds(6);
    expect([idle.outcomeSecondsLeft, left]).toEqual([null, 1]);
  });

  it('[P6] shows it for twenty more once its visitor touches the screen', () => {
    const idle = watch();
    shown = 'outcome';
    seconds(15);
    touch();
    expect(idle.outcomeSecondsLeft).toBeNull();
    seconds(19);
    expect(left).toBe(0);
    seconds(2);
    expect(left).toBe(1);
  });

  it('[P6] counts from when the outcome came, not from the last key', () => {
    watch();
    shown = 'entry';
    seconds(18);
    shown = 'outcome';
    seconds(19);
    expect(left).toBe(0);
  });

  it('[P6] keeps what was typed for a minute, and asks for the last fifteen seconds', () => {
    const idle = watch();
    shown = 'entry';
    seconds(44);
    expect(idle.secondsLeft).toBeNull();
    seconds(3);
    expect(idle.secondsLeft).toBe(14);
    touch();
    seconds(12);
    expect(left).toBe(0);
    seconds(3);
    expect(left).toBe(1);
  });
});
