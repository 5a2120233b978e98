/**
 * M18: the time after a restore in which the relay may still hear of what it has lost. Until then nothing is concluded
 * from what it does not know, and no place is given away that a lost appointment may have. C13: an office whose file has
 * gone gives no place away at all.
 */
import type { Office } from './office.ts';
import { DAY_MINUTES, MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';

/** M18: nothing is concluded for this long after a restore, and after each time that staff brought something back. */
export const RESCUE_MS = 10 * MINUTE_MS;

/** How long after a restore devices may bring back what was lost: a laptop may be away for a week. */
export const TAKES_BACK_MS = 7 * DAY_MINUTES * MINUTE_MS;

/** Longest time after a restore in which no place is given away. Devices that bring back something do not extend it. */
export const LONGEST_PLACES_PAUSE_MS = 60 * MINUTE_MS;

/** False also when the clock was set back meanwhile: no rescue is longer than meant. */
export const isBeingRescued = (
  { rescueUntil = -Infinity }: Pick<Office, 'rescueUntil'>,
  now: Instant,
): boolean => now < rescueUntil && rescueUntil - now <= RESCUE_MS;

/** False also when the clock was set back meanwhile: no device is believed for longer than meant. */
export const takesBack = (
  { takesBackUntil = -Infinity }: Pick<Office, 'takesBackUntil'>,
  now: Instant,
): boolean => now < takesBackUntil && takesBackUntil - now <= TAKES_BACK_MS;

/**
 * Until when no place is given away, since a lost appointment may have it; null: places are given as usual. `Infinity`:
 * until the office has its file again (C13).
 */
export function placesPausedUntil(
  office: Pick<Office, 'rescueUntil' | 'takesBackUntil' | 'withoutFile'>,
  now: Instant,
): Instant | null {
  if (office.withoutFile) return Infinity;
  if (!isBeingRescued(office, now) || !takesBack(office, now)) return null;
  const restoredAt = office.takesBackUntil! - TAKES_BACK_MS;
  const until = Math.min(office.rescueUntil!, restoredAt + LONGEST_PLACES_PAUSE_MS);
  return now < until ? until : null;
}

/** Why a request for a place is refused while none is given away. */
export const pausedRefusal = ({
  withoutFile,
}: Pick<Office, 'withoutFile'>): 'office-without-file' | 'places-paused' =>
  withoutFile ? 'office-without-file' : 'places-paused';
