/** M18: no place is given away while the relay may still hear of a lost appointment that has it. */
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/lib/domain/requests/answer.ts';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import {
  LONGEST_PLACES_PAUSE_MS,
  placesPausedUntil,
  RESCUE_MS,
  TAKES_BACK_MS,
} from '../../src/lib/domain/office/rescue.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { importColumns } from '../../src/lib/domain/input/import-cells.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
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
  visit,
} from '../support/build/index.ts';

const NOW = at('08:00');
const RESTORED_AT = NOW - 5 * MINUTE_MS;
const usual = anOffice({
  services: anOfficeFile().services.map((s) => ({ ...s, short: s.id === 'pick-up' })),
  rules: { nextInterval: true },
});
const restored = (at = RESTORED_AT, lastPortion = at): Office => ({
  ...usual,
  rescueUntil: lastPortion + RESCUE_MS,
  takesBackUntil: at + TAKES_BACK_MS,
});

const reasonOf = ({ answer }: Decision): Refusal | 'ok' => (answer.ok ? 'ok' : answer.reason);
const book = (start = at('12:00')): Request =>
  ask('book', {
    ...{ start, services: [choose('id-card')], contact: aContact(), language: 'de', reminder: false },
  });
const cells = { date: '2026-11-24', time: '09:00', services: 'id-card', name: 'Erika Beispiel' };
const row = importColumns.map((column) => (cells as Partial<Record<string, string>>)[column] ?? '');
const authorizations = [
  { actor: actor('phone'), via: 'phone' as const },
  { actor: actor('mail'), via: 'mail' as const },
];
const anna = anAppointment({ id: visit('anna'), start: at('10:00') });
const moved = (): Request => ask('move', { visit: anna.id, from: anna.date, start: at('14:00') });

describe('[M18.11] for some minutes after a restore', () => {
  it.each<[what: string, Request, Parameters<typeof circumstances>[1], Refusal]>([
    ['a citizen books', book(), {}, 'places-paused'],
    ['a clerk books', book(), { role: 'clerk' }, 'places-paused'],
    ['a citizen moves', moved(), { actor: 'phone' }, 'places-paused'],
    ['a clerk moves', moved(), { role: 'clerk' }, 'places-paused'],
    ['a lead imports', ask('import', { rows: [[...importColumns], row] }), { role: 'lead' }, 'places-paused'],
    [
      'a kiosk asks for an interval',
      ask('take-interval', { services: [choose('pick-up')], language: 'de' }),
      { role: 'kiosk' },
      'place-gone',
    ],
  ])('no place is given: %s', (_what, request, who, refusal) => {
    const decided = (office: Office): Decision =>
      aState({ office, now: NOW, events: [anna], people: [aPerson(anna, { authorizations })] }).take(
        request,
        circumstances(NOW, who),
      );
    expect(reasonOf(decided(usual))).toBe('ok');
    const refused = decided(restored());
    expect(refused.answer).toMatchObject({ ok: false, reason: refusal, alternatives: [] });
    expect([refused.events, refused.people, refused.notices]).toEqual([[], [], []]);
  });

  it('what a clerk promised in an outage becomes a call-back', () => {
    const late = circumstances(NOW, { role: 'clerk', at: NOW - 10 * MINUTE_MS });
    const { memos } = aState({ office: restored(), now: NOW }).take(book(), late);
    expect(memos.map(({ record }) => record.type)).toEqual(['call-back']);
  });

  it('a reservation keeps its own place, and one that has lapsed gets none', () => {
    const reserved = { ...anna, activateBy: at('07:59') };
    const press = ask('activate', { visit: anna.id });
    const pressed = circumstances(NOW, { actor: 'mail', at: at('07:58') });
    const state = (office: Office) =>
      aState({ office, now: NOW, events: [reserved], people: [aPerson(reserved, { authorizations })] });
    expect(reasonOf(state(restored()).take(press, pressed))).toBe('ok');
    const lapsed = (office: Office) => {
      const one = state(office);
      expect(one.lapse()).toHaveLength(1);
      return one.take(press, pressed);
    };
    expect([reasonOf(lapsed(usual)), reasonOf(lapsed(restored()))]).toEqual(['ok', 'activation-too-late']);
  });

  it('visitors are served and tickets given out as usual', () => {
    const asked = ask('take-ticket', {
      ...{ services: [choose('passport')], lane: 'main', number: null, language: 'de' },
    } as never);
    const state = aState({ office: restored(), now: NOW });
    expect(reasonOf(state.take(asked, circumstances(NOW, { role: 'kiosk' })))).toBe('ok');
  });
});

it('[M18.11] the pause ends ten minutes after the last that came back, and an hour after the restore at the latest', () => {
  const until = (office: Office, now: Instant): number | null => placesPausedUntil(office, now);
  const end = RESTORED_AT + RESCUE_MS;
  expect([until(restored(), end - 1), until(restored(), end)]).toEqual([end, null]);
  const brought = NOW + 2 * MINUTE_MS;
  expect(until(restored(RESTORED_AT, brought), end)).toBe(brought + RESCUE_MS);
  // A device of staff that brings back something again and again stops no booking.
  const latest = RESTORED_AT + LONGEST_PLACES_PAUSE_MS;
  const again = restored(RESTORED_AT, latest - MINUTE_MS);
  expect([until(again, latest - MINUTE_MS), until(again, latest)]).toEqual([latest, null]);
  // A clock that was set back lengthens nothing, and an office that was never put back has no pause.
  expect([until(restored(), RESTORED_AT - MINUTE_MS), until(usual, NOW)]).toEqual([null, null]);
});
