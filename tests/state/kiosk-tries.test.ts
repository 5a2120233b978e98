/** What slows a kiosk's visitors down (A2): guesses, each way by itself. What is no guess says what is wrong (A1). */
import { flushSync } from 'svelte';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makePass } from '../../src/lib/domain/day/appointment.ts';
import type { CheckInPass } from '../../src/lib/domain/day/appointment.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { KioskVisitor } from '../../src/lib/state/kiosk/visitor.svelte.ts';
import { anAppointment, at, visitStep, MONDAY, visit } from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';
import type { DayHere } from './a-workday.svelte.ts';

const anna = anAppointment({ id: visit('anna'), start: at('09:00'), number: 'A601', code: '111111' });

function aKiosk(now = at('08:55')): { workday: DayHere; visitor: KioskVisitor } {
  const workday = aWorkday({ role: 'kiosk', now });
  workday.tell(anna);
  const visitor = new KioskVisitor(workday);
  onTestFinished(() => visitor.close());
  return { workday, visitor };
}

const passOf = (workday: DayHere, pass: Partial<CheckInPass>): string =>
  makePass({ office: workday.office!.id, date: MONDAY, code: '999999', ...pass });

function show(visitor: KioskVisitor, text: string): unknown {
  visitor.go('scan');
  visitor.scanned(text);
  flushSync();
  const { arrival } = visitor.checkIn;
  visitor.forget();
  return arrival;
}

function typeCode(visitor: KioskVisitor, code: string): void {
  visitor.go('code');
  visitor.typeCode(code);
  visitor.sendCode();
  flushSync();
  visitor.forget();
}

describe('[A1.3] a QR code that is no appointment of today here', () => {
  it('[A1.3] says which day, which office or that it is something else, and asks the relay nothing', () => {
    const { workday, visitor } = aKiosk();
    const tomorrow = addDays(MONDAY, 1);
    expect(show(visitor, passOf(workday, { date: tomorrow }))).toEqual({
      ...{ kind: 'other-day', date: tomorrow, isMoved: false },
    });
    expect(show(visitor, passOf(workday, { office: 'elsewhere' as never }))).toEqual({
      ...{ kind: 'other-office', office: 'elsewhere', name: null },
    });
    for (const text of ['https://example.org/', 'FOYER2:x', 'x'.repeat(3000)])
      expect(show(visitor, text)).toEqual({ kind: 'foreign' });
    expect(workday.trackedRequests).toEqual([]);
  });

  it('[A2.5] however many there are, the next visitor checks in at once', () => {
    const { workday, visitor } = aKiosk();
    for (let i = 0; i < 5; i++) {
      show(visitor, 'https://example.org/');
      show(visitor, passOf(workday, { date: addDays(MONDAY, 1) }));
      show(visitor, passOf(workday, { office: 'elsewhere' as never }));
    }
    expect(show(visitor, passOf(workday, { code: anna.code }))).toMatchObject({ kind: 'welcome' });
  });
});

describe('[A2.5] only guesses slow down', () => {
  const unknown = ['000001', '000002', '000003'];

  it('[A2.5] each way by itself, and a number can always be taken', () => {
    const { workday, visitor } = aKiosk();
    for (const code of unknown) typeCode(visitor, code);
    const pauses = (['code', 'scan', 'birth-date'] as const).map((way) => visitor.checkIn.pauseOf(way) > 0);
    expect(pauses).toEqual([true, false, false]);
    typeCode(visitor, anna.code);
    expect(workday.trackedRequests).toHaveLength(unknown.length);
    expect(show(visitor, passOf(workday, { code: anna.code }))).toMatchObject({ kind: 'welcome' });
    visitor.wantTicket();
    expect(visitor.screen).toBe('category');
  });

  it('[A1.3, A2.5] a right code that is too early is no guess, however often it is tried', () => {
    const { visitor } = aKiosk(at('08:00'));
    for (let i = 0; i < 5; i++) typeCode(visitor, anna.code);
    expect(visitor.checkIn.pauseOf('code')).toBe(0);
  });

  it('[A2.5] QR codes of this office and day that name no appointment are guesses', () => {
    const { workday, visitor } = aKiosk();
    for (const code of unknown) show(visitor, passOf(workday, { code }));
    expect(visitor.checkIn.pauseOf('scan')).toBeGreaterThan(0);
    visitor.handScanned(passOf(workday, { code: anna.code }));
    expect(visitor.screen).toBe('ways');
  });
});

it('[A1.3, B8] a code whose appointment was moved to another day says which', () => {
  const { workday, visitor } = aKiosk();
  const moved = visitStep('moved', { of: anna.id, at: at('08:00'), movedTo: visit('later') });
  workday.tell({ ...moved, toDate: addDays(MONDAY, 3) } as typeof moved);
  expect(show(visitor, passOf(workday, { code: anna.code }))).toMatchObject({
    ...{ kind: 'other-day', date: addDays(MONDAY, 3), isMoved: true },
  });
});

it('[A3] a second scan says since when they are checked in', () => {
  const { workday, visitor } = aKiosk();
  workday.tell(visitStep('checked-in', { of: anna.id, at: at('08:46') }));
  expect(show(visitor, passOf(workday, { code: anna.code }))).toMatchObject({
    ...{ kind: 'already', since: at('08:46'), whereabouts: 'waiting' },
  });
});
