/** Two counters go on with the same parked visitor while they are cut off (Q5, M6). */
import { describe, expect, it } from 'vitest';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import {
  ask,
  aState,
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
import { openVirtualOffice } from '../support/office/index.ts';
import type { VirtualCounter, VirtualOffice } from '../support/office/index.ts';
import { takenElsewhere } from '../../src/lib/state/counter/list.ts';
import { comeBack, expectAgreement, orders, reasonOf, visitAt } from './meeting.ts';

const ANNA = visit('anna');
const parked: readonly DayEvent[] = [
  aTicket({ id: ANNA, at: at('08:30'), number: 'A001' }),
  visitStep('started', { of: ANNA, at: at('08:40'), counter: 'c3', by: 'c3' }),
  visitStep('parked', { of: ANNA, at: at('08:50'), counter: 'c3', by: 'c3' }),
];

type Kind = 'resume' | 'start' | 'park' | 'finish' | 'undo';
interface Step {
  readonly kind: Kind | 'send';
  readonly at: string;
  readonly counter: string;
}
const step = (kind: Step['kind'], time: string, where: string): Step => ({ kind, at: time, counter: where });

/** Every order in which the steps can be heard of: those of one counter come in their own. */
function interleaved(one: readonly Step[], other: readonly Step[]): Step[][] {
  if (one.length === 0 || other.length === 0) return [[...one, ...other]];
  return [
    ...interleaved(one.slice(1), other).map((rest) => [one[0]!, ...rest]),
    ...interleaved(one, other.slice(1)).map((rest) => [other[0]!, ...rest]),
  ];
}

/** The relay hears of all of it at ten; what it says, and what becomes of Anna. */
function judged(steps: readonly Step[]) {
  const state = aState({ events: parked });
  /** What each counter did before: an undo names it, as the screen does. */
  const before = new Map<string, string>();
  const said = steps.map(({ kind, at: time, counter: where }, i) => {
    const about = { visit: ANNA, counter: counter(where) };
    const request =
      kind === 'send'
        ? ask('transfer', { ...about, lane: lane('short'), to: null })
        : kind === 'undo'
          ? ask('undo', { ...about, step: before.get(where)! })
          : ask(kind, about);
    before.set(where, request.id);
    const asking = { role: 'clerk', actor: where, at: at(time) } as const;
    const { answer } = state.take(request, circumstances(at('10:00') + i * 1000, asking));
    return answer.ok ? 'yes' : answer.reason;
  });
  const { state: is, counter: where, finishedAt } = state.visit(ANNA);
  return { said, end: { is, where, finishedAt } };
}
const end = (is: string, where: string | null, finished: string | null = null) => ({
  is,
  where: where === null ? null : counter(where),
  finishedAt: finished === null ? null : at(finished),
});

describe('[M6.1, Q5.1] two cut-off counters resume the same parked visitor', () => {
  const [first, second] = [step('resume', '09:00', 'c1'), step('resume', '09:05', 'c2')];

  it.each<[what: string, one: Step[], other: Step[], then: ReturnType<typeof end>]>([
    ['none has finished: who began last', [first], [second], end('serving', 'c2')],
    [
      'the earlier has finished',
      [first, step('finish', '09:15', 'c1')],
      [second],
      end('finished', 'c1', '09:15'),
    ],
    [
      'the later has finished: who served them to the end',
      [first],
      [second, step('finish', '09:15', 'c2')],
      end('finished', 'c2', '09:15'),
    ],
    ['the other began them anew', [first], [step('start', '09:05', 'c2')], end('serving', 'c2')],
    ['the earlier took it back', [first, step('undo', '09:02', 'c1')], [second], end('serving', 'c2')],
    [
      'the earlier has parked them again, the later still serves them',
      [first, step('park', '09:10', 'c1')],
      [second],
      end('serving', 'c2'),
    ],
    [
      'the later has parked them again, the earlier still serves them',
      [first],
      [second, step('park', '09:10', 'c2')],
      end('parked', null),
    ],
  ])('[M6.1] the same end in whatever order they are heard of: %s', (_what, one, other, then) => {
    const all = interleaved(one, other);
    expect(all.length).toBeGreaterThan(1);
    for (const steps of all) expect(judged(steps).end, JSON.stringify(steps)).toEqual(then);
  });

  it('[M6.1] whose word counts for less is still heard: served to the end it was theirs', () => {
    const { said } = judged([first, second, step('finish', '09:15', 'c2')]);
    expect(said).toEqual(['yes', 'yes', 'yes']);
  });

  it.each([
    ['serves', [first, step('finish', '09:15', 'c1'), second], ['yes', 'yes', 'yes']],
    ['has finished before', [first, step('finish', '09:04', 'c1'), second], ['yes', 'yes', 'yes']],
  ])('[M6, Q3] the other is told, when the one that had them %s', (_what, steps, said) => {
    expect(judged(steps as Step[]).said).toEqual(said);
  });

  it('[M6.1, M12] resumed after the other has finished them, without knowing it: they sit there', () => {
    for (const steps of interleaved([first, step('finish', '09:04', 'c1')], [second]))
      expect(judged(steps).end).toEqual(end('serving', 'c2'));
  });

  it('[M11] sent on before they were resumed: the earlier step counts in either order', () => {
    const send = step('send', '08:55', 'c3');
    for (const steps of interleaved([send], [first])) {
      // Who resumed them had them before them: they are served, in the lane to which they were sent.
      expect(judged(steps).end).toEqual(end('serving', 'c1'));
      expect(judged(steps).said).toEqual(['yes', 'yes']);
    }
  });

  it('[Q1, M6] the fold needs no order either', () => {
    const resumed = [
      visitStep('resumed', { of: ANNA, at: at('09:00'), counter: 'c1', by: 'c1' }),
      visitStep('resumed', { of: ANNA, at: at('09:05'), counter: 'c2', by: 'c2' }),
    ];
    for (const told of [resumed, resumed.toReversed()]) {
      expect(foldDay(MONDAY, [...parked, ...told]).visits.get(ANNA)).toMatchObject({
        state: 'serving',
        counter: 'c2',
        servedAt: ['c1', 'c2'],
      });
      // A visitor who was never parked cannot be resumed.
      expect(foldDay(MONDAY, [parked[0]!, ...told]).visits.get(ANNA)).toMatchObject({
        state: 'arrived',
        servedAt: [],
      });
    }
  });

  it.each(orders)(
    '[M6, Q3] at the counters: the one has them, the other is told and free (%s)',
    async (order) => {
      const { office, one, other, anna } = await scene(64);
      for (const desk of [one, other]) desk.cut();
      await office.time.until(at('09:00'));
      const early = one.must('resume', anna);
      await office.time.until(at('09:05'));
      other.must('resume', anna);
      await comeBack(office, order, one, other);
      expect(await visitAt(office, anna)).toMatchObject({ state: 'serving', counter: 'c2' });
      expect([one.current(), other.current()?.id]).toEqual([null, anna]);
      // Its screen says so, whatever the answer was.
      const told = takenElsewhere(one.trackedRequests(), one.day(), one.seat()).map((e) => e.request.id);
      expect(told).toEqual([early]);
      expect(reasonOf(one.answer(early))).toBe('yes');
      other.must('finish', anna);
      await office.quiet();
      expect(await visitAt(office, anna)).toMatchObject({ state: 'finished', counter: 'c2' });
      await expectAgreement(office);
    },
  );
});

async function scene(seed: number): Promise<{
  readonly office: VirtualOffice;
  readonly one: VirtualCounter;
  readonly other: VirtualCounter;
  readonly anna: VisitId;
}> {
  const office = await openVirtualOffice({ seed });
  const kiosk = await office.kiosk('kiosk');
  const [one, other] = [await office.counter('c1'), await office.counter('c2')];
  const until = (time: string): Promise<void> => office.time.until(at(time) satisfies Instant);
  await until('08:30');
  const anna = kiosk.takeTicket([choose('passport')])!.id;
  await until('08:40');
  one.must('call', anna);
  one.must('start', anna);
  await until('08:50');
  one.must('park', anna);
  await office.quiet();
  return { office, one, other, anna };
}
