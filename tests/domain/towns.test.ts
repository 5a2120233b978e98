/** What the four towns publish about their way of working holds in their example offices. */
import { describe, expect, it } from 'vitest';
import { openingsOn } from '../../src/lib/domain/office/calendar.ts';
import { freeStarts } from '../../src/lib/domain/office/capacity.ts';
import { sharedVariants } from '../../src/lib/domain/office/variants.ts';
import { needOf } from '../../src/lib/domain/requests/need.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import { lanesServing, minutesFor } from '../../src/lib/domain/office/office.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { checkContact } from '../../src/lib/domain/day/people.ts';
import type { Contact } from '../../src/lib/domain/day/people.ts';
import type { RequestOf } from '../../src/lib/domain/requests/request.ts';
import { addDays, timeOfDay } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { dueReminders } from '../../src/lib/domain/upkeep/reminder.ts';
import {
  aContact,
  ask,
  aState,
  at,
  choose,
  circumstances,
  day,
  freshId,
  MONDAY,
  requestNamed,
} from '../support/build/index.ts';
import { exampleOffice, exampleOffices } from '../support/build/example-offices.ts';

const dorsten = exampleOffice('dorsten');
const werne = exampleOffice('werne');
const bergkamen = exampleOffice('bergkamen');
const standesamt = exampleOffice('bergkamen-standesamt');
const duesseldorf = exampleOffice('duesseldorf');
const TUESDAY = addDays(MONDAY, 1);

function book(office: Office, given: Partial<RequestOf<'book'>> = {}): RequestOf<'book'> {
  return ask('book', {
    office: office.id,
    start: at('10:00', TUESDAY),
    services: [choose('id-card')],
    contact: aContact({ birthDate: null }),
    language: 'de',
    reminder: false,
    ...given,
  });
}

const hours = (office: Office, date: LocalDate): string[] =>
  openingsOn(office, date).map(
    (o) => `${timeOfDay(o.from, office.timeZone)}–${timeOfDay(o.to, office.timeZone)}`,
  );

/** The last day that is offered online at that moment. */
function farthest(office: Office, time: string, date = MONDAY): LocalDate | undefined {
  const state = aState({ office, now: at(time, date) });
  const lanes = office.lanes.map((l) => l.id);
  return state
    .bookableDays()
    .filter((d) => freeStarts(state.slots(d)!, lanes, 5, 'online', state.now, 0).length > 0)
    .at(-1);
}

describe('every example office', () => {
  const offices = exampleOffices().map((office) => [office.id, office] as const);

  it.each(offices)('[C4, C6] %s: every service fits into an appointment and into a lane', (_id, office) => {
    for (const { id, most } of office.services) {
      const choice = [{ service: id, quantity: Math.min(2, most) }];
      expect([id, needOf(office, choice, 'staff').ok]).toEqual([id, true]);
      expect(lanesServing(office, [id]).length).toBeGreaterThan(0);
    }
    for (const { services } of office.lanes) expect(new Set(services).size).toBe(services.length);
    const served = new Set(office.counters.flatMap((c) => c.lanes));
    expect(office.lanes.filter((l) => !served.has(l.id))).toEqual([]);
    for (const { lanes } of office.windows) {
      for (const [lane, { counters }] of Object.entries(lanes)) {
        const able = office.counters.filter((c) => c.lanes.some((l) => l === lane)).length;
        expect(counters, `${lane} has counters for its capacity`).toBeLessThanOrEqual(able);
      }
    }
  });

  it.each(offices)(
    '[B1.1] %s: every category leads to a service, every service says what to bring',
    (_id, office) => {
      for (const { id } of office.categories)
        expect(office.services.some((s) => s.category === id)).toBe(true);
      expect(office.services.filter((s) => s.documents.length === 0).map((s) => s.id)).toEqual([]);
    },
  );

  it.each(offices)('[B1] %s: German and English are both there and not the same sentence', (_id, office) => {
    const texts = office.services.flatMap((s) => [
      s.name,
      ...s.documents,
      ...s.forms.map((f) => f.name),
      ...(s.hint === undefined ? [] : [s.hint]),
      ...(s.online === undefined ? [] : [s.online.name]),
    ]);
    for (const { de, en } of texts) {
      expect(de).not.toBe(en);
      // Written with real umlauts and without a double space from a folded line.
      expect(de).not.toMatch(/\b(?:fuer|koennen|moech|muess|zurueck)|\s\s|\s$/u);
      expect(en).not.toMatch(/\s\s|\s$/u);
    }
  });

  it('[A7] letters of one building differ from office to office, so that no two numbers sound alike there', () => {
    expect(bergkamen.address).toBe(standesamt.address);
    const letters = [...bergkamen.lanes, ...standesamt.lanes].map((l) => l.letter);
    expect(new Set(letters).size).toBe(letters.length);
  });
});

describe('Dorsten', () => {
  it.each([
    ['2026-11-30', ['08:00–16:00']],
    ['2026-12-01', ['08:00–16:00']],
    ['2026-12-02', []],
    ['2026-12-03', ['08:00–18:00']],
    ['2026-12-04', ['08:00–13:00']],
    ['2026-12-05', ['09:30–12:00']],
    ['2026-12-12', []],
    ['2027-01-02', ['09:30–12:00']],
  ])('[C2] on %s it is open %j; of the Saturdays only on the first of the month', (date, expected) => {
    expect(hours(dorsten, day(date))).toEqual(expected);
  });

  it('[C9] more places of the day open online at 7:45', () => {
    const free = (time: string): string[] => {
      const state = aState({ office: dorsten, now: at(time) });
      const need = needOf(dorsten, [choose('passport')], 'online');
      if (!need.ok) throw new Error(need.error);
      const request = book(dorsten, {
        start: at('10:00'),
        services: [choose('passport')],
        contact: aContact(),
      });
      // Three counters are booked out ahead, the fourth is the day's.
      return Array.from({ length: 6 }, (_, i) => {
        const { answer } = state.take(
          { ...request, id: requestNamed(freshId()) },
          circumstances(at(time), { actor: `phone-${i}` }),
        );
        return answer.ok ? 'ok' : answer.reason;
      });
    };
    expect(free('07:44')).toEqual(['ok', 'ok', 'ok', 'place-gone', 'place-gone', 'place-gone']);
    expect(free('07:45')).toEqual(['ok', 'ok', 'ok', 'ok', 'place-gone', 'place-gone']);
  });

  it('[B2, B3] name, phone, birth date and mail; binding once confirmed within two hours', () => {
    expect(dorsten.rules).toMatchObject({
      activation: 120,
      contact: { mail: 'required', birthDate: 'required', phone: 'optional' },
      reminder: 'opt-in',
    });
    const state = aState({ office: dorsten, now: at('09:00') });
    const request = book(dorsten, { contact: aContact() });
    state.take(request, circumstances(at('09:00')));
    expect(state.visit(visitOf(request.id)).state).toBe('reserved');
    state.now = at('11:00:01');
    state.lapse();
    expect(state.visit(visitOf(request.id))).toMatchObject({ state: 'lapsed', freeAt: at('11:00') });
  });

  it('[A1.1] checks in from 15 minutes before to 5 minutes after', () => {
    expect(dorsten.rules.checkIn).toEqual({ before: 15, after: 5 });
  });

  it('has roughly thirty services, of which some take only minutes', () => {
    expect(dorsten.services.length).toBeGreaterThanOrEqual(25);
    expect(dorsten.services.filter((s) => s.minutes <= 5).length).toBeGreaterThan(3);
  });
});

describe('Werne', () => {
  it('[B1.1] has six categories, with all services of the office in them, each with a link to forms', () => {
    expect(werne.categories.length).toBe(6);
    expect(werne.services.filter((s) => s.forms.length === 0).map((s) => s.id)).toEqual([]);
  });

  it('[C8] three weeks ahead, the newest day from its opening time on', () => {
    expect(werne.rules.horizonDays).toBe(21);
    expect(farthest(werne, '07:59')).toBe('2026-12-11');
    expect(farthest(werne, '08:00')).toBe('2026-12-14');
  });

  it('[C6] several services for several persons in one appointment of at most two hours, computed from both', () => {
    const family = [choose('register', 4), choose('id-card', 4), choose('residence-certificate')];
    expect(minutesFor(werne, family)).toBe(20 + 3 * 5 + 15 + 3 * 10 + 5);
    expect(needOf(werne, family, 'online')).toMatchObject({ ok: true });
    const two = [choose('id-card', 4), choose('passport', 4), choose('certify-copy')];
    expect(minutesFor(werne, two)).toBe(120);
    expect(needOf(werne, two, 'online')).toMatchObject({ ok: true, value: { minutes: 120 } });
    expect(needOf(werne, [...two, choose('eid-pin')], 'online')).toEqual({ ok: false, error: 'too-long' });
  });

  it('[B2, B3] booked bindingly with name and mail, confirmed at once', () => {
    const given: Contact = aContact({ birthDate: null });
    expect(checkContact(werne, given, MONDAY)).toEqual({});
    expect(checkContact(werne, { ...given, mail: null }, MONDAY)).toEqual({ mail: 'missing' });
    const state = aState({ office: werne, now: at('09:00') });
    const request = book(werne);
    const { notices } = state.take(request, circumstances(at('09:00')));
    expect(state.visit(visitOf(request.id)).state).toBe('booked');
    expect(notices.map((n) => n.kind)).toEqual(['confirmation']);
  });

  it('[B7.3] a reminder one day before, for everybody', () => {
    const state = aState({ office: werne, now: at('09:00', addDays(MONDAY, -3)) });
    state.take(book(werne), circumstances(state.now));
    expect(dueReminders(state, TUESDAY, at('09:59')).length).toBe(0);
    expect(dueReminders(state, TUESDAY, at('10:00')).length).toBe(1);
  });

  it('[A1.1] who does not appear loses the appointment', () => {
    const state = aState({ office: werne, now: at('09:00') });
    const request = book(werne);
    state.take(request, circumstances(state.now));
    state.now = at('10:11', TUESDAY);
    state.lapse();
    expect(state.visit(visitOf(request.id)).state).toBe('lapsed');
  });
});

describe('Bergkamen', () => {
  it('[B1.1] has seven tiles, certifying documents and deregistering a vehicle among them', () => {
    expect(bergkamen.categories.length).toBe(7);
    for (const id of ['certify-copy', 'deregister-vehicle', 'register', 'passport', 'id-card'])
      expect(bergkamen.services.some((s) => s.id === id)).toBe(true);
  });

  it('[C8] up to 60 days ahead', () => {
    expect(bergkamen.rules.horizonDays).toBe(60);
    // 60 days after that Monday is a Friday in January.
    expect(farthest(bergkamen, '07:59')).toBe('2027-01-21');
    expect(farthest(bergkamen, '08:00')).toBe('2027-01-22');
  });

  it('[A5, C5] places are left for those who come into the foyer, for any service', () => {
    for (const { lanes } of bergkamen.windows)
      for (const { counters, online, sameDay } of Object.values(lanes))
        expect(counters - online - sameDay).toBeGreaterThan(0);
    expect(bergkamen.services.every((s) => s.walkIn)).toBe(true);
  });

  it('[B3] a wish is not confirmed by hand', () => {
    expect(bergkamen.rules.activation).toBeNull();
  });

  it('[C8] a second department is an office of its own beside it', () => {
    expect(standesamt.id).not.toBe(bergkamen.id);
    expect(standesamt.rules.horizonDays).toBe(60);
    expect(standesamt.services.length).toBeGreaterThan(4);
  });

  it('[B15, C14] advice is given by phone and video, too, and a notice of marriage stands alone', () => {
    const byPhone = { ...choose('marriage-advice'), variant: 'phone' } as const;
    expect(sharedVariants(standesamt, [choose('marriage-advice')])).toEqual(['phone', 'video']);
    expect(minutesFor(standesamt, [byPhone])).toBe(15);
    expect(needOf(standesamt, [choose('marriage-notice'), choose('marriage-advice')], 'online')).toEqual({
      ok: false,
      error: 'not-together',
    });
  });
});

describe('Düsseldorf', () => {
  const take = (...ids: string[]): RequestOf<'take-interval'> =>
    ask('take-interval', { office: duesseldorf.id, services: ids.map((id) => choose(id)), language: 'de' });

  it('[A6] the five short services need no appointment, all others do', () => {
    const short = duesseldorf.services.filter((s) => s.short).map((s) => s.id);
    expect(short).toEqual([
      'residence-certificate',
      'clearance',
      'eid-pin',
      'disabled-parking',
      'vehicle-address',
    ]);
    expect(duesseldorf.services.filter((s) => s.walkIn).map((s) => s.id)).toEqual(short);
  });

  it('[A6.1, A6.5, A1] a mark on site is the next free interval, with check-in by QR or code from 15 minutes before', () => {
    const state = aState({ office: duesseldorf, now: at('09:02') });
    const { answer } = state.take(take('eid-pin'), circumstances(at('09:02'), { role: 'kiosk' }));
    expect(answer).toMatchObject({ ok: true, due: at('09:05'), lane: 'express' });
    expect(duesseldorf.rules.checkIn.before).toBe(15);
    expect(duesseldorf.rules.contact.birthDate).toBe('off');
  });

  it('[A6, S1] when the express counter is taken, the next interval is one that stays unused in a regular lane', () => {
    const state = aState({ office: duesseldorf, now: at('09:00') });
    const lanes = Array.from({ length: 3 }, () => {
      const { answer } = state.take(take('clearance'), circumstances(at('09:00'), { role: 'kiosk' }));
      return answer.ok ? [answer.lane, answer.due] : answer.reason;
    });
    expect(lanes).toEqual([
      ['express', at('09:00')],
      ['regular', at('09:00')],
      ['regular', at('09:00')],
    ]);
  });

  it('[A6] during all opening hours', () => {
    for (const { lanes } of duesseldorf.windows) expect(lanes['express']!.counters).toBeGreaterThan(0);
    for (const [time, ok] of [
      ['08:00', true],
      ['17:50', true],
      ['18:00', false],
    ] as const) {
      const state = aState({ office: duesseldorf, now: at(time) });
      const { answer } = state.take(take('eid-pin'), circumstances(at(time), { role: 'kiosk' }));
      expect([time, answer.ok]).toEqual([time, ok]);
    }
  });

  it('[C4] an express lane for short services, of which nothing is booked ahead', () => {
    const express = duesseldorf.lanes.find((l) => l.id === 'express')!;
    const short = duesseldorf.services.filter((s) => s.short).map((s) => s.id);
    expect(express.services).toEqual(short);
    expect(lanesServing(duesseldorf, [choose('passport').service]).map((l) => l.id)).toEqual(['regular']);
    for (const { lanes } of duesseldorf.windows) expect(lanes['express']).toMatchObject({ online: 0 });
  });

  it('[B1.1] registration and clearance certificates link to where they can be had online', () => {
    for (const id of ['residence-certificate', 'clearance'])
      expect(duesseldorf.services.find((s) => s.id === id)!.online?.url).toMatch(/^https:/);
  });
});
