/** P9: the end of a working day's session: said before it comes, and put off by the member who goes on working. */
import { ownPlatform } from '../../client/browser/platform.ts';
import type { Platform } from '../../client/browser/platform.ts';
import type { Reply } from '../../client/http/http.ts';
import type { Instant } from '../../domain/time.ts';

export class SessionEnding {
  /** The session ends soon. */
  isNear = $state(false);
  sending = $state(false);
  failed = $state(false);

  readonly #extend: () => Reply<unknown>;
  readonly #platform: Platform;
  #stop = (): void => {};

  constructor(extend: () => Reply<unknown>, platform: Platform = ownPlatform) {
    this.#extend = extend;
    this.#platform = platform;
  }

  /** `endsAt` null: it does not end. */
  follow(endsAt: Instant | null, noticeMs: number): void {
    this.#stop();
    this.isNear = false;
    if (endsAt === null) return;
    const look = (): void => {
      this.isNear = this.#platform.now() >= endsAt - noticeMs;
    };
    look();
    // A laptop sleeps, and its clock is set: one timer until then would miss both.
    this.#stop = this.#platform.every(LOOK_EVERY_MS, look);
  }

  async extend(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    this.failed = false;
    const answer = await this.#extend();
    this.sending = false;
    this.failed = !answer.ok;
  }

  close(): void {
    this.#stop();
  }
}

const LOOK_EVERY_MS = 5_000;
