/** Who works here and which devices belong here: sign-in, first lead, pairing, revocation. */
import { randomUUID } from 'node:crypto';
import type { Identity } from '../../src/lib/domain/access.ts';
import type { ActorId, OfficeId, StaffId } from '../../src/lib/domain/ids.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { nextBlock } from '../../src/lib/domain/ticket.ts';
import { MINUTE } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Device, StaffRecord } from '../../src/lib/docs/staff-doc.ts';
import type { Surface } from '../../src/lib/wire/surface.ts';
import type { AccountStore, StaffAccount, StoredSession } from '../store/account-store.ts';
import { actorOf, digestOf, hashPassword, isPassword, newCode, newSecret } from './secrets.ts';
import { makeSlowDown } from './slow-down.ts';

/** What a surface learns of its own session. */
export type PublicSession = Pick<StoredSession, 'office' | 'actor' | 'role' | 'name'>;

export interface SignedIn {
  /** For the cookie; it is kept nowhere else. */
  readonly secret: string;
  readonly session: StoredSession;
}

/** The staff documents, which the arbiter writes. */
export interface StaffRecords {
  devices(office: OfficeId): readonly Device[];
  putStaff(office: OfficeId, record: StaffRecord): Promise<void>;
}

export interface AccountsParts {
  readonly store: AccountStore;
  readonly staff: StaffRecords;
  readonly clock: () => Instant;
  /** Sessions have ended: their sockets must go at once (P4). Null digest: all of the actor. */
  readonly onEnded: (ended: { readonly actor: ActorId; readonly digest: string | null }) => void;
}

export interface Accounts {
  session(surface: Surface, secret: string): Promise<StoredSession | null>;
  signIn(
    entered: {
      readonly office: OfficeId;
      readonly login: string;
      readonly password: string;
      readonly device: string;
    },
    address: string,
  ): Promise<Result<SignedIn, 'wrong-credentials' | { readonly tooMany: number }>>;
  signOut(surface: Surface, secret: string): Promise<void>;
  /** A fresh token for the first lead of an office that has none, or null. The one before is void. */
  newFirstLeadToken(office: OfficeId): Promise<string | null>;
  isFirstLeadToken(office: OfficeId, token: string): Promise<boolean>;
  addFirstLead(
    entered: NewMember & { readonly office: OfficeId; readonly token: string; readonly device: string },
  ): Promise<Result<SignedIn, 'used-or-unknown' | 'login-taken'>>;
  addMember(
    office: OfficeId,
    entered: NewMember & { readonly role: 'clerk' | 'lead' },
  ): Promise<Result<StaffId, 'login-taken'>>;
  startPairing(
    office: OfficeId,
    surface: 'kiosk' | 'monitor',
  ): Promise<{ code: string; claim: string; expiresAt: Instant }>;
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

interface NewMember {
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

const DAY = 24 * 60 * MINUTE;
const PAIRING_LASTS = 10 * MINUTE;
/** Staff sign in anew each week; a device stays until it is revoked (browsers keep no cookie longer than 400 days). */
const STAFF_LASTS = 7 * DAY;
const DEVICE_LASTS = 400 * DAY;

export function openAccounts({ store, staff, clock, onEnded }: AccountsParts): Accounts {
  const logins = makeSlowDown(clock, 5);
  /** A whole office may share one address. */
  const addresses = makeSlowDown(clock, 30);
  /** One at a time, so that two devices never get the same block of numbers. */
  let confirming: Promise<unknown> = Promise.resolve();
  /** Compared with when there is no such login, so that its absence does not show in the time it takes. */
  const nobody = hashPassword(newSecret());

  async function begin(given: Omit<StoredSession, 'digest' | 'expiresAt'>): Promise<SignedIn> {
    const secret = newSecret();
    const lasts = given.surface === 'staff' ? STAFF_LASTS : DEVICE_LASTS;
    const session = { ...given, digest: digestOf(secret), expiresAt: clock() + lasts };
    await store.eraseExpired(clock());
    await store.putSession(session);
    return { secret, session };
  }

  const beginStaff = (account: StaffAccount, device: string): Promise<SignedIn> =>
    begin({
      surface: 'staff',
      office: account.office,
      // The same person on the same device is the same actor, so that an outbox survives signing in anew.
      actor: actorOf(`staff:${account.id}:${device}`),
      role: account.role,
      name: account.name,
    });

  const newAccount = async (
    office: OfficeId,
    { name, login, password }: NewMember,
    role: 'clerk' | 'lead',
  ): Promise<StaffAccount> => ({
    id: randomUUID() as string as StaffId,
    office,
    name,
    login: normalLogin(login),
    role,
    password: await hashPassword(password),
  });

  const publish = ({ office, id, name, login, role }: StaffAccount): Promise<void> =>
    staff.putStaff(office, { type: 'member', id, name, login, role });

  async function confirm(
    office: OfficeId,
    code: string,
    name: string,
  ): ReturnType<Accounts['confirmPairing']> {
    const pairing = await store.pairingByCode(code);
    if (pairing === null || pairing.office !== office || pairing.confirmed !== null)
      return err('no-such-code');
    if (pairing.expiresAt <= clock()) return err('no-such-code');
    const { surface } = pairing;
    const now = clock();
    // The numbers of a device that was revoked today may still be in somebody's hand.
    const inUse = staff
      .devices(office)
      .flatMap((d) =>
        d.numbers !== null && (d.revokedAt === null || now - d.revokedAt < DAY) ? [d.numbers] : [],
      );
    const numbers = surface === 'kiosk' ? nextBlock('kiosk', inUse) : null;
    if (surface === 'kiosk' && numbers === null) return err('no-number-block');
    const actor = actorOf(newSecret());
    await staff.putStaff(office, {
      type: 'device',
      actor,
      surface,
      name,
      numbers,
      pairedAt: now,
      revokedAt: null,
    });
    return (await store.confirmPairing(code, { actor, name }))
      ? ok({ surface, name, actor })
      : err('no-such-code');
  }

  return {
    async session(surface, secret) {
      const found = await store.session(digestOf(secret));
      return found !== null && found.surface === surface && found.expiresAt > clock() ? found : null;
    },
    async signIn({ office, login, password, device }, address) {
      const key = `${office}:${normalLogin(login)}`;
      const wait = Math.max(logins.waitFor(key), addresses.waitFor(address));
      if (wait > 0) return err({ tooMany: Math.ceil(wait / 1000) });
      // Counted before it is looked at: tries at the same moment do not get in for free.
      logins.failed(key);
      addresses.failed(address);
      const account = await store.staffByLogin(office, normalLogin(login));
      const right = await isPassword(password, account?.password ?? (await nobody));
      if (account === null || !right) return err('wrong-credentials');
      logins.succeeded(key);
      addresses.succeeded(address);
      return ok(await beginStaff(account, device));
    },
    async signOut(surface, secret) {
      const found = await store.session(digestOf(secret));
      if (found === null || found.surface !== surface) return;
      await store.endSession(found.digest);
      onEnded({ actor: found.actor, digest: found.digest });
    },
    async newFirstLeadToken(office) {
      if (await store.hasLead(office)) return null;
      const token = newSecret();
      await store.putFirstLeadToken(office, digestOf(token));
      return token;
    },
    isFirstLeadToken: (office, token) => store.isFirstLeadToken(office, digestOf(token)),
    async addFirstLead({ office, token, device, ...entered }) {
      if (!(await store.isFirstLeadToken(office, digestOf(token)))) return err('used-or-unknown');
      const account = await newAccount(office, entered, 'lead');
      const added = await store.addFirstLead(account, digestOf(token));
      if (added !== 'added') return err(added);
      await publish(account);
      return ok(await beginStaff(account, device));
    },
    async addMember(office, { role, ...entered }) {
      const account = await newAccount(office, entered, role);
      if (!(await store.addStaff(account))) return err('login-taken');
      await publish(account);
      return ok(account.id);
    },
    async startPairing(office, surface) {
      await store.eraseExpired(clock());
      const claim = newSecret();
      const expiresAt = clock() + PAIRING_LASTS;
      for (;;) {
        const pairing = {
          code: newCode(),
          claimDigest: digestOf(claim),
          office,
          surface,
          expiresAt,
          confirmed: null,
        };
        if (await store.putPairing(pairing)) return { code: pairing.code, claim, expiresAt };
      }
    },
    async claimPairing(claim) {
      const pairing = await store.pairingByClaim(digestOf(claim));
      if (pairing === null || pairing.expiresAt <= clock()) return err('expired');
      if (pairing.confirmed === null) return ok('waiting');
      const { actor, name } = pairing.confirmed;
      const device = staff.devices(pairing.office).find((d) => d.actor === actor);
      // Revoked before it ever came in.
      if (device === undefined || device.revokedAt !== null) return err('expired');
      const { surface, office } = pairing;
      // Not ended here: a device whose connection broke before the answer asks again and gets in. A second lead
      // cannot confirm it once more, and it expires.
      return ok(await begin({ surface, office, actor, role: surface, name }));
    },
    confirmPairing(office, code, name) {
      const turn = confirming.then(() => confirm(office, code, name));
      confirming = turn.catch(() => {});
      return turn;
    },
    async revoke(office, actor) {
      const device = staff.devices(office).find((d) => d.actor === actor);
      if (device === undefined) return err('no-such-device');
      await store.endSessionsOf(actor);
      onEnded({ actor, digest: null });
      if (device.revokedAt === null) await staff.putStaff(office, { ...device, revokedAt: clock() });
      return ok(null);
    },
  };
}

const normalLogin = (login: string): string => login.trim().normalize('NFKC').toLowerCase();

export const identityOf = ({ role, actor, office }: StoredSession): Identity => ({ role, actor, office });
