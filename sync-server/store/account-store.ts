/** Accounts as the store keeps them: staff who sign in, devices, and their sessions. Of secrets it keeps digests. */
import type { StaffRole } from '../../src/lib/domain/access.ts';
import type { ActorId, LaneId, OfficeId, StaffId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { ExitCheck } from '../../src/lib/wire/kiosk-exit.ts';
import type { Surface } from '../../src/lib/wire/surface.ts';

export interface StaffAccount {
  readonly id: StaffId;
  readonly office: OfficeId;
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
  /** `scrypt$…`, or the mark for an account without a password; see accounts/passwords.ts. */
  readonly password: string;
  /** Until then the password is good for one sign-in, at which the member chooses another one. */
  readonly oneTimeUntil?: Instant | null;
  /** The lanes in which the member usually works. */
  readonly lanes?: readonly LaneId[];
  /** An authority's lead works here by this account, and signs in by the one that is named. Null: an account of its own. */
  readonly home?: HomeAccount | null;
}

/** The account with which an authority's lead signs in, at one office of the town. */
export interface HomeAccount {
  readonly office: OfficeId;
  readonly member: StaffId;
}

/** Fields that are left out stay as they are. */
export interface MemberChanges {
  readonly name?: string | undefined;
  readonly role?: StaffRole | undefined;
  readonly lanes?: readonly LaneId[] | undefined;
}

export interface StoredSession {
  readonly digest: string;
  readonly surface: Surface;
  readonly office: OfficeId;
  readonly actor: ActorId;
  readonly role: 'monitor' | 'kiosk' | StaffRole;
  readonly name: string;
  readonly expiresAt: Instant;
  /** The member of staff, the same on each device. */
  readonly member?: StaffId | null;
  /** When a person last used the session, as far as that was noted; null: not since the sign-in. */
  readonly usedAt?: Instant | null;
  /** The office of the account with which an authority's lead has signed in; null: this office. */
  readonly home?: OfficeId | null;
}

export interface StoredPairing {
  readonly code: string;
  readonly secretDigest: string;
  readonly office: OfficeId;
  readonly surface: 'kiosk' | 'monitor';
  readonly expiresAt: Instant;
  readonly confirmed: { readonly actor: ActorId; readonly name: string };
}

export interface KnownBrowser {
  readonly digest: string;
  readonly member: StaffId;
  readonly office: OfficeId;
  readonly expiresAt: Instant;
}

export interface StoredSecondFactor {
  readonly office: OfficeId;
  /** The sealed secret, which the relay alone can open; null: an operator has removed it. */
  readonly sealed: string | null;
  /** The newest step of 30 seconds whose code was used. */
  readonly lastStep: number;
}

export interface SecondFactorStore {
  /** Null: no second factor was set up. */
  secondFactor(member: StaffId): Promise<StoredSecondFactor | null>;
  /**
   * Replaces an earlier second factor, and ends the member's sessions but `except` (a digest) in the same transaction.
   * False: the member does not exist.
   */
  putSecondFactor(
    factor: StoredSecondFactor & { readonly member: StaffId },
    recoveryDigests: readonly string[],
    except: string | null,
  ): Promise<boolean>;
  /** False: the code of this step, or of a later one, was used before. */
  useFactorStep(member: StaffId, step: number): Promise<boolean>;
  /** Uses up a recovery code. False: the code does not exist, or was used before. */
  useRecoveryCode(member: StaffId, digest: string): Promise<boolean>;
  recoveryCodesLeft(member: StaffId): Promise<number>;
  /** Removes the second factor with its recovery codes. False: there was none. */
  removeSecondFactor(member: StaffId): Promise<boolean>;
  /** Removes it for an operator, also beside a running relay, and keeps a mark of that. False: there was none. */
  freeSecondFactor(member: StaffId): Promise<boolean>;
}

/** By what a calendar program reads; the feed password as a digest. */
export interface StoredCalendarFeed {
  readonly member: StaffId;
  readonly office: OfficeId;
  /** Not read any more from then on, until the member signs in again. */
  readonly until: Instant;
}

export interface CalendarFeedStore {
  hasCalendarFeed(member: StaffId): Promise<boolean>;
  /** In the place of the one before. False: the member does not exist. */
  putCalendarFeed(feed: StoredCalendarFeed & { readonly digest: string }): Promise<boolean>;
  /** Nothing happens when there is none. */
  extendCalendarFeed(member: StaffId, until: Instant): Promise<void>;
  /** False: there was none. */
  removeCalendarFeed(member: StaffId): Promise<boolean>;
  calendarFeed(digest: string): Promise<StoredCalendarFeed | null>;
}

/** Digest of the token with which the first lead of an office gets an account. */
export interface FirstLeadToken {
  readonly office: OfficeId;
  readonly digest: string;
}

/** The digest of the PIN that opens the kiosks of an office to staff (A11). */
export interface StoredKioskExit extends ExitCheck {
  readonly setAt: Instant;
}

/** B6: a mail address without a limit of open appointments. */
export interface ExemptMail {
  readonly office: OfficeId;
  /** The counting form of the address. */
  readonly form: string;
  /** As a lead typed it. */
  readonly mail: string;
  readonly at: Instant;
}

export interface AccountStore extends SecondFactorStore, CalendarFeedStore {
  /** False: the login is taken in this office. */
  addStaff(account: StaffAccount): Promise<boolean>;
  staffByLogin(office: OfficeId, login: string): Promise<StaffAccount | null>;
  staffById(office: OfficeId, id: StaffId): Promise<StaffAccount | null>;
  staff(office: OfficeId): Promise<StaffAccount[]>;
  /** Whether a lead has an account of their own here. */
  hasLead(office: OfficeId): Promise<boolean>;
  /** The accounts by which authority's leads work at other offices; `home`: those of one of them. */
  visitingAccounts(home?: StaffId): Promise<StaffAccount[]>;
  /** Removes a member with all sessions, at other offices, too, both or neither; an office keeps its last lead. */
  removeStaff(office: OfficeId, id: StaffId): Promise<'removed' | 'unknown' | 'last-lead'>;
  /**
   * Changes name, role, or both. Another role ends all sessions; another name is in the sessions that go on. An office
   * keeps its last lead, unless `mayLeaveNoLead`: leads may come from the provider, too.
   */
  changeStaff(
    office: OfficeId,
    id: StaffId,
    changes: MemberChanges,
    options?: { readonly mayLeaveNoLead: boolean },
  ): Promise<'changed' | 'unknown' | 'last-lead'>;
  /** Sets a password and ends the member's sessions but `except` (a digest). False: the member does not exist. */
  setPassword(
    office: OfficeId,
    id: StaffId,
    password: string,
    except: string | null,
    oneTimeUntil?: Instant | null,
  ): Promise<boolean>;

  /** Stores the same password at another cost if it is still `from`; sessions stay. False: the password has changed. */
  swapPassword(office: OfficeId, id: StaffId, from: string, to: string): Promise<boolean>;

  putSession(session: StoredSession): Promise<void>;
  session(digest: string): Promise<StoredSession | null>;
  /** Notes when a person used each of these sessions last. Does nothing for a session that is over. */
  noteUses(uses: Iterable<readonly [digest: string, at: Instant]>): Promise<void>;
  /** Does nothing for a session that is over. */
  extendSession(digest: string, expiresAt: Instant): Promise<void>;
  /** At all offices. */
  sessionsOfMember(member: StaffId): Promise<StoredSession[]>;
  /** The sessions of all members. */
  staffSessions(): Promise<StoredSession[]>;
  /** The sessions of the office's kiosks and monitors. */
  deviceSessions(office: OfficeId): Promise<StoredSession[]>;
  endSession(digest: string): Promise<void>;
  /** Ends all sessions of an actor. */
  endSessionsOf(actor: ActorId): Promise<void>;
  /** Ends all sessions of a member on every device and at all offices, but `except`, and the calendar feed. */
  endSessionsOfMember(member: StaffId, except: string | null): Promise<void>;

  /** Notes that the member has signed in in this browser (the digest of the browser's secret). */
  addKnownBrowser(browser: KnownBrowser): Promise<void>;
  /** Whether this member has signed in in that browser; null: any member of any office. */
  isKnownBrowser(digest: string, member: StaffId | null): Promise<boolean>;
  /** Lets a login try again until then, for an operator; also beside a running relay. */
  freeLogin(office: OfficeId, login: string, until: Instant): Promise<void>;
  freedUntil(office: OfficeId, login: string): Promise<Instant | null>;

  /** Sets the one token of an office, in the place of any before. Without an end it is good until it is used. */
  putFirstLeadToken(office: OfficeId, digest: string, expiresAt?: Instant): Promise<void>;
  /** The same for many offices at once, all or nothing. */
  putFirstLeadTokens(tokens: readonly FirstLeadToken[]): Promise<void>;
  isFirstLeadToken(office: OfficeId, digest: string, now?: Instant): Promise<boolean>;
  /** Adds the first lead and uses the token up, both or neither. */
  addFirstLead(
    account: StaffAccount,
    tokenDigest: string,
  ): Promise<'added' | 'used-or-unknown' | 'login-taken'>;

  /** Keeps a device that a lead has confirmed, until it collects its session with its pairing secret. */
  putPairing(pairing: StoredPairing): Promise<void>;
  pairingBySecret(secretDigest: string): Promise<StoredPairing | null>;

  kioskExit(office: OfficeId): Promise<StoredKioskExit | null>;
  /** Sets the PIN; null: the office has none from now on. */
  putKioskExit(office: OfficeId, exit: StoredKioskExit | null): Promise<void>;

  /** B6: of all offices. */
  exemptMails(): Promise<ExemptMail[]>;
  /** One of the same form takes its place. */
  putExemptMail(exempt: ExemptMail): Promise<void>;
  removeExemptMail(office: OfficeId, form: string): Promise<void>;

  /** Erases all that has expired: sessions, pairings, known browsers, freed logins, tokens of first leads. */
  eraseExpired(now: Instant): Promise<void>;
}
