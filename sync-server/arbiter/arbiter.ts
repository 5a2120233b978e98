/**
 * The arbiter: judges what the outboxes ask, one batch after the other. A batch is judged and written into the
 * documents in memory, committed in one transaction, and seen by nobody before. While a commit is under way
 * requests gather for the next batch. If a commit fails, the documents are as the disk has them: the arbiter opens
 * them anew and judges again, since every request is still in its outbox.
 */
import type { Answer } from '../../src/lib/domain/answer.ts';
import { refuse } from '../../src/lib/domain/decision.ts';
import type { Decision, Notice } from '../../src/lib/domain/decision.ts';
import { actorId, requestId } from '../../src/lib/domain/ids.ts';
import type { ActorId, OfficeId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office.ts';
import { datesOf, parseRequest } from '../../src/lib/domain/request.ts';
import type { Request } from '../../src/lib/domain/request.ts';
import { daysBetween, dateOf } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import type { DocumentName } from '../../src/lib/docs/catalog.ts';
import type { Report } from '../../src/lib/docs/records.ts';
import type { Device, StaffRecord } from '../../src/lib/docs/staff-doc.ts';
import type { Schedule } from '../jobs/schedule.ts';
import type { Log } from '../log.ts';
import type { ComposeMail, OutgoingMail } from '../mail/compose.ts';
import type { Rooms } from '../relay/rooms.ts';
import { openAgenda } from './agenda.ts';
import type { Agenda, OwnName } from './agenda.ts';
import { eraseOld, eraseSilentInboxes } from './erase.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { openInboxes } from './inboxes.ts';
import type { Gather } from './gather.ts';
import type { Leases } from './leases.ts';
import type { Proofs } from './proofs.ts';
import { openOutboxes } from './outboxes.ts';
import type { OpenOutbox } from './outboxes.ts';

export interface ArbiterParts {
  readonly rooms: Rooms;
  /** Of the store: another one than last time means that it was restored from a backup (M18). */
  readonly epoch?: string;
  readonly offices: readonly Office[];
  readonly leases: Leases;
  /** The relay's time, the authority for all. */
  readonly clock: () => Instant;
  /** What a batch waits for before it begins; without it each begins with the first request. */
  readonly gather?: Gather;
  readonly random: () => number;
  readonly schedule: Schedule;
  /** A secret for the link of a mail, and the actor that it makes of whoever opens it. */
  readonly newSecret: () => { secret: string; actor: ActorId };
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
  /** Writes a device or a member of staff; durable when it resolves. */
  putStaff(office: OfficeId, record: StaffRecord): Promise<void>;
  close(): Promise<void>;
}

/** Requests are judged in such portions, so that a commit never waits long for a crowd. */
const PORTION = 500;
const RETRY_AFTER = 1000;
/** That an answer was read is not worth a flush of its own. */
const CLEAR_WITHIN = 500;
const MOST_DAYS_AHEAD = 400;

interface StaffTask {
  readonly office: OfficeId;
  readonly record: StaffRecord;
  readonly done: () => void;
}

interface Asked {
  readonly outbox: OpenOutbox;
  readonly id: string;
  readonly parsed: ReturnType<typeof parseRequest>;
}

interface MailOrder {
  readonly desk: Desk;
  readonly notice: Notice;
  readonly secret: string;
}

export async function openArbiter(parts: ArbiterParts): Promise<Arbiter> {
  const { rooms, clock, schedule, log } = parts;
  const authority = actorId.parse(parts.authority);
  const report: Report = ({ key, problem }) => log.warn({ key, problem }, 'a record was skipped');
  let desks = new Map<OfficeId, Desk>();
  let agendas = new Map<Desk, Agenda>();
  const erasedOn = new WeakMap<Desk, LocalDate>();
  let inboxes = openInboxes(rooms, report);
  let tasks: StaffTask[] = [];
  let closed = false;
  let turn: Promise<void> | null = null;
  let again = false;
  let hasWritten = false;
  /** When something is due at any office; until then only those are looked at of which something is asked. */
  let soonest = -Infinity;
  let lastBatch = -Infinity;
  /** Answers that were read are taken back then, if no other batch comes before. */
  let clearBy = Infinity;
  let cancelWake = (): void => {};
  const ownName: OwnName = { authority, random: parts.random, newSecret: parts.newSecret };

  await openDesks();
  const outboxes = openOutboxes(rooms, wake, report);
  wake();
  await turn;

  async function openDesks(): Promise<void> {
    const now = clock();
    const fresh = new Map<OfficeId, Desk>();
    for (const office of parts.offices)
      fresh.set(office.id, await openDesk(rooms, office, now, report, parts.epoch ?? null));
    desks = fresh;
    soonest = -Infinity;
    agendas = new Map([...fresh.values()].map((desk) => [desk, openAgenda(desk, ownName)]));
  }

  /** Starts a turn, or has the running one go round once more. */
  function wake(): void {
    again = true;
    if (turn !== null || closed) return;
    turn = run().finally(() => {
      turn = null;
      if (again && !closed) wake();
    });
  }

  async function run(): Promise<void> {
    while (again && !closed) {
      try {
        await parts.gather?.(hasWritten);
        again = false;
        await batch();
      } catch (error) {
        log.error(
          { error: error instanceof Error ? error.message : String(error) },
          'a batch could not be committed',
        );
        await startOver();
        return;
      }
    }
    planNext();
  }

  async function batch(): Promise<void> {
    const now = clock();
    const changed = outboxes.takeChanged();
    const orders: MailOrder[] = [];
    const active = new Set<Desk>();
    const looksAtAll = now >= soonest || now < lastBatch;
    if (looksAtAll) await catchUp(agendas.keys(), active, now, orders);
    lastBatch = now;
    await inboxes.ensure(changed.map((o) => o.actor));
    const asked = unanswered(changed);
    for (const outbox of changed) inboxes.noteRead(outbox);
    await openDaysOf(asked, now);
    const proven = await provenIn(asked);
    const taken = tasks;
    tasks = [];
    try {
      await inboxes.ensure(taken.flatMap(({ record }) => (record.type === 'device' ? [record.actor] : [])));
      hasWritten = asked.length > 0 || taken.length > 0 || now >= clearBy;
      if (hasWritten) {
        inboxes.clearRead();
        clearBy = Infinity;
      } else if (inboxes.hasRead) clearBy = Math.min(clearBy, now + CLEAR_WITHIN);
      for (const task of taken) writeStaff(task);
      for (const one of asked) {
        orders.push(...answer(one, proven.has(one.id), now));
        const desk = one.parsed.ok ? desks.get(one.parsed.value.office) : undefined;
        if (desk !== undefined) active.add(desk);
      }
      // A place that was given up just now may be what somebody else wishes for.
      await catchUp([...active], active, now, orders);
      for (const desk of active) {
        const touched = desk.settle(now);
        if (touched.length > 0) await inboxes.tell(desk, touched, now);
      }
      await rooms.commit({ mails: await composeAll(orders) });
    } catch (error) {
      tasks = [...taken, ...tasks];
      throw error;
    }
    for (const { done } of taken) done();
    if (looksAtAll) await eraseAll();
  }

  /** What has no answer yet, read once; what is more than a portion comes with the next batch. */
  function unanswered(changed: readonly OpenOutbox[]): Asked[] {
    const asked: Asked[] = [];
    for (const outbox of changed) {
      for (const [id, given] of outbox.requests) {
        if (inboxes.answerTo(outbox.actor, id) !== null) continue;
        if (asked.length === PORTION) {
          outboxes.markAll();
          return asked;
        }
        asked.push({ outbox, id, parsed: parseRequest(given) });
      }
    }
    return asked;
  }

  /** P3: once a day for each office, after its figures are safe. */
  async function eraseAll(): Promise<void> {
    const due = [...desks.values()].filter((desk) => erasedOn.get(desk) !== desk.today);
    if (due.length === 0) return;
    const erased: DocumentName[] = [];
    for (const desk of due) {
      erased.push(...(await eraseOld(rooms, desk, report)));
      erasedOn.set(desk, desk.today);
    }
    erased.push(...(await eraseSilentInboxes(rooms, [...desks.values()], clock())));
    inboxes.forget(erased.flatMap((name) => (name.kind === 'inbox' ? [name.actor] : [])));
    if (erased.length > 0) log.info({ documents: erased.length }, 'erased what was past its time');
  }

  /** `active` gets those at which something was done. */
  async function catchUp(
    which: Iterable<Desk>,
    active: Set<Desk>,
    now: Instant,
    orders: MailOrder[],
  ): Promise<void> {
    for (const desk of which) {
      const owed = agendas.get(desk)!.catchUp(now);
      if (owed === null) continue;
      active.add(desk);
      for (const mail of await owed) orders.push({ desk, ...mail });
    }
  }

  /** Judges one request and writes what follows; gives back the mails that it owes. */
  function answer({ outbox, id, parsed }: Asked, proven: boolean, now: Instant): MailOrder[] {
    const key = requestId.safeParse(id);
    // Without a valid id nothing can be answered; the device shows what it could not have sent itself.
    if (!key.success) return [];
    if (!parsed.ok || parsed.value.id !== key.data) {
      inboxes.put(outbox.actor, refusal(key.data, parsed.ok ? 'malformed' : parsed.error));
      return [];
    }
    const request = parsed.value;
    const desk = desks.get(request.office);
    const { identity } = outbox;
    if (desk === undefined || (identity.office !== null && identity.office !== request.office)) {
      inboxes.put(outbox.actor, refusal(request.id, desk === undefined ? 'no-such-office' : 'not-allowed'));
      return [];
    }
    if (!parts.leases.holds(request.office, request.date)) return [];
    if (desk.day(request.date) === null) {
      inboxes.put(
        outbox.actor,
        refusal(request.id, isPast(desk.office, request, now) ? 'past-retention' : 'wrong-day'),
      );
      return [];
    }
    const at = Math.min(now, request.at + outbox.offset);
    const by = { actor: outbox.actor, role: identity.role };
    let link: ReturnType<typeof parts.newSecret> | null = null;
    const decision = judgeSafely(desk, request, {
      ...{ now, at, by, random: parts.random, proven },
      // Few requests lead to a mail, and a secret costs a digest.
      get mailClaim() {
        link ??= parts.newSecret();
        return link.actor;
      },
    });
    // M18: what office devices bring back was lost, so this store is older than they are.
    if (request.kind === 'bring-back' && decision.facts.length > 0) desk.noteRestore();
    desk.carryOut(decision, now);
    inboxes.put(outbox.actor, decision.answer);
    return decision.notices.map((notice) => {
      link ??= parts.newSecret();
      return { desk, notice, secret: link.secret };
    });
  }

  /** A fault in a rule costs the one request that met it, never the office. */
  function judgeSafely(desk: Desk, request: Request, circumstances: Parameters<Desk['judge']>[1]): Decision {
    try {
      return desk.judge(request, circumstances);
    } catch (error) {
      log.error(
        { kind: request.kind, error: error instanceof Error ? error.message : '?' },
        'a request met a fault',
      );
      return refuse(request, 'malformed');
    }
  }

  async function openDaysOf(asked: readonly Asked[], now: Instant): Promise<void> {
    for (const { parsed } of asked) {
      const desk = parsed.ok ? desks.get(parsed.value.office) : undefined;
      if (!parsed.ok || desk === undefined) continue;
      const dates = datesOf(parsed.value).filter((date) => desk.day(date) === null);
      if (dates.length === 0 || isPast(desk.office, parsed.value, now)) continue;
      for (const date of dates) {
        const ahead = daysBetween(dateOf(now, desk.office.timeZone), date);
        if (ahead <= MOST_DAYS_AHEAD && -ahead <= desk.office.rules.retention.day) await desk.ensureDay(date);
      }
    }
  }

  /** B6: the requests whose proof of work holds. Checked before judging, which must not wait. */
  async function provenIn(asked: readonly Asked[]): Promise<Set<string>> {
    const proven = new Set<string>();
    for (const { parsed } of asked) {
      if (!parsed.ok || parsed.value.kind !== 'book' || parsed.value.proof === undefined) continue;
      if (!desks.get(parsed.value.office)?.office.rules.proofOfWork) continue;
      if (await parts.proofs.holds(parsed.value.proof, parsed.value.id)) proven.add(parsed.value.id);
    }
    return proven;
  }

  function writeStaff({ office, record }: StaffTask): void {
    desks.get(office)!.putStaff(record);
    if (record.type === 'device') inboxes.grant(record.actor, { name: record.name, numbers: record.numbers });
  }

  async function composeAll(orders: readonly MailOrder[]): Promise<OutgoingMail[]> {
    const mails: OutgoingMail[] = [];
    for (const { desk, notice, secret } of orders) {
      const { date, visit } = notice;
      const fact = desk.day(date)?.subjects.get(visit);
      const person = desk.people(date)?.get(visit);
      if (fact?.kind !== 'appointment' || person === undefined) continue;
      mails.push(
        await parts.composeMail({
          kind: notice.kind,
          appointment: fact,
          person,
          office: desk.office,
          secret,
        }),
      );
    }
    return mails;
  }

  async function startOver(): Promise<void> {
    for (const desk of desks.values()) desk.close();
    inboxes.close();
    // A fault before the commit leaves changes behind that nobody has seen; they must not go into the next one.
    rooms.discard();
    inboxes = openInboxes(rooms, report);
    cancelWake();
    try {
      await openDesks();
    } catch (error) {
      log.error(
        { error: error instanceof Error ? error.message : String(error) },
        'the store cannot be read',
      );
    }
    cancelWake = schedule.at(clock() + RETRY_AFTER, () => {
      outboxes.markAll();
      wake();
    });
  }

  function planNext(): void {
    cancelWake();
    if (closed || desks.size === 0) return;
    soonest = Infinity;
    for (const agenda of agendas.values()) soonest = Math.min(soonest, agenda.nextDue());
    cancelWake = schedule.at(Math.min(soonest, clearBy), wake);
  }

  return {
    offices: parts.offices,
    office: (id) => desks.get(id)?.office ?? null,
    devices: (id) => desks.get(id)?.devices() ?? [],
    putStaff: (office, record) =>
      new Promise((resolve, reject) => {
        if (closed || !desks.has(office))
          reject(new Error(closed ? 'the arbiter is closed' : `no office '${office}'`));
        else {
          tasks.push({ office, record, done: resolve });
          wake();
        }
      }),
    async close() {
      closed = true;
      cancelWake();
      outboxes.close();
      await turn;
      for (const desk of desks.values()) desk.close();
      inboxes.close();
    },
  };
}

function isPast(office: Office, request: Request, now: Instant): boolean {
  return daysBetween(request.date, dateOf(now, office.timeZone)) > office.rules.retention.day;
}

function refusal(request: Request['id'], reason: Parameters<typeof refuse>[1]): Answer {
  return refuse({ id: request }, reason).answer;
}
