/** The reminder of the day before: once, to whom it is of use, and what mails a decision owes at all. */
import { describe, expect, it } from 'vitest';
import type { AppointmentEvent } from '../../src/lib/domain/day/appointment.ts';
import { declineReminder } from '../../src/lib/domain/decide/decide-reminder.ts';
import type { Notice } from '../../src/lib/domain/decide/decision.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import { memo, memoKey } from '../../src/lib/domain/requests/memo.ts';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import type { Person } from '../../src/lib/domain/day/people.ts';
import type { RequestOf } from '../../src/lib/domain/requests/request.ts';
import { dueReminders, remind, remindersAt } from '../../src/lib/domain/upkeep/reminder.ts';
import { addDays, timeOfDay } from '../../src/lib/domain/time.ts';
import {
  aContact,
  actor,
  anAppointment,
  anOffice,
  aPerson,
  ask,
  aState,
  at,
  choose,
  circumstances,
  day,
  visitStep,
  MONDAY,
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const TUESDAY = addDays(MONDAY, 1);
const anna = anAppointment({
  id: visit('anna'),
  start: at('09:00', TUESDAY),
  at: at('09:00', addDays(MONDAY, -3)),
});

function known(
  given: {
    appointment?: Partial<AppointmentEvent>;
    person?: Partial<Person>;
    told?: ReturnType<typeof visitStep>[];
    memos?: Memo[];
  } = {},
): State {
  const appointment = { ...anna, ...given.appointment };
  const state = aState({
    events: [appointment, ...(given.told ?? []).map((e) => ({ ...e, date: TUESDAY }))],
    people: [aPerson(appointment, { reminder: true, ...given.person })],
  });
  const memos = new Map((given.memos ?? []).map((m) => [memoKey(m), m]));
  return { ...state, memos: () => memos };
}
const due = (state: State, now: number): string[] => dueReminders(state, TUESDAY, now).map((f) => f.id);

describe('a reminder', () => {
  it('[B7.3] is due the day before at ten in the morning, by the office’s clock', () => {
    expect(due(known(), at('09:59:59'))).toEqual([]);
    expect(due(known(), at('10:00'))).toEqual([anna.id]);
    // The night in which the clock changes lies between.
    const state = aState();
    for (const date of ['2026-03-29', '2026-03-30', '2026-10-25', '2026-10-26']) {
      expect(timeOfDay(remindersAt(state, day(date)), 'Europe/Berlin')).toBe('10:00');
    }
  });

  it('[B7.3] is caught up with after a standstill, but not when the visit has begun', () => {
    expect(due(known(), at('08:59', TUESDAY))).toEqual([anna.id]);
    expect(due(known(), at('09:00', TUESDAY))).toEqual([]);
  });

  it.each<[what: string, Parameters<typeof known>[0]]>([
    ['who did not ask for it', { person: { reminder: false } }],
    ['who has no mail address', { person: { contact: aContact({ mail: null }) } }],
    ['who booked when it was due already', { appointment: { at: at('10:00') } }],
    ['who has cancelled', { told: [visitStep('cancelled', { of: anna.id, at: at('08:00') })] }],
    [
      'who has moved',
      { told: [visitStep('moved', { of: anna.id, at: at('08:00'), movedTo: visit('new') })] },
    ],
    ['who never confirmed', { appointment: { activateBy: at('11:00') } }],
    ['who was reminded', { memos: [{ type: 'reminded', id: anna.id, at: at('10:00') }] }],
  ])('[B7.3] is not sent to a visitor %s', (_what, given) => {
    expect(due(known(given), at('12:00'))).toEqual([]);
  });

  it('[B7.3] goes to those who confirmed, and to those who booked a minute before', () => {
    const confirmed = {
      appointment: { activateBy: at('11:00') },
      told: [visitStep('activated', { of: anna.id, at: at('08:00') })],
    };
    expect(due(known(confirmed), at('12:00'))).toEqual([anna.id]);
    expect(due(known({ appointment: { at: at('09:59') } }), at('12:00'))).toEqual([anna.id]);
  });

  it('[B7.3] is written down with the mail, so that it goes out once', () => {
    const state = known();
    const { notices, memos, people } = remind(state, anna, circumstances(at('10:00'), { role: 'lead' }));
    expect(notices).toEqual([{ kind: 'reminder', date: TUESDAY, visit: anna.id }]);
    expect(memos.map(({ record }) => memo.parse(record))).toEqual([
      { type: 'reminded', id: anna.id, at: at('10:00') },
    ]);
    // Its link cancels and moves, too.
    expect(people[0]!.person.authorizations.at(-1)).toEqual({ actor: actor('mail'), via: 'mail' });
    expect(due(known({ memos: memos.map((m) => m.record) }), at('10:01'))).toEqual([]);
  });
});

describe('[B7.12] whether a reminder is wanted', () => {
  const NOW = at('09:00');
  const set = (reminder: boolean) => ask('set-reminder', { visit: anna.id, date: TUESDAY, reminder });
  const phone = { ...circumstances(NOW), recent: null };
  const withPhone = (person: Partial<Person> = {}): Parameters<typeof known>[0] => ({
    person: { authorizations: [{ actor: phone.by.actor, via: 'mail' }], ...person },
  });

  it('is said by the link of a mail, both ways, and on record', () => {
    const declined = known(withPhone()).take(set(false), phone);
    expect(declined.answer.ok).toBe(true);
    expect(declined.people.map(({ person }) => person.reminder)).toEqual([false]);
    expect(declined.memos.map(({ record }) => memo.parse(record))).toEqual([
      { type: 'reminder-set', id: anna.id, at: NOW, by: phone.by.actor },
    ]);
    expect(due(known(withPhone({ reminder: false })), at('12:00'))).toEqual([]);
    const asked = known(withPhone({ reminder: false })).take(set(true), phone);
    expect(asked.people.map(({ person }) => person.reminder)).toEqual([true]);
    // Said already: nothing is written.
    expect(known(withPhone()).take(set(true), phone).people).toEqual([]);
  });

  it.each<[what: string, Parameters<typeof known>[0]]>([
    ['has no mail address', withPhone({ contact: aContact({ mail: null }) })],
    ['has cancelled', { ...withPhone(), told: [visitStep('cancelled', { of: anna.id, at: at('08:00') })] }],
  ])('is no question any more for a citizen who %s', (_what, given) => {
    expect(known(given).take(set(false), phone).answer).toMatchObject({ reason: 'not-possible-now' });
  });

  it('is no question any more once the reminder has been written', () => {
    const state = known(withPhone());
    state.carryOut({ memos: [{ date: TUESDAY, record: { type: 'reminded', id: anna.id, at: NOW } }] });
    expect(state.take(set(false), phone).answer).toMatchObject({ reason: 'not-possible-now' });
  });

  it('cannot be said by another citizen', () => {
    expect(known({ person: { authorizations: [] } }).take(set(false), phone).answer).toMatchObject({
      reason: 'no-such-visit',
    });
  });

  it('is declined by the key of a mail for what the appointment has become', () => {
    const moved = anAppointment({ ...anna, id: visit('new') });
    const state = aState({
      events: [
        anna,
        moved,
        {
          ...visitStep('moved', { of: anna.id, at: at('08:00'), movedTo: moved.id }),
          ...{ date: TUESDAY, toDate: TUESDAY },
        },
      ],
      people: [aPerson(anna, { reminder: true }), aPerson(moved, { reminder: true })],
    });
    const { people } = declineReminder(state, { date: TUESDAY, visit: anna.id });
    expect(people.map(({ person }) => [person.id, person.reminder])).toEqual([[moved.id, false]]);
    state.carryOut({ people });
    expect(declineReminder(state, { date: TUESDAY, visit: anna.id }).people).toEqual([]);
    expect(declineReminder(state, { date: TUESDAY, visit: visit('unknown') }).people).toEqual([]);
  });
});

describe('mails', () => {
  const NOW = at('08:00');
  const kinds = (notices: readonly Notice[]): string[] => notices.map((n) => n.kind);
  const book = (
    state: State,
    mail: string | null,
    role: 'citizen' | 'clerk',
  ): [string[], RequestOf<'book'>] => {
    const request = ask('book', {
      start: at('09:00', TUESDAY),
      services: [choose('id-card')],
      contact: aContact({ mail }),
      language: 'de',
      reminder: false,
    });
    return [kinds(state.take(request, circumstances(NOW, { role })).notices), request];
  };

  it('[B7, B3] a booking owes the mail that it needs and no other', () => {
    expect(book(aState({ now: NOW }), 'erika@example.org', 'citizen')[0]).toEqual(['activation']);
    expect(book(aState({ now: NOW }), 'erika@example.org', 'clerk')[0]).toEqual(['confirmation']);
    expect(book(aState({ now: NOW }), null, 'clerk')[0]).toEqual([]);
    const office = anOffice({ rules: { activation: null } });
    expect(book(aState({ now: NOW, office }), 'erika@example.org', 'citizen')[0]).toEqual(['confirmation']);
  });

  it('[B7, B8] cancelling and moving say so by mail, to those who have one', () => {
    for (const [mail, cancelled, moved] of [
      ['erika@example.org', ['cancellation'], ['moved']],
      [null, [], []],
    ] as const) {
      const state = aState({ now: NOW });
      const [, request] = book(state, mail, 'clerk');
      const move = ask('move', { visit: visitOf(request.id), from: TUESDAY, start: at('11:00', TUESDAY) });
      expect(kinds(state.take(move, circumstances(NOW, { role: 'clerk' })).notices)).toEqual(moved);
      const cancel = ask('cancel', { visit: visitOf(move.id), date: TUESDAY });
      expect(kinds(state.take(cancel, circumstances(NOW, { role: 'clerk' })).notices)).toEqual(cancelled);
    }
  });

  it('[B7, M16] what is asked again owes no second mail', () => {
    const state = aState({ now: NOW });
    const [, request] = book(state, 'erika@example.org', 'clerk');
    expect(state.take(request, circumstances(NOW, { role: 'clerk' })).notices).toEqual([]);
  });
});
