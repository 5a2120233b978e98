/** Histories of bookings on two days and two lanes: by phone, by staff, from a list, moved, cancelled, wished earlier. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import { appointmentOf } from '../../src/lib/domain/day/day.ts';
import type { Circumstances } from '../../src/lib/domain/decide/decision.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import { importColumns } from '../../src/lib/domain/input/import-cells.ts';
import { offerFor } from '../../src/lib/domain/decide/open-offer.ts';
import { nextOffer } from '../../src/lib/domain/upkeep/offer.ts';
import type { Choice } from '../../src/lib/domain/office/office.ts';
import type { Person } from '../../src/lib/domain/day/people.ts';
import { addDays, MINUTE_MS, timeOfDay } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import {
  aContact,
  anOffice,
  ask,
  aState,
  at,
  choose,
  circumstances,
  MONDAY,
} from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';

export const CELL_MS = 5 * MINUTE_MS;
/** A day's cells, from 8 to 10. */
export const CELLS = 24;
export const DAYS = [MONDAY, addDays(MONDAY, 1)] as const;
export const LANES = {
  main: { counters: 3, online: 1, sameDay: 1 },
  short: { counters: 2, online: 1, sameDay: 0 },
} as const;
export type LaneName = keyof typeof LANES;

export const office = anOffice({
  windows: [{ weekdays: ['mon', 'tue'], from: '08:00', to: '10:00', lanes: LANES }],
  rules: { perMail: 100, leadMinutes: 0, returnDelay: 10, horizonDays: 1, offer: 10 },
});

export const someServices: fc.Arbitrary<Choice[]> = fc.constantFrom(
  [choose('id-card')],
  [choose('passport')],
  [choose('pick-up')],
  [choose('pick-up', 4)],
  [choose('id-card', 3)],
  [choose('register', 2), choose('pick-up')],
  [choose('id-card', 4), choose('passport')],
);
const someDay = fc.constantFrom(...DAYS);
/** Also a little before opening and beyond closing. */
const someCell = fc.integer({ min: -1, max: CELLS });
const which = fc.nat(30);
const byStaff = fc.constantFrom(false, false, true);
const aPlace = { date: someDay, cell: someCell };

const steps = {
  book: fc.record({ do: fc.constant('book' as const), ...aPlace, services: someServices, byStaff }),
  import: fc.record({
    do: fc.constant('import' as const),
    rows: fc.array(fc.record({ ...aPlace, services: someServices }), { minLength: 1, maxLength: 4 }),
  }),
  cancel: fc.record({
    do: fc.constant('cancel' as const),
    which,
    byStaff,
    random: fc.double({ min: 0, max: 0.99, noNaN: true }),
  }),
  activate: fc.record({ do: fc.constant('activate' as const), which, ago: fc.integer({ min: 0, max: 180 }) }),
  move: fc.record({ do: fc.constant('move' as const), which, byStaff, ...aPlace }),
  wish: fc.record({ do: fc.constant('wish' as const), which }),
  accept: fc.record({ do: fc.constant('accept' as const), which }),
  wait: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 0, max: 90 }) }),
};
const weigh = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
export const someStep = fc.oneof(
  weigh(8, steps.book),
  weigh(1, steps.import),
  weigh(3, steps.cancel),
  weigh(3, steps.activate),
  weigh(3, steps.move),
  weigh(3, steps.wish),
  weigh(1, steps.accept),
  weigh(2, steps.wait),
);
export type Step = typeof someStep extends fc.Arbitrary<infer T> ? T : never;

export const turns = [
  'booked online',
  'booked by staff',
  'booked in the share of the day',
  'booked in the short lane',
  'booked for the next day',
  'refused for want of a place',
  'imported',
  'a row without a place',
  'cancelled',
  'cancelled by staff',
  'a cancelled place not free yet',
  'activated',
  'activated after the lapse',
  'activated too late',
  'lapsed',
  'moved',
  'moved by staff',
  'moved to the other day',
  'offered',
  'accepted',
  'an offer that passed',
] as const;
export type Turn = (typeof turns)[number];

/**
 * How many held places cover each cell of a lane's day: appointments, given up but not back yet, open offers. `promised`:
 * those booked online alone. C10: what staff gave up is free for staff at once, and held for those who book online.
 */
export function held(
  state: State,
  date: LocalDate,
  lane: string,
  as: 'online' | 'staff' | 'promised',
): number[] {
  const counts = new Array<number>(CELLS).fill(0);
  const first = at('08:00', date);
  const add = (place: { lane: string; start: Instant; minutes: number }): void => {
    if (place.lane !== lane) return;
    const from = (place.start - first) / CELL_MS;
    for (let i = from; i < from + place.minutes / 5; i++) counts[i] = (counts[i] ?? 0) + 1;
  };
  const day = state.day(date);
  const moved = new Set<VisitId>();
  for (const s of day.subjects.values())
    if (s.kind === 'appointment' && s.movedFrom !== null) moved.add(s.movedFrom.visit);
  for (const subject of day.subjects.values()) {
    if (subject.kind !== 'appointment' || (as === 'promised' && subject.channel !== 'online')) continue;
    const { freeAt, freeForStaffAt } = state.visit(subject.id);
    const freeHereAt = as === 'staff' ? freeForStaffAt : freeAt;
    if (freeHereAt === null || freeHereAt > state.now) add(subject);
  }
  // An offer ends with its time, or when the appointment that it became stands on the same day.
  for (const hold of day.holds.values()) if (hold.until > state.now && !moved.has(hold.for)) add(hold);
  return counts;
}

const RELEASE = '07:45';
export const mostOnline = (state: State, date: LocalDate, lane: LaneName): number =>
  LANES[lane].online + (state.now < at(RELEASE, date) ? 0 : LANES[lane].sameDay);

/** A history as it goes on, with a list of its own of who was promised a place and has not given it up. */
export class History {
  readonly state: State;
  readonly promised = new Set<VisitId>();
  readonly #reached: (turn: Turn) => void;
  #steps = 0;
  #offered = new Set<string>();

  constructor(from: Instant, reached: (turn: Turn) => void) {
    this.state = aState({ office, now: from });
    this.#reached = reached;
  }

  carryOut(step: Step): void {
    this.#steps++;
    switch (step.do) {
      case 'book':
        this.#book(step);
        break;
      case 'import':
        this.#import(step.rows);
        break;
      case 'cancel':
        this.#cancel(step);
        break;
      case 'activate':
        this.#activate(step);
        break;
      case 'move':
        this.#move(step);
        break;
      case 'wish':
        this.#wish(step.which);
        break;
      case 'accept':
        this.#accept(step.which);
        break;
      case 'wait':
        this.#wait(step.minutes);
    }
    this.#offer();
  }

  #book({ date, cell, services, byStaff }: Step & { do: 'book' }): void {
    const start = at('08:00', date) + cell * CELL_MS;
    const request = ask('book', {
      start,
      services,
      contact: aContact(),
      language: 'de',
      reminder: false,
    });
    const who = byStaff
      ? this.#staff()
      : circumstances(this.state.now, {
          actor: `phone-${this.#steps}`,
          mailAuthorization: `mail-${this.#steps}`,
        });
    const before = this.state.now >= at(RELEASE, date) ? this.#online(date) : null;
    const { answer } = this.state.take(request, who);
    if (this.#isRefused(answer)) return;
    this.#promise(answer.visit!, who);
    this.#reached(byStaff ? 'booked by staff' : 'booked online');
    if (answer.lane === 'short') this.#reached('booked in the short lane');
    if (date !== DAYS[0]) this.#reached('booked for the next day');
    if (before === LANES.main.online && !byStaff && this.#online(date) > before)
      this.#reached('booked in the share of the day');
  }

  /** C5: what citizens take is taken from their share. */
  #promise(id: VisitId, { by }: Circumstances): void {
    this.promised.add(id);
    const event = DAYS.map((date) => appointmentOf(this.state.day(date), id)).find((f) => f !== undefined);
    expect(event?.channel).toBe(by.role === 'citizen' ? 'online' : 'staff');
  }

  #online(date: LocalDate): number {
    return Math.max(...held(this.state, date, 'main', 'promised'));
  }

  #isRefused(answer: Answer): answer is Answer & { ok: false } {
    if (answer.ok) return false;
    if (answer.reason === 'place-gone') this.#reached('refused for want of a place');
    return true;
  }

  #import(rows: readonly { date: LocalDate; cell: number; services: Choice[] }[]): void {
    const cells = rows.map(({ date, cell, services }, i) => [
      date,
      timeOfDay(at('08:00', date) + cell * CELL_MS, office.timeZone),
      services.map((s) => `${s.service} x${s.quantity}`).join(' + '),
      `Person ${this.#steps} ${i}`,
      ...importColumns.slice(4).map(() => ''),
    ]);
    const request = ask('import', { rows: [[...importColumns], ...cells] });
    const { events, memos } = this.state.take(request, circumstances(this.state.now, { role: 'lead' }));
    const [report] = memos;
    if (report?.record.type !== 'import') throw new Error('no report');
    if (report.record.refused.some((r) => r.reason === 'no-place')) this.#reached('a row without a place');
    for (const event of events) {
      this.promised.add(visitOf(event.request));
      this.#reached('imported');
    }
  }

  #cancel({ which, byStaff, random }: Step & { do: 'cancel' }): void {
    const of = this.#one(['reserved', 'booked'], which);
    if (of === null) return;
    const who = { ...this.#whoFor(of, byStaff, 'any'), random: () => random };
    const request = ask('cancel', { visit: of.id, date: of.date });
    expect(this.state.take(request, who).answer.ok).toBe(true);
    this.promised.delete(of.id);
    this.#reached(who.by.role === 'citizen' ? 'cancelled' : 'cancelled by staff');
    if (this.state.visit(of.id).freeAt! > this.state.now) this.#reached('a cancelled place not free yet');
  }

  #activate({ which, ago }: Step & { do: 'activate' }): void {
    const of = this.#one(['reserved', 'lapsed'], which);
    if (of === null) return;
    const before = this.state.visit(of.id).state;
    const { answer, events } = this.state.take(ask('activate', { visit: of.id, date: of.date }), {
      ...this.#whoFor(of, false, 'mail'),
      at: this.state.now - ago * MINUTE_MS,
    });
    if (!answer.ok && answer.reason === 'activation-too-late') this.#reached('activated too late');
    if (events.length === 0) return;
    this.promised.add(of.id);
    this.#reached(before === 'lapsed' ? 'activated after the lapse' : 'activated');
  }

  #move({ which, byStaff, date, cell }: Step & { do: 'move' }): void {
    const of = this.#one(['reserved', 'booked'], which);
    if (of !== null) this.#moveTo(of, date, at('08:00', date) + cell * CELL_MS, byStaff);
  }

  #moveTo(of: Standing, date: LocalDate, start: Instant, byStaff: boolean): boolean {
    const request = ask('move', { visit: of.id, from: of.date, date, start });
    const who = this.#whoFor(of, byStaff, 'any');
    const { answer, events } = this.state.take(request, who);
    if (this.#isRefused(answer) || events.length === 0) return answer.ok;
    this.promised.delete(of.id);
    this.#promise(visitOf(request.id), who);
    this.#reached(who.by.role === 'citizen' ? 'moved' : 'moved by staff');
    if (date !== of.date) this.#reached('moved to the other day');
    return true;
  }

  #wish(which: number): void {
    const of = this.#one(['booked'], which);
    if (of === null) return;
    const request = ask('wish', { visit: of.id, date: of.date, earlier: true });
    this.state.take(request, this.#whoFor(of, false, 'any'));
  }

  /** B11: the visitor whom a place is held for can have it, whatever others have asked meanwhile. */
  #accept(which: number): void {
    const offered = this.#standing(['booked']).flatMap((of) => {
      const hold = offerFor(this.state, of.id, this.state.now);
      return hold === null ? [] : [{ of, hold }];
    });
    const one = offered[which % Math.max(1, offered.length)];
    if (one === undefined) return;
    expect(this.#moveTo(one.of, one.hold.date, one.hold.start, false), 'what is held is there').toBe(true);
    this.#reached('accepted');
  }

  #wait(minutes: number): void {
    this.state.now += minutes * MINUTE_MS;
    for (const event of this.state.lapse()) {
      if (event.kind !== 'step') continue;
      this.promised.delete(event.of);
      this.#reached('lapsed');
    }
    for (const date of DAYS)
      for (const hold of this.state.day(date).holds.values())
        if (hold.until <= this.state.now && this.#offered.delete(hold.id))
          this.#reached('an offer that passed');
  }

  #offer(): void {
    for (;;) {
      const who = circumstances(this.state.now, { role: 'lead', actor: 'arbiter' });
      const offer = nextOffer(this.state, who);
      if (offer === null) return;
      this.state.carryOut(offer);
      this.#offered.add(offer.hold.id);
      this.#reached('offered');
    }
  }

  #standing(states: readonly string[]): Standing[] {
    return DAYS.flatMap((date) =>
      [...this.state.day(date).visits.values()]
        .filter((v) => states.includes(v.state))
        .map(({ id }) => ({ id, date })),
    );
  }

  #one(states: readonly string[], which: number): Standing | null {
    const standing = this.#standing(states);
    return standing[which % Math.max(1, standing.length)] ?? null;
  }

  /** The citizen where there is one who may, else the staff. */
  #whoFor(
    { id, date }: Standing,
    staff: boolean,
    via: Person['authorizations'][number]['via'] | 'any',
  ): Circumstances {
    const authorization = this.state
      .people(date)!
      .get(id)!
      .authorizations.find((c) => via === 'any' || c.via === via);
    if (staff || authorization === undefined) return this.#staff();
    return {
      ...circumstances(this.state.now, { mailAuthorization: null }),
      // B8: a link comes with the code of its mail.
      codeActor: authorization.actor,
      by: { actor: authorization.actor, role: 'citizen' },
    };
  }

  #staff(): Circumstances {
    return circumstances(this.state.now, { role: 'clerk', mailAuthorization: `mail-${this.#steps}` });
  }
}

interface Standing {
  readonly id: VisitId;
  readonly date: LocalDate;
}
