/**
 * What is known of sessions that began at the provider: the token for the sign-out there, and when the member last said
 * there who they are. In memory alone: the token names a person, and no disk holds it.
 */
import { DAY_MINUTES, MINUTE_MS } from '../../../src/lib/domain/time.ts';
import type { Instant } from '../../../src/lib/domain/time.ts';

/** How long a lead may change accounts after having signed in anew. */
export const CONFIRMED_MS = 10 * MINUTE_MS;
const MOST_KEPT = 5_000;
/** No session of staff lasts longer. */
const KEPT_MS = DAY_MINUTES * MINUTE_MS;

interface Kept {
  readonly idToken: string;
  readonly confirmedUntil: Instant;
  readonly at: Instant;
}

export class ProviderSessions {
  readonly #clock: () => Instant;
  /** Keyed by the digest of the session, the oldest first. */
  readonly #kept = new Map<string, Kept>();

  constructor(clock: () => Instant) {
    this.#clock = clock;
  }

  /** `isConfirmed`: the member has just said at the provider who they are. */
  put(digest: string, idToken: string, isConfirmed: boolean): void {
    this.#forgetOld();
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(digest, {
      idToken,
      confirmedUntil: isConfirmed ? this.#clock() + CONFIRMED_MS : 0,
      at: this.#clock(),
    });
  }

  #forgetOld(): void {
    for (const [digest, { at }] of this.#kept) {
      if (this.#clock() - at < KEPT_MS) return;
      this.#kept.delete(digest);
    }
  }

  isConfirmed(digest: string): boolean {
    return (this.#kept.get(digest)?.confirmedUntil ?? 0) > this.#clock();
  }

  /** The session goes on as another one, at another office. */
  move(from: string, to: string): void {
    const kept = this.#kept.get(from);
    if (kept === undefined) return;
    this.#kept.delete(from);
    this.#kept.set(to, kept);
  }

  /** Null: the session is from before the relay started. */
  takeIdToken(digest: string): string | null {
    const token = this.#kept.get(digest)?.idToken ?? null;
    this.#kept.delete(digest);
    return token;
  }
}
