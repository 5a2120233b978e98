/** What a counter does with a visitor, and what happens when two do it at once. */
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/lib/domain/requests/answer.ts';
import { dayEvent, MOST_STEPS } from '../../src/lib/domain/day/day.ts';
import { decide } from '../../src/lib/domain/decide/decide.ts';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import type { Request, RequestOf } from '../../src/lib/domain/requests/request.ts';
import { ONE_MOMENT_MS } from '../../src/lib/domain/day/visit.ts';
import type { Visit } from '../../src/lib/domain/day/visit.ts';
import {
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

const ANNA = visit('anna');
const BERT = visit('bert');
const waiting = [
  aTicket({ id: ANNA, number: 'A001', at: at('08:30') }),
  aTicket({ id: BERT, number: 'A002', at: at('08:31') }),
];
const fresh = (...told: ReturnType<typeof visitStep>[]): State => aState({ events: [...waiting, ...told] });

type Step = 'call' | 'repeat' | 'miss' | 'start' | 'finish' | 'park' | 'resume' | 'undo';
const step = (kind: Step, at_ = 'c1', of = ANNA): Request =>
  ask(kind, { visit: of, counter: counter(at_) } as never) as Request;
const clerk = (
  now: string,
  given: Parameters<typeof circumstances>[1] = {},
): ReturnType<typeof circumstances> => circumstances(at(now), { role: 'clerk', ...given });
const reasonOf = ({ answer }: Decision): Refusal | 'ok' => (answer.ok ? 'ok' : answer.reason);

/** Takes steps one after another, a minute apart, and says what each was answered. */
function run(state: State, steps: readonly Request[], from = '09:00'): (Refusal | 'ok')[] {
  return steps.map((request, i) => {
    const decision = state.take(request, circumstances(at(from) + i * 60_000, { role: 'clerk' }));
    for (const f of decision.events) expect(dayEvent.parse(f)).toEqual(f);
    return reasonOf(decision);
  });
}

describe('[Q3] one counter', () => {
  it.each<[Step[], Visit['state']]>([
    [['call'], 'called'],
    [['call', 'repeat', 'repeat'], 'called'],
    [['call', 'miss'], 'missed'],
    [['call', 'miss', 'call'], 'called'],
    [['call', 'start'], 'serving'],
    [['start'], 'serving'],
    [['call', 'start', 'finish'], 'finished'],
    [['call', 'start', 'park'], 'parked'],
    [['call', 'start', 'park', 'resume', 'finish'], 'finished'],
    [['call', 'undo'], 'arrived'],
    [['call', 'start', 'undo'], 'called'],
    [['call', 'start', 'finish', 'undo'], 'serving'],
  ])('[Q3, Q5] %j leads to %s', (steps, state) => {
    const s = fresh();
    expect(
      run(
        s,
        steps.map((kind) => step(kind)),
      ),
    ).toEqual(steps.map(() => 'ok'));
    expect(s.visit(ANNA).state).toBe(state);
  });

  it.each<[Step[], Refusal]>([
    [['repeat'], 'not-called-here'],
    [['miss'], 'not-called-here'],
    [['finish'], 'not-called-here'],
    [['call', 'finish'], 'not-called-here'],
    [['park'], 'not-called-here'],
    [['resume'], 'not-possible-now'],
    [['undo'], 'nothing-to-undo'],
  ])('[Q3] %j ends with %s and changes nothing', (steps, reason) => {
    const s = fresh();
    const before = steps.slice(0, -1);
    run(
      s,
      before.map((kind) => step(kind)),
    );
    const known = s.events().length;
    expect(run(s, [step(steps.at(-1)!)], '09:30')).toEqual([reason]);
    expect(s.events().length).toBe(known);
  });

  it.each<[Step[], Refusal]>([
    [['call', 'start', 'repeat'], 'not-called-here'],
    [['call', 'start', 'miss'], 'not-called-here'],
    [['call', 'start', 'finish', 'call'], 'not-possible-now'],
    [['call', 'start', 'finish', 'start'], 'not-possible-now'],
  ])(
    '[Q3.6] %j, as by two laptops of one counter, ends with %s, is on record and changes nothing of the visit',
    (steps, reason) => {
      const s = fresh();
      run(
        s,
        steps.slice(0, -1).map((kind) => step(kind)),
      );
      const [known, before] = [s.events().length, s.visit(ANNA)];
      expect(run(s, [step(steps.at(-1)!)], '09:30')).toEqual([reason]);
      expect(s.events().length).toBe(known + 1);
      expect(s.visit(ANNA)).toEqual(before);
    },
  );

  it('[Q3.1] one active ticket a counter', () => {
    const s = fresh();
    expect(run(s, [step('call')])).toEqual(['ok']);
    for (const kind of ['call', 'start'] as const)
      expect(reasonOf(predict(s, step(kind, 'c1', BERT)))).toBe('counter-busy');
    expect(run(s, [step('start'), step('finish'), step('call', 'c1', BERT)])).toEqual(['ok', 'ok', 'ok']);
  });

  it('[Q3.5] what is told all the same has happened: the newer claim counts, the other visitor waits again', () => {
    const s = fresh();
    expect(run(s, [step('call'), step('call', 'c1', BERT)])).toEqual(['ok', 'ok']);
    expect(s.visit(ANNA)).toMatchObject({ state: 'arrived', counter: null });
    expect(s.visit(BERT)).toMatchObject({ state: 'called', counter: 'c1' });
  });

  it('[Q3, Q5.2] undoing gives no visitor back to a counter that had only called them, and has another', () => {
    const s = fresh();
    run(s, [step('call', 'c1'), step('start', 'c2'), step('call', 'c1', BERT)]);
    expect(run(s, [step('undo', 'c2')], '09:10')).toEqual(['ok']);
    expect(s.visit(ANNA)).toMatchObject({ state: 'arrived', counter: null });
    expect(s.visit(BERT)).toMatchObject({ state: 'called', counter: 'c1' });
  });

  it('[Q3] a step that is asked for again under another id is a success without effect', () => {
    const s = fresh();
    run(s, [step('call'), step('call')]);
    expect(s.visit(ANNA).calls).toBe(1);
    run(s, [step('start')]);
    const begun = s.visit(ANNA);
    run(s, [step('start')]);
    expect(s.visit(ANNA)).toEqual(begun);
    run(s, [step('finish')]);
    const done = s.visit(ANNA);
    expect(run(s, [step('finish')])).toEqual(['ok']);
    expect(s.visit(ANNA)).toEqual(done);
    expect(predict(s, step('finish')).events).toEqual([]);
  });

  it('[M16] a repeat that arrives twice calls once more, not twice', () => {
    const s = fresh();
    const repeat = step('repeat');
    run(s, [step('call'), repeat, repeat, repeat]);
    expect(s.visit(ANNA).calls).toBe(2);
  });

  it('[P1] only staff call, at counters and for visitors that exist', () => {
    for (const role of ['kiosk', 'citizen', 'monitor', 'public'] as const) {
      expect(reasonOf(fresh().take(step('call'), circumstances(at('09:00'), { role })))).toBe('not-allowed');
    }
    expect(reasonOf(fresh().take(step('call', 'c9'), clerk('09:00')))).toBe('no-such-counter');
    expect(reasonOf(fresh().take(step('call', 'c1', visit('nobody')), clerk('09:00')))).toBe('no-such-visit');
  });
});

/** What the screen of the counter says before anything is asked. */
const predict = (s: State, request: Request): Decision =>
  decide(s, request, { ...clerk('09:30'), optimistic: true });

describe('two counters', () => {
  /** Both orders of arrival at the arbiter; each request keeps the time at which it was asked. */
  function bothOrders(asked: readonly [time: string, request: Request][]): Visit {
    const ends = [asked, [...asked].reverse()].map((order) => {
      const s = fresh();
      for (const [time, request] of order) s.take(request, clerk('10:00', { at: at(time) }));
      return s.visit(ANNA);
    });
    const [first, second] = ends.map(({ state, counter: of }) => ({ state, counter: of }));
    expect(second).toEqual(first);
    return ends[0]!;
  }

  it('[Q3.2] the second to call is told at once: by its own screen, and in one moment by the relay', () => {
    const s = fresh();
    run(s, [step('call', 'c1')]);
    expect(reasonOf(predict(s, step('call', 'c2')))).toBe('called-elsewhere');
    const tooLate = clerk('09:01', { at: at('09:00') + ONE_MOMENT_MS - 1 });
    expect(reasonOf(s.take(step('call', 'c2'), tooLate))).toBe('called-elsewhere');
    expect(s.visit(ANNA)).toMatchObject({ state: 'called', counter: 'c1' });
  });

  it('[M6.1] both cut off call the same ticket: the newer call has it, in either order of the news', () => {
    expect(
      bothOrders([
        ['09:00', step('call', 'c1')],
        ['09:01', step('call', 'c2')],
      ]),
    ).toMatchObject({ state: 'called', counter: 'c2' });
  });

  it('[M6.3] calls within five seconds are one moment: the first has it, and so on from call to call', () => {
    expect(
      bothOrders([
        ['09:00:00', step('call', 'c1')],
        ['09:00:04', step('call', 'c2')],
      ]),
    ).toMatchObject({ state: 'called', counter: 'c1' });
    expect(
      bothOrders([
        ['09:00:00', step('call', 'c1')],
        ['09:00:05', step('call', 'c2')],
      ]),
    ).toMatchObject({ state: 'called', counter: 'c2' });
    expect(
      bothOrders([
        ['09:00:00', step('call', 'c1')],
        ['09:00:04', step('call', 'c2')],
        ['09:00:08', step('call', 'c3')],
      ]),
    ).toMatchObject({ state: 'called', counter: 'c1' });
  });

  it('[M6.1] a repeat is a call: who repeated last has it, though another called meanwhile', () => {
    const news = (s: State, time: string, request: Request) =>
      s.take(
        request,
        clerk('10:00', { at: at(time), actor: ('counter' in request ? request.counter : null) ?? 'clerk' }),
      );
    const [call, other, repeat] = [step('call', 'c1'), step('call', 'c2'), step('repeat', 'c1')];
    for (const told of [
      [call, other, repeat],
      [other, call, repeat],
      [call, repeat, other],
    ]) {
      const s = fresh();
      for (const request of told)
        news(s, request === call ? '09:00' : request === other ? '09:01' : '09:02', request);
      expect(s.visit(ANNA)).toMatchObject({ state: 'called', counter: 'c1', calledAt: at('09:02') });
    }
  });

  it('[M6.1] both say that they serve: the newer, in either order', () => {
    expect(
      bothOrders([
        ['09:00', step('start', 'c1')],
        ['09:01', step('start', 'c2')],
      ]),
    ).toMatchObject({ state: 'serving', counter: 'c2' });
  });

  it('[M6.5, M7] an old call that its own counter has ended disturbs no newer one', () => {
    for (const end of ['miss', 'undo'] as const) {
      const s = fresh();
      s.take(step('call', 'c2'), clerk('09:10'));
      const news = [step('call', 'c1'), step(end, 'c1')];
      const answers = news.map((request, i) =>
        reasonOf(s.take(request, clerk('09:12', { at: at('09:00') + i * 180_000 }))),
      );
      expect(answers).toEqual(['ok', 'ok']);
      expect(s.visit(ANNA)).toMatchObject({ state: 'called', counter: 'c2', calledAt: at('09:10') });
    }
  });

  it('[M6.2] a call is lost to an older start elsewhere, a service only to a newer one or to a finish', () => {
    const s = fresh();
    s.take(step('call', 'c2'), clerk('09:10'));
    s.take(step('start', 'c1'), clerk('09:12', { at: at('09:05') }));
    expect(s.visit(ANNA)).toMatchObject({ state: 'serving', counter: 'c1' });
    const t = fresh();
    t.take(step('start', 'c2'), clerk('09:10'));
    t.take(step('start', 'c1'), clerk('09:12', { at: at('09:05') }));
    expect(t.visit(ANNA)).toMatchObject({ state: 'serving', counter: 'c2' });
    t.take(step('finish', 'c1'), clerk('09:13', { at: at('09:11') }));
    expect(t.visit(ANNA)).toMatchObject({ state: 'finished', counter: 'c1' });
  });

  it('[M6.2] one called earlier, the other serves: who serves has them, in either order', () => {
    expect(
      bothOrders([
        ['09:00', step('call', 'c1')],
        ['09:01', step('start', 'c2')],
      ]),
    ).toMatchObject({ state: 'serving', counter: 'c2' });
  });

  it('[M7] missed at one, served at the other', () => {
    const s = fresh();
    expect(
      run(s, [step('call', 'c1'), step('miss', 'c1'), step('start', 'c2'), step('finish', 'c2')]),
    ).toEqual(['ok', 'ok', 'ok', 'ok']);
    const t = fresh();
    t.take(step('call', 'c1'), clerk('10:00', { at: at('09:00') }));
    t.take(step('start', 'c2'), clerk('10:00', { at: at('09:02') }));
    expect(reasonOf(t.take(step('miss', 'c1'), clerk('10:00', { at: at('09:03') })))).toBe('not-called-here');
    expect(t.visit(ANNA)).toMatchObject({ state: 'serving', counter: 'c2' });
  });

  it('[M6] a counter with a visitor does not win another by an earlier call', () => {
    const s = fresh();
    run(s, [step('call', 'c2'), step('call', 'c1', BERT)]);
    s.take(step('call', 'c1'), clerk('10:00', { at: at('08:59'), actor: 'other-laptop' }));
    expect(s.visit(ANNA)).toMatchObject({ state: 'called', counter: 'c2' });
    expect(s.visit(BERT)).toMatchObject({ state: 'called', counter: 'c1' });
  });

  it('[M11] who is with another counter can only be sent on from there', () => {
    const send = (from: string): RequestOf<'transfer'> =>
      ask('transfer', { visit: ANNA, counter: counter(from), lane: lane('short'), to: null });
    const s = fresh();
    run(s, [step('call', 'c1')]);
    expect(run(s, [send('c2'), send('c1')], '09:10')).toEqual(['called-elsewhere', 'ok']);
    expect(s.visit(ANNA)).toMatchObject({ state: 'arrived', lane: 'short', counter: null, number: 'A001' });
  });

  it('[Q5.1] a transfer names a lane that exists and a counter that serves it', () => {
    const send = (to: string | null, where = 'short'): RequestOf<'transfer'> =>
      ask('transfer', {
        visit: ANNA,
        counter: counter('c1'),
        lane: lane(where),
        to: to === null ? null : counter(to),
      });
    expect(run(fresh(), [send('c1'), send('c9'), send(null, 'none'), send('c3')])).toEqual([
      'no-such-counter',
      'no-such-counter',
      'no-common-lane',
      'ok',
    ]);
  });
});

describe('clocks', () => {
  it('[M15] a step whose clock is a little behind the one it answers to counts all the same', () => {
    const s = fresh();
    const steps: [Step, string][] = [
      ['call', '09:00:05'],
      ['repeat', '09:00:04'],
      ['start', '09:00:03'],
      ['park', '09:00:02'],
      ['resume', '09:00:01'],
      ['finish', '09:00:00'],
    ];
    const states = steps.map(([kind, time]) => {
      expect(reasonOf(s.take(step(kind), clerk('09:01', { at: at(time) })))).toBe('ok');
      return s.visit(ANNA).state;
    });
    expect(states).toEqual(['called', 'called', 'serving', 'parked', 'serving', 'finished']);
  });

  it('[M15] a call before the kiosk’s clock says that they came', () => {
    const s = aState({ events: [aTicket({ id: ANNA, at: at('09:00:02') })] });
    s.take(step('call'), clerk('09:01', { at: at('09:00:00') }));
    expect(s.visit(ANNA).state).toBe('called');
  });

  it('[M15] a whole batch judged in one moment', () => {
    const s = fresh();
    for (const kind of ['call', 'start', 'finish'] as const) s.take(step(kind), clerk('09:00'));
    expect(s.visit(ANNA).state).toBe('finished');
    for (const kind of ['call', 'miss', 'call', 'repeat', 'start', 'finish'] as const) {
      expect(reasonOf(s.take(step(kind, 'c1', BERT), clerk('09:00')))).toBe('ok');
    }
    expect(s.visit(BERT).state).toBe('finished');
  });
});

describe('numbers from paper', () => {
  const takeIn = (number: string): RequestOf<'take-in'> => ask('take-in', { number, counter: counter('c1') });

  it('[A8] an unknown number becomes a visit that can be called; the kiosk’s news makes one of both', () => {
    const s = aState();
    const { answer } = s.take(takeIn('A007'), clerk('09:00'));
    const id = answer.ok ? answer.visit! : ANNA;
    run(s, [step('call', 'c1', id), step('start', 'c1', id)]);
    const own = aTicket({ id: visit('own'), number: 'A007', at: at('08:40') });
    const t = aState({ events: [...s.events(), own] });
    expect(t.day(MONDAY).visits.size).toBe(1);
    expect(t.visit(own.id)).toMatchObject({ state: 'serving', arrivedAt: at('08:40') });
    // Undo still finds the step that was said of the paper.
    expect(run(t, [step('undo', 'c1', own.id)], '09:30')).toEqual(['ok']);
    expect(t.visit(own.id).state).toBe('called');
  });

  it('[A8] a known number is that visit, and nothing is made twice', () => {
    const s = fresh();
    const decision = s.take(takeIn('A001'), clerk('09:00'));
    expect(decision).toMatchObject({ answer: { ok: true, visit: ANNA } });
    expect([...s.day(MONDAY).visits.values()].filter((v) => v.number === 'A001')).toMatchObject([
      { id: ANNA },
    ]);
    const onScreen = { ...clerk('09:00'), optimistic: true };
    expect(reasonOf(s.take(takeIn('Z001'), onScreen))).toBe('no-common-lane');
  });
});

describe('[Q5.8] a visit has steps without end', () => {
  const repeats = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      visitStep('repeated', { of: ANNA, at: at('09:01'), counter: 'c1', id: `repeat-${i}-00000000` }),
    );
  const called = visitStep('called', { of: ANNA, at: at('09:00'), counter: 'c1' });

  it('[Q5.8] one more is refused and leaves nothing; the last one before it is taken', () => {
    const last = fresh(called, ...repeats(MOST_STEPS - 2)).take(step('repeat'), clerk('09:05'));
    expect(reasonOf(last)).toBe('ok');
    const beyond = fresh(called, ...repeats(MOST_STEPS - 1)).take(step('repeat'), clerk('09:05'));
    expect(beyond).toMatchObject({ answer: { ok: false, reason: 'too-many-steps' }, events: [], memos: [] });
  });

  it('[Q5.8] other visits go on, and a step on record has its old answer', () => {
    const state = fresh(called, ...repeats(MOST_STEPS - 2));
    const request = step('repeat');
    state.take(request, clerk('09:05'));
    expect(reasonOf(state.take(request, clerk('09:06')))).toBe('ok');
    expect(reasonOf(state.take(step('call', 'c2', BERT), clerk('09:07')))).toBe('ok');
  });
});
