/** Check-in, walk-in tickets and coming back. */
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/lib/domain/requests/answer.ts';
import { dayEvent } from '../../src/lib/domain/day/day.ts';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import type { RequestOf } from '../../src/lib/domain/requests/request.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import {
  aContact,
  actor,
  anAppointment,
  anOffice,
  aPerson,
  aState,
  aTicket,
  ask,
  askBorn,
  at,
  choose,
  counter,
  circumstances,
  day,
  visitStep,
  lane,
  MONDAY,
  requestNamed,
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const reasonOf = ({ answer }: Decision): Refusal | 'ok' => (answer.ok ? 'ok' : answer.reason);
const kiosk = (
  now: number,
  given: Parameters<typeof circumstances>[1] = {},
): ReturnType<typeof circumstances> => circumstances(now, { role: 'kiosk', ...given });

const anna = anAppointment({ id: visit('anna'), start: at('09:00'), code: '111111', number: 'A600' });
const born = aContact().birthDate!;
const byCode = (code = '111111', id = 'check-in'): RequestOf<'check-in'> =>
  ask('check-in', { id: requestNamed(id), by: { with: 'code', code } });
const byBirth = (start: number | null = null, birthDate = born): RequestOf<'check-in'> =>
  askBorn(birthDate, start);

const withAnna = (given: Parameters<typeof visitStep>[0][] = []): State =>
  aState({
    events: [anna, ...given.map((what) => visitStep(what, { of: anna.id, at: at('08:00') }))],
    people: [aPerson(anna)],
  });

describe('check-in', () => {
  it.each<[string, Refusal | 'ok']>([
    ['08:44:59', 'too-early'],
    ['08:45', 'ok'],
    ['09:00', 'ok'],
    ['09:05', 'ok'],
    ['09:05:01', 'too-late'],
  ])('[A1.1] at %s for 9:00: %s', (time, expected) => {
    for (const request of [byCode(), byBirth()]) {
      expect(reasonOf(withAnna().take(request, kiosk(at(time))))).toBe(expected);
    }
  });

  it('[A1, A2] a date of birth with unknown day and month is compared as it stands', () => {
    const birthDate = '1960-00-00' as typeof born;
    const state = aState({ events: [anna], people: [aPerson(anna, { contact: aContact({ birthDate }) })] });
    expect(reasonOf(state.take(byBirth(null, '1960-01-01' as typeof born), kiosk(at('09:00'))))).toBe(
      'not-found',
    );
    expect(reasonOf(state.take(byBirth(null, birthDate), kiosk(at('09:00'))))).toBe('ok');
  });

  it('[A4, M9] counts when they stood at the kiosk, not when the news came', () => {
    const state = withAnna();
    state.now = at('09:30');
    expect(state.lapse().map((e) => e.kind === 'step' && e.what)).toEqual(['lapsed']);
    const decision = state.take(byCode(), kiosk(at('09:30'), { at: at('09:04') }));
    expect(reasonOf(decision)).toBe('ok');
    expect(state.visit(anna.id)).toMatchObject({ state: 'arrived', arrivedAt: at('09:04') });
    const late = withAnna().take(byCode(), kiosk(at('09:30'), { at: at('09:06') }));
    expect(reasonOf(late)).toBe('too-late');
  });

  it('[A3] a second scan is a success that changes nothing, also after the window', () => {
    const state = withAnna();
    const first = state.take(byCode(), kiosk(at('08:50')));
    const arrived = state.visit(anna.id);
    for (const time of ['08:51', '09:04', '09:40']) {
      for (const request of [byCode('111111', `again-${time.replace(':', '')}`), byBirth()]) {
        const again = state.take(request, kiosk(at(time)));
        expect({ ...again.answer, request: first.answer.request }).toEqual(first.answer);
        expect(state.visit(anna.id)).toEqual(arrived);
      }
    }
    expect(arrived.arrivedAt).toBe(at('08:50'));
  });

  it('[A3, Q4.2] is on record anew but for one that is read twice, so that an older miss that is told of later does not win', () => {
    const state = withAnna();
    state.take(byCode(), kiosk(at('08:50')));
    const scans = ['08:50:04', '08:56', '08:56:04', '08:57', '09:40'].map(
      (time) =>
        state.take(byCode('111111', `scan-${time.replaceAll(':', '')}`), kiosk(at(time))).events.length,
    );
    expect(scans).toEqual([0, 1, 0, 1, 1]);
    const step = (kind: 'call' | 'miss') => ask(kind, { visit: anna.id, counter: counter('c1') });
    for (const [kind, time] of [
      ['call', '08:52'],
      ['miss', '08:55'],
    ] as const)
      state.take(step(kind), circumstances(at('09:50'), { role: 'clerk', at: at(time) }));
    expect(state.visit(anna.id)).toMatchObject({ state: 'arrived', waitingSince: at('08:56') });
  });

  it('[A3, Q4.2] scans all day make a bounded number of records, and one after a miss still counts', () => {
    const state = withAnna();
    let n = 0;
    const scan = (time: number, kind: 'check-in' | 'return'): number => {
      const asked =
        kind === 'check-in'
          ? byCode('111111', `many-${n++}`)
          : ask('return', { visit: anna.id, id: requestNamed(`many-${n++}`) });
      const { answer, events } = state.take(asked, kiosk(time));
      expect(answer.ok).toBe(true);
      return events.length;
    };
    let records = 0;
    // Every six seconds for an hour, in one way or the other; and once more as news that comes late.
    for (let i = 0; i < 600; i++)
      records += scan(at('08:50') + i * 6000, i % 2 === 0 ? 'check-in' : 'return');
    for (let i = 300; i > 0; i--) records += scan(at('09:00') + i * 6000 + 3000, 'return');
    expect(records).toBeGreaterThanOrEqual(40);
    expect(records).toBeLessThanOrEqual(45);
    const c1 = { counter: counter('c1'), visit: anna.id };
    for (const [kind, time] of [
      ['call', '09:51'],
      ['miss', '09:52'],
    ] as const)
      expect(state.take(ask(kind, c1), circumstances(at(time), { role: 'clerk' })).answer.ok).toBe(true);
    expect(scan(at('09:53'), 'check-in')).toBe(1);
    expect(state.visit(anna.id)).toMatchObject({ state: 'arrived' });
  });

  it('[A1.1] answers with number, lane and time', () => {
    const { answer } = withAnna().take(byCode(), kiosk(at('08:50')));
    expect(answer).toMatchObject({
      ok: true,
      visit: anna.id,
      number: 'A600',
      lane: 'main',
      due: at('09:00'),
    });
  });

  it.each<[string, Refusal | 'ok', State]>([
    ['booked', 'ok', withAnna()],
    ['cancelled (M8)', 'ok', withAnna(['cancelled'])],
    ['lapsed (M9)', 'ok', withAnna(['lapsed'])],
    [
      'a never confirmed',
      'not-found',
      aState({ events: [{ ...anna, activateBy: at('09:00') }], people: [aPerson(anna)] }),
    ],
  ])('[M8, M9] of %s appointment: %s', (_what, expected, state) => {
    expect(reasonOf(state.take(byCode(), kiosk(at('08:50'))))).toBe(expected);
  });

  it('[M4] by two kiosks: one arrival, the earlier, whichever comes first', () => {
    for (const order of [
      ['08:50', '08:52'],
      ['08:52', '08:50'],
    ]) {
      const state = withAnna();
      order.forEach((time, i) =>
        state.take(byCode('111111', `kiosk-${i}`), kiosk(at('08:55'), { actor: `kiosk-${i}`, at: at(time) })),
      );
      expect(state.visit(anna.id)).toMatchObject({ state: 'arrived', arrivedAt: at('08:50') });
      expect(state.day(MONDAY).visits.size).toBe(1);
    }
  });

  it('[B8] of a moved appointment: the old code leads to the new place, and only there', () => {
    const later = anAppointment({ id: visit('later'), start: at('09:10'), code: '333333', number: 'A602' });
    const moved = visitStep('moved', { of: anna.id, at: at('08:00'), movedTo: later.id });
    const state = aState({ events: [anna, later, moved], people: [aPerson(anna), aPerson(later)] });
    expect(reasonOf(state.take(byCode(), kiosk(at('08:50'))))).toBe('too-early');
    expect(reasonOf(state.take(byBirth(), kiosk(at('09:00'))))).toBe('ok');
    expect([state.visit(anna.id).state, state.visit(later.id).state]).toEqual(['cancelled', 'arrived']);
    const away = aState({ events: [anna, moved], people: [aPerson(anna)] });
    expect(reasonOf(away.take(byCode(), kiosk(at('08:50'))))).toBe('not-found');
  });

  it('[M8] cancelled and booked anew for soon after: the new one is meant', () => {
    const anew = anAppointment({ id: visit('anew'), start: at('09:10'), code: '333333', number: 'A602' });
    const state = aState({
      events: [anna, anew, visitStep('cancelled', { of: anna.id, at: at('08:00') })],
      people: [aPerson(anna), aPerson(anew)],
    });
    expect(reasonOf(state.take(byBirth(), kiosk(at('09:00'))))).toBe('ok');
    expect([state.visit(anna.id).state, state.visit(anew.id).state]).toEqual(['cancelled', 'arrived']);
  });

  it('[A2] unknown codes, birth dates and days are simply not found', () => {
    expect(reasonOf(withAnna().take(byCode('999999'), kiosk(at('08:50'))))).toBe('not-found');
    expect(
      reasonOf(withAnna().take(byBirth(null, day('1990-01-01') as typeof born), kiosk(at('08:50')))),
    ).toBe('not-found');
    expect(reasonOf(withAnna().take({ ...byCode(), date: addDays(MONDAY, 1) }, kiosk(at('08:50'))))).toBe(
      'not-found',
    );
    expect(reasonOf(withAnna().take({ ...byCode(), office: 'elsewhere' as never }, kiosk(at('08:50'))))).toBe(
      'no-such-office',
    );
  });

  it('[A2] without the people a birth date cannot be looked up; a code can', () => {
    const state = withAnna();
    const blind = { ...state, people: () => null };
    expect(reasonOf(state.take.call(blind, byCode(), kiosk(at('08:50'))))).toBe('ok');
  });

  it('[P1] only kiosk and staff check in', () => {
    for (const role of ['citizen', 'monitor', 'public'] as const) {
      expect(reasonOf(withAnna().take(byCode(), circumstances(at('08:50'), { role })))).toBe('not-allowed');
    }
    expect(reasonOf(withAnna().take(byCode(), circumstances(at('08:50'), { role: 'clerk' })))).toBe('ok');
  });
});

describe('one birth date, two appointments', () => {
  const bert = (start: string): ReturnType<typeof anAppointment> =>
    anAppointment({ id: visit('bert'), start: at(start), code: '222222', number: 'A601' });
  const both = (start: string): State =>
    aState({ events: [anna, bert(start)], people: [aPerson(anna), aPerson(bert(start))] });
  const alternatives = ({ answer }: Decision): number[] =>
    answer.ok ? [] : answer.alternatives.map((a) => a.start);

  it('[A2.1] in the window at once: the kiosk asks for the time and says nothing else', () => {
    const decision = both('09:10').take(byBirth(), kiosk(at('08:56')));
    expect(reasonOf(decision)).toBe('several-appointments');
    expect(alternatives(decision)).toEqual([at('09:00'), at('09:10')]);
    expect(decision.events).toEqual([]);
  });

  it('[A2] with the time it is that one', () => {
    const state = both('09:10');
    expect(reasonOf(state.take(byBirth(at('09:10')), kiosk(at('08:56'))))).toBe('ok');
    expect(state.visit(visit('bert')).state).toBe('arrived');
    expect(state.visit(anna.id).state).toBe('booked');
  });

  it('[A2] only one in the window: that one', () => {
    const state = both('14:00');
    expect(reasonOf(state.take(byBirth(), kiosk(at('08:56'))))).toBe('ok');
    expect(state.visit(anna.id).state).toBe('arrived');
  });

  it('[A2, A3] one is here and scans again while the other is expected: none is checked in by mistake', () => {
    const state = both('09:10');
    state.take(byBirth(at('09:00')), kiosk(at('08:56')));
    for (const time of ['08:57', '09:07']) {
      expect(reasonOf(state.take(byBirth(), kiosk(at(time))))).toBe('several-appointments');
      expect(state.visit(visit('bert')).state).toBe('booked');
    }
    expect(reasonOf(state.take(byBirth(at('09:00')), kiosk(at('09:07'))))).toBe('ok');
    expect(state.visit(visit('bert')).state).toBe('booked');
  });

  it('[A2] one is done: the other is meant', () => {
    const state = both('09:10');
    state.take(byBirth(at('09:00')), kiosk(at('08:50')));
    const staff = circumstances(at('08:55'), { role: 'clerk' });
    const counter = 'c1' as RequestOf<'start'>['counter'];
    state.take(ask('start', { visit: anna.id, counter }), staff);
    state.take(ask('finish', { visit: anna.id, counter }), staff);
    expect(reasonOf(state.take(byBirth(), kiosk(at('08:58'))))).toBe('ok');
    expect(state.visit(visit('bert')).state).toBe('arrived');
  });

  it('[A2.3, A3] twins at the same time: a birth date checks in neither, before or after one is here', () => {
    const state = both('09:00');
    const states = () => [anna.id, visit('bert')].map((id) => state.visit(id).state);
    const expectCodeNeeded = (time: string, start: number | null = null): void => {
      const decision = state.take(byBirth(start), kiosk(at(time)));
      expect([reasonOf(decision), alternatives(decision)]).toEqual(['several-appointments', [at('09:00')]]);
      expect(decision.events).toEqual([]);
    };
    expectCodeNeeded('08:50');
    expectCodeNeeded('08:50:10', at('09:00'));
    expect(states()).toEqual(['booked', 'booked']);
    expect(state.take(byCode('222222'), kiosk(at('08:51'))).answer).toMatchObject({
      ok: true,
      number: 'A601',
    });
    expectCodeNeeded('08:56');
    expect(states()).toEqual(['booked', 'arrived']);
    // Both are here: the number of the wrong one would be a falsehood, too.
    expect(reasonOf(state.take(byCode('111111', 'anna-here'), kiosk(at('08:57'))))).toBe('ok');
    expectCodeNeeded('08:58');
    expect(state.take(byCode('111111', 'anna-again'), kiosk(at('08:59'))).answer).toMatchObject({
      visit: anna.id,
    });
  });

  it('[A2.8] told late by a kiosk: in neither, whatever became of the other by then', () => {
    const cancelled = visitStep('cancelled', { of: anna.id, at: at('08:00') });
    const done = (['started', 'finished'] as const).map((what) =>
      visitStep(what, { of: anna.id, at: at('08:52'), counter: counter('c1') }),
    );
    for (const news of [[], [cancelled], done])
      for (const start of ['09:00', '09:10']) {
        const state = aState({
          events: [anna, bert(start), ...news],
          people: [aPerson(anna), aPerson(bert(start))],
        });
        const decision = state.take(byBirth(), kiosk(at('08:56'), { at: at('08:55') }));
        expect([reasonOf(decision), decision.events]).toEqual(['several-appointments', []]);
        expect(decision.memos).toHaveLength(1);
      }
  });

  it('[A2.8] told late with one in the window: that one, whatever became of an earlier one', () => {
    const missed = (['started', 'parked'] as const).map((what) =>
      visitStep(what, { of: anna.id, at: at('08:52'), counter: counter('c1') }),
    );
    for (const news of [[], missed]) {
      const state = aState({
        events: [anna, bert('14:00'), ...news],
        people: [aPerson(anna), aPerson(bert('14:00'))],
      });
      const decision = state.take(byBirth(), kiosk(at('14:05'), { at: at('13:55') }));
      expect(decision.answer).toMatchObject({ ok: true, visit: visit('bert') });
    }
  });

  it('[A2] twins of whom one has cancelled: the other is meant', () => {
    const cancelled = visitStep('cancelled', { of: anna.id, at: at('08:00') });
    const state = aState({
      events: [anna, bert('09:00'), cancelled],
      people: [aPerson(anna), aPerson(bert('09:00'))],
    });
    expect(state.take(byBirth(), kiosk(at('08:55'))).answer).toMatchObject({ visit: visit('bert') });
  });
});

describe('take a ticket', () => {
  const numbers = { kiosk: { from: 1, to: 3 }, 'kiosk-2': { from: 4, to: 6 } };
  const fresh = (): State => aState({ numbers });
  const take = (given: Partial<RequestOf<'take-ticket'>> = {}): RequestOf<'take-ticket'> =>
    ask('take-ticket', {
      services: [choose('passport')],
      lane: lane('main'),
      number: 'A001',
      language: 'de',
      ...given,
    });

  it('[A5, A7.5] gives the number of its own block, once', () => {
    const state = fresh();
    const request = take();
    const decision = state.take(request, kiosk(at('08:30')));
    expect(decision.answer).toMatchObject({ ok: true, number: 'A001', lane: 'main', due: null });
    expect(decision.events.map((f) => dayEvent.parse(f))).toEqual(decision.events);
    const again = state.take(request, kiosk(at('08:40')));
    expect(again.answer).toEqual(decision.answer);
    expect(again.events).toEqual([]);
    expect(state.day(MONDAY).visits.size).toBe(1);
  });

  it('[A7.8] a device whose block is used up gets a number of the arbiter’s own', () => {
    const { answer } = fresh().take(take({ number: null }), kiosk(at('08:30')));
    expect(answer).toMatchObject({ ok: true, number: 'A600' });
  });

  it('[M5] two kiosks that cannot hear each other never give the same number', () => {
    const state = fresh();
    const given = ['A001', 'A004', 'A002', 'A005'].map((number, i) =>
      state.take(take({ number }), kiosk(at('08:30') + i, { actor: i % 2 === 0 ? 'kiosk' : 'kiosk-2' })),
    );
    expect(given.map(reasonOf)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(state.day(MONDAY).numbers.size).toBe(4);
  });

  it.each<[Refusal, Partial<RequestOf<'take-ticket'>>, string]>([
    ['not-allowed', { number: 'A004' }, '08:30'],
    ['not-allowed', { number: 'A600' }, '08:30'],
    ['no-common-lane', { lane: lane('short'), number: null }, '08:30'],
    ['no-common-lane', { lane: lane('none'), number: null }, '08:30'],
    ['not-bookable', { services: [choose('name-change')], number: null }, '08:30'],
    ['no-such-service', { services: [choose('moon-trip')], number: null }, '08:30'],
    ['too-many-services', { services: [choose('passport', 9)], number: null }, '08:30'],
    ['wrong-day', { date: addDays(MONDAY, 1) }, '08:30'],
    ['not-possible-now', { number: null }, '06:59:59'],
    ['not-possible-now', { number: null }, '16:00'],
  ])('[A5.3] %s: %j at %s', (reason, given, time) => {
    const state = fresh();
    const decision = state.take(take(given), kiosk(at(time)));
    expect(reasonOf(decision)).toBe(reason);
    expect(state.events()).toEqual([]);
  });

  it.each<[string, Refusal | 'ok']>([
    ['07:30', 'ok'],
    ['11:59:59', 'ok'],
    ['12:00', 'not-possible-now'],
    ['12:59:59', 'not-possible-now'],
    ['13:00', 'ok'],
    ['17:29:59', 'ok'],
    ['17:30', 'not-possible-now'],
  ])(
    '[A5.3] over a long midday break no numbers are given out until an hour before its end: %s %s',
    (time, expected) => {
      const lanes = { main: { counters: 2, online: 1 } };
      const office = anOffice({
        windows: [
          { weekdays: ['mon'], from: '08:30', to: '12:00', lanes },
          { weekdays: ['mon'], from: '14:00', to: '17:30', lanes },
        ],
      });
      const state = aState({ office, numbers });
      expect(reasonOf(state.take(take({ number: null }), kiosk(at(time))))).toBe(expected);
    },
  );

  it.each<[string, Partial<RequestOf<'take-ticket'>>, string, number]>([
    ['hours that were shortened a moment ago', {}, '16:20', 20],
    ['a service that is for walk-ins no more', { services: [choose('name-change')] }, '08:30', 30],
    ['a service that is gone', { services: [choose('moon-trip')] }, '08:30', 5],
    ['a service of which fewer are taken now', { services: [choose('passport', 9)] }, '08:30', 180],
    ['hours of work', { services: [choose('passport', 20), choose('pick-up', 20)] }, '08:30', 500],
    ['a lane that is gone', { lane: lane('none') }, '08:30', 20],
  ])('[A5, M13] a number on paper is taken: %s', (_why, given, time, minutes) => {
    const state = fresh();
    const decision = state.take(take(given), kiosk(at(time) + 20_000, { at: at(time) }));
    expect(decision.answer).toMatchObject({ ok: true, number: 'A001', lane: 'main' });
    expect(decision.events[0]).toMatchObject({ minutes });
    for (const f of decision.events) expect(dayEvent.safeParse(f).success).toBe(true);
  });

  it('[A7.1] a number that stands is not given again', () => {
    const state = fresh();
    state.take(take(), kiosk(at('08:30')));
    expect(reasonOf(state.take(take(), kiosk(at('08:31'))))).toBe('number-taken');
  });

  it('[A5] walk-ins may need longer than an appointment may be, but no longer than a day', () => {
    const services = Array.from({ length: 3 }, (_, i) => ({
      id: `long-${i}`,
      category: 'papers',
      name: { de: 'Lang', en: 'Long' },
      minutes: 120,
      most: 20,
      bookable: false,
    }));
    const base = anOffice();
    const office = anOffice({
      ...base,
      services,
      lanes: [{ ...base.lanes[0]!, services: services.map((s) => s.id) }],
      counters: [{ id: 'c1', name: '1', lanes: ['main'] }],
      windows: [
        { weekdays: ['mon'], from: '08:00', to: '16:00', lanes: { main: { counters: 1, online: 1 } } },
      ],
    });
    const ask3 = (quantity: number): Decision =>
      aState({ office, numbers }).take(
        take({ services: services.map((s) => choose(s.id, quantity)), number: null }),
        kiosk(at('08:30')),
      );
    expect(reasonOf(ask3(4))).toBe('ok');
    expect(reasonOf(ask3(5))).toBe('too-long');
    for (const f of ask3(4).events) expect(dayEvent.safeParse(f).success).toBe(true);
  });

  it('[A5] a citizen cannot draw a ticket from the phone', () => {
    expect(reasonOf(fresh().take(take(), circumstances(at('08:30'))))).toBe('not-allowed');
  });
});

describe('coming back', () => {
  const ticket = aTicket({ id: visit('anna') });
  const missed = [
    visitStep('called', { of: ticket.id, at: at('08:40') }),
    visitStep('missed', { of: ticket.id, at: at('08:45') }),
  ];
  const back = (): RequestOf<'return'> => ask('return', { visit: ticket.id });

  it('[Q4.1] who was missed waits again', () => {
    const state = aState({ events: [ticket, ...missed] });
    expect(reasonOf(state.take(back(), kiosk(at('08:50'))))).toBe('ok');
    expect(state.visit(ticket.id)).toMatchObject({ state: 'arrived', missedAt: null });
  });

  it('[Q4.1] also when the kiosk’s clock is a little behind the counter’s', () => {
    const state = aState({ events: [ticket, ...missed] });
    const seen = missed.at(-1)!.id;
    state.take({ ...back(), seen }, kiosk(at('08:50'), { at: at('08:44:59') }));
    expect(state.visit(ticket.id).state).toBe('arrived');
  });

  it('[Q4.1] who waits already is welcome, who is done is not', () => {
    expect(reasonOf(aState({ events: [ticket] }).take(back(), kiosk(at('08:50'))))).toBe('ok');
    const served = aState({ events: [ticket, visitStep('started', { of: ticket.id, at: at('08:40') })] });
    expect(reasonOf(served.take(back(), kiosk(at('08:50'))))).toBe('not-possible-now');
    expect(reasonOf(aState().take(back(), kiosk(at('08:50'))))).toBe('no-such-visit');
    expect(reasonOf(aState({ events: [ticket] }).take(back(), circumstances(at('08:50'))))).toBe(
      'not-allowed',
    );
  });
});

it('[M18] a kiosk’s own events are what it may name; ids of others are refused', () => {
  const state = aState({ numbers: { kiosk: { from: 1, to: 3 } } });
  const request = ask('take-ticket', {
    services: [choose('passport')],
    lane: lane('main'),
    number: 'A001',
    language: 'de',
  });
  state.take(request, kiosk(at('08:30')));
  expect(reasonOf(state.take(request, kiosk(at('08:31'), { actor: 'kiosk-2' })))).toBe('id-taken');
  expect(state.events().map((f) => f.by)).toEqual([actor('kiosk')]);
});
