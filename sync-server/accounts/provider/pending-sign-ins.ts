/**
 * Sign-ins that were begun and whose browser is at the provider. In memory alone: after a restart they are begun anew.
 * Each is found once. A flood from one address pushes out its own.
 */
import type { OfficeId } from '../../../src/lib/domain/ids.ts';
import { MINUTE_MS } from '../../../src/lib/domain/time.ts';
import type { Instant } from '../../../src/lib/domain/time.ts';
import type { Desk } from '../../../src/lib/wire/http/provider-routes.ts';
import type { StoredSession } from '../../store/account-store.ts';
import { digestOf } from '../secrets.ts';

/** A sign-in that was begun. */
export interface PendingSignIn {
  readonly state: string;
  /** Digest of the secret in the cookie of the browser that began it. */
  readonly browserDigest: string;
  readonly office: OfficeId;
  readonly desk: Desk;
  readonly device: string;
  /** Network address from which it was begun. */
  readonly address: string;
  readonly codeVerifier: string;
  readonly nonce: string;
  /** The member says there who they are, also when the provider knows it. */
  readonly again: boolean;
  /** A lead wishes that, and changes accounts afterwards. */
  readonly confirms: boolean;
  /** The longest that this may be ago when the browser comes back, in seconds. */
  readonly maxAgeSeconds: number;
  /** The secret by which the browser is known to those who have signed in there; null: none. */
  readonly knownBrowser: string | null;
  /** The session that the browser holds meanwhile; it is over when this one begins. */
  readonly earlier: StoredSession | null;
  readonly begunAt: Instant;
  readonly expiresAt: Instant;
}

/** Long enough to type a password and a second factor at the provider. */
export const PENDING_MS = 10 * MINUTE_MS;
/** More members than begin within ten minutes behind one address of a town hall. */
export const MAX_PENDING_OF_ADDRESS = 200;
export const MAX_PENDING = 5_000;

export class PendingSignIns {
  readonly #clock: () => Instant;
  /** Oldest first. */
  readonly #pending = new Map<string, PendingSignIn>();

  constructor(clock: () => Instant) {
    this.#clock = clock;
  }

  get size(): number {
    return this.#pending.size;
  }

  add(one: PendingSignIn): void {
    this.#forgetOld();
    const ofAddress = [...this.#pending.values()].filter(({ address }) => address === one.address);
    if (ofAddress.length >= MAX_PENDING_OF_ADDRESS) this.#pending.delete(ofAddress[0]!.state);
    else if (this.#pending.size >= MAX_PENDING) this.#pending.delete(this.#toGiveUp().state);
    this.#pending.set(one.state, one);
  }

  /**
   * Takes it out, so that no answer is looked at twice. One that another browser began stays: what leaked to that
   * browser does not end it.
   */
  take(state: string, browserSecret: string | null): PendingSignIn | 'sign-in-expired' | 'other-browser' {
    this.#forgetOld();
    const found = this.#pending.get(state);
    if (found === undefined) return 'sign-in-expired';
    if (browserSecret === null || digestOf(browserSecret) !== found.browserDigest) return 'other-browser';
    this.#pending.delete(state);
    return found;
  }

  /** The browser with this secret is at the provider in another tab. */
  isWaiting(browserSecret: string): boolean {
    this.#forgetOld();
    const digest = digestOf(browserSecret);
    return [...this.#pending.values()].some((one) => one.browserDigest === digest);
  }

  /** The browser holds this session from now on, whatever it held when it began. */
  noteSession(browserSecret: string, session: StoredSession): void {
    const digest = digestOf(browserSecret);
    for (const one of this.#pending.values())
      if (one.browserDigest === digest) this.#pending.set(one.state, { ...one, earlier: session });
  }

  #forgetOld(): void {
    const now = this.#clock();
    for (const { state, expiresAt } of this.#pending.values()) {
      if (expiresAt > now) return;
      this.#pending.delete(state);
    }
  }

  /** The oldest of the address that began most. */
  #toGiveUp(): PendingSignIn {
    const groups = [...Map.groupBy(this.#pending.values(), ({ address }) => address).values()];
    return groups.reduce((most, group) => (group.length > most.length ? group : most))[0]!;
  }
}
