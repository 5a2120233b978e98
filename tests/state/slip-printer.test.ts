/** [A5.2] One press, one slip; and what the lead hears of the printer. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SlipPrinter } from '../../src/lib/state/kiosk/slip-printer.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aPrinter() {
  const printer = new SlipPrinter();
  const slips: number[] = [];
  return { printer, slips, press: () => printer.press(() => slips.push(Date.now())) };
}

/** A visitor who prints and goes, with or without a word. */
function visit({ printer, press }: ReturnType<typeof aPrinter>, isMissing = false): void {
  press();
  vi.advanceTimersByTime(5_000);
  if (isMissing) printer.reportMissing();
  printer.forget();
}

test('[A5.2] a double tap, a held key and an impatient finger print one slip', () => {
  const kiosk = aPrinter();
  for (let i = 0; i < 30; i++) {
    kiosk.press();
    vi.advanceTimersByTime(100);
  }
  expect(kiosk.slips).toHaveLength(1);
  vi.advanceTimersByTime(1_100);
  expect(kiosk.printer.stage).toBe('printed');
  kiosk.press();
  expect(kiosk.slips).toHaveLength(2);
});

test('[A5.2] the next visitor begins anew, and the last one’s slip changes nothing for them', () => {
  const kiosk = aPrinter();
  kiosk.press();
  kiosk.printer.forget();
  vi.advanceTimersByTime(10_000);
  expect(kiosk.printer.stage).toBe('ready');
  kiosk.press();
  expect(kiosk.slips).toHaveLength(2);
});

test('[A5.2] that no slip came can be said once it could have come, and stands until three slips passed without a word', () => {
  const kiosk = aPrinter();
  expect(kiosk.printer.condition).toBeNull();
  kiosk.press();
  kiosk.printer.reportMissing();
  expect(kiosk.printer.condition).toBeNull();
  vi.advanceTimersByTime(5_000);
  kiosk.printer.forget();
  expect(kiosk.printer.condition).toBe('works');
  visit(kiosk, true);
  expect(kiosk.printer.condition).toBe('no-slip');
  for (const condition of ['no-slip', 'no-slip', 'works']) {
    visit(kiosk);
    expect(kiosk.printer.condition).toBe(condition);
  }
});

test('[A5.2] a visitor who did not print says nothing of the printer', () => {
  const kiosk = aPrinter();
  for (let i = 0; i < 5; i++) kiosk.printer.forget();
  expect(kiosk.printer.condition).toBeNull();
});
