/** When a monitor may load its page anew: when no visitor looks at it, since a reload is two seconds of black. */
import type { Office } from '../lib/domain/office/office.ts';
import { isShown } from '../lib/domain/queue/board.ts';
import type { Board, BoardCall } from '../lib/domain/queue/board.ts';
import { MINUTE_MS } from '../lib/domain/time.ts';
import type { Instant } from '../lib/domain/time.ts';
import { hourAt } from './office-time.ts';

const QUIET_MS = 10 * MINUTE_MS;
const NIGHT_HOUR = 3;
/** So once a day, also where the quiet moment comes an hour earlier than the day before. */
const RELOADED_AFTER_MS = 20 * 60 * MINUTE_MS;

/** Until the office is known. */
const FALLBACK_ZONE = 'Europe/Berlin';

export interface Showing {
  readonly office: Pick<Office, 'timeZone'> | null;
  readonly board: Board | null;
  /** The call that is being sounded. */
  readonly announced: BoardCall | null;
}

/** For a new version. */
export function mayReload({ office, board, announced }: Showing, now: Instant): boolean {
  const calls = board?.calls ?? [];
  if (announced !== null || calls.some((call) => now - call.since < QUIET_MS)) return false;
  return (calls.length === 0 && isLineEmpty(board)) || hourIn(office, now) === NIGHT_HOUR;
}

/** Q12.5: for a fresh start. `openMs`: since the page was opened. `isOld`: what it shows may be out of date. */
export function mayStartAfresh(
  { office, board, announced }: Showing,
  now: Instant,
  { openMs, isOld }: { readonly openMs: number; readonly isOld: boolean },
): boolean {
  if (openMs < RELOADED_AFTER_MS || isOld || announced !== null) return false;
  if (board?.calls.some((call) => isShown(call, now)) === true) return false;
  const isClosed = board !== null && board.opensAt !== null;
  const hour = hourIn(office, now);
  return (isClosed && isLineEmpty(board)) || (hour >= 2 && hour < 5);
}

const hourIn = (office: Showing['office'], now: Instant): number =>
  hourAt(now, office?.timeZone ?? FALLBACK_ZONE);

const isLineEmpty = (board: Board | null): boolean =>
  (board?.waiting ?? []).every(({ count }) => count === 0);
