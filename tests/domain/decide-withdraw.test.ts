/** A number that a visitor waits for: granted in time or not at all, and taken back where no one has it (A5–A7). */
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/lib/domain/requests/answer.ts';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import type { RequestId } from '../../src/lib/domain/ids.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import { queueOf } from '../../src/lib/domain/queue/queue.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { countDay } from '../../src/lib/domain/statistics/statistics.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  actor,
  anAppointment,
  anOffice,
  anOfficeFile,
  aPerson,
  ask,
  askBorn,
  aState,
  at,
  choose,
  circumstances,
  counter,
  lane,
  MONDAY,
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const NOW = at('09:00');
const office = anOffice({
  services: anOfficeFile().services.map((s) => ({ ...s, short: s.id === 'pick-up' })),
  rules: { nextInterval: true },
});
const fresh = (): State => aState({ office, now: NOW, numbers: { kiosk: { from: 1, to: 100 } } });
const KIOSK = { role: 'kiosk', actor: 'kiosk' } as const;

type Kind = 'take-ticket' | 'take-interval';
const kinds: readonly Kind[] = ['take-ticket', 'take-interval'];
const asking = (kind: Kind, wantedMs?: number, number: string | null = null): Request => {
  const wish = {
    language: 'de',
    services: [choose('pick-up')],
    ...(wantedMs === undefined ? {} : { wantedMs }),
  };
  const about = kind === 'take-ticket' ? { ...wish, lane: lane('short'), number } : wish;
  return { ...ask(kind, about as never), at: NOW } as Request;
};
const withdraw = (asked: RequestId): Request => ({ ...ask('withdraw', { asked }), at: NOW }) as Request;

const by = (now: Instant, given: Partial<Parameters<typeof circumstances>[1]> = {}) =>
  circumstances(now, { ...KIOSK, at: NOW, ...given });
const said = ({ answer, events }: Decision): [Refusal | 'yes', number] => [
  answer.ok ? 'yes' : answer.reason,
  events.length,
];
const inLine = (state: State): string[] =>
  queueOf(office, state.day(MONDAY), ['main', 'short'].map(lane), NOW).map((t) => t.visit.number);

describe.each(kinds)('[A5–A7] %s that a visitor waits for', (kind) => {
  it('[A6, A7] is granted until the moment to which it is wanted, and nothing later', () => {
    expect(said(fresh().take(asking(kind, 8_000), by(NOW + 8_000)))[0]).toBe('yes');
    expect(said(fresh().take(asking(kind, 8_000), by(NOW + 8_001)))).toEqual(['no-longer-wanted', 0]);
  });

  it('[A6, A7, M15] is wanted from when it was asked, by the corrected clock', () => {
    const ahead = 30 * MINUTE_MS;
    const wish = { ...asking(kind, 8_000), at: NOW + ahead } as Request;
    expect(said(fresh().take(wish, by(NOW + 8_000)))[0]).toBe('yes');
    expect(said(fresh().take(wish, by(NOW + 8_001)))).toEqual(['no-longer-wanted', 0]);
  });

  it.each([
    ['from a device that does not say', undefined],
    ['whatever it says', 60 * MINUTE_MS],
  ])('[A6, A7] is wanted for a minute at most, %s', (_what, wantedMs) => {
    expect(said(fresh().take(asking(kind, wantedMs), by(NOW + MINUTE_MS)))[0]).toBe('yes');
    expect(said(fresh().take(asking(kind, wantedMs), by(NOW + MINUTE_MS + 1)))).toEqual([
      'no-longer-wanted',
      0,
    ]);
  });

  it('[A6, A7, M17] asked again after its time, what was granted in time gets the same answer', () => {
    const state = fresh();
    const wish = asking(kind, 8_000);
    const first = state.take(wish, by(NOW + 1_000));
    const again = state.take(wish, by(NOW + 60 * MINUTE_MS));
    expect([again.answer, again.events]).toEqual([first.answer, []]);
  });

  it('[A6, A7, M16] taken back, no one has its number, and its place is free; also when that is said twice', () => {
    const state = fresh();
    const free = JSON.stringify(state.slots(MONDAY));
    const wish = asking(kind, 8_000);
    state.take(wish, by(NOW));
    expect(inLine(state)).toHaveLength(1);
    const back = withdraw(wish.id);
    expect(said(state.take(back, by(NOW)))).toEqual(['yes', 1]);
    expect(said(state.take(back, by(NOW)))).toEqual(['yes', 0]);
    expect(said(state.take(withdraw(wish.id), by(NOW)))).toEqual(['yes', 0]);
    expect([state.visit(visitOf(wish.id)).state, inLine(state)]).toEqual(['cancelled', []]);
    expect(JSON.stringify(state.slots(MONDAY))).toBe(free);
  });

  it('[S1] taken back, it is no visit of the day', () => {
    const state = fresh();
    const wish = asking(kind, 8_000);
    state.take(wish, by(NOW));
    state.take(withdraw(wish.id), by(NOW));
    const { arrivals, appointments, tickets, cancelled, lanes } = countDay(office, state.day(MONDAY));
    expect([arrivals, appointments, tickets, cancelled]).toEqual([{}, 0, 0, 0]);
    expect(Object.values(lanes).map((l) => l.demand)).toEqual([{}, {}]);
  });

  it('[A5, Q3] a counter that has its visitor already keeps them', () => {
    const state = fresh();
    const wish = asking(kind, 8_000);
    state.take(wish, by(NOW));
    const call = ask('call', { visit: visitOf(wish.id), counter: counter('c1') });
    state.take(call, circumstances(NOW, { role: 'clerk' }));
    expect(said(state.take(withdraw(wish.id), by(NOW)))).toEqual(['yes', 1]);
    expect(state.visit(visitOf(wish.id))).toMatchObject({ state: 'called', counter: 'c1' });
  });

  it.each([
    ['the call', ['call', 'withdraw']],
    ['the withdrawal', ['withdraw', 'call']],
  ])(
    '[A5, M6] a later call by a counter that has not heard of it stands, when news of %s is first',
    (_w, order) => {
      const state = fresh();
      const wish = asking(kind, 8_000);
      state.take(wish, by(NOW));
      const id = visitOf(wish.id);
      const late = NOW + 5 * MINUTE_MS;
      for (const what of order) {
        if (what === 'withdraw') state.take(withdraw(wish.id), by(late, { at: NOW + MINUTE_MS }));
        else {
          const call = ask('call', { visit: id, counter: counter('c1') });
          state.take(call, circumstances(late, { role: 'clerk', at: NOW + 2 * MINUTE_MS }));
        }
      }
      expect(state.visit(id)).toMatchObject({ state: 'called', counter: 'c1' });
    },
  );
});

describe('[A7] a number of the device’s own block', () => {
  it('[A7.9, M13] is in a hand, however late the news is', () => {
    const own = asking('take-ticket', 8_000, 'B001');
    expect(said(fresh().take(own, by(NOW + 60 * MINUTE_MS)))[0]).toBe('yes');
  });
});

describe('[A5] taking back', () => {
  it('[A5] of what was never granted changes nothing', () => {
    expect(said(fresh().take(withdraw(asking('take-ticket').id), by(NOW)))).toEqual(['yes', 0]);
  });

  it('[A5] is for the device that asked', () => {
    const state = fresh();
    const wish = asking('take-ticket', 8_000);
    state.take(wish, by(NOW));
    const other = by(NOW, { actor: 'other' });
    expect(said(state.take(withdraw(wish.id), other))).toEqual(['no-such-visit', 0]);
    expect(said(state.take(withdraw(wish.id), by(NOW, { role: 'citizen' })))).toEqual(['not-allowed', 0]);
    expect(inLine(state)).toHaveLength(1);
  });

  it('[A5.6] a check-in is undone, and the appointment stays', () => {
    const booked = anAppointment({ id: visit('booked'), start: NOW, code: '123456' });
    const state = aState({ office, now: NOW, events: [booked], people: [aPerson(booked)] });
    const checkIn = ask('check-in', { by: { with: 'code', code: '123456' } });
    state.take(checkIn, by(NOW));
    expect(state.visit(booked.id).state).toBe('arrived');
    expect(said(state.take(withdraw(checkIn.id), by(NOW)))).toEqual(['yes', 1]);
    expect(state.visit(booked.id)).toMatchObject({ state: 'booked', arrivedAt: null });
  });

  it('[A2, A5] staff need not look for a visitor whose birth date was unknown and who has a number now', () => {
    const state = fresh();
    const checkIn = askBorn('1964-08-12' as never);
    state.take(checkIn, by(NOW + MINUTE_MS));
    const arrival = () => state.memos(MONDAY)?.get(`arrival:${checkIn.id}`);
    expect(arrival()).toMatchObject({ resolved: null });
    state.take(withdraw(checkIn.id), by(NOW + MINUTE_MS, { at: NOW + MINUTE_MS }));
    expect(arrival()).toMatchObject({ resolved: { at: NOW + MINUTE_MS, by: actor('kiosk') } });
  });
});
