/** M18: what devices bring back to a relay that was put back; one bad record keeps no other from being taken. */
import { describe, expect, it } from 'vitest';
import { MOST_STEPS } from '../../src/lib/domain/day/day.ts';
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import type { Decision, Maker } from '../../src/lib/domain/decide/decision.ts';
import { TAKES_BACK_MS } from '../../src/lib/domain/office/rescue.ts';
import { parseRequest } from '../../src/lib/domain/requests/request.ts';
import { MOST_BROUGHT_BACK } from '../../src/lib/domain/requests/request-fields.ts';
import type { NotTaken } from '../../src/lib/domain/requests/answer.ts';
import { addDays, MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  actor,
  anAppointment,
  anOffice,
  aPerson,
  aState,
  aTicket,
  ask,
  at,
  circumstances,
  visitStep,
  MONDAY,
  requestNamed,
  restoredAt,
  visit,
} from '../support/build/index.ts';

const NOW = at('10:00');
const good = aTicket({ id: visit('anna'), number: 'A001' });
const late = visitStep('returned', { of: good.id, at: NOW + 1000, id: 'late-0000000000000' });
const tomorrow = aTicket({ id: visit('tomorrow'), at: at('08:00', addDays(MONDAY, 1)), number: 'A002' });
const booked = anAppointment({ id: visit('bert') });
const makers: Readonly<Record<string, Maker>> = {
  clerk: 'staff',
  lead: 'staff',
  kiosk: 'kiosk',
  'other-kiosk': 'kiosk',
  arbiter: 'arbiter',
};
const numbers = { kiosk: { from: 1, to: 100 }, 'other-kiosk': { from: 101, to: 200 } };

type By = 'clerk' | 'kiosk' | 'lead';
interface Given {
  readonly by?: By;
  readonly now?: number;
  readonly known?: readonly DayEvent[];
  readonly people?: readonly unknown[];
  readonly office?: ReturnType<typeof anOffice>;
}

function bringBack(events: readonly unknown[], { by = 'clerk', now = NOW, ...given }: Given = {}) {
  const office = given.office ?? restoredAt(NOW);
  const state = aState({ office, makers, numbers, now, events: given.known ?? [] });
  const request = ask('bring-back', { events: [...events], people: [...(given.people ?? [])] });
  return state.take(request, circumstances(now, { role: by }));
}

/** What becomes of one event: null, it is taken. */
function reasonOf(one: DayEvent, given: Given = {}): NotTaken['reason'] | null {
  const { answer, events } = bringBack([one], given);
  if (events.length > 0) return null;
  return (answer.ok ? answer.notTaken?.[0]?.reason : undefined) ?? expect.fail('neither taken nor named');
}

describe('[M18.9] a record that cannot be brought back', () => {
  it('[M18.9] is named with its reason, and all others are taken', () => {
    const { answer, events, people } = bringBack(
      [late, { kind: 'ticket', id: 'broken' }, good, tomorrow, 7, booked],
      { people: [{ id: 'nobody' }, aPerson(booked)] },
    );
    expect(events.map((f) => f.id)).toEqual([good.id, booked.id]);
    expect(people.map(({ person }) => person.id)).toEqual([booked.id]);
    expect(answer).toMatchObject({
      ok: true,
      notTaken: [
        { id: late.id, reason: 'later-than-now' },
        { id: 'broken', reason: 'unreadable' },
        { id: tomorrow.id, reason: 'other-day' },
        { id: '#4', reason: 'unreadable' },
        { id: 'nobody', reason: 'unreadable' },
      ],
    });
  });

  it('[M18.9] is taken as soon as its time has come, to the moment', () => {
    expect(reasonOf(late, { now: late.at })).toBeNull();
    expect(reasonOf(late, { now: late.at - 1 })).toBe('later-than-now');
  });
});

describe('[M18.8, P6] in portions', () => {
  const tickets = Array.from({ length: 9 }, (_, i) => aTicket({ id: visit(`t${i}`), number: `A00${i + 1}` }));
  const called = tickets.map(({ id }, i) => visitStep('called', { of: id, at: NOW - 1000 + i }));
  const broken = { kind: 'ticket', id: 'broken' };
  const unreadable = { id: 'unreadable' };
  const events = [late, ...tickets, booked, broken, ...called, tomorrow];
  const people = [unreadable, aPerson(booked)];

  /** Judges a request to its end, as batches do. */
  function inPortions(
    state: ReturnType<typeof aState>,
    request: ReturnType<typeof ask<'bring-back'>>,
    {
      mostJudged = 4,
      now = NOW,
      after = () => {},
    }: { mostJudged?: number; now?: number; after?: () => void } = {},
  ): Decision[] {
    const decisions: Decision[] = [];
    for (let portion = 0; portion < 100; portion++) {
      const { judgedSoFar } = decisions.at(-1) ?? {};
      const given = { ...circumstances(portion === 0 ? NOW : now, { role: 'clerk' }), mostJudged };
      decisions.push(state.take(request, judgedSoFar === undefined ? given : { ...given, judgedSoFar }));
      if (decisions.at(-1)!.isUnfinished !== true) return decisions;
      after();
    }
    return expect.unreachable('it never ends');
  }
  const aRestored = () => aState({ office: restoredAt(NOW), makers, numbers, now: NOW });

  it('[M18.8, P6] the end is the same as in one go', () => {
    const [whole, parts] = [aRestored(), aRestored()];
    const request = ask('bring-back', { events, people });
    const once = whole.take(request, circumstances(NOW, { role: 'clerk' }));
    const decisions = inPortions(parts, request);
    const { answer, log } = decisions.at(-1)!;
    expect(answer).toEqual(once.answer);
    expect(log).toEqual(once.log);
    expect(parts.events()).toEqual(whole.events());
    expect([...parts.memos(MONDAY)!]).toEqual([...whole.memos(MONDAY)!]);
    expect(parts.people(MONDAY)).toEqual(whole.people(MONDAY));
  });

  it('[M18.8, P6] a record that is refused or a person’s counts like any other', () => {
    const decisions = inPortions(aRestored(), ask('bring-back', { events, people }));
    expect(decisions.map(({ judged }) => judged)).toEqual([4, 4, 4, 4, 4, 4]);
    const invented = Array.from({ length: 10 }, () => ({ ...broken, id: `broken-${Math.random()}` }));
    const all = inPortions(aRestored(), ask('bring-back', { events: invented, people: [] }));
    expect(all.map(({ judged }) => judged)).toEqual([4, 4, 2]);
    // Nothing is written for what is refused.
    expect(all.flatMap(({ memos, log: logged }) => [...memos, ...logged])).toEqual([]);
    expect(all.at(-1)!.answer).toMatchObject({
      notTaken: invented.map(({ id }) => ({ id, reason: 'unreadable' })),
    });
  });

  it('[M18.8, P6] a request whose first portion stands is judged to its end, also when the seventh day ends meanwhile', () => {
    const decisions = inPortions(aRestored(), ask('bring-back', { events, people }), {
      now: NOW + TAKES_BACK_MS,
    });
    // What was later than now at first was judged then.
    expect(decisions.at(-1)!.answer).toMatchObject({ ok: true, notTaken: [{ id: late.id }, {}, {}, {}] });
  });

  it('[M18.8, M16] a relay that has forgotten how far it was takes each record once', () => {
    const [state, whole] = [aRestored(), aRestored()];
    const request = ask('bring-back', { events, people });
    state.take(request, { ...circumstances(NOW, { role: 'clerk' }), mostJudged: 6 });
    const { answer, log } = inPortions(state, request).at(-1)!;
    const once = whole.take(request, circumstances(NOW, { role: 'clerk' }));
    expect([answer, log]).toEqual([once.answer, once.log]);
    expect(state.events()).toEqual(whole.events());
  });
});

describe('[M18.1] devices are believed after a restore alone', () => {
  it.each<By>(['kiosk', 'clerk', 'lead'])(
    '[M18.1] without one nothing is taken from a %s, and the lead is told once',
    (by) => {
      const { answer, events, people, log } = bringBack([good, booked], { by, office: anOffice() });
      expect(answer).toMatchObject({ ok: false, reason: 'no-restore-known' });
      expect([events, people]).toEqual([[], []]);
      expect(log).toMatchObject([{ what: 'restore-reported', by: actor(by), date: MONDAY }]);
      const again = bringBack([good], { by, office: anOffice(), now: NOW + MINUTE_MS });
      expect(again.log.map(({ id }) => id)).toEqual(log.map(({ id }) => id));
    },
  );

  it('[M18.4] for some days and no longer, also when the clock is set back meanwhile', () => {
    const by = (now: number) => bringBack([good], { now }).answer.ok;
    const lastMoment = NOW + TAKES_BACK_MS - 1;
    expect([by(NOW), by(lastMoment), by(lastMoment + 1), by(NOW - 1)]).toEqual([true, true, false, false]);
  });

  it('[M18.1] a lead alone confirms a restore that no command has noted', () => {
    const confirm = (role: By) =>
      aState({ now: NOW }).take(ask('confirm-restore', {}), circumstances(NOW, { role }));
    expect(confirm('lead')).toMatchObject({ answer: { ok: true }, log: [{ what: 'restore-confirmed' }] });
    for (const role of ['clerk', 'kiosk'] as const)
      expect(confirm(role)).toMatchObject({ answer: { reason: 'not-allowed' }, log: [] });
  });
});

describe('[M18.4] a kiosk brings back what it can have made', () => {
  const own = { by: actor('kiosk') };
  const cancelled = visitStep('cancelled', { of: booked.id, at: at('09:00'), by: 'lead' });
  const called = visitStep('called', { of: good.id, at: at('09:00') });
  const undo = (what: DayEvent): DayEvent =>
    visitStep('undone', { of: good.id, at: at('09:01'), by: 'kiosk', undoes: what.id } as never);

  it.each<readonly [string, DayEvent]>([
    ['its own ticket', aTicket({ ...own, number: 'A001' })],
    ['a number that the relay gave at its screen', aTicket({ ...own, number: 'A600' })],
    ['its own check-in', visitStep('checked-in', { of: booked.id, at: at('08:50'), by: 'kiosk' })],
    ['its own return', visitStep('returned', { of: good.id, at: at('09:50'), by: 'kiosk' })],
    ['its own interval', anAppointment({ ...own, channel: 'kiosk', start: at('10:15') })],
  ])('[M18] %s', (_what, one) => {
    expect(reasonOf(one, { by: 'kiosk' })).toBeNull();
  });

  it.each<readonly [string, DayEvent, readonly DayEvent[]]>([
    ['a cancellation in the lead’s name', cancelled, [booked]],
    ['a cancellation in its own name', { ...cancelled, ...own }, [booked]],
    ['a step of a counter', called, [good]],
    ['an appointment of a citizen', anAppointment({ start: at('11:00') }), []],
    ['an appointment that it would have booked', anAppointment({ ...own, start: at('11:00') }), []],
    ['an interval of eight hours', anAppointment({ ...own, channel: 'kiosk', minutes: 480 }), []],
    ['another kiosk’s ticket', aTicket({ by: actor('other-kiosk'), number: 'A101' }), []],
    ['a ticket with another kiosk’s number', aTicket({ ...own, number: 'A101' }), []],
    ['a ticket with a number of no device', aTicket({ ...own, number: 'A300' }), []],
  ])('[M18.4] and not %s', (_what, one, known) => {
    expect(reasonOf(one, { by: 'kiosk', known })).toBe('not-own');
  });

  it('[M18.4] it takes back its own check-in, and no step of a counter', () => {
    const arrived = visitStep('checked-in', { of: good.id, at: at('09:00'), by: 'kiosk' });
    expect(reasonOf(undo(arrived), { by: 'kiosk', known: [good, arrived] })).toBeNull();
    expect(reasonOf(undo(called), { by: 'kiosk', known: [good, called] })).toBe('not-by-its-maker');
  });

  it('[M18.4] of three days and no more', () => {
    const on = (days: number): NotTaken['reason'] | null =>
      reasonOf(aTicket({ ...own, number: 'A001' }), {
        by: 'kiosk',
        now: at('10:00', addDays(MONDAY, days)),
        office: restoredAt(at('10:00', addDays(MONDAY, days))),
      });
    expect([on(0), on(3), on(4)]).toEqual([null, null, 'not-own']);
  });
});

describe('[M18.4, M18.5] staff bring back what its maker can have made', () => {
  const by = (name: string, at_ = at('09:00')) => ({ of: booked.id, at: at_, by: name });
  const staffs = anAppointment({ channel: 'staff', by: actor('clerk'), start: at('11:00') });

  it.each<readonly [string, DayEvent, NotTaken['reason'] | null]>([
    ['a clerk’s call', visitStep('called', by('clerk')), null],
    ['a clerk’s booking', staffs, null],
    ['a citizen’s booking', anAppointment({ start: at('11:00') }), null],
    ['a citizen’s cancellation', visitStep('cancelled', by('phone')), null],
    ['the ticket of a kiosk that the relay has forgotten', aTicket({ by: actor('gone') }), null],
    ['a kiosk’s check-in', visitStep('checked-in', by('kiosk')), null],
    ['what the arbiter has written', visitStep('lapsed', by('arbiter')), null],
    ['a call by an unknown maker', visitStep('called', by('invented')), 'unknown-maker'],
    ['a booking by unknown staff', { ...staffs, by: actor('invented') }, 'unknown-maker'],
    [
      'a reason in a citizen’s name',
      visitStep('cancelled', { ...by('phone'), reason: 'asked' }),
      'unknown-maker',
    ],
    ['a cancellation by a kiosk', visitStep('cancelled', by('kiosk')), 'not-by-its-maker'],
    ['a lapse by a clerk', visitStep('lapsed', by('clerk')), 'not-by-its-maker'],
    ['an appointment by phone that is due, by a clerk', visitStep('due', by('clerk')), 'not-by-its-maker'],
    ['a citizen’s booking by a clerk', anAppointment({ by: actor('clerk') }), 'not-by-its-maker'],
  ])('[M18] %s', (_what, one, reason) => {
    expect(reasonOf(one)).toBe(reason);
  });

  it('[M18.6, P5] who brought it stands beside who made it, whatever the record itself says', () => {
    const mine = visitStep('called', { of: good.id, at: at('09:00'), by: 'clerk' });
    const blamed = { ...good, by: actor('kiosk'), broughtBy: actor('lead') };
    const { events, log } = bringBack([mine, blamed]);
    expect(events).toEqual([mine, { ...blamed, broughtBy: actor('clerk') }]);
    expect(log).toMatchObject([{ what: 'brought-back', by: actor('clerk'), events: 2, notTaken: 0 }]);
  });
});

describe('[M18.6, Q5.8] of one visit', () => {
  const steps = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) =>
      visitStep('called', { of: good.id, at: NOW - 60_000, by: 'clerk', id: `step-${from + i}-00000000` }),
    );

  it('[M18.6, Q5.8] it takes as many steps as a visit may have, and names the others', () => {
    const known = [good, ...steps(0, MOST_STEPS - 1)];
    const { events, answer } = bringBack(steps(MOST_STEPS, 3), { known });
    expect(events).toHaveLength(1);
    expect(answer).toMatchObject({ notTaken: Array(2).fill({ reason: 'too-many-steps' }) });
    // Another visit has its own.
    const other = visitStep('called', { of: tomorrow.id, at: NOW - 60_000, by: 'clerk' });
    expect(bringBack([other], { known: [...known, ...events] }).events).toHaveLength(1);
  });
});

describe('[M18.7, C7] an appointment that comes back needs a free counter', () => {
  const three = Array.from({ length: 4 }, (_, i) =>
    anAppointment({ id: visit(`at-eleven-${i}`), start: at('11:00'), number: `A60${i}`, code: `10000${i}` }),
  );

  it('[M18.7, C7] what is over, given up or here needs none; what is to come is taken while there is room', () => {
    const { events, answer, log } = bringBack(three);
    expect(events.map(({ id }) => id)).toEqual(three.slice(0, 3).map(({ id }) => id));
    expect(answer).toMatchObject({ notTaken: [{ id: three[3]!.id, reason: 'no-place' }] });
    // The lead can call them: no visitor is lost silently.
    expect(log).toMatchObject([
      { lostPlaces: [{ visit: three[3]!.id, number: 'A603', start: at('11:00') }] },
    ]);
    const gone = visitStep('cancelled', { of: three[3]!.id, at: at('09:00'), by: 'phone' });
    expect(bringBack([gone, ...three]).events).toHaveLength(5);
    expect(bringBack(three, { now: at('11:15'), office: restoredAt(at('11:15')) }).events).toHaveLength(4);
  });

  it('[M18.7] who finds no place is on the lead’s list with their contact, in whatever portion that comes', () => {
    const late = three[3]!;
    const state = aState({ office: restoredAt(NOW), makers, numbers, now: NOW });
    const given = (events: readonly unknown[], people: readonly unknown[], id: string) =>
      state.take(
        { ...ask('bring-back', { events: [...events], people: [...people] }), id: requestNamed(id) },
        circumstances(NOW, { role: 'clerk' }),
      );
    const listed = () => state.memos(MONDAY)!.get(`lost-place:${late.id}`);
    given(three, [], 'events');
    expect(listed()).toMatchObject({ number: 'A603', start: at('11:00'), contact: null, resolved: null });
    given([late], [aPerson(late)], 'people');
    expect(listed()).toMatchObject({ contact: aPerson(late).contact, resolved: null });
    expect(given([late], [aPerson(late)], 'again').memos.map(({ record }) => record.type)).not.toContain(
      'lost-place',
    );
    given([visitStep('cancelled', { of: three[0]!.id, at: at('09:00'), by: 'phone' }), late], [], 'room');
    expect(listed()).toMatchObject({ contact: null, resolved: { by: actor('clerk') } });
  });

  it('[M18.7, C7] what the same request brings before it takes its place', () => {
    const earlier = anAppointment({ id: visit('earlier'), start: at('08:00'), number: 'A699' });
    const [a, b, c, d] = three;
    const sent = [earlier, visitStep('called', { of: earlier.id, at: at('08:01'), by: 'clerk' }), a, b, c, d];
    const { events, answer } = bringBack(sent);
    expect(events.map(({ id }) => id)).toEqual(sent.slice(0, 5).map((one) => one!.id));
    expect(answer).toMatchObject({ notTaken: [{ id: d!.id, reason: 'no-place' }] });
  });

  it('[M18.8, P6] one request brings as much as can be judged in one go', () => {
    const events = Array.from({ length: MOST_BROUGHT_BACK }, () => good);
    const request = ask('bring-back', { events, people: [] });
    expect(parseRequest(request).ok).toBe(true);
    expect(parseRequest({ ...request, events: [...events, good] })).toEqual({
      ok: false,
      error: 'malformed',
    });
    expect(parseRequest({ ...request, people: [...events, good] })).toEqual({
      ok: false,
      error: 'malformed',
    });
  });

  it('[M18.7, C7] nor is a day filled with invented ones of eight hours', () => {
    const invented = Array.from({ length: 79 }, (_, i) =>
      anAppointment({ id: visit(`invented-${i}`), minutes: 480, start: at('08:00', addDays(MONDAY, 1)) }),
    );
    const state = aState({ office: restoredAt(NOW), makers, now: NOW });
    const request = ask('bring-back', { date: addDays(MONDAY, 1), events: invented, people: [] });
    expect(state.take(request, circumstances(NOW, { role: 'clerk' })).events.length).toBeLessThanOrEqual(3);
  });
});
