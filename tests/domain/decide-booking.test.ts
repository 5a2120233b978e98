/** Booking, activating, cancelling: what is granted, every reason for a no, and the same question asked twice. */
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/lib/domain/requests/answer.ts';
import { decide } from '../../src/lib/domain/decide/decide.ts';
import type { Circumstances, Decision } from '../../src/lib/domain/decide/decision.ts';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import { cancelReasons } from '../../src/lib/domain/day/discretion.ts';
import { dayEvent, visitIn } from '../../src/lib/domain/day/day.ts';
import { lapsed, lapsesAt } from '../../src/lib/domain/upkeep/lapse.ts';
import { person } from '../../src/lib/domain/day/people.ts';
import { MAILS_AN_HOUR } from '../../src/lib/domain/requests/request-costs.ts';
import type { RequestOf } from '../../src/lib/domain/requests/request.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import {
  aContact,
  actor,
  anAppointment,
  anOffice,
  aPerson,
  aState,
  ask,
  at,
  choose,
  circumstances,
  visitStep,
  MONDAY,
  requestNamed,
  steadyRandom,
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const NOW = at('08:00');
const NINE = at('09:00');
const lanes = { main: { counters: 1, online: 1 } };
/** One counter, so that a place is easily gone. */
const small = anOffice({ windows: [{ weekdays: ['mon'], from: '08:00', to: '10:00', lanes }] });

type Book = RequestOf<'book'>;
const book = (given: Partial<Book> = {}): Book =>
  ask('book', {
    start: NINE,
    services: [choose('id-card')],
    contact: aContact(),
    language: 'de',
    reminder: false,
    ...given,
  });

const reasonOf = (decision: Decision): Refusal | 'ok' => (decision.answer.ok ? 'ok' : decision.answer.reason);
const visitOfAnswer = ({ answer }: Decision): VisitId => {
  if (!answer.ok || answer.visit === null) throw new Error('no visit');
  return answer.visit;
};

/** A no writes nothing at all. */
function expectRefused(decision: Decision, reason: Refusal): void {
  expect(reasonOf(decision)).toBe(reason);
  const { events, people, notices, office } = decision;
  expect({ events, people, notices, office }).toEqual({ events: [], people: [], notices: [], office: null });
}

/** Asked again the answer is the same and nothing is written (M16, M17). */
function expectOneEffect(state: State, decision: Decision, again: () => Decision): void {
  const before = state.events().length;
  const second = again();
  expect(second.answer).toEqual(decision.answer);
  expect([second.events, second.people, second.notices]).toEqual([[], [], []]);
  expect(state.events().length).toBe(before);
}

describe('book', () => {
  it('[C15.4] of a lead as a trial is reserved for five minutes and goes by itself, for others it does nothing', () => {
    const state = aState({ now: NOW, office: small });
    const contact = aContact({ mail: null, birthDate: null, phone: null });
    const trial = book({ contact, trial: true });
    const decision = state.take(trial, circumstances(NOW, { role: 'lead' }));
    const id = visitOfAnswer(decision);
    expect(decision.notices).toEqual([]);
    const day = state.day(MONDAY)!;
    expect(visitIn(day, id)!.state).toBe('reserved');
    const until = NOW + 5 * MINUTE_MS;
    expect(lapsesAt(small, day, day.subjects.get(id)!)).toBe(until);
    expect(lapsed(small, day, until + 1, actor('relay'))).toMatchObject([{ of: id, what: 'unconfirmed' }]);
    const clerks = aState({ now: NOW, office: small }).take(trial, circumstances(NOW, { role: 'clerk' }));
    expect(clerks.events).toMatchObject([{ activateBy: null }]);
  });

  it('[B3] reserves online until the button in the mail is pressed, at most two hours', () => {
    const state = aState({ now: NOW });
    const decision = state.take(book({ start: at('12:00') }), circumstances(NOW));
    const id = visitOfAnswer(decision);
    expect(state.visit(id).state).toBe('reserved');
    const [made] = decision.events;
    expect(dayEvent.parse(made)).toEqual(made);
    expect(made).toMatchObject({
      activateBy: NOW + 120 * MINUTE_MS,
      channel: 'online',
      minutes: 15,
      number: 'A600',
    });
    expect(decision.notices).toEqual([{ kind: 'activation', date: MONDAY, visit: id }]);
    expect(decision.people[0]!.person).toEqual(person.parse(decision.people[0]!.person));
    expect(decision.people[0]!.person.authorizations).toEqual([
      { actor: actor('phone'), via: 'phone' },
      { actor: actor('mail'), via: 'mail' },
    ]);
  });

  it('[B3] a reservation for soon ends at its start, not later', () => {
    const state = aState({ now: NOW });
    const id = visitOfAnswer(state.take(book(), circumstances(NOW)));
    expect(state.day(MONDAY).subjects.get(id)).toMatchObject({ activateBy: NINE });
  });

  it('[B3] without activation it is confirmed at once', () => {
    const state = aState({ office: anOffice({ rules: { activation: null } }), now: NOW });
    const decision = state.take(book(), circumstances(NOW));
    expect(state.visit(visitOfAnswer(decision)).state).toBe('booked');
    expect(decision.notices.map((n) => n.kind)).toEqual(['confirmation']);
  });

  it('[M16, M17] asked twice: one effect, the same answer', () => {
    const state = aState({ now: NOW });
    const request = book();
    const decision = state.take(request, circumstances(NOW));
    expectOneEffect(state, decision, () => state.take(request, circumstances(NOW + 60 * MINUTE_MS)));
  });

  it('[M16] the id of another actor’s request is refused and says nothing of theirs', () => {
    const state = aState({ now: NOW });
    const request = book();
    state.take(request, circumstances(NOW));
    expectRefused(state.take(request, circumstances(NOW, { actor: 'thief' })), 'id-taken');
  });

  it('[M1, B4] two want one place: the first has it, the other gets alternatives near it, spread over half hours and days', () => {
    const state = aState({ office: small, now: NOW });
    expect(state.take(book(), circumstances(NOW)).answer.ok).toBe(true);
    const second = state.take(book(), circumstances(NOW, { actor: 'other' }));
    expectRefused(second, 'place-gone');
    const alternatives = second.answer.ok ? [] : second.answer.alternatives;
    const starts = alternatives.map(({ start }) => start);
    // Half an hour apart, and not all on one day.
    expect(starts.slice(0, 3)).toEqual(['08:45', '09:15', '09:45'].map((t) => at(t)));
    expect(new Set(alternatives.map(({ date }) => date)).size).toBe(2);
    expect(Math.min(...starts.slice(1).map((start, i) => start - starts[i]!))).toBe(30 * MINUTE_MS);
    for (const { date, start } of alternatives) {
      const fresh = aState({ office: small, now: NOW, events: state.events() });
      expect(fresh.take(book({ date, start }), circumstances(NOW, { actor: 'other' })).answer.ok).toBe(true);
    }
  });

  it.each<[Refusal, Partial<Book>, Parameters<typeof circumstances>[1]]>([
    ['not-allowed', {}, { role: 'kiosk' }],
    ['not-allowed', {}, { role: 'monitor' }],
    ['not-allowed', {}, { role: 'public' }],
    ['no-such-office', { office: 'elsewhere' as Book['office'] }, {}],
    ['no-such-service', { services: [choose('moon-trip')] }, {}],
    ['not-bookable', { services: [choose('quick-copy')] }, {}],
    ['too-many-services', { services: [choose('id-card', 5)] }, {}],
    ['too-many-services', { services: [choose('id-card'), choose('id-card')] }, {}],
    ['too-long', { services: [choose('name-change', 4), choose('pick-up')] }, {}],
    ['bad-contact', { contact: aContact({ birthDate: null }) }, {}],
    ['bad-contact', { contact: aContact({ mail: null }) }, {}],
    ['bad-contact', { contact: aContact({ birthDate: '2026-11-24' as never }) }, {}],
    ['wrong-day', { date: '2026-11-24' as Book['date'] }, {}],
    ['too-soon', { start: at('08:25') }, {}],
    ['too-soon', { start: at('07:00') }, {}],
    ['place-gone', { start: at('09:02') }, {}],
    ['place-gone', { start: at('15:50') }, {}],
    ['place-gone', { start: at('09:00', '2026-11-28') }, {}],
  ])('[B4] %s: %j', (reason, given, who) => {
    const state = aState({ now: NOW });
    expectRefused(state.take(book(given), circumstances(NOW, who)), reason);
    expect(state.events()).toEqual([]);
  });

  it('[C8, B4] at the exact end of the lead time a start can be booked; taken, it is gone and not too soon', () => {
    const state = aState({ office: small, now: NOW });
    const start = NOW + small.rules.leadMinutes * MINUTE_MS;
    expectRefused(state.take(book({ start }), circumstances(NOW + 1)), 'too-soon');
    expect(state.take(book({ start }), circumstances(NOW)).answer.ok).toBe(true);
    expectRefused(state.take(book({ start }), circumstances(NOW, { actor: 'other' })), 'place-gone');
  });

  it('[B6.3] as many open appointments for one mail address from one network, and one more when one is cancelled', () => {
    const state = aState({ office: anOffice({ rules: { perMail: 2 } }), now: NOW });
    const home = { ...circumstances(NOW), origin: 'home' };
    const first = visitOfAnswer(state.take(book(), home));
    state.take(book({ start: at('10:00') }), home);
    const third = (): Decision => state.take(book({ start: at('11:00') }), home);
    // One word for all that is too much: it says nothing of a mailbox.
    expectRefused(third(), 'too-many-requests');
    state.take(ask('cancel', { visit: first }), circumstances(NOW));
    expect(third().answer.ok).toBe(true);
  });

  it('[B6.2, B3] a stranger hears nothing of what the owner of a mail address has confirmed; the owner has to cancel first', () => {
    const state = aState({ office: anOffice({ rules: { perMail: 2 } }), now: NOW });
    const asked = ['09:00', '10:00', '11:00'].map((time, i) => {
      const from = {
        ...circumstances(NOW, { actor: `phone-${i}`, mailAuthorization: `mail-${i}` }),
        origin: `net-${i}`,
      };
      return state.take(book({ start: at(time) }), from);
    });
    const [first, second, third] = asked.map(visitOfAnswer);
    const activate = (visit: VisitId, i: number): Refusal | 'ok' =>
      reasonOf(state.take(ask('activate', { visit }), circumstances(NOW, { actor: `mail-${i}` })));
    expect([activate(first!, 0), activate(second!, 1)]).toEqual(['ok', 'ok']);
    const stranger = { ...circumstances(NOW, { actor: 'stranger' }), origin: 'elsewhere' };
    const decision = state.take(book({ start: at('13:00') }), stranger);
    expect(decision.answer).toMatchObject({ ok: true });
    expect(decision.notices.map((n) => n.kind)).toEqual(['activation']);
    expect(activate(third!, 2)).toBe('too-many-appointments');
    state.take(ask('cancel', { visit: first! }), circumstances(NOW, { actor: 'phone-0' }));
    expect(activate(third!, 2)).toBe('ok');
  });

  it('[B6.4] what was never confirmed is cancelled without another mail, and no mail goes beyond the cap of its mailbox', () => {
    const cancel = (state: State, given: Partial<Circumstances> = {}): string[] => {
      const visit = visitOfAnswer(state.take(book(), circumstances(NOW)));
      const decision = state.take(ask('cancel', { visit }), { ...circumstances(NOW), ...given });
      expect(decision.answer.ok).toBe(true);
      return decision.notices.map((n) => n.kind);
    };
    const atOnce = anOffice({ rules: { activation: null } });
    const none = { booking: 0, address: 0, network: 0, region: 0, mailDomain: 0, mail: 0 };
    const full = { ...none, mailbox: MAILS_AN_HOUR };
    expect(cancel(aState({ now: NOW }))).toEqual([]);
    expect(cancel(aState({ now: NOW, office: atOnce }))).toEqual(['cancellation']);
    expect(cancel(aState({ now: NOW, office: atOnce }), { recent: full })).toEqual([]);
  });

  it('[B8.9] staff say why they cancel, it stays on record and in the staff log; a citizen says nothing', () => {
    const cancel = (given: Partial<Circumstances>, more: Partial<RequestOf<'cancel'>> = {}) => {
      const state = aState({ now: NOW, office: anOffice({ rules: { activation: null } }) });
      const id = visitOfAnswer(state.take(book(), circumstances(NOW)));
      const asked = ask('cancel', { visit: id, ...more });
      const decision = state.take(asked, { ...circumstances(NOW), ...given });
      expect(decision.answer.ok).toBe(true);
      const { number } = state.visit(id);
      return { decision, again: state.take(asked, { ...circumstances(NOW), ...given }), number };
    };
    const clerk = circumstances(NOW, { actor: 'clerk', role: 'clerk' });
    for (const reason of cancelReasons) {
      const { decision, again, number } = cancel(clerk, { reason });
      expect(decision.events).toMatchObject([{ what: 'cancelled', reason }]);
      expect(dayEvent.safeParse(decision.events[0]).success).toBe(true);
      expect(decision.notices).toMatchObject([{ kind: 'cancellation', reason }]);
      expect(decision.log).toMatchObject([
        { what: 'appointment-cancelled', by: clerk.by.actor, date: MONDAY, number, reason },
      ]);
      expect(again).toMatchObject({ answer: { ok: true }, events: [], notices: [], log: [] });
    }
    const silent = [cancel(clerk), cancel({}), cancel({}, { reason: 'we-cannot' })];
    for (const { decision } of silent) {
      expect(decision.events[0]).not.toHaveProperty('reason');
      expect(decision.notices).toEqual([{ kind: 'cancellation', date: MONDAY, visit: expect.any(String) }]);
      expect(decision.log).toEqual([]);
    }
  });

  it('[B6.5] a proof of work where the office asks for one, of staff never', () => {
    const office = anOffice({ rules: { proofOfWork: true } });
    const unproven = { ...circumstances(NOW), proven: false };
    expectRefused(aState({ office, now: NOW }).take(book(), unproven), 'proof-needed');
    expect(aState({ office, now: NOW }).take(book(), { ...unproven, proven: true }).answer.ok).toBe(true);
    const staff = { ...circumstances(NOW, { role: 'clerk' }), proven: false };
    expect(aState({ office, now: NOW }).take(book(), staff).answer.ok).toBe(true);
  });

  it('[B9.1] staff book from all of the capacity, without a mail address or birth date, at once confirmed', () => {
    const state = aState({ now: NOW });
    const contact = aContact({ mail: null, birthDate: null });
    const request = (): Book => book({ contact, start: at('08:05') });
    for (let i = 0; i < 3; i++) {
      const decision = state.take(request(), circumstances(NOW, { role: 'clerk' }));
      expect(state.visit(visitOfAnswer(decision)).state).toBe('booked');
      expect(decision.notices).toEqual([]);
      expect(decision.people[0]!.person.authorizations).toEqual([]);
    }
    expectRefused(state.take(request(), circumstances(NOW, { role: 'clerk' })), 'place-gone');
  });

  it('[B4, C8] the newest day is not bookable yet until the office opens, and what lies beyond is no place', () => {
    const ask = (start: Instant, now: Instant): Refusal | 'ok' =>
      reasonOf(aState({ now }).take(book({ start }), circumstances(now)));
    const newest = at('09:00', '2026-12-07');
    expect([ask(newest, NOW - 1), ask(newest, NOW)]).toEqual(['not-yet-bookable', 'ok']);
    expect(ask(at('09:00', '2026-12-08'), NOW)).toBe('place-gone');
  });

  it('[B6.5] not more than the office takes from one address, one network or for one mail address; of staff always', () => {
    const office = anOffice({
      rules: { bookings: { perAddress: 3, perNetwork: 9, perRegion: 99, perMailDomain: 99 }, perMail: 2 },
    });
    const none = { booking: 0, address: 0, network: 0, region: 0, mailDomain: 0, mail: 0, mailbox: 0 };
    const reason = (recent: Partial<typeof none>, role: 'clerk' | 'citizen' = 'citizen'): Refusal | 'ok' =>
      reasonOf(
        aState({ office, now: NOW }).take(book(), {
          ...circumstances(NOW, { role }),
          recent: { ...none, ...recent },
        }),
      );
    expect([reason({ address: 2, network: 8, mail: 5 }), reason({ address: 3 })]).toEqual([
      'ok',
      'too-many-requests',
    ]);
    expect([reason({ network: 9 }), reason({ mail: 6 })]).toEqual(['too-many-requests', 'too-many-requests']);
    expect(reason({ address: 99 }, 'clerk')).toBe('ok');
  });

  it('[C6, B9.1] what is too long or too much online is booked by staff, as the answer says', () => {
    const long = book({ services: [choose('id-card', 20)], start: at('08:05') });
    const reason = (role: 'clerk' | 'citizen'): Refusal | 'ok' =>
      reasonOf(aState({ now: NOW }).take(long, circumstances(NOW, { role })));
    expect([reason('citizen'), reason('clerk')]).toEqual(['too-many-services', 'ok']);
  });

  it('[B9.1, B2] staff note a phone number where citizens are not asked for one, but nothing malformed', () => {
    const rules = { contact: { mail: 'required', birthDate: 'off', phone: 'off' } } as const;
    const office = anOffice({ rules });
    const reason = (contact: Partial<Book['contact']>, role: 'clerk' | 'citizen'): Refusal | 'ok' => {
      const request = book();
      return reasonOf(
        aState({ office, now: NOW }).take(
          { ...request, contact: aContact({ birthDate: null, ...contact }) },
          circumstances(NOW, { role }),
        ),
      );
    };
    expect(reason({ phone: '02389 71-0' }, 'citizen')).toBe('bad-contact');
    expect(reason({ phone: '02389 71-0', mail: null }, 'clerk')).toBe('ok');
    expect(reason({ phone: 'later' }, 'clerk')).toBe('bad-contact');
    expect(reason({ name: '  ' }, 'clerk')).toBe('bad-contact');
  });

  it('[B9.1] staff do not book the past', () => {
    const state = aState({ now: at('09:10') });
    const past = state.take(book(), circumstances(at('09:10'), { role: 'clerk' }));
    expectRefused(past, 'place-gone');
  });

  it('[M3] what cut-off staff promised and is gone becomes a call back; what is refused at once does not', () => {
    const state = aState({ office: small, now: NOW });
    state.take(book(), circumstances(NOW));
    const late = state.take(book(), circumstances(NOW, { role: 'clerk', at: NOW - 10 * MINUTE_MS }));
    expect(reasonOf(late)).toBe('place-gone');
    expect(late.memos[0]!.record).toMatchObject({ type: 'call-back', resolved: null, start: NINE });
    expect(state.take(book(), circumstances(NOW, { role: 'clerk' })).memos).toEqual([]);
    expect(state.take(book(), circumstances(NOW, { at: NOW - 10 * MINUTE_MS, actor: 'b' })).memos).toEqual(
      [],
    );
  });

  it('[B2.2] a reminder as the office has it', () => {
    const reminder = (rule: 'off' | 'opt-in' | 'on', asked: boolean): boolean => {
      const state = aState({ office: anOffice({ rules: { reminder: rule } }), now: NOW });
      return state.take(book({ reminder: asked }), circumstances(NOW)).people[0]!.person.reminder;
    };
    expect([
      reminder('off', true),
      reminder('opt-in', false),
      reminder('opt-in', true),
      reminder('on', false),
    ]).toEqual([false, false, true, true]);
  });

  it('[A1] codes of a day are unique even when chance repeats itself', () => {
    const state = aState({ office: anOffice({ rules: { perMail: 100 } }), now: NOW });
    const random = steadyRandom(7);
    const repeating = (): number => Math.floor(random() * 20) / 20;
    for (let i = 0; i < 12; i++) {
      const start = at('09:00') + i * 20 * MINUTE_MS;
      const decision = state.take(book({ start }), circumstances(NOW, { random: repeating }));
      expect(decision.answer.ok).toBe(true);
    }
    expect(state.day(MONDAY).codes.size).toBe(12);
    const stuck = state.take(book({ start: at('15:00') }), circumstances(NOW, { random: () => 0.123457 }));
    const again = state.take(book({ start: at('15:30') }), circumstances(NOW, { random: () => 0.123457 }));
    expect([reasonOf(stuck), reasonOf(again)]).toEqual(['ok', 'day-full']);
  });

  it('[B5] a device that does not know the day says yes for now and writes nothing', () => {
    const state = aState({ now: NOW });
    const decision = decide({ ...state, day: () => null }, book(), circumstances(NOW));
    expect(decision).toMatchObject({ answer: { ok: true, visit: null, number: null }, events: [] });
  });
});

describe('activate', () => {
  const appointment = anAppointment({ id: visit('anna'), activateBy: at('09:30'), start: at('12:00') });
  const authorizations = [
    { actor: actor('phone'), via: 'phone' as const },
    { actor: actor('mail'), via: 'mail' as const },
  ];
  const fresh = (now: number): State =>
    aState({ now, events: [appointment], people: [aPerson(appointment, { authorizations })] });
  const activate = (id = requestNamed('press')): RequestOf<'activate'> =>
    ask('activate', { visit: appointment.id, id });
  const byMail = { actor: 'mail' };

  it('[B3] by the link in the mail: confirmed, with a mail that says so', () => {
    const state = fresh(NOW);
    const decision = state.take(activate(), circumstances(NOW, byMail));
    expect(state.visit(appointment.id).state).toBe('booked');
    expect(decision.notices.map((n) => n.kind)).toEqual(['confirmation']);
    expectOneEffect(state, decision, () => state.take(activate(), circumstances(NOW, byMail)));
    // Another press, from another tab, changes nothing either.
    expectOneEffect(state, decision, () => {
      const other = state.take(activate(requestNamed('press-2')), circumstances(NOW, byMail));
      return { ...other, answer: { ...other.answer, request: decision.answer.request } };
    });
  });

  it('[B3] not from the phone that booked: it proves no mail address', () => {
    expectRefused(fresh(NOW).take(activate(), circumstances(NOW)), 'activation-by-mail-only');
  });

  it('[B3] another visitor’s appointment is as unknown as one that does not exist', () => {
    const stranger = fresh(NOW).take(activate(), circumstances(NOW, { actor: 'stranger' }));
    const unknown = fresh(NOW).take(ask('activate', { visit: visit('nobody') }), circumstances(NOW, byMail));
    expectRefused(stranger, 'no-such-visit');
    expectRefused(unknown, 'no-such-visit');
  });

  it('[M10] pressed in time, heard of after the lapse, the place still free: confirmed', () => {
    for (const pressed of [at('09:29'), at('09:30')]) {
      const state = fresh(at('09:31'));
      expect(state.lapse().length).toBe(1);
      expect(state.visit(appointment.id).state).toBe('lapsed');
      const decision = state.take(activate(), circumstances(at('09:40'), { ...byMail, at: pressed }));
      expect(reasonOf(decision)).toBe('ok');
      expect(state.visit(appointment.id)).toMatchObject({ state: 'booked', freeAt: null });
      expect(state.lapse()).toEqual([]);
    }
  });

  it('[M10] pressed in time but the place given away meanwhile: alternatives', () => {
    const office = anOffice({ windows: [{ weekdays: ['mon'], from: '08:00', to: '16:00', lanes }] });
    const state = aState({
      office,
      now: at('09:31'),
      events: [appointment],
      people: [aPerson(appointment, { authorizations })],
    });
    state.lapse();
    expect(
      state.take(book({ start: at('12:00') }), circumstances(at('09:35'), { actor: 'quick' })).answer.ok,
    ).toBe(true);
    const decision = state.take(activate(), circumstances(at('09:40'), { ...byMail, at: at('09:29') }));
    expectRefused(decision, 'activation-too-late');
    expect(decision.answer.ok ? 0 : decision.answer.alternatives.length).toBeGreaterThan(0);
  });

  it('[B3] pressed too late: alternatives, also when the lapse has not been written yet', () => {
    const state = fresh(at('09:31'));
    expectRefused(state.take(activate(), circumstances(at('09:31'), byMail)), 'activation-too-late');
  });

  it('[B3] a cancelled appointment is not revived', () => {
    const state = fresh(NOW);
    state.take(ask('cancel', { visit: appointment.id }), circumstances(NOW));
    const { answer, notices } = state.take(activate(), circumstances(NOW, byMail));
    expect(answer).toMatchObject({ ok: false, reason: 'not-possible-now' });
    expect(notices).toEqual([]);
    expect(state.visit(appointment.id).state).toBe('cancelled');
  });
});

describe('cancel', () => {
  const appointment = anAppointment({ id: visit('anna'), start: at('12:00') });
  const fresh = (returnDelay = 0): State =>
    aState({
      office: anOffice({ rules: { returnDelay } }),
      now: NOW,
      events: [appointment],
      people: [aPerson(appointment)],
    });
  const cancel = (): RequestOf<'cancel'> =>
    ask('cancel', { visit: appointment.id, id: requestNamed('cancel') });

  it('[B8.1] by the phone that booked, with a mail; once', () => {
    const state = fresh();
    const decision = state.take(cancel(), circumstances(NOW));
    expect(state.visit(appointment.id)).toMatchObject({ state: 'cancelled', freeAt: NOW });
    expect(decision.notices.map((n) => n.kind)).toEqual(['cancellation']);
    expectOneEffect(state, decision, () => state.take(cancel(), circumstances(NOW)));
  });

  it('[B8.1] by staff; by no other', () => {
    expect(fresh().take(cancel(), circumstances(NOW, { role: 'clerk' })).answer.ok).toBe(true);
    expectRefused(fresh().take(cancel(), circumstances(NOW, { actor: 'stranger' })), 'no-such-visit');
    expectRefused(fresh().take(cancel(), circumstances(NOW, { role: 'kiosk' })), 'not-allowed');
  });

  it('[B8.2] by the link of a mail with the code that stands in the mail, and not without', () => {
    const mails = ['mail', 'newer-mail'].map((name) => ({ actor: actor(name), via: 'mail' as const }));
    const authorizations = [{ actor: actor('phone'), via: 'phone' as const }, ...mails];
    const byLink = (codeOf: string | null): Refusal | 'ok' =>
      reasonOf(
        aState({ now: NOW, events: [appointment], people: [aPerson(appointment, { authorizations })] }).take(
          cancel(),
          { ...circumstances(NOW, { actor: 'mail' }), codeActor: codeOf === null ? null : actor(codeOf) },
        ),
      );
    // The code of a newer mail than the link counts as well; what is no mail's code does not.
    expect([byLink('mail'), byLink('newer-mail')]).toEqual(['ok', 'ok']);
    expect([byLink(null), byLink('phone'), byLink('of-another-appointment')]).toEqual([
      ...['code-needed', 'code-needed', 'code-needed'],
    ]);
  });

  it.each([
    [0, 0],
    [0.5, 15],
    [0.999, 30],
  ])('[C10] chance %d of a delay up to 30 minutes: free after %d', (chance, minutes) => {
    const state = fresh(30);
    state.take(cancel(), circumstances(NOW, { random: () => chance }));
    const { freeAt } = state.visit(appointment.id);
    expect(Math.round((freeAt! - NOW) / MINUTE_MS)).toBe(minutes);
    expect(state.slots(MONDAY)!.lanes['main']!.online.includes('0')).toBe(minutes > 0);
  });

  it('[C10] asked for in an outage it comes back from now on, not from then', () => {
    const state = fresh();
    state.take(cancel(), circumstances(NOW, { at: NOW - 60 * MINUTE_MS }));
    expect(state.visit(appointment.id).freeAt).toBe(NOW);
  });

  it('[B8.3, M9] pressed in time and heard after the lapse it is a cancellation, and takes no place from a visitor', () => {
    const state = fresh(30);
    state.now = at('12:06');
    expect(state.lapse()).toHaveLength(1);
    const { freeAt } = state.visit(appointment.id);
    const decision = state.take(cancel(), circumstances(at('12:30'), { at: at('11:00') }));
    expect(state.visit(appointment.id)).toMatchObject({ state: 'cancelled', freeAt });
    expectOneEffect(state, decision, () =>
      state.take(cancel(), circumstances(at('12:30'), { at: at('11:00') })),
    );
  });

  it('[A1, B8] pressed after the lapse it is too late', () => {
    const state = fresh();
    state.now = at('12:06');
    expect(state.lapse()).toHaveLength(1);
    expectRefused(state.take(cancel(), circumstances(at('12:30'), { at: at('12:10') })), 'not-possible-now');
  });

  it('[M8] who has arrived cannot cancel any more', () => {
    const state = aState({
      now: at('11:55'),
      events: [appointment, visitStep('checked-in', { of: appointment.id, at: at('11:50') })],
      people: [aPerson(appointment)],
    });
    const { answer } = state.take(cancel(), circumstances(at('11:55')));
    expect(answer).toMatchObject({ ok: false, reason: 'not-possible-now' });
    expect(state.visit(appointment.id)).toMatchObject({ state: 'arrived', freeAt: null });
  });
});

describe('move', () => {
  const appointment = anAppointment({ id: visit('anna'), start: at('12:00') });
  const fresh = (office = anOffice()): State =>
    aState({ office, now: NOW, events: [appointment], people: [aPerson(appointment)] });
  const move = (start: number): RequestOf<'move'> =>
    ask('move', { visit: appointment.id, from: MONDAY, start, id: requestNamed('move') });

  it('[B8] the new place is taken and the old one given up at once; asked twice it is one move', () => {
    const state = fresh();
    const decision = state.take(move(at('14:00')), circumstances(NOW));
    const id = visitOfAnswer(decision);
    expect(state.visit(id)).toMatchObject({ state: 'booked', due: at('14:00') });
    expect(state.visit(appointment.id)).toMatchObject({ state: 'cancelled', movedTo: id });
    for (const f of decision.events) expect(dayEvent.parse(f)).toEqual(f);
    expect(decision.people[0]!.person).toMatchObject({
      id,
      authorizations: [{ actor: actor('phone') }, { actor: actor('mail') }],
    });
    expectOneEffect(state, decision, () => state.take(move(at('14:00')), circumstances(NOW)));
  });

  it('[B8] into a place that overlaps the old one', () => {
    const office = anOffice({ windows: [{ weekdays: ['mon'], from: '08:00', to: '16:00', lanes }] });
    expect(fresh(office).take(move(at('12:05')), circumstances(NOW)).answer.ok).toBe(true);
  });

  it('[B8.4] when the new place is gone the old one stays', () => {
    const office = anOffice({ windows: [{ weekdays: ['mon'], from: '08:00', to: '16:00', lanes }] });
    const state = fresh(office);
    state.take(book({ start: at('14:00') }), circumstances(NOW, { actor: 'other' }));
    expectRefused(state.take(move(at('14:00')), circumstances(NOW)), 'place-gone');
    expect(state.visit(appointment.id).state).toBe('booked');
  });

  it('[B3, B8] an unconfirmed appointment that staff move to soon lapses at its new start', () => {
    const waiting = anAppointment({ id: visit('anna'), start: at('12:00'), activateBy: at('10:00') });
    const state = aState({ now: NOW, events: [waiting], people: [aPerson(waiting)] });
    const id = visitOfAnswer(state.take(move(at('08:40')), circumstances(NOW, { role: 'clerk' })));
    expect(state.day(MONDAY).subjects.get(id)).toMatchObject({ activateBy: at('08:40') });
  });

  it('[B8] a stranger moves no appointment', () => {
    expectRefused(
      fresh().take(move(at('14:00')), circumstances(NOW, { actor: 'stranger' })),
      'no-such-visit',
    );
  });
});
