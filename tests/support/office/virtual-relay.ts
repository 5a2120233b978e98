/**
 * The relay of a whole office in one process: the real store (SQLite in memory), the real rooms, the real arbiter, on
 * virtual time. It can be killed at any moment, also between a commit and its answers, and restored from a backup.
 */
import { createHash } from 'node:crypto';
import { actorId } from '../../../src/lib/domain/ids.ts';
import type { ActorId } from '../../../src/lib/domain/ids.ts';
import type { Office } from '../../../src/lib/domain/office/office.ts';
import type { Instant } from '../../../src/lib/domain/time.ts';
import { openArbiter } from '../../../sync-server/arbiter/arbiter.ts';
import type { Arbiter } from '../../../sync-server/arbiter/arbiter.ts';
import { makeAwakeRooms } from '../../../sync-server/arbiter/awake-rooms.ts';
import { allLeases } from '../../../sync-server/arbiter/leases.ts';
import { openProofs } from '../../../sync-server/arbiter/proofs.ts';
import { openSchedule } from '../../../sync-server/jobs/schedule.ts';
import type { OpenSchedule } from '../../../sync-server/jobs/schedule.ts';
import { silentLog } from '../../../sync-server/log/log.ts';
import type { Log } from '../../../sync-server/log/log.ts';
import type { AnyMailOrder, MailOrder, OutgoingMail } from '../../../sync-server/mail/compose.ts';
import { ENQUIRY_MAIL } from '../../../sync-server/mail/enquiry-mail.ts';
import type { EnquiryMailOrder } from '../../../sync-server/mail/enquiry-mail.ts';
import { openRooms } from '../../../sync-server/relay/rooms.ts';
import { openMailLinks } from '../../../sync-server/mail/mail-links.ts';
import type { OpenRooms, Rooms } from '../../../sync-server/relay/rooms.ts';
import { openSqliteStore } from '../../../sync-server/store/sqlite/sqlite-store.ts';
import type { Batch, Store } from '../../../sync-server/store/store.ts';
import { birthDates } from '../build/index.ts';
import type { Chance } from './chance.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A mail that has left the relay: only what is durable is sent. */
export interface SentMail {
  readonly order: MailOrder;
}

export type Backup = ReadonlyMap<string, readonly Uint8Array[]>;

/**
 * The fault of every page. Its requests are dated by the one offset that is known when the outbox speaks, or it drops a
 * day that the relay has lost.
 */
export type PageFlaw = 'dates by one offset' | 'rescues nothing';

/** How a test comes between the parts: plants a fault, or watches. */
export interface Seams {
  /** What the arbiter takes for the rooms. */
  readonly rooms?: (rooms: OpenRooms) => Rooms;
  /** What the arbiter takes for the office. */
  readonly office?: (office: Office) => Office;
  readonly page?: PageFlaw | null;
  /** For how long an office stays open that is not needed, where it is not as the relay has it. */
  readonly idleMs?: number;
  /** Offices at the same relay, beside the one that the devices belong to. */
  readonly others?: readonly Office[];
  /** The letters of the codes in mails, where they are not drawn by chance. */
  readonly mailLetter?: () => number;
  /** Hears of each batch that is durable. */
  readonly onCommit?: (batch: Batch) => void;
}

export interface VirtualRelay {
  /** Null while it is down. */
  readonly rooms: OpenRooms | null;
  readonly arbiter: Arbiter;
  readonly store: Store;
  readonly mails: readonly SentMail[];
  /** B14.5 */
  readonly enquiryMails: readonly EnquiryMailOrder[];
  /** What the relay complained of: nothing, as a rule. */
  readonly faults: readonly string[];
  start(): Promise<void>;
  /** Like SIGKILL. */
  kill(): void;
  /** Stops in peace. */
  stop(): Promise<void>;
  /** Dies after the next commit, before any client hears of it. */
  killAfterCommit(): void;
  backup(): Promise<Backup>;
  /** Goes on with an older copy of the store. `unnoticed`: the relay has not been told. */
  restore(copy: Backup, unnoticed?: 'unnoticed'): Promise<void>;
  /** Give back their disposers. */
  onUp(listener: () => void): () => void;
  onDown(listener: () => void): () => void;
}

/** As the relay has it. */
const USUAL_IDLE_MS = 5 * 60_000;

export const actorOf = (secret: string): ActorId =>
  actorId.parse(createHash('sha256').update(secret).digest('base64url'));

interface Life {
  over: boolean;
  readonly schedule: OpenSchedule;
}

export function virtualRelay(
  time: VirtualTime,
  office: Office,
  chance: Chance,
  seams: Seams = {},
): VirtualRelay {
  const ups = new Set<() => void>();
  const downs = new Set<() => void>();
  const mails: SentMail[] = [];
  const enquiryMails: EnquiryMailOrder[] = [];
  const composed = new Map<string, AnyMailOrder>();
  const faults: string[] = [];
  let store = openSqliteStore(null, ({ document }) => faults.push(`damaged: ${document}`));
  let rooms: OpenRooms | null = null;
  let arbiter: Arbiter | null = null;
  let life: Life | null = null;
  let dying = false;
  let epoch = store.epoch;

  const log: Log = {
    ...silentLog,
    warn: (fields, message) => faults.push(`${message} ${JSON.stringify(fields)}`),
    error: (fields, message) => faults.push(`${message} ${JSON.stringify(fields)}`),
  };

  /** The store as one life of the relay has it: dead processes commit nothing. */
  function storeOf(mine: Life): Store {
    const never = (): Promise<never> => new Promise(() => {});
    return {
      ...store,
      sleepingOffices: {
        ...store.sleepingOffices,
        put: async (offices) => (mine.over ? never() : store.sleepingOffices.put(offices)),
      },
      async commit(batch) {
        if (mine.over) return never();
        await store.commit(batch);
        seams.onCommit?.(batch);
        for (const { id } of batch.mails) {
          const order = composed.get(id)!;
          if (order.kind === ENQUIRY_MAIL) enquiryMails.push(order);
          else mails.push({ order });
        }
        if (!dying) return;
        dying = false;
        relay.kill();
        return never();
      },
    };
  }

  async function composeMail(order: AnyMailOrder): Promise<OutgoingMail> {
    const id = chance.id();
    composed.set(id, order);
    const { kind } = order;
    const isEnquiry = order.kind === ENQUIRY_MAIL;
    return {
      id,
      office: office.id,
      kind,
      about: isEnquiry ? null : { ...order.appointment, visit: order.appointment.id },
      to: (isEnquiry ? order.enquiry : order.person).contact.mail!,
      subject: kind,
      text: kind,
      html: kind,
      link: null,
      attachments: [],
      until: null,
      overtakes: [],
      booking: null,
      waitMs: 0,
    };
  }

  const relay: VirtualRelay = {
    get rooms() {
      return rooms;
    },
    get arbiter() {
      return arbiter!;
    },
    get store() {
      return store;
    },
    mails,
    enquiryMails,
    faults,
    async start() {
      const clock = (): Instant => time.now();
      const schedule = openSchedule(clock, time.timers, log);
      const mine: Life = { over: false, schedule };
      life = mine;
      const own = storeOf(mine);
      const fresh = openRooms({ store: own, clock, timers: time.timers, log });
      arbiter = await openArbiter({
        rooms: seams.rooms?.(fresh) ?? fresh,
        epoch,
        offices: [seams.office?.(office) ?? office, ...(seams.others ?? [])],
        idleMs: seams.idleMs ?? USUAL_IDLE_MS,
        sleepingOffices: own.sleepingOffices,
        leases: allLeases,
        clock,
        random: chance.next,
        schedule,
        mailLinks: openMailLinks(
          'of the virtual relay',
          seams.mailLetter ?? (() => Math.floor(chance.next() * 32)),
        ),
        birthDates,
        composeMail,
        proofs: openProofs(clock),
        log,
        authority: 'the-arbiter-itself',
      });
      rooms = { ...fresh, ...makeAwakeRooms(fresh, arbiter.awaken) };
      for (const listener of [...ups]) listener();
    },
    kill() {
      // One that waited for a commit to die after is dead now; the next life does not die of it.
      dying = false;
      if (life === null) return;
      life.over = true;
      life.schedule.close();
      life = null;
      rooms = null;
      for (const listener of [...downs]) listener();
    },
    async stop() {
      await arbiter?.close();
      await rooms?.close();
      relay.kill();
    },
    killAfterCommit() {
      dying = true;
    },
    async backup() {
      const copy = new Map<string, readonly Uint8Array[]>();
      for (const name of await store.list('')) copy.set(name, await store.load(name));
      return copy;
    },
    async restore(copy, unnoticed) {
      relay.kill();
      store = openSqliteStore(null, ({ document }) => faults.push(`damaged: ${document}`));
      const updates = [...copy].flatMap(([name, parts]) => parts.map((update) => ({ name, update })));
      await store.commit({ updates, mails: [], at: time.now() });
      if (unnoticed === undefined) epoch = store.epoch;
      await relay.start();
    },
    onUp(listener) {
      ups.add(listener);
      return () => ups.delete(listener);
    },
    onDown(listener) {
      downs.add(listener);
      return () => downs.delete(listener);
    },
  };
  return relay;
}
