/** The fold at its edges: what came before an arrival, the first call, numbers that two bear, the last second of news. */
import { decide } from '../../src/lib/domain/decide/decide.ts';
import { describe, expect, it } from 'vitest';
import { bearerOf, foldDay, visitIn } from '../../src/lib/domain/day/day.ts';
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import type { TicketEvent } from '../../src/lib/domain/day/ticket.ts';
import { foldVisitAlone } from '../../src/lib/domain/day/visit.ts';
import type { StepEvent, Visit } from '../../src/lib/domain/day/visit.ts';
import {
  anAppointment,
  aState,
  ask,
  aTicket,
  at,
  choose,
  circumstances,
  counter,
  visitStep,
  lane,
  MONDAY,
  visit,
} from '../support/build/index.ts';

const told = (
  what: Parameters<typeof visitStep>[0],
  of: string,
  time: string,
  more: object = {},
): StepEvent => visitStep(what, { of: visit(of), at: at(time), ...more });

describe('one visitor', () => {
  const booked = anAppointment({ id: visit('anna'), start: at('09:00') });
  const fold = (...steps: StepEvent[]): Visit => foldVisitAlone(booked, steps);

  it('[M6, Q1] a served visitor has come, also where no kiosk has seen them', () => {
    expect(fold(told('started', 'anna', '09:02'))).toMatchObject({
      state: 'serving',
      arrivedAt: at('09:02'),
      waitingSince: at('09:02'),
    });
    // An arrival that is known stays, whichever of the two was heard of first.
    expect(fold(told('started', 'anna', '09:02'), told('checked-in', 'anna', '08:50'))).toMatchObject({
      arrivedAt: at('08:50'),
      waitingSince: at('08:50'),
    });
  });

  it('[S1, Q4] the first call stays the first, however often they are called anew', () => {
    const steps = [
      told('checked-in', 'anna', '08:50'),
      told('called', 'anna', '09:00'),
      told('missed', 'anna', '09:04'),
      told('returned', 'anna', '09:10'),
      told('called', 'anna', '09:12'),
    ];
    expect(fold(...steps)).toMatchObject({ firstCalledAt: at('09:00'), calledAt: at('09:12'), calls: 1 });
  });
});

describe('[A8] a number that two bear', () => {
  const given = (id: string, time: string): TicketEvent =>
    aTicket({ id: visit(id), at: at(time), number: 'A042' });
  const paper = (time: string): TicketEvent =>
    aTicket({ id: visit('paper'), at: at(time), number: 'A042', takenIn: true, services: [] });
  const stands = (events: DayEvent[]): string => visitIn(foldDay(MONDAY, events), visit('paper'))!.id;

  it.each<[what: string, events: DayEvent[], original: string]>([
    [
      'the one that was given out first, whatever its id',
      [given('z', '08:00'), given('a', '08:30'), paper('09:00')],
      'z',
    ],
    ['of two in one moment always the same', [given('z', '08:00'), given('a', '08:00'), paper('09:00')], 'a'],
    [
      'given five minutes later by a clock that is behind: the same paper',
      [given('a', '09:05'), paper('09:00')],
      'a',
    ],
    ['given later than that: another visitor’s', [given('a', '09:05:01'), paper('09:00')], 'paper'],
  ])('[A8, M16] paper stands for %s', (_what, events, original) => {
    expect(stands(events)).toBe(visit(original));
    expect(stands(events.toReversed())).toBe(visit(original));
    expect(bearerOf(foldDay(MONDAY, events), paper('09:00'))).toBe(visit(original));
  });
});

describe('[A4, M4] a second kiosk', () => {
  const arrived = (asked: string): number | null => {
    const anna = anAppointment({ id: visit('anna'), start: at('09:00'), code: '123456' });
    const state = aState({ events: [anna, told('checked-in', 'anna', '08:50')] });
    const request = ask('check-in', { by: { with: 'code', code: '123456' } });
    const news = circumstances(at('09:10'), { role: 'kiosk', at: at(asked) });
    expect(state.take(request, news).answer.ok).toBe(true);
    return state.visit(visit('anna')).arrivedAt;
  };

  it.each([
    ['earlier and in time: that is when they came', '08:46', '08:46'],
    ['at the first moment of the window', '08:45', '08:45'],
    ['earlier than the window: it opened no door', '08:44:59', '08:50'],
    ['later', '08:52', '08:50'],
  ])('[M4, A1] tells of them %s', (_what, asked, came) => {
    expect(arrived(asked)).toBe(at(came));
  });
});

describe('[Q3] a step that is told of later', () => {
  const call = (asked: string, heard: number) => {
    const state = aState({
      events: [
        aTicket({ id: visit('anna'), at: at('08:30'), number: 'A001' }),
        aTicket({ id: visit('bert'), at: at('08:31'), number: 'A002' }),
        told('called', 'anna', '08:40'),
      ],
    });
    const request = ask('call', { visit: visit('bert'), counter: counter('c1') });
    const told_ = circumstances(heard, { role: 'clerk', at: at(asked) });
    const offered = decide(state, request, { ...told_, optimistic: true }).answer;
    const { answer } = state.take(request, told_);
    return [offered, answer].map((a) => (a.ok ? 'ok' : a.reason));
  };

  it('[Q3.6] counts however late it is told; only a screen that knows who is there does not offer it', () => {
    expect(call('09:00', at('09:00'))).toEqual(['counter-busy', 'ok']);
    expect(call('09:00', at('19:00'))).toEqual(['counter-busy', 'ok']);
  });
});

it('[Q8] what a visitor was told of the wait stands on the ticket', () => {
  const state = aState({ numbers: { kiosk: { from: 1, to: 100 } } });
  const ticket = { services: [choose('passport')], lane: lane('main'), language: 'de' as const };
  const kiosk = circumstances(at('08:30'), { role: 'kiosk' });
  const wait = { from: 5, to: 12 };
  const { events } = state.take(ask('take-ticket', { ...ticket, number: 'A001', told: wait }), kiosk);
  expect(events).toMatchObject([{ told: wait }]);
  expect(state.take(ask('take-ticket', { ...ticket, number: 'A002' }), kiosk).events).toMatchObject([
    { told: null },
  ]);
});
