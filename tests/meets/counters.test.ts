/** When counters meet: the same ticket called, missed, served, sent on, finished at two of them. */
import { describe, expect, it } from 'vitest';
import { activeAt } from '../../src/lib/domain/day/day.ts';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import { fallsTo } from '../../src/lib/domain/queue/queue.ts';
import { at, choose, lane } from '../support/build/index.ts';
import { openVirtualOffice } from '../support/office/index.ts';
import type { VirtualCounter, VirtualKiosk, VirtualOffice } from '../support/office/index.ts';
import { takenElsewhere } from '../../src/lib/state/counter/list.ts';
import { comeBack, expectAgreement, orders, reasonOf, visitAt } from './meeting.ts';

interface Scene {
  readonly office: VirtualOffice;
  readonly kiosk: VirtualKiosk;
  readonly one: VirtualCounter;
  readonly other: VirtualCounter;
  /** A visitor who waits, number A001. */
  readonly anna: VisitId;
}

async function scene(seed: number): Promise<Scene> {
  const office = await openVirtualOffice({ seed });
  const kiosk = await office.kiosk('kiosk');
  const [one, other] = [await office.counter('c1'), await office.counter('c2')];
  await office.time.until(at('08:30'));
  const anna = kiosk.takeTicket([choose('passport')])!.id;
  await office.time.until(at('09:00'));
  return { office, kiosk, one, other, anna };
}

function cutOff({ one, other }: Scene): void {
  one.cut();
  other.cut();
}

describe('[M6] two cut-off counters call the same ticket', () => {
  it.each(orders)('[M6.1] no counter has served them: the newer call has them (%s)', async (order) => {
    const s = await scene(61);
    cutOff(s);
    const first = s.one.must('call', s.anna);
    await s.office.time.until(at('09:01'));
    const second = s.other.must('call', s.anna);
    await comeBack(s.office, order, s.one, s.other);
    expect(reasonOf(s.other.answer(second))).toBe('yes');
    expect(await visitAt(s.office, s.anna)).toMatchObject({
      state: 'called',
      counter: 'c2',
      calledAt: at('09:01'),
    });
    // The other one is told at once, has no visitor, and may call the next.
    expect(s.one.current()).toBeNull();
    expect(reasonOf(s.one.answer(first))).toBe('yes');
    const told = takenElsewhere(s.one.trackedRequests(), s.one.day(), s.one.seat()).map((e) => e.request.id);
    expect(told).toEqual([first]);
    expect(s.kiosk.board()?.calls).toMatchObject([{ number: 'A001', counter: 'Schalter 2' }]);
    await expectAgreement(s.office);
  });

  it.each(orders)('[M6.1] who served them has them, though another had called first (%s)', async (order) => {
    const s = await scene(62);
    cutOff(s);
    s.one.must('call', s.anna);
    await s.office.time.until(at('09:01'));
    s.other.must('call', s.anna);
    await s.office.time.until(at('09:02'));
    s.other.must('start', s.anna);
    await s.office.time.until(at('09:05'));
    s.one.must('repeat', s.anna);
    await comeBack(s.office, order, s.one, s.other);
    expect(await visitAt(s.office, s.anna)).toMatchObject({ state: 'serving', counter: 'c2' });
    expect(s.one.current()).toBeNull();
    s.other.must('finish', s.anna);
    await s.office.quiet();
    expect(await visitAt(s.office, s.anna)).toMatchObject({ state: 'finished', counter: 'c2' });
    await expectAgreement(s.office);
  });

  it.each(orders)(
    '[M6.1, Q3] both say that they serve them: one does, the other is told (%s)',
    async (order) => {
      const s = await scene(63);
      cutOff(s);
      s.one.must('call', s.anna);
      await s.office.time.until(at('09:01'));
      s.other.must('call', s.anna);
      s.other.must('start', s.anna);
      await s.office.time.until(at('09:02'));
      s.one.must('start', s.anna);
      await comeBack(s.office, order, s.one, s.other);
      expect(await visitAt(s.office, s.anna)).toMatchObject({ state: 'serving', counter: 'c1' });
      expect(s.other.current()).toBeNull();
      await expectAgreement(s.office);
    },
  );

  it.each(orders)('[M6, Q3] and each goes on with the next: one ticket a counter (%s)', async (order) => {
    const s = await scene(64);
    const bert = s.kiosk.takeTicket([choose('passport')])!.id;
    const cleo = s.kiosk.takeTicket([choose('passport')])!.id;
    await s.office.quiet();
    cutOff(s);
    s.one.must('call', s.anna);
    await s.office.time.pass(60_000);
    s.one.must('miss', s.anna);
    s.one.must('call', bert);
    s.one.must('start', bert);
    await s.office.time.pass(60_000);
    s.other.must('call', s.anna);
    s.other.must('start', s.anna);
    await s.office.time.pass(60_000);
    s.other.must('finish', s.anna);
    s.other.must('call', cleo);
    await comeBack(s.office, order, s.one, s.other);
    const day = await s.office.day();
    expect(day.visits.get(s.anna)).toMatchObject({ state: 'finished', counter: 'c2' });
    expect(activeAt(day, s.one.counter)?.id).toBe(bert);
    expect(activeAt(day, s.other.counter)?.id).toBe(cleo);
    await expectAgreement(s.office);
  });

  it('[M6.2, Q3] an older call that is told of later takes no visitor, ended or not', async () => {
    for (const end of [null, 'miss', 'undo'] as const) {
      const s = await scene(67);
      s.one.cut();
      s.one.must('call', s.anna);
      await s.office.time.until(at('09:03'));
      if (end !== null) s.one.must(end, s.anna);
      await s.office.time.until(at('09:10'));
      s.other.must('call', s.anna);
      await s.office.quiet();
      s.one.connect();
      await s.office.quiet();
      expect(s.other.current()).toMatchObject({ id: s.anna, state: 'called', calledAt: at('09:10') });
      expect(s.kiosk.board()?.calls).toMatchObject([{ number: 'A001', counter: 'Schalter 2' }]);
      expect(s.one.current()).toBeNull();
      await expectAgreement(s.office);
    }
  });

  it('[M6, Q3] taking back the newer call gives the visitor to no busy counter', async () => {
    const s = await scene(65);
    const bert = s.kiosk.takeTicket([choose('passport')])!.id;
    await s.office.quiet();
    s.one.cut();
    s.other.must('call', s.anna);
    await s.office.quiet();
    await s.office.time.pass(60_000);
    s.one.must('call', s.anna);
    s.one.connect();
    await s.office.quiet();
    s.other.must('call', bert);
    await s.office.quiet();
    s.one.must('undo', s.anna);
    await s.office.quiet();
    const day = await s.office.day();
    const active = [...day.visits.values()].filter((v) => v.counter === 'c2');
    expect(active.map((v) => v.id)).toEqual([bert]);
    expect(day.visits.get(s.anna)).toMatchObject({ state: 'arrived', counter: null });
    await expectAgreement(s.office);
  });

  it('[Q6] cut off, each counter prefers whom the hash gives it, so that few meet at all', async () => {
    const s = await scene(66);
    for (let i = 0; i < 8; i++) s.kiosk.takeTicket([choose('passport')]);
    await s.office.quiet();
    cutOff(s);
    const among = s.office.office.counters.map((c) => c.id);
    for (const counter of [s.one, s.other]) {
      expect(fallsTo(counter.next()!.visit.id, among)).toBe(counter.counter);
    }
    expect(s.one.next()!.visit.id).not.toBe(s.other.next()!.visit.id);
  });
});

describe('[M7] missed at one counter, served at another', () => {
  it.each(orders)('[M7] served (%s)', async (order) => {
    const s = await scene(71);
    cutOff(s);
    s.one.must('call', s.anna);
    await s.office.time.until(at('09:01'));
    s.other.must('call', s.anna);
    await s.office.time.until(at('09:02'));
    s.other.must('start', s.anna);
    await s.office.time.until(at('09:03'));
    s.one.must('miss', s.anna);
    await s.office.time.until(at('09:10'));
    s.other.must('finish', s.anna);
    await comeBack(s.office, order, s.one, s.other);
    expect(await visitAt(s.office, s.anna)).toMatchObject({ state: 'finished', counter: 'c2' });
    await expectAgreement(s.office);
  });

  it.each(orders)('[M7] also when they were missed first and came to the other then (%s)', async (order) => {
    const s = await scene(72);
    cutOff(s);
    s.one.must('call', s.anna);
    await s.office.time.until(at('09:03'));
    s.one.must('miss', s.anna);
    await s.office.time.until(at('09:04'));
    s.other.must('call', s.anna);
    await s.office.time.until(at('09:05'));
    s.other.must('start', s.anna);
    await comeBack(s.office, order, s.one, s.other);
    expect(await visitAt(s.office, s.anna)).toMatchObject({ state: 'serving', counter: 'c2' });
    await expectAgreement(s.office);
  });
});

describe('[M11] transfer by one, call by another', () => {
  it.each(orders)('[M11] one destination; the later is told (%s)', async (order) => {
    const s = await scene(111);
    cutOff(s);
    const sent = s.one.mustAsk('transfer', {
      visit: s.anna,
      counter: s.one.counter,
      lane: lane('short'),
      to: null,
      anyway: true,
    });
    await s.office.time.until(at('09:01'));
    const called = s.other.must('call', s.anna);
    await comeBack(s.office, order, s.one, s.other);
    // Called later than sent on: the counter has them, in the lane to which they were sent.
    expect([reasonOf(s.one.answer(sent)), reasonOf(s.other.answer(called))]).toEqual(['yes', 'yes']);
    expect(await visitAt(s.office, s.anna)).toMatchObject({ state: 'called', counter: 'c2', lane: 'short' });
    await expectAgreement(s.office);
  });

  it.each(orders)('[M11] the call was the earlier step (%s)', async (order) => {
    const s = await scene(112);
    cutOff(s);
    s.other.must('call', s.anna);
    await s.office.time.until(at('09:01'));
    s.one.mustAsk('transfer', {
      ...{ visit: s.anna, counter: s.one.counter, lane: lane('short'), to: null },
      anyway: true,
    });
    await comeBack(s.office, order, s.other, s.one);
    // Only the counter that has a visitor may send them on, whichever was heard of first.
    expect(await visitAt(s.office, s.anna)).toMatchObject({ state: 'called', counter: 'c2', lane: 'main' });
    await expectAgreement(s.office);
  });
});

describe('[Q3] two idle counters press "next" at once', () => {
  it('[Q3] both screens showed one visitor: one counter has them, the other the one behind', async () => {
    const s = await scene(31);
    const bert = s.kiosk.takeTicket([choose('passport')])!.id;
    await s.office.quiet();
    const press = (at_: VirtualCounter) =>
      at_.mustAsk('call-next', { counter: at_.counter, prefer: at_.next()!.visit.id });
    const asked = [press(s.one), press(s.other)];
    // Both predict the visitor on their screen, until the relay has answered.
    expect([s.one.current()?.id, s.other.current()?.id]).toEqual([s.anna, s.anna]);
    await s.office.quiet();
    expect([reasonOf(s.one.answer(asked[0]!)), reasonOf(s.other.answer(asked[1]!))]).toEqual(['yes', 'yes']);
    expect([s.one.current()?.id, s.other.current()?.id].sort()).toEqual([s.anna, bert].sort());
    await expectAgreement(s.office);
  });

  it.each(orders)('[M6, Q6] counters that were cut off have called whom they showed (%s)', async (order) => {
    const s = await scene(32);
    s.kiosk.takeTicket([choose('passport')]);
    await s.office.quiet();
    cutOff(s);
    s.one.mustAsk('call-next', { counter: s.one.counter, prefer: s.anna });
    await s.office.time.pass(60_000);
    s.other.mustAsk('call-next', { counter: s.other.counter, prefer: s.anna });
    await s.office.time.pass(60_000);
    await comeBack(s.office, order, s.one, s.other);
    expect(await visitAt(s.office, s.anna)).toMatchObject({ state: 'called', counter: 'c2' });
    expect(s.one.current()).toBeNull();
    await expectAgreement(s.office);
  });
});

describe('[M12] finish, then a late repeat call', () => {
  it.each(orders)('[M12] finished stays finished (%s)', async (order) => {
    const s = await scene(121);
    s.one.must('call', s.anna);
    await s.office.quiet();
    cutOff(s);
    s.one.must('start', s.anna);
    await s.office.time.until(at('09:10'));
    s.one.must('finish', s.anna);
    // The same person at a second screen of the same counter has not heard of it.
    const screen = s.other;
    const repeat = screen.compose('repeat', { visit: s.anna, counter: s.one.counter });
    const miss = screen.compose('miss', { visit: s.anna, counter: s.one.counter });
    await s.office.time.until(at('09:12'));
    screen.ask(repeat);
    screen.ask({ ...miss, at: at('09:12') });
    await comeBack(s.office, order, s.one, screen);
    expect(await visitAt(s.office, s.anna)).toMatchObject({ state: 'finished', counter: 'c1' });
    await expectAgreement(s.office);
  });

  it('[M12] nothing that comes later wakes a finished visit', async () => {
    const s = await scene(122);
    for (const kind of ['call', 'start', 'finish'] as const) {
      s.one.must(kind, s.anna);
      await s.office.time.pass(60_000);
    }
    await s.office.quiet();
    const done = await visitAt(s.office, s.anna);
    for (const kind of ['call', 'repeat', 'miss', 'start', 'park', 'resume'] as const) {
      s.other.ask(s.other.compose(kind, { visit: s.anna, counter: s.other.counter }));
    }
    s.kiosk.ask(s.kiosk.compose('return', { visit: s.anna }));
    await s.office.quiet();
    expect(await visitAt(s.office, s.anna)).toEqual(done);
    await expectAgreement(s.office);
  });
});

describe('[Q4.1, M16] two who say that a visitor is back', () => {
  it('[Q4.1, M16] what was granted without any effect has none later either', async () => {
    const s = await scene(163);
    const second = await s.office.kiosk('kiosk-2');
    s.one.must('call', s.anna);
    await s.office.quiet();
    s.one.must('miss', s.anna);
    await s.office.quiet();
    const asked = s.kiosk.mustAsk('return', { visit: s.anna });
    const again = second.mustAsk('return', { visit: s.anna });
    await s.office.quiet();
    expect([reasonOf(s.kiosk.answer(asked)), reasonOf(second.answer(again))]).toEqual(['yes', 'yes']);
    await expectAgreement(s.office);
    s.one.must('call', s.anna);
    await s.office.quiet();
    s.one.must('miss', s.anna);
    await s.office.quiet();
    expect(second.day().visits.get(s.anna)?.state).toBe('missed');
    await expectAgreement(s.office);
  });
});
