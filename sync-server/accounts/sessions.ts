/**
 * Who is signed in. What ends is over here at once, its sockets first (P4). A full or slow disk is no reason for a
 * stolen device to stay in. Until the store has taken it, it is remembered here.
 */
import type { ActorId, LaneId, OfficeId, StaffId } from '../../src/lib/domain/ids.ts';
import type { OfficeRules } from '../../src/lib/domain/office/office.ts';
import type { Text } from '../../src/lib/domain/office/text.ts';
import type { NumberHolder } from '../../src/lib/domain/day/ticket.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { LogEntry } from '../../src/lib/domain/requests/staff-log.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Device, Member, StaffRecord } from '../../src/lib/docs/staff-doc.ts';
import type { Surface } from '../../src/lib/wire/surface.ts';
import type { Timers } from '../jobs/schedule.ts';
import type { AccountStore, StoredSession } from '../store/account-store.ts';
import { StoreError } from '../store/store.ts';
import { FoundSessions } from './found-sessions.ts';
import { openIdleSessions } from './idle-sessions.ts';
import { digestOf, newSecret } from './secrets.ts';

export interface SignedIn {
  /** For the cookie; it is kept nowhere else. */
  readonly secret: string;
  readonly session: StoredSession;
}

/** What accounts need of an office's record. */
export interface OfficeFacts {
  readonly name: Text;
  readonly town: string;
  readonly lanes?: readonly { readonly id: LaneId }[];
  /** How often the office's store was put back (M18). */
  readonly restores?: number | undefined;
  /** Until when devices may bring back what the newest restore has lost. */
  readonly takesBackUntil?: Instant | undefined;
  readonly rules?: Pick<OfficeRules, 'staffIdleMinutes'>;
}

/** The staff documents, which the arbiter writes. */
export interface StaffRecords {
  /** Throws while the arbiter has an office closed, as between two tries on a full disk. */
  devices(office: OfficeId): readonly Device[];
  /** All members, also removed ones; throws as `devices` does. */
  members(office: OfficeId): readonly Member[];
  /** A7: the blocks of numbers that are in use today; throws as `devices` does. */
  numberHolders(office: OfficeId): readonly NumberHolder[];
  office(office: OfficeId): OfficeFacts | null;
  /** Durable when it resolves; on a full disk that is as soon as there is room again. */
  putStaff(office: OfficeId, record: StaffRecord): Promise<'written' | 'numbers-lent'>;
  /** P5: into the staff log; durable when it resolves. */
  note(office: OfficeId, entry: LogEntry): Promise<void>;
}

export interface SessionsParts {
  readonly store: AccountStore;
  readonly staff: StaffRecords;
  readonly clock: () => Instant;
  readonly timers: Timers;
  /** P9: when a session of staff that begins now is over, and one that is extended. */
  readonly staffEnds: {
    begun(office: OfficeId, now: Instant): Instant;
    extended(office: OfficeId, now: Instant, before: Instant): Instant;
  };
  /** Sessions have ended: their sockets must go at once (P4). Null digest: all of the actor. */
  readonly onEnded: (ended: { readonly actor: ActorId; readonly digest: string | null }) => void;
}

export interface Sessions {
  find(surface: Surface, secret: string): Promise<StoredSession | null>;
  /** Which of these are over, ended here or at another relay on the same store. */
  overAmong(digests: readonly string[]): Promise<ReadonlySet<string>>;
  /** `atMostUntil`: it is over by then, also where a session that begins now would last longer. */
  begin(given: Omit<StoredSession, 'digest' | 'expiresAt'>, atMostUntil?: Instant): Promise<SignedIn>;
  end(session: StoredSession): Promise<void>;
  /** The session of a device lasts from its newest use on; null: it was renewed within a day. */
  renew(session: StoredSession): Promise<StoredSession | null>;
  /** All sessions of a device, which may be paired anew. */
  endOf(actor: ActorId): Promise<void>;
  /** P9: of staff alone. */
  extend(session: StoredSession): Promise<StoredSession>;
  /** A person has used the session with this digest, which is good. */
  noteUse(digest: string): void;
  /** Writes what was noted and waits for others. */
  close(): Promise<void>;
  /** P4: no person has used it for the office's time. */
  isIdle(session: StoredSession): boolean;
  /** All sessions of a device, for good: none of it is ever good again. */
  revoke(actor: ActorId): Promise<void>;
  isRevoked(office: OfficeId, actor: ActorId): boolean;
  /** The devices as they are now, or were last known to be. */
  devices(office: OfficeId): readonly Device[];
  /** All sessions of a member on every device, but `except`; `write` makes that durable. */
  endMember<T>(member: StaffId, except: string | null, write: () => Promise<T>): Promise<T>;
}

const DAY_MS = 24 * 60 * MINUTE_MS;
/** A device that is used stays until it is revoked (browsers keep no cookie longer than 400 days). */
const DEVICE_SESSION_MS = 400 * DAY_MS;

export function openSessions({ store, staff, clock, timers, staffEnds, onEnded }: SessionsParts): Sessions {
  const idle = openIdleSessions({ store, staff, clock, timers });
  const found = new FoundSessions(store, clock);
  /** Ended, and still in the store. */
  const over = new Set<string>();
  const revoked = new Set<ActorId>();
  const lastKnown = new Map<OfficeId, readonly Device[]>();

  /** Sessions keep their access, and sessions to be cut off are cut off, also while the arbiter cannot say. */
  function devices(office: OfficeId): readonly Device[] {
    try {
      const now = staff.devices(office);
      lastKnown.set(office, now);
      return now;
    } catch (error) {
      const known = lastKnown.get(office);
      if (known === undefined) throw new StoreError('in-use', error);
      return known;
    }
  }

  const isRevoked = (office: OfficeId, actor: ActorId): boolean =>
    revoked.has(actor) || devices(office).some((d) => d.actor === actor && d.revokedAt !== null);

  const isGood = (session: StoredSession): boolean => {
    const { digest, expiresAt, office, actor } = session;
    return expiresAt > clock() && !over.has(digest) && !isRevoked(office, actor) && !idle.isIdle(session);
  };

  /** Cut first, then written. */
  async function cut<T>(sessions: readonly StoredSession[], write: () => Promise<T>): Promise<T> {
    for (const { digest, actor } of sessions) {
      over.add(digest);
      found.forget(digest);
      idle.forget(digest);
      onEnded({ actor, digest });
    }
    found.noteEnd();
    const written = await write();
    for (const { digest } of sessions) over.delete(digest);
    return written;
  }

  return {
    async find(surface, secret) {
      const session = await found.find(digestOf(secret));
      return session !== null && session.surface === surface && isGood(session) ? session : null;
    },
    async overAmong(digests) {
      const ended = new Set<string>();
      for (const digest of digests) {
        const session = await store.session(digest);
        if (session === null || !isGood(session)) ended.add(digest);
      }
      return ended;
    },
    async begin(given, atMostUntil = Infinity) {
      const secret = newSecret();
      const now = clock();
      const isStaff = given.surface === 'staff';
      const usual = isStaff ? staffEnds.begun(given.office, now) : now + DEVICE_SESSION_MS;
      const expiresAt = Math.min(usual, atMostUntil);
      const session = { ...given, digest: digestOf(secret), expiresAt, usedAt: isStaff ? now : null };
      await store.eraseExpired(now);
      await store.putSession(session);
      return { secret, session };
    },
    async renew(session) {
      const expiresAt = clock() + DEVICE_SESSION_MS;
      if (session.surface === 'staff' || expiresAt - session.expiresAt < DAY_MS) return null;
      await store.extendSession(session.digest, expiresAt);
      found.forget(session.digest);
      return { ...session, expiresAt };
    },
    async endOf(actor) {
      found.forgetActor(actor);
      found.noteEnd();
      await store.endSessionsOf(actor);
      onEnded({ actor, digest: null });
    },
    async extend(session) {
      const expiresAt = staffEnds.extended(session.office, clock(), session.expiresAt);
      await store.extendSession(session.digest, expiresAt);
      found.forget(session.digest);
      return { ...session, expiresAt };
    },
    noteUse: (digest) => idle.noteUse(digest),
    close: () => idle.close(),
    isIdle: (session) => idle.isIdle(session),
    end: (session) => cut([session], () => store.endSession(session.digest)),
    async revoke(actor) {
      revoked.add(actor);
      onEnded({ actor, digest: null });
      await store.endSessionsOf(actor);
    },
    isRevoked,
    devices,
    async endMember(member, except, write) {
      const sessions = await store.sessionsOfMember(member);
      return cut(
        sessions.filter(({ digest }) => digest !== except),
        write,
      );
    },
  };
}
