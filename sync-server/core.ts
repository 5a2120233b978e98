/** The relay behind its entrances: the store, the documents, the arbiter, and the mails that it owes. */
import type { Report } from '../src/lib/docs/records.ts';
import type { OfficeId } from '../src/lib/domain/ids.ts';
import { USUAL_RETENTION } from '../src/lib/domain/office/retention.ts';
import type { Instant } from '../src/lib/domain/time.ts';
import type { PasswordCost } from './accounts/passwords.ts';
import { digestOf } from './accounts/secrets.ts';
import { openExemptMails } from './accounts/exempt-mails.ts';
import type { ExemptMails } from './accounts/exempt-mails.ts';
import { openArbiter } from './arbiter/arbiter.ts';
import type { Arbiter } from './arbiter/arbiter.ts';
import { makeAwakeRooms } from './arbiter/awake-rooms.ts';
import type { AwakeRooms } from './arbiter/awake-rooms.ts';
import { openBirthDates } from './arbiter/birth-dates.ts';
import { makeOriginOf } from './arbiter/booking-origin.ts';
import { openCommitDelay } from './arbiter/commit-delay.ts';
import { allLeases } from './arbiter/leases.ts';
import { openPause } from './arbiter/pause.ts';
import { openProofs } from './arbiter/proofs.ts';
import type { Proofs } from './arbiter/proofs.ts';
import type { PackedOffice } from './arbiter/sleeping-office.ts';
import { officesWithoutFile, servedWithoutFile } from './arbiter/stored-offices.ts';
import type { StoredOffice } from './arbiter/stored-offices.ts';
import type { Config } from './config.ts';
import type { Limits } from './guard/limits.ts';
import { hasMailbox } from './http/mailbox-routes.ts';
import { keepErasing } from './jobs/erase-replaced.ts';
import { openSchedule } from './jobs/schedule.ts';
import type { Schedule, Timers } from './jobs/schedule.ts';
import { deduplicated } from './log/deduplication.ts';
import { fewWarnings } from './log/few-warnings.ts';
import type { Log } from './log/log.ts';
import { openComposer } from './mail/compose.ts';
import type { ComposeMail } from './mail/compose.ts';
import { openMailLinks } from './mail/mail-links.ts';
import type { MailLinks } from './mail/mail-links.ts';
import { openMailQueue, openSmtpTransport } from './mail/mail-queue.ts';
import { senderOf } from './mail/sender.ts';
import { openMetrics } from './metrics.ts';
import type { Metrics } from './metrics.ts';
import { openPictures } from './offices/kept-pictures.ts';
import type { Pictures } from './offices/kept-pictures.ts';
import { programDigest } from './offices/program-digest.ts';
import { openCallPusher } from './push/call-pusher.ts';
import { openPushKeys } from './push/push-keys.ts';
import type { PushKeys } from './push/push-keys.ts';
import { openPushSender } from './push/send-push.ts';
import { openReadiness } from './readiness.ts';
import { openRooms } from './relay/rooms.ts';
import { openStore } from './store/data-folder.ts';
import type { Store } from './store/store.ts';

export interface RelayEnvironment {
  readonly log: Log;
  /** The machine's clock, to which the setting `CLOCK_SHIFT` is added. */
  readonly clock?: () => Instant;
  /** Milliseconds that only go forward, whatever the clock does. */
  readonly monotonic?: () => number;
  readonly timers?: Timers;
  readonly random?: () => number;
  readonly limits?: Partial<Limits>;
  /** What a try of a password costs; the usual where none is said. */
  readonly passwordCost?: PasswordCost;
  /** In the place of the one in the data folder. */
  readonly store?: Store;
  /** Push messages may go to a service on this machine, without encryption: for tests. */
  readonly mayPushHere?: boolean;
}

/** What every part of the relay is opened with. */
export interface RelayContext extends Required<Pick<RelayEnvironment, 'log' | 'timers' | 'random'>> {
  readonly config: Config;
  readonly environment: RelayEnvironment;
  readonly machineClock: () => Instant;
  /** The relay's time, the authority for all. */
  readonly clock: () => Instant;
  readonly monotonic: () => number;
  /** Address by which people reach it. */
  readonly publicUrl: string;
  /** What has been opened is closed the other way round. */
  readonly onClose: (undo: () => unknown) => void;
}

export interface Core {
  readonly store: Store;
  readonly rooms: AwakeRooms;
  readonly arbiter: Arbiter;
  readonly proofs: Proofs;
  readonly mailLinks: MailLinks;
  readonly metrics: Metrics;
  readonly readiness: ReturnType<typeof openReadiness>;
  readonly mails: ReturnType<typeof openMails>;
  readonly composeMail: ComposeMail;
  readonly pushKeys: PushKeys;
  readonly exemptMails: ExemptMails;
  readonly pictures: Pictures;
  /** The town in the office's file, also if leads have written another since. Null: there is no file. */
  readonly townInFile: (office: OfficeId) => string | null;
  /** Stored offices that have no file. */
  readonly withoutFile: readonly StoredOffice[];
  /** C13: those of them that are served. */
  readonly servedWithoutFile: ReadonlySet<OfficeId>;
}

/** For how long an office that is not needed stays in memory. */
const IDLE_MS = 5 * 60_000;

/** This name cannot sign in: no secret of 22 characters or more has this digest. */
const ARBITER_ACTOR = digestOf('the arbiter');

export async function openCore(context: RelayContext, files: readonly PackedOffice[]): Promise<Core> {
  const { config, environment, log, clock, timers, random, monotonic, publicUrl, onClose } = context;
  /** Days of retention from the files, until the arbiter knows what counts. */
  const filesDays = new Map(files.map(({ head }) => [head.id, head.rules.retention.people]));
  const towns = new Map(files.map(({ head }) => [head.id, head.town]));
  let headOf: Arbiter['head'] = () => null;
  let withoutFile: readonly StoredOffice[] = [];

  const store =
    environment.store ??
    openStore(config.dataDir, (damage) => log.error({ ...damage }, 'a damaged row was set aside'));
  onClose(() => store.close());
  const schedule = openSchedule(clock, timers, log);
  onClose(() => schedule.close());
  const mails = openMails(context, store, schedule, (id) => {
    const office = headOf(id as OfficeId) ?? withoutFile.find((one) => one.id === id);
    return office?.rules.retention.people ?? filesDays.get(id as OfficeId) ?? USUAL_RETENTION.people;
  });
  const readiness = openReadiness({
    tryWrite: () => store.commit({ updates: [], mails: [], at: clock() }),
    failing: () => arbiter.failing,
  });
  const rooms = openRooms({
    store,
    clock,
    timers,
    log: deduplicated(log.child({ part: 'rooms' }), monotonic),
    onCommit(committed) {
      readiness.noteCommit(committed.durable);
      metrics.committed(committed);
      if (committed.durable && committed.mails > 0) mails.queue.wake();
    },
  });
  onClose(() => rooms.close());
  const arbiterLog = deduplicated(fewWarnings(log.child({ part: 'arbiter' }), monotonic), monotonic);
  const report: Report = ({ key, problem }) => arbiterLog.warn({ key, problem }, 'a record was skipped');
  withoutFile = await officesWithoutFile(rooms, [...filesDays.keys()], report);
  const stored = await servedWithoutFile(rooms, withoutFile, clock(), report);
  const served = new Set(stored.map(({ head }) => head.id));
  for (const office of served) arbiterLog.warn({ office }, 'an office has no file, served read-only');
  const metrics = openMetrics({
    documents: () => rooms.size,
    mails: () => store.mails.counts(),
    queue: () => arbiter.waiting,
    failing: () => arbiter.failing,
    leftOut: () => arbiter.leftOut,
  });
  const proofs = openProofs(clock);
  const mailLinks = openMailLinks(store.mailKey);
  const composeMail = openComposer(publicUrl, mails.sender, mailLinks.reminderKeyOf);
  const pushKeys = openPushKeys(store.mailKey, config.securityContact ?? publicUrl);
  const callPusher = openCallPusher(
    openPushSender(pushKeys, environment.mayPushHere),
    clock,
    fewWarnings(log.child({ part: 'push' }), monotonic),
  );
  const exemptMails = await openExemptMails(store.accounts, clock);
  const arbiter = await openArbiter({
    ...{ rooms, clock, random, schedule, mailLinks, composeMail, callPusher, proofs },
    epoch: store.epoch,
    offices: [...files, ...stored],
    withoutFile: withoutFile.filter(({ id }) => !served.has(id)),
    leases: allLeases,
    gather: openCommitDelay(),
    pause: openPause(),
    monotonic,
    idleMs: IDLE_MS,
    sleepingOffices: store.sleepingOffices,
    program: programDigest(),
    birthDates: openBirthDates(store.mailKey),
    originOf: makeOriginOf(store.mailKey),
    isExempt: exemptMails.isExempt,
    log: arbiterLog,
    authority: ARBITER_ACTOR,
  });
  onClose(() => arbiter.close());
  headOf = arbiter.head;
  mails.queue.wake();
  if (environment.store === undefined) keepErasingReplaced(context, schedule, arbiter.heads, withoutFile);
  return {
    ...{ store, arbiter, proofs, mailLinks, composeMail, pushKeys, metrics, readiness, mails, withoutFile },
    exemptMails,
    servedWithoutFile: served,
    pictures: openPictures({
      ...{ store: store.pictures, officeOf: arbiter.office, clock, schedule },
      log: log.child({ part: 'pictures' }),
    }),
    townInFile: (office) => towns.get(office) ?? null,
    rooms: makeAwakeRooms(rooms, arbiter.awaken),
  };
}

/** `keptDaysOf`: for how many days an office keeps people. */
function openMails(
  { config, clock, log, publicUrl, onClose }: RelayContext,
  { mails }: Store,
  schedule: Schedule,
  keptDaysOf: (office: string) => number,
) {
  const sender = senderOf(config.mailFrom, publicUrl);
  const { smtpUrl, smtpLogin, smtpInsecure } = config;
  const transport =
    smtpUrl === null
      ? null
      : openSmtpTransport({ url: smtpUrl, login: smtpLogin, insecure: smtpInsecure }, sender);
  const queue = openMailQueue({
    ...{ mails, transport, clock, schedule },
    keepsFor: keptDaysOf,
    log: log.child({ part: 'mail' }),
  });
  onClose(() => queue.close());
  return {
    sender,
    queue,
    hasServer: transport !== null,
    /** A page shows the mails, since no server takes them and no one else can look. */
    areShown: transport === null && hasMailbox(config.publicUrl, config.trustProxy),
  };
}

/** What a restore has put aside goes with the people in it. */
function keepErasingReplaced(
  { config, clock, machineClock, log }: RelayContext,
  schedule: Schedule,
  heads: Arbiter['heads'],
  withoutFile: readonly StoredOffice[],
): void {
  const days = (): number =>
    Math.min(USUAL_RETENTION.people, ...[...heads(), ...withoutFile].map((o) => o.rules.retention.people));
  keepErasing(config.dataDir, days, { schedule, clock, machineClock, log });
}
