/** The office and its board: as last seen at first, then as the relay says them, with the calls that are sounded. */
import { boardIn, openBoardDoc } from '../lib/docs/board-doc.ts';
import { makeName } from '../lib/docs/document-names.ts';
import { officeIn, openOfficeDoc } from '../lib/docs/office-doc.ts';
import type { Report } from '../lib/docs/records.ts';
import type { OfficeId } from '../lib/domain/ids.ts';
import type { Office } from '../lib/domain/office/office.ts';
import type { Board, BoardCall } from '../lib/domain/queue/board.ts';
import type { Instant } from '../lib/domain/time.ts';
import type { CloseReason } from '../lib/wire/close-codes.ts';
import { openAnnouncer } from './announcer.ts';
import { callNews, keyOf } from './call-news.ts';
import type { Chime } from './chime.ts';
import { keepPicturesOf } from './kept-pictures.ts';
import type { LaidOut } from './laid-out.svelte.ts';
import type { LastSeen } from './last-seen.ts';
import { openReader } from './reader.ts';
import type { Reader } from './reader.ts';
import { languagesOf, speakCall } from './spoken-call.ts';
import { openVoiceFiles } from './voice-files.ts';
import { voicesOf } from './voices.ts';

export interface ShownBoard {
  readonly office: Office | null;
  readonly board: Board | null;
  /** The relay has sent the board since this page was opened. Until then it is from the disk and may be out of date. */
  readonly isTold: boolean;
  /** The call that is being sounded. */
  readonly announced: BoardCall | null;
  /** When anything last came from the relay on the board's socket, on the clock of `performance.now()`. */
  readonly heardAt: number | null;
  readonly ended: CloseReason | null;
  /** Reads from the relay from now on; the monitor is paired. */
  connect(): void;
  /** Ends reading and forgets the board; the monitor is paired no longer. */
  forget(): void;
  close(): void;
}

export interface ShownBoardParts {
  readonly office: OfficeId;
  readonly seen: LastSeen;
  readonly chime: Pick<Chime, 'play' | 'playSamples'>;
  readonly now: () => Instant;
  /** Q14: whether a number is called here. */
  readonly isMine: LaidOut['isMine'];
  /** The relay no longer takes this monitor for one of the office. */
  readonly onRefused: () => void;
}

const report: Report = ({ key, problem }) => console.warn(`A record was left out: ${key}, ${problem}`);

export function openShownBoard(parts: ShownBoardParts): ShownBoard {
  const { office: id, seen, chime, now, isMine, onRefused } = parts;
  let office = $state.raw(seen.read('office'));
  let board = $state.raw(seen.read('board'));
  let isTold = $state(false);
  let announced = $state.raw<BoardCall | null>(null);
  /** The board as the relay last said it since this page was opened; null: not yet. */
  let told: Board | null = null;
  let readers: { readonly board: Reader; readonly office: Reader } | null = null;

  const isStillCalled = (call: BoardCall): boolean =>
    board?.calls.some((c) => keyOf(c) === keyOf(call) && c.state === 'called') ?? false;
  const files = openVoiceFiles();
  const announcer = openAnnouncer({
    async sound(call, chimes, isHurried) {
      if (chimes) await chime.play();
      await speakCall(
        { call, voices: voicesOf(office?.languages), isHurried, isStillCalled: () => isStillCalled(call) },
        { files, play: (samples, rate) => chime.playSamples(samples, rate) },
      );
    },
    show: (call) => (announced = call),
    isStillCalled,
  });

  function takeBoard(next: Board | null): void {
    if (next === null) return;
    const before = told;
    told = next;
    isTold = true;
    board = next;
    seen.write('board', next);
    // Another lane's call is neither sounded here nor shown large.
    announcer.announce(callNews(before, next, now()).filter((call) => isMine(call, office)));
  }

  function takeOffice(next: Office | null): void {
    office = next ?? office;
    seen.write('office', office);
    if (office !== null) keepPicturesOf(office);
    files.preload(languagesOf({}, voicesOf(office?.languages)));
  }

  function connect(): void {
    if (readers !== null) return;
    const common = {
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`,
      report,
      onEnded(reason: CloseReason): void {
        if (reason === 'not-signed-in' || reason === 'not-allowed') onRefused();
      },
    };
    readers = {
      board: openReader({
        ...common,
        name: makeName({ kind: 'board', office: id }),
        open: openBoardDoc,
        onValue: (records) => takeBoard(boardIn(records)),
      }),
      office: openReader({
        ...common,
        name: makeName({ kind: 'office', office: id }),
        open: openOfficeDoc,
        onValue: (records) => takeOffice(officeIn(records)),
      }),
    };
  }

  function closeReaders(): void {
    readers?.board.close();
    readers?.office.close();
    readers = null;
  }

  return {
    get office() {
      return office;
    },
    get board() {
      return board;
    },
    get isTold() {
      return isTold;
    },
    get announced() {
      return announced;
    },
    get heardAt() {
      return readers?.board.heardAt ?? null;
    },
    get ended() {
      return readers?.board.ended ?? null;
    },
    connect,
    forget() {
      closeReaders();
      told = null;
      isTold = false;
      board = null;
      announced = null;
      seen.write('board', null);
    },
    close() {
      announcer.close();
      closeReaders();
    },
  };
}
