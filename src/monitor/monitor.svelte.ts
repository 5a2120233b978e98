/** One monitor of one office: puts the parts together and is what the screens read. */
import type { Board, BoardCall } from '../lib/domain/queue/board.ts';
import type { OfficeId } from '../lib/domain/ids.ts';
import type { Office } from '../lib/domain/office/office.ts';
import { DAY_MINUTES, MINUTE_MS } from '../lib/domain/time.ts';
import type { Instant } from '../lib/domain/time.ts';
import type { CloseReason } from '../lib/wire/close-codes.ts';
import { publicRoutes } from '../lib/wire/http/public-routes.ts';
import { openChime } from './chime.ts';
import { isOld } from './freshness.ts';
import { openLaidOut } from './laid-out.svelte.ts';
import type { LaidOut } from './laid-out.svelte.ts';
import { openLastSeen } from './last-seen.ts';
import { mayReload, mayStartAfresh } from './may-reload.ts';
import { openMembership } from './membership.svelte.ts';
import type { Phase } from './membership.svelte.ts';
import type { PairingState } from './pairing.ts';
import { fetchReply } from './relay-http.ts';
import { keepTellingMonitor } from './tell-state.ts';
import { openRelayTime } from './relay-time.ts';
import { watchReloads } from './reloads.ts';
import { openShownBoard } from './shown-board.svelte.ts';
import { loadVoices } from './speech.ts';
import { every } from './timers.ts';
import type { Dispose } from './timers.ts';

export const listOffices = () => fetchReply(publicRoutes.offices);

export interface Monitor {
  readonly phase: Phase;
  /** It had been paired until the relay said otherwise. */
  readonly revoked: boolean;
  readonly pairing: PairingState;
  readonly office: Office | null;
  readonly board: Board | null;
  readonly laidOut: LaidOut;
  /** Just switched on: the calls of the disk may be over, and are shown once the relay or the warning has come. */
  readonly starting: boolean;
  /** The call that is being sounded. */
  readonly announced: BoardCall | null;
  /** The relay's time, a second at a time. */
  readonly now: Instant;
  /** What is shown may be old; then also since when, and why, as far as known. */
  readonly old: boolean;
  readonly heardAt: Instant | null;
  readonly ended: CloseReason | null;
  readonly soundBlocked: boolean;
  enableSound(): void;
  close(): void;
}

/** Q12.5: the page is loaded anew for a new version, and once a day, where that disturbs no call. */
const reloadInQuiet = (
  shown: ReturnType<typeof openShownBoard>,
  time: ReturnType<typeof openRelayTime>,
  state: () => Parameters<typeof mayStartAfresh>[2],
): Dispose =>
  watchReloads({
    running: MONITOR_VERSION,
    mayLoadNew: () => mayReload(shown, time.now()),
    mayStartAfresh: () => mayStartAfresh(shown, time.now(), state()),
  });

export function openMonitor(id: OfficeId): Monitor {
  const openedAt = performance.now();
  const seen = openLastSeen(id);
  const time = openRelayTime(seen.read('offset') ?? 0, () => seen.write('offset', time.offset()));
  const chime = openChime();
  void loadVoices();
  let heardAt = $state.raw(seen.read('heardAt'));
  let old = $state(false);
  let starting = $state(true);
  let ended = $state.raw<CloseReason | null>(null);
  let now = $state(time.now());
  let soundBlocked = $state(chime.blocked);

  const laidOut = openLaidOut(seen, time.now());
  const shown = openShownBoard({
    office: id,
    seen,
    chime,
    isMine: laidOut.isMine,
    now: () => time.now(),
    onRefused: () => membership.ask(),
  });
  const membership = openMembership({
    office: id,
    seen,
    onPaired: () => shown.connect(),
    onUnpaired: () => shown.forget(),
  });

  function tick(): void {
    time.watchDrift();
    now = time.now();
    soundBlocked = chime.blocked;
    const heard = shown.heardAt;
    const wasOld = old;
    old = membership.phase === 'showing' && isOld(heard, openedAt, performance.now());
    if (wasOld && !old) time.measure();
    if (old || heard !== null) starting = false;
    ended = shown.ended;
    laidOut.note(shown.board, shown.office, now);
    if (heard !== null) heardAt = Math.round(now - (performance.now() - heard));
  }

  const disposers: Dispose[] = [
    every(1_000, tick),
    every(MINUTE_MS, () => seen.write('heardAt', heardAt)),
    // The session of a device is renewed by being asked for, and no person reloads the page for months.
    every(DAY_MINUTES * MINUTE_MS, () => membership.ask()),
    chime.subscribe(() => (soundBlocked = chime.blocked)),
    keepTellingMonitor(
      MONITOR_VERSION,
      () => ({ sound: chime.state, isPaired: membership.phase === 'showing' }),
      chime.subscribe,
      laidOut.take,
    ),
    reloadInQuiet(shown, time, () => ({ openMs: performance.now() - openedAt, isOld: old })),
    ...[time, shown, chime, membership].map((part) => () => part.close()),
  ];

  return {
    laidOut,
    get phase() {
      return membership.phase;
    },
    get revoked() {
      return membership.revoked;
    },
    get pairing() {
      return membership.pairing;
    },
    get office() {
      return shown.office;
    },
    get board() {
      return shown.board;
    },
    get starting() {
      return starting && !shown.isTold;
    },
    get announced() {
      return shown.announced;
    },
    get now() {
      return now;
    },
    get old() {
      return old;
    },
    get heardAt() {
      return heardAt;
    },
    get ended() {
      return ended;
    },
    get soundBlocked() {
      return soundBlocked;
    },
    enableSound: () => chime.enable(),
    close() {
      for (const dispose of disposers) dispose();
    },
  };
}
