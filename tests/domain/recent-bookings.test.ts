import { describe, expect, it } from 'vitest';
import { bookingGroups, takeBackBookings } from '../../src/lib/domain/upkeep/recent-bookings.ts';
import type { BookingGroup } from '../../src/lib/domain/upkeep/recent-bookings.ts';
import type { RequestId, VisitId } from '../../src/lib/domain/ids.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  aContact,
  actor,
  anOffice,
  aState,
  ask,
  at,
  choose,
  circumstances,
  requestNamed,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const office = anOffice({ rules: { perMail: 99 } });
const TEN = at('10:00');

/** Booked online at `now`; gives back the visit. */
function book(state: State, now: number, start: number, origin: string | null, name = 'Erika'): VisitId {
  state.now = now;
  const request = ask('book', {
    start,
    services: [choose('id-card')],
    contact: aContact({ name }),
    language: 'de',
    reminder: false,
    // A program says what it likes about its clock.
    at: now - 300 * MINUTE_MS,
  });
  const { answer } = state.take(request, { ...circumstances(now), at: request.at, origin });
  if (!answer.ok || answer.visit === null) throw new Error(JSON.stringify(answer));
  return answer.visit;
}

function confirm(state: State, visit: VisitId, now: number): void {
  const { answer } = state.take(
    ask('activate', { visit, date: state.visit(visit).date }),
    circumstances(now, { actor: 'mail' }),
  );
  if (!answer.ok) throw new Error(answer.reason);
}

function takeBack(state: State, groups: readonly BookingGroup[], until: number, most = 100) {
  let next = 0;
  const taken = takeBackBookings(
    state,
    { groups, until },
    {
      now: state.now,
      by: actor('lead'),
      most,
      newId: (): RequestId => requestNamed(`take-back-${next++}-${state.now}`),
      mailAuthorizationOf: () => actor('mail-of-cancellation'),
    },
  );
  state.carryOut(taken.effects);
  return taken;
}

describe('[B6.9] what was booked online of late', () => {
  it('is counted by the hour of the relay’s clock and by network, not by what a phone says', () => {
    const state = aState({ office, now: at('08:00') });
    book(state, at('08:05'), TEN, 'abc');
    confirm(state, book(state, at('08:50'), TEN + 15 * MINUTE_MS, 'abc'), at('08:51'));
    book(state, at('09:10'), TEN + 30 * MINUTE_MS, 'abc');
    book(state, at('09:20'), TEN + 45 * MINUTE_MS, null);
    book(state, at('09:21'), TEN + 60 * MINUTE_MS, null);
    expect(bookingGroups(state, at('08:00'), at('09:30'))).toEqual([
      { hour: at('09:00'), origin: null, reserved: 2, confirmed: 0 },
      { hour: at('09:00'), origin: 'abc', reserved: 1, confirmed: 0 },
      { hour: at('08:00'), origin: 'abc', reserved: 1, confirmed: 1 },
    ]);
    expect(bookingGroups(state, at('09:15'), at('09:20'))).toEqual([
      { hour: at('09:00'), origin: null, reserved: 1, confirmed: 0 },
    ]);
  });

  it('leaves out what staff booked, what was cancelled and who has come', () => {
    const state = aState({ office, now: at('08:00') });
    const request = ask('book', {
      start: TEN,
      services: [choose('id-card')],
      contact: aContact(),
      language: 'de',
      reminder: false,
    });
    expect(state.take(request, circumstances(at('08:05'), { role: 'clerk' })).answer.ok).toBe(true);
    const cancelled = book(state, at('08:10'), TEN + 30 * MINUTE_MS, 'abc');
    const cancel = ask('cancel', { visit: cancelled, date: state.visit(cancelled).date });
    expect(state.take(cancel, circumstances(at('08:20'))).answer.ok).toBe(true);
    expect(bookingGroups(state, at('07:00'), at('09:00'))).toEqual([]);
  });
});

describe('[B6.9] taking a selection back', () => {
  it('cancels it at once, frees its places, and tells by mail only who was confirmed', () => {
    const state = aState({ office, now: at('08:00') });
    const reserved = book(state, at('08:05'), TEN, 'bot');
    const confirmed = book(state, at('08:06'), TEN + 15 * MINUTE_MS, 'bot');
    confirm(state, confirmed, at('08:07'));
    const other = book(state, at('08:08'), TEN + 30 * MINUTE_MS, 'house');
    state.now = at('08:30');
    const groups = bookingGroups(state, at('08:00'), at('08:30'));
    const { effects, cancelled, left } = takeBack(
      state,
      groups.filter(({ origin }) => origin === 'bot'),
      at('08:30'),
    );
    expect([cancelled, left]).toEqual([2, 0]);
    expect([reserved, confirmed, other].map((id) => state.visit(id).state)).toEqual([
      ...['cancelled', 'cancelled'],
      'reserved',
    ]);
    expect(state.visit(reserved).freeAt).toBe(at('08:30'));
    expect(effects.notices).toEqual([
      { kind: 'cancellation', date: state.visit(confirmed).date, visit: confirmed },
    ]);
    expect(effects.events.every((event) => event.by === actor('lead'))).toBe(true);
  });

  it('comes in portions, and nothing that was booked after the lead looked is hit', () => {
    const state = aState({ office, now: at('08:00') });
    for (let i = 0; i < 3; i++) book(state, at('08:05') + i, TEN + i * 15 * MINUTE_MS, 'bot');
    const groups = bookingGroups(state, at('08:00'), at('08:30'));
    const later = book(state, at('08:31'), TEN + 60 * MINUTE_MS, 'bot');
    state.now = at('08:40');
    expect(takeBack(state, groups, at('08:30'), 2)).toMatchObject({ cancelled: 2, left: 1 });
    state.now = at('08:41');
    expect(takeBack(state, groups, at('08:30'), 2)).toMatchObject({ cancelled: 1, left: 0 });
    state.now = at('08:42');
    expect(takeBack(state, groups, at('08:30'), 2)).toMatchObject({ cancelled: 0, left: 0 });
    expect(state.visit(later).state).toBe('reserved');
  });
});
