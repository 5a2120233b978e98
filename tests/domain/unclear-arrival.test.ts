/** A birth date from a cut-off kiosk that matches no visitor: staff hear of it, once. */
import { describe, expect, it } from 'vitest';
import type { AppointmentEvent } from '../../src/lib/domain/day/appointment.ts';
import { startsAround } from '../../src/lib/domain/decide/decide-arrival.ts';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import { memo } from '../../src/lib/domain/requests/memo.ts';
import type { Role } from '../../src/lib/domain/access.ts';
import type { RequestId } from '../../src/lib/domain/ids.ts';
import type { UnclearArrival } from '../../src/lib/domain/requests/open-item.ts';
import type { Contact } from '../../src/lib/domain/day/people.ts';
import type { RequestOf } from '../../src/lib/domain/requests/request.ts';
import { addDays, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import {
  aContact,
  actor,
  anAppointment,
  anOffice,
  aPerson,
  ask,
  askBorn,
  aState,
  aTicket,
  choose,
  lane,
  at,
  circumstances,
  visitStep,
  MONDAY,
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const BIRTH = '1970-01-01' as NonNullable<Contact['birthDate']>;
const HERE = at('08:55');
const LATER = at('09:30');

const anna = anAppointment({ id: visit('anna'), start: at('09:00'), number: 'A601', code: '111111' });
const bert = anAppointment({ id: visit('bert'), start: at('09:05'), number: 'A602', code: '222222' });
const shared = (events: readonly AppointmentEvent[] = [anna, bert]): State =>
  aState({
    now: HERE,
    events,
    people: events.map((f) => aPerson(f, { contact: aContact({ birthDate: BIRTH }) })),
  });

interface Try {
  readonly start?: Instant | null;
  readonly birthDate?: typeof BIRTH;
  readonly stood?: Instant;
  readonly heard?: Instant;
  readonly kiosk?: string;
}
function tryIt(state: State, { start = null, birthDate = BIRTH, ...given }: Try = {}): Decision {
  const { stood = HERE, heard = LATER, kiosk = 'kiosk' } = given;
  const request = askBorn(birthDate, start);
  return state.take(request, circumstances(heard, { role: 'kiosk', at: stood, actor: kiosk }));
}
const unclear = (state: State) =>
  [...(state.memos(MONDAY)?.values() ?? [])].flatMap((m) => (m.type === 'arrival' ? [m] : []));

describe('[A2] who cannot be found by a birth date, and is gone from the kiosk', () => {
  it('[A2.2] is named to staff with the time they came and the times that it may be about', () => {
    const state = shared();
    const { answer, memos } = tryIt(state);
    expect(answer).toMatchObject({ ok: false, reason: 'several-appointments' });
    expect(memos.map(({ record }) => memo.parse(record))).toEqual([
      {
        ...{ type: 'arrival', id: answer.request, at: HERE, by: actor('kiosk'), birthDate: BIRTH },
        ...{ reason: 'several-appointments', starts: [anna.start, bert.start], resolved: null },
      },
    ]);
  });

  it.each([
    ['not-found', { birthDate: '1999-09-09' as typeof BIRTH }],
    ['too-early', { stood: at('08:30') }],
    ['too-late', { stood: at('09:20') }],
  ] as const)('[A2] also %s: they were told that their arrival is noted, and wait', (reason, given) => {
    const state = shared();
    expect(tryIt(state, given).answer).toMatchObject({ ok: false, reason });
    expect(unclear(state)).toMatchObject([{ reason, starts: [] }]);
  });

  it('[A2] not while they stand there and the kiosk itself can ask', () => {
    const state = shared();
    expect(tryIt(state, { heard: HERE + 5_000 }).answer).toMatchObject({ reason: 'several-appointments' });
    expect(unclear(state)).toEqual([]);
    tryIt(state, { heard: HERE + 10_000 });
    expect(unclear(state)).toHaveLength(1);
  });

  it('[A2] not for a code that the kiosk itself has refused', () => {
    const state = shared();
    const request = ask('check-in', { by: { with: 'code', code: '999999' }, date: MONDAY });
    state.take(request, circumstances(LATER, { role: 'kiosk', at: HERE }));
    expect(unclear(state)).toEqual([]);
  });

  it('[A2, M16] one word for one visitor, however often they tried and it was delivered', () => {
    const state = shared();
    const { answer } = tryIt(state);
    tryIt(state, { start: at('10:00'), stood: HERE + MINUTE_MS / 2 });
    const again = askBorn(BIRTH, null, { id: answer.request });
    state.take(again, circumstances(LATER, { role: 'kiosk', at: HERE }));
    expect(unclear(state)).toHaveLength(1);
    // Another visitor of that birth date, later or at another kiosk.
    tryIt(state, { stood: HERE + 2 * MINUTE_MS });
    tryIt(state, { kiosk: 'kiosk-2' });
    expect(unclear(state)).toHaveLength(3);
  });

  it('[A2] the time that they named next settles it by itself', () => {
    const state = shared();
    tryIt(state);
    const { answer } = tryIt(state, { start: bert.start, stood: HERE + 10_000 });
    expect(answer).toMatchObject({ ok: true, visit: bert.id });
    expect(state.visit(bert.id)).toMatchObject({ state: 'arrived', arrivedAt: HERE + 10_000 });
    expect(unclear(state)).toMatchObject([{ resolved: { by: actor('kiosk') } }]);
  });

  it('[A2] another visitor of that birth date who is found settles nothing', () => {
    const state = shared();
    tryIt(state);
    tryIt(state, { start: bert.start, stood: HERE + 2 * MINUTE_MS });
    tryIt(state, { start: anna.start, kiosk: 'kiosk-2' });
    expect(unclear(state)).toMatchObject([{ resolved: null }]);
  });

  it('[A2, P5] only staff who have found them say so, once', () => {
    const state = shared();
    const { answer } = tryIt(state);
    const settle = (role: 'clerk' | 'kiosk', who: string): Decision =>
      state.take(
        ask('resolve-call-back', { callBack: answer.request, date: MONDAY }),
        circumstances(LATER, { role, actor: who }),
      );
    expect(settle('kiosk', 'kiosk').answer).toMatchObject({ reason: 'not-allowed' });
    expect(settle('clerk', 'karl').answer.ok).toBe(true);
    settle('clerk', 'karla');
    expect(unclear(state)).toMatchObject([{ resolved: { at: LATER, by: actor('karl') } }]);
  });
});

describe('[A2] twins with the same birth date and start', () => {
  const twin = anAppointment({ id: visit('twin'), start: anna.start, number: 'A603', code: '333333' });
  const byCode = (state: State, code: string, stood: Instant, tried: readonly RequestId[]): Decision =>
    state.take(
      ask('check-in', { by: { with: 'code', code }, date: MONDAY, tried: [...tried] }),
      circumstances(stood, { role: 'kiosk', actor: 'kiosk' }),
    );

  it('[A2.3] staff are told at once, since nothing that they could name would tell', () => {
    const state = shared([anna, twin]);
    const { answer } = tryIt(state, { heard: HERE });
    expect(answer).toMatchObject({ reason: 'several-appointments', alternatives: [{ start: anna.start }] });
    expect(unclear(state)).toMatchObject([
      { at: HERE, birthDate: BIRTH, starts: [anna.start], resolved: null },
    ]);
  });

  it('[A2] cut off, too: a time that they named does not check in the other one', () => {
    const state = shared([anna, twin]);
    tryIt(state);
    tryIt(state, { start: anna.start, stood: HERE + 10_000 });
    expect([anna.id, twin.id].map((id) => state.visit(id).state)).toEqual(['booked', 'booked']);
    expect(unclear(state)).toMatchObject([{ resolved: null }]);
  });

  it('[A2.3] their code settles it, at the kiosk where they tried', () => {
    const state = shared([anna, twin]);
    const first = tryIt(state, { heard: HERE }).answer.request;
    expect(byCode(state, twin.code, HERE + 2 * MINUTE_MS, [first]).answer).toMatchObject({ visit: twin.id });
    expect(unclear(state)).toMatchObject([{ resolved: { at: HERE + 2 * MINUTE_MS, by: actor('kiosk') } }]);
    // A cut-off kiosk took down their birth date, and then they used the code.
    const late = tryIt(state, { stood: HERE + 5 * MINUTE_MS }).answer.request;
    byCode(state, anna.code, HERE + 5 * MINUTE_MS + 1, [late]);
    expect(unclear(state).every(({ resolved }) => resolved !== null)).toBe(true);
  });

  it('[A2] the code of the other twin, who comes next, settles nothing', () => {
    const state = shared([anna, twin]);
    const { request } = tryIt(state, { heard: HERE }).answer;
    byCode(state, anna.code, HERE + MINUTE_MS / 2, []);
    const elsewhere = ask('check-in', {
      by: { with: 'code', code: twin.code },
      date: MONDAY,
      tried: [request],
    });
    state.take(elsewhere, circumstances(LATER, { role: 'kiosk', at: HERE + MINUTE_MS, actor: 'kiosk-2' }));
    expect(unclear(state)).toMatchObject([{ id: request, resolved: null }]);
  });
});

describe('[A7] a number in a visitor’s hand that the relay refuses afterwards', () => {
  const numbers = { kiosk: { from: 1, to: 3 }, 'kiosk-2': { from: 4, to: 6 } };
  const give = (
    state: State,
    given: Partial<RequestOf<'take-ticket'>>,
    { stood = HERE, heard = LATER }: Pick<Try, 'stood' | 'heard'> = {},
    role: Role = 'kiosk',
  ): Decision =>
    state.take(
      ask('take-ticket', {
        ...{ services: [choose('passport')], lane: lane('main'), number: 'A001', language: 'de' },
        ...{ date: MONDAY, ...given },
      }),
      circumstances(heard, { role, at: stood, actor: 'kiosk' }),
    );
  const noLanes = { ...anOffice(), lanes: [] };

  it.each<[UnclearArrival['reason'], State, Partial<RequestOf<'take-ticket'>>]>([
    ['number-taken', aState({ numbers, events: [aTicket({ number: 'A001', at: at('08:00') })] }), {}],
    ['not-allowed', aState({ numbers }), { number: 'A004' }],
    ['no-common-lane', aState({ numbers, office: noLanes }), {}],
    ['wrong-day', aState({ numbers }), { date: addDays(MONDAY, -1) }],
  ])(
    '[A7.10] is named to staff, who find its visitor on the day when they came: %s',
    (reason, state, given) => {
      const { answer, memos } = give(state, given);
      expect(answer).toMatchObject({ ok: false, reason });
      expect(memos.map(({ date, record }) => [date, memo.parse(record)])).toEqual([
        [
          MONDAY,
          {
            ...{ type: 'arrival', id: answer.request, at: HERE, by: actor('kiosk'), birthDate: null },
            ...{ number: given.number ?? 'A001', reason, starts: [], resolved: null },
          },
        ],
      ]);
    },
  );

  it('[A7.10] not while they stand there, nor of what was never shown, nor from a role that gives none', () => {
    const state = aState({ numbers });
    give(state, { number: 'A004' }, { heard: HERE + 1_999 });
    give(state, { number: null, services: [choose('moon-trip')] });
    give(state, { number: 'A004' }, {}, 'citizen');
    expect(unclear(state)).toEqual([]);
    give(state, { number: 'A004' }, { heard: HERE + 2_000 });
    expect(unclear(state)).toHaveLength(1);
  });

  it('[A5, A7] a visitor who has another number since, or left before they saw it, is not looked for', () => {
    const state = aState({ numbers });
    const asked = give(state, { number: 'A004' }).answer.request;
    const who = circumstances(LATER, { role: 'kiosk', actor: 'kiosk' });
    state.take(ask('withdraw', { asked, date: MONDAY }), who);
    expect(unclear(state)).toMatchObject([{ resolved: { by: actor('kiosk') } }]);
  });
});

describe('[A4] who was welcomed by QR or code, and is refused afterwards', () => {
  const checkIn = (state: State, stood: Instant, heard: Instant, given: { code?: string } = {}): Decision =>
    state.take(
      ask('check-in', {
        ...{ by: { with: 'code', code: given.code ?? '111111' }, date: MONDAY },
        welcomed: anna.number,
      }),
      circumstances(heard, { role: 'kiosk', at: stood, actor: 'kiosk' }),
    );

  it.each([
    ['too-early', at('08:30'), {}],
    ['too-late', at('09:20'), {}],
    ['not-found', HERE, { code: '999999' }],
  ] as const)('[A4] is named to staff with their number: %s', (reason, stood, given) => {
    const state = shared();
    const { answer, memos } = checkIn(state, stood, LATER, given);
    expect(answer).toMatchObject({ ok: false, reason });
    expect(memos.map(({ record }) => memo.parse(record))).toEqual([
      {
        ...{ type: 'arrival', id: answer.request, at: stood, by: actor('kiosk'), birthDate: null },
        ...{ number: anna.number, reason, starts: [], resolved: null },
      },
    ]);
  });

  it('[A4] not while the kiosk still waits for the answer', () => {
    const state = shared();
    checkIn(state, at('08:30'), at('08:30') + 1_999);
    expect(unclear(state)).toEqual([]);
    checkIn(state, at('08:30'), at('08:30') + 2_000);
    expect(unclear(state)).toHaveLength(1);
  });

  it('[A4] once for a visitor, and settled when they are checked in with the next try', () => {
    const state = shared();
    checkIn(state, at('08:44:30'), LATER);
    checkIn(state, at('08:44:50'), LATER);
    expect(unclear(state)).toMatchObject([{ reason: 'too-early', resolved: null }]);
    expect(checkIn(state, at('08:45:10'), LATER).answer.ok).toBe(true);
    expect(unclear(state)).toMatchObject([{ resolved: { by: actor('kiosk') } }]);
  });
});

describe('[A2] the times around now', () => {
  it('[A1, A2] are those of every appointment whose window is open, each once, earliest first', () => {
    const start = (time: string, name = time.replace(':', '-')): AppointmentEvent =>
      anAppointment({ id: visit(name), start: at(time), code: String(100_000 + Number(time.slice(3))) });
    const events = ['08:45', '08:50', '09:10', '09:15', '09:00'].map((time) => start(time));
    const unconfirmed = { ...start('09:05'), activateBy: at('08:00') };
    const gone = anAppointment({ id: visit('gone'), start: at('08:55') });
    const moved = visitStep('moved', { of: gone.id, at: at('08:00'), movedTo: visit('09-00') });
    const state = aState({
      now: HERE,
      events: [...events, start('09:00', 'twin'), unconfirmed, gone, moved],
    });
    expect(startsAround(anOffice(), state.day(MONDAY), HERE)).toEqual(
      ['08:50', '09:00', '09:10'].map((time) => at(time)),
    );
  });
});
