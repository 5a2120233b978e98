/** What staff decide against the rule: taken in all the same, out of the line, a place for the visitor opposite. */
import { describe, expect, it } from 'vitest';
import { newestStepHere, UNDO_MINUTES } from '../../src/lib/domain/decide/decide-undo.ts';
import { decide } from '../../src/lib/domain/decide/decide.ts';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import { dayEvent } from '../../src/lib/domain/day/day.ts';
import { freeStarts } from '../../src/lib/domain/office/capacity.ts';
import { nextVisit, queueOf } from '../../src/lib/domain/queue/queue.ts';
import type { Refusal } from '../../src/lib/domain/requests/answer.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { countDay } from '../../src/lib/domain/statistics/statistics.ts';
import { addDays, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import {
  aContact,
  actor,
  anAppointment,
  anOffice,
  aPerson,
  aState,
  aTicket,
  ask,
  at,
  choose,
  circumstances,
  counter,
  visitStep,
  lane,
  MONDAY,
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const office = anOffice();
const C1 = counter('c1');
const MAIN = [lane('main')];
const anna = anAppointment({ id: visit('anna'), start: at('09:00'), code: '111111', number: 'A600' });
const bert = anAppointment({ id: visit('bert'), start: at('09:20'), code: '222222', number: 'A601' });
const walkIn = aTicket({ id: visit('walk-in'), number: 'A001', at: at('08:30') });

const reasonOf = ({ answer }: Decision): Refusal | 'ok' => (answer.ok ? 'ok' : answer.reason);
const theDay = (): State =>
  aState({ office, events: [anna, bert, walkIn], people: [aPerson(anna), aPerson(bert)] });

function take(state: State, request: Request, now: Instant, who: Parameters<typeof circumstances>[1] = {}) {
  const decision = state.take(request, circumstances(now, { role: 'clerk', ...who }));
  for (const f of decision.events) expect(dayEvent.parse(f)).toEqual(f);
  return reasonOf(decision);
}
const checkIn = (code = '111111', despite: 'goodwill' | null = 'goodwill') =>
  ask('check-in', { by: { with: 'code', code }, ...(despite === null ? {} : { despite }) });
const leave = (of = walkIn.id) => ask('leave', { visit: of, reason: 'gone' });
const step = (kind: 'call' | 'start' | 'finish' | 'undo', of = walkIn.id) =>
  ask(kind, { visit: of, counter: C1 } as never) as Request;

describe('[A1.2] a clerk takes a visitor in although the rule says no', () => {
  it.each([
    ['an hour too early', at('08:00')],
    ['twenty minutes too late', at('09:20')],
  ])('[A1.2, P5] %s, with the reason on record', (_when, now) => {
    const state = theDay();
    expect(take(state, checkIn('111111', null), now)).not.toBe('ok');
    expect(take(state, checkIn(), now)).toBe('ok');
    expect(state.visit(anna.id)).toMatchObject({ state: 'arrived', arrivedAt: now, number: 'A600' });
    expect(state.events().at(-1)).toMatchObject({
      what: 'checked-in',
      despite: 'goodwill',
      by: actor('clerk'),
    });
  });

  it('[A1.2, M9] after it lapsed they are here with their number, and their place is theirs again', () => {
    const state = theDay();
    state.now = at('09:10');
    state.lapse();
    expect(state.visit(anna.id).state).toBe('lapsed');
    expect(take(state, checkIn(), at('09:30'))).toBe('ok');
    expect(state.visit(anna.id)).toMatchObject({ state: 'arrived', freeAt: null });
  });

  it('[A1.2] in time needs no reason, and none is on record', () => {
    const state = theDay();
    take(state, checkIn(), at('08:55'));
    expect(state.events().at(-1)).not.toHaveProperty('despite');
  });

  it('[A1.2, A2] no kiosk decides that', () => {
    const state = theDay();
    expect(take(state, checkIn(), at('08:00'), { role: 'kiosk' })).toBe('not-allowed');
    expect(state.visit(anna.id).state).toBe('booked');
  });

  it('[Q2] who came after their time does not pass those who are due and were in time', () => {
    const state = theDay();
    take(state, checkIn('222222', null), at('09:15'));
    take(state, checkIn(), at('09:25'));
    const order = queueOf(office, state.day(MONDAY), MAIN, at('09:26')).map((t) => t.visit.number);
    expect(order.indexOf('A601')).toBeLessThan(order.indexOf('A600'));
  });
});

describe('[Q4.6] a visitor who leaves is taken out of the line', () => {
  it('[Q4.6, P5] is called no more, and stands in the figures as one who left', () => {
    const state = theDay();
    expect(take(state, leave(), at('09:00'))).toBe('ok');
    const day = state.day(MONDAY);
    expect(state.visit(walkIn.id)).toMatchObject({ state: 'left', counter: null });
    expect(nextVisit(office, day, MAIN, at('09:01'), new Set())).toBeNull();
    expect(countDay(office, day)).toMatchObject({ left: 1, unserved: 0, missed: 0 });
  });

  it('[Q4.6] comes back with the place of their arrival', () => {
    const state = theDay();
    const later = aTicket({ id: visit('later'), number: 'A002', at: at('08:40') });
    state.carryOut({ events: [later] });
    take(state, leave(), at('09:00'));
    expect(take(state, ask('return', { visit: walkIn.id }), at('09:10'), { role: 'kiosk' })).toBe('ok');
    const line = queueOf(office, state.day(MONDAY), MAIN, at('09:11')).map((t) => t.visit.number);
    expect(line).toEqual(['A001', 'A002']);
  });

  it('[Q4.6] a visitor at a counter has not left by the word of another', () => {
    const state = theDay();
    take(state, step('call'), at('09:00'));
    expect(take(state, leave(), at('09:01'))).toBe('called-elsewhere');
    expect(state.visit(walkIn.id)).toMatchObject({ state: 'called', counter: C1 });
  });

  it('[Q4.6, M16] a counter that had not heard of it keeps whom it calls, in either order', () => {
    const called = visitStep('called', { of: walkIn.id, at: at('09:01') });
    const left = visitStep('left', { of: walkIn.id, at: at('09:00') });
    for (const order of [
      [called, left],
      [left, called],
    ]) {
      const state = aState({ office, events: [walkIn, ...order] });
      expect(state.visit(walkIn.id)).toMatchObject({ state: 'called', counter: C1 });
    }
  });

  it('[Q4.6] an appointment that has not come cannot leave', () => {
    expect(take(theDay(), leave(anna.id), at('08:50'))).toBe('not-possible-now');
  });
});

describe('[C10] a place that staff give up', () => {
  const delayed = anOffice({ rules: { returnDelay: 30 } });
  const full = (): State => {
    const events = Array.from({ length: 3 }, (_, i) =>
      anAppointment({
        ...{ id: visit(`at-ten-${i}`), start: at('10:00'), number: `A61${i}`, code: `33333${i}` },
        channel: i === 0 ? 'online' : 'staff',
      }),
    );
    return aState({ office: delayed, now: at('08:00'), events, people: events.map((f) => aPerson(f)) });
  };
  const isFree = (state: State, channel: 'online' | 'staff'): boolean =>
    freeStarts(state.slots(MONDAY)!, MAIN, 15, channel, state.now, 0).some(
      ({ start }) => start === at('10:00'),
    );
  const book = () =>
    ask('book', {
      ...{ start: at('10:00'), services: [choose('id-card')], contact: aContact(), language: 'de' },
      reminder: false,
    });
  const random = () => 0.5;

  it('[C10, B9] is free for staff at once, and for those who book online after the delay', () => {
    const state = full();
    expect([isFree(state, 'online'), isFree(state, 'staff')]).toEqual([false, false]);
    expect(take(state, ask('cancel', { visit: visit('at-ten-1') }), at('08:00'), { random })).toBe('ok');
    expect([isFree(state, 'online'), isFree(state, 'staff')]).toEqual([false, true]);
    state.now = at('08:15');
    expect([isFree(state, 'online'), isFree(state, 'staff')]).toEqual([true, true]);
  });

  it('[C10] a buyer who waits for the moment gets nothing, the visitor opposite has it', () => {
    const state = full();
    take(state, ask('cancel', { visit: visit('at-ten-0') }), at('08:00'), { random });
    expect(take(state, book(), at('08:00'), { role: 'citizen' })).toBe('place-gone');
    expect(take(state, book(), at('08:00'))).toBe('ok');
    state.now = at('08:15');
    expect([isFree(state, 'online'), isFree(state, 'staff')]).toEqual([false, false]);
  });

  it('[C10] one that a citizen gives up stays taken for all until the delay is over', () => {
    const state = full();
    const phone = { role: 'citizen', actor: 'phone', random } as const;
    expect(take(state, ask('cancel', { visit: visit('at-ten-0') }), at('08:00'), phone)).toBe('ok');
    expect([isFree(state, 'online'), isFree(state, 'staff')]).toEqual([false, false]);
  });

  it('[C10, B8] the same where staff move the visitor elsewhere', () => {
    const state = full();
    const to = { start: at('11:00', addDays(MONDAY, 1)), date: addDays(MONDAY, 1) };
    const move = ask('move', { visit: visit('at-ten-1'), from: MONDAY, ...to });
    expect(take(state, move, at('08:00'), { random })).toBe('ok');
    expect([isFree(state, 'online'), isFree(state, 'staff')]).toEqual([false, true]);
  });
});

describe('[Q5.3] what a clerk can take back', () => {
  const clerk = { actor: actor('clerk') };

  it('[Q5.3] a check-in, a leave and a return, by the member who noted them', () => {
    for (const [before, asked, of, then] of [
      [[], checkIn('111111', null), anna.id, 'booked'],
      [[], leave(), walkIn.id, 'arrived'],
      [[leave()], ask('return', { visit: walkIn.id }), walkIn.id, 'left'],
    ] as const) {
      const state = theDay();
      for (const one of before) take(state, one, at('08:49'));
      take(state, asked, at('08:50'));
      const day = state.day(MONDAY);
      const now = at('08:51');
      expect(newestStepHere(day, state.visit(of), C1, { actor: actor('other'), now })).toBeNull();
      expect(newestStepHere(day, state.visit(of), C1)).toBeNull();
      const newest = newestStepHere(day, state.visit(of), C1, { ...clerk, now })!;
      expect(newest.id).toBe(asked.id);
      const undo = ask('undo', { visit: of, counter: C1, step: newest.id });
      expect(take(state, undo, now, { actor: 'other' })).toBe('nothing-to-undo');
      expect(take(state, undo, now)).toBe('ok');
      expect(state.visit(of).state).toBe(then);
    }
  });

  it('[Q5.3, A3] not a check-in that a counter has answered to', () => {
    const state = theDay();
    take(state, checkIn('111111', null), at('08:50'));
    take(state, step('call', anna.id), at('08:52'));
    const newest = newestStepHere(state.day(MONDAY), state.visit(anna.id), C1, {
      ...clerk,
      now: at('08:53'),
    });
    expect(newest).toMatchObject({ what: 'called' });
  });

  it('[Q5.3] a number that they gave out: it is withdrawn', () => {
    const given = aTicket({ id: visit('given'), number: 'A031', at: at('08:50'), by: actor('clerk') });
    const state = aState({ office, events: [given] });
    expect(take(state, ask('withdraw', { asked: given.request }), at('08:51'))).toBe('ok');
    expect(nextVisit(office, state.day(MONDAY), MAIN, at('08:52'), new Set())).toBeNull();
  });

  it.each([
    ['half an hour', UNDO_MINUTES * MINUTE_MS, 'ok'],
    ['more', UNDO_MINUTES * MINUTE_MS + 1, 'undo-too-late'],
  ] as const)('[Q5] within %s', (_what, later, said) => {
    const state = theDay();
    take(state, step('call'), at('09:00'));
    const call = state.events().at(-1)!;
    const now = at('09:00') + later;
    expect(take(state, ask('undo', { visit: walkIn.id, counter: C1, step: call.id }), now)).toBe(said);
  });

  it('[Q5.4] a screen does not offer what is too old', () => {
    const state = theDay();
    take(state, step('call'), at('09:00'));
    const seen = (now: Instant) =>
      newestStepHere(state.day(MONDAY), state.visit(walkIn.id), C1, { ...clerk, now });
    expect(seen(at('09:30'))).toMatchObject({ what: 'called' });
    expect(seen(at('09:31'))).toBeNull();
  });

  it('[Q5] the answer tells the visit as it is after the step', () => {
    const state = theDay();
    const sent = ask('transfer', { visit: walkIn.id, counter: C1, lane: lane('short'), to: null });
    const decision = decide(state, sent, circumstances(at('09:00'), { role: 'clerk' }));
    expect(decision.answer).toMatchObject({ ok: true, lane: 'short' });
  });
});
