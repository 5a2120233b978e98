import { describe, expect, test } from 'vitest';
import type { Booking } from '../../src/lib/client/bookings.ts';
import { CONNECTING } from '../../src/lib/client/link-status.ts';
import type { LinkStatus } from '../../src/lib/client/types.ts';
import { ownAppointment } from '../../src/lib/domain/answer.ts';
import { appointmentsOf } from '../../src/lib/state/citizen-visits.ts';

const known = ownAppointment.parse({
  id: 'v'.repeat(20),
  office: 'dorsten',
  date: '2026-11-23',
  start: Date.UTC(2026, 10, 23, 8),
  minutes: 10,
  services: [{ service: 'passport', quantity: 1 }],
  number: 'A600',
  code: '123456',
  state: 'booked',
  activateBy: null,
  counter: null,
});
const booking = { known } as Booking;
const link = (state: LinkStatus['state'], complete: boolean): LinkStatus => ({
  ...CONNECTING,
  state,
  complete,
});

describe('[B5] an appointment of this phone', () => {
  test('is shown as last known while its inbox says nothing and the relay cannot be heard', () => {
    for (const quiet of [link('connecting', false), link('offline', true), link('live', false)])
      expect(appointmentsOf(booking, [], quiet)).toEqual([known]);
    expect(appointmentsOf({ ...booking, known: null }, [], link('offline', true))).toEqual([]);
  });

  test('is what the inbox says as soon as it says anything', () => {
    const cancelled = { ...known, state: 'cancelled' as const };
    expect(appointmentsOf(booking, [cancelled], link('offline', true))).toEqual([cancelled]);
  });

  test('[P3, M19] is gone once the office has erased it', () => {
    expect(appointmentsOf(booking, [], link('live', true))).toEqual([]);
    expect(appointmentsOf(booking, [], link('closed', false))).toEqual([]);
  });
});
