/** A5.8 at the device: a kiosk that knows of the stop says why there is no number; a counter gives them out. */
import { expect, it } from 'vitest';
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import { serviceId } from '../../src/lib/domain/ids.ts';
import { openKioskTicket } from '../../src/lib/state/tickets/ticket.svelte.ts';
import { actor, at, MONDAY, requestNamed } from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';

const stopped = (until: number | null): DayEvent => ({
  ...{ kind: 'walk-ins', id: requestNamed('stop'), request: requestNamed('stop') },
  ...{ at: at('08:50'), by: actor('clerk'), date: MONDAY },
  stopped: { reason: 'few-staff', words: 'Zwei sind krank', until },
});

function walkIn(role: 'kiosk' | 'clerk', until: number | null) {
  const numbers = { from: 10, to: 40 };
  const workday = aWorkday({ role, link: 'offline', grant: { name: 'Foyer', numbers } });
  workday.tell(stopped(until));
  return openKioskTicket(workday);
}

it('[A5.8] a kiosk gives out no number of its own either, also cut off, and says why and until when', async () => {
  const ticket = walkIn('kiosk', at('10:00'));
  expect(ticket.checkHours()).toBe(false);
  expect(ticket.none).toEqual({
    ...{ why: 'stopped', reason: 'few-staff', words: 'Zwei sind krank', againAt: at('10:00') },
  });
  ticket.add(serviceId.parse('passport'));
  await ticket.take('de');
  expect(ticket.ticket).toBeNull();
});

it('[A5.8] a stop that has ended is none, and staff are never stopped', () => {
  expect(walkIn('kiosk', at('08:55')).checkHours()).toBe(true);
  expect(walkIn('clerk', null).checkHours()).toBe(true);
});
