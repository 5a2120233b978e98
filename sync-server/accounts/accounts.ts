/** Who works here and which devices belong here: sign-in, first lead, pairing, revocation. */
import { randomUUID } from 'node:crypto';
import type { ActorId, OfficeId, StaffId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { isLead } from '../../src/lib/domain/access.ts';
import type { Identity } from '../../src/lib/domain/access.ts';
import type { LogEntry, LoggedChange } from '../../src/lib/domain/requests/staff-log.ts';
import type { Surface } from '../../src/lib/wire/surface.ts';
import type { StaffAccount, StoredSession } from '../store/account-store.ts';
import { openAuthority } from './authority.ts';
import type { Authority, AuthorityParts } from './authority.ts';
import { openCalendarFeeds } from './calendar-feeds.ts';
import type { CalendarFeeds } from './calendar-feeds.ts';
import { homeAccountOf } from './home-account.ts';
import { makeFirstLeadEntry } from './first-lead.ts';
import type { FirstLeadEntry } from './first-lead.ts';
import { openKioskExit } from './kiosk-exit.ts';
import type { KioskExit } from './kiosk-exit.ts';
import { whyNoSession } from './lost-sessions.ts';
import type { NamedSession, WhyNoSession } from './lost-sessions.ts';
import { normalLogin, openMembers } from './members.ts';
import type { Members } from './members.ts';
import { openDevicePairing } from './pairing.ts';
import type { DevicePairing } from './pairing.ts';
import { openMonitorSettings } from './monitor-settings.ts';
import type { MonitorSettings, MonitorSettingsParts } from './monitor-settings.ts';
import { openPasswordRules } from './password-rules.ts';
import type { PasswordRules } from './password-rules.ts';
import type { PasswordTry } from './password-tries.ts';
import { openPasswords } from './passwords.ts';
import type { PasswordCost } from './passwords.ts';

import { isProviderLogin } from '../../src/lib/domain/provider-login.ts';
import type { ProviderSettings } from '../config-provider.ts';
import { openProviderAccounts } from './provider/provider-accounts.ts';
import { ProviderSessions } from './provider/provider-sessions.ts';
import { openProviderSignIn } from './provider/provider-sign-in.ts';
import type { ProviderSignIn, ProviderSignInParts } from './provider/provider-sign-in.ts';
import type { Provider } from './provider/provider.ts';
import { openSecondFactors } from './second-factor/second-factors.ts';
import type { SecondFactors } from './second-factor/second-factors.ts';
import type { Sealing } from './second-factor/sealing.ts';
import type { SecurityLog } from './security-log.ts';
import { openSessions } from './sessions.ts';
import type { SessionsParts, SignedIn } from './sessions.ts';
import { openSignIn } from './sign-in.ts';
import type { SignIn } from './sign-in.ts';
import { staffActor } from './storage-secrets.ts';

export type { SignedIn } from './sessions.ts';
export type { StaffSignedIn } from './sign-in.ts';

export interface Accounts
  extends
    Members,
    FirstLeadEntry,
    DevicePairing,
    Pick<SignIn, 'signIn' | 'beginFactor' | 'isKnownBrowser'>,
    Pick<PasswordRules, 'confirm'> {
  readonly secondFactors: SecondFactors;
  readonly calendarFeeds: CalendarFeeds;
  /** P12 */
  readonly authority: Pick<Authority, 'officesOf' | 'enter' | 'actorAt'>;
  /** The account with which the member has signed in. Null: of a device, or the member was removed. */
  accountOf(session: StoredSession): Promise<StaffAccount | null>;
  /** Whether this member signs in with a second factor or not at all. */
  needsFactor(account: Pick<StaffAccount, 'role' | 'login'>): boolean;
  /** Sign-in by OpenID Connect; null: it is not set. */
  readonly provider: ProviderSignIn | null;
  /** A11 */
  readonly kioskExit: KioskExit;
  /** Q14 */
  readonly monitorSettings: MonitorSettings;
  session(surface: Surface, secret: string): Promise<StoredSession | null>;
  /** Why a secret is no session. */
  whyNoSession(secret: string, named: NamedSession): Promise<WhyNoSession>;
  /** Which of these sessions (digests) are over. */
  endedSessions(digests: readonly string[]): Promise<ReadonlySet<string>>;
  /** A person has used the session with this digest, which is good. */
  noteUse(digest: string): void;
  /** Writes what was noted of the use of sessions and waits for others. */
  close(): Promise<void>;
  signOut(surface: Surface, secret: string): Promise<void>;
  /** P9: a member goes on working: the session is good for longer, as it stands in what comes back. */
  extend(session: StoredSession): Promise<StoredSession>;
  /** The session of a device lasts from its newest use on; null: it was renewed within a day. */
  renew(session: StoredSession): Promise<StoredSession | null>;
  /** Q12: when the sign-ins of the office's devices end, of each the one that lasts longest. */
  deviceEnds(office: OfficeId): Promise<ReadonlyMap<ActorId, Instant>>;
  /**
   * P5: writes into the staff log what this session has changed. No request waits for it: the arbiter keeps it until the disk
   * takes it.
   */
  note(by: Pick<StoredSession, 'office' | 'actor' | 'member'>, change: LoggedChange): void;
  /** P5: at the start, what a crash has kept from the staff documents: who stands behind the sessions. */
  noteActors(): Promise<void>;
}

export interface AccountsParts extends SessionsParts, Pick<AuthorityParts, 'offices' | 'townInFile'> {
  readonly security: SecurityLog;
  readonly passwordCost: PasswordCost;
  /** Milliseconds between the time of the world and that of the relay. */
  readonly clockShift: number;
  /** Seals the secrets of second factors. */
  readonly sealing: Sealing;
  /** Leads with a password sign in with a second factor or not at all. */
  readonly leadsNeedFactor: boolean;
  readonly officeOf: MonitorSettingsParts['officeOf'];
  /** Where staff sign in beside passwords; null: nowhere. */
  readonly provider:
    | (Pick<ProviderSignInParts, 'onFault'> & {
        readonly settings: ProviderSettings;
        readonly provider: Provider;
      })
    | null;
}

export function openAccounts(parts: AccountsParts): Accounts {
  const { store, staff, clock, passwordCost, security } = parts;
  const sessions = openSessions(parts);
  const logTry = makeTryLog(parts);
  const passwords = openPasswords(passwordCost);
  const providerSessions = new ProviderSessions(clock);
  const rules = openPasswordRules({
    ...{ store, staff, sessions, clock, passwords },
    isConfirmedAtProvider: (digest) => providerSessions.isConfirmed(digest),
  });
  const authority = openAuthority({
    ...{ ...parts, sessions, noteActor },
    note: (office, change) => note(office, null, change),
    moveSession: (from, to) => providerSessions.move(from, to),
  });
  const members = openMembers({ store, staff, sessions, clock, passwords, rules, authority });
  const calendarFeeds = openCalendarFeeds(store, clock);

  async function beginStaff(account: StaffAccount, device: string): Promise<SignedIn> {
    const signedIn = await sessions.begin({
      ...{ surface: 'staff', office: account.office, role: account.role, name: account.name },
      ...{ actor: staffActor(account.id, device), member: account.id },
    });
    noteActor(signedIn.session);
    // No sign-in waits for it, also on a full disk.
    authority.catchUp(account).catch(() => {});
    await calendarFeeds.noteSignIn(account.id);
    return signedIn;
  }

  /**
   * P5: days name actors alone; the staff document says which member that was. No request waits for it: the arbiter keeps
   * it until the disk takes it, and writes it before what this actor asks.
   */
  function noteActor({ office, actor, member }: StoredSession): void {
    if (member === undefined || member === null) return;
    staff.putStaff(office, { type: 'actor', actor, member, at: clock() }).catch(() => {});
  }

  const secondFactors = openSecondFactors({
    ...{ store, staff, sessions, sealing: parts.sealing },
    clock: () => clock() - parts.clockShift,
  });
  const noteFreed = makeFreedNote(store, secondFactors, note);
  const needsFactor = makeNeedsFactor(parts);
  const entry = openSignIn({
    ...{ store, clock, passwords, rules, beginSession: beginStaff },
    ...{ factors: secondFactors, needsFactor },
    noteSetUp: ({ office, id }) => note(office, null, { what: 'second-factor-set', member: id }),
    endSession: ({ session }) => sessions.end(session),
    replacePassword: ({ office, id }, hash) =>
      sessions.endMember(id, null, () => store.setPassword(office, id, hash, null)),
  });

  function note(office: OfficeId, by: ActorId | null, change: LoggedChange): void {
    const entry = { ...change, id: randomUUID(), at: clock(), by } as LogEntry;
    staff.note(office, entry).catch(() => {});
  }

  function openProviderEntry(given: NonNullable<AccountsParts['provider']>): ProviderSignIn {
    return openProviderSignIn({
      ...{ ...given, clockShift: parts.clockShift },
      ...{ store, staff, clock, security, entry, kept: providerSessions },
      accounts: openProviderAccounts({
        ...{ store, staff, sessions, authority, clock },
        noteByProvider: (office, change) => note(office, null, change),
      }),
      endSession: (session) => sessions.end(session),
    });
  }

  return {
    provider: parts.provider && openProviderEntry(parts.provider),
    ...members,
    ...makeFirstLeadEntry({ store, staff, clock, passwords, rules, entry }),
    ...openDevicePairing({ store, staff, sessions, clock }),
    ...{ kioskExit: openKioskExit(store, clock), monitorSettings: openMonitorSettings(parts) },
    session: (surface, secret) => sessions.find(surface, secret),
    whyNoSession: whyNoSession({ store, staff, clock, isIdle: (session) => sessions.isIdle(session) }),
    noteUse: (digest) => sessions.noteUse(digest),
    close: () => sessions.close(),
    endedSessions: (digests) => sessions.overAmong(digests),
    ...{ secondFactors, needsFactor, calendarFeeds, authority, isKnownBrowser: entry.isKnownBrowser },
    accountOf: (session) => homeAccountOf(store, session),
    ...signInNoting(entry, { noteFreed, logTry, security }),
    note({ office, actor, member }, change) {
      security.changed(office, change.what, member ?? null);
      note(office, actor, change);
    },
    async signOut(surface, secret) {
      const found = await sessions.find(surface, secret);
      if (found !== null) await sessions.end(found);
    },
    extend: (session) => sessions.extend(session),
    renew: (session) => sessions.renew(session),
    deviceEnds: (office) => deviceEnds(store, office, clock()),
    async noteActors() {
      for (const session of await store.staffSessions()) noteActor(session);
      // Another town may stand in a file by now, or an operator has taken a role away. A full disk holds up no start.
      authority.tidy().catch(() => {});
    },
    confirm: (session, password) => rules.confirm(session, password),
  };
}

/** What a try to sign in leaves in the logs. */
const signInNoting = (
  entry: Pick<SignIn, 'signIn' | 'beginFactor'>,
  parts: {
    readonly noteFreed: (tried: PasswordTry) => Promise<void>;
    readonly logTry: ReturnType<typeof makeTryLog>;
    readonly security: SecurityLog;
  },
): Pick<SignIn, 'signIn' | 'beginFactor'> => {
  const { noteFreed, logTry, security } = parts;
  return {
    async signIn(tried) {
      await noteFreed(tried);
      const result = await entry.signIn(tried);
      const member = await logTry(tried, result.ok ? null : result.error.code);
      if (result.ok && result.value.usedRecoveryCode)
        security.changed(tried.office, 'recovery-code-used', member);
      return result;
    },
    async beginFactor(tried) {
      await noteFreed(tried);
      const result = await entry.beginFactor(tried);
      if (result.ok) security.changed(tried.office, 'second-factor-begun', null);
      else await logTry(tried, result.error.code);
      return result;
    },
  };
};

/** A line in the security log; gives back whose login it is, if it is one. */
const makeTryLog =
  ({ store, security }: Pick<AccountsParts, 'store' | 'security'>) =>
  async (tried: PasswordTry, refusal: string | null): Promise<StaffId | null> => {
    const member = (await store.staffByLogin(tried.office, normalLogin(tried.login)))?.id ?? null;
    security.signIn(tried, member, refusal);
    return member;
  };

const makeNeedsFactor =
  ({ leadsNeedFactor }: Pick<AccountsParts, 'leadsNeedFactor'>): Accounts['needsFactor'] =>
  ({ role, login }) =>
    leadsNeedFactor && isLead(role) && !isProviderLogin(login);

/** P5: the operator's command cannot write into the staff log. */
const makeFreedNote =
  (
    store: SessionsParts['store'],
    secondFactors: Pick<SecondFactors, 'wasFreed'>,
    note: (office: OfficeId, by: null, change: LoggedChange) => void,
  ) =>
  async ({ office, login }: PasswordTry): Promise<void> => {
    const account = await store.staffByLogin(office, normalLogin(login));
    if (account !== null && (await secondFactors.wasFreed(account.id)))
      note(office, null, { what: 'second-factor-removed', member: account.id });
  };

async function deviceEnds(
  store: SessionsParts['store'],
  office: OfficeId,
  now: Instant,
): Promise<ReadonlyMap<ActorId, Instant>> {
  const ends = new Map<ActorId, Instant>();
  for (const { actor, expiresAt } of await store.deviceSessions(office))
    if (expiresAt > now) ends.set(actor, Math.max(expiresAt, ends.get(actor) ?? expiresAt));
  return ends;
}

export const identityOf = ({ role, actor, office }: StoredSession): Identity => ({ role, actor, office });
