/** The line of one lane on an invented day, played through: who is called when, at which counter. */
import { GRID_MINUTES } from '../office/office.ts';
import type { Choice } from '../office/office.ts';
import { MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';

export interface Guest {
  readonly choice: Choice;
  readonly minutes: number;
  /** Null: without an appointment. */
  readonly due: Instant | null;
  readonly arrivesAt: Instant;
  /** Minutes at the counter. */
  readonly takes: number;
}

export interface PlayedTurn {
  readonly guest: Guest;
  /** The place of the counter among those of the lane. */
  readonly counter: number;
  /** Null: not before closing. */
  readonly calledAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
}

const CELL_MS = GRID_MINUTES * MINUTE_MS;

/** `counters`: how many are open, by cell of the grid from `first` on. Appointments go first from their time on. */
export function playLine(
  guests: readonly Guest[],
  counters: Int16Array,
  first: Instant,
  random: () => number,
): PlayedTurn[] {
  const free = Array.from({ length: Math.max(0, ...counters) }, () => first);
  const waiting = [...guests].sort((a, b) => readyAt(a) - readyAt(b));
  const turns: PlayedTurn[] = [];
  while (waiting.length > 0) {
    const counter = free.reduce((best, at, i) => (at < free[best]! ? i : best), 0);
    const opens = nextOpen(
      counters,
      first,
      counter,
      Math.max(free[counter] ?? Infinity, readyAt(waiting[0]!)),
    );
    if (opens === null) {
      // This counter is done for the day; so are those who wait once all counters are.
      free[counter] = Infinity;
      if (free.every((at) => at === Infinity)) break;
      continue;
    }
    const [guest] = waiting.splice(nextGuest(waiting, opens), 1);
    const calledAt = Math.round(opens);
    const startedAt = calledAt + Math.round((0.5 + 2.5 * random()) * MINUTE_MS);
    const finishedAt = startedAt + Math.round(guest!.takes * MINUTE_MS);
    free[counter] = finishedAt + Math.round(random() * MINUTE_MS);
    turns.push({ guest: guest!, counter, calledAt, startedAt, finishedAt });
  }
  const inVain = { counter: 0, calledAt: null, startedAt: null, finishedAt: null };
  return [...turns, ...waiting.map((guest) => ({ guest, ...inVain }))];
}

const readyAt = ({ due, arrivesAt }: Guest): Instant => Math.max(arrivesAt, due ?? 0);

/** The first of those with an appointment who are here, else the first of all. */
function nextGuest(waiting: readonly Guest[], now: Instant): number {
  const due = waiting.findIndex((guest) => guest.due !== null && readyAt(guest) <= now);
  return Math.max(0, due);
}

/** When the counter at this place is open, from `at` on; null: not any more. */
function nextOpen(counters: Int16Array, first: Instant, counter: number, at: Instant): Instant | null {
  const from = Math.max(0, Math.floor((at - first) / CELL_MS));
  for (let cell = from; cell < counters.length; cell++)
    if (counters[cell]! > counter) return Math.max(at, first + cell * CELL_MS);
  return null;
}
