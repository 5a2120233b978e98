/** Three counters and one visitor: a call that lost stays lost, and no visitor is served for nothing. */
import { describe, expect, it } from 'vitest';
import { activeAt } from '../../src/lib/domain/day/day.ts';
import { decide } from '../../src/lib/domain/decide/decide.ts';
import { settleDay } from '../../src/lib/domain/upkeep/settle.ts';
import { addDays, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { RequestOf } from '../../src/lib/domain/requests/request.ts';
import {
  actor,
  aState,
  aTicket,
  ask,
  at,
  choose,
  circumstances,
  counter,
  lane,
  MONDAY,
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';
import { openVirtualOffice } from '../support/office/index.ts';
import { expectAgreement, reasonOf, visitAt } from './meeting.ts';

const [ANNA, BERT] = [visit('anna'), visit('bert')];
const TUESDAY = addDays(MONDAY, 1);

const fresh = (): State =>
  aState({
    events: [
      aTicket({ id: ANNA, number: 'A001', at: at('08:30') }),
      aTicket({ id: BERT, number: 'A002', at: at('08:31') }),
    ],
  });

type Kind = 'call' | 'repeat' | 'miss' | 'start' | 'finish' | 'park' | 'resume' | 'undo';

/** `tell(s, '09:08', 'c3 call anna 09:00')`: heard at the one time, asked at the other. */
function tell(s: State, now: string, told: string): string {
  const [where, kind, who, when = now] = told.split(' ') as [string, Kind, string, string?];
  const request = ask(kind, { visit: visit(who), counter: counter(where) });
  return reasonOf(
    s.take(request, circumstances(at(now), { role: 'clerk', actor: where, at: at(when) })).answer,
  );
}

/** What the screen of the counter says before anything is asked. */
function offered(s: State, now: string, asked: string): string {
  const [where, kind, who] = asked.split(' ') as [string, Kind, string];
  const request = ask(kind, { visit: visit(who), counter: counter(where) });
  const asking = { ...circumstances(at(now), { role: 'clerk', actor: where }), optimistic: true };
  return reasonOf(decide(s, request, asking).answer);
}

const send = (from: string): RequestOf<'transfer'> =>
  ask('transfer', { visit: ANNA, counter: counter(from), lane: lane('short'), to: null });

describe('[Q3, M6] a call that lost', () => {
  it('[Q3, M6] does not come to life again at a counter that has gone on, whatever is heard of later', () => {
    const s = fresh();
    tell(s, '09:01', 'c1 call anna');
    tell(s, '09:05', 'c2 call anna 09:04');
    expect(s.visit(ANNA)).toMatchObject({ state: 'called', counter: 'c2' });
    for (const kind of ['call', 'start']) expect(tell(s, '09:06', `c1 ${kind} bert`)).toBe('yes');
    tell(s, '09:08', 'c3 call anna 09:00');
    tell(s, '09:08', 'c3 miss anna 09:03');
    expect(s.visit(ANNA)).toMatchObject({ state: 'called', counter: 'c2' });
    expect(tell(s, '09:09', 'c2 undo anna')).toBe('yes');
    expect(s.visit(ANNA)).toMatchObject({ state: 'arrived', counter: null });
    expect(s.visit(BERT)).toMatchObject({ state: 'serving', counter: 'c1' });
  });

  it('[Q5.2, M6] what took it is taken back: who had them before has them again, if free', () => {
    const s = fresh();
    tell(s, '09:01', 'c1 call anna');
    tell(s, '09:05', 'c2 call anna 09:04');
    tell(s, '09:06', 'c2 undo anna');
    expect(s.visit(ANNA)).toMatchObject({ state: 'called', counter: 'c1', calledAt: at('09:01') });
  });

  it('[Q3.5] of two claims of one counter the newer counts, in any order of the news', () => {
    const told = ['c1 call anna 09:00', 'c1 start anna 09:01', 'c1 call bert 09:05', 'c1 start bert 09:06'];
    for (const order of [told, told.toReversed(), [2, 0, 3, 1].map((i) => told[i]!)]) {
      const s = fresh();
      // Two screens of one counter, neither of which has heard of the other.
      order.forEach((step, i) => {
        const [where, kind, who, when] = step.split(' ') as [string, 'call' | 'start', string, string];
        const request = ask(kind, { visit: visit(who), counter: counter(where) });
        s.take(request, circumstances(at('09:30') + i, { role: 'clerk', actor: who, at: at(when) }));
      });
      expect(activeAt(s.day(MONDAY), counter('c1'))?.id).toBe(BERT);
      expect(s.visit(ANNA)).toMatchObject({ state: 'arrived', counter: null });
    }
  });

  it('[Q3, M6] three counters with real devices: one ticket a counter, and each is told at once', async () => {
    const office = await openVirtualOffice({ seed: 5 });
    const kiosk = await office.kiosk('kiosk');
    const [one, two, three] = [
      await office.counter('c1'),
      await office.counter('c2'),
      await office.counter('c3'),
    ];
    await office.time.until(at('08:30'));
    const [anna, bert] = [0, 1].map(() => kiosk.takeTicket([choose('passport')])!.id) as [
      typeof ANNA,
      typeof ANNA,
    ];
    await office.quiet();
    two.cut();
    three.cut();
    await office.time.until(at('09:00'));
    three.must('call', anna);
    await office.time.pass(MINUTE_MS);
    two.must('call', anna);
    await office.time.pass(2 * MINUTE_MS);
    three.must('miss', anna);
    await office.time.pass(MINUTE_MS);
    one.must('call', anna);
    await office.quiet();
    two.connect();
    await office.quiet();
    expect([one.current()?.id, two.current()]).toEqual([anna, null]);
    two.must('call', bert);
    await office.quiet();
    three.connect();
    await office.quiet();
    expect([one.current()?.id, two.current()?.id, three.current()]).toEqual([anna, bert, null]);
    expect(await visitAt(office, anna)).toMatchObject({ state: 'called', counter: 'c1' });
    await expectAgreement(office);
  });
});

describe('[Q5.2] taking back', () => {
  it('[Q5.2, M6] what a cut-off counter took back stays so, though others have called them meanwhile', async () => {
    const office = await openVirtualOffice({ seed: 6 });
    const kiosk = await office.kiosk('kiosk');
    const [one, other] = [await office.counter('c1'), await office.counter('c2')];
    await office.time.until(at('08:30'));
    const [anna, bert] = [0, 1].map(() => kiosk.takeTicket([choose('passport')])!.id) as [
      typeof ANNA,
      typeof ANNA,
    ];
    await office.quiet();
    one.cut();
    await office.time.until(at('09:00'));
    one.must('call', anna);
    await office.time.pass(20_000);
    one.must('undo', anna);
    one.must('call', bert);
    await office.time.pass(MINUTE_MS);
    one.must('start', bert);
    other.must('call', anna);
    await office.quiet();
    other.must('miss', anna);
    await office.time.pass(8 * MINUTE_MS);
    one.must('finish', bert);
    one.connect();
    await office.quiet();
    expect(await visitAt(office, bert)).toMatchObject({ state: 'finished', counter: 'c1' });
    expect(await visitAt(office, anna)).toMatchObject({ state: 'missed' });
    await expectAgreement(office);
  });

  it("[Q5.2] a step that is named is taken back though it is not the newest; another counter's is not", () => {
    const s = fresh();
    const call = ask('call', { visit: ANNA, counter: counter('c1') });
    s.take(call, circumstances(at('09:00'), { role: 'clerk', actor: 'c1' }));
    tell(s, '09:01', 'c2 start anna');
    const undo = (where: string) =>
      reasonOf(
        s.take(
          ask('undo', { visit: ANNA, counter: counter(where), step: call.id }),
          circumstances(at('09:02'), { role: 'clerk', actor: where }),
        ).answer,
      );
    expect([undo('c2'), undo('c1'), undo('c1')]).toEqual(['nothing-to-undo', 'yes', 'yes']);
    expect(s.visit(ANNA)).toMatchObject({ state: 'serving', counter: 'c2' });
  });
});

describe('[M14, M20] steps on a day that is over', () => {
  const settled = (): State => {
    const s = fresh();
    tell(s, '15:40', 'c1 start anna');
    s.carryOut({ events: settleDay(s.office, s.day(MONDAY), actor('arbiter'))!.events });
    return s;
  };
  const late = (time: string, date = MONDAY, heard = '09:00') =>
    circumstances(at(heard, TUESDAY), { role: 'clerk', actor: 'c1', at: at(time, date) });
  const step = (kind: Kind, who = ANNA) => ask(kind, { visit: who, counter: counter('c1') });

  it('[M14, Q5.2] taken back, sent on, parked and returned that day, and told of the day after', () => {
    const s = settled();
    const said = (request: Parameters<State['take']>[0], time: string): string =>
      reasonOf(s.take(request, late(time)).answer);
    expect(said(step('finish'), '15:50')).toBe('yes');
    expect(said(step('undo'), '15:51')).toBe('yes');
    expect(said(step('park'), '15:52')).toBe('yes');
    expect(s.visit(ANNA)).toMatchObject({ state: 'finished', settled: true });
    expect(said(step('resume'), '15:53')).toBe('yes');
    expect(said(send('c1'), '15:54')).toBe('yes');
    expect(s.visit(ANNA)).toMatchObject({ state: 'missed', settled: true, lane: 'short' });
    expect(said(step('call', BERT), '15:55')).toBe('yes');
    expect(said(step('miss', BERT), '15:56')).toBe('yes');
    expect(said(ask('return', { visit: BERT }), '15:57')).toBe('yes');
    expect(s.visit(BERT)).toMatchObject({ state: 'missed', settled: true, waitingSince: at('15:57') });
  });

  it('[M20, Q7.1] no visitor is called or begun with after their day, and nothing stays open for ever', () => {
    for (const kind of ['call', 'start', 'park', 'resume'] as const) {
      const s = settled();
      expect(reasonOf(s.take(step(kind, BERT), late('00:05', TUESDAY)).answer)).toBe('not-possible-now');
    }
    const s = settled();
    expect(reasonOf(s.take(ask('return', { visit: BERT }), late('08:05', TUESDAY)).answer)).toBe(
      'not-possible-now',
    );
    expect(s.visit(BERT)).toMatchObject({ state: 'missed', settled: true });
  });

  it('[M20, Q7.1] a service that went on over midnight is finished, in either order with the settling', () => {
    const s = settled();
    expect(reasonOf(s.take(step('finish'), late('00:10', TUESDAY)).answer)).toBe('yes');
    expect(s.visit(ANNA)).toMatchObject({
      state: 'finished',
      settled: false,
      finishedAt: at('00:10', TUESDAY),
    });
    const t = fresh();
    tell(t, '15:40', 'c1 start anna');
    t.take(
      ask('start', { visit: BERT, counter: counter('c2') }),
      circumstances(at('00:05', TUESDAY), { role: 'clerk', actor: 'c2' }),
    );
    t.carryOut({ events: settleDay(t.office, t.day(MONDAY), actor('arbiter'))!.events });
    expect(t.visit(BERT)).toMatchObject({ state: 'finished', settled: true });
  });
});

describe('[Q3] what happened is judged by when it happened', () => {
  it('[Q3, M6] served by a cut-off counter to which an older call had fallen back meanwhile', () => {
    const s = fresh();
    tell(s, '09:00', 'c1 call anna');
    tell(s, '09:01', 'c2 start anna');
    tell(s, '09:10', 'c2 undo anna');
    for (const told of ['c1 call bert 09:05', 'c1 start bert 09:06', 'c1 finish bert 09:16'])
      expect(tell(s, '09:20', told)).toBe('yes');
    expect(s.visit(BERT)).toMatchObject({ state: 'finished', counter: 'c1', finishedAt: at('09:16') });
  });

  it('[Q3] a counter with a visitor calls no other, but what it tells of later has happened', () => {
    const s = fresh();
    tell(s, '09:00', 'c1 call anna');
    expect(offered(s, '09:10', 'c1 call bert')).toBe('counter-busy');
    expect(tell(s, '09:10', 'c1 call bert 09:09:55')).toBe('yes');
    expect(s.visit(ANNA)).toMatchObject({ state: 'arrived', counter: null });
  });

  it('[M6.1] of two counters that say they serve a visitor, the one that served to the end did', () => {
    const s = fresh();
    tell(s, '09:01', 'c2 start anna');
    expect(tell(s, '09:20', 'c1 start anna 09:02')).toBe('yes');
    expect(s.visit(ANNA)).toMatchObject({ state: 'serving', counter: 'c1' });
    expect(tell(s, '09:20', 'c2 finish anna 09:12')).toBe('yes');
    expect(s.visit(ANNA)).toMatchObject({ state: 'finished', counter: 'c2' });
    expect(tell(s, '09:21', 'c1 finish anna')).toBe('yes');
  });
});

describe('[M11, M15] sent on', () => {
  it('[M11] an earlier call has them in either order; who sent them on is not their counter', () => {
    for (const order of [0, 1]) {
      const s = fresh();
      const steps = [
        () => tell(s, '09:10', 'c2 call anna 09:00'),
        () =>
          reasonOf(
            s.take(send('c1'), circumstances(at('09:10'), { role: 'clerk', actor: 'c1', at: at('09:01') }))
              .answer,
          ),
      ];
      const answers = (order === 0 ? steps : steps.toReversed()).map((ask_) => ask_());
      expect(answers).toEqual(order === 0 ? ['yes', 'called-elsewhere'] : ['yes', 'yes']);
      expect(s.visit(ANNA)).toMatchObject({ state: 'called', counter: 'c2', lane: 'main' });
    }
  });

  it('[M11] a call before it counted, and they are sent on all the same', () => {
    const s = fresh();
    // The form from before it said who sent them on.
    s.carryOut({
      events: [
        {
          kind: 'step',
          id: 'sent',
          request: send('c1').id,
          of: ANNA,
          date: MONDAY,
          at: at('09:01'),
          by: actor('c1'),
          what: 'transferred',
          lane: lane('short'),
          to: null,
        },
      ],
    });
    expect(tell(s, '09:10', 'c2 call anna 09:00')).toBe('yes');
    expect(s.visit(ANNA)).toMatchObject({ state: 'arrived', lane: 'short', calls: 0 });
  });

  it('[M15, Q5] by a clock that was put back meanwhile they do not stay at the counter', () => {
    const s = fresh();
    tell(s, '09:00:10', 'c1 call anna 09:00:05');
    tell(s, '09:00:10', 'c1 start anna 09:00:06');
    const sent = circumstances(at('09:00:20'), { role: 'clerk', actor: 'c1', at: at('09:00:05') + 500 });
    expect(reasonOf(s.take(send('c1'), sent).answer)).toBe('yes');
    expect(s.visit(ANNA)).toMatchObject({ state: 'arrived', counter: null, lane: 'short' });
  });
});
