/** Visits whose lane, counter or services have gone with a change of the office's file: no visitor is lost. */
import { describe, expect, it } from 'vitest';
import { boardOf } from '../../src/lib/domain/queue/reckon-board.ts';
import { slotsOn } from '../../src/lib/domain/office/capacity.ts';
import { activeAt, addEvent, foldDay, takenPlaces } from '../../src/lib/domain/day/day.ts';
import type { Day, DayEvent } from '../../src/lib/domain/day/day.ts';
import { laneWaits } from '../../src/lib/domain/queue/estimate.ts';
import { slotsAfterLine } from '../../src/lib/domain/queue/after-line.ts';
import { homeLane, lanesOf } from '../../src/lib/domain/day/lanes.ts';
import { countLanes } from '../../src/lib/domain/statistics/lane-statistics.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { outsideOn, sentBack } from '../../src/lib/domain/decide/outside.ts';
import { nextVisit, queueOf } from '../../src/lib/domain/queue/queue.ts';
import { listOf } from '../../src/lib/state/counter/list.ts';
import {
  actor,
  anAppointment,
  anOffice,
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

/** The fixture's office, its main lane under another name. */
function renamed(): Office {
  const office = anOffice();
  const other = <T extends string>(id: T): T => (id === 'main' ? 'hall' : id) as T;
  return {
    ...office,
    lanes: office.lanes.map((l) => ({ ...l, id: other(l.id) })),
    counters: office.counters.map((c) => ({ ...c, lanes: c.lanes.map(other) })),
    windows: office.windows.map((w) => ({
      ...w,
      lanes: Object.fromEntries(Object.entries(w.lanes).map(([id, lanes]) => [other(id), lanes])),
    })),
  };
}

const OFFICE = renamed();
const HALL = lane('hall');
const day = (...events: DayEvent[]): Day => foldDay(MONDAY, events);
const walkIn = (name: string, number: string, time = '08:30', services = [choose('passport')]): DayEvent =>
  aTicket({ id: visit(name), number, at: at(time), services });
const idsAt = (where: string, d: Day, now = '08:40'): string[] => {
  const { lanes, id } = OFFICE.counters.find((c) => c.id === where)!;
  return queueOf(OFFICE, d, lanes, at(now), id).map((t) => t.visit.id);
};

describe('[C11] a lane that has gone', () => {
  it.each([
    ['its own while it is there', 'short', [choose('passport')], ['short']],
    ['those that serve all of it', 'main', [choose('passport')], ['hall']],
    ['each of these', 'main', [choose('pick-up')], ['hall', 'short']],
    ['what is still offered counts', 'main', [choose('pick-up'), choose('gone')], ['hall', 'short']],
    ['all, where nothing of it is offered', 'main', [choose('gone')], ['hall', 'short']],
    ['all, where the service is unknown', 'main', [], ['hall', 'short']],
  ])('[C11.4] waits in other lanes: %s', (_what, of, services, lanes) => {
    expect(lanesOf(OFFICE, { lane: lane(of), services })).toEqual(lanes);
    expect(homeLane(OFFICE, { lane: lane(of), services })).toBe(lanes[0]);
  });

  it('[C11] who waits, is expected or was missed there is in the lists of those who serve it', () => {
    const d = day(
      walkIn('waits', 'A001'),
      anAppointment({ id: visit('expected'), number: 'A601', code: '111111' }),
      walkIn('missed', 'A002'),
      visitStep('called', { of: visit('missed'), at: at('08:35') }),
      visitStep('missed', { of: visit('missed'), at: at('08:38') }),
    );
    const [one] = OFFICE.counters;
    const list = listOf(OFFICE, d, one!, at('08:45'));
    expect(list.waiting.map((t) => t.visit.id)).toEqual([visit('waits')]);
    expect(list.expected.map((e) => e.visit.id)).toEqual([visit('expected')]);
    expect(list.missed.map((v) => v.id)).toEqual([visit('missed')]);
    const only = { ...one!, lanes: [lane('short')] };
    expect(listOf(OFFICE, d, only, at('08:45'))).toMatchObject({ waiting: [], expected: [], missed: [] });
  });

  it('[C11, Q2] is served in one order with the lane that has taken its place', () => {
    const d = day(
      walkIn('old', 'A001', '08:30'),
      aTicket({ id: visit('new'), number: 'A002', at: at('08:29'), lane: HALL }),
      anAppointment({ id: visit('due'), number: 'A601', start: at('08:40') }),
      visitStep('checked-in', { of: visit('due'), at: at('08:35') }),
    );
    expect(idsAt('c1', d)).toEqual([visit('due'), visit('new'), visit('old')]);
    expect(nextVisit(OFFICE, d, [HALL], at('08:40'), new Set())?.reason).toBe('due');
  });

  it('[C11, Q2] calls from the lane in its place overtake who waits there', () => {
    const others = [0, 1, 2, 3].flatMap((i) => [
      aTicket({ id: visit(`over${i}`), number: `A01${i}`, at: at(`08:3${i}`), lane: HALL }),
      visitStep('started', { of: visit(`over${i}`), at: at(`08:3${i + 1}`) }),
      visitStep('finished', { of: visit(`over${i}`), at: at(`08:3${i + 2}`) }),
    ]);
    const [turn] = queueOf(OFFICE, day(walkIn('old', 'A001', '08:29'), ...others), [HALL], at('08:40'));
    expect(turn).toMatchObject({ reason: 'overtaken-often', overtakings: 4 });
  });

  it('[C11, Q8] is counted on the board and in the waits of that lane', () => {
    const crowd = Array.from({ length: 12 }, (_, i) => walkIn(`w${i}`, `A0${i + 10}`));
    const d = day(...crowd);
    expect(boardOf(OFFICE, d, at('08:40')).waiting.map((w) => [w.lane, w.count])).toEqual([
      ['hall', 12],
      ['short', 0],
    ]);
    const wait = laneWaits(OFFICE, d, at('08:40')).get(HALL)!;
    expect(wait.to).toBeGreaterThan(laneWaits(OFFICE, day(), at('08:40')).get(HALL)!.to + 30);
  });

  it('[C11, C5] appointments there take places in that lane, and so do offers', () => {
    const d = day(anAppointment({ id: visit('anna'), start: at('09:00'), minutes: 15 }), {
      ...{ kind: 'hold', id: 'hold-1', request: visit('anna') as never, at: at('08:00'), by: actor('relay') },
      ...{ date: MONDAY, lane: lane('main'), start: at('10:00'), minutes: 10, for: visit('bert') },
      until: at('12:00'),
    });
    const left = slotsOn(OFFICE, MONDAY, takenPlaces(OFFICE, d), at('07:00'))!.lanes['hall']!.all;
    const before = slotsOn(OFFICE, MONDAY, [], at('07:00'))!.lanes['hall']!.all;
    const taken = [...left].flatMap((c, i) => (c === before[i] ? [] : [i]));
    expect(taken).toEqual([12, 13, 14, 24, 25]);
  });

  it('[C11, A6] who waits there needs counters before an interval is given away', () => {
    const slots = slotsOn(OFFICE, MONDAY, [], at('07:00'))!;
    const left = slotsAfterLine(OFFICE, slots, day(walkIn('anna', 'A001')), at('08:40'));
    expect(left.lanes['hall']!.all.slice(8, 13)).toBe('22223');
  });

  it('[C11, S1] is counted where it was served', () => {
    const d = day(
      walkIn('anna', 'A001'),
      visitStep('started', { of: visit('anna'), at: at('08:40') }),
      visitStep('finished', { of: visit('anna'), at: at('08:55') }),
      anAppointment({ id: visit('bert'), minutes: 20 }),
    );
    expect(countLanes(OFFICE, d)['hall']).toMatchObject({ visits: 1, served: 15, booked: 20 });
  });

  it('[C11.4] who waits there is listed for the lead, with and without an appointment, until they are served', () => {
    const d = day(
      walkIn('anna', 'A001', '08:31'),
      anAppointment({ id: visit('bert'), number: 'A601', start: at('09:00') }),
      visitStep('checked-in', { of: visit('bert'), at: at('08:50') }),
      anAppointment({ id: visit('carl'), number: 'A602', code: '222222', start: at('10:00') }),
      aTicket({ id: visit('other'), number: 'A002', lane: HALL }),
    );
    expect(outsideOn(OFFICE, d)).toMatchObject([
      { visit: visit('anna'), number: 'A001', start: at('08:31'), why: 'lane' },
      { visit: visit('bert'), start: at('09:00'), why: 'lane' },
      { visit: visit('carl'), start: at('10:00'), why: 'lane' },
    ]);
    addEvent(d, visitStep('started', { of: visit('anna'), at: at('09:00') }));
    addEvent(d, visitStep('finished', { of: visit('anna'), at: at('09:10') }));
    expect(outsideOn(OFFICE, d).map((o) => o.visit)).toEqual([visit('bert'), visit('carl')]);
    expect(outsideOn(anOffice(), d).map((o) => o.visit)).toEqual([visit('other')]);
  });

  it.each([
    ['its letter is another lane’s', 'A001', 'hall'],
    ['its letter has gone too', 'C001', 'hall'],
  ])('[C11, M13] a number of it on paper is taken: %s', (_what, number, home) => {
    const state = aState({ office: OFFICE, now: at('08:40'), numbers: { kiosk: { from: 1, to: 25 } } });
    const request = ask('take-ticket', {
      ...{ services: [choose('passport')], lane: lane('main'), number, language: 'de' },
      at: at('08:31'),
    } as never);
    const decision = state.take(
      request,
      circumstances(at('08:40'), { role: 'kiosk', actor: actor('kiosk') }),
    );
    expect(decision.answer).toMatchObject({ ok: true, number });
    expect(state.day(MONDAY).visits.values().next().value).toMatchObject({ lane: home });
  });
});

/** The fixture's office without its second lane, the one with the letter B. */
function withoutShort(): Office {
  const office = anOffice();
  const isLeft = (id: string): boolean => id !== 'short';
  return {
    ...office,
    lanes: office.lanes.filter(({ id }) => isLeft(id)),
    counters: office.counters.map((c) => ({ ...c, lanes: c.lanes.filter(isLeft) })),
    windows: office.windows.map((w) => ({ ...w, lanes: { main: w.lanes['main']! } })),
  };
}

describe('[C11, A8] paper of a lane that has gone', () => {
  const B050 = aTicket({ id: visit('anna'), number: 'B050', lane: lane('short'), at: at('08:30') });
  const takeIn = (state: ReturnType<typeof aState>, where: string, number = 'B050', time = '09:00') =>
    state.take(
      ask('take-in', { number, counter: counter(where) }),
      circumstances(at('09:00'), { role: 'clerk', at: at(time) }),
    ).answer;
  const numbersAt = (state: ReturnType<typeof aState>, where: string): string[] => {
    const { lanes, id } = state.office.counters.find((c) => c.id === where)!;
    return queueOf(state.office, state.day(MONDAY), lanes, at('09:01'), id).map((t) => t.visit.number);
  };

  it('[C11, A8] is taken in and can be called at the counter where its visitor stands', () => {
    const state = aState({ office: withoutShort() });
    expect(takeIn(state, 'c1')).toMatchObject({ ok: true });
    expect(numbersAt(state, 'c1')).toEqual(['B050']);
    const other = aState({ office: OFFICE });
    expect(takeIn(other, 'c3', 'Z050')).toMatchObject({ ok: true });
    expect(numbersAt(other, 'c3')).toEqual(['Z050']);
  });

  it('[C11, A8] a number on record is that visit', () => {
    const state = aState({ office: withoutShort(), events: [B050] });
    expect(takeIn(state, 'c1')).toMatchObject({ ok: true, visit: visit('anna') });
    expect(numbersAt(state, 'c1')).toEqual(['B050']);
  });

  it('[C11, A8] a screen lets it through where it knows the letter, and asks about any other', () => {
    const state = aState({ office: withoutShort(), events: [B050] });
    const reason = (number: string): string => {
      const onScreen = { ...circumstances(at('09:00'), { role: 'clerk' }), optimistic: true };
      const { answer } = state.take(ask('take-in', { number, counter: counter('c1') }), onScreen);
      return answer.ok ? 'ok' : answer.reason;
    };
    expect(['B051', 'X051'].map(reason)).toEqual(['ok', 'no-common-lane']);
  });

  it('[C11, M14] a counter that was cut off and has gone too has taken it in all the same', () => {
    const state = aState({ office: { ...withoutShort(), counters: withoutShort().counters.slice(0, 1) } });
    expect(takeIn(state, 'c2', 'B051')).toMatchObject({ ok: false, reason: 'no-such-counter' });
    expect(takeIn(state, 'c2', 'B050', '08:40')).toMatchObject({ ok: true });
    expect(numbersAt(state, 'c1')).toEqual(['B050']);
  });
});

describe('[C11, M11] sent on by a counter that was cut off', () => {
  /** Called and served at c1, and sent on at `time`; told of at 9:00. */
  function sentOn(
    office: Office,
    where: { readonly lane: string; readonly to: string | null },
    time: string,
  ) {
    const state = aState({ office, now: at('09:00'), events: [walkIn('anna', 'A001')] });
    const told = (kind: 'call' | 'start' | 'transfer', then: string, more: object = {}) =>
      state.take(
        ask(kind as 'call', { visit: visit('anna'), counter: counter('c1'), at: at(then), ...more }),
        circumstances(at('09:00'), { role: 'clerk', at: at(then) }),
      ).answer;
    told('call', '08:35');
    told('start', '08:36');
    const answer = told('transfer', time, where);
    const next = nextVisit(office, state.day(MONDAY), [lane('main')], at('09:00'), new Set());
    return { answer, state: state.visit(visit('anna')).state, next: next?.visit.id };
  }

  it.each([
    ['a lane that has gone', withoutShort(), { lane: 'short', to: null }],
    [
      'a counter that has gone',
      { ...anOffice(), counters: anOffice().counters.filter(({ id }) => id !== 'c2') },
      { lane: 'main', to: 'c2' },
    ],
  ])('[C11.4, M11] to %s: the visitor waits where they can be called', (_what, office, where) => {
    expect(sentOn(office, where, '08:40')).toMatchObject({
      answer: { ok: true },
      state: 'arrived',
      next: visit('anna'),
    });
    expect(sentOn(office, where, '09:00')).toMatchObject({ answer: { ok: false }, state: 'serving' });
  });
});

describe('[C11] a counter that has gone', () => {
  const without = (id: string): Office => ({
    ...anOffice(),
    counters: anOffice().counters.filter((c) => c.id !== id),
  });
  const nextAt = (office: Office, d: Day, now: string): string | undefined =>
    nextVisit(office, d, [lane('main')], at(now), new Set(), { counter: counter('c1'), among: null })?.visit
      .id;
  const sent = day(
    walkIn('anna', 'A001'),
    visitStep('called', { of: visit('anna'), at: at('08:40'), counter: 'c1' }),
    visitStep('transferred', { of: visit('anna'), at: at('08:41'), from: 'c1', to: 'c2' }),
  );

  it('[C11, Q5] no visitor waits for it: who was sent there is called by the others at once', () => {
    expect(nextAt(anOffice(), sent, '08:42')).toBeUndefined();
    expect(nextAt(without('c2'), sent, '08:42')).toBe(visit('anna'));
  });

  it('[C11, Q5] nor for one that does not serve their lane any more', () => {
    const office = anOffice();
    const counters = office.counters.map((c) => (c.id === 'c2' ? { ...c, lanes: [lane('short')] } : c));
    expect(nextAt({ ...office, counters }, sent, '08:42')).toBe(visit('anna'));
  });

  it.each(['called', 'started'] as const)(
    '[C11.5, Q3] who was %s there is back in the line, once',
    (what) => {
      const d = day(
        walkIn('anna', 'A001', '08:30'),
        visitStep(what, { of: visit('anna'), at: at('08:40'), counter: 'c2' }),
        walkIn('bert', 'A002', '08:32'),
      );
      expect(sentBack(anOffice(), d, at('08:45'), actor('relay'))).toEqual([]);
      const back = sentBack(without('c2'), d, at('08:45'), actor('relay'));
      expect(back).toHaveLength(1);
      for (const event of back) addEvent(d, event);
      expect(sentBack(without('c2'), d, at('08:46'), actor('relay'))).toEqual([]);
      expect(activeAt(d, counter('c2'))).toBeUndefined();
      expect(nextAt(without('c2'), d, '08:46')).toBe(visit('anna'));
    },
  );

  it('[C11, M14] what it did before it heard of that has happened, what it would do now has not', () => {
    const state = aState({ office: without('c2'), now: at('09:00'), events: [walkIn('anna', 'A001')] });
    const step = (kind: 'start' | 'finish', time: string): boolean => {
      const request = ask(kind, { visit: visit('anna'), counter: counter('c2') });
      return state.take(request, circumstances(at('09:00'), { at: at(time), role: 'clerk' })).answer.ok;
    };
    expect(step('start', '09:00')).toBe(false);
    expect(step('start', '08:40')).toBe(true);
    expect(step('finish', '08:55')).toBe(true);
    expect(state.visit(visit('anna')).state).toBe('finished');
  });
});
