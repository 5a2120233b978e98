/** Moving an appointment, wishing for an earlier one, and being offered one. */
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/lib/domain/requests/answer.ts';
import type { AppointmentEvent } from '../../src/lib/domain/day/appointment.ts';
import { bearerOf, dayEvent, foldDay, withEvents } from '../../src/lib/domain/day/day.ts';
import type { ReleaseEvent } from '../../src/lib/domain/day/day.ts';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import { memo } from '../../src/lib/domain/requests/memo.ts';
import { withMailAuthorization } from '../../src/lib/domain/decide/own-appointment.ts';
import type { Authorization } from '../../src/lib/domain/day/people.ts';
import { offerFor } from '../../src/lib/domain/decide/open-offer.ts';
import { nextOffer, releases } from '../../src/lib/domain/upkeep/offer.ts';
import type { Offer } from '../../src/lib/domain/upkeep/offer.ts';
import type { RequestOf } from '../../src/lib/domain/requests/request.ts';
import { addDays, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import {
  actor,
  anAppointment,
  anOffice,
  aPerson,
  aTicket,
  ask,
  aState,
  at,
  choose,
  circumstances,
  MONDAY,
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const NOW = at('08:00');
const TUESDAY = addDays(MONDAY, 1);
/** One counter, so that a place is easily gone. */
const small = anOffice({
  windows: [
    {
      weekdays: ['mon', 'tue'],
      from: '08:00',
      to: '16:00',
      lanes: { main: { counters: 1, online: 1 } },
    },
  ],
  rules: { offer: 30, horizonDays: 1 },
});
const reasonOf = ({ answer }: Decision): Refusal | 'ok' => (answer.ok ? 'ok' : answer.reason);

let made = 0;
const appointment = (name: string, start: Instant, given: Partial<AppointmentEvent> = {}): AppointmentEvent =>
  anAppointment({
    id: visit(name),
    start,
    by: actor(`phone-of-${name}`),
    number: `A${600 + ++made}`,
    code: String(100_000 + made),
    ...given,
  });
const withPeople = (events: readonly AppointmentEvent[], office = small, now = NOW): State =>
  aState({ office, now, events, people: events.map((f) => aPerson(f)) });
const own = (name: string): { actor: string } => ({ actor: `phone-of-${name}` });
const move = (name: string, start: Instant, from = MONDAY): RequestOf<'move'> =>
  ask('move', { visit: visit(name), from, start });

/** The places that are taken on a day, as the slots show them. */
const isFree = (state: State, start: Instant, date = MONDAY): boolean => {
  const { first, lanes } = state.slots(date)!;
  return lanes['main']!.all[(start - first) / (5 * MINUTE_MS)] !== '0';
};

describe('moving', () => {
  it('[B8.4] keeps the old place until the new one is confirmed, and then gives it up at once', () => {
    const state = withPeople([appointment('anna', at('12:00')), appointment('bert', at('14:00'))]);
    expect(reasonOf(state.take(move('anna', at('14:00')), circumstances(NOW, own('anna'))))).toBe(
      'place-gone',
    );
    expect([state.visit(visit('anna')).state, isFree(state, at('12:00'))]).toEqual(['booked', false]);
    const moved = state.take(move('anna', at('15:00')), circumstances(NOW, own('anna')));
    expect(reasonOf(moved)).toBe('ok');
    expect([isFree(state, at('12:00')), isFree(state, at('15:00'))]).toEqual([true, false]);
    for (const f of moved.events) expect(dayEvent.parse(f)).toEqual(f);
  });

  it.each([
    ['on the same day', MONDAY],
    ['on another day', TUESDAY],
  ])('[B8.5] cancelling under the old name gives up what it has become, %s', (_what, date) => {
    const state = withPeople([appointment('anna', at('12:00'))]);
    const first = { ...move('anna', at('13:00', date)), date };
    expect(reasonOf(state.take(first, circumstances(NOW, own('anna'))))).toBe('ok');
    const second = {
      ...ask('move', { visit: visitOf(first.id), from: date, start: at('15:00', date) }),
      date,
    };
    expect(reasonOf(state.take(second, circumstances(NOW, own('anna'))))).toBe('ok');

    const stranger = state.take(ask('cancel', { visit: visit('anna') }), circumstances(NOW, own('bert')));
    expect(reasonOf(stranger)).toBe('no-such-visit');
    expect(isFree(state, at('15:00', date), date)).toBe(false);
    const cancel = ask('cancel', { visit: visit('anna') });
    const { answer, notices, events } = state.take(cancel, circumstances(NOW, own('anna')));
    expect(answer).toMatchObject({ ok: true, visit: visitOf(second.id), due: at('15:00', date) });
    expect(notices).toEqual([{ kind: 'cancellation', date, visit: visitOf(second.id) }]);
    expect(state.day(date).visits.get(visitOf(second.id))).toMatchObject({ state: 'cancelled' });
    expect(isFree(state, at('15:00', date), date)).toBe(true);
    for (const f of events) expect(dayEvent.parse(f)).toEqual(f);
    // A second press changes nothing more.
    expect(state.take(cancel, circumstances(NOW, own('anna')))).toMatchObject({
      answer: { ok: true },
      events: [],
    });
  });

  it.each([5, 10, -5, -10])('[B8] overlaps only with itself by %i minutes', (minutes) => {
    const state = withPeople([appointment('anna', at('12:00'))]);
    const start = at('12:00') + minutes * MINUTE_MS;
    expect(reasonOf(state.take(move('anna', start), circumstances(NOW, own('anna'))))).toBe('ok');
    expect(isFree(state, Math.max(start, at('12:00')))).toBe(false);
    const bert = withPeople([appointment('anna', at('12:00')), appointment('bert', at('12:15'))]);
    const into = move('anna', at('12:05'));
    expect(reasonOf(bert.take(into, circumstances(NOW, own('anna'))))).toBe('place-gone');
  });

  it('[B8] to another day takes the person along and leaves the old day a way to the new one', () => {
    const state = withPeople([appointment('anna', at('12:00'))]);
    const request = move('anna', at('09:00', TUESDAY));
    const { people } = state.take(request, circumstances(NOW, own('anna')));
    expect(people).toMatchObject([{ date: TUESDAY, person: { id: request.id } }]);
    expect(state.visit(visit('anna'))).toMatchObject({ state: 'cancelled', movedTo: request.id });
    expect(state.visit(visitOf(request.id))).toMatchObject({ state: 'booked', date: TUESDAY });
    // An actor of the old one can act for the new one.
    const back = ask('move', { visit: visitOf(request.id), from: TUESDAY, start: at('12:00') });
    expect(reasonOf(state.take(back, circumstances(NOW, own('anna'))))).toBe('ok');
  });

  it('[B7.8, B8] says which appointment it was at first, and how often it was moved', () => {
    const state = withPeople([appointment('anna', at('12:00'))]);
    const first = move('anna', at('13:00'));
    state.take(first, circumstances(NOW, own('anna')));
    const again = ask('move', { visit: visitOf(first.id), from: MONDAY, start: at('14:00') });
    expect(reasonOf(state.take(again, circumstances(NOW, own('anna'))))).toBe('ok');
    const movedFrom = (id: VisitId): unknown =>
      state.events().flatMap((f) => (f.id === id && f.kind === 'appointment' ? [f.movedFrom] : []))[0];
    expect(movedFrom(visitOf(first.id))).toMatchObject({ first: visit('anna'), times: 1 });
    expect(movedFrom(visitOf(again.id))).toMatchObject({
      visit: visitOf(first.id),
      first: visit('anna'),
      times: 2,
    });
  });

  it('[B8] twice from one place: the second finds nothing to move', () => {
    const state = withPeople([appointment('anna', at('12:00'))]);
    state.take(move('anna', at('13:00')), circumstances(NOW, own('anna')));
    const second = state.take(move('anna', at('14:00')), circumstances(NOW, own('anna')));
    expect([reasonOf(second), isFree(state, at('14:00'))]).toEqual(['not-possible-now', true]);
  });

  it('[B8, B9] by staff into any place of all of the capacity, of citizens only online', () => {
    const lanes = { main: { counters: 2, online: 1 } };
    const wider = anOffice({ windows: [{ weekdays: ['mon'], from: '08:00', to: '16:00', lanes }] });
    const events = [appointment('anna', at('12:00')), appointment('bert', at('14:00'))];
    const by = (who: Parameters<typeof circumstances>[1]): Refusal | 'ok' =>
      reasonOf(withPeople(events, wider).take(move('anna', at('14:00')), circumstances(NOW, who)));
    expect([by(own('anna')), by({ role: 'clerk' })]).toEqual(['place-gone', 'ok']);
  });

  it('[C5, C8] a visitor who moves takes from what is theirs, also with a place that staff had booked', () => {
    const lanes = { main: { counters: 2, online: 1 } };
    const wider = anOffice({
      windows: [{ weekdays: ['mon', 'tue'], from: '08:00', to: '16:00', lanes }],
      rules: { horizonDays: 1 },
    });
    const booked = (channel: AppointmentEvent['channel']): State =>
      withPeople([appointment('anna', at('12:00'), { channel }), appointment('bert', at('14:00'))], wider);
    const citizen = circumstances(NOW, own('anna'));
    // Not into the places of staff, not within the lead time, not beyond the horizon.
    for (const start of [at('14:00'), at('08:10'), at('09:00', addDays(MONDAY, 8))])
      expect(reasonOf(booked('staff').take(move('anna', start), citizen))).toBe('place-gone');
    const moved = booked('import').take(move('anna', at('15:00')), citizen);
    expect(moved.events[0]).toMatchObject({ channel: 'online' });
    const byStaff = booked('online').take(move('anna', at('14:00')), circumstances(NOW, { role: 'clerk' }));
    expect(byStaff.events[0]).toMatchObject({ channel: 'staff' });
    const far = booked('online');
    const beyond = move('anna', at('09:00', addDays(MONDAY, 8)));
    expect(reasonOf(far.take(beyond, circumstances(NOW, { role: 'clerk' })))).toBe('place-gone');
  });

  it('[C10] a place that was moved away from comes back after the delay, one that is overlapped at once', () => {
    const slow = { ...small, rules: { ...small.rules, returnDelay: 20 } };
    const half = { ...own('anna'), random: () => 0.5 };
    const state = withPeople([appointment('anna', at('12:00'))], slow);
    state.take(move('anna', at('15:00')), circumstances(NOW, half));
    expect(isFree(state, at('12:00'))).toBe(false);
    state.now = NOW + 10 * MINUTE_MS;
    expect(isFree(state, at('12:00'))).toBe(true);
    const near = withPeople([appointment('anna', at('12:00'))], slow);
    near.take(move('anna', at('12:10')), circumstances(NOW, half));
    expect([isFree(near, at('12:00')), isFree(near, at('12:10'))]).toEqual([true, false]);
  });

  it('[C11, B8] an appointment about a service that is no more can be moved all the same', () => {
    const anna = appointment('anna', at('12:00'), { services: [choose('gone-by-now')] });
    expect(
      reasonOf(withPeople([anna]).take(move('anna', at('13:00')), circumstances(NOW, own('anna')))),
    ).toBe('ok');
  });

  it('[B8] after many mails the phone that booked still has its right', () => {
    let authorizations: Authorization[] = [{ actor: actor('phone'), via: 'phone' }];
    for (let i = 0; i < 30; i++) authorizations = withMailAuthorization(authorizations, actor(`mail-${i}`));
    expect(authorizations).toHaveLength(20);
    expect(authorizations[0]).toEqual({ actor: actor('phone'), via: 'phone' });
    expect(authorizations.at(-1)).toEqual({ actor: actor('mail-29'), via: 'mail' });
  });

  it('[B8.8] keeps number and code as long as day and lane do', () => {
    const anna = appointment('anna', at('12:00'));
    const state = withPeople([anna]);
    const moved = (from: VisitId, start: Instant, date = MONDAY): AppointmentEvent => {
      const request = { ...ask('move', { visit: from, from: dayOfVisit(from), start }), date };
      expect(reasonOf(state.take(request, circumstances(NOW, own('anna'))))).toBe('ok');
      return state.events().find((f) => f.id === request.id) as AppointmentEvent;
    };
    const dayOfVisit = (id: VisitId): typeof MONDAY => state.visit(id).date;
    const first = moved(anna.id, at('13:00'));
    const second = moved(first.id, at('14:00'));
    expect([first, second].map(({ number, code }) => [number, code])).toEqual([
      [anna.number, anna.code],
      [anna.number, anna.code],
    ]);
    expect(state.day(MONDAY).codes.get(anna.code)).toBe(second.id);
    const away = moved(second.id, at('09:00', TUESDAY), TUESDAY);
    expect(away.code).not.toBe(anna.code);
  });

  it('[A1, A8, B8] a number and code that were kept stand for what the appointment has become, in any order of news', () => {
    const anna = appointment('anna', at('12:00'));
    const later = (name: string, from: AppointmentEvent, times: number): AppointmentEvent => ({
      ...from,
      id: visit(name),
      start: from.start + 60 * MINUTE_MS,
      movedFrom: { date: MONDAY, visit: from.id, first: anna.id, times },
    });
    const first = later('first', anna, 1);
    const second = later('second', first, 2);
    const paper = aTicket({ id: visit('paper'), number: anna.number, takenIn: true, at: at('13:00') });
    const orders = [
      [anna, first, second],
      [second, anna, first],
      [first, second, anna],
      [second, first, anna],
    ];
    for (const order of orders) {
      const day = foldDay(MONDAY, order);
      expect(day.codes.get(anna.code)).toBe(second.id);
      expect(bearerOf(day, paper)).toBe(second.id);
    }
  });

  it('[B6, B8.6] a citizen moves what is confirmed, staff also what is reserved', () => {
    const reserved = appointment('anna', at('12:00'), { activateBy: at('10:00') });
    const by = (who: Parameters<typeof circumstances>[1]): Refusal | 'ok' =>
      reasonOf(withPeople([reserved]).take(move('anna', at('13:00')), circumstances(NOW, who)));
    expect([by(own('anna')), by({ role: 'clerk' })]).toEqual(['not-possible-now', 'ok']);
  });

  it('[C10, B8] one booking holds one place back at most: it moves on once that is free again', () => {
    const slow = { ...small, rules: { ...small.rules, returnDelay: 20 } };
    const state = withPeople([appointment('anna', at('12:00'))], slow);
    const half = { ...own('anna'), random: () => 0.5 };
    const first = move('anna', at('13:00'));
    state.take(first, circumstances(NOW, half));
    const on = (from: VisitId, minute: number, who: Parameters<typeof circumstances>[1]): Decision => {
      const request = ask('move', { visit: from, from: MONDAY, start: at('15:00') });
      return state.take(request, circumstances(NOW + minute * MINUTE_MS, who));
    };
    const to = visitOf(first.id);
    expect(reasonOf(on(to, 9, half))).toBe('too-many-requests');
    expect(isFree(state, at('15:00'))).toBe(true);
    expect(reasonOf(on(to, 10, half))).toBe('ok');
  });

  it('[C10, B8] a cancellation right behind a move holds no second place back, a later one does', () => {
    const slow = { ...small, rules: { ...small.rules, returnDelay: 20 } };
    const half = { ...own('anna'), random: () => 0.5 };
    const places = (minute: number): boolean[] => {
      const state = withPeople([appointment('anna', at('12:00'))], slow);
      state.take(move('anna', at('13:00')), circumstances(NOW, half));
      state.now = NOW + minute * MINUTE_MS;
      const cancel = ask('cancel', { visit: visit('anna') });
      expect(reasonOf(state.take(cancel, circumstances(state.now, half)))).toBe('ok');
      return [isFree(state, at('12:00')), isFree(state, at('13:00'))];
    };
    expect([places(9), places(10)]).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it('[B8] not once the visitor is here', () => {
    const state = withPeople([appointment('anna', at('08:10'))]);
    state.take(
      ask('check-in', { by: { with: 'code', code: (state.events()[0] as AppointmentEvent).code } }),
      circumstances(NOW, { role: 'kiosk' }),
    );
    expect(reasonOf(state.take(move('anna', at('12:00')), circumstances(NOW, own('anna'))))).toBe(
      'not-possible-now',
    );
  });
});

describe('wishing', () => {
  const wish = (name: string, earlier = true): RequestOf<'wish'> =>
    ask('wish', { visit: visit(name), earlier });

  it('[B11] is kept from the first time it was asked, and ended by the same way', () => {
    const state = withPeople([appointment('anna', at('12:00'))]);
    const take = (earlier: boolean, minute: number): Decision =>
      state.take(wish('anna', earlier), circumstances(NOW + minute * MINUTE_MS, own('anna')));
    const known = (): unknown => state.memos(MONDAY)?.get(`wish:${visit('anna')}`);
    expect(take(true, 0).memos.map((m) => memo.parse(m.record))).toHaveLength(1);
    expect(take(true, 5).memos).toEqual([]);
    expect(known()).toMatchObject({ open: true, at: NOW });
    take(false, 6);
    expect(known()).toMatchObject({ open: false });
    // A visitor who asks anew goes to the end of the line.
    take(true, 9);
    expect(known()).toMatchObject({ open: true, at: NOW + 9 * MINUTE_MS });
  });

  it('[B11] only in an office with a waiting list, of an appointment of one’s own that stands', () => {
    const without = anOffice({ rules: { offer: null } });
    const anna = appointment('anna', at('12:00'));
    const asked = (state: State, who: Parameters<typeof circumstances>[1]): Refusal | 'ok' =>
      reasonOf(state.take(wish('anna'), circumstances(NOW, who)));
    expect(asked(withPeople([anna], without), own('anna'))).toBe('no-waiting-list');
    expect(asked(withPeople([anna]), { actor: 'a-stranger' })).toBe('no-such-visit');
    expect(asked(withPeople([{ ...anna, activateBy: at('10:00') }]), own('anna'))).toBe('not-possible-now');
    expect(asked(withPeople([anna]), { role: 'clerk' })).toBe('ok');
  });
});

describe('offering', () => {
  const full = (from: string, to: string): AppointmentEvent =>
    appointment(`full-${from.slice(0, 2)}`, at(from), { minutes: (at(to) - at(from)) / MINUTE_MS });
  const OCCUPIED = [full('08:00', '10:00'), full('10:15', '12:00')];
  const HELD_UNTIL = NOW + 30 * MINUTE_MS;

  const giveUp = (state: State, name: string): Decision =>
    state.take(ask('cancel', { visit: visit(name) }), circumstances(NOW, { role: 'clerk', random: () => 0 }));

  /** Those who wish, in the order in which they asked. Then 10:00–10:15 is given up; after them it is free, too. */
  function wishing(...names: string[]): State {
    const events = names.map((name, i) => appointment(name, at('12:00') + i * 15 * MINUTE_MS));
    const rest = full(names.length > 3 ? '13:00' : '12:45', '16:00');
    const state = withPeople([...OCCUPIED, appointment('gone', at('10:00')), ...events, rest]);
    names.forEach((name, i) => {
      const request = ask('wish', { visit: visit(name), earlier: true });
      state.take(request, circumstances(NOW - MINUTE_MS + i, own(name)));
    });
    giveUp(state, 'gone');
    state.now = NOW;
    return state;
  }
  /** Makes offers until there is none to make, as the arbiter does. */
  function offerAll(state: State): Offer[] {
    const made: Offer[] = [];
    for (;;) {
      const offer = nextOffer(state, circumstances(state.now, { role: 'lead', actor: 'arbiter' }));
      if (offer === null) return made;
      state.carryOut(offer);
      made.push(offer);
      if (made.length > 20) throw new Error('offers without end');
    }
  }
  /** Ends the offers that no visitor waits for, as the arbiter does before it makes new ones. */
  function released(state: State): readonly ReleaseEvent[] {
    const events = releases(state, circumstances(state.now, { role: 'lead', actor: 'arbiter' }));
    state.carryOut({ events });
    return events;
  }
  const offered = (offers: readonly Offer[]): [VisitId, Instant][] =>
    offers.map(({ hold }) => [hold.for, hold.start]);

  it('[B11] goes to the longest wish, by mail, and is held for the office’s time', () => {
    const state = wishing('anna', 'bert');
    const [offer, ...others] = offerAll(state);
    expect(others).toEqual([]);
    expect(dayEvent.parse(offer!.hold)).toMatchObject({
      for: visit('anna'),
      start: at('10:00'),
      until: HELD_UNTIL,
    });
    expect(offer!.notices).toEqual([{ kind: 'offer', date: MONDAY, visit: visit('anna') }]);
    expect(offerFor(state, visit('anna'), NOW)?.start).toBe(at('10:00'));
  });

  it('[B11, C5] a held place is taken for everybody else', () => {
    const state = wishing('anna', 'bert');
    offerAll(state);
    expect(isFree(state, at('10:00'))).toBe(false);
    expect(reasonOf(state.take(move('bert', at('10:00')), circumstances(NOW, own('bert'))))).toBe(
      'place-gone',
    );
    const staff = circumstances(NOW, { role: 'clerk' });
    expect(reasonOf(state.take(move('bert', at('10:00')), staff))).toBe('place-gone');
  });

  it('[B11, B8.7] it is accepted by moving there, and the place given up is offered on', () => {
    const state = wishing('anna', 'bert');
    offerAll(state);
    const accept = move('anna', at('10:00'));
    expect(reasonOf(state.take(accept, circumstances(NOW + MINUTE_MS, own('anna'))))).toBe('ok');
    expect(state.visit(visitOf(accept.id))).toMatchObject({ state: 'booked', due: at('10:00') });
    // Twelve o'clock is only a quarter of an hour earlier than what Bert has: not worth a mail.
    expect(offerAll(state)).toEqual([]);
    // The hold is used up: it does not take a second place beside the appointment.
    state.take(ask('cancel', { visit: visitOf(accept.id) }), circumstances(NOW + MINUTE_MS, own('anna')));
    expect(isFree(state, at('10:00'))).toBe(true);
    expect(offered(offerAll(state))).toEqual([[visit('bert'), at('10:00')]]);
  });

  it('[B11] expired, it goes to the next; no visitor is offered the same place twice', () => {
    const state = wishing('anna', 'bert', 'carl');
    const seen: [VisitId, Instant][] = [];
    for (let round = 0; round < 6; round++) {
      seen.push(...offered(offerAll(state)));
      state.now += 30 * MINUTE_MS;
    }
    // Later starts of the same gap are too near to noon to wait for.
    expect(seen.map(([who]) => who)).toEqual([visit('anna'), visit('bert'), visit('carl')]);
    expect(new Set(seen.map((s) => s.join())).size).toBe(seen.length);
  });

  it('[B11] a visitor who declines an offer keeps the place in the list, and is offered the next', () => {
    const state = wishing('anna');
    offerAll(state);
    const before = state.memos(MONDAY)?.get(`wish:${visit('anna')}`);
    const declined = ask('wish', { visit: visit('anna'), earlier: true, declined: at('10:00') });
    state.take(declined, circumstances(NOW, own('anna')));
    released(state);
    expect(state.memos(MONDAY)?.get(`wish:${visit('anna')}`)).toEqual({ ...before, declined: at('10:00') });
    expect(offerAll(state)).toEqual([]);
    giveUp(state, 'full-08');
    expect(offerAll(state)).toHaveLength(1);
  });

  it('[B11] no place before the day from which on a visitor can come', () => {
    const state = withPeople([
      full('08:00', '12:00'),
      { ...appointment('anna', at('12:00', TUESDAY)), date: TUESDAY },
    ]);
    const wish = ask('wish', { visit: visit('anna'), date: TUESDAY, earlier: true, from: TUESDAY });
    expect(reasonOf(state.take(wish, circumstances(NOW - MINUTE_MS, own('anna'))))).toBe('ok');
    giveUp(state, 'full-08');
    expect(offerAll(state)).toEqual([]);
    state.take(
      { ...wish, id: 'any-day' as RequestOf<'wish'>['id'], from: undefined },
      circumstances(NOW, own('anna')),
    );
    expect(offerAll(state)).toHaveLength(1);
  });

  it('[B11] one offer at a time for one person', () => {
    const state = wishing('anna');
    giveUp(state, 'full-08');
    expect(offerAll(state)).toHaveLength(1);
    expect(offerAll(state)).toEqual([]);
  });

  it('[B11] what was free all along is no news', () => {
    const state = withPeople([
      full('08:00', '10:00'),
      full('10:15', '12:00'),
      appointment('anna', at('12:00')),
    ]);
    state.take(ask('wish', { visit: visit('anna'), earlier: true }), circumstances(NOW, own('anna')));
    expect(offerAll(state)).toEqual([]);
  });

  it('[B11] a visitor who lets every offer go by is not written to without end, nor again about the same gap', () => {
    const state = withPeople([full('08:00', '12:00'), appointment('anna', at('15:45'))]);
    state.take(
      ask('wish', { visit: visit('anna'), earlier: true }),
      circumstances(NOW - MINUTE_MS, own('anna')),
    );
    giveUp(state, 'full-08');
    const starts: Instant[] = [];
    for (; state.now < at('16:00'); state.now += 31 * MINUTE_MS)
      starts.push(...offerAll(state).map(({ hold }) => hold.start));
    expect(starts.length).toBeGreaterThan(1);
    for (const [i, start] of starts.entries())
      for (const other of starts.slice(0, i))
        expect(Math.abs(start - other)).toBeGreaterThanOrEqual(15 * MINUTE_MS);
  });

  it.each<[what: string, change: (state: State) => void]>([
    [
      'wishes no more',
      (s) => s.take(ask('wish', { visit: visit('anna'), earlier: false }), circumstances(NOW, own('anna'))),
    ],
    [
      'has cancelled',
      (s) => s.take(ask('cancel', { visit: visit('anna') }), circumstances(NOW, own('anna'))),
    ],
    [
      'has moved to an earlier place',
      (s) => s.take(move('anna', at('10:00')), circumstances(NOW, own('anna'))),
    ],
  ])('[B11] a visitor who %s is not asked', (_what, change) => {
    const state = wishing('anna');
    change(state);
    expect(offerAll(state)).toEqual([]);
  });

  it.each<[what: string, change: (state: State) => void]>([
    [
      'takes the wish back',
      (s) => s.take(ask('wish', { visit: visit('anna'), earlier: false }), circumstances(NOW, own('anna'))),
    ],
    ['cancels', (s) => s.take(ask('cancel', { visit: visit('anna') }), circumstances(NOW, own('anna')))],
    [
      'declines it',
      (s) =>
        s.take(
          ask('wish', { visit: visit('anna'), earlier: true, declined: at('10:00') }),
          circumstances(NOW, own('anna')),
        ),
    ],
    [
      'can come from a later day on alone',
      (s) =>
        s.take(
          ask('wish', { visit: visit('anna'), earlier: true, from: TUESDAY }),
          circumstances(NOW, own('anna')),
        ),
    ],
    ['moves elsewhere', (s) => s.take(move('anna', at('10:30', TUESDAY)), circumstances(NOW, own('anna')))],
  ])('[B11] a visitor who %s while a place is held for them holds no other up', (_what, change) => {
    const state = wishing('anna', 'bert');
    expect(offered(offerAll(state))).toEqual([[visit('anna'), at('10:00')]]);
    expect(released(state)).toEqual([]);
    change(state);
    expect(released(state)).toHaveLength(1);
    expect(offerFor(state, visit('anna'), NOW)).toBeNull();
    expect(released(state)).toEqual([]);
    state.now = NOW + MINUTE_MS;
    expect(offered(offerAll(state))).toContainEqual([visit('bert'), at('10:00')]);
  });

  it('[B11, Q1] a hold that was released ends then, whichever of the two is heard of first', () => {
    const state = wishing('anna');
    const [offer] = offerAll(state);
    state.take(ask('wish', { visit: visit('anna'), earlier: false }), circumstances(NOW, own('anna')));
    released(state);
    const events = state.events();
    for (const order of [events, events.toReversed()]) {
      const { holds } = foldDay(MONDAY, order);
      expect([...holds.values()].map(({ until }) => until)).toEqual([NOW]);
    }
    const grown = withEvents(
      foldDay(
        MONDAY,
        events.filter((f) => f.kind !== 'hold'),
      ),
      [offer!.hold],
    );
    expect(grown.holds.get(offer!.hold.id)?.until).toBe(NOW);
    for (const f of events) expect(dayEvent.safeParse(f).success).toBe(true);
  });

  it('[B11] a place is worth a mail only when it can still be reached and is an hour earlier', () => {
    const at10 = (time: string): number => {
      const state = wishing('anna');
      state.now = at(time);
      return offerAll(state).length;
    };
    // Half an hour to answer and half an hour to come.
    expect([at10('09:00'), at10('09:01')]).toEqual([1, 0]);
    const near = withPeople([
      full('08:00', '11:05'),
      appointment('anna', at('12:00')),
      full('12:15', '16:00'),
    ]);
    near.take(ask('wish', { visit: visit('anna'), earlier: true }), circumstances(NOW, own('anna')));
    expect(offerAll(near)).toEqual([]);
  });

  it('[B11, C10] a place that was just given up is offered when it comes back, not before', () => {
    const slow = { ...small, rules: { ...small.rules, returnDelay: 20 } };
    const events = [full('08:00', '12:00'), appointment('anna', at('12:00')), full('12:15', '16:00')];
    const state = withPeople(events, slow);
    state.take(ask('wish', { visit: visit('anna'), earlier: true }), circumstances(NOW, own('anna')));
    state.take(
      ask('cancel', { visit: visit('full-08') }),
      circumstances(NOW, { role: 'clerk', random: () => 0.5 }),
    );
    expect(offerAll(state)).toEqual([]);
    state.now = NOW + 10 * MINUTE_MS;
    expect(offered(offerAll(state))).toEqual([[visit('anna'), at('09:10')]]);
  });

  it('[B11] in an office without a waiting list nothing is offered', () => {
    const state = wishing('anna');
    expect(nextOffer({ ...state, office: anOffice() }, circumstances(NOW, { role: 'lead' }))).toBeNull();
  });
});
