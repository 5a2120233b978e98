/** [Q14.3] Since when nothing is called, as far as a monitor knows. */
import { expect, test } from 'vitest';
import type { LastSeen } from '../../src/monitor/last-seen.ts';
import { openLaidOut } from '../../src/monitor/laid-out.svelte.ts';
import { anOffice } from '../support/build/index.ts';
import { aBoard, aCall } from '../monitor/support/a-board.ts';

const OPENED_AT = 1_000_000_000_000;
const nothing = { read: () => null, write: () => undefined } as unknown as LastSeen;

function aMonitor() {
  const laidOut = openLaidOut(nothing, OPENED_AT);
  const office = anOffice();
  let now = OPENED_AT;
  /** Seconds pass, and these calls stand on the board. */
  const pass = (seconds: number, calls: Parameters<typeof aBoard>[0] = []): number => {
    for (let i = 0; i < seconds; i++) laidOut.note(aBoard(calls), office, (now += 1_000));
    return (now - laidOut.quietSince) / 1_000;
  };
  return { laidOut, office, pass, jump: (ms: number) => (now += ms), now: () => now };
}

test('[Q14.3] silence is counted from the start of the page, and from the last call that stood here', () => {
  const monitor = aMonitor();
  expect(monitor.pass(300)).toBe(300);
  const call = aCall('A612', 'Schalter 3', { since: monitor.now() });
  expect(monitor.pass(20, [call])).toBe(0);
  expect(monitor.pass(90)).toBe(90);
  // A relay that is not heard leaves the call on the board, where it ends by itself.
  expect(monitor.pass(3 * 60 * 60, [call])).toBeGreaterThan(60 * 60);
});

test('[Q14.3] of the time of a standby, or of a wrong clock, nothing is known', () => {
  const monitor = aMonitor();
  monitor.pass(300);
  for (const jump of [3_600_000, -7_200_000]) {
    monitor.jump(jump);
    expect(monitor.pass(1)).toBe(0);
    expect(monitor.pass(60)).toBe(60);
  }
});
