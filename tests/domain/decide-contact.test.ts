/** Staff put a person's contact right, and have the mail sent again (B9): who gets which mail, and which links end. */
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import type { Contact } from '../../src/lib/domain/day/people.ts';
import type { StepEvent } from '../../src/lib/domain/day/step-event.ts';
import type { RequestOf } from '../../src/lib/domain/requests/request.ts';
import {
  aContact,
  actor,
  anAppointment,
  anOffice,
  aPerson,
  ask,
  aState,
  at,
  circumstances,
  visitStep,
  requestNamed,
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const NOW = at('08:00');
const clerk = { actor: 'karl', role: 'clerk' } as const;
const WAS = aContact({ mail: 'anna@web.ed', phone: null });
const booked = anAppointment({ id: visit('anna'), start: at('12:00') });
const reserved = anAppointment({ id: visit('anna'), start: at('12:00'), activateBy: at('09:30') });

function known(event = booked, contact: Contact = WAS, ...more: StepEvent[]): State {
  const authorizations = [
    { actor: actor('phone'), via: 'phone' as const },
    { actor: actor('old-mail'), via: 'mail' as const },
  ];
  const people = [aPerson(event, { contact, authorizations })];
  return aState({ office: anOffice(), now: NOW, events: [event, ...more], people });
}
const change = (contact: Partial<Contact>, was = WAS, id = 'one'): RequestOf<'change-contact'> =>
  ask('change-contact', { id: requestNamed(id), visit: booked.id, contact: { ...WAS, ...contact }, was });
const again = (): RequestOf<'mail-again'> =>
  ask('mail-again', { id: requestNamed('again'), visit: booked.id });
const take = (state: State, request: RequestOf<'change-contact' | 'mail-again'>, now = NOW): Decision =>
  state.take(request, circumstances(now, clerk));
const reasonOf = ({ answer }: Decision): string => (answer.ok ? 'ok' : answer.reason);
const kindsOf = ({ notices }: Decision): string[] => notices.map(({ kind }) => kind);
const personIn = (state: State) => state.people(booked.date)!.get(booked.id)!;
const actorsIn = (state: State): string[] => personIn(state).authorizations.map((c) => c.actor);

describe('[B9.4] another contact', () => {
  test('[B9.4] to another address goes the confirmation, and the link of the old mail ends', () => {
    const state = known();
    const decision = take(state, change({ mail: 'anna@web.de' }));
    expect([reasonOf(decision), kindsOf(decision)]).toEqual(['ok', ['confirmation']]);
    expect(personIn(state).contact!.mail).toBe('anna@web.de');
    expect(actorsIn(state)).toContain(actor('phone'));
    expect(actorsIn(state)).not.toContain(actor('old-mail'));
  });

  test('[B9.4, B3] of a reservation, the mail with the link to confirm it', () => {
    expect(kindsOf(take(known(reserved), change({ mail: 'anna@web.de' })))).toEqual(['activation']);
  });

  test('[B9.4] another name or phone sends no mail, and the links stay good', () => {
    const state = known();
    const decision = take(state, change({ name: 'Anna Neu', phone: '02362 4711' }));
    expect([reasonOf(decision), kindsOf(decision)]).toEqual(['ok', []]);
    expect(actorsIn(state)).toContain(actor('old-mail'));
    expect(personIn(state).contact).toMatchObject({ name: 'Anna Neu', phone: '02362 4711' });
  });

  test('[B9.4] without an address no mail goes out, and the old link ends', () => {
    const state = known();
    expect(kindsOf(take(state, change({ mail: null })))).toEqual([]);
    expect(actorsIn(state)).not.toContain(actor('old-mail'));
  });

  test('[B9.4] of a visitor who is here, or after the time, no mail goes out', () => {
    const came = visitStep('checked-in', { of: booked.id, at: NOW });
    expect(kindsOf(take(known(booked, WAS, came), change({ mail: 'anna@web.de' })))).toEqual([]);
    expect(kindsOf(take(known(), change({ mail: 'anna@web.de' }), at('12:00')))).toEqual([]);
  });

  test('[B9.5] what another member has changed meanwhile is not undone unseen', () => {
    const state = known();
    take(state, change({ name: 'Anna Neu' }, WAS, 'first'));
    expect(reasonOf(take(state, change({ phone: '02362 4711' }, WAS, 'second')))).toBe(
      'contact-changed-meanwhile',
    );
    expect(personIn(state).contact).toMatchObject({ name: 'Anna Neu', phone: null });
  });

  test('[B9.4, M16] asked again it has one effect, also after another change', () => {
    const state = known();
    const first = change({ mail: 'anna@web.de' }, WAS, 'first');
    take(state, first);
    take(state, change({ mail: 'neu@web.de' }, { ...WAS, mail: 'anna@web.de' }, 'second'));
    const decision = take(state, first);
    expect([reasonOf(decision), kindsOf(decision), decision.people]).toEqual(['ok', [], []]);
    expect(personIn(state).contact!.mail).toBe('neu@web.de');
  });

  test('[B9.4, P5] which fields were changed is on record, not what stood in them', () => {
    const { memos } = take(known(), change({ mail: 'anna@web.de' }));
    expect(memos.map(({ record }) => record)).toMatchObject([
      { type: 'contact-changed', by: actor('karl'), fields: ['mail'] },
    ]);
    expect(JSON.stringify(memos)).not.toContain('web.de');
  });

  test('[B9, P3] of an appointment that was given up nothing is taken down', () => {
    const gone = visitStep('cancelled', { of: booked.id, at: NOW, freeAt: NOW });
    expect(reasonOf(take(known(booked, WAS, gone), change({ name: 'Anna Neu' })))).toBe('not-possible-now');
  });

  test.each([
    ['a name that is a link', { name: 'www.gewinn.example/anna' }],
    ['a name of 100 letters', { name: 'a'.repeat(100) }],
    ['a birthday to come', { birthDate: '2026-12-31' as Contact['birthDate'] }],
  ])('[B9, B2] refuses %s', (_, contact) => {
    expect(reasonOf(take(known(), change(contact)))).toBe('bad-contact');
  });

  test('[P1] not by a kiosk or a citizen', () => {
    for (const role of ['kiosk', 'citizen'] as const) {
      const decision = known().take(change({ name: 'X' }), circumstances(NOW, { actor: 'phone', role }));
      expect(reasonOf(decision)).toBe('not-allowed');
    }
  });
});

describe('[B9.6] the mail again', () => {
  test('[B9.6] with a link of its own; that of the first mail stays good', () => {
    const state = known();
    const decision = take(state, again());
    expect([reasonOf(decision), kindsOf(decision)]).toEqual(['ok', ['confirmation']]);
    expect(actorsIn(state)).toContain(actor('old-mail'));
    expect(kindsOf(take(state, again())), 'M16').toEqual([]);
  });

  test('[B9.6, B3] of a reservation, the mail that confirms it', () => {
    expect(kindsOf(take(known(reserved), again()))).toEqual(['activation']);
  });

  test('[B9.6] not without an address, and not when it is of no use any more', () => {
    expect(reasonOf(take(known(booked, { ...WAS, mail: null }), again()))).toBe('no-mail-address');
    expect(reasonOf(take(known(), again(), at('12:00')))).toBe('not-possible-now');
    const gone = visitStep('cancelled', { of: booked.id, at: NOW, freeAt: NOW });
    expect(reasonOf(take(known(booked, WAS, gone), again()))).toBe('not-possible-now');
  });
});
