/** A5.8: staff stop walk-in numbers, with a reason and an end; what follows for kiosks, staff and the board. */
import { describe, expect, it } from 'vitest';
import { givenAgainAt, stopAt, stopEnd } from '../../src/lib/domain/day/walk-ins.ts';
import type { WalkInStop } from '../../src/lib/domain/day/walk-ins.ts';
import { boardOf, nextBoardAt } from '../../src/lib/domain/queue/reckon-board.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import {
  anOffice,
  anOfficeFile,
  aState,
  ask,
  at,
  choose,
  circumstances,
  lane,
  MONDAY,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const lanes = { main: { counters: 2, online: 1 } };
const office = anOffice({
  windows: [
    { weekdays: ['mon'], from: '08:00', to: '12:00', lanes },
    { weekdays: ['mon'], from: '14:00', to: '16:00', lanes },
  ],
  services: anOfficeFile().services.map((s) => ({ ...s, short: s.id === 'pick-up' })),
  rules: { nextInterval: true },
});
const FULL: WalkInStop = { reason: 'full', words: 'Bitte kommen Sie morgen', until: at('10:00') };

function set(state: State, stopped: WalkInStop | null, now: Instant) {
  return state.take(ask('set-walk-ins', { stopped }), circumstances(now, { role: 'clerk' }));
}

const aStop = (stopped: WalkInStop = FULL): State => {
  const state = aState({ office, now: at('09:00') });
  expect(set(state, stopped, at('09:00')).answer.ok).toBe(true);
  return state;
};

const taking = (state: State, role: 'kiosk' | 'clerk', now: Instant) => {
  const request = ask('take-ticket', {
    ...{ services: [choose('passport')], lane: lane('main'), number: null, language: 'de' },
  });
  return state.take(request, circumstances(now, { role })).answer;
};

describe('[A5.8] walk-in numbers are stopped', () => {
  it('[A5.8] for kiosks, until the end that was said; staff still give them out', () => {
    const state = aStop();
    expect(taking(state, 'kiosk', at('09:30'))).toMatchObject({ ok: false, reason: 'not-possible-now' });
    expect(taking(state, 'clerk', at('09:30')).ok).toBe(true);
    expect(taking(state, 'kiosk', at('10:00')).ok).toBe(true);
  });

  it('[A5.8] also for the next free interval', () => {
    const taken = (now: Instant) =>
      aStop().take(
        ask('take-interval', { services: [choose('pick-up')], language: 'de' }),
        circumstances(now, { role: 'kiosk' }),
      ).answer;
    expect(taken(at('09:30'))).toMatchObject({ ok: false, reason: 'not-possible-now' });
    expect(taken(at('10:00'))).not.toMatchObject({ reason: 'not-possible-now' });
  });

  it('[A5.8, A5.4] judged by when it was asked: a number that was asked for before the stop is given', () => {
    const state = aStop();
    const request = ask('take-ticket', {
      ...{ services: [choose('passport')], lane: lane('main'), number: null, language: 'de' },
    });
    const late = circumstances(at('09:00') + 2_000, { role: 'kiosk', at: at('09:00') - 1_000 });
    expect(state.take(request, late).answer.ok).toBe(true);
  });

  it('[A5.8] a clerk gives them out again, and the log says who did both', () => {
    const state = aStop();
    const { log } = set(state, null, at('09:10'));
    expect(log).toMatchObject([{ what: 'walk-ins-resumed' }]);
    expect(taking(state, 'kiosk', at('09:11')).ok).toBe(true);
    expect(set(state, FULL, at('09:12')).log).toMatchObject([
      { what: 'walk-ins-stopped', reason: 'full', until: at('10:00') },
    ]);
  });

  it('[A5.8, M16] said twice it is one entry of the log; older news that comes late changes nothing', () => {
    const state = aStop();
    expect(set(state, FULL, at('09:05')).log).toEqual([]);
    set(state, null, at('09:02'));
    expect(stopAt(state.day(MONDAY), at('09:06'))).toEqual(FULL);
    set(state, null, at('09:20'));
    set(state, { ...FULL, until: null }, at('09:10'));
    expect(stopAt(state.day(MONDAY), at('09:15'))).toMatchObject({ until: null });
    expect(stopAt(state.day(MONDAY), at('09:20'))).toBeNull();
  });

  it('[A5.8] an end that has passed, or on another day, is refused', () => {
    const until = (end: Instant) => set(aState({ office }), { ...FULL, until: end }, at('09:00')).answer;
    expect(until(at('09:00'))).toMatchObject({ ok: false, reason: 'not-possible-now' });
    expect(until(at('09:00', '2026-11-24'))).toMatchObject({ ok: false, reason: 'not-possible-now' });
    expect(until(at('09:05')).ok).toBe(true);
  });

  it('[A5.8] over a break the numbers come back an hour before the next opening', () => {
    const again = (time: string): Instant | null =>
      givenAgainAt(office, MONDAY, { ...FULL, until: at(time) });
    expect(['10:00', '12:30', '13:30', '16:30'].map(again)).toEqual([
      ...[at('10:00'), at('13:00'), at('13:30'), null],
    ]);
    expect(givenAgainAt(office, MONDAY, { ...FULL, until: null })).toBeNull();
  });

  it('[A5.8] an end after some minutes is a round time; after the last number of the day it is the day', () => {
    expect(stopEnd(office, MONDAY, at('09:02'), 30)).toBe(at('09:35'));
    expect(stopEnd(office, MONDAY, at('15:30'), 60)).toBeNull();
  });

  it('[A5.8, Q8] the board says so in the place of waits, until it ends by itself', () => {
    const state = aStop();
    const shownAt = (time: string) => boardOf(office, state.day(MONDAY), at(time));
    expect(shownAt('09:30').walkInsStopped).toEqual({
      ...{ reason: 'full', words: 'Bitte kommen Sie morgen', againAt: at('10:00') },
    });
    expect(shownAt('09:30').waiting.every(({ wait }) => wait === null)).toBe(true);
    expect(shownAt('10:00').walkInsStopped).toBeNull();
    expect(shownAt('10:00').waiting.some(({ wait }) => wait !== null)).toBe(true);
    expect(nextBoardAt(office, state.day(MONDAY), at('09:30'))).toBe(at('10:00'));
    // The closed office says that it is closed, and nothing else.
    expect(
      boardOf(office, aStop({ ...FULL, until: null }).day(MONDAY), at('16:30')).walkInsStopped,
    ).toBeNull();
  });
});
