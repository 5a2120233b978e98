/** The next free times of one service, as the town's website shows them (B1). */
import { needOf } from '../requests/need.ts';
import { freeStarts } from '../office/capacity.ts';
import type { DaySlots } from '../office/capacity.ts';
import { easyStarts, minutesOfDayIn } from '../office/easy-starts.ts';
import type { Choice, Office } from '../office/office.ts';
import { placesPausedUntil } from '../office/rescue.ts';
import type { LaneId } from '../ids.ts';
import type { UnmetNeed } from '../requests/request-table.ts';
import { ok } from '../result.ts';
import type { Result } from '../result.ts';
import type { Instant, LocalDate, LocalTime } from '../time.ts';

export interface FreeDay {
  readonly date: LocalDate;
  /** Times in the office's time zone, the earliest first; never empty. */
  readonly times: readonly LocalTime[];
}

/** Minutes at a counter of one of these lanes. */
export interface Need {
  readonly minutes: number;
  readonly lanes: readonly LaneId[];
}

export interface FreePlaces<Days = readonly FreeDay[]> {
  /** Minutes that the appointment takes. */
  readonly minutes: number;
  /** M18: no place is given away for some minutes. C13: one without a file has no days, and no pause that ends. */
  readonly isPaused: boolean;
  /** The next days with free times, earliest first. */
  readonly days: Days;
}

/**
 * The days with free starts for a need: the same starts as the booking offers (C5–C9). Each is reckoned when it is asked
 * for. `slots`: earliest day first.
 */
export function* freeDays(
  office: Office,
  slots: Iterable<DaySlots>,
  { minutes, lanes }: Need,
  now: Instant,
): Generator<FreeDay, void> {
  const minutesOfDay = minutesOfDayIn(office.timeZone);
  for (const day of slots) {
    const free = freeStarts(day, lanes, minutes, 'online', now, office.rules.leadMinutes);
    const starts = easyStarts(
      free.map(({ start }) => start),
      office,
      minutesOfDay,
    );
    if (starts.length === 0) continue;
    yield { date: day.date, times: starts.map((start) => clockText(minutesOfDay(start))) };
  }
}

/** What a citizen could book online now. `daysFor`: what is free for the need of the choice, or the promise of it. */
export function nextFreePlaces<Days>(
  office: Office,
  choice: Choice,
  now: Instant,
  daysFor: (need: Need) => Days,
): Result<FreePlaces<Days | readonly []>, UnmetNeed> {
  const need = needOf(office, [choice], 'online');
  if (!need.ok) return need;
  const until = placesPausedUntil(office, now);
  const days = until === null ? daysFor(need.value) : ([] as const);
  return ok({ minutes: need.value.minutes, isPaused: until !== null && until < Infinity, days });
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');
const clockText = (minutes: number): LocalTime =>
  `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}` as LocalTime;
