/** Signing in at the town's provider, from the button to the session. */
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import { isProviderLogin } from '../../../src/lib/domain/provider-login.ts';
import { officeId } from '../../../src/lib/domain/ids.ts';
import type { OfficeId } from '../../../src/lib/domain/ids.ts';
import { err, ok } from '../../../src/lib/domain/result.ts';
import type { Result } from '../../../src/lib/domain/result.ts';
import { DAY_MINUTES } from '../../../src/lib/domain/time.ts';
import type { Instant } from '../../../src/lib/domain/time.ts';
import type { Desk, ProviderFailure } from '../../../src/lib/wire/http/provider-routes.ts';
import type { ProviderSettings } from '../../config-provider.ts';
import type { AccountStore, StoredSession } from '../../store/account-store.ts';
import { StoreError } from '../../store/store.ts';
import { homeAccountOf } from '../home-account.ts';
import { digestOf, newSecret } from '../secrets.ts';
import type { SecurityLog } from '../security-log.ts';
import type { StaffRecords } from '../sessions.ts';
import type { SignIn, StaffSignedIn } from '../sign-in.ts';
import { PENDING_MS, PendingSignIns } from './pending-sign-ins.ts';
import type { PendingSignIn } from './pending-sign-ins.ts';
import { loginOfSubject } from './provider-accounts.ts';
import type { ProviderAccounts } from './provider-accounts.ts';
import type { ProviderSessions } from './provider-sessions.ts';
import type { ProviderProblem } from './provider-failure.ts';
import type { Provider, ProviderAnswer } from './provider.ts';
import { roleIn, shownName } from './role-in.ts';
import type { ProviderClaims } from './role-in.ts';

/** What a browser asks with. */
export interface ProviderAsked {
  readonly office: OfficeId;
  readonly desk: Desk;
  readonly device: string;
  readonly again: boolean;
  readonly confirms: boolean;
  readonly address: string;
  /** See `PendingSignIn`. */
  readonly knownBrowser: string | null;
  /** Secret of the sign-in that the browser began before, from its cookie; null: none. */
  readonly secret: string | null;
  readonly earlier: StoredSession | null;
}

/** `secret`: for the cookie of the browser, which it brings back. */
export interface BegunAtProvider {
  readonly url: string;
  readonly secret: string;
  readonly expiresAt: Instant;
}

/** Where the browser goes on; `office` null: it is not known where it began. */
export interface ReturnedFromProvider {
  readonly office: OfficeId | null;
  readonly desk: Desk;
  readonly result: Result<StaffSignedIn, ProviderFailure>;
  /** Another tab of the browser is still at the provider. */
  readonly isWaiting: boolean;
}

export interface ProviderSignIn {
  readonly settings: Pick<ProviderSettings, 'label' | 'only'>;
  begin(asked: ProviderAsked): Promise<Result<BegunAtProvider, 'provider-unreachable'>>;
  /** `secret`: of the browser's cookie. */
  finish(query: URLSearchParams, secret: string | null, address: string): Promise<ReturnedFromProvider>;
  /** The browser that is at the provider holds this session meanwhile, as by a password in another tab. */
  noteSession(secret: string, session: StoredSession): void;
  /** A session is over: where its browser goes to sign out there, too. Null: it did not begin there. */
  leave(session: StoredSession): Promise<{ readonly url: string | null } | null>;
}

export interface ProviderSignInParts {
  readonly settings: ProviderSettings;
  readonly provider: Provider;
  readonly accounts: ProviderAccounts;
  readonly kept: ProviderSessions;
  readonly store: Pick<AccountStore, 'staffById'>;
  readonly staff: Pick<StaffRecords, 'office'>;
  readonly clock: () => Instant;
  readonly security: Pick<SecurityLog, 'providerSignIn'>;
  readonly entry: Pick<SignIn, 'begin'>;
  readonly endSession: (session: StoredSession) => Promise<void>;
  /** Milliseconds between the machine's clock, by which the provider counts, and the relay's. */
  readonly clockShift: number;
  /** What no one expected. */
  readonly onFault: (error: unknown) => void;
}

/** What an office that says nothing of idle sessions allows: a working day. */
const USUAL_MAX_AGE_MINUTES = DAY_MINUTES / 2;
/** For what only a fresh sign-in may do. */
const AGAIN_MAX_AGE_SECONDS = 300;
/** How much clocks may differ, as in openid-client. */
const CLOCK_TOLERANCE_MS = 30_000;

export function openProviderSignIn(parts: ProviderSignInParts): ProviderSignIn {
  const { settings, provider, accounts, kept, store, staff, clock, security, entry, endSession } = parts;
  const pending = new PendingSignIns(clock);

  /**
   * P4: the provider must not let in a browser that no person has used for the office's time, only because it still
   * knows who was there.
   */
  const maxAgeSecondsOf = (office: OfficeId): number =>
    60 * (staff.office(office)?.rules?.staffIdleMinutes ?? USUAL_MAX_AGE_MINUTES);

  async function enter(
    { office, device, knownBrowser, earlier, again, confirms, begunAt }: PendingSignIn,
    { issuer, subject, claims, idToken }: ProviderAnswer,
  ): Promise<Result<StaffSignedIn, 'no-role' | 'sign-in-again' | 'sign-in-expired'>> {
    const login = loginOfSubject(issuer, subject);
    const needed = Math.max(again ? begunAt : -Infinity, accounts.cutOffAt(office, login));
    if (!isSince(claims, needed - parts.clockShift)) return err('sign-in-again');
    const renewed = await accounts.renew(office, {
      ...{ login, name: shownName(claims, settings) },
      role: roleIn(claims, settings, office),
    });
    if (!renewed.ok) return renewed;
    const account = renewed.value;
    const signedIn = await entry.begin(account, device, knownBrowser);
    // The member may have been removed, or been given another role, at the same moment.
    const still = await store.staffById(office, account.id);
    if (still?.role !== account.role) {
      await endSession(signedIn.session);
      return err('sign-in-expired');
    }
    if (earlier !== null && earlier.digest !== signedIn.session.digest) await endSession(earlier);
    kept.put(signedIn.session.digest, idToken, confirms);
    return ok(signedIn);
  }

  async function answered(
    found: PendingSignIn,
    query: URLSearchParams,
  ): Promise<Result<StaffSignedIn, ProviderProblem>> {
    const answer = await provider.answerTo(found, query);
    if (!answer.ok) return answer;
    const entered = await enter(found, answer.value);
    return entered.ok ? entered : err({ failure: entered.error, detail: 'claims' });
  }

  /** The browser is on its way to a page: that says what the store could not do. */
  function problemAt(error: unknown): ProviderProblem {
    if (error instanceof StoreError) {
      const { reason } = error;
      const isOfDisk = reason === 'disk-full' || reason === 'not-writable';
      return { failure: isOfDisk ? reason : 'other', detail: reason };
    }
    parts.onFault(error);
    return { failure: 'other', detail: 'fault' };
  }

  /** The office at which a sign-in began that is not known any more; null: there is none. */
  function officeIn(state: string): OfficeId | null {
    const id = officeId.safeParse(state.split('.')[0]);
    return id.success && staff.office(id.data) !== null ? id.data : null;
  }

  return {
    settings,
    async begin(asked) {
      const { office } = asked;
      // Another tab that is there keeps its way back.
      const isKept = asked.secret !== null && pending.isWaiting(asked.secret);
      const secret = isKept ? asked.secret : newSecret();
      const begun = {
        ...asked,
        ...{ state: `${office}.${randomState()}`, browserDigest: digestOf(secret) },
        ...{ codeVerifier: randomPKCECodeVerifier(), nonce: randomNonce() },
        maxAgeSeconds: asked.again ? AGAIN_MAX_AGE_SECONDS : maxAgeSecondsOf(office),
      };
      const url = await provider.signInUrl(begun);
      if (!url.ok) {
        security.providerSignIn({ office, member: null, address: asked.address }, url.error);
        return err('provider-unreachable');
      }
      const begunAt = clock();
      const expiresAt = begunAt + PENDING_MS;
      pending.add({ ...begun, begunAt, expiresAt });
      return ok({ url: url.value, secret, expiresAt });
    },
    async finish(query, secret, address) {
      const state = query.get('state') ?? '';
      const found = pending.take(state, secret);
      if (typeof found === 'string') {
        const office = officeIn(state);
        security.providerSignIn({ office, member: null, address }, { failure: found, detail: 'state' });
        return { office, desk: 'counter', result: err(found), isWaiting: true };
      }
      const { office, desk } = found;
      const result = await answered(found, query).catch((error: unknown) => err(problemAt(error)));
      const member = result.ok ? (result.value.session.member ?? null) : null;
      security.providerSignIn({ office, member, address }, result.ok ? null : result.error);
      const isWaiting = secret !== null && pending.isWaiting(secret);
      if (!result.ok) return { office, desk, result: err(result.error.failure), isWaiting };
      if (isWaiting) pending.noteSession(secret, result.value.session);
      return { office, desk, result, isWaiting };
    },
    noteSession: (secret, session) => pending.noteSession(secret, session),
    async leave(session) {
      const account = await homeAccountOf(store, session);
      if (account === null || !isProviderLogin(account.login)) return null;
      return { url: await provider.signOutUrl(kept.takeIdToken(session.digest), account.office) };
    },
  };
}

/** The member said at the provider after this moment who they are. A browser can take the wish for it out of the way there. */
function isSince({ auth_time: saidAt }: ProviderClaims, at: Instant): boolean {
  return typeof saidAt === 'number' && saidAt * 1000 + CLOCK_TOLERANCE_MS >= at;
}
