/** The mail address of a reservation is put right, and the mail sent anew (B3). */
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import { requestKinds } from '../../src/lib/domain/requests/request.ts';
import type { RequestKind, RequestOf } from '../../src/lib/domain/requests/request.ts';
import { requestTable } from '../../src/lib/domain/requests/request-table.ts';
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
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const NOW = at('08:00');
const RIGHT = 'anna@web.de';
const anna = anAppointment({ id: visit('anna'), start: at('12:00'), activateBy: at('09:30') });

function reserved(given: Parameters<typeof anOffice>[0] = {}): State {
  const person = aPerson(anna, {
    contact: aContact({ mail: 'anna@web.ed' }),
    authorizations: [
      { actor: actor('phone'), via: 'phone' },
      { actor: actor('wrong-mail'), via: 'mail' },
    ],
  });
  return aState({ office: anOffice(given), now: NOW, events: [anna], people: [person] });
}
const correct = (mail = RIGHT): RequestOf<'correct-mail'> => ask('correct-mail', { visit: anna.id, mail });
const reasonOf = ({ answer }: Decision): string => (answer.ok ? 'ok' : answer.reason);
const actorsOf = (state: State): unknown[] =>
  state
    .people(anna.date)!
    .get(anna.id)!
    .authorizations.map((c) => c.actor);

test('[B3] the phone that booked puts the address right: the mail goes there, and the link of the other ends', () => {
  const state = reserved();
  const request = correct();
  const decision = state.take(request, circumstances(NOW, { actor: 'phone' }));
  expect(reasonOf(decision)).toBe('ok');
  expect(decision.notices.map(({ kind }) => kind)).toEqual(['activation']);
  // M16: asked again it has one effect.
  const again = state.take(request, circumstances(NOW, { actor: 'phone' }));
  expect([again.answer.ok, again.notices, again.memos]).toEqual([true, [], []]);
  expect(state.people(anna.date)!.get(anna.id)!.contact!.mail).toBe(RIGHT);
  expect(actorsOf(state)).toContain(actor('phone'));
  expect(actorsOf(state)).not.toContain(actor('wrong-mail'));
});

test('[B6.10] of what citizens ask, only what begins something carries a name', () => {
  const carriesName = (kind: RequestKind): boolean => {
    const shape = z.object(requestTable[kind].shape);
    const { properties = {} } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
    return 'contact' in properties || JSON.stringify(properties).includes('"name"');
  };
  const askers = (kind: RequestKind): readonly string[] => requestTable[kind].askers;
  const ofCitizens = requestKinds.filter((kind) => askers(kind).includes('own-appointment'));
  expect(ofCitizens).toContain('correct-mail');
  // B14: an enquiry is about no appointment yet.
  expect(ofCitizens.filter(carriesName)).toEqual(['book', 'enquire']);
});

test('[B6.10] a corrected address leaves the name as it was', () => {
  const state = reserved();
  const nameOf = (): string | undefined => state.people(anna.date)!.get(anna.id)!.contact?.name;
  const name = nameOf();
  state.take(correct(), circumstances(NOW, { actor: 'phone' }));
  expect([name, nameOf()]).toEqual([expect.any(String), name]);
});

test('[B3] sent anew to the same address, the links of both mails are good', () => {
  const state = reserved();
  const decision = state.take(correct('anna@web.ed'), circumstances(NOW, { actor: 'phone' }));
  expect(decision.notices).toHaveLength(1);
  expect(actorsOf(state)).toContain(actor('wrong-mail'));
});

test('[B3] only by its owner, and not once it is confirmed', () => {
  const by = (name: string): string =>
    reasonOf(reserved().take(correct(), circumstances(NOW, { actor: name })));
  expect(by('wrong-mail')).toBe('not-allowed');
  expect(by('stranger')).toBe('no-such-visit');
  const confirmed = aState({
    now: NOW,
    events: [anna, visitStep('activated', { of: anna.id, at: at('07:59') })],
    people: [aPerson(anna)],
  });
  expect(reasonOf(confirmed.take(correct(), circumstances(NOW)))).toBe('not-possible-now');
});

test('[B2, B6] not where the office asks for no mail, nor to an address that has its appointments', () => {
  const optional = { activation: null, contact: { mail: 'off', birthDate: 'off', phone: 'off' } } as const;
  const take = (state: State): string =>
    reasonOf(state.take(correct(), circumstances(NOW, { actor: 'phone' })));
  expect(take(reserved({ rules: optional }))).toBe('bad-contact');
  const state = reserved();
  state.openAppointments = () => ({ confirmed: 0, sameOrigin: 100 });
  expect(take(state)).toBe('too-many-requests');
});
