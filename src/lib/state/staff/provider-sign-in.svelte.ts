/** The way to the town's provider, where staff sign in by OpenID Connect, and what came of it. */
import { beginAtProvider, signInWays } from '../../client/http/session.ts';
import type { SignInWays } from '../../client/http/session.ts';
import type { SessionOptions } from '../../client/http/session.ts';
import { ownPlatform } from '../../client/browser/platform.ts';
import type { OfficeId } from '../../domain/ids.ts';
import { providerFailures } from '../../wire/http/provider-routes.ts';
import type { Desk, ProviderFailure } from '../../wire/http/provider-routes.ts';

/** What the page itself finds out, beside what the relay leads back with. */
const pageFailures = ['too-many', 'unreachable', 'no-such-office'] as const;
export type ProviderSignInFailure = ProviderFailure | (typeof pageFailures)[number];

export interface SignInAtProviderParts {
  readonly office: OfficeId;
  readonly desk: Desk;
  /** Leaves the page for another site. */
  readonly go?: (url: string) => void;
  readonly options?: SessionOptions;
}

const ASK_AGAIN_MS = 10_000;

export class SignInAtProvider {
  readonly #parts: SignInAtProviderParts;
  /** Null: not known yet, or the relay does not answer. */
  ways = $state.raw<SignInWays | null>(null);
  failure = $state<ProviderSignInFailure | null>(null);
  sending = $state(false);
  #asking = false;
  #stopTimer = (): void => {};
  #closed = false;

  constructor(parts: SignInAtProviderParts) {
    this.#parts = parts;
  }

  /** Asks how staff sign in here, until the relay has answered once. */
  async askWays(): Promise<void> {
    if (this.#asking || this.ways !== null || this.#closed) return;
    this.#asking = true;
    const { options } = this.#parts;
    const answer = await signInWays(options);
    this.#asking = false;
    if (answer.ok) this.ways = answer.value;
    else if (!this.#closed)
      this.#stopTimer = (options?.platform ?? ownPlatform).after(ASK_AGAIN_MS, () => void this.askWays());
  }

  /** `again`: the member says there who they are, also when the provider knows it. */
  async begin(again = false): Promise<void> {
    if (this.sending) return;
    this.failure = null;
    this.sending = true;
    const { office, desk, options, go = (url) => location.assign(url) } = this.#parts;
    try {
      const answer = await beginAtProvider({ office, desk, again }, options);
      // The page stays as it is until the other site is there.
      if (answer.ok) return go(answer.value.url);
      const { code } = answer.error;
      this.failure =
        [...providerFailures, ...pageFailures].find((one) => one === code) ??
        (code === 'unreadable' ? 'unreachable' : 'other');
    } catch (problem) {
      console.error('the way to the provider failed', problem);
      this.failure = 'other';
    }
    this.sending = false;
  }

  /** For a page that the browser kept meanwhile: a user who comes back by the back button can sign in again. */
  cameBack(): void {
    this.sending = false;
  }

  close(): void {
    this.#closed = true;
    this.#stopTimer();
  }
}
