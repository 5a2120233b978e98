/**
 * Signing in: who may try now, whether the password fits, and which browsers a member is known in. A browser in which
 * the member has signed in before has a counter of its own, so that wrong tries from elsewhere never keep it out.
 */
import type { OfficeId, StaffId } from '../../src/lib/domain/ids.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { MINUTE } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { AccountStore, StaffAccount } from '../store/account-store.ts';
import { normalLogin } from './members.ts';
import { hashOfNone, isPassword } from './passwords.ts';
import type { PasswordCost } from './passwords.ts';
import { digestOf, newSecret } from './secrets.ts';
import type { SignedIn } from './sessions.ts';
import { makeSlowDown } from './slow-down.ts';
import type { SlowDown } from './slow-down.ts';

export interface SignInTry {
  readonly office: OfficeId;
  readonly login: string;
  readonly password: string;
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

export interface SignIn {
  signIn(
    tried: SignInTry,
  ): Promise<Result<StaffSignedIn, 'wrong-credentials' | { readonly tooMany: number }>>;
  /** Begins a session without asking for a password: whoever calls this knows who it is. */
  begin(account: StaffAccount, device: string, browser: string | null): Promise<StaffSignedIn>;
  isKnownBrowser(secret: string): Promise<boolean>;
}

export interface SignInParts {
  readonly store: AccountStore;
  readonly clock: () => Instant;
  readonly passwordCost: PasswordCost;
  readonly beginSession: (account: StaffAccount, device: string) => Promise<SignedIn>;
  readonly endSession: (signedIn: SignedIn) => Promise<void>;
}

/** An operator's word counts for as long as failures are remembered. */
export const FREED_MS = 60 * MINUTE;
/** No browser keeps a cookie longer. */
const KNOWN_BROWSER_MS = 400 * 24 * 60 * MINUTE;

export function openSignIn({ store, clock, passwordCost, ...parts }: SignInParts): SignIn {
  /** Tries for one login in one browser that knows it: its owner's own typing mistakes. */
  const inKnownBrowser = makeSlowDown(clock, 5);
  /** Tries for one login from one address: a guesser elsewhere does not lock its owner out. */
  const fromAddress = makeSlowDown(clock, 5);
  /** Tries for one login from everywhere: more than any of its owner's own mistakes. */
  const fromEverywhere = makeSlowDown(clock, 100);
  /** Tries from one address for any login: a whole office may share one address. */
  const atAddress = makeSlowDown(clock, 30);
  /** Compared with when there is no such login, so that its absence does not show in the time it takes. */
  const nobody = hashOfNone(passwordCost);

  /** The counters that this try is up against. */
  async function countersOf(
    { office, login, address, browser }: SignInTry,
    member: StaffId | null,
  ): Promise<(readonly [SlowDown, string])[]> {
    const until = await store.freedUntil(office, normalLogin(login));
    const isFreed = until !== null && until > clock();
    // An operator who frees a login gives it fresh counters.
    const key = `${office}:${normalLogin(login)}${isFreed ? ` ${until}` : ''}`;
    const digest = browser === null ? null : digestOf(browser);
    if (digest !== null && member !== null && (await store.isKnownBrowser(digest, member)))
      return [[inKnownBrowser, `${key} ${digest}`]];
    const ofLogin = [
      [fromAddress, `${key} ${address}`],
      [fromEverywhere, key],
    ] as const;
    return isFreed ? [...ofLogin] : [...ofLogin, [atAddress, address]];
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
      const counters = await countersOf(tried, account?.id ?? null);
      const waitMs = Math.max(...counters.map(([counter, key]) => counter.waitFor(key)));
      if (waitMs > 0) return err({ tooMany: Math.ceil(waitMs / 1000) });
      // Counted before it is looked at: tries at the same moment do not get in for free.
      for (const [counter, key] of counters) counter.failed(key);
      const right = await isPassword(tried.password, account?.password ?? nobody);
      if (account === null || !right) return err('wrong-credentials');
      for (const [counter, key] of counters) counter.succeeded(key);
      const signedIn = await begin(account, tried.device, tried.browser);
      // The member may have been removed, or been given another password, while this one was looked at.
      const still = await store.staffById(tried.office, account.id);
      if (still?.password !== account.password) {
        await parts.endSession(signedIn);
        return err('wrong-credentials');
      }
      return ok(signedIn);
    },
    begin,
    isKnownBrowser: (secret) => store.isKnownBrowser(digestOf(secret), null),
  };
}
