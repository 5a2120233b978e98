import { describe, expect, test } from 'vitest';
import { toBeKnown } from '../../src/lib/client/requests/bookings.ts';
import type { Booking } from '../../src/lib/client/requests/bookings.ts';
import { CONNECTING } from '../../src/lib/client/replica/link-status.ts';
import type { TrackedRequest, LinkStatus } from '../../src/lib/client/types.ts';
import { ownAppointment } from '../../src/lib/domain/requests/answer.ts';
import { visitId } from '../../src/lib/domain/ids.ts';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import { boardOf } from '../../src/lib/domain/queue/reckon-board.ts';
import type { Board } from '../../src/lib/domain/queue/board.ts';
import { localDate } from '../../src/lib/domain/time.ts';
import { placeInLine } from '../../src/lib/state/citizen/in-line.svelte.ts';
import {
  appointmentsOf,
  isLost,
  isLostVisit,
  visitLabel,
  movedFrom,
  movedOn,
  ownLabel,
  authorizationOf,
  visitsOf,
} from '../../src/lib/state/citizen/visits.ts';
import type { OwnBooking } from '../../src/lib/state/citizen/visits.ts';
import { anOffice, aTicket, at, MONDAY, visit } from '../support/build/index.ts';

const known = ownAppointment.parse({
  id: 'v'.repeat(20),
  office: 'dorsten',
  date: '2026-11-23',
  start: Date.UTC(2026, 10, 23, 8),
  minutes: 10,
  services: [{ service: 'passport', quantity: 1 }],
  number: 'A600',
  code: '123456',
  state: 'booked',
  activateBy: null,
  counter: null,
});
const booking = { known } as Booking;
const link = (state: LinkStatus['state'], complete: boolean): LinkStatus => ({
  ...CONNECTING,
  state,
  complete,
});

const DAY = known.date;
const EVE = localDate.parse('2026-11-22');
const NEXT = localDate.parse('2026-11-24');
const quiet = [link('connecting', false), link('offline', true), link('live', false)];
const whole = link('live', true);
const erased: LinkStatus = { ...link('closed', false), reason: 'past-retention' };

describe('[B5] an appointment of this phone', () => {
  test('is shown as last known while its inbox says nothing and the relay cannot be heard', () => {
    for (const now of quiet) expect(appointmentsOf(booking, [], now, EVE)).toEqual([known]);
    expect(appointmentsOf({ ...booking, known: null }, [], link('offline', true), EVE)).toEqual([]);
  });

  test('is what the inbox says as soon as it says anything', () => {
    const cancelled = { ...known, state: 'cancelled' as const };
    expect(appointmentsOf(booking, [cancelled], link('offline', true), EVE)).toEqual([cancelled]);
  });

  test('[P3, M19] is gone once the office has erased it', () => {
    expect(appointmentsOf(booking, [], whole, NEXT)).toEqual([]);
    expect(appointmentsOf(booking, [], link('closed', false), NEXT)).toEqual([]);
    for (const today of [EVE, DAY, NEXT]) expect(appointmentsOf(booking, [], erased, today)).toEqual([]);
  });
});

describe('[M18] an appointment of which the office does not know any more', () => {
  test('is lost when its day is not over: then it cannot have been erased', () => {
    for (const today of [EVE, DAY]) {
      expect(isLost(booking, [], whole, [], today)).toBe(true);
      expect(appointmentsOf(booking, [], whole, today)).toEqual([known]);
    }
    expect(isLost(booking, [], whole, [], NEXT)).toBe(false);
  });

  test('is not called lost before the whole inbox is here', () => {
    for (const now of [...quiet, link('closed', true), erased])
      expect(isLost(booking, [], now, [], EVE)).toBe(false);
  });

  test('was cancelled, moved or has lapsed: it is in the inbox, or ended anyway', () => {
    for (const state of ['cancelled', 'lapsed', 'finished'] as const) {
      const ended = { ...known, state };
      expect(isLost(booking, [ended], whole, [], EVE)).toBe(false);
      expect(isLost({ known: ended } as Booking, [], whole, [], EVE)).toBe(false);
    }
  });

  test('is not lost while its booking has no answer: it is asked again', () => {
    const asked = (answer: TrackedRequest['answer']): TrackedRequest =>
      ({ request: { kind: 'book' }, stage: 'sent', answer }) as unknown as TrackedRequest;
    expect(isLost(booking, [], whole, [asked(null)], EVE)).toBe(false);
    expect(isLost(booking, [], whole, [asked({ ok: true } as TrackedRequest['answer'])], EVE)).toBe(true);
  });

  test('is lost by all of its authorizations, or by none', () => {
    const authorization = (lost: boolean): OwnBooking =>
      ({ booking, link: whole, appointments: [known], lost }) as unknown as OwnBooking;
    const [visit, ...others] = visitsOf([authorization(true), authorization(false)]);
    expect(others).toEqual([]);
    expect(isLostVisit(visit!)).toBe(false);
    expect(isLostVisit(visitsOf([authorization(true), authorization(true)])[0]!)).toBe(true);
  });

  test('a moved visitor keeps the appointment that stands', () => {
    const later = {
      ...known,
      id: visitId.parse('w'.repeat(20)),
      date: NEXT,
      start: known.start + 86_400_000,
    };
    const before = { ...known, state: 'cancelled' as const, movedTo: { date: NEXT, visit: later.id } };
    expect(toBeKnown([before, later])).toBe(later);
    expect(toBeKnown([known])).toBe(known);
    expect(toBeKnown([])).toBeUndefined();
  });
});

describe('[B8.4] an appointment that was moved', () => {
  const later = (id: string): typeof known => ({
    ...known,
    id: visitId.parse(id.repeat(20)),
    start: known.start + 1,
  });
  const away = (from: typeof known, to: typeof known): typeof known => ({
    ...from,
    state: 'cancelled',
    movedTo: { date: to.date, visit: to.id },
  });
  const visitsWith = (...told: (typeof known)[]) =>
    visitsOf([{ booking, link: whole, appointments: told } as unknown as OwnBooking]);

  test('is what it has become, however often, and what it was before is known', () => {
    const [first, second] = [away(known, later('w')), away(later('w'), later('x'))];
    const all = visitsWith(first, second, later('x'));
    const of = (id: string) => all.find(({ appointment }) => appointment.id === id.repeat(20))!;
    expect(movedOn(of('v'), all)).toBe(of('x'));
    expect(movedOn(of('x'), all)).toBeNull();
    expect(movedFrom(of('x'), all)).toBe(of('w'));
    expect(movedFrom(of('v'), all)).toBeNull();
  });

  test('is shown by itself where this phone does not know what it has become', () => {
    const [only] = visitsWith(away(known, later('w')));
    expect(movedOn(only!, [only!])).toBeNull();
  });

  test('[B8.2] is asked for with the phone that booked it, else with the link of a mail and its code', () => {
    const held = (via: 'phone' | 'mail', actor: string) =>
      ({ booking: { ...booking, via, actor } }) as unknown as OwnBooking;
    const authorizationIn = (...bookings: OwnBooking[]) => authorizationOf({ appointment: known, bookings });
    expect(authorizationIn(held('mail', 'm'), held('phone', 'p'))).toEqual({ actor: 'p', needsCode: false });
    expect(authorizationIn(held('mail', 'm'))).toEqual({ actor: 'm', needsCode: true });
    expect(authorizationIn()).toBeNull();
  });
});

describe('[Q8, A5.7] the place of a number in the line', () => {
  const board: Board = {
    date: DAY,
    calls: [{ number: 'A001', counter: 'Schalter 3', since: known.start, calls: 2, state: 'called' }],
    waiting: [],
    line: [{ number: 'A002', ahead: 1, wait: { from: 5, to: 12 } }],
    opensAt: null,
    walkInsStopped: null,
  };
  const place = (number: string, date = DAY, now = known.start) => placeInLine(board, number, date, now);

  test('is how many go before, how long that takes, or the counter that calls', () => {
    expect(place('A002')).toEqual({ at: 'waiting', ahead: 1, wait: { from: 5, to: 12 } });
    expect(place('A001')).toEqual({ at: 'called', counter: 'Schalter 3', calls: 2 });
  });

  test('is not called gone where the line is longer than the board', () => {
    const day = foldDay(
      MONDAY,
      Array.from({ length: 400 }, (_, i) => {
        const id = visit(`waits-${i}`);
        return aTicket({ id, number: `A${String(100 + i)}`, at: at('08:00') + i * 1000 });
      }),
    );
    const long = boardOf(anOffice(), day, at('09:00'));
    expect(placeInLine(long, 'A499', MONDAY, at('09:00'))).toEqual({ at: 'further-back' });
    expect(placeInLine(long, 'A150', MONDAY, at('09:00'))).toMatchObject({ at: 'waiting', ahead: 50 });
  });

  test('is not made up: of another day, without a board, and once the board has the number no more', () => {
    expect(place('A002', NEXT)).toEqual({ at: 'other-day' });
    expect(placeInLine(null, 'A002', DAY, known.start)).toEqual({ at: 'unknown' });
    expect(place('A003')).toEqual({ at: 'gone' });
    // Q4: a call ends after half an hour, also on a phone that hears nothing.
    expect(place('A001', DAY, known.start + 30 * 60_000)).toEqual({ at: 'gone' });
  });
});

describe('[B5.6] the name of an appointment', () => {
  test('is one line of 40 characters without what cannot be seen', () => {
    expect(ownLabel(' Papa\u200b\n Ausweis ')).toBe('Papa Ausweis');
    expect(ownLabel(' \u202e ')).toBeNull();
    expect(ownLabel('👵'.repeat(10_000))).toBe('👵'.repeat(40));
  });

  test('is that of whichever authorization has one', () => {
    const named = { booking: { ...booking, label: 'Papa' } } as OwnBooking;
    const other = { booking } as OwnBooking;
    expect(visitLabel({ appointment: known, bookings: [other, named] })).toBe('Papa');
    expect(visitLabel({ appointment: known, bookings: [other] })).toBeNull();
  });
});
