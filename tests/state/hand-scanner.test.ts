/** A hand scanner at a kiosk: told from a person by its speed, and no failed try of anyone (A1, A2). */
import { flushSync } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import { ScanBurst } from '../../src/lib/state/kiosk/hand-scanner.ts';
import { KioskVisitor } from '../../src/lib/state/kiosk/visitor.svelte.ts';
import { anAppointment, at, anOffice, visitStep, MONDAY, visit } from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';

const PASS = `FOYER1:${anOffice().id}:${MONDAY}:111111`;

/** Which characters no field sees. */
function typed(burst: ScanBurst, text: string, gapMs: number): string {
  return [...text].filter((character, i) => burst.type(character, 1000 + i * gapMs)).join('');
}

test('[A1] from its fourth character on a scan reaches no field; a person’s typing does', () => {
  const scan = new ScanBurst();
  expect(typed(scan, PASS, 8)).toBe(PASS.slice(3));
  expect(scan.end()).toBe(PASS);
  expect(scan.end()).toBeNull();
  for (const [text, gapMs] of [
    ['anna', 90],
    ['24121950', 20],
  ] as const) {
    const person = new ScanBurst();
    expect(typed(person, text, gapMs)).toBe('');
    expect(person.end()).toBeNull();
  }
  const goods = new ScanBurst();
  typed(goods, '4006381333931', 8);
  expect(goods.end()).toBe('4006381333931');
});

function aVisitor() {
  const workday = aWorkday({ role: 'kiosk', now: at('08:55') });
  workday.tell(anAppointment({ id: visit('anna'), start: at('09:00'), number: 'A601', code: '111111' }));
  const visitor = new KioskVisitor(workday);
  onTestFinished(() => visitor.close());
  return { workday, visitor };
}

test.each(['start', 'ways', 'scan', 'code', 'birth-date', 'category'] as const)(
  '[A1] a pass is taken on the screen %s, and what was typed there is no failed try',
  (screen) => {
    const { workday, visitor } = aVisitor();
    visitor.go(screen);
    visitor.typeCode('12');
    visitor.handScanned(PASS);
    flushSync();
    expect(visitor).toMatchObject({ screen: 'arrival', code: '', codeError: null });
    expect(visitor.checkIn.arrival).toMatchObject({ kind: 'welcome', number: 'A601' });
    expect(workday.trackedRequests.map(({ request }) => request)).toMatchObject([
      { kind: 'check-in', by: { with: 'code', code: '111111' } },
    ]);
    expect(visitor.pause).toBe(0);
  },
);

test('[A1, P6] after a welcome the next pass is the next visitor’s, with none of the earlier tries', () => {
  const { workday, visitor } = aVisitor();
  workday.tell(anAppointment({ id: visit('bert'), start: at('09:05'), number: 'A602', code: '222222' }));
  visitor.handScanned(PASS);
  flushSync();
  visitor.handScanned(PASS.replace('111111', '222222'));
  flushSync();
  expect(visitor.checkIn.arrival).toMatchObject({ kind: 'welcome', number: 'A602' });
  expect(workday.trackedRequests[1]!.request).not.toHaveProperty('tried');
});

test('[A3, P6] so it is after a visitor who was checked in before: their check-in is not taken back', () => {
  const { workday, visitor } = aVisitor();
  workday.tell(visitStep('checked-in', { of: visit('anna'), at: at('08:50') }));
  visitor.handScanned(PASS);
  flushSync();
  expect(visitor.checkIn.arrival).toMatchObject({ kind: 'already', number: 'A601' });
  visitor.handScanned(PASS.replace('111111', '333333'));
  flushSync();
  expect(visitor.checkIn.arrival).toMatchObject({ kind: 'unknown' });
  expect(workday.trackedRequests[1]!.request).not.toHaveProperty('tried');
});
