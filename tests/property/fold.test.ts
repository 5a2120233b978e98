/** What a day comes to depends on what was told of it alone: not on the order, nor on how often, nor on the way in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counterStates } from '../../src/lib/domain/day/counter-state.ts';
import {
  addEvent,
  emptyDay,
  foldDay,
  takenPlaces,
  visitIn,
  withEvents,
} from '../../src/lib/domain/day/day.ts';
import type { Day, DayEvent } from '../../src/lib/domain/day/day.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { StepEvent } from '../../src/lib/domain/day/visit.ts';
import {
  actor,
  anAppointment,
  anOffice,
  aTicket,
  at,
  counter as counterNamed,
  visitStep,
  lane,
  MONDAY,
  requestNamed,
  visit,
} from '../support/build/index.ts';
import { asAlwaysAndByChance, expectReached } from '../support/reached.ts';

const reached = expectReached('finished', 'cancelled', 'missed', 'parked', 'two visits under one number');

function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(record) as K[];
}

const OFFICE = anOffice();
const HALF_PAST = at('08:30');
const SUBJECTS = [
  anAppointment({ id: visit('booked'), number: 'A600', code: '000001' }),
  anAppointment({ id: visit('reserved'), number: 'A601', code: '000002', activateBy: at('08:30') }),
  aTicket({ id: visit('walk-in'), number: 'A001', at: at('08:00') }),
];
/** A8: papers with the walk-in's number, one of them of another visitor who had the same later; and what became of one. */
const MORE_SUBJECTS = [
  aTicket({ id: visit('from-paper'), number: 'A001', at: at('08:10'), takenIn: true, services: [] }),
  aTicket({ id: visit('paper-again'), number: 'A001', at: at('08:33'), takenIn: true, services: [] }),
  aTicket({ id: visit('given-later'), number: 'A001', at: at('08:40') }),
  anAppointment({
    id: visit('moved-to'),
    number: 'A602',
    code: '000003',
    start: at('08:45'),
    movedFrom: { date: MONDAY, visit: visit('booked') },
  }),
];
const ALL_SUBJECTS = [...SUBJECTS, ...MORE_SUBJECTS];

/** How often each kind comes: being here, called and served more often, so that there is something to end. */
const OFTEN: Readonly<Record<StepEvent['what'], number>> = {
  activated: 1,
  unconfirmed: 1,
  cancelled: 1,
  lapsed: 1,
  due: 1,
  withdrawn: 1,
  'checked-in': 3,
  called: 3,
  repeated: 1,
  missed: 1,
  returned: 1,
  'assistance-told': 1,
  left: 1,
  'services-changed': 1,
  started: 4,
  finished: 1,
  parked: 3,
  resumed: 1,
  transferred: 1,
  moved: 1,
  undone: 1,
  settled: 1,
};
const someWhat = fc.oneof(
  ...keysOf(OFTEN).map((what) => ({ weight: OFTEN[what], arbitrary: fc.constant(what) })),
);
const minute = fc.integer({ min: 0, max: 12 });
const someCounter = fc.constantFrom('c1', 'c2');

/** Events by their kind. Few moments and few ids, so that ties, things undone and things ended occur. */
const someEvent: { readonly [K in DayEvent['kind']]: fc.Arbitrary<DayEvent & { kind: K }> } = {
  appointment: fc.constantFrom(...ALL_SUBJECTS.filter((s) => s.kind === 'appointment')),
  ticket: fc.constantFrom(...ALL_SUBJECTS.filter((s) => s.kind === 'ticket')),
  hold: fc
    .record({
      minute,
      id: fc.integer({ min: 0, max: 3 }),
      for: fc.constantFrom(visit('booked'), visit('reserved')),
    })
    .map(({ minute, id, for: who }) => ({
      kind: 'hold',
      id: `h${id}`,
      request: requestNamed('wished'),
      at: HALF_PAST,
      by: actor('arbiter'),
      date: MONDAY,
      lane: lane('main'),
      start: at('08:45'),
      minutes: 15,
      for: who,
      until: HALF_PAST + minute * MINUTE_MS,
    })),
  counter: fc
    .record({ minute, id: fc.nat(5), counter: someCounter, state: fc.constantFrom(...counterStates) })
    .map(({ minute, id, counter: of, state }) => ({
      kind: 'counter',
      id: `s${id}-${minute}-${of}-${state}`,
      request: requestNamed('said'),
      at: HALF_PAST + minute * MINUTE_MS,
      by: actor('clerk'),
      date: MONDAY,
      counter: counterNamed(of),
      state,
    })),
  'walk-ins': fc
    .record({ minute, id: fc.nat(5), isStopped: fc.boolean() })
    .map(({ minute, id, isStopped }) => ({
      kind: 'walk-ins',
      id: `w${id}-${minute}-${isStopped}`,
      request: requestNamed('stopped'),
      at: HALF_PAST + minute * MINUTE_MS,
      by: actor('clerk'),
      date: MONDAY,
      stopped: isStopped ? { reason: 'full', words: null, until: null } : null,
    })),
  release: fc
    .record({ minute, id: fc.nat(5), hold: fc.integer({ min: 0, max: 3 }) })
    .map(({ minute, id, hold }) => ({
      kind: 'release',
      id: `r${id}`,
      request: requestNamed('wished'),
      at: HALF_PAST + minute * MINUTE_MS,
      by: actor('arbiter'),
      date: MONDAY,
      hold: `h${hold}`,
    })),
  step: fc
    .record({
      what: someWhat,
      // Most of it about two, so that one thing follows from another.
      of: fc.oneof(
        fc.constantFrom(visit('walk-in'), visit('booked')),
        fc.constantFrom(...ALL_SUBJECTS.map((s) => s.id)),
      ),
      minute,
      counter: someCounter,
      id: fc.integer({ min: 0, max: 20 }),
      undoes: fc.oneof(
        fc.nat(20).map((i) => `e${i}`),
        fc.nat(8).map((i) => `c${i}`),
      ),
      to: fc.option(someCounter, { nil: null }),
      from: fc.option(someCounter, { nil: undefined }),
      lane: fc.constantFrom('main', 'short'),
    })
    .map(({ minute, id, undoes, from, ...about }) =>
      visitStep(about.what, {
        ...about,
        at: HALF_PAST + minute * MINUTE_MS,
        id: `e${id}`,
        undoes,
        movedTo: visit('moved-to'),
        ...(from === undefined ? {} : { from }),
      }),
    ),
};

/** One after the other at one counter, as it goes on most days; by chance alone it hardly ever would. */
const COURSE = [
  'called',
  'repeated',
  'missed',
  'returned',
  'called',
  'started',
  'parked',
  'resumed',
  'finished',
] as const;
const someCourse = fc
  .record({
    of: fc.constantFrom(visit('walk-in'), visit('from-paper'), visit('reserved')),
    counter: someCounter,
    length: fc.nat(COURSE.length),
  })
  .map(({ of, counter, length }) =>
    COURSE.slice(0, length).map((what, i) =>
      visitStep(what, { of, counter, at: HALF_PAST + i * MINUTE_MS, id: `c${i}` }),
    ),
  );

/** Each id once: an event is never changed. */
const someEvents = fc
  .tuple(
    someCourse,
    fc.uniqueArray(
      fc.oneof(
        ...keysOf(someEvent).map((kind) => ({
          weight: kind === 'step' ? 8 : 1,
          arbitrary: someEvent[kind] as fc.Arbitrary<DayEvent>,
        })),
      ),
      { minLength: 1, maxLength: 24, selector: (f) => f.id, size: 'max' },
    ),
  )
  .map(([course, others]): DayEvent[] => [...course, ...others]);
const counted = expectReached(...keysOf(someEvent), ...keysOf(OFTEN));

const PARKED: DayEvent[] = [
  ...SUBJECTS,
  visitStep('started', { of: visit('walk-in'), at: at('08:31'), id: 'e0' }),
  visitStep('parked', { of: visit('walk-in'), at: at('08:32'), id: 'e1' }),
];

/** All that a day comes to, whatever the order in which it was told. */
function comesTo(day: Day): object {
  const inOrder = (a: [string, unknown], b: [string, unknown]): number => (a[0] < b[0] ? -1 : 1);
  return {
    visits: [...day.visits].sort(inOrder),
    holds: [...day.holds].sort(inOrder),
    codes: [...day.codes].sort(inOrder),
    said: [...day.said].sort(inOrder),
    walkIns: day.walkIns.map(({ id }) => id),
    numbers: [...day.numbers].map(([n, ids]): [string, unknown] => [n, ids.toSorted()]).sort(inOrder),
    taken: takenPlaces(OFFICE, day)
      .map((place) => JSON.stringify(place))
      .sort(),
    inTheWay: ALL_SUBJECTS.map(({ id }) => visitIn(day, id)?.id),
  };
}

/** Which kinds of events make a difference: the order of what counts for nothing proves nothing. */
function note(events: readonly DayEvent[], whole: object): void {
  for (const [i, event] of events.entries()) {
    const without = comesTo(foldDay(MONDAY, events.toSpliced(i, 1)));
    if (JSON.stringify(without) === JSON.stringify(whole)) continue;
    counted(event.kind);
    if (event.kind === 'step') counted(event.what);
  }
}

describe('the fold', () => {
  const someTelling = someEvents.chain((events) =>
    fc.record({
      events: fc.constant(events),
      shuffled: fc.shuffledSubarray(events, { minLength: events.length }),
      doubled: fc.array(fc.nat(events.length - 1), { maxLength: 6 }),
      cut: fc.nat(events.length),
    }),
  );
  // However chance falls, a visit is parked once.
  const parked = { events: PARKED, shuffled: PARKED.toReversed(), doubled: [0], cut: 2 };

  it.each(asAlwaysAndByChance(1000, [parked] as [typeof parked]))(
    '[Q1, M16, B8, B11] does not depend on order, repetition or the way in: %s',
    (_, parameters) => {
      fc.assert(
        fc.property(someTelling, ({ events, shuffled, doubled, cut }) => {
          const expected = comesTo(foldDay(MONDAY, events));
          expect(comesTo(foldDay(MONDAY, shuffled))).toEqual(expected);
          const twice = [...shuffled, ...doubled.map((i) => events[i]!), ...events];
          expect(comesTo(foldDay(MONDAY, twice))).toEqual(expected);
          const grown = withEvents(foldDay(MONDAY, shuffled.slice(0, cut)), shuffled.slice(cut));
          expect(comesTo(grown)).toEqual(expected);
          const oneByOne = emptyDay(MONDAY);
          for (const f of twice) addEvent(oneByOne, f);
          expect(comesTo(oneByOne)).toEqual(expected);
          const subjects = events.filter((f) => f.kind === 'appointment' || f.kind === 'ticket');
          if (grown.visits.size < subjects.length) reached('two visits under one number');
          for (const { state } of grown.visits.values()) {
            if (state === 'finished' || state === 'cancelled' || state === 'missed' || state === 'parked')
              reached(state);
          }
          note(events, expected);
        }),
        parameters,
      );
    },
  );
});
