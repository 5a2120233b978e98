/** A lead changes hours: the affected visitors are seen first, and no appointment is deleted. */
import { describe, expect, it } from 'vitest';
import { answer as answerShape } from '../../src/lib/domain/requests/answer.ts';
import type { Refusal } from '../../src/lib/domain/requests/answer.ts';
import { hoursOf } from '../../src/lib/domain/office/hours.ts';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import { memo } from '../../src/lib/domain/requests/memo.ts';
import type { Closure } from '../../src/lib/domain/office/closure.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { outsideHours, outsideOn } from '../../src/lib/domain/decide/outside.ts';
import { request as requestShape } from '../../src/lib/domain/requests/request.ts';
import type { RequestOf } from '../../src/lib/domain/requests/request.ts';
import { addDays, MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  anAppointment,
  anOffice,
  ask,
  aState,
  aTicket,
  at,
  both,
  choose,
  circumstances,
  visitStep,
  lane,
  MONDAY,
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const NOW = at('07:50');
const LEAD = { role: 'lead' } as const;
const TUESDAY = addDays(MONDAY, 1);
const office = anOffice();
const closed = (date: string, from?: string, to?: string): Closure =>
  ({
    date,
    reason: both('Betriebsausflug'),
    ...(from === undefined ? {} : { from, to }),
  }) as unknown as Closure;

const anna = anAppointment({ id: visit('anna'), start: at('09:00', TUESDAY) });
const bert = anAppointment({
  id: visit('bert'),
  start: at('14:00', TUESDAY),
  number: 'A601',
  code: '222222',
});
const fresh = (...more: Parameters<typeof visitStep>[]): State =>
  aState({ office, now: NOW, events: [anna, bert, ...more.map((m) => visitStep(...m))] });

type Change = RequestOf<'change-hours'>;
const change = (given: Partial<Change>): Change =>
  ask('change-hours', { base: hoursOf(office), windows: office.windows, closures: [], seen: [], ...given });
const problemOf = (request: Change, of = office): unknown => {
  const { answer } = aState({ office: of, now: NOW, events: [] }).take(request, circumstances(NOW, LEAD));
  return answer.ok ? null : (answer.problem ?? answer.reason);
};
const reasonOf = ({ answer }: Decision): Refusal | 'ok' => (answer.ok ? 'ok' : answer.reason);

it.each([40, 61, 200])(
  '[C11.7] a lane whose name has %i characters gets an answer that fits an inbox',
  (length) => {
    const [weekly] = office.windows;
    const windows = [{ ...weekly!, lanes: { ['x'.repeat(length)]: { counters: 1, online: 0, sameDay: 0 } } }];
    const parsed = requestShape.safeParse({ ...change({}), windows });
    expect(parsed.success).toBe(length <= 40);
    if (!parsed.success) return;
    const { answer } = aState({ office, now: NOW, events: [] }).take(parsed.data, circumstances(NOW, LEAD));
    expect(answerShape.parse(answer)).toMatchObject({ problem: { code: 'no-such-lane' } });
  },
);

describe('[C3] closing', () => {
  it.each<[what: string, closure: Closure, hit: string[]]>([
    ['the whole day', closed(TUESDAY), ['09:00', '14:00']],
    ['the morning', closed(TUESDAY, '08:00', '12:00'), ['09:00']],
    ['a part that begins in the middle of a visit', closed(TUESDAY, '09:10', '12:00'), ['09:00']],
    ['a part that begins when a visit ends', closed(TUESDAY, '09:15', '12:00'), []],
    ['a part that ends when a visit begins', closed(TUESDAY, '08:00', '09:00'), []],
    ['another day', closed(addDays(TUESDAY, 1)), []],
  ])('[C3] %s names every appointment that it hits before it is done', (_what, closure, hit) => {
    const state = fresh();
    const decision = state.take(change({ closures: [closure] }), circumstances(NOW, LEAD));
    expect(reasonOf(decision)).toBe(hit.length > 0 ? 'appointments-outside' : 'ok');
    const named = decision.answer.ok ? [] : decision.answer.alternatives;
    expect(named).toEqual(hit.map((time) => ({ date: TUESDAY, start: at(time, TUESDAY) })));
    expect(decision.office === null).toBe(hit.length > 0);
  });

  it('[C3] who has seen some and not all is told of the rest', () => {
    const request = change({ closures: [closed(TUESDAY)], seen: [anna.id] });
    expect(fresh().take(request, circumstances(NOW, LEAD)).answer).toMatchObject({
      reason: 'appointments-outside',
      alternatives: [{ start: bert.start }],
    });
  });

  it('[C3] what was seen ahead counts for that change by that lead, and for no other', () => {
    const request = change({ closures: [closed(TUESDAY)], seen: [anna.id] });
    const ahead = ask('see-outside', { change: request.id, seen: [bert.id] });
    const outcome = (
      ...asked: [RequestOf<'see-outside'>, typeof LEAD | { role: 'lead'; actor: string }][]
    ) => {
      const state = fresh();
      for (const [one, who] of asked) expect(state.take(one, circumstances(NOW, who)).answer.ok).toBe(true);
      return reasonOf(state.take(request, circumstances(NOW, LEAD)));
    };
    expect(outcome([ahead, LEAD])).toBe('ok');
    expect(outcome([ahead, { role: 'lead', actor: 'another' }])).toBe('appointments-outside');
    expect(outcome([{ ...ahead, change: ahead.id }, LEAD])).toBe('appointments-outside');
    expect(reasonOf(fresh().take(ahead, circumstances(NOW, { role: 'clerk' })))).toBe('not-allowed');
  });

  it('[C3, C11.1] who has seen all closes the day; nothing is deleted, and who is hit stays listed', () => {
    const state = fresh();
    const before = state.events();
    const request = change({ closures: [closed(TUESDAY)], seen: [anna.id, bert.id] });
    const decision = state.take(request, circumstances(NOW, LEAD));
    expect(reasonOf(decision)).toBe('ok');
    expect(decision.office!.closures).toEqual([closed(TUESDAY)]);
    expect([decision.events, decision.people, decision.notices]).toEqual([[], [], []]);
    expect(state.events()).toEqual(before);
    expect([anna.id, bert.id].map((id) => state.visit(id).state)).toEqual(['booked', 'booked']);
    expect(outsideHours(decision.office!, state.day(TUESDAY))).toEqual([anna.id, bert.id]);
    const kept = memo.parse(decision.memos[0]!.record);
    const hit = [anna.id, bert.id].map((who) => ({ date: TUESDAY, visit: who }));
    expect(kept).toMatchObject({ type: 'hours', outside: hit });
  });

  it('[C3, C11.2] hits more than an answer holds: who has seen them all closes, and all of them are kept', () => {
    const many = Array.from({ length: 20 }, (_, i) =>
      anAppointment({
        id: visit(`many-${i}`),
        start: at('08:00', TUESDAY) + i * 15 * MINUTE_MS,
        number: `A${700 + i}`,
        code: String(400_000 + i),
      }),
    );
    const state = aState({ office, now: NOW, events: many });
    const refused = state.take(change({ closures: [closed(TUESDAY)] }), circumstances(NOW, LEAD));
    expect(refused.answer).toMatchObject({ reason: 'appointments-outside' });
    const seen = many.map(({ id }) => id);
    const decision = state.take(change({ closures: [closed(TUESDAY)], seen }), circumstances(NOW, LEAD));
    const outside = seen.map((id) => ({ date: TUESDAY, visit: id }));
    expect(decision.memos.map(({ record }) => record)).toMatchObject([{ type: 'hours', outside }]);
  });

  it('[C11] the list says why: the hours, a service that is no more, a lane that does not serve it any more', () => {
    const cora = anAppointment({
      ...{ id: visit('cora'), start: at('10:00', TUESDAY), number: 'B600', code: '444444' },
      ...{ lane: lane('short'), services: [choose('pick-up')] },
    });
    const { day } = aState({ office, now: NOW, events: [anna, bert, cora] });
    const why = (changed: Office): unknown[] =>
      outsideOn(changed, day(TUESDAY)).map((o) => [o.visit, o.number, o.start, o.why]);
    expect(why(office)).toEqual([]);
    const services = office.services.filter(({ id }) => id !== 'id-card');
    const lanes = office.lanes.map((l) =>
      l.id === 'short' ? { ...l, services: l.services.filter((id) => id !== 'pick-up') } : l,
    );
    expect(why({ ...office, closures: [closed(TUESDAY, '12:00', '16:00')], services, lanes })).toEqual([
      [anna.id, anna.number, anna.start, 'services'],
      [cora.id, cora.number, cora.start, 'services'],
      [bert.id, bert.number, bert.start, 'services'],
    ]);
    expect(why({ ...office, closures: [closed(TUESDAY, '12:00', '16:00')] })).toEqual([
      [bert.id, bert.number, bert.start, 'hours'],
    ]);
  });

  it('[C3] a visitor who booked between looking and closing is not passed over', () => {
    const state = fresh();
    const late = anAppointment({
      id: visit('late'),
      start: at('10:00', TUESDAY),
      number: 'A602',
      code: '333333',
    });
    const withLate = aState({ office, now: NOW, events: [...state.events(), late] });
    const request = change({ closures: [closed(TUESDAY)], seen: [anna.id, bert.id] });
    expect(withLate.take(request, circumstances(NOW, LEAD)).answer).toMatchObject({
      alternatives: [{ start: late.start }],
    });
  });

  it.each<[what: string, told: Parameters<typeof visitStep>]>([
    ['cancelled', ['cancelled', { of: anna.id, at: at('07:00', TUESDAY) }]],
    ['lapsed', ['lapsed', { of: anna.id, at: at('09:05', TUESDAY) }]],
    ['here', ['checked-in', { of: anna.id, at: at('08:50', TUESDAY) }]],
  ])('[C3] a visitor who has %s is hit no more', (_what, told) => {
    expect(outsideHours({ ...office, closures: [closed(TUESDAY)] }, fresh(told).day(TUESDAY))).toEqual([
      bert.id,
    ]);
  });

  it('[C3] only what is newly outside has to be seen: an older closure does not come up again', () => {
    const alreadyClosed: Office = { ...office, closures: [closed(TUESDAY, '08:00', '12:00')] };
    const state = aState({ office: alreadyClosed, now: NOW, events: [anna, bert] });
    const closures = [closed(TUESDAY, '08:00', '12:00'), closed(addDays(MONDAY, 7))];
    const more = change({ base: hoursOf(alreadyClosed), closures });
    expect(reasonOf(state.take(more, circumstances(NOW, LEAD)))).toBe('ok');
  });

  it('[C3] tickets have no time that could be outside', () => {
    const state = aState({ office, now: NOW, events: [aTicket()] });
    expect(outsideHours({ ...office, closures: [closed(MONDAY)] }, state.day(MONDAY))).toEqual([]);
  });
});

describe('[C11] new windows', () => {
  const until = (to: string, lanes = office.windows[0]!.lanes): Partial<Change> => ({
    windows: [{ ...office.windows[0]!, to: to as never, lanes }],
  });

  it.each<[what: string, windows: Partial<Change>, hit: string[]]>([
    ['that end at noon', until('12:00'), ['14:00']],
    ['that end with a visit', until('14:15'), []],
    [
      'without the lane',
      until('16:00', { short: { counters: 1, online: 1, sameDay: 0 } }),
      ['09:00', '14:00'],
    ],
    [
      'of which the lane has no counter',
      until('16:00', { main: { counters: 0, online: 0, sameDay: 0 } }),
      ['09:00', '14:00'],
    ],
    [
      'that meet in the middle of a visit',
      {
        windows: [
          { ...office.windows[0]!, to: '09:05' as never },
          { ...office.windows[0]!, from: '09:05' as never },
        ],
      },
      [],
    ],
  ])('[C11] %s', (_what, given, hit) => {
    const { answer } = fresh().take(change(given), circumstances(NOW, LEAD));
    expect(answer.ok ? [] : answer.alternatives.map((a) => a.start)).toEqual(
      hit.map((time) => at(time, TUESDAY)),
    );
  });

  it('[C11] with fewer counters than appointments none is outside: who has a time keeps it', () => {
    const lanes = { main: { counters: 1, online: 0, sameDay: 0 } };
    expect(reasonOf(fresh().take(change(until('16:00', lanes)), circumstances(NOW, LEAD)))).toBe('ok');
  });

  it('[C11, P5] leave on record who changed them and to what', () => {
    const request = change({ closures: [closed(addDays(MONDAY, 7))] });
    const [written] = fresh().take(request, circumstances(NOW, LEAD)).memos;
    expect(memo.parse(written!.record)).toMatchObject({ type: 'hours', at: NOW, closures: request.closures });
  });

  it('[C11.6, M16] asked again after another lead has changed them, nothing goes back', () => {
    const state = fresh();
    const first = change({ closures: [closed(addDays(MONDAY, 7))] });
    state.take(first, circumstances(NOW, LEAD));
    state.office = { ...office, closures: first.closures };
    const second = change({ base: hoursOf(state.office), closures: [closed(addDays(MONDAY, 8))] });
    expect(reasonOf(state.take(second, circumstances(NOW + 1000, LEAD)))).toBe('ok');
    state.office = { ...office, closures: second.closures };
    const again = state.take(first, circumstances(NOW + 2000, LEAD));
    expect([reasonOf(again), again.office, again.memos]).toEqual(['ok', null, []]);
  });

  it('[C11.6, M13] two leads apart: the later is told that the hours are others now, and nothing is done', () => {
    const state = fresh();
    const first = change({ closures: [closed(addDays(MONDAY, 7))] });
    const { office: changed } = state.take(first, circumstances(NOW, LEAD));
    state.office = changed!;
    const second = state.take(change({ closures: [closed(addDays(MONDAY, 8))] }), circumstances(NOW, LEAD));
    expect([reasonOf(second), second.office, second.memos]).toEqual(['hours-changed-meanwhile', null, []]);
    const again = change({
      base: hoursOf(changed!),
      closures: [...changed!.closures, closed(addDays(MONDAY, 8))],
    });
    expect(reasonOf(state.take(again, circumstances(NOW, LEAD)))).toBe('ok');
  });

  it('[C11] in whatever order the fields of the hours were written, they are the same hours', () => {
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .map(([k, v]) => [k, turned(v)] as const)
                .reverse(),
            )
          : value;
    const base = turned(hoursOf(office)) as Change['base'];
    expect(reasonOf(fresh().take({ ...change({}), base }, circumstances(NOW, LEAD)))).toBe('ok');
  });

  it('[C11] name only lanes that exist, and are hours at all', () => {
    const nowhere = { nowhere: { counters: 1, online: 1, sameDay: 0 } };
    expect(problemOf(change(until('16:00', nowhere)))).toEqual({
      path: ['windows', 0, 'lanes', 'nowhere'],
      code: 'no-such-lane',
    });
    expect(() => change(until('07:00'))).toThrow('malformed');
  });

  it('[C11] are bounded in number, and in what every phone reads of them', () => {
    const windows = (count: number): Change['windows'] =>
      Array.from({ length: count }, (_, i) => {
        const { weekdays, ...daily } = office.windows[0]!;
        return i === 0 ? { weekdays, ...daily } : { ...daily, date: addDays(MONDAY, 60 + i) };
      });
    const days = (count: number): Closure[] =>
      Array.from({ length: count }, (_, i) => closed(addDays(TUESDAY, 60 + i)));
    expect(reasonOf(fresh().take(change({ windows: windows(100) }), circumstances(NOW, LEAD)))).toBe('ok');
    expect(reasonOf(fresh().take(change({ closures: days(400) }), circumstances(NOW, LEAD)))).toBe('ok');
    expect(() => change({ windows: windows(101) })).toThrow('malformed');
    expect(() => change({ closures: days(401) })).toThrow('malformed');
    const lanes = Array.from({ length: 27 }, (_, i) => [`lane-${i}`, { counters: 1, online: 1, sameDay: 0 }]);
    expect(() => change(until('16:00', Object.fromEntries(lanes) as never))).toThrow('malformed');
    // Two lanes, 181 days, the whole day long are 104,256 cells; four are too many for phones.
    const wide = (count: number): Refusal | 'ok' => {
      const [first] = office.lanes;
      const named = Array.from({ length: count }, (_, i) => ({ ...first!, id: lane(`lane-${i}`) }));
      const rules = { ...office.rules, horizonDays: 180 };
      const large = { ...office, rules, lanes: [...named, ...office.lanes.slice(1)] };
      const state = aState({ office: large, now: NOW, events: [] });
      const allDay = office.windows.map((w) => ({ ...w, from: '00:00', to: '24:00', lanes: {} }));
      const asked = change({ base: hoursOf(large), windows: allDay as never });
      return reasonOf(state.take(asked, circumstances(NOW, LEAD)));
    };
    expect(office.lanes).toHaveLength(2);
    expect([wide(1), wide(2), wide(3)]).toEqual(['ok', 'ok', 'hours-not-possible']);
  });

  const [weekly] = office.windows;
  const with_ = (...more: object[]): Change => change({ windows: [weekly, ...more] as never });
  it.each<[what: string, request: Change, problem: object | null]>([
    [
      'more counters than serve the lane',
      change(until('16:00', { main: { counters: 35, online: 35, sameDay: 0 } })),
      { path: ['windows', 0, 'lanes', 'main', 'counters'], code: 'too-few-counters', most: 3 },
    ],
    [
      'a lane twice at the same time',
      with_({ ...weekly, weekdays: ['tue'], from: '15:00', to: '18:00' }),
      { path: ['windows', 1, 'lanes', 'main'], code: 'overlap' },
    ],
    ['windows that touch', with_({ ...weekly, from: '16:00', to: '18:00' }), null],
    ['another weekday', with_({ ...weekly, weekdays: ['sat'] }), null],
    [
      'one date in the place of those that recur',
      with_({ ...weekly, weekdays: undefined, date: TUESDAY }),
      null,
    ],
    ['another lane at the same time', with_({ ...weekly, lanes: {} }), null],
    [
      'the last weekday of a month, which may be its fourth',
      change({
        windows: [
          { ...weekly!, nth: 'last' },
          { ...weekly!, nth: 'fourth' },
        ],
      }),
      { path: ['windows', 1, 'lanes', 'main'], code: 'overlap' },
    ],
    [
      'the first and the third weekday',
      change({
        windows: [
          { ...weekly!, nth: 'first' },
          { ...weekly!, nth: 'third' },
        ],
      }),
      null,
    ],
    [
      'one season after the other',
      change({
        windows: [
          { ...weekly!, validUntil: addDays(MONDAY, 60) },
          { ...weekly!, validFrom: addDays(MONDAY, 61) },
        ],
      }),
      null,
    ],
  ])('[C11.7, C5] name the field that cannot be kept: %s', (_what, request, problem) => {
    const found = problemOf(request);
    expect(found).toEqual(problem);
  });

  it('[C11.7] what the hours had before is no reason to refuse: a day is closed all the same', () => {
    const [first] = office.counters;
    const fewer: Office = { ...office, counters: [{ ...first!, lanes: ['main', 'short'] as never }] };
    const closing = change({ closures: [closed(TUESDAY)] });
    expect(problemOf(closing, fewer)).toBeNull();
    const more = change(until('16:00', { main: { counters: 2, online: 1, sameDay: 0 } }));
    expect(problemOf(more, fewer)).toMatchObject({ code: 'too-few-counters', most: 1 });
  });

  it('[C11, P1.5] only a lead changes hours', () => {
    for (const role of ['clerk', 'kiosk', 'citizen', 'monitor', 'public'] as const)
      expect(reasonOf(fresh().take(change({}), circumstances(NOW, { role })))).toBe('not-allowed');
  });
});
