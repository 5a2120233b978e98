/** What a lead hears of a kiosk: guesses, many numbers, and numbers that no visitor may have seen. */
import { describe, expect, it, test } from 'vitest';
import { MANY_NUMBERS } from '../../src/lib/domain/decide/report-device.ts';
import { reportIn, withNews } from '../../src/lib/domain/requests/device-report.ts';
import type { DeviceReport } from '../../src/lib/domain/requests/device-report.ts';
import { memo } from '../../src/lib/domain/requests/memo.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  actor,
  anAppointment,
  aPerson,
  aState,
  ask,
  askBorn,
  aTicket,
  at,
  choose,
  circumstances,
  visitStep,
  lane,
  MONDAY,
  requestNamed,
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const KIOSK = actor('kiosk');
const SECOND_MS = 1_000;

const by = (now: Instant, more: object = {}) => ({
  ...circumstances(now, { role: 'kiosk', actor: 'kiosk' }),
  ...more,
});
const reportOf = (state: State, what: DeviceReport['what']) =>
  reportIn(state.memos(MONDAY), { what, by: KIOSK });

function take(state: State, now: Instant, role: 'kiosk' | 'clerk' = 'kiosk') {
  const request = ask('take-ticket', {
    ...{ services: [choose('passport')], lane: lane('main'), number: null, language: 'de' },
  });
  return state.take(request, circumstances(now, { role, actor: 'kiosk' }));
}

function takeMany(state: State, count: number, everyMs: number, from = at('09:00')): void {
  for (let i = 0; i < count; i++) expect(take(state, from + i * everyMs).answer.ok).toBe(true);
}

describe('[A5.9] many numbers at one kiosk', () => {
  it('[A5.9] are told to the lead, once, with how many they were', () => {
    const state = aState({ now: at('09:00') });
    takeMany(state, MANY_NUMBERS.count - 1, 15 * SECOND_MS);
    expect(reportOf(state, 'many-numbers')).toBeNull();
    takeMany(state, 1, 0, at('09:04'));
    expect(reportOf(state, 'many-numbers')).toMatchObject({
      ...{ count: MANY_NUMBERS.count, by: KIOSK, at: at('09:04'), resolved: null },
    });
    takeMany(state, 1, 0, at('09:04') + 10 * SECOND_MS);
    expect(reportOf(state, 'many-numbers')).toMatchObject({ count: MANY_NUMBERS.count });
  });

  it('[A5.9] of visitors in a row none is told, however many come', () => {
    const state = aState({ now: at('09:00') });
    takeMany(state, 40, 25 * SECOND_MS);
    expect(reportOf(state, 'many-numbers')).toBeNull();
    // Each at once when the pause of the kiosk is over.
    takeMany(state, 40, 20 * SECOND_MS, at('10:00'));
    expect(reportOf(state, 'many-numbers')).toBeNull();
  });

  it('[A5.9] that go on open the report again, which a lead has closed', () => {
    const state = aState({ now: at('09:00') });
    takeMany(state, MANY_NUMBERS.count, SECOND_MS);
    const { id, count } = reportOf(state, 'many-numbers')!;
    const item = { of: 'device-report', id, seen: count } as const;
    const lead = circumstances(at('09:05'), { role: 'lead', actor: 'lena' });
    expect(state.take(ask('close-item', { item }), lead).answer.ok).toBe(true);
    expect(reportOf(state, 'many-numbers')?.resolved).toEqual({ at: at('09:05'), by: actor('lena') });
    takeMany(state, MANY_NUMBERS.count, SECOND_MS, at('09:06'));
    expect(reportOf(state, 'many-numbers')).toMatchObject({ count: 2 * MANY_NUMBERS.count, resolved: null });
  });

  it('[A5.9] at a counter are the clerk’s own work', () => {
    const state = aState({ now: at('09:00') });
    for (let i = 0; i < 2 * MANY_NUMBERS.count; i++) take(state, at('09:00') + i, 'clerk');
    expect(reportOf(state, 'many-numbers')).toBeNull();
  });
});

describe('[A2.7] guesses at a kiosk', () => {
  const byCode = () => ask('check-in', { by: { with: 'code', code: '999999' } });

  it.each([
    ['codes', byCode],
    ['birth-dates', () => askBorn('1950-05-05' as never)],
  ] as const)('[A2.7] %s are told with their number, where there are many', (what, guess) => {
    const state = aState({ now: at('09:00') });
    state.take(guess(), by(at('09:00'), { birthDate: '1950-05-05' }));
    expect(reportOf(state, what)).toBeNull();
    state.take(guess(), by(at('09:01'), { birthDate: '1950-05-05', guessesToReport: 20 }));
    state.take(guess(), by(at('09:09'), { birthDate: '1950-05-05', guessesToReport: 20 }));
    expect(reportOf(state, what)).toMatchObject({ count: 40, at: at('09:01'), lastAt: at('09:09') });
  });
});

describe('[A2.7] no guess', () => {
  const anna = anAppointment({ start: at('12:00') });
  const { birthDate } = aPerson(anna).contact!;
  const told = (more: object) => {
    const state = aState({ now: at('09:00'), events: [anna], people: [aPerson(anna)] });
    const { answer } = state.take(askBorn(birthDate!), by(at('09:00'), { guessesToReport: 20, ...more }));
    return [answer.ok || answer.reason, reportOf(state, 'birth-dates')];
  };

  it.each([
    ['too early', { birthDate }, 'too-early'],
    ['not readable', { birthDate: null }, 'birth-date-unreadable'],
    ['not looked at', { birthDate, tooManyTries: true }, 'not-found'],
  ])('[A2.7] is a birth date that is %s', (_what, more, reason) => {
    expect(told(more)).toEqual([reason, null]);
  });
});

describe('[A7.15] a number that no visitor may have seen', () => {
  const given = aTicket({ id: visit('given'), number: 'A001', by: KIOSK, at: at('09:00') });
  const tell = (state: State, who = 'kiosk', asked = requestNamed('given')) =>
    state.take(ask('tell-unseen', { asked }), circumstances(at('09:03'), { role: 'kiosk', actor: who }));

  it('[A7.15] is named, and stays in the line; told twice it is named once', () => {
    const state = aState({ now: at('09:03'), events: [given] });
    expect(tell(state)).toMatchObject({ answer: { ok: true, number: 'A001' }, events: [] });
    expect(tell(state)).toMatchObject({ answer: { ok: true }, memos: [] });
    expect(reportOf(state, 'unseen-numbers')).toMatchObject({ count: 1, numbers: ['A001'] });
    expect(memo.safeParse(reportOf(state, 'unseen-numbers')).success).toBe(true);
  });

  it('[A7.15] is not named once no one waits with it, or where the relay never gave it', () => {
    const gone = visitStep('withdrawn', { of: given.id, at: at('09:01'), by: 'kiosk' });
    const withdrawn = aState({ now: at('09:03'), events: [given, gone] });
    expect(tell(withdrawn)).toMatchObject({ answer: { ok: true }, memos: [] });
    const unknown = aState({ now: at('09:03') });
    expect(tell(unknown)).toMatchObject({ answer: { ok: true }, memos: [] });
  });

  it('[A7.15] is no other kiosk’s to tell of', () => {
    const state = aState({ now: at('09:03'), events: [given] });
    expect(tell(state, 'other')).toMatchObject({ answer: { ok: false, reason: 'no-such-visit' }, memos: [] });
  });
});

test('[A7.15] a report drops no number that the kiosk may tell again', () => {
  let report: DeviceReport | null = null;
  for (let n = 100; n < 200; n++)
    report = withNews(report, {
      ...{ what: 'unseen-numbers', by: KIOSK, at: at('09:00') + n * MINUTE_MS, count: 1, number: `A${n}` },
    });
  expect(report).toMatchObject({ count: 100 });
  expect(report!.numbers).toHaveLength(100);
  expect(report!.numbers[0]).toBe('A100');
  expect(report!.numbers.at(-1)).toBe('A199');
  expect(memo.safeParse(report).success).toBe(true);
});
