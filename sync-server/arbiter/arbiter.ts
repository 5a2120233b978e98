/**
 * The arbiter: judges what the outboxes ask, one batch after the other. A batch is judged and written into the
 * documents in memory, committed in one transaction, and not shown before. While a commit is under way requests gather
 * for the next batch. If a commit fails, the arbiter opens the documents anew, as the disk has them. It judges again,
 * since every request is still in its outbox.
 */
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { actorId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Report } from '../../src/lib/docs/records.ts';
import type { Schedule } from '../jobs/schedule.ts';
import type { Log } from '../log/log.ts';
import type { ComposeMail } from '../mail/compose.ts';
import type { MailLinks } from '../mail/mail-links.ts';
import type { OfficeWarnings } from '../offices/office-warnings.ts';
import type { CallPusher } from '../push/call-pusher.ts';
import type { Rooms } from '../relay/rooms.ts';
import type { SleepingOfficeStore } from '../store/sleeping-offices.ts';
import { openBatches } from './batches.ts';
import type { BirthDates } from './birth-dates.ts';
import type { OriginOf } from './booking-origin.ts';
import { openBookingRates } from './booking-rates.ts';
import { openBrake } from './brake.ts';
import type { CommitDelay } from './commit-delay.ts';
import { openEraser } from './erase.ts';
import { openForgetting } from './forgetting.ts';
import { openInboxes } from './inboxes.ts';
import type { Inboxes } from './inboxes.ts';
import type { JudgeParts } from './judge.ts';
import { openKioskTries } from './kiosk-tries.ts';
import type { Leases } from './leases.ts';
import { makeOfficeTasks } from './office-tasks.ts';
import type { OfficeTasks } from './office-tasks.ts';
import type { IsExempt } from './office-session.ts';
import { openOffices } from './offices.ts';
import type { Offices } from './offices.ts';
import { openOutboxes } from './outboxes.ts';
import type { Outboxes } from './outboxes.ts';
import { openHeavyRequests } from './heavy-requests.ts';
import { noLongWork, openLongWork } from './long-work.ts';
import { noPause } from './pause.ts';
import type { Pause } from './pause.ts';
import { noPortions, openPortions } from './portions.ts';
import { openProgress } from './progress.ts';
import type { Proofs } from './proofs.ts';
import type { StoredOffice } from './stored-offices.ts';
import type { OfficeHead, PackedOffice } from './sleeping-office.ts';
import { openSleepKeeper } from './sleep-keeper.ts';
import type { SleepKeeper } from './sleep-keeper.ts';
import { openTasks } from './tasks.ts';
import { openTurns } from './turns.ts';
import type { Turns } from './turns.ts';
import { openWakings } from './wakings.ts';

export interface ArbiterParts {
  readonly rooms: Rooms;
  /** The store's epoch: another one than last time means that it was restored from a backup (M18). */
  readonly epoch?: string;
  readonly offices: readonly (Office | PackedOffice)[];
  /** Stored offices that have no file: they are not served, but what is past its time is erased. */
  readonly withoutFile?: readonly StoredOffice[];
  readonly leases: Leases;
  /** The relay's time, the authority for all. */
  readonly clock: () => Instant;
  /** What a batch waits for before it begins; without it each begins with the first request. */
  readonly gather?: CommitDelay;
  /** Lets others have the event loop in the middle of a batch; without it a batch is one stretch. */
  readonly pause?: Pause;
  /** Milliseconds that pass. Without it nothing is measured: an import is judged in one go. */
  readonly monotonic?: () => number;
  /** For how long an office that is not needed stays open; for ever where nothing is said. */
  readonly idleMs?: number;
  /** Where offices that are asleep are kept from one start to the next; without it every office is opened at each. */
  readonly sleepingOffices?: SleepingOfficeStore;
  /** Digest of the program; what another one has kept is void. */
  readonly program?: string;
  readonly random: () => number;
  readonly schedule: Schedule;
  readonly mailLinks: MailLinks;
  /** P6: what kiosks have sealed to this relay. */
  readonly birthDates: BirthDates;
  /** B6: where a booking came from, as a pseudonym. */
  readonly originOf?: OriginOf;
  /** B6: the office has exempted a mail address from its limit; without it none is exempt. */
  readonly isExempt?: IsExempt;
  readonly composeMail: ComposeMail;
  /** Q15: tells phones of calls; without it none is told. */
  readonly callPusher?: Pick<CallPusher, 'tell'>;
  readonly proofs: Proofs;
  readonly log: Log;
  /** The actor under which the arbiter's own steps stand. */
  readonly authority: string;
}

export interface Arbiter extends OfficeTasks {
  readonly offices: readonly OfficeId[];
  office(id: OfficeId): Office | null;
  /** What is told of all offices, and of one without opening its record. */
  heads(): readonly OfficeHead[];
  head(id: OfficeId): OfficeHead | null;
  /** What may be meant otherwise in each of them. */
  warnings(now: Instant): readonly OfficeWarnings[];
  /** The last batch failed, or no office is served. One that is left out among others is told by `leftOut`. */
  readonly failing: boolean;
  /** How many offices are left out of batches after a fault of their own. */
  readonly leftOut: number;
  /** How many requests and outboxes wait to be looked at. */
  readonly waiting: number;
  close(): Promise<void>;
}

/** For how long a stop opens offices that are new, in milliseconds. */
const FRESH_WITHIN_MS = 2_000;

export async function openArbiter(parts: ArbiterParts): Promise<Arbiter> {
  const { rooms, clock, schedule, log, random, mailLinks, birthDates, gather, epoch = null } = parts;
  const { pause = noPause, idleMs = Infinity, monotonic, composeMail, proofs } = parts;
  const authority = actorId.parse(parts.authority);
  const report: Report = ({ key, problem }) => log.warn({ key, problem }, 'a record was skipped');

  const offices = openOffices({
    ...{ rooms, epoch, report, log, pause, idleMs },
    files: parts.offices,
    ownName: { authority, random, mailLinks },
    birthDateKey: birthDates.key,
    isExempt: parts.isExempt ?? (() => false),
    keeper: keeperOf(parts),
  });
  const inboxes = openInboxes(rooms, report);
  const longWork = monotonic === undefined ? noLongWork : openLongWork(monotonic);
  const turns = openTurns({
    ...{ clock, schedule },
    work: {
      gather: () => gather?.(batches.written, batches.tookMs()),
      batch: () => batches.run(),
      startOver: (error) => batches.startOver(error),
      restMs: () => longWork.restMs(),
      dueAt: () => batches.dueAt(),
    },
  });
  const tasks = openTasks((office) => {
    if (turns.closed) return 'the arbiter is closed';
    return offices.get(office) === null ? `no office '${office}'` : null;
  }, turns.wake);

  const wakings = openWakings(turns.wake);
  async function awaken(id: OfficeId): Promise<void> {
    if (offices.sleeping(id) === null) return offices.noteUse(id, clock());
    if (turns.closed) return;
    const opened = wakings.call(id);
    // Readers get what is stored meanwhile, as while an office is left out. The next good batch opens it for them.
    if (!turns.failing) await opened;
  }

  await offices.findAsleep(clock());
  await offices.openMissing(clock(), 'strict');
  const outboxes = openOutboxes(rooms, turns, report);
  const forgetting = openForgetting(rooms);
  const batches = openBatches({
    ...{ rooms, clock, offices, inboxes, outboxes, tasks, wakings, pause, log, longWork },
    monotonic: monotonic ?? (() => 0),
    heavy: openHeavyRequests(monotonic ?? (() => 0)),
    judging: judgingWith(parts, offices, inboxes, outboxes),
    eraser: openEraser(
      rooms,
      parts.withoutFile ?? [],
      report,
      log,
      (actor) => inboxes.forget([actor]),
      pause,
    ),
    ...{ forgetting, composeMail, proofs },
    callPusher: parts.callPusher ?? null,
  });
  async function stop(): Promise<void> {
    turns.close();
    wakings.close();
    outboxes.close();
    await turns.ended();
  }

  await turns.start();
  // Readers come in after all of it.
  await writeAllDue(offices, turns, clock);
  try {
    offices.endStart();
  } catch (error) {
    await stop();
    throw error;
  }
  const { office, heads, head, warnings } = offices;
  // The first portion of new offices is written before the relay serves, the others soon after.
  turns.wake();
  await turns.ended();

  return {
    ...makeOfficeTasks({ offices, tasks, inboxes, mailLinks, clock, awaken }),
    offices: offices.ids,
    ...{ office, heads, head, warnings },
    get failing() {
      return turns.failing || (offices.ids.length > 0 && offices.leftOut === offices.ids.length);
    },
    get leftOut() {
      return offices.leftOut;
    },
    get waiting() {
      return outboxes.waiting + batches.underWay;
    },
    async close() {
      // So the next start can show something of a new office, too, on a disk that cannot be written.
      const until = clock() + FRESH_WITHIN_MS;
      while (offices.hasFresh() && !turns.failing && clock() < until) {
        turns.wake();
        await turns.ended();
      }
      await stop();
      await offices.keepAll(clock(), forgetting.isOwed);
      offices.close();
      inboxes.close();
    },
  };
}

/**
 * What is due at many offices is written in portions. Boards do not count: at a large town the next minute's are due
 * before the last of them is written.
 */
async function writeAllDue(offices: Offices, turns: Turns, clock: () => Instant): Promise<void> {
  while (offices.nextEvent() <= clock() && !turns.failing) {
    turns.wake();
    await turns.ended();
  }
}

function keeperOf(parts: ArbiterParts): SleepKeeper | null {
  const { log, idleMs = Infinity, sleepingOffices: store, program = '', epoch = null, birthDates } = parts;
  if (store === undefined || idleMs === Infinity) return null;
  return openSleepKeeper({
    store,
    surroundings: { program, epoch, birthDateKey: birthDates.key },
    log,
  });
}

/** What a request is judged with, the same for every batch. */
function judgingWith(
  parts: ArbiterParts,
  offices: Offices,
  inboxes: Inboxes,
  outboxes: Outboxes,
): JudgeParts {
  const { rooms, leases, random, mailLinks, birthDates, log, originOf = () => null } = parts;
  return {
    ...{ inboxes, leases, originOf, random, mailLinks, birthDates, log },
    sessionOf(office) {
      const open = offices.get(office);
      return open === null || open === 'closed' ? open : open.session;
    },
    bookingRates: openBookingRates(),
    brake: openBrake(actorId.parse(parts.authority), log),
    kioskTries: openKioskTries(),
    goOn: (actor) => outboxes.putBackLater([actor]),
    portions: parts.monotonic === undefined ? noPortions : openPortions(parts.monotonic),
    progress: openProgress(),
    turnAway: (actor) => rooms.turnAway(actor),
  };
}
