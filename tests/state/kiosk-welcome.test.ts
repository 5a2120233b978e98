/** What a kiosk says in a check-in of the welcome that it gives without the relay (A4). */
import { expect, onTestFinished, test } from 'vitest';
import { openKioskCheckIn } from '../../src/lib/state/kiosk-check-in.svelte.ts';
import { anAppointment, at, visit } from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';

test('[A4] a check-in carries the number of the welcome, and none where the kiosk itself refuses', () => {
  const workday = aWorkday({ role: 'kiosk', now: at('08:55') });
  const anna = anAppointment({ id: visit('anna'), start: at('09:00'), number: 'A601', code: '111111' });
  const late = anAppointment({ id: visit('late'), start: at('08:00'), number: 'A602', code: '222222' });
  workday.tell(anna, late);
  const checkIn = openKioskCheckIn(workday);
  onTestFinished(() => checkIn.close());
  for (const code of ['111111', '222222', '999999']) checkIn.withCode(code);
  expect(workday.errands.map(({ request }) => 'welcomed' in request && request.welcomed)).toEqual([
    'A601',
    false,
    false,
  ]);
});
