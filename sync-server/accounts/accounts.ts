/** Who works here and which devices belong here: sign-in, first lead, pairing, revocation. */
import { randomUUID } from 'node:crypto';
import type { Identity } from '../../src/lib/domain/access.ts';
import type { ActorId, OfficeId } from '../../src/lib/domain/ids.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import type { LogEntry, LoggedChange } from '../../src/lib/domain/requests/staff-log.ts';
import { nextBlock } from '../../src/lib/domain/day/ticket.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { CheckWords } from '../../src/lib/wire/pairing-code.ts';
import type { Surface } from '../../src/lib/wire/surface.ts';
import type { StaffAccount, StoredSession } from '../store/account-store.ts';
import { wordsOf } from './check-words.ts';
import { whyNoSession } from './lost-sessions.ts';
import type { NamedSession, WhyNoSession } from './lost-sessions.ts';
import { newAccount, normalLogin, openMembers, recordOf } from './members.ts';
import type { Members, NewMember } from './members.ts';
import { openPasswordRules } from './password-rules.ts';
import type { PasswordRefusal, PasswordRules } from './password-rules.ts';
import { openPasswords } from './passwords.ts';
import type { PasswordCost } from './passwords.ts';
import { actorOf, digestOf, newSecret } from './secrets.ts';
import type { SecurityLog } from './security-log.ts';
import { openSessions } from './sessions.ts';
import type { SessionsParts, SignedIn } from './sessions.ts';
import { openSignIn } from './sign-in.ts';
import type { SignIn, StaffSignedIn } from './sign-in.ts';
import { openWaitingDevices } from './waiting-devices.ts';

export type { SignedIn } from './sessions.ts';
export type { StaffSignedIn } from './sign-in.ts';

export interface Accounts
  extends Members, Pick<SignIn, 'signIn' | 'isKnownBrowser'>, Pick<PasswordRules, 'confirm'> {
  session(surface: Surface, secret: string): Promise<StoredSession | null>;
  /** Why a secret is no session. */
  whyNoSession(secret: string, named: NamedSession): Promise<WhyNoSession>;
  /** Which of these sessions (digests) are over. */
  endedSessions(digests: readonly string[]): Promise<ReadonlySet<string>>;
  /** A person has used the session with this digest, which is good. */
  noteUse(digest: string): void;
  signOut(surface: Surface, secret: string): Promise<void>;
  /**
   * P5: writes into the staff log what this session has changed. No request waits for it: the arbiter keeps it until the disk
   * takes it.
   */
  note(by: Pick<StoredSession, 'office' | 'actor' | 'member'>, change: LoggedChange): void;
  /** P5: at the start, what a crash has kept from the staff documents: who stands behind the sessions. */
  noteActors(): Promise<void>;
  /** A fresh token for the first lead of an office that has none, or null. The one before is void. */
  newFirstLeadToken(office: OfficeId): Promise<string | null>;
  isFirstLeadToken(office: OfficeId, token: string): Promise<boolean>;
  addFirstLead(
    entered: NewMember & {
      readonly password: string;
      readonly office: OfficeId;
      readonly token: string;
      readonly device: string;
      readonly browser: string | null;
    },
  ): Promise<
    Result<StaffSignedIn, 'used-or-unknown' | 'login-taken' | 'login-look-alike' | 'busy' | PasswordRefusal>
  >;
  /** Null: no code is left. `address`: from where it is asked. */
  startPairing(
    office: OfficeId,
    surface: 'kiosk' | 'monitor',
    address: string,
  ): { code: string; words: CheckWords; claim: string; expiresAt: Instant } | null;
  /** What a lead sees of a device before confirming it; null: no device shows this code. */
  lookAtPairing(office: OfficeId, code: string): { surface: 'kiosk' | 'monitor'; words: CheckWords } | null;
  claimPairing(claim: string): Promise<Result<SignedIn | 'waiting', 'expired'>>;
  confirmPairing(
    office: OfficeId,
    code: string,
    name: string,
  ): Promise<
    Result<{ surface: 'kiosk' | 'monitor'; name: string; actor: ActorId }, 'no-such-code' | 'no-number-block'>
  >;
  revoke(office: OfficeId, actor: ActorId): Promise<Result<null, 'no-such-device'>>;
}

export interface AccountsParts extends SessionsParts {
  readonly security: SecurityLog;
  readonly passwordCost: PasswordCost;
}

/** A counter may borrow the same numbers meanwhile, each time. */
const MOST_TRIES_FOR_A_BLOCK = 20;

export function openAccounts(parts: AccountsParts): Accounts {
  const { store, staff, clock, passwordCost, security } = parts;
  const sessions = openSessions(parts);
  const passwords = openPasswords(passwordCost);
  const rules = openPasswordRules({ store, staff, clock, passwords });
  const members = openMembers({ store, staff, sessions, clock, passwords, rules });
  const waiting = openWaitingDevices(clock);
  /** One at a time, so that two devices never get the same block of numbers. */
  let confirming: Promise<unknown> = Promise.resolve();

  async function beginStaff(account: StaffAccount, device: string): Promise<SignedIn> {
    const signedIn = await sessions.begin({
      surface: 'staff',
      office: account.office,
      // The same person on the same device is the same actor, so that an outbox survives signing in anew.
      actor: actorOf(`staff:${account.id}:${device}`),
      role: account.role,
      name: account.name,
      member: account.id,
    });
    noteActor(signedIn.session);
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

  const entry = openSignIn({
    ...{ store, clock, passwords, rules, beginSession: beginStaff },
    endSession: ({ session }) => sessions.end(session),
    replacePassword: ({ office, id }, hash) =>
      sessions.endMember(id, null, () => store.setPassword(office, id, hash, null)),
  });

  async function confirm(
    office: OfficeId,
    code: string,
    name: string,
  ): ReturnType<Accounts['confirmPairing']> {
    const pairing = waiting.byCode(office, code);
    if (pairing === null) return err('no-such-code');
    const { surface } = pairing;
    const now = clock();
    const actor = actorOf(newSecret());
    for (let tries = 0; ; tries++) {
      const inUse = staff.givers(office).map((g) => g.numbers);
      const restores = staff.office(office)?.restores ?? 0;
      const numbers = surface === 'kiosk' ? nextBlock('kiosk', inUse, restores) : null;
      if (surface === 'kiosk' && (numbers === null || tries === MOST_TRIES_FOR_A_BLOCK))
        return err('no-number-block');
      const device = {
        type: 'device',
        actor,
        surface,
        name,
        numbers,
        pairedAt: now,
        revokedAt: null,
      } as const;
      // A counter may borrow the same numbers in between.
      if ((await staff.putStaff(office, device)) === 'written') break;
    }
    waiting.remove(pairing);
    await store.putPairing({ ...pairing, confirmed: { actor, name } });
    return ok({ surface, name, actor });
  }

  return {
    ...members,
    session: (surface, secret) => sessions.find(surface, secret),
    whyNoSession: whyNoSession({ store, staff, clock, isIdle: (session) => sessions.isIdle(session) }),
    noteUse: (digest) => sessions.noteUse(digest),
    endedSessions: (digests) => sessions.overAmong(digests),
    async signIn(tried) {
      const result = await entry.signIn(tried);
      const account = await store.staffByLogin(tried.office, normalLogin(tried.login));
      security.signIn(tried, account?.id ?? null, result.ok ? null : result.error.code);
      return result;
    },
    note({ office, actor, member }, change) {
      security.changed(office, change.what, member ?? null);
      const entry = { ...change, id: randomUUID(), at: clock(), by: actor } as LogEntry;
      staff.note(office, entry).catch(() => {});
    },
    isKnownBrowser: (secret) => entry.isKnownBrowser(secret),
    async signOut(surface, secret) {
      const found = await sessions.find(surface, secret);
      if (found !== null) await sessions.end(found);
    },
    async noteActors() {
      for (const session of await store.staffSessions()) noteActor(session);
    },
    async newFirstLeadToken(office) {
      if (await store.hasLead(office)) return null;
      const token = newSecret();
      await store.putFirstLeadToken(office, digestOf(token));
      return token;
    },
    confirm: (session, password) => rules.confirm(session, password),
    isFirstLeadToken: (office, token) => store.isFirstLeadToken(office, digestOf(token), clock()),
    async addFirstLead({ office, token, device, browser, password, ...entered }) {
      if (!(await store.isFirstLeadToken(office, digestOf(token), clock()))) return err('used-or-unknown');
      const { name, login } = entered;
      const refusal = rules.refusalOf(password, { office, login: normalLogin(login), name });
      if (refusal !== null) return err(refusal);
      const made = await newAccount({ office, role: 'lead', name, login }, password, { store, passwords });
      if (!made.ok) return made;
      const account = made.value;
      const added = await store.addFirstLead(account, digestOf(token));
      if (added !== 'added') return err(added);
      await staff.putStaff(office, recordOf(account));
      return ok(await entry.begin(account, device, browser));
    },
    startPairing(office, surface, address) {
      const added = waiting.add(office, surface, address);
      if (added === null) return null;
      const { claim, device } = added;
      return { code: device.code, words: wordsOf(device.claimDigest), claim, expiresAt: device.expiresAt };
    },
    lookAtPairing(office, code) {
      const device = waiting.byCode(office, code);
      return device === null ? null : { surface: device.surface, words: wordsOf(device.claimDigest) };
    },
    async claimPairing(claim) {
      const digest = digestOf(claim);
      if (waiting.byClaim(digest) !== null) return ok('waiting');
      const pairing = await store.pairingByClaim(digest);
      if (pairing === null || pairing.expiresAt <= clock()) return err('expired');
      const { actor, name } = pairing.confirmed;
      const device = sessions.devices(pairing.office).find((d) => d.actor === actor);
      // Revoked before it ever came in.
      if (device === undefined || sessions.isRevoked(pairing.office, actor)) return err('expired');
      const { surface, office } = pairing;
      // Not ended here: a device whose connection broke before the answer asks again and gets in. A second lead
      // cannot confirm it once more, and it expires.
      return ok(await sessions.begin({ surface, office, actor, role: surface, name }));
    },
    confirmPairing(office, code, name) {
      const turn = confirming.then(() => confirm(office, code, name));
      confirming = turn.catch(() => {});
      return turn;
    },
    async revoke(office, actor) {
      const device = sessions.devices(office).find((d) => d.actor === actor);
      if (device === undefined) return err('no-such-device');
      // Handed to the arbiter first, which keeps it until the disk takes it, whatever becomes of the sessions.
      const noted =
        device.revokedAt === null
          ? staff.putStaff(office, { ...device, revokedAt: clock() })
          : Promise.resolve();
      noted.catch(() => {});
      await sessions.revoke(actor);
      await noted;
      return ok(null);
    },
  };
}

export const identityOf = ({ role, actor, office }: StoredSession): Identity => ({ role, actor, office });
