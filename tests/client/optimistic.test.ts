import { describe, expect, test } from 'vitest';
import type { TrackedRequest } from '../../src/lib/client/types.ts';
import { addEvent, foldDay } from '../../src/lib/domain/day/day.ts';
import { daysInHorizon } from '../../src/lib/domain/office/calendar.ts';
import { slotsOn } from '../../src/lib/domain/office/capacity.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { makeOptimistic, requestsToRun, runOptimistic } from '../../src/lib/state/workday/optimistic.ts';
import type { Known } from '../../src/lib/state/workday/optimistic.ts';
import {
  aContact,
  actor,
  anAppointment,
  anOffice,
  ask,
  at,
  aTicket,
  choose,
  circumstances,
  counter,
  visitStep,
  lane,
  MONDAY,
} from '../support/build/index.ts';
import { NEWS_MS } from '../../src/lib/domain/upkeep/lapse.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { decide } from '../../src/lib/domain/decide/decide.ts';
import { aState } from '../support/build/a-state.ts';

const office = anOffice();
const NOW = at('08:40');

const counterKnows = (events: Parameters<typeof foldDay>[1] = []): Known => ({
  office,
  by: { actor: actor('clerk'), role: 'clerk' },
  days: [foldDay(MONDAY, events)],
  clock: { offset: 0, pages: [] },
});

const pending = (request: Request): TrackedRequest => ({ request, stage: 'saved', answer: null });

describe('a counter that is cut off', () => {
  test('sees its own call, start and finish at once, and nothing that it was given has changed', () => {
    const ticket = aTicket();
    const known = counterKnows([ticket]);
    const c1 = counter('c1');
    const steps = [
      ask('call', { visit: ticket.id, counter: c1, at: at('08:40') }),
      ask('start', { visit: ticket.id, counter: c1, at: at('08:41') }),
      ask('finish', { visit: ticket.id, counter: c1, at: at('08:42') }),
    ];
    const states = steps.map((_, i) => {
      const ran = runOptimistic(known, steps.slice(0, i + 1), at('08:50'));
      return ran.day(MONDAY)?.visits.get(ticket.id)?.state;
    });
    expect(states).toEqual(['called', 'serving', 'finished']);
    expect(known.days[0]?.visits.get(ticket.id)?.state).toBe('arrived');
    expect(known.days[0]?.events.size).toBe(1);
  });

  test('[Q5.2] takes back its own step at once, and then the one before it', () => {
    const ticket = aTicket();
    const c1 = counter('c1');
    const step = (kind: 'call' | 'miss' | 'undo', time: string): Request =>
      ask(kind, { visit: ticket.id, counter: c1, at: at(time) });
    const steps = [
      step('call', '08:40'),
      step('miss', '08:41'),
      step('undo', '08:42'),
      step('undo', '08:43'),
    ];
    const states = steps.map((_, i) => {
      const ran = runOptimistic(counterKnows([ticket]), steps.slice(0, i + 1), at('08:50'));
      return ran.day(MONDAY)?.visits.get(ticket.id)?.state;
    });
    expect(states).toEqual(['called', 'missed', 'called', 'arrived']);
  });

  test('[Q3] a second call from the same counter is refused here already', () => {
    const [one, two] = [aTicket({ number: 'A001' }), aTicket({ number: 'A002' })];
    const first = ask('call', { visit: one.id, counter: counter('c1'), at: NOW });
    const second = ask('call', { visit: two.id, counter: counter('c1'), at: NOW });
    const ran = runOptimistic(counterKnows([one, two]), [first], NOW);
    expect(ran.decision(first.id)?.answer.ok).toBe(true);
    expect(ran.predict(second, NOW).answer).toMatchObject({ ok: false, reason: 'counter-busy' });
    expect(ran.decision(second.id)).toBeNull();
  });

  test('[B15.4] has an appointment by phone wait from its time on, and calls it; the relay’s word comes later', () => {
    const start = at('09:00');
    const remote = anAppointment({ start, services: [{ ...choose('passport'), variant: 'phone' }] });
    const known = counterKnows([remote]);
    const optimistic = makeOptimistic();
    const stateAt = (now: number, requests: readonly TrackedRequest[] = []) =>
      optimistic(known, requests, now).day(MONDAY)?.visits.get(remote.id)?.state;
    expect(stateAt(start + NEWS_MS)).toBe('booked');
    expect(stateAt(start + NEWS_MS + 1)).toBe('arrived');
    const call = ask('call', { visit: remote.id, counter: counter('c1'), at: start + MINUTE_MS });
    expect(optimistic(known, [], start + MINUTE_MS).predict(call, start + MINUTE_MS).answer.ok).toBe(true);
    expect(stateAt(start + MINUTE_MS, [pending(call)])).toBe('called');
    addEvent(known.days[0]!, { ...visitStep('due', { of: remote.id, at: start }), id: `${remote.id}.due` });
    expect(stateAt(start + MINUTE_MS, [pending(call)])).toBe('called');
    expect(known.days[0]?.visits.get(remote.id)?.state).toBe('arrived');
  });

  test('the result is the arbiter’s, when nothing else happened', () => {
    const ticket = aTicket();
    const request = ask('call', { visit: ticket.id, counter: counter('c1'), at: NOW });
    const here = runOptimistic(counterKnows([ticket]), [request], NOW).decision(request.id);
    const there = decide(
      aState({ office, events: [ticket] }),
      request,
      circumstances(NOW, { role: 'clerk', at: NOW }),
    );
    expect(here?.answer).toEqual(there.answer);
    expect(here?.events).toEqual(there.events);
  });
});

test('[A7.5] a kiosk that is cut off gives each visitor the next number of its block', () => {
  const known: Known = {
    office,
    by: { actor: actor('kiosk'), role: 'kiosk' },
    days: [foldDay(MONDAY, [aTicket({ number: 'A001' })])],
    numbers: { from: 1, to: 100 },
    clock: { offset: 0, pages: [] },
  };
  const take = (number: string): Request =>
    ask('take-ticket', {
      services: [choose('passport')],
      lane: lane('main'),
      number,
      language: 'de',
    } as never);
  const [one, two, again] = [take('A002'), take('A003'), take('A003')];
  const ran = runOptimistic(known, [one, two], NOW);
  expect([...(ran.day(MONDAY)?.visits.values() ?? [])].map((v) => v.number)).toEqual([
    'A001',
    'A002',
    'A003',
  ]);
  expect(ran.predict(again, NOW).answer).toMatchObject({ ok: false, reason: 'number-taken' });
});

describe('[A5–A7] in the optimistic day', () => {
  const known: Known = {
    office,
    by: { actor: actor('kiosk'), role: 'kiosk' },
    days: [foldDay(MONDAY, [])],
    numbers: { from: 1, to: 100 },
    clock: { offset: 0, pages: [] },
  };
  const take = (number: string | null): Request =>
    ask('take-ticket', {
      services: [choose('passport')],
      lane: lane('main'),
      number,
      language: 'de',
      at: NOW,
    } as never);
  const inLine = (...trackedRequests: TrackedRequest[]): (string | undefined)[] =>
    [...(makeOptimistic()(known, trackedRequests, NOW).day(MONDAY)?.visits.values() ?? [])].map(
      (v) => v.number,
    );

  test('[A7] a number of its own stands, one that only the relay can give does not, before and after its answer', () => {
    const own = take('A002');
    const awaited = take(null);
    expect(inLine({ request: own, stage: 'saved', answer: null })).toEqual(['A002']);
    expect(inLine({ request: awaited, stage: 'sent', answer: null })).toEqual([]);
    const yes = {
      ok: true,
      request: awaited.id,
      visit: null,
      number: 'A612',
      lane: null,
      due: null,
    } as const;
    expect(inLine({ request: awaited, stage: 'confirmed', answer: yes })).toEqual([]);
  });

  test('[A5] what is withdrawn stands nowhere, answered or not', () => {
    const own = take('A002');
    const yes = { ok: true, request: own.id, visit: null, number: 'A002', lane: null, due: null } as const;
    expect(inLine({ request: own, stage: 'withdrawn', answer: null })).toEqual([]);
    expect(inLine({ request: own, stage: 'withdrawn', answer: yes })).toEqual([]);
  });
});

test('[B9.2] staff who book twice while cut off do not get one place twice', () => {
  const days = daysInHorizon(office, MONDAY);
  const slots = new Map(
    days.flatMap((d) => {
      const free = slotsOn(office, d, [], NOW);
      return free === null ? [] : [[d, free] as const];
    }),
  );
  const known: Known = { ...counterKnows(), slots };
  const book = (): Request =>
    ask('book', {
      start: at('10:00'),
      services: [choose('id-card')],
      contact: aContact(),
      language: 'de',
      reminder: false,
    } as never);
  const requests = [book(), book(), book(), book()];
  const ran = runOptimistic(known, requests, NOW);
  // Three counters of the lane.
  expect(requests.map((r) => ran.decision(r.id)?.answer.ok)).toEqual([true, true, true, false]);
});

test('[M15] the time of a request is corrected by the offset, never later than now', () => {
  const ticket = aTicket();
  const known = { ...counterKnows([ticket]), clock: { offset: 3_600_000, pages: [] } };
  const early = ask('call', { visit: ticket.id, counter: counter('c1'), at: NOW - 3_700_000 });
  const wrong = ask('call', { visit: ticket.id, counter: counter('c1'), at: NOW });
  const eventOf = (request: Request): number | undefined =>
    runOptimistic(known, [request], NOW).decision(request.id)?.events[0]?.at;
  expect(eventOf(early)).toBe(NOW - 100_000);
  expect(eventOf(wrong)).toBe(NOW);
});

describe('what runs', () => {
  const ticket = aTicket();
  const request = ask('call', { visit: ticket.id, counter: counter('c1') });
  const granted: TrackedRequest = {
    request,
    stage: 'confirmed',
    answer: { ok: true, request: request.id, visit: ticket.id, number: null, lane: null, due: null },
  };
  const refused: TrackedRequest = {
    request,
    stage: 'refused',
    answer: { ok: false, request: request.id, reason: 'called-elsewhere', alternatives: [] },
  };

  test('what has no answer, and what was granted but is not in the day yet', () => {
    const day = foldDay(MONDAY, [ticket]);
    expect(requestsToRun([pending(request)], [day])).toEqual([request]);
    expect(requestsToRun([granted], [day])).toEqual([request]);
    expect(requestsToRun([refused], [day])).toEqual([]);
    addEvent(day, { ...visitStep('called', { of: ticket.id, at: NOW }), id: request.id });
    expect(requestsToRun([granted], [day])).toEqual([]);
  });

  test('runs anew only when the day or the list has changed', () => {
    const optimistic = makeOptimistic();
    const known = counterKnows([ticket]);
    const trackedRequests = [pending(request)];
    const first = optimistic(known, trackedRequests, NOW);
    expect(optimistic({ ...known, days: [{ ...known.days[0]! }] }, [...trackedRequests], NOW + 1000)).toBe(
      first,
    );
    addEvent(known.days[0]!, aTicket({ number: 'A009' }));
    const second = optimistic(known, trackedRequests, NOW);
    expect(second).not.toBe(first);
    expect(optimistic(known, [], NOW)).not.toBe(second);
  });
});
