/** Appointments by phone or video: what can be booked, who waits when, and what kiosk and monitor make of it (B15). */
import { describe, expect, it, test } from 'vitest';
import { boardOf } from '../../src/lib/domain/queue/reckon-board.ts';
import { queueOf } from '../../src/lib/domain/queue/queue.ts';
import { visitIn } from '../../src/lib/domain/day/day.ts';
import { foldVisitAlone } from '../../src/lib/domain/day/visit.ts';
import { answerFor } from '../../src/lib/domain/decide/kiosk-limits.ts';
import { whyOutside } from '../../src/lib/domain/decide/outside.ts';
import { startsAround } from '../../src/lib/domain/decide/decide-arrival.ts';
import type { LaneId, VisitId } from '../../src/lib/domain/ids.ts';
import type { BirthDate } from '../../src/lib/domain/input/birth-date.ts';
import { lanesForChoices, minutesFor, officeFile, serviceOf } from '../../src/lib/domain/office/office.ts';
import type { Choice, VariantName } from '../../src/lib/domain/office/office.ts';
import { inVariant, sharedVariants, textsOfVariant } from '../../src/lib/domain/office/variants.ts';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import { needOf } from '../../src/lib/domain/requests/need.ts';
import { dueUnheard, lapsesAt, NEWS_MS } from '../../src/lib/domain/upkeep/lapse.ts';
import { countDay } from '../../src/lib/domain/statistics/statistics.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  aContact,
  actor,
  anAppointment,
  anOffice,
  anOfficeFile,
  aPerson,
  aState,
  ask,
  askBorn,
  at,
  both,
  choose,
  circumstances,
  counter as counterNamed,
  MONDAY,
  visitStep,
} from '../support/build/index.ts';

const file = anOfficeFile();
const [, short] = file.lanes;

/** Papers by phone in a lane of their own, identity cards by video too, the rest on site alone. */
const office = anOffice({
  videoLink: 'https://video.example.org/{room}',
  services: file.services.map((one) => {
    switch (one.id) {
      case 'id-card':
        return {
          ...one,
          variants: [
            { id: 'phone', minutes: 10, furtherPerson: 5, lane: 'calls', hint: both('Am Telefon.') },
            { id: 'video', documents: [both('Ihr Aktenzeichen')] },
          ],
        };
      case 'passport':
        return { ...one, variants: [{ id: 'phone', lane: 'calls' }] };
      default:
        return one;
    }
  }),
  lanes: [...file.lanes, { id: 'calls', letter: 'T', name: both('Anrufe'), services: [] }],
  counters: file.counters.map((one) => (one.id === 'c3' ? { ...one, lanes: [...one.lanes, 'calls'] } : one)),
  windows: file.windows.map((one) => ({
    ...one,
    lanes: { ...one.lanes, calls: { counters: 1, online: 1 } },
  })),
  rules: { activation: null, contact: { mail: 'required', birthDate: 'optional', phone: 'off' } },
});
const calls = 'calls' as LaneId;
const NINE = at('09:00');
const by = (variant: VariantName, service = 'id-card', quantity = 1): Choice => ({
  ...choose(service, quantity),
  variant,
});
const need = (choices: readonly Choice[], channel: Parameters<typeof needOf>[2] = 'online') => {
  const found = needOf(office, choices, channel);
  return found.ok ? found.value : found.error;
};

describe('[B15.2] a variant', () => {
  it('has its own minutes and lane; what it does not say is as on site', () => {
    expect(need([by('phone')])).toEqual({ minutes: 10, lanes: [calls] });
    expect(need([by('phone', 'id-card', 3)])).toEqual({ minutes: 20, lanes: [calls] });
    expect(need([by('video')])).toEqual({ minutes: 15, lanes: ['main'] });
    expect(need([by('phone'), by('phone', 'passport')])).toEqual({ minutes: 30, lanes: [calls] });
    expect(need([choose('id-card')])).toEqual({ minutes: 15, lanes: ['main'] });
    expect(lanesForChoices(office, [by('video')]).map(({ id }) => id)).toEqual(['main']);
  });

  test.each([
    ['of a service that has none', [by('phone', 'register')]],
    ['of one service of two', [by('phone'), by('phone', 'register')]],
    ['beside another one', [by('phone'), by('video', 'passport')]],
    ['beside on site', [choose('id-card'), by('phone', 'passport')]],
    ['beside on site, the other way round', [by('phone'), choose('passport')]],
  ])('%s cannot be booked', (_, choices) => {
    expect(need(choices)).toBe('no-such-variant');
    expect(need(choices, 'staff')).toBe('no-such-variant');
  });

  it('gets no number at the kiosk', () => {
    expect(need([by('phone')], 'walk-in')).toBe('no-such-variant');
  });

  it('has texts of its own', () => {
    const idCard = serviceOf(office, choose('id-card').service)!;
    expect(textsOfVariant(idCard, 'phone')).toEqual({ documents: [], hint: both('Am Telefon.') });
    expect(textsOfVariant(idCard, 'video').documents).toEqual([both('Ihr Aktenzeichen')]);
    expect(textsOfVariant(idCard, null).hint).toBeUndefined();
  });

  it('[B15.1] is offered where all that is chosen has it', () => {
    expect(sharedVariants(office, [choose('id-card')])).toEqual(['phone', 'video']);
    expect(sharedVariants(office, [choose('id-card'), choose('passport')])).toEqual(['phone']);
    expect(sharedVariants(office, [choose('register')])).toEqual([]);
    expect(sharedVariants(office, [])).toEqual([]);
    expect(inVariant(office, [choose('id-card', 2)], 'phone')).toEqual([by('phone', 'id-card', 2)]);
    expect(inVariant(office, [by('phone'), choose('register')], 'phone')).toEqual([
      ...[choose('id-card'), choose('register')],
    ]);
    expect(inVariant(office, [by('phone')], null)).toEqual([choose('id-card')]);
  });

  it('is on site where it is not named, as in all that was stored before', () => {
    expect(minutesFor(office, [choose('id-card')])).toBe(15);
  });
});

const book = (services: Choice[], contact: Partial<ReturnType<typeof aContact>> = {}) =>
  ask('book', {
    ...{ start: NINE, services, language: 'de', reminder: false },
    contact: aContact({ birthDate: null, phone: '01234 567', ...contact }),
  });
const reasonOf = ({ answer }: ReturnType<ReturnType<typeof aState>['take']>) =>
  answer.ok ? 'ok' : answer.reason;

describe('[B15.3] by phone', () => {
  it('the number is needed, though the office asks for none', () => {
    const state = aState({ office });
    const now = circumstances(at('08:00'));
    expect(reasonOf(state.take(book([by('phone')], { phone: null }), now))).toBe('bad-contact');
    const clerk = circumstances(at('08:00'), { role: 'clerk' });
    expect(reasonOf(state.take(book([by('phone')], { phone: null }), clerk))).toBe('bad-contact');
    expect(reasonOf(state.take(book([choose('id-card')]), now))).toBe('bad-contact');
    expect(reasonOf(state.take(book([by('phone')]), now))).toBe('ok');
  });
});

describe('[B15.3] by video', () => {
  const clerk = circumstances(at('08:00'), { role: 'clerk' });
  const booked = () => {
    const state = aState({ office });
    const { answer } = state.take(book([by('video')], { phone: null }), clerk);
    if (!answer.ok || answer.visit === null) throw new Error('not booked');
    return { state, id: answer.visit };
  };
  const linkOf = (state: ReturnType<typeof aState>, id: VisitId) => state.people(MONDAY)!.get(id)?.videoLink;

  it('each appointment has a link of its own that follows from nothing else, and a mail address for it', () => {
    const { state, id } = booked();
    const link = linkOf(state, id)!;
    expect(link).toMatch(/^https:\/\/video\.example\.org\/[a-z2-7]{26}$/);
    expect(link).not.toContain(id);
    const noMail = book([by('video')], { mail: null, phone: null });
    expect(reasonOf(aState({ office }).take(noMail, clerk))).toBe('bad-contact');
    const onSite = aState({ office });
    onSite.take(book([choose('id-card')], { phone: null }), clerk);
    expect([...onSite.people(MONDAY)!.values()].map(({ videoLink }) => videoLink)).toEqual([undefined]);
  });

  it('a move keeps it, also where the office has another one since', () => {
    const { state, id } = booked();
    const link = linkOf(state, id);
    state.office = { ...office, videoLink: 'https://other.example.org/{room}' };
    const move = ask('move', { visit: id, from: MONDAY, start: at('11:00') });
    const { answer } = state.take(move, clerk);
    expect(answer.ok && linkOf(state, answer.visit!)).toBe(link);
  });
});

describe('[B15, C11.2] an office that does no more by phone', () => {
  it('has the appointment on the list of those that have to be moved', () => {
    const byVideo = anAppointment({ start: NINE, services: [by('video')] });
    const without = { ...office, services: office.services.map((one) => ({ ...one, variants: [] })) };
    expect([remote, byVideo].map((event) => whyOutside(office, event))).toEqual([null, null]);
    expect([remote, byVideo].map((event) => whyOutside(without, event))).toEqual(['services', 'services']);
  });
});

const remote = anAppointment({ start: NINE, services: [by('phone')], lane: calls, number: 'T001' });
const onSite = anAppointment({ start: NINE, number: 'A002', code: '222222' });

describe('[B15.4] from its time on', () => {
  it('an appointment by phone waits without a check-in, and does not lapse', () => {
    const state = aState({ office, events: [remote, onSite] });
    expect(lapsesAt(office, state.day(MONDAY)!, remote)).toBe(NINE);
    state.now = NINE + 1;
    state.lapse();
    const waiting = visitIn(state.day(MONDAY)!, remote.id)!;
    expect(waiting).toMatchObject({ state: 'arrived', arrivedAt: NINE, waitingSince: NINE });
    const line = queueOf(office, state.day(MONDAY)!, [calls], NINE + MINUTE_MS);
    expect(line.map(({ visit, reason }) => [visit.id, reason])).toEqual([[remote.id, 'due']]);
    state.now = NINE + 60 * MINUTE_MS;
    state.lapse();
    expect(visitIn(state.day(MONDAY)!, remote.id)!.state).toBe('arrived');
    expect(visitIn(state.day(MONDAY)!, onSite.id)!.state).toBe('lapsed');
  });

  it('a device that has not heard of it concludes the same step, half a minute later', () => {
    const day = aState({ office, events: [remote, onSite] }).day(MONDAY)!;
    const unheard = (now: number) => dueUnheard(office, day, now, actor('clerk'));
    expect(unheard(NINE + NEWS_MS)).toEqual([]);
    const state = aState({ office, events: [remote, onSite], now: NINE + 1 });
    state.lapse();
    const written = [...state.day(MONDAY)!.events.values()].filter((e) => e.kind === 'step');
    expect(unheard(NINE + NEWS_MS + 1)).toEqual(written.map((e) => ({ ...e, by: actor('clerk') })));
    // The other one has lapsed by then: that is the relay's word alone.
    expect(unheard(NINE + 60 * MINUTE_MS)).toHaveLength(1);
    expect(dueUnheard(office, state.day(MONDAY)!, NINE + 60 * MINUTE_MS, actor('clerk'))).toEqual([]);
  });

  it('who cancelled in time does not wait, whenever the news came', () => {
    const due = visitStep('due', { of: remote.id, at: NINE });
    const cancelled = visitStep('cancelled', { of: remote.id, at: NINE - 1, freeAt: NINE - 1 });
    for (const steps of [
      [due, cancelled],
      [cancelled, due],
    ])
      expect(foldVisitAlone(remote, steps).state).toBe('cancelled');
    const atOnce = visitStep('cancelled', { of: remote.id, at: NINE, freeAt: NINE });
    expect(foldVisitAlone(remote, [due, atOnce]).state).toBe('cancelled');
  });

  it('a counter calls them, by hand or as its next', () => {
    const events = [remote, visitStep('due', { of: remote.id, at: NINE })];
    const then = circumstances(NINE + MINUTE_MS, { role: 'clerk' });
    const call = ask('call', { visit: remote.id, counter: counterNamed('c3') });
    const next = ask('call-next', { counter: counterNamed('c3'), prefer: remote.id });
    for (const request of [call, next]) {
      const state = aState({ office, events });
      expect(reasonOf(state.take(request, then))).toBe('ok');
      expect(visitIn(state.day(MONDAY), remote.id)!.state).toBe('called');
    }
  });

  it('who was not reached is missed, and counts so', () => {
    const counter = 'c3';
    const steps = [
      visitStep('due', { of: remote.id, at: NINE }),
      visitStep('called', { of: remote.id, at: NINE + MINUTE_MS, counter }),
      visitStep('missed', { of: remote.id, at: NINE + 2 * MINUTE_MS, counter }),
    ];
    const state = aState({ office, events: [remote, ...steps] });
    expect(visitIn(state.day(MONDAY)!, remote.id)!.state).toBe('missed');
    expect(countDay(office, state.day(MONDAY)!).missed).toBe(1);
  });
});

describe('[B15.5] kiosk and monitor', () => {
  const here = (role: 'kiosk' | 'clerk') => circumstances(NINE - 5 * MINUTE_MS, { role });
  const scan = ask('check-in', { by: { with: 'code', code: remote.code } });

  it('the kiosk says that it takes place elsewhere; staff may take the visitor in', () => {
    const events = [remote];
    const refused = aState({ office, events }).take(scan, here('kiosk')).answer;
    expect(refused).toMatchObject({
      ok: false,
      reason: 'not-on-site',
      alternatives: [{ date: MONDAY, start: NINE }],
    });
    expect(reasonOf(aState({ office, events }).take(scan, here('clerk')))).toBe('ok');
  });

  it('says so, too, once its time has come', () => {
    const events = [remote, visitStep('due', { of: remote.id, at: NINE })];
    const later = circumstances(NINE + MINUTE_MS, { role: 'kiosk' });
    expect(reasonOf(aState({ office, events }).take(scan, later))).toBe('not-on-site');
  });

  it('by birth date it says nothing of it', () => {
    const request = askBorn('1964-08-12' as BirthDate);
    const refused: Answer = {
      ...({ ok: false, request: request.id, reason: 'not-on-site' } as const),
      alternatives: [{ date: MONDAY, start: NINE }],
    };
    expect(answerFor('kiosk', request, refused)).toMatchObject({ reason: 'not-found', alternatives: [] });
    const { day } = aState({ office, events: [remote, onSite] });
    expect(startsAround(office, day(MONDAY)!, NINE)).toEqual([NINE]);
    expect(startsAround(office, aState({ office, events: [remote] }).day(MONDAY)!, NINE)).toEqual([]);
  });

  it('the monitor does not call them', () => {
    const counter = 'c3';
    const called = (of: typeof remote) => visitStep('called', { of: of.id, at: NINE + MINUTE_MS, counter });
    const steps = [visitStep('due', { of: remote.id, at: NINE }), called(remote)];
    const state = aState({ office, events: [remote, ...steps] });
    expect(boardOf(office, state.day(MONDAY)!, NINE + 2 * MINUTE_MS).calls).toEqual([]);
    const there = [visitStep('checked-in', { of: onSite.id, at: NINE }), called(onSite)];
    const other = aState({ office, events: [onSite, ...there] });
    expect(boardOf(office, other.day(MONDAY)!, NINE + 2 * MINUTE_MS).calls).toMatchObject([
      { number: 'A002' },
    ]);
  });
});

describe('[B15.5] who comes into the office all the same', () => {
  it('is called on the monitor once staff have checked them in; a lane for calls alone is not on it', () => {
    const events = [
      remote,
      visitStep('due', { of: remote.id, at: NINE }),
      visitStep('checked-in', { of: remote.id, at: NINE + MINUTE_MS }),
      visitStep('called', { of: remote.id, at: NINE + 2 * MINUTE_MS, counter: 'c3' }),
    ];
    const board = boardOf(office, aState({ office, events }).day(MONDAY), NINE + 3 * MINUTE_MS);
    expect(board.calls).toMatchObject([{ number: 'T001' }]);
    expect(board.waiting.map(({ lane }) => lane)).toEqual(['main', 'short']);
  });
});

describe('[B15.6] what it is about may change', () => {
  it('and it stays by phone', () => {
    const counter = 'c3';
    const events = [
      remote,
      visitStep('due', { of: remote.id, at: NINE }),
      visitStep('started', { of: remote.id, at: NINE + MINUTE_MS, counter }),
    ];
    const state = aState({ office, events, people: [aPerson(remote)] });
    const change = ask('change-services', { visit: remote.id, services: [choose('register')] });
    const then = circumstances(NINE + 2 * MINUTE_MS, { role: 'clerk' });
    expect(reasonOf(state.take(change, then))).toBe('ok');
    expect(visitIn(state.day(MONDAY)!, remote.id)!.services).toEqual([by('phone', 'register')]);
  });
});

describe('what an office may say of it', () => {
  const messages = (changes: Partial<typeof file>) => {
    const read = officeFile.safeParse({ ...file, ...changes });
    return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  };
  const withVariants = (...variants: NonNullable<(typeof file.services)[0]['variants']>) => ({
    services: file.services.map((one) => (one.id === 'id-card' ? { ...one, variants } : one)),
  });

  test.each([
    [
      'videoLink: must begin with https:// and have {room} once',
      { videoLink: 'https://video.example.org/room' },
    ],
    [
      'videoLink: must begin with https:// and have {room} once',
      { videoLink: 'http://video.example.org/{room}' },
    ],
    [
      'services.0.variants.0.id: a video appointment needs the videoLink of the office',
      withVariants({ id: 'video' }),
    ],
    ["services.0.variants.1.id: 'phone' stands twice", withVariants({ id: 'phone' }, { id: 'phone' })],
    ["services.0.variants.0.lane: there is no lane 'phnoe'", withVariants({ id: 'phone', lane: 'phnoe' })],
    [
      'services.0.variants.0.minutes: must be at most the longest appointment (120)',
      withVariants({ id: 'phone', minutes: 31, furtherPerson: 30 }),
    ],
    [
      'lanes.1.services: must name a service, or be the lane of a variant',
      { lanes: [file.lanes[0]!, { ...short!, services: [] }] },
    ],
  ])('%s', (message, changes) => {
    expect(messages(changes)).toEqual([message]);
  });
});
