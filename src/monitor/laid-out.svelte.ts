/** How its lead has laid this monitor out (Q14): as it was kept at first, then as the relay says. */
import { isCalledFor, lanesShown, USUAL_MONITOR } from '../lib/domain/office/monitor-setting.ts';
import type { ToldMonitor } from '../lib/domain/office/monitor-setting.ts';
import type { Lane, Office } from '../lib/domain/office/office.ts';
import { isShown } from '../lib/domain/queue/board.ts';
import type { Board, BoardCall } from '../lib/domain/queue/board.ts';
import { MINUTE_MS } from '../lib/domain/time.ts';
import type { Instant } from '../lib/domain/time.ts';
import type { LastSeen } from './last-seen.ts';

export interface LaidOut {
  /** With the hours of a day; null: the relay has never told it. */
  readonly told: ToldMonitor | null;
  /** When a call last stood here, or the page was opened: what was called before is not known. */
  readonly quietSince: Instant;
  /** Whose calls it shows and sounds. */
  lanesOf(office: Office): readonly Lane[];
  /** Whether this call stands here; also where the office is not known yet. */
  isMine(call: BoardCall, office: Office | null): boolean;
  take(told: ToldMonitor): void;
  note(board: Board | null, office: Office | null, now: Instant): void;
}

export function openLaidOut(seen: LastSeen, openedAt: Instant): LaidOut {
  let told = $state.raw(seen.read('told'));
  let quietSince = $state(openedAt);
  let notedAt = openedAt;
  const lanesOf = ({ lanes }: Office): readonly Lane[] => lanesShown(lanes, told?.setting ?? USUAL_MONITOR);
  const isMine = (call: BoardCall, office: Office | null): boolean =>
    office === null || isCalledFor(call, lanesOf(office), office);
  return {
    get told() {
      return told;
    },
    get quietSince() {
      return quietSince;
    },
    lanesOf,
    isMine,
    take(next) {
      told = next;
      seen.write('told', next);
    },
    note(board, office, now) {
      const isQuiet = board?.calls.every((call) => !isShown(call, now) || !isMine(call, office)) ?? true;
      // After standby, and where the clock of the set was put right, nothing is known of the time between.
      if (!isQuiet || Math.abs(now - notedAt) > MINUTE_MS) quietSince = now;
      notedAt = now;
    },
  };
}
