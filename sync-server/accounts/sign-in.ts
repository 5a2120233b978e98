/**
 * Signing in: who may try now, whether the password fits, and which browsers a member is known in. A browser that the
 * member has used before has a counter of its own, so that wrong tries from elsewhere never keep it out.
 */
import type { OfficeId, StaffId } from '../../src/lib/domain/ids.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { AccountStore, StaffAccount } from '../store/account-store.ts';
import { normalLogin } from './members.ts';
import { BUSY_RETRY_SECONDS } from './hash-queue.ts';
import type { HashRank } from './hash-queue.ts';
import { oneTimeAsTyped } from './one-time-password.ts';
import type { PasswordRefusal, PasswordRules } from './password-rules.ts';
import type { Passwords } from './passwords.ts';
import { digestOf, newSecret } from './secrets.ts';
import type { SignedIn } from './sessions.ts';
import { makeSlowDown } from './slow-down.ts';
import type { SlowDown } from './slow-down.ts';

export interface SignInTry {
  readonly office: OfficeId;
  readonly login: string;
  readonly password: string;
  /** The member's own, to be good from now on in the place of one that is good for one sign-in. */
  readonly newPassword: string | null;
  readonly device: string;
  /** The secret of the browser's cookie; null: no member has signed in there yet. */
  readonly browser: string | null;
  readonly address: string;
}

/** A sign-in of a member of staff, and the secret by which the browser is known from now on. */
export interface StaffSignedIn extends SignedIn {
  readonly browser: string;
  readonly browserExpiresAt: Instant;
}

export interface SignedInWithPassword extends StaffSignedIn {
  /** The member chose a password of their own in the place of a one-time one. */
  readonly hasNewPassword: boolean;
}

/** `own-password-needed`: the password is right and good for one sign-in. `password-expired`: it was, and its days are over. `retryAfterSeconds`: how long to wait. `busy`: too many sign in at this moment, and the password was not looked at. */
export type SignInRefusal =
  | { readonly code: 'wrong-credentials' | 'own-password-needed' | 'password-expired' | PasswordRefusal }
  | { readonly code: 'too-many' | 'busy'; readonly retryAfterSeconds: number };

export interface SignIn {
  signIn(tried: SignInTry): Promise<Result<SignedInWithPassword, SignInRefusal>>;
  /** Begins a session without asking for a password: the caller knows who it is. */
  begin(account: StaffAccount, device: string, browser: string | null): Promise<StaffSignedIn>;
  isKnownBrowser(secret: string): Promise<boolean>;
}

export interface SignInParts {
  readonly store: AccountStore;
  readonly clock: () => Instant;
  readonly passwords: Passwords;
  readonly rules: Pick<PasswordRules, 'refusalOf'>;
  /** Stores it, and ends every session of the member. */
  readonly replacePassword: (account: StaffAccount, hash: string) => Promise<boolean>;
  readonly beginSession: (account: StaffAccount, device: string) => Promise<SignedIn>;
  readonly endSession: (signedIn: SignedIn) => Promise<void>;
}

/** An operator's word counts for as long as failures are remembered. */
export const FREED_MS = 60 * MINUTE_MS;
/** No browser keeps a cookie longer. */
const KNOWN_BROWSER_MS = 400 * 24 * 60 * MINUTE_MS;

const busy = { code: 'busy', retryAfterSeconds: BUSY_RETRY_SECONDS } as const;

export function openSignIn({ store, clock, passwords, ...parts }: SignInParts): SignIn {
  /** Tries for one login in one browser that knows it: its owner's own typing mistakes. */
  const inKnownBrowser = makeSlowDown(clock, 5);
  /** Tries for one login from one address: a guesser elsewhere does not lock its owner out. */
  const fromAddress = makeSlowDown(clock, 5);
  /** Tries for one login from everywhere: more than any of its owner's own mistakes. */
  const fromEverywhere = makeSlowDown(clock, 100);
  /** Tries from one address for any login: a whole office may share one address. */
  const atAddress = makeSlowDown(clock, 30);

  /** Which counters this try is up against, and where it stands in the queue for a hash. */
  async function standingOf(
    { office, login, address, browser }: SignInTry,
    member: StaffId | null,
  ): Promise<{ readonly rank: HashRank; readonly counters: readonly (readonly [SlowDown, string])[] }> {
    const until = await store.freedUntil(office, normalLogin(login));
    const isFreed = until !== null && until > clock();
    // An operator who frees a login gives it fresh counters.
    const key = `${office}:${normalLogin(login)}${isFreed ? ` ${until}` : ''}`;
    const digest = browser === null ? null : digestOf(browser);
    if (digest !== null && member !== null && (await store.isKnownBrowser(digest, member)))
      return { rank: 'known', counters: [[inKnownBrowser, `${key} ${digest}`]] };
    const ofLogin = [
      [fromAddress, `${key} ${address}`],
      [fromEverywhere, key],
    ] as const;
    return { rank: 'stranger', counters: isFreed ? ofLogin : [...ofLogin, [atAddress, address]] };
  }

  /** A password that was stored at another cost is stored anew, if there is time for that now. */
  async function refresh(account: StaffAccount, password: string): Promise<StaffAccount> {
    if (!passwords.isOutdated(account.password)) return account;
    const hashed = await passwords.hash(password);
    if (!hashed.ok) return account;
    const { office, id } = account;
    if (await store.swapPassword(office, id, account.password, hashed.value))
      return { ...account, password: hashed.value };
    // Another sign-in of the same member was faster; or the password was changed.
    const now = await store.staffById(office, id);
    const fits = now === null ? null : await passwords.compare('known', password, now.password);
    return now !== null && fits?.ok === true && fits.value ? now : account;
  }

  /** The member chooses the password that is good from now on. */
  async function chooseOwn(
    account: StaffAccount,
    { password, newPassword }: SignInTry,
  ): Promise<Result<StaffAccount, SignInRefusal>> {
    if (newPassword === null) return err({ code: 'own-password-needed' });
    if (oneTimeAsTyped(newPassword) === oneTimeAsTyped(password)) return err({ code: 'password-unchanged' });
    const refusal = parts.rules.refusalOf(newPassword, account);
    if (refusal !== null) return err({ code: refusal });
    const hash = await passwords.hash(newPassword);
    if (!hash.ok) return err(busy);
    const isStored = await parts.replacePassword(account, hash.value);
    return isStored
      ? ok({ ...account, password: hash.value, oneTimeUntil: null })
      : err({ code: 'wrong-credentials' });
  }

  async function begin(
    account: StaffAccount,
    device: string,
    browser: string | null,
  ): Promise<StaffSignedIn> {
    const isKept = browser !== null && (await store.isKnownBrowser(digestOf(browser), null));
    const secret = isKept ? browser : newSecret();
    const expiresAt = clock() + KNOWN_BROWSER_MS;
    const signedIn = await parts.beginSession(account, device);
    await store.addKnownBrowser({
      ...{ digest: digestOf(secret), member: account.id, office: account.office, expiresAt },
    });
    return { ...signedIn, browser: secret, browserExpiresAt: expiresAt };
  }

  return {
    async signIn(tried) {
      const account = await store.staffByLogin(tried.office, normalLogin(tried.login));
      const { rank, counters } = await standingOf(tried, account?.id ?? null);
      const waitMs = Math.max(...counters.map(([counter, key]) => counter.waitFor(key)));
      if (waitMs > 0) return err({ code: 'too-many', retryAfterSeconds: Math.ceil(waitMs / 1000) });
      if (passwords.isBusy(rank)) return err(busy);
      // Counted before it is looked at: tries at the same moment do not get in for free.
      for (const [counter, key] of counters) counter.failed(key);
      const oneTimeUntil = account?.oneTimeUntil ?? null;
      const typed = oneTimeUntil === null ? tried.password : oneTimeAsTyped(tried.password);
      const right = await passwords.compare(rank, typed, account?.password ?? null);
      if (!right.ok) return err(busy);
      if (account === null || !right.value) return err({ code: 'wrong-credentials' });
      for (const [counter, key] of counters) counter.succeeded(key);
      // Said to its owner alone: the password was right.
      if (oneTimeUntil !== null && oneTimeUntil <= clock()) return err({ code: 'password-expired' });
      const known =
        oneTimeUntil === null ? ok(await refresh(account, tried.password)) : await chooseOwn(account, tried);
      if (!known.ok) return known;
      const signedIn = await begin(known.value, tried.device, tried.browser);
      // The member may have been removed, or been given another password or role, while this one was looked at.
      const still = await store.staffById(tried.office, account.id);
      if (still?.password !== known.value.password || still.role !== known.value.role) {
        await parts.endSession(signedIn);
        return err({ code: 'wrong-credentials' });
      }
      return ok({ ...signedIn, hasNewPassword: oneTimeUntil !== null });
    },
    begin,
    isKnownBrowser: (secret) => store.isKnownBrowser(digestOf(secret), null),
  };
}
