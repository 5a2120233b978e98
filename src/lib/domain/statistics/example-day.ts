/**
 * Invented days for offices that want to see pictures before they have days of their own. A day is played through with
 * the office's own hours, services and counters; no visitor in it has ever been there. Chance is an argument.
 */
import { emptyDay, foldDay } from '../day/day.ts';
import type { Day, DayEvent } from '../day/day.ts';
import type { StepEvent } from '../day/step-event.ts';
import { openCells } from '../office/capacity.ts';
import type { LaneCount } from '../office/capacity.ts';
import { GRID_MINUTES, minutesFor, serviceOf, variantIn } from '../office/office.ts';
import type { Choice, Lane, Office } from '../office/office.ts';
import { seeded } from '../queue/estimate.ts';
import { DAY_MINUTES, MINUTE_MS, weekdayOf } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';
import { playLine } from './example-line.ts';
import type { Guest, PlayedTurn } from './example-line.ts';
import { countDay } from './statistics.ts';
import type { Statistics } from './statistics.ts';

const CELL_MS = GRID_MINUTES * MINUTE_MS;

/** The figures of an invented day; they say that they are invented. */
export const exampleFigures = (office: Office, date: LocalDate, random: () => number): Statistics => ({
  ...countDay(office, exampleDay(office, date, random)),
  example: 1,
});

export function exampleDay(office: Office, date: LocalDate, random: () => number): Day {
  const open = openCells(office, date);
  if (open === null) return emptyDay(date);
  // Mondays and Thursdays are busy, and a day is never like the other.
  const crowd = ([1.15, 1, 0.85, 1.1, 0.9, 0.8, 0.8][weekdayOf(date) - 1] ?? 1) * (0.85 + 0.3 * random());
  let n = 0;
  const nextId = (): string => `example-${date}-${String(++n).padStart(4, '0')}`;
  const events = office.lanes.flatMap((lane) => {
    const cells = open.lanes.get(lane.id);
    if (cells === undefined || !cells.counters.some((c) => c > 0)) return [];
    const guests = [
      ...bookedGuests(office, lane, cells, open.first, random),
      ...walkIns(office, lane, cells, open.first, crowd, random),
    ];
    const counters = office.counters.filter((c) => c.lanes.includes(lane.id)).map((c) => c.id);
    return playLine(guests, cells.counters, open.first, random).flatMap((turn) =>
      eventsOf({ office, lane, date, id: nextId(), turn, counters, random }),
    );
  });
  return foldDay(date, events);
}

/** One to four times as often the services that stand first: an office names what is asked for most at the top. */
function pickService(
  office: Office,
  lane: Lane,
  may: 'bookable' | 'walkIn',
  random: () => number,
): Choice | null {
  const all = lane.services.filter((id) => serviceOf(office, id)?.[may] !== false);
  const service = all[Math.floor(random() ** 1.6 * all.length)];
  return service === undefined ? null : { service, quantity: 1 };
}

const SHARE_OF_VARIANTS = 1 / 3;

/** B15: some are held by phone or video, where the service can be so in the same lane. */
function asVariant(office: Office, choice: Choice | null, random: () => number): Choice | null {
  if (choice === null) return null;
  const all = serviceOf(office, choice.service)?.variants.filter(({ lane }) => lane === undefined) ?? [];
  if (all.length === 0 || random() >= SHARE_OF_VARIANTS) return choice;
  return { ...choice, variant: all[Math.floor(random() * all.length)]!.id };
}

/** What a service really takes of what is planned: the same every day. */
function paceOf({ service }: Choice): number {
  const seed = Array.from(service).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  return 0.75 + 0.5 * seeded(seed)();
}

const takes = (office: Office, choice: Choice, random: () => number): number =>
  Math.max(2, minutesFor(office, [choice]) * paceOf(choice) * (0.5 + (random() + random() + random()) / 3));

/** The places of the online share, line by line, most of them taken. */
function bookedGuests(
  office: Office,
  lane: Lane,
  { released }: LaneCount,
  first: Instant,
  random: () => number,
): Guest[] {
  const guests: Guest[] = [];
  for (let line = 0; line < Math.max(0, ...released); line++) {
    for (let cell = 0; cell < released.length;) {
      const choice = asVariant(office, pickService(office, lane, 'bookable', random), random);
      const minutes = choice === null ? 0 : minutesFor(office, [choice]);
      const length = Math.ceil(minutes / GRID_MINUTES);
      const fits = length > 0 && released.subarray(cell, cell + length).every((free) => free > line);
      if (choice === null || !fits || cell + length > released.length || random() > 0.85) {
        cell += 2;
        continue;
      }
      const due = first + cell * CELL_MS;
      const ahead = variantIn([choice]) === null ? 2 + 10 * random() : 0;
      const arrivesAt = Math.round(due - ahead * MINUTE_MS);
      guests.push({ choice, minutes, due, arrivesAt, takes: takes(office, choice, random) });
      cell += length;
    }
  }
  return guests;
}

/** Half an hour before closing. */
const LAST_NUMBER_CELLS = 6;

/** How many come in an hour after the opening, compared with the others. */
const RUSH = [1.4, 1.3, 1.1, 0.9, 0.7, 0.7, 0.9, 1, 0.8, 0.6] as const;

/** Makes as many walk-ins as the counters beside the online share can serve, more in the morning. */
function walkIns(
  office: Office,
  lane: Lane,
  { counters, released }: LaneCount,
  first: Instant,
  crowd: number,
  random: () => number,
): Guest[] {
  const guests: Guest[] = [];
  counters.forEach((all, cell) => {
    const rush = RUSH[Math.floor((cell * GRID_MINUTES) / 60)] ?? 0.6;
    const choice = pickService(office, lane, 'walkIn', random);
    // Shortly before closing no number is given out any more.
    if (choice === null || all === 0 || (counters[cell + LAST_NUMBER_CELLS] ?? 0) === 0) return;
    const minutes = minutesFor(office, [choice]);
    // No-shows leave room in the online share, too.
    const free = Math.max(0.15, all - 0.9 * released[cell]!);
    if (random() > (0.55 * crowd * rush * free * GRID_MINUTES) / minutes) return;
    const arrivesAt = Math.round(first + (cell + random()) * CELL_MS);
    guests.push({ choice, minutes, due: null, arrivesAt, takes: takes(office, choice, random) });
  });
  return guests;
}

interface Told {
  readonly office: Office;
  readonly lane: Lane;
  readonly date: LocalDate;
  readonly id: string;
  readonly turn: PlayedTurn;
  readonly counters: readonly string[];
  readonly random: () => number;
}

/** What a relay would have on record of it. */
function eventsOf({ office, lane, date, id, turn, counters, random }: Told): DayEvent[] {
  const { guest, counter, calledAt, startedAt, finishedAt } = turn;
  const base = { request: id, by: 'example-example-', date };
  const number = `${lane.letter}${String(100 + Math.floor(random() * 900))}`;
  const language = office.languages[0];
  const services = [guest.choice];
  const isOnSite = variantIn(services) === null;
  const common = { ...base, id, lane: lane.id, minutes: guest.minutes, services, number, language };
  let step = 0;
  const tell = (what: StepEvent['what'], at: Instant, more: object = {}): object => ({
    ...base,
    kind: 'step',
    id: `${id}-${++step}`,
    of: id,
    what,
    at,
    ...more,
  });
  const events: object[] = [];
  if (guest.due === null) {
    events.push({
      ...common,
      kind: 'ticket',
      at: guest.arrivesAt,
      takenIn: false,
      told: toldTo(turn, random),
    });
  } else {
    const ahead = Math.floor(21 * random() ** 1.7);
    const channel = random() < 0.72 ? 'online' : 'staff';
    const at = guest.due - ahead * DAY_MINUTES * MINUTE_MS;
    const booked = { start: guest.due, code: '000000', channel, activateBy: null, movedFrom: null };
    events.push({ ...common, ...booked, kind: 'appointment', at });
    const fate = random();
    if (fate < 0.07) return [...events, tell('cancelled', at, { freeAt: at })] as DayEvent[];
    if (isOnSite && fate < 0.15) return [...events, tell('lapsed', guest.due + CELL_MS)] as DayEvent[];
    events.push(tell(isOnSite ? 'checked-in' : 'due', guest.arrivesAt));
  }
  if (calledAt === null)
    return [...events, tell('settled', guest.arrivesAt + DAY_MINUTES * MINUTE_MS)] as DayEvent[];
  const where = { counter: counters[counter % Math.max(1, counters.length)] ?? 'c1' };
  events.push(tell('called', calledAt, where));
  // Some have gone when they are called, or do not answer; the next one is called instead.
  if (random() < (isOnSite ? 0.03 : 0.1)) return [...events, tell('missed', startedAt!, where)] as DayEvent[];
  const rendered = random() < 0.8 ? services : random() < 0.1 ? [] : null;
  events.push(tell('started', startedAt!, where), tell('finished', finishedAt!, { ...where, rendered }));
  return events as DayEvent[];
}

/** What the ticket said: about seven of ten visitors are called within it. */
function toldTo({ guest, calledAt }: PlayedTurn, random: () => number): { from: number; to: number } | null {
  if (calledAt === null) return null;
  const waited = (calledAt - guest.arrivesAt) / MINUTE_MS;
  const middle = waited * (0.7 + 0.6 * random());
  return { from: Math.floor(middle * 0.8), to: Math.ceil(middle * 1.2 + 3) };
}
