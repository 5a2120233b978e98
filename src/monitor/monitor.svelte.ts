/** One monitor of one office: puts the parts together and is what the screens read. */
import type { Board, BoardCall } from '../lib/domain/queue/board.ts';
import type { OfficeId } from '../lib/domain/ids.ts';
import type { Office } from '../lib/domain/office/office.ts';
import { MINUTE_MS } from '../lib/domain/time.ts';
import type { Instant } from '../lib/domain/time.ts';
import { boardIn, openBoardDoc } from '../lib/docs/board-doc.ts';
import { makeName } from '../lib/docs/catalog.ts';
import { officeIn, openOfficeDoc } from '../lib/docs/office-doc.ts';
import type { Report } from '../lib/docs/records.ts';
import type { CloseReason } from '../lib/wire/close-codes.ts';
import { publicRoutes } from '../lib/wire/http/public-routes.ts';
import { openAnnouncer } from './announcer.ts';
import { backOff } from './back-off.ts';
import { callNews, keyOf } from './call-news.ts';
import { openChime } from './chime.ts';
import { isOld } from './freshness.ts';
import { openLastSeen } from './last-seen.ts';
import { mayReload } from './may-reload.ts';
import { watchVersion } from './new-version.ts';
import { checkSession, openPairing } from './pairing.ts';
import type { PairingState } from './pairing.ts';
import { openReader } from './reader.ts';
import type { Reader } from './reader.ts';
import { fetchReply } from './relay-http.ts';
import { openRelayTime } from './relay-time.ts';
import { loadVoices, sentenceOf, speak } from './speech.ts';
import { after, every } from './timers.ts';
import { voicesOf } from './voices.ts';
import type { Dispose } from './timers.ts';

export type Phase = 'starting' | 'unpaired' | 'showing';

export const listOffices = () => fetchReply(publicRoutes.offices);

export interface Monitor {
  readonly phase: Phase;
  /** It had been paired until the relay said otherwise. */
  readonly revoked: boolean;
  readonly pairing: PairingState;
  readonly office: Office | null;
  readonly board: Board | null;
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

const report: Report = ({ key, problem }) => console.warn(`A record was left out: ${key}, ${problem}`);

export function openMonitor(id: OfficeId): Monitor {
  const seen = openLastSeen(id);
  const openedAt = performance.now();
  let office = $state.raw(seen.read('office'));
  let board = $state.raw(seen.read('board'));
  let heardAt = $state.raw(seen.read('heardAt'));
  let phase = $state<Phase>(seen.read('name') === null ? 'starting' : 'showing');
  let revoked = $state(false);
  let pairing = $state.raw<PairingState>({ code: null, words: null, trouble: null });
  let announced = $state.raw<BoardCall | null>(null);
  let old = $state(false);
  let ended = $state.raw<CloseReason | null>(null);
  let closed = false;

  const time = openRelayTime(seen.read('offset') ?? 0, () => seen.write('offset', time.offset()));
  let now = $state(time.now());
  const chime = openChime();
  void loadVoices();
  let soundBlocked = $state(chime.blocked);
  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`;

  /** The board as the relay last said it since this page was opened; null: not yet. */
  let told: Board | null = null;
  let readers: { readonly board: Reader; readonly office: Reader } | null = null;
  let openedPairing: { close(): void } | null = null;
  let stopAsking: Dispose = () => {};

  const announcer = openAnnouncer({
    async sound(call) {
      await chime.play();
      const { language, m } = voicesOf(office?.languages).first;
      await speak(sentenceOf(call, m), language);
    },
    show: (call) => (announced = call),
    isStillCalled: (call) =>
      board?.calls.some((c) => keyOf(c) === keyOf(call) && c.state === 'called') ?? false,
  });

  function takeBoard(next: Board | null): void {
    if (next === null) return;
    const before = told;
    told = next;
    board = next;
    seen.write('board', next);
    announcer.announce(callNews(before, next, time.now()));
  }

  function show(name: string): void {
    seen.write('name', name);
    openedPairing?.close();
    openedPairing = null;
    phase = 'showing';
    revoked = false;
    if (readers !== null) return;
    const onEnded = (reason: CloseReason): void => {
      if (reason === 'not-signed-in' || reason === 'not-allowed') ask();
    };
    readers = {
      board: openReader({
        url,
        name: makeName({ kind: 'board', office: id }),
        open: openBoardDoc,
        onValue: (records) => takeBoard(boardIn(records)),
        onEnded,
        report,
      }),
      office: openReader({
        url,
        name: makeName({ kind: 'office', office: id }),
        open: openOfficeDoc,
        onValue: (records) => {
          office = officeIn(records) ?? office;
          seen.write('office', office);
        },
        onEnded,
        report,
      }),
    };
  }

  function hide(): void {
    if (readers !== null) {
      readers.board.close();
      readers.office.close();
    }
    readers = null;
    told = null;
    if (phase === 'showing') revoked = true;
    phase = 'unpaired';
    announced = null;
    seen.write('name', null);
    seen.write('board', null);
    board = null;
    openedPairing ??= openPairing(
      id,
      (state) => (pairing = state),
      ({ name }) => show(name),
    );
  }

  /** Asks until the relay has said whether this monitor is paired. */
  function ask(failures = 0): void {
    stopAsking();
    void checkSession(id).then((said) => {
      if (closed) return;
      if (said === null) {
        pairing = { code: null, words: null, trouble: 'unreachable' };
        stopAsking = after(backOff(failures + 1, Math.random()), () => ask(failures + 1));
      } else if (said === 'not-paired') hide();
      else show(said.name);
    });
  }

  function tick(): void {
    now = time.now();
    soundBlocked = chime.blocked;
    const heard = readers?.board.heardAt ?? null;
    old = phase === 'showing' && isOld(heard, openedAt, performance.now());
    ended = readers?.board.ended ?? null;
    if (heard === null) return;
    heardAt = Math.round(now - (performance.now() - heard));
  }

  const disposers: Dispose[] = [
    every(1_000, tick),
    every(MINUTE_MS, () => seen.write('heardAt', heardAt)),
    chime.subscribe(() => (soundBlocked = chime.blocked)),
    watchVersion(MONITOR_VERSION, () => mayReload(board, office?.timeZone ?? 'Europe/Berlin', time.now())),
    () => time.close(),
    () => announcer.close(),
    () => chime.close(),
    () => stopAsking(),
    () => openedPairing?.close(),
    () => readers?.board.close(),
    () => readers?.office.close(),
  ];
  const remembered = seen.read('name');
  if (remembered !== null) show(remembered);
  ask();

  return {
    get phase() {
      return phase;
    },
    get revoked() {
      return revoked;
    },
    get pairing() {
      return pairing;
    },
    get office() {
      return office;
    },
    get board() {
      return board;
    },
    get announced() {
      return announced;
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
      closed = true;
      for (const dispose of disposers) dispose();
    },
  };
}
