/** Accounts as the store keeps them: people who sign in, devices, their sessions. Secrets only as digests. */
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
  /** `scrypt$…`, or that there is none; see accounts/passwords.ts. */
  readonly password: string;
  /** The password is good for one sign-in until then, at which the member chooses an own one. */
  readonly oneTimeUntil?: Instant | null;
  /** In which the member usually works. */
  readonly lanes?: readonly LaneId[];
}

/** What is not named stays as it is. */
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
  /** The member of staff, on whatever device. */
  readonly member?: StaffId | null;
  /** When a person last used it, as far as that was noted; null: not since the sign-in. */
  readonly usedAt?: Instant | null;
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
  /** Its secret, which the relay alone can open; null: an operator has taken it away. */
  readonly sealed: string | null;
  /** The newest step of 30 seconds whose code was used. */
  readonly lastStep: number;
}

export interface SecondFactorStore {
  /** Null: none was set up. */
  secondFactor(member: StaffId): Promise<StoredSecondFactor | null>;
  /**
   * In the place of one before, and ends the member's sessions but `except` (a digest) with it. False: the member does
   * not exist.
   */
  putSecondFactor(
    factor: StoredSecondFactor & { readonly member: StaffId },
    recoveryDigests: readonly string[],
    except: string | null,
  ): Promise<boolean>;
  /** False: the code of this step, or of a later one, was used before. */
  useFactorStep(member: StaffId, step: number): Promise<boolean>;
  /** False: it is none, or was used before. */
  useRecoveryCode(member: StaffId, digest: string): Promise<boolean>;
  recoveryCodesLeft(member: StaffId): Promise<number>;
  /** With its recovery codes. False: there was none. */
  removeSecondFactor(member: StaffId): Promise<boolean>;
  /** An operator takes it away, also in the file of a relay that runs; that stays to be seen. False: there was none. */
  freeSecondFactor(member: StaffId): Promise<boolean>;
}

/** The token by which the first lead of an office comes in, as a digest. */
export interface FirstLeadToken {
  readonly office: OfficeId;
  readonly digest: string;
}

/** What the PIN is compared with that opens the kiosks of an office to staff (A11). */
export interface StoredKioskExit extends ExitCheck {
  readonly setAt: Instant;
}

export interface AccountStore extends SecondFactorStore {
  /** False: the login is taken in this office. */
  addStaff(account: StaffAccount): Promise<boolean>;
  staffByLogin(office: OfficeId, login: string): Promise<StaffAccount | null>;
  staffById(office: OfficeId, id: StaffId): Promise<StaffAccount | null>;
  staff(office: OfficeId): Promise<StaffAccount[]>;
  hasLead(office: OfficeId): Promise<boolean>;
  /** With all sessions, both or neither; an office keeps its last lead. */
  removeStaff(office: OfficeId, id: StaffId): Promise<'removed' | 'unknown' | 'last-lead'>;
  /**
   * Another name, another role, or both. Another role ends all sessions with it, and another name is in those that go on;
   * an office keeps its last lead, unless `mayLeaveNoLead`: leads come from elsewhere, too.
   */
  changeStaff(
    office: OfficeId,
    id: StaffId,
    changes: MemberChanges,
    options?: { readonly mayLeaveNoLead: boolean },
  ): Promise<'changed' | 'unknown' | 'last-lead'>;
  /** Ends the member's sessions but `except` (a digest) with it, both or neither. False: the member does not exist. */
  setPassword(
    office: OfficeId,
    id: StaffId,
    password: string,
    except: string | null,
    oneTimeUntil?: Instant | null,
  ): Promise<boolean>;

  /** Stores the same password at another cost, while it is still `from`; sessions stay. False: it is another one now. */
  swapPassword(office: OfficeId, id: StaffId, from: string, to: string): Promise<boolean>;

  putSession(session: StoredSession): Promise<void>;
  session(digest: string): Promise<StoredSession | null>;
  /** When a person has used it last. Nothing happens when it is over. */
  noteUse(digest: string, at: Instant): Promise<void>;
  /** Nothing happens when it is over. */
  extendSession(digest: string, expiresAt: Instant): Promise<void>;
  sessionsOfMember(member: StaffId): Promise<StoredSession[]>;
  /** Those of all members. */
  staffSessions(): Promise<StoredSession[]>;
  /** Those of the office's kiosks and monitors. */
  deviceSessions(office: OfficeId): Promise<StoredSession[]>;
  endSession(digest: string): Promise<void>;
  /** Ends all sessions of an actor. */
  endSessionsOf(actor: ActorId): Promise<void>;
  /** Ends all sessions of a member on every device, but `except`. */
  endSessionsOfMember(member: StaffId, except: string | null): Promise<void>;

  /** The member has signed in in this browser (the digest of its secret). */
  addKnownBrowser(browser: KnownBrowser): Promise<void>;
  /** Whether this member has signed in there; null: any member of any office. */
  isKnownBrowser(digest: string, member: StaffId | null): Promise<boolean>;
  /** An operator lets a login try anew, until then; also in the file of a relay that runs. */
  freeLogin(office: OfficeId, login: string, until: Instant): Promise<void>;
  freedUntil(office: OfficeId, login: string): Promise<Instant | null>;

  /** The one token that is good for an office; the one before is not any more. Without an end it is good until used. */
  putFirstLeadToken(office: OfficeId, digest: string, expiresAt?: Instant): Promise<void>;
  /** The same for many offices at once, all or nothing. */
  putFirstLeadTokens(tokens: readonly FirstLeadToken[]): Promise<void>;
  isFirstLeadToken(office: OfficeId, digest: string, now?: Instant): Promise<boolean>;
  /** Adds the first lead and uses the token up, both or neither. */
  addFirstLead(
    account: StaffAccount,
    tokenDigest: string,
  ): Promise<'added' | 'used-or-unknown' | 'login-taken'>;

  /** A device that a lead has confirmed; it comes for its session with its pairing secret. */
  putPairing(pairing: StoredPairing): Promise<void>;
  pairingBySecret(secretDigest: string): Promise<StoredPairing | null>;

  kioskExit(office: OfficeId): Promise<StoredKioskExit | null>;
  /** Null: the office has none from now on. */
  putKioskExit(office: OfficeId, exit: StoredKioskExit | null): Promise<void>;

  /** Erases what has expired. */
  eraseExpired(now: Instant): Promise<void>;
}
