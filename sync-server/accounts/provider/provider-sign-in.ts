/** Signing in at the town's provider, from the button to the session. */
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import { isProviderLogin } from '../../../src/lib/domain/provider-login.ts';
import { officeId } from '../../../src/lib/domain/ids.ts';
import type { OfficeId, StaffId } from '../../../src/lib/domain/ids.ts';
import { err, ok } from '../../../src/lib/domain/result.ts';
import type { Result } from '../../../src/lib/domain/result.ts';
import { DAY_MINUTES } from '../../../src/lib/domain/time.ts';
import type { Instant } from '../../../src/lib/domain/time.ts';
import type { LoggedChange } from '../../../src/lib/domain/requests/staff-log.ts';
import type { Desk, ProviderFailure } from '../../../src/lib/wire/http/provider-routes.ts';
import type { ProviderSettings } from '../../config-provider.ts';
import type { AccountStore, StoredSession } from '../../store/account-store.ts';
import { StoreError } from '../../store/store.ts';
import { digestOf, newSecret } from '../secrets.ts';
import type { SecurityLog } from '../security-log.ts';
import type { StaffRecords } from '../sessions.ts';
import type { SignIn, StaffSignedIn } from '../sign-in.ts';
import { PENDING_MS, PendingSignIns } from './pending-sign-ins.ts';
import type { PendingSignIn } from './pending-sign-ins.ts';
import { loginOfSubject } from './provider-accounts.ts';
import type { ProviderAccounts } from './provider-accounts.ts';
import type { ProviderSessions } from './provider-sessions.ts';
import type { Provider, ProviderAnswer } from './provider.ts';
import { roleIn, shownName } from './role-in.ts';

/** What a browser asks with. */
export interface ProviderAsked {
  readonly office: OfficeId;
  readonly desk: Desk;
  readonly device: string;
  readonly again: boolean;
  readonly address: string;
  /** As in `PendingSignIn`. */
  readonly knownBrowser: string | null;
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
  readonly result: Result<StaffSignedIn & { readonly changes: readonly LoggedChange[] }, ProviderFailure>;
}

export interface ProviderSignIn {
  readonly settings: Pick<ProviderSettings, 'label' | 'only'>;
  begin(asked: ProviderAsked): Promise<Result<BegunAtProvider, 'provider-unreachable'>>;
  /** `secret`: of the browser's cookie. */
  finish(query: URLSearchParams, secret: string | null, address: string): Promise<ReturnedFromProvider>;
  /** Where the browser of a session that is over goes to sign out there, too; null: nowhere. */
  signOutUrl(session: StoredSession): Promise<string | null>;
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
}

/** What an office that says nothing of idle sessions allows: a working day. */
const USUAL_MAX_AGE_MINUTES = DAY_MINUTES / 2;
/** For what only a fresh sign-in may do. */
const AGAIN_MAX_AGE_SECONDS = 300;

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
    { office, device, knownBrowser, earlier, again }: PendingSignIn,
    { issuer, subject, claims, idToken }: ProviderAnswer,
  ): Promise<
    Result<
      StaffSignedIn & { readonly changes: readonly LoggedChange[]; readonly member: StaffId },
      'no-role' | 'sign-in-expired'
    >
  > {
    const renewed = await accounts.renew(office, {
      ...{ login: loginOfSubject(issuer, subject), name: shownName(claims, settings) },
      role: roleIn(claims, settings, office),
    });
    if (renewed === null) return err('no-role');
    const { account, changes } = renewed;
    const signedIn = await entry.begin(account, device, knownBrowser);
    // The member may have been removed, or been given another role, at the same moment.
    const still = await store.staffById(office, account.id);
    if (still?.role !== account.role) {
      await endSession(signedIn.session);
      return err('sign-in-expired');
    }
    if (earlier !== null && earlier.digest !== signedIn.session.digest) await endSession(earlier);
    kept.put(signedIn.session.digest, idToken, again);
    return ok({ ...signedIn, changes, member: account.id });
  }

  /** The office at which a sign-in began that is not known any more; null: there is none. */
  function officeIn(state: string): OfficeId | null {
    const id = officeId.safeParse(state.split('.')[0]);
    return id.success && staff.office(id.data) !== null ? id.data : null;
  }

  return {
    settings,
    async begin(asked) {
      const secret = newSecret();
      const { office } = asked;
      const one: PendingSignIn = {
        ...asked,
        ...{ state: `${office}.${randomState()}`, browserDigest: digestOf(secret) },
        ...{ codeVerifier: randomPKCECodeVerifier(), nonce: randomNonce(), expiresAt: clock() + PENDING_MS },
        maxAgeSeconds: asked.again ? AGAIN_MAX_AGE_SECONDS : maxAgeSecondsOf(office),
      };
      const url = await provider.signInUrl(one);
      if (!url.ok) {
        security.providerSignIn({ office, member: null, address: asked.address }, url.error);
        return err('provider-unreachable');
      }
      pending.add(one);
      return ok({ url: url.value, secret, expiresAt: one.expiresAt });
    },
    async finish(query, secret, address) {
      const state = query.get('state') ?? '';
      const found = pending.take(state, secret);
      if (typeof found === 'string') {
        const office = officeIn(state);
        security.providerSignIn({ office, member: null, address }, { failure: found, detail: 'state' });
        return { office, desk: 'counter', result: err(found) };
      }
      const { office, desk } = found;
      const answer = await provider.answerTo(found, query);
      if (!answer.ok) {
        security.providerSignIn({ office, member: null, address }, answer.error);
        return { office, desk, result: err(answer.error.failure) };
      }
      const result = await enter(found, answer.value).catch((error: unknown) => err(failureOf(error)));
      const member = result.ok ? result.value.member : null;
      const problem = result.ok ? null : { failure: result.error, detail: 'claims' };
      security.providerSignIn({ office, member, address }, problem);
      return { office, desk, result };
    },
    async signOutUrl(session) {
      const account = session.member ? await store.staffById(session.office, session.member) : null;
      if (account === null || !isProviderLogin(account.login)) return null;
      return provider.signOutUrl(kept.takeIdToken(session.digest), session.office);
    },
  };
}

/** The browser is on its way to a page: that says what the store could not do. */
function failureOf(error: unknown): ProviderFailure {
  if (!(error instanceof StoreError)) return 'other';
  return error.reason === 'disk-full' || error.reason === 'not-writable' ? error.reason : 'other';
}
