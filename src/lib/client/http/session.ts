/**
 * Who is signed in at this browser, surface by surface. The cookie is the relay's and unreadable here. The session is
 * remembered on disk, so that the surface opens with the relay dead. It is forgotten when the relay says 401 or the
 * person signs out. Where a restore has lost the session, or it was idle, the copies of its days are set aside, not
 * deleted. The relay may lack what they hold (M18).
 */
import { parseName } from '../../docs/catalog.ts';
import type { DocumentName } from '../../docs/catalog.ts';
import { publicKinds } from '../../domain/access.ts';
import type { OfficeId } from '../../domain/ids.ts';
import type { EnteredBody, HttpRoute, PathParts } from '../../wire/http/route.ts';
import { sessionRoutes } from '../../wire/http/session-routes.ts';
import { signInRoutes } from '../../wire/http/sign-in-routes.ts';
import type { Surface } from '../../wire/surface.ts';
import { deviceName, pageDatabase } from '../browser/database.ts';
import type { Database, DocRow } from '../browser/database.ts';
import { askRelay } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';
import { makeListeners, onPageEvent } from '../browser/listeners.ts';
import { documentIn, dropAll, setAllAside } from '../replica/stored-doc.ts';
import type { Session } from '../types.ts';

export interface SessionOptions extends HttpOptions {
  readonly database?: Database;
}

export interface OpenSession {
  readonly session: Session | null;
  /** The relay has confirmed it since the page was opened; false: as remembered. */
  readonly checked: boolean;
  /** P4: there was one, and the relay has ended it since no person used it. What was asked and seen is kept. */
  readonly isIdle: boolean;
  /** Asks the relay again; after a socket was closed with `not-signed-in`. */
  check(): Promise<void>;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** What a person types; the browser adds its own name. */
type Entered<R extends HttpRoute> = Omit<EnteredBody<R>, 'device'>;

const RECHECK_DELAY_MS = 20_000;

/** Why a session is over and what it held is kept for the next sign-in of its office. */
const keptBecause = ['session-lost', 'session-idle'] as const;
type KeptBecause = (typeof keptBecause)[number];

/** Resolves with what the disk remembers; asks the relay in the background until it has answered once. */
export async function openSession(surface: Surface, options: SessionOptions = {}): Promise<OpenSession> {
  const database = options.database ?? (await pageDatabase());
  const listeners = makeListeners();
  // A sign-out that a power cut has interrupted is finished first.
  if (await isLeaving(database, surface)) await forget(database, surface);
  const known = await database.sessions.get(surface).catch(() => undefined);
  let session = known?.session ?? null;
  let checked = false;
  let closed = false;
  /** Number of sign-ins and sign-outs here: an answer from before one is about another user. */
  let changed = 0;
  /** What it held is kept until its office signs in here: a lead may still sign it off. */
  let kept: KeptBecause | null = null;

  async function check(): Promise<void> {
    const before = changed;
    if (await isLeaving(database, surface)) {
      // Also what another tab still shows: until the relay knows, its yes is to the person who has left.
      if (session !== null) announce({ database, surface, session: null });
      if (!(await tellLeaving(database, surface, options)).ok || closed) return;
      if (changed !== before) return check();
    }
    const query = await namedBy(database, surface);
    const answer = await askRelay(sessionRoutes.session, { params: { surface }, query }, options);
    if (closed || changed !== before || (!answer.ok && answer.error.status !== 401)) return;
    checked = true;
    kept = answer.ok ? null : (keptBecause.find((why) => why === answer.error.code) ?? null);
    if (answer.ok) {
      session = answer.value;
      await remember(database, surface, answer.value);
    } else if (session !== null) {
      session = null;
      // The page closes its documents first: one that is open would be begun anew when it is deleted.
      listeners.notify();
    }
    if (!answer.ok) await letGo(database, surface, answer.error.code);
    listeners.notify();
  }

  const hear = (event: SessionEvent): void => {
    if (event.surface !== surface || event.database !== database) return;
    session = event.session;
    kept = null;
    // The relay has not yet heard of this sign-out.
    checked = event.session !== null;
    changed++;
    listeners.notify();
  };
  changes.add(hear);
  const timer = setInterval(() => {
    if (!checked || kept !== null) void check();
  }, RECHECK_DELAY_MS);
  const online = onPageEvent('online', () => void check());
  void check();
  return {
    get session() {
      return session;
    },
    get checked() {
      return checked;
    },
    get isIdle() {
      return kept === 'session-idle';
    },
    check,
    subscribe: listeners.subscribe,
    close() {
      closed = true;
      changes.delete(hear);
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

/**
 * Forgets the session and what it could read at once, and then tells the relay, however long that takes. Until then the
 * mark keeps the cookie from signing the next person in as the one who has left.
 */
export async function signOut(surface: Surface, options: SessionOptions = {}): Reply<null> {
  const database = options.database ?? (await pageDatabase());
  await database.leaving.put({ surface }).catch(() => {});
  announce({ database, surface, session: null });
  await forget(database, surface);
  return tellLeaving(database, surface, options);
}

/** A disk that cannot be read has no session to guard either. */
const isLeaving = (database: Database, surface: Surface): Promise<boolean> =>
  database.leaving.get(surface).then(
    (mark) => mark !== undefined,
    () => false,
  );

async function tellLeaving(database: Database, surface: Surface, options: SessionOptions): Reply<null> {
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
async function enter(ask: (device: string) => Reply<Session>, options: SessionOptions): Reply<Session> {
  const database = options.database ?? (await pageDatabase());
  // Told later, the sign-out would end the session that begins here.
  if (await isLeaving(database, 'staff')) {
    const told = await tellLeaving(database, 'staff', options);
    if (!told.ok) return told;
  }
  const device = await deviceName(database);
  return takeSession('staff', ask(device), database);
}

/** Takes the answer of a sign-in or a pairing as the surface's session from now on. */
export async function takeSession(
  surface: Surface,
  asked: Reply<Session>,
  database: Database,
): Reply<Session> {
  const answer = await asked;
  if (!answer.ok) return answer;
  await remember(database, surface, answer.value);
  announce({ database, surface, session: answer.value });
  return answer;
}

interface SessionEvent {
  readonly database: Database;
  readonly surface: Surface;
  readonly session: Session | null;
}

const changes = new Set<(event: SessionEvent) => void>();
const announce = (event: SessionEvent): void => {
  for (const hear of [...changes]) hear(event);
};

async function remember(database: Database, surface: Surface, session: Session): Promise<void> {
  await database.sessions.put({ surface, session }).catch(() => {});
  await database.settings.delete(`lost-${surface}`).catch(() => {});
}

/** The session that is remembered, or the one that a restore has lost. */
async function lastSession(database: Database, surface: Surface): Promise<Session | null> {
  const known = await database.sessions.get(surface).catch(() => undefined);
  if (known !== undefined) return known.session;
  const lost = await database.settings.get(`lost-${surface}`).catch(() => undefined);
  return lost !== undefined && typeof lost.value === 'object' ? lost.value : null;
}

/** Who asks, so that the relay can tell a session that it has lost from one that was ended. */
async function namedBy(database: Database, surface: Surface): Promise<PathParts['query']> {
  const last = await lastSession(database, surface);
  if (last === null) return {};
  const { office, actor, member } = last;
  return { office, actor, member };
}

/** The relay knows no session any more; `code` says why. */
async function letGo(database: Database, surface: Surface, code: string): Promise<void> {
  const last = await lastSession(database, surface);
  const isOwnDay = (row: DocRow): boolean => last !== null && isDayOf(last.office, documentIn(row));
  if (keptBecause.some((why) => why === code) && last !== null) {
    await database.settings.put({ name: `lost-${surface}`, value: last }).catch(() => {});
    // On a disk that refuses they stay where they are; no page reads them without a session.
    await setAllAside(database, isOwnDay).catch(() => {});
    return forget(database, surface, isOwnDay);
  }
  await database.settings.delete(`lost-${surface}`).catch(() => {});
  await forget(database, surface);
  // P4: what was set aside goes as well.
  if (code === 'signed-off') await dropAll(database, isOwnDay).catch(() => {});
}

const isDayOf = (office: OfficeId, name: DocumentName | null): boolean =>
  (name?.kind === 'day' || name?.kind === 'people') && name.office === office;

/** P1, P4: what the session could read goes with it. Requests that were not sent stay: they exist nowhere else. */
async function forget(
  database: Database,
  surface: Surface,
  isKept: (row: DocRow) => boolean = () => false,
): Promise<void> {
  const known = await database.sessions.get(surface).catch(() => undefined);
  await database.sessions.delete(surface).catch(() => {});
  if (known === undefined) return;
  const { office, actor } = known.session;
  const secret = (row: DocRow): boolean => {
    const name = parseName(row.name);
    if (!name.ok || publicKinds.includes(name.value.kind)) return false;
    return 'office' in name.value ? name.value.office === office : name.value.actor === actor;
  };
  await dropAll(database, (row) => secret(row) && !isKept(row)).catch(() => {});
}
