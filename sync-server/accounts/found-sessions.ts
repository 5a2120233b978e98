/** The store's sessions, each remembered for a moment after it was read. */
import type { ActorId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { AccountStore, StoredSession } from '../store/account-store.ts';

/**
 * Milliseconds for which the store is not asked again. A device opens all its sockets in one breath, and after an
 * outage a whole town does. Another relay on the same store may have ended a session meanwhile; the look at all open
 * sockets finds that.
 */
const CACHE_MS = 1000;
const MOST_KNOWN = 10_000;

export class FoundSessions {
  readonly #store: Pick<AccountStore, 'session'>;
  readonly #clock: () => Instant;
  readonly #found = new Map<string, { readonly session: StoredSession; readonly until: Instant }>();
  /** How often sessions were ended here: what was being read meanwhile is not worth remembering. */
  #ends = 0;

  constructor(store: Pick<AccountStore, 'session'>, clock: () => Instant) {
    this.#store = store;
    this.#clock = clock;
  }

  async find(digest: string): Promise<StoredSession | null> {
    const lately = this.#found.get(digest);
    const left = (lately?.until ?? 0) - this.#clock();
    if (lately !== undefined && left > 0 && left <= CACHE_MS) return lately.session;
    const before = this.#ends;
    const session = await this.#store.session(digest);
    if (session === null) this.#found.delete(digest);
    else if (this.#ends === before) {
      if (this.#found.size >= MOST_KNOWN) this.#found.clear();
      this.#found.set(digest, { session, until: this.#clock() + CACHE_MS });
    }
    return session;
  }

  forget(digest: string): void {
    this.#found.delete(digest);
  }

  forgetActor(actor: ActorId): void {
    for (const [digest, { session }] of this.#found) if (session.actor === actor) this.#found.delete(digest);
  }

  noteEnd(): void {
    this.#ends++;
  }
}
