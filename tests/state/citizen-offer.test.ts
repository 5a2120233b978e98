/** What a phone offers to choose from, and where changing one thing leads. */
import { describe, expect, test } from 'vitest';
import { addDays, MINUTE_MS, timeOfDay } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { draftOf } from '../../src/lib/state/citizen/draft.svelte.ts';
import {
  needsNoAppointment,
  stepAfterChange,
  stepBeforeChange,
  stepElsewhere,
  withoutGoneTime,
} from '../../src/lib/state/citizen/flow.ts';
import { slotsOn } from '../../src/lib/domain/office/capacity.ts';
import { easyStarts } from '../../src/lib/domain/office/easy-starts.ts';
import { anOffice, at, choose, MONDAY } from '../support/build/index.ts';

const office = anOffice({});

/** Every five minutes from one time to the other. */
function span(from: string, to: string): Instant[] {
  const starts: Instant[] = [];
  for (let start = at(from); start <= at(to); start += 5 * MINUTE_MS) starts.push(start);
  return starts;
}
const shown = (starts: readonly Instant[], every = 15): string[] =>
  easyStarts(starts, { ...office, rules: { ...office.rules, startEvery: every } }).map((start) =>
    timeOfDay(start, office.timeZone),
  );

describe('the starts to choose from', () => {
  test('[C7] are those on the quarter hour and those beside what is booked', () => {
    expect(shown([...span('08:00', '08:35'), ...span('08:55', '09:10')])).toEqual([
      ...['08:00', '08:15', '08:30', '08:35', '08:55', '09:00', '09:10'],
    ]);
  });

  test('[C7] never hide the last free starts of a day', () => {
    expect(shown([at('10:05')])).toEqual(['10:05']);
    expect(shown(span('10:05', '10:10'))).toEqual(['10:05', '10:10']);
    expect(shown([])).toEqual([]);
  });

  test('[C7] lie as far apart as the office has set it', () => {
    expect(shown(span('08:00', '09:00'), 30)).toEqual(['08:00', '08:30', '09:00']);
    expect(shown(span('08:00', '08:20'), 5)).toEqual(['08:00', '08:05', '08:10', '08:15', '08:20']);
  });
});

test('[B1.1] one thing is changed and the check page is back, over what the change asks for', () => {
  const draft = draftOf(office.id);
  const after = (step: Parameters<typeof stepAfterChange>[0]): string =>
    stepAfterChange(step, office, draft.content, MONDAY);
  const before = (step: Parameters<typeof stepBeforeChange>[0]): string | null =>
    stepBeforeChange(step, office, draft.content, MONDAY);
  draft.change({
    choices: [choose('passport')],
    date: MONDAY,
    start: at('10:00'),
    name: 'Erika Mustermann',
    mail: 'erika@example.org',
    birth: { day: '12', month: '8', year: '1964' },
  });
  expect([after('services'), after('day')]).toEqual(['documents', 'time']);
  expect([after('documents'), after('time'), after('contact')]).toEqual(['check', 'check', 'check']);
  expect([before('services'), before('day'), before('contact')]).toEqual(['check', 'check', 'check']);
  // Other services take another time, and until it is chosen there is no check page to go back to.
  draft.change({ date: null, start: null });
  expect(after('documents')).toBe('day');
  expect([before('services'), before('documents'), before('day')]).toEqual([null, 'services', 'documents']);
});

test('[B16.4] at another office the papers come first where it asks for others', () => {
  const draft = draftOf(office.id);
  draft.change({ choices: [choose('passport')], date: MONDAY, start: at('10:00'), name: '' });
  const stepAt = (services: typeof office.services) =>
    stepElsewhere({ office, choices: draft.content.choices }, { ...office, services }, draft.content, MONDAY);
  const [first, ...others] = office.services;
  const changed = office.services.map((one) => ({ ...one, documents: [{ de: 'Ein Foto' }] }));
  expect(stepAt(office.services)).toBe('contact');
  expect(stepAt(changed)).toBe('documents');
  expect(stepAt(office.services.map((one) => ({ ...one, hint: { de: 'Hinweis' } })))).toBe('documents');
  // Of what is not chosen nothing is said.
  expect(stepAt([{ ...first!, documents: [{ de: 'Ein Foto' }] }, ...others])).toBe('contact');
});

test('[A6] short services need no appointment where the kiosk gives them the next free time', () => {
  const offered = anOffice({ rules: { nextInterval: true } });
  const short = {
    ...offered,
    services: offered.services.map((one, i) => ({ ...one, short: i === 0, walkIn: true })),
  };
  const [ofShort, ofOthers] = short.services;
  const isFree = (...chosen: (typeof ofShort)[]): boolean =>
    needsNoAppointment(
      short,
      chosen.map((service) => choose(service!.id)),
    );
  expect([isFree(ofShort), isFree(ofOthers), isFree(ofShort, ofOthers)]).toEqual([true, false, false]);
  const withoutIntervals = { ...short, rules: { ...short.rules, nextInterval: false } };
  expect(needsNoAppointment(withoutIntervals, [choose(ofShort!.id)])).toBe(false);
});

test('[B1.1, B4] a time that has gone is not chosen any more, and its day while it can be booked', () => {
  const now = at('07:00');
  const known = { office, slots: new Map([[MONDAY, slotsOn(office, MONDAY, [], now)!]]), slotsKnown: true };
  const { content } = draftOf(office.id);
  const chosen = (date: typeof MONDAY | null, start: Instant | null) => ({
    ...{ ...content, choices: [choose('passport')] },
    ...{ date, start },
  });
  expect(withoutGoneTime(known, chosen(MONDAY, at('10:00')), now)).toBeNull();
  expect(withoutGoneTime(known, chosen(MONDAY, null), now)).toBeNull();
  expect(withoutGoneTime(known, chosen(MONDAY, at('06:00')), now)).toEqual({ date: MONDAY, start: null });
  const before = addDays(MONDAY, -7);
  expect(withoutGoneTime(known, chosen(before, at('10:00', before)), now)).toEqual({
    date: null,
    start: null,
  });
  // What is free has never been heard here: nothing can be called gone.
  const unheard = { office, slots: new Map(), slotsKnown: false };
  expect(withoutGoneTime(unheard, chosen(before, at('10:00', before)), now)).toBeNull();
});
