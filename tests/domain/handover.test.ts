/** Parked, resumed, sent on and taken back: what one visitor's way looks like to the counters that had them. */
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/lib/domain/requests/answer.ts';
import { decide } from '../../src/lib/domain/decide/decide.ts';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import { dayEvent } from '../../src/lib/domain/day/day.ts';
import { nextVisit } from '../../src/lib/domain/queue/queue.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { countDay } from '../../src/lib/domain/statistics/statistics.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  anOffice,
  ask,
  aState,
  aTicket,
  at,
  circumstances,
  counter,
  lane,
  MONDAY,
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const OFFICE = anOffice();
const ANNA = visit('anna');
const BERT = visit('bert');
const fresh = (): State =>
  aState({
    events: [
      aTicket({ id: ANNA, number: 'A001', at: at('08:30') }),
      aTicket({ id: BERT, number: 'A002', at: at('08:31') }),
    ],
  });
type Step = 'call' | 'repeat' | 'miss' | 'start' | 'finish' | 'park' | 'resume' | 'undo';
const step = (kind: Step, where = 'c1', of = ANNA): Request =>
  ask(kind, { visit: of, counter: counter(where) } as never) as Request;
const send = (to: string | null, where = 'c1', laneOf = 'main'): Request =>
  ask('transfer', {
    visit: ANNA,
    counter: counter(where),
    lane: lane(laneOf),
    to: to === null ? null : counter(to),
  });
/** What the screen of the counter says before anything is asked. */
const offered = (state: State, request: Request): Refusal | 'ok' =>
  reasonOf(decide(state, request, { ...circumstances(at('09:30'), { role: 'clerk' }), optimistic: true }));
const reasonOf = ({ answer }: Decision): Refusal | 'ok' => (answer.ok ? 'ok' : answer.reason);

/** One step after the other, a minute apart from nine o'clock on, each by the clerk of its counter. */
function run(
  state: State,
  steps: readonly (readonly [string, Request])[] | readonly Request[],
  from = '09:00',
): (Refusal | 'ok')[] {
  return steps.map((given, i) => {
    const [who, request] = 'kind' in given ? (['clerk', given] as const) : given;
    const decision = state.take(
      request,
      circumstances(at(from) + i * MINUTE_MS, { role: 'clerk', actor: who }),
    );
    for (const f of decision.events) expect(dayEvent.parse(f)).toEqual(f);
    return reasonOf(decision);
  });
}

describe('parked', () => {
  it('[Q5.1] frees the counter for another visitor and keeps the visitor’s number', () => {
    const s = fresh();
    expect(run(s, [step('start'), step('park'), step('start', 'c1', BERT)])).toEqual(['ok', 'ok', 'ok']);
    expect(s.visit(ANNA)).toMatchObject({
      state: 'parked',
      counter: null,
      number: 'A001',
      parkedAt: at('09:01'),
    });
    // A parked visitor does not wait in the line.
    expect(nextVisit(OFFICE, s.day(MONDAY), [lane('main')], at('09:05'), new Set())).toBeNull();
  });

  it('[Q5.1] is resumed at any free counter, and at no busy one', () => {
    const s = fresh();
    run(s, [step('start'), step('park'), step('start', 'c1', BERT)]);
    expect(offered(s, step('resume', 'c1'))).toBe('counter-busy');
    expect(run(s, [step('resume', 'c2')], '09:10')).toEqual(['ok']);
    expect(s.visit(ANNA)).toMatchObject({ state: 'serving', counter: 'c2', parkedAt: null });
    expect(offered(s, step('resume', 'c3'))).toBe('called-elsewhere');
  });

  it('[Q5.1, S1] the time in between is not work', () => {
    const s = fresh();
    run(s, [step('start')], '09:00');
    run(s, [step('park')], '09:05');
    run(s, [step('resume')], '09:25');
    run(s, [step('park')], '09:30');
    run(s, [step('resume')], '09:32');
    run(s, [step('finish')], '09:35');
    expect(s.visit(ANNA).parkedFor).toBe(22 * MINUTE_MS);
    expect(countDay(s.office, s.day(MONDAY)).services['passport']).toMatchObject({ observed: 13 });
  });

  it('[Q5.1, Q3] asked again it is one', () => {
    const s = fresh();
    run(s, [step('start')]);
    expect(run(s, [step('park'), step('park'), step('resume'), step('resume')], '09:10')).toEqual([
      'ok',
      'ok',
      'ok',
      'ok',
    ]);
    expect(s.visit(ANNA).parkedFor).toBe(2 * MINUTE_MS);
  });
});

describe('sent on', () => {
  it('[Q5.1] waits with the same number and the old place, in the other lane', () => {
    const s = fresh();
    expect(run(s, [step('call'), send(null, 'c1', 'short')])).toEqual(['ok', 'ok']);
    expect(s.visit(ANNA)).toMatchObject({
      state: 'arrived',
      lane: 'short',
      number: 'A001',
      counter: null,
      arrivedAt: at('08:30'),
    });
    const next = nextVisit(OFFICE, s.day(MONDAY), [lane('main'), lane('short')], at('09:05'), new Set());
    expect(next?.visit.id).toBe(ANNA);
  });

  it('[Q5.1] to one counter waits for that one, until it is sent on without', () => {
    const s = fresh();
    run(s, [step('call'), send('c2')]);
    const next = (where: string): unknown =>
      nextVisit(OFFICE, s.day(MONDAY), [lane('main')], at('09:05'), new Set(), {
        counter: counter(where),
        among: null,
      })?.visit.id;
    expect([next('c1'), next('c2')]).toEqual([BERT, ANNA]);
    run(s, [send(null)], '09:05');
    expect([next('c1'), next('c2')]).toEqual([ANNA, ANNA]);
  });

  it.each<[what: string, before: Step[], expected: Refusal | 'ok']>([
    ['waiting', [], 'ok'],
    ['called', ['call'], 'ok'],
    ['being served', ['start'], 'ok'],
    ['parked', ['start', 'park'], 'ok'],
    ['missed', ['call', 'miss'], 'ok'],
    ['finished', ['start', 'finish'], 'not-possible-now'],
  ])('[Q5] is possible for a visitor %s: %s', (_what, before, expected) => {
    const s = fresh();
    run(
      s,
      before.map((kind) => step(kind)),
    );
    expect(run(s, [send('c2')], '09:10')).toEqual([expected]);
    expect(s.visit(ANNA).state).toBe(expected === 'ok' ? 'arrived' : 'finished');
  });
});

describe('taken back', () => {
  it.each<[steps: (Step | 'send')[], back: string]>([
    [['call'], 'arrived'],
    [['call', 'repeat'], 'called'],
    [['call', 'miss'], 'called'],
    [['call', 'start'], 'called'],
    [['start', 'park'], 'serving'],
    [['start', 'park', 'resume'], 'parked'],
    [['start', 'finish'], 'serving'],
    [['start', 'send'], 'serving'],
    [['start', 'park', 'send'], 'parked'],
  ])('[Q5] after %j it is as before: %s', (steps, back) => {
    const s = fresh();
    const requests = steps.map((kind) => (kind === 'send' ? send(null, 'c1', 'short') : step(kind)));
    run(s, requests.slice(0, -1));
    const before = s.visit(ANNA);
    run(s, requests.slice(-1), '09:20');
    expect(s.visit(ANNA)).not.toEqual(before);
    expect(run(s, [step('undo')], '09:21')).toEqual(['ok']);
    expect(s.visit(ANNA)).toEqual(before);
    expect(s.visit(ANNA).state).toBe(back);
  });

  it('[Q5.2] one step after the other, back to the waiting line and no further', () => {
    const s = fresh();
    run(s, [step('call'), step('start'), step('finish')]);
    expect(run(s, [step('undo'), step('undo'), step('undo'), step('undo')], '09:10')).toEqual([
      'ok',
      'ok',
      'ok',
      'nothing-to-undo',
    ]);
    expect(s.visit(ANNA).state).toBe('arrived');
  });

  it('[Q5.2] and done again counts', () => {
    const s = fresh();
    run(s, [
      step('call'),
      step('undo'),
      step('call'),
      step('start'),
      step('undo'),
      step('start'),
      step('finish'),
    ]);
    expect(s.visit(ANNA)).toMatchObject({
      state: 'finished',
      startedAt: at('09:05'),
      finishedAt: at('09:06'),
    });
  });

  it('[Q5.2] only by the counter whose step it was', () => {
    const s = fresh();
    run(s, [step('call', 'c1')]);
    expect(run(s, [step('undo', 'c2')], '09:10')).toEqual(['nothing-to-undo']);
    run(s, [['anna', send(null)]], '09:11');
    expect(
      run(
        s,
        [
          ['bert', step('undo')],
          ['anna', step('undo')],
        ],
        '09:12',
      ),
    ).toEqual(['nothing-to-undo', 'ok']);
  });

  it('[Q5.2] no step takes back that a visitor came', () => {
    const s = fresh();
    expect(run(s, [step('undo')])).toEqual(['nothing-to-undo']);
  });
});
