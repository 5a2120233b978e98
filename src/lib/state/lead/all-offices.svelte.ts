/** P12: the offices of the town at this moment, kept fresh while the page is open. */
import { authorityOffices } from '../../client/http/authority.ts';
import { ownPlatform } from '../../client/browser/platform.ts';
import type { Platform } from '../../client/browser/platform.ts';
import type { HttpOptions } from '../../client/http/http.ts';
import type { OfficeOfAuthority } from '../../wire/http/authority-routes.ts';

const POLL_INTERVAL_MS = 30_000;

export interface AllOfficesParts {
  readonly http?: HttpOptions;
  readonly platform?: Pick<Platform, 'every' | 'on'>;
}

export class AllOffices {
  /** The office where the lead signs in comes first; null: the relay has not told yet. */
  list = $state.raw<readonly OfficeOfAuthority[] | null>(null);
  /** The relay could not be asked: what is listed is from before. */
  isOld = $state(false);
  readonly #http: HttpOptions | undefined;
  readonly #abort = new AbortController();
  readonly #stops: readonly (() => void)[];

  constructor({ http, platform = ownPlatform }: AllOfficesParts = {}) {
    this.#http = http;
    this.#stops = [
      platform.every(POLL_INTERVAL_MS, () => void this.#ask()),
      platform.on('online', () => void this.#ask()),
    ];
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const { signal } = this.#abort;
    const answer = await authorityOffices({ ...this.#http, signal });
    if (signal.aborted) return;
    this.isOld = !answer.ok;
    if (answer.ok) this.list = answer.value;
  }

  close(): void {
    this.#abort.abort();
    for (const stop of this.#stops) stop();
  }
}
