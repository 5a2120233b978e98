/**
 * The arbiter: judges what the outboxes ask, one batch after the other. A batch is judged and written into the
 * documents in memory, committed in one transaction, and not shown before. While a commit is under way requests gather
 * for the next batch. If a commit fails, the arbiter opens the documents anew, as the disk has them. It judges again,
 * since every request is still in its outbox.
 */
import { randomUUID } from 'node:crypto';
import type { ActorId, OfficeId } from '../../src/lib/domain/ids.ts';
import { actorId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { TakeBack } from '../../src/lib/domain/upkeep/recent-bookings.ts';
import type { LogEntry } from '../../src/lib/domain/requests/staff-log.ts';
import type { NumberGiver } from '../../src/lib/domain/day/ticket.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Report } from '../../src/lib/docs/records.ts';
import { staffRecord } from '../../src/lib/docs/staff-doc.ts';
import type { Device, Member, StaffRecord } from '../../src/lib/docs/staff-doc.ts';
import type { Schedule } from '../jobs/schedule.ts';
import { codeOf } from '../log/log.ts';
import type { Log } from '../log/log.ts';
import type { ComposeMail } from '../mail/compose.ts';
import type { MailLinks } from '../mail/mail-links.ts';
import type { Rooms } from '../relay/rooms.ts';
import type { BirthDates } from './birth-dates.ts';
import type { OriginOf } from './booking-origin.ts';
import { openBrake } from './brake.ts';
import { openEraser } from './erase.ts';
import type { OfficeSession } from './office-session.ts';
import { openForgetting } from './forgetting.ts';
import { openInboxes } from './inboxes.ts';
import type { CommitDelay } from './commit-delay.ts';
import { judge } from './judge.ts';
import { openKioskTries } from './kiosk-tries.ts';
import type { Leases } from './leases.ts';
import { composeAll, orderOf } from './mails.ts';
import type { OwedNotice } from './mails.ts';
import { openOffices } from './offices.ts';
import type { OpenOffice } from './offices.ts';
import { openOutboxes } from './outboxes.ts';
import { noPause } from './pause.ts';
import type { Pause } from './pause.ts';
import { MAX_BATCH_REQUESTS, selectBatch } from './batch.ts';
import type { Asked } from './batch.ts';
import { openDaysOf, provenIn } from './prepare.ts';
import { openBookingRates } from './booking-rates.ts';
import type { Proofs } from './proofs.ts';
import type { StoredOffice } from './stored-offices.ts';
import { OfficeFault, within } from './circuit-breaker.ts';
import { openTasks } from './tasks.ts';
import type { Task } from './tasks.ts';
import { seeBookings, takeBackSeen } from './take-back.ts';
import type { ListedBookings, TakenBackBookings } from './take-back.ts';

export interface ArbiterParts {
  readonly rooms: Rooms;
  /** The store's epoch: another one than last time means that it was restored from a backup (M18). */
  readonly epoch?: string;
  readonly offices: readonly Office[];
  /** Stored offices that have no file: they are not served, but what is past its time is erased. */
  readonly withoutFile?: readonly StoredOffice[];
  readonly leases: Leases;
  /** The relay's time, the authority for all. */
  readonly clock: () => Instant;
  /** What a batch waits for before it begins; without it each begins with the first request. */
  readonly gather?: CommitDelay;
  /** Lets others have the event loop in the middle of a batch; without it a batch is one stretch. */
  readonly pause?: Pause;
  readonly random: () => number;
  readonly schedule: Schedule;
  readonly mailLinks: MailLinks;
  /** P6: what kiosks have sealed to this relay. */
  readonly birthDates: BirthDates;
  /** B6: where a booking came from, as a pseudonym. */
  readonly originOf?: OriginOf;
  readonly composeMail: ComposeMail;
  readonly proofs: Proofs;
  readonly log: Log;
  /** The actor under which the arbiter's own evidence stands. */
  readonly authority: string;
}

export interface Arbiter {
  readonly offices: readonly Office[];
  office(id: OfficeId): Office | null;
  devices(office: OfficeId): readonly Device[];
  members(office: OfficeId): readonly Member[];
  /** The last batch came to nothing, or an office is left out. */
  readonly failing: boolean;
  /** How many requests and outboxes wait to be looked at. */
  readonly waiting: number;
  /** A7: the blocks of numbers that are in use today. */
  givers(office: OfficeId): readonly NumberGiver[];
  /**
   * Writes a device or a member of staff; durable when it resolves. `numbers-lent`: nothing is written, since the
   * device's block has been lent to a counter meanwhile. Rejects what does not fit.
   */
  putStaff(office: OfficeId, record: StaffRecord): Promise<'written' | 'numbers-lent'>;
  /** P5: writes into the staff log; durable when it resolves. */
  note(office: OfficeId, entry: LogEntry): Promise<void>;
  /** B6: what was booked online of late; null: the office cannot be asked now. */
  seeBookings(office: OfficeId): ListedBookings | null;
  /** B6: cancels some of it, a portion at a time; durable when it resolves. */
  takeBack(office: OfficeId, selection: TakeBack, by: ActorId): Promise<TakenBackBookings>;
  close(): Promise<void>;
}

const RETRY_DELAY_MS = 1000;
/** That an answer was read is not worth a flush of its own. */
const CLEAR_DELAY_MS = 500;

export async function openArbiter(parts: ArbiterParts): Promise<Arbiter> {
  const {
    rooms,
    clock,
    schedule,
    log,
    leases,
    random,
    mailLinks,
    birthDates,
    epoch = null,
    originOf = () => null,
    pause = noPause,
  } = parts;
  const authority = actorId.parse(parts.authority);
  const report: Report = ({ key, problem }) => log.warn({ key, problem }, 'a record was skipped');
  const ownName = { authority, random, mailLinks };
  const offices = openOffices({
    ...{ rooms, epoch, ownName, report, log, pause },
    files: parts.offices,
    birthDateKey: birthDates.key,
  });
  const pressure = openBookingRates();
  const kioskTries = openKioskTries();
  const brake = openBrake(authority, log);
  const forgetting = openForgetting(rooms);
  const eraser = openEraser(rooms, parts.withoutFile ?? [], report, log, (actor) => inboxes.forget([actor]));
  let inboxes = openInboxes(rooms, report);
  const tasks = openTasks((office) => {
    if (closed) return 'the arbiter is closed';
    return offices.get(office) === null ? `no office '${office}'` : null;
  }, wake);
  let closed = false;
  let turn: Promise<void> | null = null;
  let again = false;
  /** How much the last batch wrote. */
  let written = 0;
  let hasFailed = false;
  let underWay = 0;
  /** After a failed commit, however much is asked meanwhile. */
  let notBefore = -Infinity;
  /** When something is due at any office; until then only those are looked at of which something is asked. */
  let soonest = -Infinity;
  let lastBatch = -Infinity;
  /** Answers that were read are taken back then, if no other batch comes before. */
  let clearBy = Infinity;
  let cancelWake = (): void => {};

  await offices.openMissing(clock(), 'strict');
  const outboxes = openOutboxes(rooms, wake, report);
  wake();
  await turn;

  /** Starts a turn, or has the running one go round once more. */
  function wake(): void {
    again = true;
    if (turn !== null || closed || isPaused()) return;
    turn = run().finally(() => {
      turn = null;
      if (again && !closed) wake();
    });
  }

  /** Not for longer than meant, also when the machine's clock is set back meanwhile. */
  function isPaused(): boolean {
    return clock() < notBefore && notBefore - clock() <= RETRY_DELAY_MS;
  }

  async function run(): Promise<void> {
    while (again && !closed) {
      try {
        await parts.gather?.(written);
        again = false;
        pause.begin();
        await batch();
        soonest = nextDue();
        hasFailed = false;
      } catch (error) {
        hasFailed = true;
        startOver(error);
        if (!(error instanceof OfficeFault)) return;
      }
    }
    planNext();
  }

  /** All or nothing: whatever is thrown in here, the documents are then as the disk has them. */
  async function batch(): Promise<void> {
    const now = clock();
    if (await offices.openMissing(now)) {
      soonest = -Infinity;
      outboxes.markAll();
    }
    const changed = outboxes.takeChanged(MAX_BATCH_REQUESTS);
    const taken = tasks.take((office) => offices.get(office) !== 'closed');
    const looksAtAll = now >= soonest || now < lastBatch;
    try {
      const devices = taken.flatMap(({ device }) => (device === undefined ? [] : [device]));
      await inboxes.ensure([...changed.map((o) => o.actor), ...devices]);
      const orders: OwedNotice[] = [];
      const active = new Set<OpenOffice>();
      if (looksAtAll) await catchUp(offices.all(), active, now, orders);
      lastBatch = now;
      const { asked, rest } = selectBatch(changed, inboxes);
      outboxes.putBack(rest);
      underWay = asked.length;
      for (const outbox of changed) inboxes.noteRead(outbox);
      await openDaysOf(asked, offices, now, pause);
      const proven = await provenIn(asked, offices, parts.proofs, now);
      written = asked.length + taken.length + (now >= clearBy ? 1 : 0);
      if (written > 0) {
        inboxes.clearRead();
        clearBy = Infinity;
      } else if (inboxes.hasRead) clearBy = Math.min(clearBy, now + CLEAR_DELAY_MS);
      for (const task of taken) orders.push(...(await carryOut(task, now, active)));
      for (const one of asked) {
        orders.push(...(await answer(one, proven.has(one.id), now, active)));
        await pause.rest();
      }
      // A place that was given up just now may be what another visitor wishes for.
      await catchUp([...active], active, now, orders);
      for (const { desk } of active) {
        await within(desk.office.id, async () => {
          const touched = await desk.settle(now, pause);
          if (touched.length > 0) await inboxes.tell(desk, touched, now, pause);
        });
      }
      inboxes.flush();
      await rooms.commit({ mails: await composeAll(orders, parts.composeMail, now) });
      offices.recovered(active);
      for (const { desk } of active) {
        forgetting.note(desk.takeErased(), now);
        desk.tidy(now);
      }
      for (const task of taken) task.done();
    } catch (error) {
      tasks.putBack(taken);
      throw error;
    } finally {
      underWay = 0;
    }
    if (looksAtAll) inboxes.forget(await eraser.erase(offices, now));
    if (now >= forgetting.dueAt) await forgetting.run(now);
  }

  /** `active` gets those at which something was done. */
  async function catchUp(
    which: Iterable<OpenOffice>,
    active: Set<OpenOffice>,
    now: Instant,
    orders: OwedNotice[],
  ): Promise<void> {
    for (const open of which) {
      const { desk, agenda } = open;
      await pause.rest();
      const owed = agenda.catchUp(now, pause);
      if (owed === null) continue;
      active.add(open);
      for (const { notice, link } of await within(desk.office.id, () => owed))
        orders.push(orderOf(desk, notice, link));
    }
  }

  async function answer(
    one: Asked,
    proven: boolean,
    now: Instant,
    active: Set<OpenOffice>,
  ): Promise<OwedNotice[]> {
    const open = one.parsed.ok ? offices.get(one.parsed.value.office) : null;
    const deskOf = (): OfficeSession | 'closed' | null =>
      open === null || open === 'closed' ? open : open.desk;
    const decide = (): OwedNotice[] =>
      judge(one, proven, now, {
        deskOf,
        inboxes,
        leases,
        pressure,
        brake,
        originOf,
        kioskTries,
        random,
        mailLinks,
        birthDates,
        log,
        turnAway: (actor) => rooms.turnAway(actor),
      });
    if (open === null || open === 'closed') return decide();
    active.add(open);
    return within(open.desk.office.id, async () => {
      const owed = decide();
      await open.desk.reckonRest(pause);
      return owed;
    });
  }

  async function carryOut(task: Task, now: Instant, active: Set<OpenOffice>): Promise<readonly OwedNotice[]> {
    const open = offices.get(task.office);
    if (open === null || open === 'closed') return [];
    active.add(open);
    return within(task.office, () => task.carryOut(open.desk, now));
  }

  function startOver(error: unknown): void {
    const cause = error instanceof OfficeFault ? error.cause : error;
    log.error({ code: codeOf(cause) }, 'a batch failed, retrying');
    if (error instanceof OfficeFault) offices.suspend(error.office, clock(), cause);
    offices.close();
    inboxes.close();
    // A fault before the commit leaves changes behind that were never shown; they must not go into the next one.
    rooms.discard();
    inboxes = openInboxes(rooms, report);
    soonest = -Infinity;
    cancelWake();
    outboxes.markAll();
    // What is wrong with one office is put aside with it; what is wrong with the disk needs time.
    again = error instanceof OfficeFault;
    if (again) return;
    notBefore = clock() + RETRY_DELAY_MS;
    cancelWake = schedule.at(notBefore, wake);
  }

  /** When the next thing is due at any office; while batches follow one another, too. */
  function nextDue(): Instant {
    let next = Infinity;
    for (const { agenda } of offices.all()) next = Math.min(next, agenda.nextDue());
    return next;
  }

  function planNext(): void {
    cancelWake();
    if (closed) return;
    cancelWake = schedule.at(Math.min(soonest, clearBy, forgetting.dueAt, offices.nextAt(clock())), wake);
  }

  return {
    offices: parts.offices,
    office: (id) => offices.office(id),
    devices(id) {
      const open = offices.get(id);
      if (open === 'closed') throw new Error('the office is left out for a while');
      return open?.desk.devices() ?? [];
    },
    members(id) {
      const open = offices.get(id);
      if (open === 'closed') throw new Error('the office is left out for a while');
      return open?.desk.members() ?? [];
    },
    givers(id) {
      const open = offices.get(id);
      if (open === 'closed') throw new Error('the office is left out for a while');
      return open?.desk.givers(open.desk.today) ?? [];
    },
    get failing() {
      return hasFailed || offices.suspended > 0;
    },
    get waiting() {
      return outboxes.waiting + underWay;
    },
    async putStaff(office, record) {
      if (!staffRecord.safeParse(record).success) throw new Error('no such record of staff');
      let end: 'written' | 'numbers-lent' = 'written';
      await tasks.ask({
        office,
        ...(record.type === 'device' ? { device: record.actor } : {}),
        carryOut(desk) {
          end = desk.putStaff(record) ? 'written' : 'numbers-lent';
          if (end === 'written' && record.type === 'device')
            inboxes.grant(record.actor, { name: record.name, numbers: record.numbers });
          return [];
        },
      });
      return end;
    },
    note: (office, entry) =>
      tasks.ask({
        office,
        carryOut(desk) {
          desk.note(entry);
          return [];
        },
      }),
    seeBookings(id) {
      const open = offices.get(id);
      return open === null || open === 'closed' ? null : seeBookings(open.desk, clock());
    },
    async takeBack(office, selection, by) {
      let done: TakenBackBookings = { cancelled: 0, left: 0 };
      await tasks.ask({
        office,
        carryOut(desk, now) {
          const taken = takeBackSeen(desk, selection, by, now, mailLinks);
          done = taken.done;
          const { cancelled } = done;
          if (cancelled > 0)
            desk.note({ what: 'bookings-cancelled', id: randomUUID(), at: now, by, cancelled });
          return taken.orders;
        },
      });
      return done;
    },
    async close() {
      closed = true;
      cancelWake();
      outboxes.close();
      await turn;
      offices.close();
      inboxes.close();
    },
  };
}
