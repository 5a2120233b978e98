/**
 * A batch of the arbiter: it takes what is asked, has it judged and written in memory, and commits all of it in one
 * transaction. When anything fails, the documents are afterwards as the disk has them.
 */
import { officeId } from '../../src/lib/domain/ids.ts';
import type { ActorId, OfficeId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { codeOf } from '../log/log.ts';
import type { Log } from '../log/log.ts';
import type { ComposeMail } from '../mail/compose.ts';
import type { CallPusher } from '../push/call-pusher.ts';
import type { Rooms } from '../relay/rooms.ts';
import { MAX_BATCH_REQUESTS, selectBatch } from './select-batch.ts';
import type { Asked, RequestBatch } from './select-batch.ts';
import { OfficeFault } from './circuit-breaker.ts';
import type { Eraser } from './erase.ts';
import type { Forgetting } from './forgetting.ts';
import type { HeavyRequests } from './heavy-requests.ts';
import type { LongWork } from './long-work.ts';
import { composeAll } from './mails.ts';
import { beginOfficeWork } from './office-work.ts';
import type { OfficeWork, OfficeWorkParts } from './office-work.ts';
import type { Offices, OpenOffice } from './offices.ts';
import type { OpenOutbox, Outboxes } from './outboxes.ts';
import { prepareDays, provenIn } from './prepare.ts';
import type { Proofs } from './proofs.ts';
import type { TakenTask, Tasks } from './tasks.ts';
import type { Wakings } from './wakings.ts';

export interface BatchesParts extends OfficeWorkParts {
  readonly rooms: Rooms;
  readonly clock: () => Instant;
  readonly outboxes: Outboxes;
  readonly tasks: Tasks;
  readonly wakings: Wakings;
  readonly eraser: Eraser;
  readonly forgetting: Forgetting;
  readonly composeMail: ComposeMail;
  /** Q15: null: no phone is told of calls. */
  readonly callPusher: Pick<CallPusher, 'tell'> | null;
  readonly proofs: Proofs;
  readonly heavy: HeavyRequests;
  readonly longWork: LongWork;
  readonly monotonic: () => number;
  readonly log: Log;
}

export interface Batches {
  /** Runs one batch, all or nothing. After it throws, `startOver` reads the documents from the disk. */
  run(): Promise<void>;
  /** Every request is still in its outbox, and is judged again. */
  startOver(error: unknown): void;
  /** How many requests and tasks the last batch wrote for. The removal of read answers counts as one. */
  readonly written: number;
  /** How long the last batch took, in milliseconds. */
  tookMs(): number;
  /** Requests that are being judged. */
  readonly underWay: number;
  /** When something is due next, without being asked. */
  dueAt(): Instant;
}

/** How long read answers wait to be removed, in milliseconds: removing them is not worth a flush of its own. */
const CLEAR_DELAY_MS = 500;
/** At how many open offices a batch writes what is due: at midnight something is due at each. */
const MOST_CAUGHT_UP = 8;

export function openBatches(parts: BatchesParts): Batches {
  const { rooms, clock, offices, inboxes, outboxes, tasks, wakings, eraser, forgetting, pause, log } = parts;
  const catchUpInTurn = openRounds(offices);
  let [written, underWay, tookMs] = [0, 0, 0];
  /**
   * When something is due at any office, and when the last batch began. Until something is due a batch looks only at
   * offices of which something is asked.
   */
  let [soonest, lastBatch] = [-Infinity, -Infinity];
  const readAnswers = openReadAnswers(inboxes);

  async function run(): Promise<void> {
    pause.begin();
    const [began, now] = [parts.monotonic(), clock()];
    if (await offices.openMissing(now)) {
      soonest = -Infinity;
      outboxes.markAll();
    }
    const changed = outboxes.takeChanged(MAX_BATCH_REQUESTS);
    const needed = new Set([...wakings.take(), ...tasks.asked(), ...officesAsked(changed)]);
    const isSetBack = now < lastBatch;
    const woken = await offices.wake(needed, now, isSetBack);
    const taken = tasks.take((office) => offices.get(office) !== 'closed');
    const looksAtAll = now >= soonest || isSetBack;
    const work = beginOfficeWork(parts, now);
    try {
      await inboxes.ensure([...changed.map((o) => o.actor), ...devicesOf(taken)]);
      await work.catchUp([...woken, ...openAmong(offices, needed)]);
      if (looksAtAll) await catchUpInTurn(work, isSetBack ? Infinity : MOST_CAUGHT_UP);
      lastBatch = now;
      await decideAll(work, changed, taken, now);
      const workMs = parts.monotonic() - began;
      await commit(work, now);
      tookMs = parts.monotonic() - began;
      parts.judging.portions.end(workMs, tookMs - workMs);
      parts.longWork.end(tookMs);
      for (const task of taken) task.done();
    } catch (error) {
      tasks.putBack(taken);
      throw error;
    } finally {
      underWay = 0;
      wakings.done();
    }
    const worked = looksAtAll ? offices.all : () => [...woken, ...openAmong(offices, needed), ...work.active];
    offices.noteWork(worked());
    if (looksAtAll || woken.length > 0) {
      inboxes.forget(await eraser.erase(offices, now, offices.nextDue() > now));
      offices.noteWork(worked());
    }
    if (now >= forgetting.dueAt) await forgetting.run(now);
    await offices.letSleep(clock, forgetting.isOwed);
    soonest = offices.nextDue();
  }

  /** Judges the requests and carries out the tasks, with all that follows. */
  async function decideAll(
    work: OfficeWork,
    changed: readonly OpenOutbox[],
    taken: readonly TakenTask[],
    now: Instant,
  ): Promise<void> {
    const { asked, heavy } = select(parts, changed);
    underWay = asked.length;
    await prepareDays(asked, offices, now, pause);
    const proven = await provenIn(asked, offices, parts.proofs, now);
    written = asked.length + taken.length + (now >= readAnswers.clearBy ? 1 : 0);
    readAnswers.takeBack(written > 0, now);
    for (const task of taken) await work.carryOut(task);
    for (const one of asked) {
      await pause.rest();
      await work.answer(one, proven.has(one.id));
    }
    lookBehind(heavy, inboxes, outboxes);
    await pause.rest();
    // A place that was given up just now may be what another visitor wishes for.
    await work.catchUp([...work.active]);
    await work.writeDerived();
  }

  async function commit({ active, orders }: OfficeWork, now: Instant): Promise<void> {
    inboxes.flush();
    await rooms.commit({ mails: await composeAll(orders, parts.composeMail, now, pause) });
    offices.recovered(active);
    afterCommit(parts, active, now);
  }

  return {
    run,
    startOver(error) {
      const cause = error instanceof OfficeFault ? error.cause : error;
      log.error({ code: codeOf(cause) }, 'a batch failed, retrying');
      if (error instanceof OfficeFault) offices.leaveOut(error.office, clock(), cause);
      offices.close();
      inboxes.close();
      // A fault before the commit leaves changes behind that were never shown; they must not go into the next one.
      rooms.discard();
      parts.judging.progress.forgetAll();
      soonest = -Infinity;
      outboxes.markAll();
    },
    get written() {
      return written;
    },
    tookMs: () => tookMs,
    get underWay() {
      return underWay;
    },
    dueAt: () => Math.min(soonest, readAnswers.clearBy, forgetting.dueAt, offices.nextAt(clock())),
  };
}

/** What this batch judges; what it does not goes back into the queue. */
function select(
  { outboxes, inboxes, longWork, ...parts }: BatchesParts,
  changed: readonly OpenOutbox[],
): RequestBatch {
  const batch = selectBatch(changed, inboxes, parts.heavy, longWork.restMs() > 0);
  const { asked, next, rest, passedOver, heavy } = batch;
  outboxes.putBack(rest);
  outboxes.putFirst(next);
  outboxes.putBackLater(passedOver);
  longWork.noteAsked(asked.length > (heavy === null ? 0 : 1), heavy !== null);
  for (const outbox of changed) inboxes.noteRead(outbox);
  return batch;
}

/** Q15: phones are told of calls that are on the disk. */
function afterCommit(
  { callPusher, forgetting }: BatchesParts,
  active: OfficeWork['active'],
  now: Instant,
): void {
  for (const { session } of active) {
    const calls = session.takeCalls();
    if (calls.length > 0) callPusher?.tell(session, calls, now);
    forgetting.note(session.takeErased(), now);
    session.tidy(now);
  }
}

/**
 * Looks at the outbox again behind a heavy request that was answered. One without an answer waits until its office is
 * open again, and so do those behind it.
 */
function lookBehind(heavy: Asked | null, inboxes: BatchesParts['inboxes'], outboxes: Outboxes): void {
  if (heavy === null || inboxes.answerTo(heavy.outbox.actor, heavy.id) === null) return;
  outboxes.putBack([heavy.outbox.actor]);
}

/** Removes answers that were read: together with other changes, and alone only after a while. */
function openReadAnswers(inboxes: BatchesParts['inboxes']) {
  let clearBy = Infinity;
  return {
    /** When they are removed at the latest, if no other batch comes before. */
    get clearBy() {
      return clearBy;
    },
    takeBack(isWritten: boolean, now: Instant): void {
      if (isWritten) {
        inboxes.clearRead();
        clearBy = Infinity;
      } else if (inboxes.hasRead) clearBy = Math.min(clearBy, now + CLEAR_DELAY_MS);
    },
  };
}

/** The devices that will read their inboxes. */
const devicesOf = (tasks: readonly TakenTask[]): ActorId[] =>
  tasks.flatMap(({ device }) => (device === undefined ? [] : [device]));

/** Each portion begins behind the last, so that no office waits for ever behind those that are due again at once. */
function openRounds(offices: Offices) {
  let last: OfficeId | null = null;
  return async (work: OfficeWork, most: number): Promise<void> => {
    const all = [...offices.all()];
    const next = all.findIndex(({ session }) => session.office.id === last) + 1;
    last = (await work.catchUp([...all.slice(next), ...all.slice(0, next)], most)) ?? last;
  };
}

const openAmong = (offices: Offices, ids: Iterable<OfficeId>): OpenOffice[] =>
  [...ids].flatMap((id) => {
    const open = offices.get(id);
    return open === null || open === 'closed' ? [] : [open];
  });

/** The offices of which something is asked, with or without effect. */
const officesAsked = (changed: readonly OpenOutbox[]): OfficeId[] =>
  changed.flatMap(({ requests }) => [...requests.values()].flatMap(officeNamedIn));

/** The office that a request names; none: it names none. */
function officeNamedIn(request: unknown): OfficeId[] {
  if (typeof request !== 'object' || request === null || !('office' in request)) return [];
  const parsed = officeId.safeParse(request.office);
  return parsed.success ? [parsed.data] : [];
}
