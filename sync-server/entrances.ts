/** The entrances of the relay: accounts by which staff and devices come in, HTTP, and the sockets of documents. */
import type { Server } from 'node:http';
import { providerRoutes } from '../src/lib/wire/http/provider-routes.ts';
import type { OfficeId } from '../src/lib/domain/ids.ts';
import { extendedEnd, sessionEnd } from '../src/lib/domain/office/working-day.ts';
import { openAccounts } from './accounts/accounts.ts';
import type { Accounts } from './accounts/accounts.ts';
import { usualCost } from './accounts/passwords.ts';
import { openProvider } from './accounts/provider/provider.ts';
import { openSealing } from './accounts/second-factor/sealing.ts';
import { openSecurityLog } from './accounts/security-log.ts';
import { makeStorageSecrets } from './accounts/storage-secrets.ts';
import { storedMonths } from './arbiter/office-figures.ts';
import { openPauses } from './arbiter/pause.ts';
import type { Core, RelayContext } from './core.ts';
import { refuseAdmission } from './guard/admission.ts';
import { defaultLimits } from './guard/limits.ts';
import { makeCookies } from './http/cookies.ts';
import { openHttp } from './http/http-server.ts';
import { makeOriginCheck } from './http/origin.ts';
import type { OutgoingMail } from './mail/compose.ts';
import { codeOf } from './log/log.ts';
import { fewWarnings } from './log/few-warnings.ts';
import { makeOfficeCalendar } from './people/office-calendar.ts';
import { makeOfficesNow } from './people/offices-now.ts';
import { makeOutsidePeople } from './people/outside-people.ts';
import { makeClosingPreview } from './people/closing-preview.ts';
import { makeHoursPreview } from './people/preview-hours.ts';
import { makeOfficePreview } from './people/preview-office.ts';
import { makeTownStatistics } from './people/town-statistics.ts';
import { makeVisitSearch } from './people/search-visits.ts';
import { identify } from './sockets/identify.ts';
import { openSyncSockets } from './sockets/sync-sockets.ts';
import type { SyncSockets } from './sockets/sync-sockets.ts';

export interface Entrances {
  readonly accounts: Accounts;
  /** What answers the requests of the server. */
  readonly routing: Awaited<ReturnType<typeof openHttp>>['routing'];
}

/** Long enough for the close frames to leave. */
const GOODBYE_MS = 200;

export async function openEntrances(context: RelayContext, core: Core, server: Server): Promise<Entrances> {
  const { config, environment, log, clock, timers, monotonic, publicUrl, onClose } = context;
  const { store, rooms, arbiter, proofs, mailLinks, metrics, readiness, mails, composeMail } = core;
  const { townInFile } = core;
  const isOwnOrigin = makeOriginCheck(config.publicUrl);
  const cookies = makeCookies(publicUrl.startsWith('https:'), clock);
  let sockets: SyncSockets | null = null;
  const accounts = openAccounts({
    store: store.accounts,
    staff: arbiter,
    officeOf: (id) => arbiter.office(id),
    offices: () => arbiter.offices,
    townInFile,
    clock,
    timers,
    passwordCost: environment.passwordCost ?? usualCost,
    clockShift: config.clockShift,
    sealing: openSealing(config.dataDir),
    leadsNeedFactor: config.leadsNeedSecondFactor,
    provider: config.provider && {
      settings: config.provider,
      onFault: (error) =>
        log.error({ part: 'security', code: codeOf(error) }, 'a sign-in at the provider failed'),
      provider: openProvider({
        ...{ settings: config.provider, monotonic },
        returnUrl: publicUrl + providerRoutes.returnFromProvider.path,
        leftUrl: publicUrl + providerRoutes.leftProvider.path,
      }),
    },
    security: openSecurityLog(fewWarnings(log.child({ part: 'security' }), monotonic), clock),
    staffEnds: {
      begun: (office, now) => sessionEnd(arbiter.office(office), now),
      extended: (office, now, before) => extendedEnd(arbiter.office(office), now, before),
    },
    onEnded: (ended) => sockets?.cut(ended),
  });
  onClose(() => accounts.close());
  await accounts.noteActors();
  async function queueMail(mail: OutgoingMail): Promise<void> {
    await store.commit({ updates: [], mails: [mail], at: clock() });
    mails.queue.wake();
  }
  const newPause = openPauses();
  const looking = {
    openDaysOf: (id: OfficeId) => arbiter.openDaysOf(id),
    ...{ newPause, clock },
  };
  const http = await openHttp({
    ...{ cookies, isOwnOrigin, rooms, proofs, mailLinks, accounts, clock, metrics, publicUrl, server },
    ...{ composeMail, newPause },
    pictures: core.pictures,
    pushKey: core.pushKeys.publicKey,
    storageSecrets: makeStorageSecrets(store.mailKey),
    metricsToken: config.metricsToken,
    securityContact: config.securityContact,
    bookings: arbiter,
    reminders: arbiter,
    exemptMails: core.exemptMails,
    searchVisits: makeVisitSearch({ store, openDaysOf: (id) => arbiter.openDaysOf(id), newPause }),
    officeCalendar: makeOfficeCalendar({ store, officeOf: arbiter.office, clock, newPause }),
    countedMonths: (office) => storedMonths((prefix) => store.list(prefix), office),
    previewClosing: makeClosingPreview(looking),
    closeDays: (office, days, by) => arbiter.closeDays(office, days, by),
    tellOffices: makeOfficesNow({ ...looking, head: arbiter.head, mails: store.mails }),
    townStatistics: makeTownStatistics({ store, offices: arbiter.heads, townInFile, newPause }),
    previewHours: makeHoursPreview(looking),
    previewOffice: makeOfficePreview(looking),
    outsidePeople: makeOutsidePeople(looking),
    log: log.child({ part: 'http' }),
    offices: arbiter.heads,
    officeOf: arbiter.office,
    hasOffice: (id) => arbiter.head(id) !== null,
    isReady: () => readiness.check(),
    appFolder: config.app,
    trustProxy: config.trustProxy,
    mails: store.mails,
    wakeMailQueue: () => mails.queue.wake(),
    countingOffice: async (id) => (await arbiter.openDaysOf(id))?.office ?? null,
    queueMail: mails.hasServer ? queueMail : null,
    mailbox: mails.areShown ? store.mails : null,
  });
  onClose(() => http.close());
  sockets = openSyncSockets({
    ...{ server, rooms, isOwnOrigin, timers, metrics },
    identify: (credential, header) => identify(accounts, cookies, credential, header),
    refuse: (who, name) => refuseAdmission(who, name, (id) => arbiter.office(id), clock()),
    noteUse: (session) => accounts.noteUse(session),
    endedSessions: (digests) => accounts.endedSessions(digests),
    limits: { ...defaultLimits, ...environment.limits },
    trustProxy: config.trustProxy,
    log: log.child({ part: 'sockets' }),
  });
  onClose(async () => {
    sockets.close();
    await new Promise<void>((resolve) => timers(GOODBYE_MS, resolve));
  });
  return { accounts, routing: http.routing };
}
