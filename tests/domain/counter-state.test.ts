/** Q9: counters that say they are open, on a break or closed, and what follows for the line, the estimates, the board. */
import { describe, expect, it } from 'vitest';
import { stateOfCounter } from '../../src/lib/domain/day/counter-state.ts';
import type { CounterState } from '../../src/lib/domain/day/counter-state.ts';
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import { boardOf } from '../../src/lib/domain/queue/reckon-board.ts';
import { observeTimes, openCounters } from '../../src/lib/domain/queue/counters.ts';
import { nextVisit, queueOf, sharingCounters } from '../../src/lib/domain/queue/queue.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import {
  anAppointment,
  anOffice,
  aState,
  aTicket,
  ask,
  at,
  circumstances,
  counter,
  visitStep,
  lane,
  MONDAY,
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const office = anOffice();
const MAIN = [lane('main')];
const booked = anAppointment({ id: visit('booked'), start: at('08:15') });
const morning = [
  booked,
  visitStep('checked-in', { of: booked.id, at: at('08:01') }),
  ...['anna', 'bert', 'cleo'].map((name, i) =>
    aTicket({ id: visit(name), number: `A00${i + 1}`, at: at('08:00') + i * 1000, minutes: 20 }),
  ),
];

function say(state: State, at_: string, what: CounterState, now: Instant): void {
  const request = ask('set-counter', { counter: counter(at_), state: what });
  const { answer } = state.take(request, circumstances(now, { role: 'clerk' }));
  expect(answer.ok).toBe(true);
}
const open = (state: State, now: Instant): number =>
  openCounters(office, state.day(MONDAY), observeTimes([]), now).length;

describe('[Q2, Q9.2] a morning at opening', () => {
  const reasons = (state: State): string[] =>
    queueOf(office, state.day(MONDAY), MAIN, at('08:06'), counter('c1')).map((turn) => turn.reason);

  it('[Q2, Q9.2] counters that have said "open" count before their first visitor: no one would delay the 8:15', () => {
    const state = aState({ office, events: morning });
    for (const id of ['c1', 'c2', 'c3']) say(state, id, 'open', at('07:58'));
    expect(reasons(state)).toEqual(['by-arrival', 'by-arrival', 'by-arrival', 'early']);
    // Each calls in turn; the last free one keeps the appointment's time.
    const called: (string | undefined)[] = [];
    for (const id of ['c1', 'c2', 'c3']) {
      const seat = { counter: counter(id), among: null };
      const next = nextVisit(office, state.day(MONDAY), MAIN, at('08:06'), new Set(), seat)!;
      called.push(next.visit.number);
      state.carryOut({ events: [visitStep('called', { of: next.visit.id, at: at('08:06'), counter: id })] });
    }
    expect(called).toEqual(['A001', 'A002', 'A600']);
  });

  it('[Q2] of the only counter a walk-in of twenty minutes would delay the 8:15', () => {
    const state = aState({ office, events: morning });
    say(state, 'c1', 'open', at('07:58'));
    expect(reasons(state)).toEqual(['early', 'would-delay', 'would-delay', 'would-delay']);
  });

  it('[Q9.3] a counter on a break keeps no appointment in time', () => {
    const state = aState({ office, events: morning });
    say(state, 'c2', 'open', at('07:58'));
    say(state, 'c2', 'break', at('08:05'));
    expect(reasons(state)[0]).toBe('early');
  });
});

describe('[Q9.5] a counter that is open by its word, and has called no one for half an hour although people wait', () => {
  const waits = aTicket({ id: visit('dora'), number: 'A007', at: at('07:30'), minutes: 25 });
  const withC2 = (...more: DayEvent[]): State => {
    const state = aState({ office, events: [...morning, waits, ...more] });
    say(state, 'c2', 'open', at('07:20'));
    return state;
  };
  const reasonAt = (state: State, now: Instant, isCutOff = false) =>
    queueOf(office, state.day(MONDAY), MAIN, now, counter('c1'), isCutOff).find(
      (turn) => turn.visit.id === waits.id,
    )?.reason;

  it('[Q2, Q9.5] keeps no appointment in time', () => {
    const state = withC2();
    expect(reasonAt(state, at('07:56'))).toBe('by-arrival');
    expect(reasonAt(state, at('08:06'))).toBe('would-delay');
  });

  it('[Q5, Q9.5] gets no visitor who was sent there: another counter may call them', () => {
    const sent = aTicket({ id: visit('emil'), number: 'A008', at: at('07:25') });
    const state = withC2(
      sent,
      visitStep('transferred', { of: sent.id, at: at('07:26'), lane: 'main', to: 'c2' }),
    );
    const mayC1Call = (now: Instant, among: null | ReturnType<typeof counter>[] = null) =>
      nextVisit(office, state.day(MONDAY), MAIN, now, new Set([booked.id]), {
        ...{ counter: counter('c1'), among },
      })?.visit.id === sent.id;
    expect(mayC1Call(at('07:50'))).toBe(false);
    expect(mayC1Call(at('08:06'))).toBe(true);
    expect(mayC1Call(at('08:06'), [counter('c1')])).toBe(false);
  });

  it('[Q6, Q9.5] is believed by a counter that is cut off and hears of no calls', () => {
    expect(reasonAt(withC2(), at('08:06'), true)).toBe('by-arrival');
  });
});

describe('[Q9.1] what a counter says of itself', () => {
  it('[Q9.1] the newest word counts, and what it does later outweighs it', () => {
    const state = aState({ office, events: morning });
    const said = () => stateOfCounter(state.day(MONDAY), counter('c1'));
    expect(said()).toBeNull();
    say(state, 'c1', 'open', at('08:00'));
    expect(said()).toBe('open');
    say(state, 'c1', 'break', at('08:10'));
    expect(said()).toBe('break');
    state.carryOut({ events: [visitStep('called', { of: visit('anna'), at: at('08:20') })] });
    expect(said()).toBe('open');
    say(state, 'c1', 'closed', at('08:30'));
    expect(said()).toBe('closed');
    // Older news comes late.
    say(state, 'c1', 'open', at('08:25'));
    expect(said()).toBe('closed');
  });

  it('[Q9.1, M16] what is said again outweighs older news that comes later', () => {
    const state = aState({ office });
    say(state, 'c1', 'open', at('08:00'));
    say(state, 'c1', 'open', at('08:10'));
    say(state, 'c1', 'closed', at('08:05'));
    expect(stateOfCounter(state.day(MONDAY), counter('c1'))).toBe('open');
  });

  it('[Q9] no day is told what happens on another', () => {
    const state = aState({ office });
    const asked = ask('set-counter', { counter: counter('c1'), state: 'open' });
    const { answer } = state.take(asked, circumstances(at('09:00', '2026-11-24'), { role: 'clerk' }));
    expect(answer).toMatchObject({ ok: false, reason: 'wrong-day' });
  });
});

describe('[Q8, Q9.3] estimates and the board', () => {
  it('[Q8, Q9.2, Q9.3] count open counters without a visitor, and none that is away or not planned for', () => {
    const state = aState({ office });
    // Ten o'clock: nothing was seen of any counter, so the plan counts.
    expect(open(state, at('10:00'))).toBe(3);
    say(state, 'c1', 'open', at('09:50'));
    expect(open(state, at('10:00'))).toBe(1);
    // Idle for two hours with no one waiting: still open.
    expect(open(state, at('12:00'))).toBe(1);
    say(state, 'c1', 'break', at('12:00'));
    say(state, 'c2', 'closed', at('12:00'));
    say(state, 'c3', 'closed', at('12:00'));
    expect(open(state, at('12:01'))).toBe(0);
  });

  it('[Q8, Q9.5] a counter that says "open" and calls no one for half an hour, although people wait, has gone', () => {
    const state = aState({ office, events: [aTicket({ id: visit('anna'), at: at('10:00') })] });
    say(state, 'c1', 'open', at('09:50'));
    say(state, 'c2', 'open', at('10:29'));
    expect(open(state, at('10:01'))).toBe(2);
    expect(open(state, at('10:31'))).toBe(1);
  });

  it('[Q9] the visitor of a counter on a break is its last one', () => {
    const state = aState({ office, events: morning });
    state.carryOut({ events: [visitStep('started', { of: visit('anna'), at: at('08:30') })] });
    expect(open(state, at('08:31'))).toBe(1);
    say(state, 'c1', 'break', at('08:32'));
    say(state, 'c2', 'closed', at('08:32'));
    say(state, 'c3', 'closed', at('08:32'));
    expect(open(state, at('08:33'))).toBe(0);
  });

  it('[Q9.4] the monitor leaves out a lane whose counters have all closed, once none waits there', () => {
    const pickUp = aTicket({ id: visit('bert'), number: 'B001', at: at('10:00'), lane: lane('short') });
    const state = aState({ office, events: [pickUp] });
    const lanes = () => boardOf(office, state.day(MONDAY), at('10:05')).waiting.map((w) => w.lane);
    say(state, 'c3', 'break', at('10:01'));
    expect(lanes()).toEqual(['main', 'short']);
    say(state, 'c3', 'closed', at('10:02'));
    expect(lanes()).toEqual(['main', 'short']);
    state.carryOut({ events: [visitStep('left', { of: visit('bert'), at: at('10:03') })] });
    expect(lanes()).toEqual(['main']);
  });
});

describe('[Q6, Q9.3] the counters that share the line while they are cut off', () => {
  it('[Q6, Q9.3] are those that were open, without those that were away', () => {
    const state = aState({ office, events: morning });
    const sharing = () =>
      sharingCounters(
        state.day(MONDAY),
        office.counters.find(({ id }) => id === 'c1')!,
        office.counters,
      );
    expect(sharing()).toEqual(['c1', 'c2', 'c3']);
    say(state, 'c2', 'open', at('07:58'));
    expect(sharing()).toEqual(['c1', 'c2']);
    say(state, 'c3', 'open', at('07:59'));
    say(state, 'c2', 'break', at('08:10'));
    expect(sharing()).toEqual(['c1', 'c3']);
  });
});
