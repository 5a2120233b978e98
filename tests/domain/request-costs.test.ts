/** What a request of a citizen may cost and what bounds it, row by row of the table. */
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/lib/domain/requests/answer.ts';
import type { Circumstances, Decision } from '../../src/lib/domain/decide/decision.ts';
import { nextOffer } from '../../src/lib/domain/upkeep/offer.ts';
import type { Wish } from '../../src/lib/domain/requests/memo.ts';
import type { ActorId } from '../../src/lib/domain/ids.ts';
import type { OfficeRules } from '../../src/lib/domain/office/office.ts';
import type { Authorization } from '../../src/lib/domain/day/people.ts';
import { citizensKinds, costOf } from '../../src/lib/domain/requests/citizens-requests.ts';
import { bounds, mostOf } from '../../src/lib/domain/requests/request-costs.ts';
import type { CitizensKind } from '../../src/lib/domain/requests/citizens-requests.ts';
import type { Bound, Recent } from '../../src/lib/domain/requests/request-costs.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { requestTable } from '../../src/lib/domain/requests/request-table.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  aContact,
  actor,
  anAppointment,
  anOffice,
  aPerson,
  ask,
  aState,
  aTicket,
  at,
  choose,
  circumstances,
  visitStep,
  MONDAY,
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const NOW = at('08:00');
const ANNA = visit('anna');
const rules = { offer: 30, returnDelay: 20, perMail: 2 } as const;
const office = anOffice({ rules });
const never: Recent = { booking: 0, address: 0, network: 0, region: 0, mailDomain: 0, mail: 0, mailbox: 0 };

const PHONE = {
  endpoint: 'https://fcm.googleapis.com/fcm/send/a',
  p256dh: 'B'.repeat(87),
  auth: 'A'.repeat(22),
};

const requests: Record<CitizensKind, () => Request> = {
  book: () =>
    ask('book', {
      ...{ start: at('10:00'), services: [choose('id-card')], contact: aContact() },
      ...{ language: 'de', reminder: false },
    }),
  activate: () => ask('activate', { visit: ANNA }),
  'correct-mail': () => ask('correct-mail', { visit: ANNA, mail: 'anna@web.de' }),
  cancel: () => ask('cancel', { visit: ANNA }),
  move: () => ask('move', { visit: ANNA, from: MONDAY, start: at('11:00') }),
  'set-reminder': () => ask('set-reminder', { visit: ANNA, reminder: true }),
  wish: () => ask('wish', { visit: ANNA, earlier: true }),
  follow: () => ask('follow', { number: 'A001', phone: PHONE, language: 'de' }),
  enquire: () =>
    ask('enquire', {
      ...{ services: [choose('id-card')], weekdays: ['mon'], language: 'de' },
      contact: aContact({ birthDate: null }),
    }),
};

/** Nothing can be booked sooner than in a week, and no later than in three days. */
const nothingFree = { enquiries: 5, leadMinutes: 7 * 24 * 60, horizonDays: 3 } as const;

/** Anna has an appointment at noon, reserved where the request is to confirm it. */
function before(
  kind: CitizensKind,
  given: Partial<OfficeRules> = {},
  via: Authorization['via'] = kind === 'correct-mail' ? 'phone' : 'mail',
): State {
  const isReserved = kind === 'activate' || kind === 'correct-mail';
  const activateBy = isReserved ? at('09:30') : null;
  const anna = anAppointment({ id: ANNA, start: at('12:00'), activateBy });
  const person = aPerson(anna, { authorizations: [{ actor: circumstances(NOW).by.actor, via }] });
  return aState({
    office: anOffice({ rules: { ...rules, ...(kind === 'enquire' ? nothingFree : {}), ...given } }),
    now: NOW,
    events: [anna, aTicket({ number: 'A001' })],
    people: [person],
  });
}
const take = (kind: CitizensKind, given: Partial<Circumstances> = {}, state = before(kind)): Decision =>
  state.take(requests[kind](), {
    ...circumstances(NOW, { random: () => 0.5 }),
    ...{ codeActor: actor('phone'), ...given },
  });
const reasonOf = ({ answer }: Decision): Refusal | 'ok' => (answer.ok ? 'ok' : answer.reason);

describe.each(citizensKinds)('%s', (kind) => {
  const cost = costOf(kind);

  it('[B6.6] takes the places, numbers and mails that its row says, and blocks no more', () => {
    const state = before(kind);
    const { events, notices } = take(kind, {}, state);
    const appointments = events.filter((f) => f.kind === 'appointment');
    const givenUp = events.filter((f) => f.kind === 'step' && 'freeAt' in f && f.freeAt > NOW);
    const numbers = new Set(appointments.map((f) => f.number));
    // What follows from a wish is the offers.
    if (kind === 'wish') return expect([events, notices]).toEqual([[], []]);
    expect(appointments.length).toBe(cost.places);
    expect(numbers.size).toBe(cost.numbers);
    expect(givenUp.length).toBe(cost.blocked);
    expect(notices.length).toBe(cost.mails);
    expect(requestTable[kind].makesMail || notices.length === 0).toBe(true);
  });

  it('[B6.6] looks through no more days than its row says, also when it is refused', () => {
    const looked = new Set<string>();
    const state = watchSlots(before(kind), looked);
    const full = kind === 'book' || kind === 'move' ? { start: at('06:00') } : {};
    const late = kind === 'activate' ? { at: NOW + 180 * MINUTE_MS, now: NOW + 180 * MINUTE_MS } : {};
    state.take({ ...requests[kind](), ...full } as Request, {
      ...circumstances(NOW),
      codeActor: actor('phone'),
      ...late,
    });
    const most = { none: 0, one: 1, all: Infinity }[cost.days];
    expect(looked.size).toBeLessThanOrEqual(most);
    if (cost.days === 'all') expect(looked.size).toBeGreaterThan(1);
  });

  it('[B6.6] carries a proof of work where its row says so', () => {
    const state = before(kind, { proofOfWork: true });
    expect(reasonOf(take(kind, { proven: false }, state))).toBe(cost.proof ? 'proof-needed' : 'ok');
  });

  it.each(bounds)('[B6.6] is granted as often as its row says, by %s', (bound: Bound) => {
    const limit = cost.most[bound];
    const reason = (count: number): Refusal | 'ok' =>
      reasonOf(take(kind, { recent: { ...never, [bound]: count } }));
    if (limit === undefined) return expect(reason(1e9)).toBe('ok');
    const most = mostOf(limit, office.rules);
    expect([reason(most - 1), reason(most)]).toEqual(['ok', 'too-many-requests']);
  });

  it('[B8.2] takes the link of a mail alone, or with the code of the mail, as its row says', () => {
    const byLink = (codeActor: ActorId | null): Refusal | 'ok' =>
      reasonOf(take(kind, { codeActor }, before(kind, {}, 'mail')));
    const reasons = [byLink(null), byLink(actor('phone'))];
    if (cost.byLink === 'with-code') return expect(reasons).toEqual(['code-needed', 'ok']);
    const isForPhones = kind === 'correct-mail';
    expect(reasons).toEqual(isForPhones ? ['not-allowed', 'not-allowed'] : ['ok', 'ok']);
  });

  it('[B6] asked a second time of the same booking has no effect where its row says so', () => {
    const state = before(kind);
    expect(reasonOf(take(kind, {}, state))).toBe('ok');
    if (!cost.once) return;
    const again = take(kind, {}, state);
    expect([again.events, again.notices, again.memos]).toEqual([[], [], []]);
  });
});

/** The same state, that notes of which days the free places were asked for. */
function watchSlots(state: State, looked: Set<string>): State {
  const { slots } = state;
  state.slots = (date) => {
    looked.add(date);
    return slots(date);
  };
  return state;
}

it('[B6, B11] a wish leads to the mails of its row and no more', () => {
  const { mails } = costOf('wish');
  const gone = anAppointment({ id: visit('gone'), start: at('10:00'), number: 'A700', code: '700700' });
  const freed = visitStep('cancelled', { of: gone.id, at: NOW, freeAt: NOW + MINUTE_MS });
  const offersAfter = (before: number): Decision['notices'] => {
    const state = wished();
    const offered = Array.from({ length: before }, (_, i) => at('06:00') - i * MINUTE_MS * 60);
    const record = { ...state.memos(MONDAY)!.get(`wish:${ANNA}`)!, offered } as Wish;
    state.carryOut({ events: [gone, freed], memos: [{ date: MONDAY, record }] });
    return nextOffer(state, circumstances(NOW + 2 * MINUTE_MS, { role: 'lead' }))?.notices ?? [];
  };
  expect([offersAfter(mails - 1).length, offersAfter(mails).length]).toEqual([1, 0]);
});

function wished(): State {
  const state = before('wish');
  take('wish', {}, state);
  return state;
}
