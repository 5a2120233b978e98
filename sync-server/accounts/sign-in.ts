/**
 * Signing in: who may try now, whether the password fits, and which browsers a member is known in. A browser that the
 * member has used before has a counter of its own, so that wrong tries from elsewhere never keep it out.
 */
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { AccountStore, StaffAccount } from '../store/account-store.ts';
import { BUSY_RETRY_SECONDS } from './hash-queue.ts';
import { oneTimeAsTyped } from './one-time-password.ts';
import type { CodeRefusal, FactorSetUp, SecondFactors } from './second-factor/second-factors.ts';
import type { PasswordRefusal, PasswordRules } from './password-rules.ts';
import { openPasswordTries } from './password-tries.ts';
import type { PasswordTry, PasswordTryRefusal, RightPassword } from './password-tries.ts';
import type { Passwords } from './passwords.ts';
import { digestOf, newSecret } from './secrets.ts';
import type { SignedIn } from './sessions.ts';

export interface SignInTry extends PasswordTry {
  /** The member's own, to be good from now on in the place of one that is good for one sign-in. */
  readonly newPassword: string | null;
  /** Code of the second factor. */
  readonly code: string | null;
  readonly device: string;
}

/** A sign-in of a member of staff, and the secret by which the browser is known from now on. */
export interface StaffSignedIn extends SignedIn {
  readonly browser: string;
  readonly browserExpiresAt: Instant;
}

export interface SignedInWithPassword extends StaffSignedIn {
  /** The member chose a password of their own in the place of a one-time one. */
  readonly hasNewPassword: boolean;
  readonly usedRecoveryCode: boolean;
}

/**
 * `own-password-needed`: the password is right and good for one sign-in. `password-expired`: it was, and its days are
 * over. `code-needed`: it is right, and a second factor is asked for. `second-factor-needed`: one is to be set up.
 * `retryAfterSeconds`: how long to wait. `busy`: too many sign in at this moment, and the password was not looked at.
 */
export type SignInRefusal =
  | PasswordTryRefusal
  | CodeRefusal
  | { readonly code: 'own-password-needed' | 'code-needed' | 'second-factor-needed' | PasswordRefusal };

export interface SignIn {
  signIn(tried: SignInTry): Promise<Result<SignedInWithPassword, SignInRefusal>>;
  /** Begins a second factor for a member who has to have one and has none. */
  beginFactor(
    tried: PasswordTry,
  ): Promise<Result<FactorSetUp, PasswordTryRefusal | { readonly code: 'second-factor-on' }>>;
  /** Begins a session without asking for a password: the caller knows who it is. */
  begin(account: StaffAccount, device: string, browser: string | null): Promise<StaffSignedIn>;
  isKnownBrowser(secret: string): Promise<boolean>;
}

export interface SignInParts {
  readonly store: AccountStore;
  readonly clock: () => Instant;
  readonly passwords: Passwords;
  readonly rules: Pick<PasswordRules, 'refusalOf'>;
  readonly factors: SecondFactors;
  /** Whether this member signs in with a second factor or not at all. */
  readonly needsFactor: (account: StaffAccount) => boolean;
  /** P5: the member has set one up; the sign-in may still come to nothing. */
  readonly noteSetUp: (account: StaffAccount) => void;
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

/** Null: no code was needed. */
async function checkFactor(
  { account, counter }: RightPassword,
  code: string | null,
  { factors, needsFactor, noteSetUp }: Pick<SignInParts, 'factors' | 'needsFactor' | 'noteSetUp'>,
): Promise<Result<'app' | 'recovery' | 'set-up' | null, SignInRefusal>> {
  const { isOn } = await factors.state(account.id);
  if (isOn) {
    if (code === null) return err({ code: 'code-needed' });
    const checked = await factors.check(account.id, code, counter);
    if (checked.ok) return checked;
    return err(checked.error.code === 'no-second-factor' ? { code: 'wrong-credentials' } : checked.error);
  }
  if (!needsFactor(account)) return ok(null);
  if (code === null) return err({ code: 'second-factor-needed' });
  const confirmed = await factors.confirm(account, code, null);
  if (confirmed.ok) {
    noteSetUp(account);
    return ok('set-up');
  }
  if (confirmed.error === 'set-up-expired') return err({ code: 'second-factor-needed' });
  return err({ code: confirmed.error === 'wrong-code' ? 'wrong-code' : 'wrong-credentials' });
}

export function openSignIn({ store, clock, passwords, ...parts }: SignInParts): SignIn {
  const tries = openPasswordTries({ store, clock, passwords });

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

  /** Why the member cannot choose this password in the place of a one-time one; null: they can, or need not. */
  function refusalOfOwn(
    account: StaffAccount,
    { password, newPassword }: Pick<SignInTry, 'password' | 'newPassword'>,
  ): SignInRefusal | null {
    if ((account.oneTimeUntil ?? null) === null) return null;
    if (newPassword === null) return { code: 'own-password-needed' };
    if (oneTimeAsTyped(newPassword) === oneTimeAsTyped(password)) return { code: 'password-unchanged' };
    const refusal = parts.rules.refusalOf(newPassword, account);
    return refusal === null ? null : { code: refusal };
  }

  /** The member chooses the password that is good from now on. */
  async function chooseOwn(
    account: StaffAccount,
    newPassword: string,
  ): Promise<Result<StaffAccount, SignInRefusal>> {
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
      const right = await tries.check(tried);
      if (!right.ok) return right;
      const { account, forgiveTries } = right.value;
      // Before the code is looked at: a refusal here does not use it up.
      const refusal = refusalOfOwn(account, tried);
      const factor = refusal === null ? await checkFactor(right.value, tried.code, parts) : err(refusal);
      // Who knows the password alone begins no new count by it.
      if (factor.ok || !(await parts.factors.state(account.id)).isOn) forgiveTries();
      if (!factor.ok) return factor;
      const chosen = (account.oneTimeUntil ?? null) === null ? null : tried.newPassword;
      const known =
        chosen === null ? ok(await refresh(account, tried.password)) : await chooseOwn(account, chosen);
      if (!known.ok) return known;
      const signedIn = await begin(known.value, tried.device, tried.browser);
      // The member may have been removed, or been given another password, role or second factor, while this one was looked at.
      const still = await store.staffById(tried.office, account.id);
      const hasFactor = (await parts.factors.state(account.id)).isOn;
      const isSame = still?.password === known.value.password && still.role === known.value.role;
      if (!isSame || hasFactor !== (factor.value !== null)) {
        await parts.endSession(signedIn);
        return err({ code: 'wrong-credentials' });
      }
      return ok({
        ...signedIn,
        hasNewPassword: chosen !== null,
        usedRecoveryCode: factor.value === 'recovery',
      });
    },
    async beginFactor(tried) {
      const right = await tries.check(tried);
      if (!right.ok) return right;
      const { account, forgiveTries } = right.value;
      if ((await parts.factors.state(account.id)).isOn || !parts.needsFactor(account))
        return err({ code: 'second-factor-on' });
      forgiveTries();
      return parts.factors.begin(account);
    },
    begin,
    isKnownBrowser: (secret) => store.isKnownBrowser(digestOf(secret), null),
  };
}
