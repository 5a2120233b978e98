/** Puts the relay together and opens it; whatever can be wrong around it is a failure with a sentence. */
import { officeId } from '../src/lib/domain/ids.ts';
import type { OfficeId } from '../src/lib/domain/ids.ts';
import type { Office } from '../src/lib/domain/office/office.ts';
import { USUAL_RETENTION } from '../src/lib/domain/office/retention.ts';
import { err, ok } from '../src/lib/domain/result.ts';
import type { Result } from '../src/lib/domain/result.ts';
import { dateOf } from '../src/lib/domain/time.ts';
import type { Instant } from '../src/lib/domain/time.ts';
import { openAccounts } from './accounts/accounts.ts';
import { openSecurityLog } from './accounts/security-log.ts';
import { usualCost } from './accounts/passwords.ts';
import type { PasswordCost } from './accounts/passwords.ts';
import { digestOf } from './accounts/secrets.ts';
import { openArbiter } from './arbiter/arbiter.ts';
import { openBirthDates } from './arbiter/birth-dates.ts';
import { makeOriginOf } from './arbiter/booking-origin.ts';
import { openCommitDelay } from './arbiter/commit-delay.ts';
import { openPause } from './arbiter/pause.ts';
import { allLeases } from './arbiter/leases.ts';
import { openProofs } from './arbiter/proofs.ts';
import { officesWithoutFile } from './arbiter/stored-offices.ts';
import type { KeptOffice } from './arbiter/stored-offices.ts';
import {
  missingTextWarnings,
  openEvesWarnings,
  openToProgramsWarnings,
  withoutFileWarnings,
} from './config-warnings.ts';
import type { Config } from './config.ts';
import { refuseAdmission } from './guard/admission.ts';
import { defaultLimits } from './guard/limits.ts';
import type { Limits } from './guard/limits.ts';
import { deduplicated } from './log/deduplication.ts';
import { fewWarnings } from './log/few-warnings.ts';
import { openHttp } from './http/http-server.ts';
import { identify } from './sockets/identify.ts';
import { makeCookies } from './http/cookies.ts';
import { isWildcard, listen, localUrl } from './http/listen.ts';
import { isThisMachine, makeOriginCheck } from './http/origin.ts';
import { hasMailbox } from './http/mailbox-routes.ts';
import { openSyncSockets } from './sockets/sync-sockets.ts';
import type { SyncSockets } from './sockets/sync-sockets.ts';
import { keepErasing } from './jobs/erase-replaced.ts';
import { openSchedule, systemTimers } from './jobs/schedule.ts';
import type { Timers } from './jobs/schedule.ts';
import type { Log } from './log/log.ts';
import { openComposer } from './mail/compose.ts';
import { openMailQueue, openSmtpTransport } from './mail/mail-queue.ts';
import { openMailLinks } from './mail/mail-links.ts';
import { senderOf } from './mail/sender.ts';
import { openMetrics } from './metrics.ts';
import { loadOffices } from './offices/load-offices.ts';
import { makeVisitSearch } from './people/search-visits.ts';
import { openReadiness } from './readiness.ts';
import { openRooms } from './relay/rooms.ts';
import { openSqliteStore } from './store/sqlite/sqlite-store.ts';
import { StoreError } from './store/store.ts';
import type { Store } from './store/store.ts';
import { storeSentence, troubleSentence } from './store/store-sentence.ts';

export interface Relay {
  /** Where this machine reaches it, `http://127.0.0.1:4040`. */
  readonly url: string;
  readonly port: number;
  /** Address by which people reach it. */
  readonly publicUrl: string;
  readonly offices: readonly OfficeId[];
  /** One-time links for the offices that have no lead. */
  readonly firstLeadLinks: ReadonlyMap<OfficeId, string>;
  /** Where mails are shown; null: a mail server is set, others might look, or it cannot be opened. */
  readonly mailbox: string | null;
  /** What does not work as it should though the relay is open, a sentence each. */
  readonly troubles: readonly string[];
  /** What may be meant otherwise in what is stored, a sentence each. */
  readonly cautions: readonly string[];
  /** Says good-bye to every socket, commits what is under way and closes the store. */
  close(): Promise<void>;
}

export interface RelayEnvironment {
  readonly log: Log;
  /** The machine's clock, to which the setting `CLOCK_SHIFT` is added. */
  readonly clock?: () => Instant;
  readonly timers?: Timers;
  readonly random?: () => number;
  readonly limits?: Partial<Limits>;
  /** What a try of a password costs; the usual where none is said. */
  readonly passwordCost?: PasswordCost;
  /** In the place of the one in the data folder. */
  readonly store?: Store;
}

/** This name cannot sign in: no secret of 22 characters or more has this digest. */
const AUTHORITY = digestOf('the arbiter');

const UNSENT =
  'No mail server is set and the relay is reached from elsewhere: mails are kept, but neither sent nor shown. Set SMTP_URL.';

/** Long enough for the close frames to leave. */
const GOODBYE_MS = 200;

export async function startRelay(
  config: Config,
  surroundings: RelayEnvironment,
): Promise<Result<Relay, string[]>> {
  const { log, clock: machineClock = Date.now, timers = systemTimers, random = Math.random } = surroundings;
  const clock = (): Instant => machineClock() + config.clockShift;
  const monotonic = (): number => performance.now();
  const offices = loadOffices(config.offices, dateOf(clock(), 'Europe/Berlin'));
  if (!offices.ok) return offices;
  const listening = await listen(config.host, config.port);
  if (!listening.ok) return err([listening.error]);
  const { server, port } = listening.value;
  /** What has been opened, to be closed the other way round. */
  const opened: (() => unknown)[] = [() => listening.value.close()];
  const close = async (): Promise<void> => {
    for (const undo of opened.splice(0).reverse()) await undo();
  };

  try {
    const store =
      surroundings.store ??
      openSqliteStore(config.dataDir, (damage) => log.error({ ...damage }, 'a damaged row was set aside'));
    opened.push(() => store.close());
    const url = localUrl(config.host, port);
    const publicUrl = config.publicUrl ?? url;
    const schedule = openSchedule(clock, timers, log);
    let currentOffices = (): readonly Office[] => [];
    let withoutFile: Awaited<ReturnType<typeof officesWithoutFile>> = [];
    opened.push(() => schedule.close());
    const sender = senderOf(config.mailFrom, publicUrl);
    const transport =
      config.smtpUrl === null
        ? null
        : openSmtpTransport(
            { url: config.smtpUrl, login: config.smtpLogin, insecure: config.smtpInsecure },
            sender,
          );
    const keptOffice = (id: string): KeptOffice | undefined =>
      [...currentOffices(), ...offices.value, ...withoutFile].find((office) => office.id === id);
    const showsMails = transport === null && hasMailbox(config.publicUrl, config.trustProxy);
    const courier = openMailQueue({
      mails: store.mails,
      transport,
      clock,
      keepsFor: (office) => keptOffice(office)?.rules.retention.people ?? USUAL_RETENTION.people,
      schedule,
      log: log.child({ part: 'mail' }),
    });
    opened.push(() => courier.close());

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
        if (committed.durable && committed.mails > 0) courier.wake();
      },
    });
    opened.push(() => rooms.close());
    const arbiterLog = deduplicated(fewWarnings(log.child({ part: 'arbiter' }), monotonic), monotonic);
    withoutFile = await officesWithoutFile(
      rooms,
      offices.value.map(({ id }) => id),
      ({ key, problem }) => arbiterLog.warn({ key, problem }, 'a record was skipped'),
    );
    const metrics = openMetrics({
      documents: () => rooms.size,
      mails: () => store.mails.counts(),
      queue: () => arbiter.waiting,
      failing: () => arbiter.failing,
    });
    const proofs = openProofs(clock);
    const mailLinks = openMailLinks(store.mailKey);
    const arbiter = await openArbiter({
      rooms,
      epoch: store.epoch,
      offices: offices.value,
      withoutFile,
      leases: allLeases,
      clock,
      gather: openCommitDelay(),
      pause: openPause(),
      random,
      schedule,
      mailLinks,
      birthDates: openBirthDates(store.mailKey),
      originOf: makeOriginOf(store.mailKey),
      composeMail: openComposer(publicUrl, sender),
      proofs,
      log: arbiterLog,
      authority: AUTHORITY,
    });
    opened.push(() => arbiter.close());
    currentOffices = () => arbiter.offices.flatMap(({ id }) => arbiter.office(id) ?? []);
    courier.wake();
    if (surroundings.store === undefined) {
      const days = (): number =>
        Math.min(
          USUAL_RETENTION.people,
          ...[...currentOffices(), ...withoutFile].map((o) => o.rules.retention.people),
        );
      keepErasing(config.dataDir, days, { schedule, clock, machineClock, log });
    }

    let sockets: SyncSockets | null = null;
    const accounts = openAccounts({
      store: store.accounts,
      staff: arbiter,
      clock,
      passwordCost: surroundings.passwordCost ?? usualCost,
      security: openSecurityLog(fewWarnings(log.child({ part: 'security' }), monotonic), clock),
      onEnded: (ended) => sockets?.cut(ended),
    });
    await accounts.noteActors();
    const cookies = makeCookies(publicUrl.startsWith('https:'), clock);
    const isOwnOrigin = makeOriginCheck(config.publicUrl);
    const http = await openHttp({
      cookies,
      isOwnOrigin,
      metricsToken: config.metricsToken,
      securityContact: config.securityContact,
      rooms,
      proofs,
      bookings: arbiter,
      searchVisits: makeVisitSearch({ store, openDaysOf: (id) => arbiter.openDaysOf(id), newPause: openPause }),
      mailLinks,
      accounts,
      clock,
      metrics,
      log: log.child({ part: 'http' }),
      offices: () => currentOffices(),
      hasOffice: (id) => arbiter.office(id) !== null,
      isReady: () => readiness.check(),
      appFolder: config.app,
      publicUrl,
      trustProxy: config.trustProxy,
      mails: store.mails,
      wakeCourier: () => courier.wake(),
      mailbox: showsMails ? store.mails : null,
      server,
    });
    opened.push(() => http.close());
    sockets = openSyncSockets({
      server,
      rooms,
      identify: (credential, header) => identify(accounts, cookies, credential, header),
      refuse: (who, name) => refuseAdmission(who, name, (id) => arbiter.office(id), clock()),
      noteUse: (session) => accounts.noteUse(session),
      endedSessions: (digests) => accounts.endedSessions(digests),
      limits: { ...defaultLimits, ...surroundings.limits },
      isOwnOrigin,
      trustProxy: config.trustProxy,
      timers,
      log: log.child({ part: 'sockets' }),
      metrics,
    });
    opened.push(async () => {
      sockets.close();
      await new Promise<void>((resolve) => timers(GOODBYE_MS, resolve));
    });
    listening.value.serve(http.routing);

    const firstLeadLinks = new Map<OfficeId, string>();
    const troubles: string[] = [];
    if (transport === null && !showsMails) troubles.push(UNSENT);
    try {
      // Where nothing has to be written the disk would not be noticed before a request comes.
      await store.commit({ updates: [], mails: [], at: clock() });
      for (const { id } of arbiter.offices) {
        const token = await accounts.newFirstLeadToken(officeId.parse(id));
        if (token !== null) firstLeadLinks.set(id, `${publicUrl}/staff/${id}/first#${token}`);
      }
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      // What is there is served all the same; the links come with the next start.
      readiness.noteCommit(false);
      troubles.push(troubleSentence(error.reason, config.dataDir));
    }
    return ok({
      url,
      port,
      publicUrl,
      offices: arbiter.offices.map(({ id }) => id),
      firstLeadLinks,
      mailbox:
        showsMails && (isThisMachine(config.host) || isWildcard(config.host)) ? `${url}/mailbox` : null,
      troubles,
      cautions: [
        ...withoutFileWarnings(withoutFile),
        ...openEvesWarnings(currentOffices(), clock()),
        ...openToProgramsWarnings(currentOffices()),
        ...missingTextWarnings(currentOffices()),
      ],
      close,
    });
  } catch (error) {
    await close();
    if (error instanceof StoreError) return err([storeSentence(error.reason, config.dataDir)]);
    throw error;
  }
}
