/** [A5.2] One press, one slip; and what the lead hears of the printer. */
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { officeId } from '../../src/lib/domain/ids.ts';
import { SlipPrinter } from '../../src/lib/state/kiosk/slip-printer.svelte.ts';
import type { SlipContent } from '../../src/lib/domain/day/slip-content.ts';
import { KioskVisitor } from '../../src/lib/state/kiosk/visitor.svelte.ts';
import { anOffice } from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';

const SLIP: SlipContent = {
  ...{ office: 'Bürgerbüro', number: 'A012', language: 'de', lines: ['Personalausweis'], code: null },
};

beforeEach(() => {
  vi.useFakeTimers();
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

/** A page of the kiosk; a second one is what comes after a reload. */
function aPrinter() {
  const printer = new SlipPrinter(officeId.parse('dorsten'));
  const slips: number[] = [];
  return { printer, slips, press: () => printer.press(SLIP, () => void slips.push(Date.now())) };
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

test('[A5.2] a press that waited while the printer held up the page is the same press', () => {
  const { printer } = aPrinter();
  let slips = 0;
  const slowPrint = (): void => {
    slips++;
    vi.advanceTimersByTime(10_000);
  };
  printer.press(SLIP, slowPrint);
  printer.press(SLIP, slowPrint);
  expect([slips, printer.stage]).toEqual([1, 'printing']);
  vi.advanceTimersByTime(4_000);
  expect(printer.stage).toBe('printed');
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

test('[A5.2] a visitor who leaves before a slip could be missed says nothing of the printer', () => {
  const kiosk = aPrinter();
  const hurry = (): void => {
    kiosk.press();
    vi.advanceTimersByTime(1_000);
    kiosk.printer.forget();
  };
  hurry();
  expect(kiosk.printer.condition).toBeNull();
  visit(kiosk, true);
  for (let i = 0; i < 5; i++) hurry();
  expect(kiosk.printer.condition).toBe('no-slip');
});

test('[A5.2] a visitor who said that no slip came and prints again is none without a word', () => {
  const kiosk = aPrinter();
  for (let i = 0; i < 3; i++) {
    kiosk.press();
    vi.advanceTimersByTime(5_000);
    kiosk.printer.reportMissing();
    visit(kiosk);
  }
  expect(kiosk.printer.condition).toBe('no-slip');
  visit(kiosk);
  visit(kiosk);
  expect(kiosk.printer.condition).toBe('no-slip');
  visit(kiosk);
  expect(kiosk.printer.condition).toBe('works');
});

test('[Q12.3] a missing slip is known after a reload, with the slips that have passed since', () => {
  visit(aPrinter(), true);
  visit(aPrinter());
  visit(aPrinter());
  expect(aPrinter().printer.condition).toBe('no-slip');
  visit(aPrinter());
  expect(aPrinter().printer.condition).toBe('works');
});

test('[Q12.3] what another program left on the disk is no condition', () => {
  localStorage.setItem('foyer:slip-printer:dorsten', '-1');
  expect(aPrinter().printer.condition).toBeNull();
});

test('[Q12.3] an office that takes the printer out of its file has no missing slip, before and after a reload', () => {
  const workdayOf = (printer: { paper: 80 } | null) =>
    aWorkday({
      role: 'kiosk',
      office: { ...anOffice(), kiosk: { ...anOffice().kiosk, printer } },
    });
  const open = (printer: { paper: 80 } | null): SlipPrinter => {
    const visitor = new KioskVisitor(workdayOf(printer));
    onTestFinished(() => visitor.close());
    flushSync();
    return visitor.printer;
  };
  const before = open({ paper: 80 });
  visit({ printer: before, slips: [], press: () => before.press(SLIP, () => {}) }, true);
  expect(before.condition).toBe('no-slip');
  expect(open({ paper: 80 }).condition).toBe('no-slip');
  expect(open(null).condition).toBeNull();
  expect(open({ paper: 80 }).condition).toBeNull();
});

test('[A11.2] staff print the last slip again for half an hour, also after its visitor has gone', () => {
  const kiosk = aPrinter();
  expect(kiosk.printer.last).toBeNull();
  visit(kiosk);
  expect(kiosk.printer.last).toEqual(SLIP);
  vi.advanceTimersByTime(29 * 60_000);
  expect(kiosk.printer.last).toEqual(SLIP);
  vi.advanceTimersByTime(60_000);
  expect(kiosk.printer.last).toBeNull();
});

test('[A5.12] a press at a printer of the page lasts until it is settled; one that failed is told, and not tried again', async () => {
  const { printer } = aPrinter();
  let tries = 0;
  const settle: { taken: () => void; failed: () => void }[] = [];
  const press = (): void =>
    printer.press(SLIP, () => {
      tries++;
      return new Promise((resolve, reject) => {
        settle.push({ taken: resolve, failed: () => reject(new Error('no paper')) });
      });
    });
  for (let i = 0; i < 100; i++) {
    press();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect([tries, printer.stage]).toEqual([1, 'printing']);
  settle[0]!.taken();
  await vi.advanceTimersByTimeAsync(0);
  expect([printer.stage, printer.isMissing, printer.condition]).toEqual(['printed', false, null]);
  press();
  settle[1]!.failed();
  await vi.advanceTimersByTimeAsync(5_000);
  expect([tries, printer.stage, printer.isMissing, printer.condition]).toEqual([
    2,
    'printed',
    true,
    'no-slip',
  ]);
  // The next visitor does not hear of it, and the lead does.
  press();
  printer.forget();
  settle[2]!.failed();
  await vi.advanceTimersByTimeAsync(5_000);
  expect([printer.stage, printer.isMissing, printer.condition]).toEqual(['ready', false, 'no-slip']);
});
