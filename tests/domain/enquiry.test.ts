/** B14: a citizen who finds nothing free leaves an enquiry. */
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/lib/domain/decide/decide.ts';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import { reachErrors, takesEnquiries, waysToReach } from '../../src/lib/domain/requests/enquirer.ts';
import { requestId } from '../../src/lib/domain/ids.ts';
import type { Enquiry } from '../../src/lib/domain/requests/open-item.ts';
import type { OfficeRules } from '../../src/lib/domain/office/office.ts';
import type { RequestOf } from '../../src/lib/domain/requests/request.ts';
import { addDays, DAY_MINUTES, MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  aContact,
  actor,
  anOffice,
  ask,
  aState,
  at,
  choose,
  circumstances,
  MONDAY,
  restoredAt,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const NOW = at('08:00');
/** Nothing can be booked sooner than in a week, and no later than in three days. */
const full = { enquiries: 3, leadMinutes: 7 * DAY_MINUTES, horizonDays: 3 } as const;
const anna = aContact({ birthDate: null, phone: null });

const stateWith = (rules: Partial<OfficeRules> = {}): State =>
  aState({ office: anOffice({ rules: { ...full, ...rules } }), now: NOW });
const enquire = (more: Partial<RequestOf<'enquire'>> = {}): RequestOf<'enquire'> =>
  ask('enquire', {
    ...{ services: [choose('passport')], weekdays: ['mon', 'fri'], contact: anna, language: 'ar' },
    ...more,
  });
const phone = circumstances(NOW, { actor: 'a-phone' });
const reasonOf = ({ answer }: Decision): string => (answer.ok ? 'yes' : answer.reason);
const enquiriesOf = (state: State): Enquiry[] =>
  [...(state.memos(MONDAY)?.values() ?? [])].flatMap((memo) => (memo.type === 'enquiry' ? [memo] : []));

describe('an enquiry', () => {
  it('[B14.1] is kept with who, what, when and how they are reached, and takes no place and writes no mail', () => {
    const state = stateWith();
    const { answer, events, notices, people } = state.take(enquire(), phone);
    expect([answer.ok, events, notices, people]).toEqual([true, [], [], []]);
    expect(enquiriesOf(state)).toMatchObject([
      {
        ...{ at: NOW, by: actor('a-phone'), contact: anna, services: [choose('passport')] },
        ...{ weekdays: ['mon', 'fri'], language: 'ar', resolved: null },
      },
    ]);
  });

  it('[B14.1] is not taken while a place is free: the answer shows places', () => {
    const state = aState({ office: anOffice({ rules: { enquiries: 3 } }), now: NOW });
    const { answer } = state.take(enquire(), phone);
    expect(answer).toMatchObject({ ok: false, reason: 'places-free' });
    expect(answer.ok ? [] : answer.alternatives.length).toBeGreaterThan(0);
    expect(enquiriesOf(state)).toEqual([]);
  });

  it.each([
    ['no-enquiries', {}, { enquiries: null }],
    ['no-such-service', { services: [choose('gone')] }, {}],
    ['not-bookable', { services: [choose('quick-copy')] }, {}],
    ['bad-contact', { contact: { ...anna, mail: null } }, {}],
    ['bad-contact', { contact: { ...anna, birthDate: '1970-01-01' } }, {}],
    ['bad-contact', { contact: { ...anna, name: 'https://a.example' } }, {}],
    ['bad-contact', { contact: { ...anna, phone: '02362 4711' } }, { contact: phoneless() }],
  ] as const)('[B14.1] is refused with %s for %o in an office with %o', (reason, more, rules) => {
    const state = stateWith(rules as Partial<OfficeRules>);
    expect(reasonOf(state.take(enquire(more as never), phone))).toBe(reason);
    expect(enquiriesOf(state)).toEqual([]);
  });

  it('[B14.1] is reached by phone alone, or by mail alone', () => {
    const byPhone = { ...anna, mail: null, phone: '02362 4711' };
    for (const contact of [anna, byPhone])
      expect(reasonOf(stateWith().take(enquire({ contact }), phone))).toBe('yes');
  });

  it('[B14.4] stands on the day on which it was asked, and on no other', () => {
    const state = stateWith();
    const tomorrow = { ...enquire(), date: addDays(MONDAY, 1) };
    expect(reasonOf(state.take(tomorrow, phone))).toBe('wrong-day');
    // Asked before midnight, and told after it.
    const late = { ...circumstances(NOW + DAY_MINUTES * MINUTE_MS, { actor: 'a-phone' }), at: at('23:59') };
    expect(reasonOf(state.take(enquire(), late))).toBe('yes');
  });

  it('[B14.2] is taken as often in a day as the office says, those that are resolved included', () => {
    const state = stateWith();
    const asked = [enquire(), enquire(), enquire(), enquire()];
    const reasons = asked.slice(0, 3).map((one) => reasonOf(state.take(one, phone)));
    const done = ask('resolve-call-back', { callBack: asked[0]!.id });
    expect(reasonOf(state.take(done, circumstances(NOW, { role: 'clerk' })))).toBe('yes');
    expect([...reasons, reasonOf(state.take(asked[3]!, phone))]).toEqual([
      'yes',
      'yes',
      'yes',
      'enquiries-full',
    ]);
    // Staff note one for a caller all the same.
    expect(reasonOf(state.take(enquire(), circumstances(NOW, { role: 'clerk' })))).toBe('yes');
  });

  it('[B14.2] carries a proof of work while the brake is on', () => {
    const braked = { ...anOffice({ rules: full }), brake: { until: NOW + 20 * MINUTE_MS, level: 0 } };
    const state = aState({ office: braked, now: NOW });
    expect(reasonOf(state.take(enquire(), { ...phone, proven: false }))).toBe('proof-needed');
    expect(reasonOf(state.take(enquire(), { ...phone, proven: true }))).toBe('yes');
  });

  it('[B14.1, M18.10] waits while places are paused after a restore', () => {
    const paused = { ...restoredAt(NOW, anOffice({ rules: full })), rescueUntil: NOW + 60_000 };
    const state = aState({ office: paused, now: NOW });
    expect(reasonOf(state.take(enquire(), phone))).toBe('places-paused');
    const withoutFile = { ...anOffice({ rules: full }), withoutFile: true } as const;
    const gone = aState({ office: withoutFile, now: NOW });
    expect(reasonOf(gone.take(enquire(), phone))).toBe('office-without-file');
  });

  it('[B14, M16] asked again it has one effect, and no other phone has its id', () => {
    const state = stateWith();
    const asked = enquire();
    state.take(asked, phone);
    const changed = { ...asked, contact: { ...anna, name: 'Berta Beispiel' } };
    expect(reasonOf(state.take(changed, phone))).toBe('yes');
    expect(reasonOf(state.take(changed, circumstances(NOW, { actor: 'another-phone' })))).toBe('id-taken');
    expect(enquiriesOf(state)).toMatchObject([{ contact: anna }]);
  });

  it('[B14.3] is resolved by any member of staff, with who and when', () => {
    const state = stateWith();
    const asked = enquire();
    state.take(asked, phone);
    const done = ask('resolve-call-back', { callBack: asked.id });
    expect(reasonOf(state.take(done, circumstances(NOW, { actor: 'a-phone' })))).toBe('not-allowed');
    state.take(done, circumstances(NOW + 1, { role: 'clerk', actor: 'clerk' }));
    expect(enquiriesOf(state)).toMatchObject([{ resolved: { at: NOW + 1, by: actor('clerk') } }]);
  });

  describe('[B14.3] is booked for by staff', () => {
    const TUESDAY = addDays(MONDAY, 1);
    const clerk = (name: string) => circumstances(NOW + 1, { role: 'clerk', actor: name });
    const bookFor = (id: RequestOf<'enquire'>['id'], start = at('10:00', TUESDAY)): RequestOf<'book'> => ({
      ...ask('book', {
        ...{ start, services: [choose('passport')], contact: anna, language: 'ar', reminder: false },
        enquiry: { date: MONDAY, id },
      }),
      date: TUESDAY,
    });
    function asked() {
      const state = stateWith();
      const request = enquire();
      state.take(request, phone);
      return { state, id: request.id };
    }

    it('once: with the appointment it is resolved, and a second clerk is refused', () => {
      const { state, id } = asked();
      const first = bookFor(id);
      expect(state.take(first, clerk('bea'))).toMatchObject({
        answer: { ok: true },
        events: [{ by: actor('bea') }],
      });
      expect(enquiriesOf(state)).toMatchObject([{ id, resolved: { at: NOW + 1, by: actor('bea') } }]);
      const second = state.take(bookFor(id, at('11:00', TUESDAY)), clerk('carl'));
      expect([reasonOf(second), second.events, second.memos]).toEqual(['enquiry-resolved', [], []]);
      // M16: asked again it is the same booking.
      expect(reasonOf(state.take(first, clerk('bea')))).toBe('yes');
      expect(enquiriesOf(state)).toMatchObject([{ resolved: { by: actor('bea') } }]);
    });

    it('not at all where no place is given: it stays open', () => {
      const { state, id } = asked();
      expect(reasonOf(state.take(bookFor(id, at('03:00', TUESDAY)), clerk('bea')))).toBe('place-gone');
      expect(enquiriesOf(state)).toMatchObject([{ resolved: null }]);
    });

    it('also where it is not at hand any more; a citizen resolves none', () => {
      const { state, id } = asked();
      expect(reasonOf(state.take(bookFor(requestId.parse(crypto.randomUUID())), clerk('bea')))).toBe('yes');
      const open = anOffice({ rules: { enquiries: 3 } });
      const other = aState({ office: open, now: NOW });
      const note = enquire();
      other.take(note, circumstances(NOW, { role: 'clerk', actor: 'bea' }));
      const own = { ...bookFor(note.id), contact: aContact() };
      expect(reasonOf(other.take(own, phone))).toBe('yes');
      expect(enquiriesOf(other)).toMatchObject([{ resolved: null }]);
      expect(enquiriesOf(state)).toMatchObject([{ id, resolved: null }]);
    });
  });

  it('[B14.4, P3] is not written once the people of its day are erased', () => {
    const state = stateWith();
    const later = NOW + 9 * DAY_MINUTES * MINUTE_MS;
    const decision = decide(state, enquire(), { ...phone, now: later, at: NOW });
    expect(reasonOf(decision)).toBe('past-retention');
  });
});

function phoneless(): OfficeRules['contact'] {
  return { mail: 'required', birthDate: 'off', phone: 'off' };
}

describe('who enquires', () => {
  const of = (contact: OfficeRules['contact']) =>
    anOffice({ rules: { enquiries: 1, activation: null, contact } });

  it('[B14.1] is reached by what the office asks for. An office that asks for neither takes no enquiries', () => {
    const neither = of({ mail: 'off', birthDate: 'off', phone: 'off' });
    expect([waysToReach(of(phoneless())), waysToReach(neither)]).toEqual([['mail'], []]);
    expect([takesEnquiries(of(phoneless())), takesEnquiries(neither)]).toEqual([true, false]);
  });

  it('[B14.1] needs one way, whatever the office requires of a booking, and never a birth date', () => {
    const office = of({ mail: 'required', birthDate: 'required', phone: 'required' });
    const nothing = { name: '', mail: null, phone: null, birthDate: null };
    expect(reachErrors(office, { ...anna, mail: null, phone: '02362 4711' }, MONDAY)).toEqual({});
    expect(reachErrors(office, anna, MONDAY)).toEqual({});
    expect(reachErrors(office, nothing, MONDAY)).toEqual({ name: 'missing', mail: 'missing' });
    expect(reachErrors(office, { ...anna, phone: 'x' }, MONDAY)).toEqual({ phone: 'malformed' });
  });
});
