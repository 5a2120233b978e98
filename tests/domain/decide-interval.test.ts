/** Short services without an appointment: the next free interval of today. */
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/lib/domain/requests/answer.ts';
import type { AppointmentEvent } from '../../src/lib/domain/day/appointment.ts';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import { dayEvent } from '../../src/lib/domain/day/day.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import type { RequestOf } from '../../src/lib/domain/requests/request.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  anAppointment,
  anOffice,
  anOfficeFile,
  ask,
  aState,
  at,
  choose,
  circumstances,
  day,
  lane,
  visit,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

const KIOSK = { role: 'kiosk' } as const;
/** One counter in either lane, two hours; what is short may go to both. */
const office = anOffice({
  services: anOfficeFile().services.map((s) => ({
    ...s,
    short: s.id === 'pick-up' || s.id === 'quick-copy',
  })),
  windows: [
    {
      weekdays: ['mon'],
      from: '08:00',
      to: '10:00',
      lanes: { main: { counters: 1, online: 0 }, short: { counters: 1, online: 0 } },
    },
  ],
  rules: { nextInterval: true },
});

const taking = (services = [choose('pick-up')]): RequestOf<'take-interval'> =>
  ask('take-interval', { services, language: 'de' });
const reasonOf = ({ answer }: Decision): Refusal | 'ok' => (answer.ok ? 'ok' : answer.reason);
const taken = (from: string, to: string, where = 'main'): AppointmentEvent =>
  anAppointment({
    id: visit(`${where}-${from.replace(':', '')}`),
    start: at(from),
    minutes: (at(to) - at(from)) / MINUTE_MS,
    lane: lane(where),
    number: `Z${from.slice(0, 2)}${from.slice(4)}`,
    code: `9${from.replace(':', '')}${where.length % 10}`,
  });

describe('the next free interval', () => {
  it.each<[what: string, now: string, events: AppointmentEvent[], due: string | null, where: string]>([
    ['before opening is the first of the day', '07:50', [], '08:00', 'main'],
    ['begins on the grid, never in the past', '08:01', [], '08:05', 'main'],
    ['is now when now is on the grid', '08:05', [], '08:05', 'main'],
    ['is in the other lane when one is taken', '08:00', [taken('08:00', '09:00')], '08:00', 'short'],
    [
      'is between two appointments',
      '08:00',
      [taken('08:00', '08:30'), taken('08:35', '10:00'), taken('08:00', '10:00', 'short')],
      '08:30',
      'main',
    ],
    [
      'is what is left before closing',
      '08:00',
      [taken('08:00', '09:55'), taken('08:00', '10:00', 'short')],
      '09:55',
      'main',
    ],
    [
      'there is none when all is taken',
      '08:00',
      [taken('08:00', '10:00'), taken('08:00', '10:00', 'short')],
      null,
      '',
    ],
    ['there is none after the last', '09:56', [], null, ''],
  ])('[A6.2] %s', (_what, now, events, due, where) => {
    const state = aState({ office, now: at(now), events });
    const decision = state.take(taking(), circumstances(at(now), KIOSK));
    if (due === null) expect(reasonOf(decision)).toBe('place-gone');
    else expect(decision.answer).toMatchObject({ ok: true, due: at(due), lane: where });
    expect(decision.events.length > 0).toBe(due !== null);
  });

  it('[A6.3, C7] has to be long enough for all that was chosen', () => {
    const events = [taken('08:05', '08:30'), taken('08:00', '10:00', 'short')];
    const due = (...services: Parameters<typeof taking>): unknown => {
      const state = aState({ office, now: at('08:00'), events });
      const { answer } = state.take(taking(...services), circumstances(at('08:00'), KIOSK));
      return answer.ok && answer.due;
    };
    expect(due([choose('pick-up')])).toBe(at('08:00'));
    expect(due([choose('pick-up'), choose('quick-copy')])).toBe(at('08:30'));
  });

  it('[A6.1] is an appointment with number and code, taken from all of the capacity and not from the online share', () => {
    const state = aState({ office, now: at('08:00') });
    const request = taking();
    const { events, people, notices } = state.take(request, circumstances(at('08:00'), KIOSK));
    expect(dayEvent.parse(events[0])).toMatchObject({ channel: 'kiosk', number: 'A600', activateBy: null });
    expect((events[0] as AppointmentEvent).code).toMatch(/^\d{6}$/);
    expect([people, notices]).toEqual([[], []]);
    expect(state.slots(day('2026-11-23'))!.lanes['main']!.all.slice(0, 2)).toBe('01');
  });

  it('[A6, M16] asked twice it is one', () => {
    const state = aState({ office, now: at('08:00') });
    const request = taking();
    const first = state.take(request, circumstances(at('08:00'), KIOSK));
    const again = state.take(request, circumstances(at('08:01'), KIOSK));
    expect(again.answer).toEqual(first.answer);
    expect(again.events).toEqual([]);
  });

  it('[A6, A5] asked before the kiosk lost the relay, it keeps no place for a visitor who has a ticket by now', () => {
    const state = aState({ office, now: at('08:02') });
    const late = (asked: string): Decision =>
      state.take(taking(), circumstances(at('08:02'), { ...KIOSK, at: at(asked) }));
    expect([reasonOf(late('08:00:59')), late('08:00:59').events]).toEqual(['no-longer-wanted', []]);
    expect(reasonOf(late('08:01'))).toBe('ok');
  });

  it('[A6, M1] two who ask at the same time get two intervals', () => {
    const state = aState({ office, now: at('08:00') });
    const places = Array.from({ length: 5 }, () => {
      const { answer } = state.take(taking(), circumstances(at('08:00'), KIOSK));
      return answer.ok ? `${answer.lane} ${(answer.due! - at('08:00')) / MINUTE_MS}` : answer.reason;
    });
    expect(new Set(places).size).toBe(5);
  });
});

describe('checking in', () => {
  const due = (state: State, now: string): { state: string; arrivedAt: unknown } => {
    const request = taking();
    const { answer } = state.take(request, circumstances(at(now), KIOSK));
    expect(answer.ok).toBe(true);
    const { state: s, arrivedAt } = state.visit(visitOf(request.id));
    return { state: s, arrivedAt };
  };

  it('[A6.5] at once if it starts within the window, else as with any appointment', () => {
    expect(due(aState({ office, now: at('07:45') }), '07:45')).toEqual({
      state: 'arrived',
      arrivedAt: at('07:45'),
    });
    expect(due(aState({ office, now: at('07:44:59') }), '07:44:59')).toEqual({
      state: 'booked',
      arrivedAt: null,
    });
  });

  it('[A6.5, A1.1] later by its code, in the window of A1; else it lapses', () => {
    const state = aState({ office, now: at('07:30') });
    const request = taking();
    const { events } = state.take(request, circumstances(at('07:30'), KIOSK));
    const { code } = events[0] as AppointmentEvent;
    const scan = (now: string): Refusal | 'ok' =>
      reasonOf(state.take(ask('check-in', { by: { with: 'code', code } }), circumstances(at(now), KIOSK)));
    expect(scan('07:44')).toBe('too-early');
    expect(scan('08:06')).toBe('too-late');
    state.lapse();
    expect(state.visit(visitOf(request.id)).state).toBe('lapsed');
    expect(scan('07:46')).toBe('ok');
  });
});

describe('what is no short service', () => {
  it.each<[what: string, reason: Refusal, Partial<Parameters<typeof anOffice>[0]>, string[], string]>([
    ['a passport', 'not-bookable', {}, ['passport'], 'kiosk'],
    ['a short service beside a passport', 'not-bookable', {}, ['pick-up', 'passport'], 'kiosk'],
    ['a service that does not exist', 'not-bookable', {}, ['wedding'], 'kiosk'],
    [
      'in an office without intervals',
      'not-possible-now',
      { rules: { nextInterval: false } },
      ['pick-up'],
      'kiosk',
    ],
    ['asked from a phone', 'not-allowed', {}, ['pick-up'], 'citizen'],
    ['asked from a monitor', 'not-allowed', {}, ['pick-up'], 'monitor'],
  ])('[A6] %s: %s', (_what, reason, changes, services, role) => {
    const file = { services: office.services, windows: office.windows, ...changes };
    const changed = anOffice({ ...file, rules: { nextInterval: true, ...changes?.rules } });
    const decision = aState({ office: changed, now: at('08:00') }).take(
      taking(services.map((id) => choose(id))),
      circumstances(at('08:00'), { role: role as 'kiosk' }),
    );
    expect([reasonOf(decision), decision.events]).toEqual([reason, []]);
  });

  it('[A6, M20] an interval is of today', () => {
    const decision = aState({ office, now: at('08:00', '2026-11-24') }).take(
      taking(),
      circumstances(at('08:00', '2026-11-24'), KIOSK),
    );
    expect(reasonOf(decision)).toBe('wrong-day');
  });
});
