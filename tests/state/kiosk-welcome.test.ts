/** What a kiosk says in a check-in of its visitor: the welcome without the relay (A4), and earlier tries (A2). */
import { flushSync } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import type { RequestOf } from '../../src/lib/domain/requests/request.ts';
import { openKioskCheckIn } from '../../src/lib/state/kiosk/check-in.svelte.ts';
import { KioskVisitor } from '../../src/lib/state/kiosk/visitor.svelte.ts';
import { anAppointment, at, birthDates, visit } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { aWorkday } from './a-workday.svelte.ts';

test('[A4] a check-in carries the number of the welcome, and none where the kiosk itself refuses', () => {
  const workday = aWorkday({ role: 'kiosk', now: at('08:55') });
  const anna = anAppointment({ id: visit('anna'), start: at('09:00'), number: 'A601', code: '111111' });
  const late = anAppointment({ id: visit('late'), start: at('08:00'), number: 'A602', code: '222222' });
  workday.tell(anna, late);
  const checkIn = openKioskCheckIn(workday);
  onTestFinished(() => checkIn.close());
  for (const code of ['111111', '222222', '999999']) checkIn.withCode(code);
  expect(workday.trackedRequests.map(({ request }) => 'welcomed' in request && request.welcomed)).toEqual([
    'A601',
    false,
    false,
  ]);
});

/** A visitor whose birth date another one shares, with the same start. */
async function twin() {
  const workday = aWorkday({ role: 'kiosk', now: at('08:55'), link: 'live' });
  workday.left = true;
  workday.tell(anAppointment({ id: visit('anna'), start: at('09:00'), number: 'A601', code: '111111' }));
  const visitor = new KioskVisitor(workday);
  onTestFinished(() => visitor.close());
  visitor.typeBirthDate({ day: '01', month: '01', year: '1970' });
  visitor.sendBirthDate();
  await eventually(() => expect(workday.trackedRequests).toHaveLength(1));
  const [{ request }] = workday.trackedRequests as [(typeof workday.trackedRequests)[0]];
  const alternatives = [{ date: request.date, start: at('09:00') }];
  workday.answer({ ok: false, request: request.id, reason: 'several-appointments', alternatives });
  flushSync();
  return { workday, visitor, tried: request.id };
}

test('[A1, P6] a date of birth with unknown day and month is asked as it stands, and sealed', async () => {
  const workday = aWorkday({ role: 'kiosk', now: at('08:55'), link: 'live' });
  const visitor = new KioskVisitor(workday);
  onTestFinished(() => visitor.close());
  for (const [day, month] of [
    ['15', '00'],
    ['00', '13'],
  ] as const) {
    visitor.typeBirthDate({ day, month, year: '1960' });
    visitor.sendBirthDate();
    expect(visitor.birthDateError).toBe('impossible');
  }
  for (const [day, month, year] of [
    ['24', '11', '2026'],
    ['07', '03', '2958'],
    ['00', '00', '2058'],
    ['07', '03', '1858'],
    ['07', '03', '0058'],
  ] as const) {
    visitor.typeBirthDate({ day, month, year });
    visitor.sendBirthDate();
    expect([year, visitor.birthDateError, visitor.screen]).toEqual([year, 'wrongYear', 'start']);
  }
  // Neither asked of the relay nor counted as a guess.
  expect([workday.trackedRequests, visitor.checkIn.pauseOf('birth-date')]).toEqual([[], 0]);
  visitor.typeBirthDate({ day: '00', month: '00', year: '1960' });
  visitor.sendBirthDate();
  expect(visitor.checkIn.arrival).toEqual({ kind: 'checking' });
  await eventually(() => expect(workday.trackedRequests).toHaveLength(1));
  const [{ request }] = workday.trackedRequests as [(typeof workday.trackedRequests)[0]];
  expect(request).toMatchObject({ by: { with: 'birth-date', start: null } });
  const { by } = request as RequestOf<'check-in'>;
  expect(by.with === 'birth-date' && birthDates.open(by.sealed, request)).toBe('1960-00-00');
  expect(JSON.stringify(workday.trackedRequests)).not.toContain('1960-00-00');
});

test('[A2] who needs the code types it next, and the check-in names what the same visitor tried before', async () => {
  const { workday, visitor, tried } = await twin();
  expect(visitor.checkIn.arrival).toMatchObject({ kind: 'code-needed' });
  visitor.useCode();
  expect(visitor.screen).toBe('code');
  visitor.typeCode('111111');
  visitor.sendCode();
  const byCode = workday.trackedRequests[1]!.request;
  expect(byCode).toMatchObject({ by: { with: 'code' }, tried: [tried] });
  visitor.forget();
  visitor.checkIn.withCode('111111');
  expect(workday.trackedRequests[2]!.request).not.toHaveProperty('tried');
});

test('[A2, A5] who takes a number instead is not looked for: the refused try is taken back, too', async () => {
  const { workday, visitor, tried } = await twin();
  visitor.useCode();
  visitor.checkIn.takeBack();
  await eventually(() => expect(workday.trackedRequests).toHaveLength(2));
  expect(workday.trackedRequests[1]!.request).toMatchObject({ kind: 'withdraw', asked: tried });
});
