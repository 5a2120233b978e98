/**
 * The offices of the arbiter. One that is not needed falls asleep: its documents leave memory, and it is opened again when
 * something is asked of it or due. One that trips is left out for a while.
 */
import type { BirthDateKey } from '../../src/lib/domain/input/birth-date.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { isBeingRescued } from '../../src/lib/domain/office/rescue.ts';
import { dateOf } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Report } from '../../src/lib/docs/records.ts';
import { codeOf } from '../log/log.ts';
import type { Log } from '../log/log.ts';
import { areOf, warningsOf } from '../offices/office-warnings.ts';
import type { OfficeWarnings } from '../offices/office-warnings.ts';
import type { Rooms } from '../relay/rooms.ts';
import { StoreError } from '../store/store.ts';
import { storedDayDocuments } from './day-documents.ts';
import { openScheduledWork } from './scheduled-work.ts';
import type { ScheduledWork, OwnName } from './scheduled-work.ts';
import { openOfficeSession } from './office-session.ts';
import type { IsExempt, OfficeSession } from './office-session.ts';
import type { Pause } from './pause.ts';
import { openCircuitBreaker } from './circuit-breaker.ts';
import { openOfficeUses } from './office-uses.ts';
import type { OfficeUses } from './office-uses.ts';
import type { SleepKeeper } from './sleep-keeper.ts';
import {
  headOf,
  packOffice,
  packSince,
  packSession,
  makeSleepingOffice,
  SleepingOffices,
} from './sleeping-office.ts';
import type { OfficeHead, PackedOffice, SleepingOffice } from './sleeping-office.ts';

export interface OpenOffice {
  readonly session: OfficeSession;
  readonly scheduled: ScheduledWork;
}

export interface Offices {
  readonly ids: readonly OfficeId[];
  /** The open offices. */
  all(): Iterable<OpenOffice>;
  /** `closed`: it cannot be asked now, its requests wait; null: no office has this id. */
  get(id: OfficeId): OpenOffice | 'closed' | null;
  /** What is known of one that is asleep. */
  sleeping(id: OfficeId): SleepingOffice | null;
  allSleeping(): Iterable<SleepingOffice>;
  /** The office as it was last known, also while it is not open. */
  office(id: OfficeId): Office | null;
  /** What is told of all offices, and of one without a wait; null: no office has this id. */
  heads(): readonly OfficeHead[];
  head(id: OfficeId): OfficeHead | null;
  /** What may be meant otherwise in each of them. */
  warnings(now: Instant): readonly OfficeWarnings[];
  /** The offices that are left out of batches, as they were last known. */
  closed(): Iterable<OfficeHead>;
  /** Run at a start: marks the offices as asleep that need not be opened. */
  findAsleep(now: Instant): Promise<void>;
  /**
   * Opens those that are neither open nor asleep; true when one was opened. `strict`: throws when the store cannot be
   * read.
   */
  openMissing(now: Instant, strict?: 'strict'): Promise<boolean>;
  /**
   * Opens those of which something is asked, and a portion of those at which something is due; gives back which.
   * `isSetBack`: those that fell asleep on a day that has not begun any more are due.
   */
  wake(asked: Iterable<OfficeId>, now: Instant, isSetBack: boolean): Promise<OpenOffice[]>;
  /**
   * The start is over: offices of which nothing is stored are due now. Throws what the store could not read since of an
   * office that was due.
   */
  endStart(): void;
  /** Some of these are not opened yet. */
  hasFresh(): boolean;
  /** It is needed: it does not fall asleep soon. */
  noteUse(id: OfficeId, now: Instant): void;
  /**
   * Some of those that are not needed fall asleep. Everything that they wrote must be durable. `clock`: not the batch's
   * beginning, since a reader may have come in after it. `isOwed`: the disk still has to forget something of it, which
   * only opening it shows.
   */
  letSleep(clock: () => Instant, isOwed: (id: OfficeId) => boolean): Promise<void>;
  /** Before the relay stops in peace: keeps what is known of all offices for its next start. */
  keepAll(now: Instant, isOwed: (id: OfficeId) => boolean): Promise<void>;
  /** Leaves an office out for a while. */
  leaveOut(id: OfficeId, now: Instant, error: unknown): void;
  /** These have done their work. */
  recovered(those: Iterable<OpenOffice>): void;
  /** How many are left out. */
  readonly leftOut: number;
  /** Something may have been done at these since `nextDue` was asked last. */
  noteWork(those: Iterable<OpenOffice>): void;
  /** When something is due at one of them; `Infinity`: never. Looks only at those at which something was done. */
  nextDue(): Instant;
  /** The same without what is only shown. */
  nextEvent(): Instant;
  /** When one may be opened again or may fall asleep; `Infinity`: there is none. */
  nextAt(now: Instant): Instant;
  /** Their documents are dead: they are to be opened anew. */
  close(): void;
}

export interface OfficesParts {
  readonly rooms: Rooms;
  readonly files: readonly (Office | PackedOffice)[];
  readonly epoch: string | null;
  readonly ownName: OwnName;
  /** Key to which kiosks seal birth dates. */
  readonly birthDateKey: BirthDateKey;
  readonly isExempt: IsExempt;
  readonly report: Report;
  readonly log: Log;
  readonly pause: Pause;
  /** For how long an office that is not needed stays open; `Infinity`: for ever. */
  readonly idleMs: number;
  /** Null: nothing is kept for the next start, and all are opened at this one. */
  readonly keeper: SleepKeeper | null;
}

/** Offices that are opened at once because something is due: at midnight that is every one. */
export const MOST_WOKEN = 8;
/** Offices that fall asleep in one batch: minutes after a start that opened all of them it is every one. */
export const MOST_FALLING_ASLEEP = 8;

export function openOffices({ files, ...parts }: OfficesParts): Offices {
  const { log, pause, idleMs } = parts;
  const open = new Map<OfficeId, OpenOffice>();
  const asleep = new SleepingOffices();
  const known = openKnownOffices(files, open, asleep);
  const uses = openOfficeUses(idleMs);
  const breaker = openCircuitBreaker();
  let isStarting = true;
  let unread: StoreError | null = null;

  function leaveOut(id: OfficeId, now: Instant, error: unknown): void {
    breaker.leaveOut(id, now);
    log.error({ office: id, code: codeOf(error) }, 'an office is left out after a fault, retrying later');
  }

  async function openOne(id: OfficeId, now: Instant, strict?: 'strict'): Promise<OpenOffice | null> {
    const before = asleep.get(id);
    try {
      const opened = await openOffice(parts, known.file(id), now, before?.isRestoreNoted ?? false);
      open.set(id, opened);
      return opened;
    } catch (error) {
      if (before !== undefined) known.keep(before.packed);
      if (error instanceof StoreError) {
        if (strict !== undefined) throw error;
        if (isStarting) unread ??= error;
      }
      leaveOut(id, now, error);
      return null;
    } finally {
      asleep.delete(id);
    }
  }

  const { dueFresh, ...falling } = fallingAsleep(parts, known.files, { open, asleep, uses });
  return {
    ids: known.ids,
    office: known.office,
    head: known.head,
    heads: known.heads,
    warnings: known.warnings,
    closed: known.closed,
    all: () => open.values(),
    get: (id) => open.get(id) ?? (known.has(id) ? 'closed' : null),
    sleeping: (id) => asleep.get(id) ?? null,
    allSleeping: () => asleep.values(),
    ...falling,
    async openMissing(now, strict) {
      if (open.size + asleep.size === known.ids.length) return false;
      let opened = false;
      for (const id of known.ids) {
        if (open.has(id) || asleep.has(id) || breaker.isOut(id, now)) continue;
        if ((await openOne(id, now, strict)) === null) continue;
        uses.note(id, now);
        opened = true;
      }
      return opened;
    },
    async wake(asked, now, isSetBack) {
      if (isSetBack) asleep.noteSetBack(now);
      const needed = new Set(asked);
      for (const id of needed) if (open.has(id)) uses.note(id, now);
      const due = asleep.dueBy(now).slice(0, MOST_WOKEN);
      const woken: OpenOffice[] = [];
      for (const id of new Set([...needed, ...due])) {
        if (!asleep.has(id)) continue;
        await pause.rest();
        const opened = await openOne(id, now);
        if (opened === null) continue;
        if (needed.has(id)) uses.note(id, now);
        else uses.noteUnneeded(id);
        woken.push(opened);
      }
      return woken;
    },
    endStart() {
      isStarting = false;
      dueFresh();
      if (unread !== null) throw unread;
    },
    noteUse: (id, now) => void (open.has(id) && uses.note(id, now)),
    leaveOut,
    recovered(those) {
      if (breaker.size === 0) return;
      for (const { session } of those) breaker.recovered(session.office.id);
    },
    get leftOut() {
      return breaker.size;
    },
    ...dueTimesOf(asleep, open),
    nextAt: (now) => Math.min(breaker.nextAt(now), uses.nextAt()),
    close() {
      for (const { session } of open.values()) {
        known.keep(packSince(known.packedFile(session.office.id), session.office));
        session.close();
      }
      open.clear();
      uses.clear();
    },
  };
}

/** How offices fall asleep, and what is kept of it from one start to the next. */
function fallingAsleep(
  { rooms, idleMs, keeper, pause }: Omit<OfficesParts, 'files'>,
  files: ReadonlyMap<OfficeId, PackedOffice>,
  state: {
    readonly open: Map<OfficeId, OpenOffice>;
    readonly asleep: SleepingOffices;
    readonly uses: OfficeUses;
  },
): Pick<Offices, 'findAsleep' | 'letSleep' | 'keepAll'> & { dueFresh(): void; hasFresh(): boolean } {
  const { open, asleep, uses } = state;
  /** They fell asleep while the disk still had to forget something of them. */
  const owing = new Set<OfficeId>();
  /** Nothing was stored of them at the start, so nothing of them is due before their first opening. */
  const fresh = new Map<OfficeId, SleepingOffice>();

  function sleep(id: OfficeId, { session, scheduled }: OpenOffice): void {
    asleep.set(id, packSession(session, files.get(id)!, scheduled.nextEvent()));
    const names = session.documents();
    session.close();
    for (const name of names) rooms.release(name, 'at-once');
    open.delete(id);
    uses.forget(id);
  }

  return {
    async findAsleep(now) {
      if (keeper === null) return;
      for (const [id, office] of await keeper.find(files)) asleep.set(id, office);
      const stored = new Set([...(await rooms.stored('office:')), ...(await rooms.stored('staff:'))]);
      for (const [id, packed] of files) {
        if (asleep.has(id) || stored.has(`office:${id}`) || stored.has(`staff:${id}`)) continue;
        if ((await storedDayDocuments(rooms, id)).size > 0) continue;
        const today = dateOf(now, packed.head.timeZone);
        fresh.set(id, makeSleepingOffice({ packed, today, dueAt: Infinity, staff: [] }));
        asleep.set(id, fresh.get(id)!);
      }
      // The clock may have been set back since.
      asleep.noteSetBack(now);
    },
    dueFresh() {
      for (const [id, office] of fresh)
        if (asleep.get(id) === office) asleep.set(id, { ...office, dueAt: -Infinity });
    },
    hasFresh() {
      for (const id of fresh.keys()) if (asleep.get(id)?.dueAt !== -Infinity) fresh.delete(id);
      return fresh.size > 0;
    },
    async letSleep(clock, isOwed) {
      const fallen: OfficeId[] = [];
      for (const id of uses.idle(clock())) {
        if (fallen.length === MOST_FALLING_ASLEEP) break;
        await pause.rest();
        const one = open.get(id);
        const now = clock();
        if (one === undefined || !uses.isIdle(id, now)) continue;
        if (maySleep(one, now, { rooms, idleMs })) {
          sleep(id, one);
          fallen.push(id);
        } else uses.note(id, now);
      }
      const kept = new Map<OfficeId, SleepingOffice>();
      for (const id of [...owing, ...fallen]) {
        owing.delete(id);
        const sleeping = asleep.get(id);
        if (sleeping === undefined) continue;
        if (isOwed(id)) owing.add(id);
        else kept.set(id, sleeping);
      }
      await keeper?.keep(kept);
    },
    async keepAll(now, isOwed) {
      const opened = [...open].flatMap(([id, { session, scheduled }]): [OfficeId, SleepingOffice][] =>
        isBeingRescued(session.office, now)
          ? []
          : [[id, packSession(session, files.get(id)!, scheduled.nextEvent())]],
      );
      await keeper?.keep(new Map([...asleep, ...opened].filter(([id]) => !isOwed(id))));
    },
  };
}

/** When something is due: of each open office it is asked once, and again when something was done there. */
function dueTimesOf(
  asleep: SleepingOffices,
  open: ReadonlyMap<OfficeId, OpenOffice>,
): Pick<Offices, 'noteWork' | 'nextDue' | 'nextEvent'> {
  const known = new WeakMap<OpenOffice, Instant>();
  function dueAt(one: OpenOffice): Instant {
    const before = known.get(one);
    if (before !== undefined) return before;
    const at = one.scheduled.nextDue();
    known.set(one, at);
    return at;
  }
  return {
    noteWork(those) {
      for (const one of those) known.delete(one);
    },
    nextDue: () => soonestOf(asleep, open, dueAt),
    nextEvent: () => soonestOf(asleep, open, ({ scheduled }) => scheduled.nextEvent()),
  };
}

function soonestOf(
  asleep: SleepingOffices,
  open: ReadonlyMap<OfficeId, OpenOffice>,
  dueAt: (one: OpenOffice) => Instant,
): Instant {
  let next = asleep.dueAt;
  for (const one of open.values()) next = Math.min(next, dueAt(one));
  return next;
}

async function openOffice(
  { rooms, report, epoch, birthDateKey, isExempt, pause, ownName }: Omit<OfficesParts, 'files'>,
  file: Office,
  now: Instant,
  isRestoreNoted: boolean,
): Promise<OpenOffice> {
  const { authority } = ownName;
  const options = { epoch, birthDateKey, isExempt, pause, authority, isRestoreNoted };
  const session = await openOfficeSession(rooms, file, now, report, options);
  return { session, scheduled: openScheduledWork(session, ownName) };
}

/** It is not read, and nothing of it would have it opened again soon. */
function maySleep(
  { session, scheduled }: OpenOffice,
  now: Instant,
  { rooms, idleMs }: Pick<OfficesParts, 'rooms' | 'idleMs'>,
): boolean {
  if (scheduled.nextEvent() <= now + idleMs || isBeingRescued(session.office, now)) return false;
  return !session.documents().some((name) => rooms.isRead(name));
}

/** The records of all offices, in whatever state they are. */
function openKnownOffices(
  given: readonly (Office | PackedOffice)[],
  open: ReadonlyMap<OfficeId, OpenOffice>,
  asleep: ReadonlyMap<OfficeId, SleepingOffice>,
) {
  const files = new Map(
    given.map((file): [OfficeId, PackedOffice] =>
      'unpack' in file ? [file.head.id, file] : [file.id, packOffice(file)],
    ),
  );
  const ids = [...files.keys()];
  /** Offices that were closed by a fault, as they were last known. */
  const kept = new Map<OfficeId, PackedOffice>();
  const packed = (id: OfficeId): PackedOffice | undefined =>
    asleep.get(id)?.packed ?? kept.get(id) ?? files.get(id);
  const office = (id: OfficeId): Office | null =>
    open.get(id)?.session.office ?? packed(id)?.unpack() ?? null;
  const head = (id: OfficeId): OfficeHead | null => {
    const session = open.get(id)?.session;
    return session === undefined ? (packed(id)?.head ?? null) : headOf(session.office);
  };
  return {
    ids,
    files,
    has: (id: OfficeId) => files.has(id),
    packedFile: (id: OfficeId) => files.get(id)!,
    file: (id: OfficeId) => files.get(id)!.unpack(),
    keep: (office: PackedOffice) => void kept.set(office.head.id, office),
    office,
    head,
    warnings: (now: Instant): OfficeWarnings[] =>
      ids.flatMap((id) => {
        const today = dateOf(now, head(id)!.timeZone);
        const kept = asleep.get(id)?.warnings ?? null;
        if (kept !== null && areOf(kept, today)) return [kept];
        const found = office(id);
        return found === null ? [] : [warningsOf(found, today)];
      }),
    heads: () => ids.map((id) => head(id)!),
    closed: () => ids.filter((id) => !open.has(id) && !asleep.has(id)).map((id) => head(id)!),
  };
}
