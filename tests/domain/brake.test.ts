/** The brake on online bookings, as the rules see it. */
import { expect, it } from 'vitest';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import {
  BRAKE_MS,
  BRAKED_ACTIVATION_MINUTES,
  brakeLevel,
  confirmableUntil,
} from '../../src/lib/domain/office/brake.ts';
import { appointmentOf } from '../../src/lib/domain/day/day.ts';
import type { Office, OfficeRules } from '../../src/lib/domain/office/office.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import {
  aContact,
  anOffice,
  ask,
  aState,
  at,
  choose,
  circumstances,
  MONDAY,
} from '../support/build/index.ts';

const NOW = at('08:00');
const contactAsked = (mail: 'off' | 'optional' | 'required'): OfficeRules['contact'] => ({
  ...{ mail, birthDate: 'required', phone: 'off' },
});
const anOpenOffice = (rules: Partial<OfficeRules> = {}, until: Instant = NOW + MINUTE_MS): Office => ({
  ...anOffice({ rules: { activation: null, contact: contactAsked('optional'), ...rules } }),
  brake: { until, level: 0 },
});

function book(office: Office, proven: boolean, mail: string | null = 'erika@example.org') {
  const state = aState({ office, now: NOW });
  const contact = aContact({ mail });
  const request = ask('book', {
    ...{ start: at('12:00'), services: [choose('id-card')], contact },
    ...{ language: 'de', reminder: false },
  });
  const { answer } = state.take(request, { ...circumstances(NOW), proven });
  return { answer, event: answer.ok ? appointmentOf(state.day(MONDAY), answer.visit!) : undefined };
}
const reasonOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.reason);

it('[B3, B6.8] while it is on a booking is proven and confirmed by mail, sooner than usual', () => {
  const soon = NOW + BRAKED_ACTIVATION_MINUTES * MINUTE_MS;
  expect(reasonOf(book(anOpenOffice(), false).answer)).toBe('proof-needed');
  expect(book(anOpenOffice(), true).event).toMatchObject({ activateBy: soon });
  expect(
    book(anOpenOffice({ activation: 120, contact: contactAsked('required') }), true).event,
  ).toMatchObject({
    activateBy: soon,
  });
  // A place for sooner than that is confirmed until its start.
  expect(confirmableUntil(anOpenOffice(), at('08:20'), NOW)).toBe(at('08:20'));
});

it('[B6] who gives no address is told to try later or call; an office that asks for none asks for the proof alone', () => {
  expect(reasonOf(book(anOpenOffice(), true, null).answer)).toBe('too-many-requests');
  const off = anOpenOffice({ contact: contactAsked('off') });
  expect(book(off, true, null).event).toMatchObject({ activateBy: null });
});

it('[B6] a page whose clock is some seconds behind knows that it is on', () => {
  const braked = anOpenOffice({}, NOW + BRAKE_MS);
  expect([brakeLevel(braked, NOW), brakeLevel(braked, NOW - 5_000)]).toEqual([0, 0]);
});

it('[B6] it ends by itself, and a clock that was set back lengthens nothing', () => {
  for (const until of [NOW, NOW + BRAKE_MS + MINUTE_MS + 1])
    expect(book(anOpenOffice({}, until), false).event).toMatchObject({ activateBy: null });
});
