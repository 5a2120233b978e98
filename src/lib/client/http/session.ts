/**
 * Who is signed in at this browser, surface by surface. The cookie is the relay's and unreadable here. The session is
 * remembered on disk, so that the surface opens with the relay dead. It is forgotten when the relay says 401 or the
 * person signs out. Where a restore has lost the session, or it was idle, the copies of its days are set aside, not
 * deleted. The relay may lack what they hold (M18).
 */
import type { OfficeId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { authorityRoutes } from '../../wire/http/authority-routes.ts';
import type { EnteredBody, HttpRoute, ReadReply } from '../../wire/http/route.ts';
import { providerRoutes } from '../../wire/http/provider-routes.ts';
import { sessionRoutes } from '../../wire/http/session-routes.ts';
import { signInRoutes } from '../../wire/http/sign-in-routes.ts';
import type { Surface } from '../../wire/surface.ts';
import { deviceName, pageDatabase } from '../browser/database.ts';
import type { Database, RememberedSession } from '../browser/database.ts';
import { followTable } from '../browser/follow-table.ts';
import { makeListeners, onPageEvent } from '../browser/listeners.ts';
import { ownPlatform } from '../browser/platform.ts';
import type { Platform } from '../browser/platform.ts';
import type { Session } from '../types.ts';
import { askRelay } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';
import {
  dropPeople,
  forget,
  hasEnded,
  keptBecause,
  letGoOfSession,
  namedBy,
  remember,
  sessionRow,
} from './session-rows.ts';
import { SessionState } from './session-state.ts';

export interface SessionOptions extends HttpOptions {
  readonly database?: Database;
}

export interface OpenSession {
  readonly session: Session | null;
  /** The relay has confirmed it since the page was opened; false: as remembered. */
  readonly checked: boolean;
  /** P4: there was one, and the relay has ended it since no person used it. What was asked and seen is kept. */
  readonly isIdle: boolean;
  /** P9: when the session is over, by this device's clock; null: not known, or it stays. */
  readonly overAt: Instant | null;
  /** P9: the working day of the session that was here is over. */
  readonly isDayOver: boolean;
  /** Asks the relay again; after a socket was closed with `not-signed-in`. */
  check(): Promise<void>;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** What a person types; the browser adds its own name. */
type Entered<R extends HttpRoute> = Omit<EnteredBody<R>, 'device'>;

const RECHECK_DELAY_MS = 20_000;
/** The session of a device is renewed by being asked for: its page may stay open for months. */
const RENEW_INTERVAL_MS = 24 * 60 * 60_000;

/** Resolves with what the disk remembers; asks the relay in the background until it has answered once. */
export async function openSession(surface: Surface, options: SessionOptions = {}): Promise<OpenSession> {
  const database = options.database ?? (await pageDatabase());
  const listeners = makeListeners();
  // A sign-out that a power cut has interrupted is finished first.
  if (await isLeaving(database, surface)) await forget(database, surface);
  let checkedAt = performance.now();
  const state = new SessionState(await database.sessions.get(surface).catch(() => undefined));
  let closed = false;

  /** P9: also without the relay, by the best time that is known here. */
  async function endDay(): Promise<void> {
    const { session, overAt } = state;
    if (session === null || !(await hasEnded(database, { session, overAt }, options.platform))) return;
    if (state.session !== session) return;
    state.endDay();
    database.peopleKeys.put(null);
    listeners.notify();
    await dropPeople(database, session);
  }

  /** Another tab has signed in or out. */
  async function readAgain(): Promise<void> {
    const row = await database.sessions.get(surface).catch(() => undefined);
    if (closed) return;
    if (state.isDayOver && row !== undefined && (await hasEnded(database, row, options.platform))) return;
    if (!state.reread(row)) return;
    if (state.session === null) database.peopleKeys.put(null);
    listeners.notify();
  }

  async function check(): Promise<void> {
    checkedAt = performance.now();
    const before = state.changes;
    if (await isLeaving(database, surface)) {
      // Other tabs end it, too: until the relay knows, it would still answer for the person who has left.
      if (state.session !== null) announce({ database, surface, row: null });
      if (!(await tellLeaving(database, surface, options)).ok || closed) return;
      if (state.changes !== before) return check();
    }
    const query = await namedBy(database, surface);
    const answer = await askRelay(sessionRoutes.session, { params: { surface }, query }, options);
    if (closed || state.changes !== before) return;
    if (answer.ok) {
      const row = sessionRow(surface, answer.value, options.platform);
      state.confirm(row);
      await remember(database, row);
    } else if (answer.error.status === 401) await lose(answer.error.code);
    else return;
    listeners.notify();
  }

  /** The relay knows no session any more; `code` says why. */
  async function lose(code: string): Promise<void> {
    state.deny(keptBecause.find((why) => why === code) ?? null);
    const { session, overAt } = state;
    if (session !== null) {
      state.end(await hasEnded(database, { session, overAt }, options.platform));
      // The page closes its documents first: one that is open would be begun anew when it is deleted.
      listeners.notify();
    }
    await letGoOfSession(database, surface, code);
  }

  const hear = (event: SessionEvent): void => {
    if (event.surface !== surface || event.database !== database) return;
    state.enter(event.row);
    listeners.notify();
  };
  changes.add(hear);
  const stopFollowing = followTable(database.replicas, 'sessions', () => void readAgain());
  await endDay();
  const timer = setInterval(() => {
    void endDay();
    const isDue = surface !== 'staff' && performance.now() - checkedAt >= RENEW_INTERVAL_MS;
    if (!state.checked || state.kept !== null || isDue) void check();
  }, RECHECK_DELAY_MS);
  const online = onPageEvent('online', () => void check());
  void check();
  return {
    get session() {
      return state.session;
    },
    get checked() {
      return state.checked;
    },
    get overAt() {
      return state.session === null ? null : state.overAt;
    },
    get isDayOver() {
      return state.isDayOver;
    },
    get isIdle() {
      return state.kept === 'session-idle';
    },
    check,
    subscribe: listeners.subscribe,
    close() {
      closed = true;
      changes.delete(hear);
      stopFollowing();
      clearInterval(timer);
      online();
      listeners.clear();
    },
  };
}

/** `newPassword`: in the place of a password that is good for one sign-in. */
export const signIn = (
  entered: Entered<typeof signInRoutes.signIn>,
  options: SessionOptions = {},
): Reply<Session> =>
  enter((device) => askRelay(signInRoutes.signIn, { body: { ...entered, device } }, options), options);

/** P12: an authority's lead goes on at another office of the town. */
export const enterOffice = (office: OfficeId, options: SessionOptions = {}): Reply<Session> =>
  enter((device) => askRelay(authorityRoutes.enterOffice, { body: { office, device } }, options), options);

export type SignInWays = ReadReply<typeof providerRoutes.signInWays>;

/** How staff sign in: with a password, at the town's provider, or both. */
export const signInWays = (options: HttpOptions = {}): Reply<SignInWays> =>
  askRelay(providerRoutes.signInWays, {}, options);

/** Where the browser goes to sign in at the provider. */
export const beginAtProvider = (
  entered: Entered<typeof providerRoutes.beginAtProvider>,
  options: SessionOptions = {},
): Reply<ReadReply<typeof providerRoutes.beginAtProvider>> =>
  asDevice(
    (device) => askRelay(providerRoutes.beginAtProvider, { body: { ...entered, device } }, options),
    options,
  );

/** What follows a sign-out: `providerUrl`, where the browser goes to sign out there, too. */
export type SignedOut = ReadReply<typeof sessionRoutes.signOut>;

/**
 * Forgets the session and what it could read at once, and then tells the relay, however long that takes. Until then the
 * mark keeps the cookie from signing the next person in as the one who has left.
 */
export async function signOut(surface: Surface, options: SessionOptions = {}): Reply<SignedOut> {
  const database = options.database ?? (await pageDatabase());
  await database.leaving.put({ surface }).catch(() => {});
  announce({ database, surface, row: null });
  await forget(database, surface);
  return tellLeaving(database, surface, options);
}

/** P9: the member goes on working; what comes back says until when. */
export const extendSession = async (options: SessionOptions = {}): Reply<Session> =>
  takeSession(
    'staff',
    askRelay(sessionRoutes.extend, { body: {} }, options),
    options.database ?? (await pageDatabase()),
    options.platform,
  );

/** A disk that cannot be read has no session to guard either. */
const isLeaving = (database: Database, surface: Surface): Promise<boolean> =>
  database.leaving.get(surface).then(
    (mark) => mark !== undefined,
    () => false,
  );

async function tellLeaving(database: Database, surface: Surface, options: SessionOptions): Reply<SignedOut> {
  const told = await askRelay(sessionRoutes.signOut, { body: { surface } }, options);
  if (told.ok) await database.leaving.delete(surface).catch(() => {});
  return told;
}

/** Whether the one-time link of the first lead is still good. */
export const checkFirstLead = (office: OfficeId, token: string, options: HttpOptions = {}): Reply<null> =>
  askRelay(signInRoutes.checkFirstLead, { body: { office, token } }, options);

export const becomeFirstLead = (
  entered: Entered<typeof signInRoutes.firstLead>,
  options: SessionOptions = {},
): Reply<Session> =>
  enter((device) => askRelay(signInRoutes.firstLead, { body: { ...entered, device } }, options), options);

/** Begins the session that the relay answers to this browser's name. */
const enter = async (ask: (device: string) => Reply<Session>, options: SessionOptions): Reply<Session> =>
  takeSession('staff', asDevice(ask, options), options.database ?? (await pageDatabase()), options.platform);

/** Asks with this browser's name, when no sign-out waits any more. */
async function asDevice<T>(ask: (device: string) => Reply<T>, options: SessionOptions): Reply<T> {
  const database = options.database ?? (await pageDatabase());
  // Told later, the sign-out would end the session that begins here.
  if (await isLeaving(database, 'staff')) {
    const told = await tellLeaving(database, 'staff', options);
    if (!told.ok) return told;
  }
  return ask(await deviceName(database));
}

/** Takes the answer of a sign-in or a pairing as the surface's session from now on. */
export async function takeSession(
  surface: Surface,
  asked: Reply<Session>,
  database: Database,
  platform: Platform = ownPlatform,
): Reply<Session> {
  const answer = await asked;
  if (!answer.ok) return answer;
  const row = sessionRow(surface, answer.value, platform);
  await remember(database, row);
  announce({ database, surface, row });
  return { ok: true, value: row.session };
}

interface SessionEvent {
  readonly database: Database;
  readonly surface: Surface;
  /** Null: signed out. */
  readonly row: RememberedSession | null;
}

const changes = new Set<(event: SessionEvent) => void>();
const announce = (event: SessionEvent): void => {
  for (const hear of [...changes]) hear(event);
};
