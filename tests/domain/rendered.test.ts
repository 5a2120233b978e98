/** What was really done, what a visit is about as it turns out, and a lead who sends people from lane to lane. */
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/lib/domain/decide/decide.ts';
import { servesAll } from '../../src/lib/domain/decide/decide-handover.ts';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import { dayEvent } from '../../src/lib/domain/day/day.ts';
import type { Choice } from '../../src/lib/domain/office/office.ts';
import { laneWaits } from '../../src/lib/domain/queue/estimate.ts';
import { nextVisit, queueOf } from '../../src/lib/domain/queue/queue.ts';
import type { Refusal } from '../../src/lib/domain/requests/answer.ts';
import type { Request, RequestOf } from '../../src/lib/domain/requests/request.ts';
import { addStatistics, countDay, noStatistics } from '../../src/lib/domain/statistics/statistics.ts';
import {
  anOffice,
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
const ANNA = visit('anna');
const BERT = visit('bert');
const anna = aTicket({ id: ANNA, number: 'A001', at: at('08:30') });
const bert = aTicket({ id: BERT, number: 'A002', at: at('08:40') });
const started = visitStep('started', { of: ANNA, at: at('09:00') });

const reasonOf = ({ answer }: Decision): Refusal | 'ok' => (answer.ok ? 'ok' : answer.reason);
function take(state: State, request: Request, time: string, who: Parameters<typeof circumstances>[1] = {}) {
  const decision = state.take(request, circumstances(at(time), { role: 'clerk', ...who }));
  for (const f of decision.events) expect(dayEvent.parse(f)).toEqual(f);
  return reasonOf(decision);
}
const finish = (rendered?: Choice[] | null) =>
  ask('finish', { visit: ANNA, counter: C1, ...(rendered === undefined ? {} : { rendered }) });

describe('[S1.7] what was really done', () => {
  const served = (rendered?: Choice[] | null) => {
    const state = aState({ office, events: [anna, started] });
    expect(take(state, finish(rendered), '09:12')).toBe('ok');
    return { visit: state.visit(ANNA), figures: countDay(office, state.day(MONDAY)) };
  };

  it('[S1.7, S1.3] the time falls to what was done, and not to what was planned', () => {
    const { visit: done, figures } = served([choose('id-card'), choose('pick-up', 2)]);
    expect(done.rendered).toEqual([choose('id-card'), choose('pick-up', 2)]);
    // 15 and 10 planned minutes; 12 were needed.
    expect(figures.services).toMatchObject({
      'id-card': { visits: 1, planned: 15, observed: (12 * 15) / 25, rendered: 1 },
      'pick-up': { visits: 1, planned: 10, observed: (12 * 10) / 25, rendered: 2 },
    });
    expect(figures.services).not.toHaveProperty('passport');
    expect(figures).toMatchObject({ notRendered: 0, notRecorded: 0 });
  });

  it('[S1.7] nothing was done: no service has the time, and the figures say so', () => {
    const { visit: done, figures } = served([]);
    expect(done).toMatchObject({ state: 'finished', rendered: [] });
    expect(figures).toMatchObject({ services: {}, notRendered: 1, notRecorded: 0 });
  });

  it.each([['said so', null] as const, ['an older page', undefined] as const])(
    '[S1.7] not recorded (%s): the time falls to what was planned, and none counts as done',
    (_who, rendered) => {
      const { visit: done, figures } = served(rendered);
      expect(done.rendered).toBeNull();
      expect(figures).toMatchObject({ notRendered: 0, notRecorded: 1 });
      expect(figures.services['passport']).toMatchObject({ visits: 1, planned: 20, rendered: 0 });
    },
  );

  it('[S1.7] days add up, also those that were counted before this was recorded', () => {
    const { figures } = served([choose('id-card')]);
    const sum = addStatistics(addStatistics(noStatistics, figures), { ...figures, days: [] });
    expect(sum.services['id-card']).toMatchObject({ rendered: 2 });
  });

  it('[S1.7] names each service once', () => {
    expect(() => finish([choose('id-card'), choose('id-card')])).toThrow('malformed');
  });
});

describe('[Q5.5, Q8] what a visit is about turns out at the counter', () => {
  const change = (services: Choice[], of = ANNA) => ask('change-services', { visit: of, services });

  it('[Q5.5, Q8] its minutes follow, and with them the wait of the next', () => {
    const state = aState({ office, events: [anna, started] });
    for (const id of ['c2', 'c3'])
      take(state, ask('set-counter', { counter: counter(id), state: 'closed' }), '08:00');
    const before = laneWaits(office, state.day(MONDAY), at('09:01')).get(lane('main'))!;
    expect(take(state, change([choose('passport'), choose('register', 3)]), '09:01')).toBe('ok');
    expect(state.visit(ANNA)).toMatchObject({ minutes: 40, state: 'serving', counter: C1 });
    const after = laneWaits(office, state.day(MONDAY), at('09:01')).get(lane('main'))!;
    expect(after.to).toBeGreaterThan(before.to);
  });

  it('[Q5.5, Q2] of a visitor who waits, too: the place in the line stays', () => {
    const state = aState({ office, events: [anna, bert] });
    expect(take(state, change([choose('pick-up')]), '08:50')).toBe('ok');
    const line = queueOf(office, state.day(MONDAY), [lane('main')], at('08:51'));
    expect(line.map((turn) => [turn.visit.number, turn.visit.minutes])).toEqual([
      ['A001', 5],
      ['A002', 20],
    ]);
  });

  it('[Q5.2] is taken back like every step', () => {
    const state = aState({ office, events: [anna] });
    const asked = change([choose('pick-up')]);
    take(state, asked, '08:50');
    expect(take(state, ask('undo', { visit: ANNA, counter: C1, step: asked.id }), '08:51')).toBe('ok');
    expect(state.visit(ANNA)).toMatchObject({ minutes: 20, services: anna.services });
  });

  it('[Q5.5] not once the visit is over, and only to what the office has', () => {
    const state = aState({ office, events: [anna, started] });
    expect(take(state, change([choose('no-such')]), '09:01')).toBe('no-such-service');
    take(state, finish(), '09:12');
    expect(take(state, change([choose('pick-up')]), '09:13')).toBe('not-possible-now');
  });
});

describe('[Q5.6, C4] sent to another lane', () => {
  const send = (given: Partial<RequestOf<'transfer'>> = {}) =>
    ask('transfer', { visit: ANNA, counter: C1, lane: lane('short'), to: null, ...given });
  const predict = (state: State, request: Request, time = '08:50') =>
    reasonOf(decide(state, request, { ...circumstances(at(time), { role: 'clerk' }), optimistic: true }));

  it('[Q5.6, C4] the screen asks where the lane does not serve what it is about', () => {
    const state = aState({ office, events: [anna] });
    expect(servesAll(office, lane('short'), anna)).toBe(false);
    expect(predict(state, send())).toBe('lane-lacks-service');
    expect(predict(state, send({ anyway: true }))).toBe('ok');
    take(state, ask('change-services', { visit: ANNA, services: [choose('pick-up')] }), '08:50');
    expect(predict(state, send(), '08:51')).toBe('ok');
  });

  it('[Q5, M11] what a counter did without asking has happened', () => {
    const state = aState({ office, events: [anna] });
    expect(take(state, send(), '08:50')).toBe('ok');
    expect(state.visit(ANNA).lane).toBe('short');
  });

  it('[Q5.7, Q2] a lead moves one who waits: due time, arrival and the wait so far stay', () => {
    const state = aState({ office, events: [anna] });
    expect(take(state, send({ counter: null }), '08:50')).toBe('not-allowed');
    expect(take(state, send({ counter: null }), '08:50', { role: 'lead' })).toBe('ok');
    expect(state.visit(ANNA)).toMatchObject({
      ...{ state: 'arrived', lane: 'short', number: 'A001' },
      ...{ arrivedAt: at('08:30'), waitingSince: at('08:30') },
    });
  });

  it('[M11] a lead moves no visitor away from a counter, in whatever order that is heard of', () => {
    const called = visitStep('called', { of: ANNA, at: at('08:49'), counter: 'c2' });
    const state = aState({ office, events: [anna, called] });
    expect(take(state, send({ counter: null }), '08:50', { role: 'lead' })).toBe('called-elsewhere');
    const late = aState({ office, events: [anna] });
    take(late, send({ counter: null }), '08:50', { role: 'lead' });
    late.carryOut({ events: [called] });
    for (const s of [state, late])
      expect(s.visit(ANNA)).toMatchObject({ state: 'called', counter: 'c2', lane: 'main' });
  });

  it('[Q5] one who was sent to a counter waits for that one from then on, however long they had waited', () => {
    const state = aState({ office, events: [anna] });
    const to = { lane: lane('main'), to: counter('c3') };
    take(state, send({ counter: null, ...to }), '09:30', { role: 'lead' });
    const next = (time: string) => {
      const seat = { counter: C1, among: null };
      return nextVisit(office, state.day(MONDAY), [lane('main')], at(time), new Set(), seat);
    };
    expect(next('09:31')).toBeNull();
    expect(next('09:40')?.visit.id).toBe(ANNA);
  });
});
