/** C13: what an office does whose file has gone while appointments are still ahead. */
import { describe, expect, it } from 'vitest';
import { nextFreePlaces } from '../../src/lib/domain/decide/free-places.ts';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import { importColumns } from '../../src/lib/domain/input/import-cells.ts';
import { hoursOf } from '../../src/lib/domain/office/hours.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { officeFile, officeRecord } from '../../src/lib/domain/office/office.ts';
import type { Refusal } from '../../src/lib/domain/requests/answer.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { nextOffer } from '../../src/lib/domain/upkeep/offer.ts';
import { addDays, MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  aContact,
  actor,
  anAppointment,
  anOffice,
  anOfficeFile,
  aPerson,
  ask,
  aState,
  at,
  choose,
  circumstances,
  MONDAY,
  visit,
} from '../support/build/index.ts';

const NOW = at('08:00');
const usual = anOffice({
  services: anOfficeFile().services.map((s) => ({ ...s, short: s.id === 'pick-up' })),
  rules: { nextInterval: true, offer: 30, returnDelay: 0, horizonDays: 5 },
});
const without: Office = { ...usual, withoutFile: true };
const authorizations = [{ actor: actor('phone'), via: 'phone' as const }];
const anna = anAppointment({ id: visit('anna'), start: at('10:00'), code: '482913' });
const cells = { date: '2026-11-24', time: '09:00', services: 'id-card', name: 'Erika Beispiel' };
const row = importColumns.map((column) => (cells as Partial<Record<string, string>>)[column] ?? '');

const reasonOf = ({ answer }: Decision): Refusal | 'ok' => (answer.ok ? 'ok' : answer.reason);
const decided = (office: Office, request: Request, who: Parameters<typeof circumstances>[1], now = NOW) =>
  aState({ office, now, events: [anna], people: [aPerson(anna, { authorizations })] }).take(
    request,
    circumstances(now, who),
  );

const book = ask('book', {
  ...{ start: at('12:00'), services: [choose('id-card')], contact: aContact() },
  ...{ language: 'de', reminder: false },
});
const move = ask('move', { visit: anna.id, from: anna.date, start: at('14:00') });
const wish = (earlier: boolean): Request => ask('wish', { visit: anna.id, earlier });
const hours = hoursOf(usual);
const closures = [{ date: addDays(MONDAY, 3), from: '08:00', to: '09:00', reason: { de: 'Schulung' } }];

describe('[C13.2] an office without its file', () => {
  it.each<[what: string, Request, Parameters<typeof circumstances>[1]]>([
    ['a booking online', book, {}],
    ['a booking by staff', book, { role: 'clerk' }],
    ['a move by a citizen', move, { actor: 'phone' }],
    ['a move by staff', move, { role: 'clerk' }],
    ['a wish for an earlier place', wish(true), { actor: 'phone' }],
    ['an import', ask('import', { rows: [[...importColumns], row] }), { role: 'lead' }],
    [
      'new hours',
      ask('change-hours', { ...hours, closures: closures as never, base: hours, seen: [] }),
      { role: 'lead' },
    ],
    [
      'a change of the office',
      ask('change-office', {
        ...{ edit: { section: 'rules', entry: null, was: { calls: usual.rules.calls }, to: { calls: 5 } } },
        seen: [],
      }),
      { role: 'lead' },
    ],
  ])('refuses %s and does none of it', (_what, request, who) => {
    expect(reasonOf(decided(usual, request, who))).toBe('ok');
    const refused = decided(without, request, who);
    expect(refused.answer).toMatchObject({ ok: false, reason: 'office-without-file', alternatives: [] });
    const { events, people, memos, notices, log } = refused;
    expect([events, people, memos, notices, log, refused.office ?? null]).toEqual([[], [], [], [], [], null]);
  });

  it.each<[what: string, Request, Parameters<typeof circumstances>[1], number]>([
    ['a cancellation', ask('cancel', { visit: anna.id }), { actor: 'phone' }, NOW],
    [
      'a check-in',
      ask('check-in', { by: { with: 'code', code: anna.code } }),
      { role: 'kiosk' },
      anna.start - 5 * MINUTE_MS,
    ],
    [
      'a number at the kiosk',
      ask('take-ticket', {
        ...{ services: [choose('passport')], lane: 'main', number: null, language: 'de' },
      } as never),
      { role: 'kiosk' },
      NOW,
    ],
    ['a wish that is taken back', wish(false), { actor: 'phone' }, NOW],
  ])('goes on with %s', (_what, request, who, now) => {
    expect(reasonOf(decided(without, request, who, now))).toBe('ok');
  });

  it('gives a walk-in ticket where the kiosk would give the next interval', () => {
    const asked = ask('take-interval', { services: [choose('pick-up')], language: 'de' });
    expect(reasonOf(decided(usual, asked, { role: 'kiosk' }))).toBe('ok');
    expect(reasonOf(decided(without, asked, { role: 'kiosk' }))).toBe('place-gone');
  });

  it('offers no place that was given up', () => {
    const late = anAppointment({ id: visit('bert'), start: at('14:00'), by: actor('bert'), number: 'A700' });
    const state = (office: Office) => {
      const people = [anna, late].map((event) => aPerson(event, { authorizations }));
      const one = aState({ office: usual, now: NOW, events: [anna, late], people });
      const phone = circumstances(NOW, { actor: 'phone' });
      one.take(ask('wish', { visit: late.id, earlier: true }), phone);
      one.take(ask('cancel', { visit: anna.id }), { ...phone, now: NOW + MINUTE_MS, at: NOW + MINUTE_MS });
      one.office = office;
      return one;
    };
    const who = circumstances(NOW + 2 * MINUTE_MS, { role: 'lead', actor: 'arbiter' });
    expect(nextOffer(state(usual), who)).not.toBeNull();
    expect(nextOffer(state(without), who)).toBeNull();
  });

  it('has no free times, and no pause that ends', () => {
    const ofNeed = () => [{ date: MONDAY, times: ['09:00'] as never }];
    expect(nextFreePlaces(usual, choose('id-card'), NOW, ofNeed)).toMatchObject({ value: { days: [{}] } });
    expect(nextFreePlaces(without, choose('id-card'), NOW, ofNeed)).toMatchObject({
      value: { isPaused: false, days: [] },
    });
  });

  it('says so in its record alone: no file can', () => {
    expect(officeRecord.safeParse(without).success).toBe(true);
    expect(officeFile.safeParse(anOfficeFile()).success).toBe(true);
    expect(officeFile.safeParse({ ...anOfficeFile(), withoutFile: true }).success).toBe(false);
  });
});
