/** M16, M17: a request whose step is on record gets the same answer when it is asked again under its id. */
import { describe, expect, it } from 'vitest';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import {
  actor,
  anAppointment,
  aPerson,
  ask,
  aState,
  aTicket,
  at,
  choose,
  circumstances,
  counter,
  MONDAY,
  visit,
  visitStep,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const ANNA = visit('anna');
const anna = aTicket({ id: ANNA, number: 'A001', at: at('08:30') });
const bert = anAppointment({ id: visit('bert'), code: '000001', start: at('09:00') });
const reserved = { ...bert, activateBy: at('09:30') };
const mail = [{ actor: actor('mail'), via: 'mail' as const }];
const called = visitStep('called', { of: ANNA, at: at('08:40') });
const finished = [
  visitStep('started', { of: ANNA, at: at('08:41') }),
  visitStep('finished', { of: ANNA, at: at('08:50') }),
];
const scan = ask('check-in', { by: { with: 'code', code: bert.code } });

const onRecord: Record<string, { state: () => State; request: Request; by?: string; reason: string }> = {
  'a leave of a visitor who is called': {
    state: () => aState({ events: [anna, called] }),
    request: ask('leave', { visit: ANNA, reason: 'gone' }),
    reason: 'called-elsewhere',
  },
  'a leave of a visitor who is done': {
    state: () => aState({ events: [anna, called, ...finished] }),
    request: ask('leave', { visit: ANNA, reason: 'gone' }),
    reason: 'not-possible-now',
  },
  'a return of a visitor who is done': {
    state: () => aState({ events: [anna, called, ...finished] }),
    request: ask('return', { visit: ANNA }),
    reason: 'not-possible-now',
  },
  'a change of what a finished visit is about': {
    state: () => aState({ events: [anna, called, ...finished] }),
    request: ask('change-services', { visit: ANNA, services: [choose('pick-up')] }),
    reason: 'not-possible-now',
  },
  'a call of a visitor who is served elsewhere': {
    state: () => aState({ events: [anna, called, finished[0]!] }),
    request: ask('call', { visit: ANNA, counter: counter('c2') }),
    reason: 'called-elsewhere',
  },
  'a scan of a reservation that is not confirmed': {
    state: () => aState({ events: [reserved] }),
    request: scan,
    reason: 'not-found',
  },
  'a scan after the window': {
    state: () => aState({ events: [anAppointment({ ...bert, start: at('08:00') })] }),
    request: scan,
    reason: 'too-late',
  },
  'a press of the button of what was cancelled': {
    state: () =>
      aState({
        events: [reserved, visitStep('cancelled', { of: bert.id, at: at('08:50') })],
        people: [aPerson(reserved, { authorizations: mail })],
      }),
    request: ask('activate', { visit: bert.id }),
    by: 'mail',
    reason: 'not-possible-now',
  },
};

describe('a refused step that is on record', () => {
  it.each(Object.entries(onRecord))(
    '[M16, M17] %s is refused again',
    (_what, { state: make, request, by, reason }) => {
      const state = make();
      const who = { actor: by ?? 'clerk', role: by === undefined ? 'clerk' : 'citizen' } as const;
      const told = (time: string) =>
        state.take(request, circumstances(at(time), { ...who, at: at('08:55') }));
      const first = told('08:55:30');
      expect(first.answer).toMatchObject({ ok: false, reason });
      expect(first.events).toHaveLength(1);
      const again = told('08:57');
      expect(again.answer).toEqual(first.answer);
      expect(again.events).toEqual([]);
    },
  );

  it('[M17, B3] a scan that counts by now is accepted when it is asked again', () => {
    const state = aState({ events: [reserved], people: [aPerson(reserved, { authorizations: mail })] });
    const tell = () =>
      state.take(scan, circumstances(at('08:57'), { role: 'kiosk', at: at('08:55') })).answer;
    expect(tell()).toMatchObject({ ok: false, reason: 'not-found' });
    const press = ask('activate', { visit: bert.id });
    state.take(press, circumstances(at('08:58'), { actor: 'mail', at: at('08:50') }));
    expect(tell()).toMatchObject({ ok: true, number: bert.number });
    expect(state.day(MONDAY).visits.get(bert.id)).toMatchObject({ state: 'arrived', arrivedAt: at('08:55') });
  });
});
