/** The feed of the member who is signed in, for their calendar program: its password is made, shown once, ended. */
import { calendarFeed, endCalendarFeed, newFeedPassword } from '../../client/http/calendar-feed.ts';
import type { FeedAccess } from '../../client/http/calendar-feed.ts';
import type { HttpOptions } from '../../client/http/http.ts';
import { failureOf, passwordErrorIn } from './account.svelte.ts';
import type { AccountError, DeskFailure } from './account.svelte.ts';

/** What the clipboard took, or did not. */
export type CopiedOfFeed = 'url' | 'password' | 'failed';

export class CalendarFeed {
  readonly #http: HttpOptions | undefined;
  open = $state(false);
  /** Null: not known yet. */
  isOn = $state<boolean | null>(null);
  /** As it was made just now; null: it was made before, or there is none. */
  access = $state.raw<FeedAccess | null>(null);
  ownPassword = $state('');
  passwordError = $state<AccountError | null>(null);
  copied = $state<CopiedOfFeed | null>(null);
  ended = $state(false);
  failure = $state<DeskFailure | null>(null);
  sending = $state(false);

  constructor(http?: HttpOptions) {
    this.#http = http;
  }

  async begin(): Promise<void> {
    this.#clear();
    this.isOn = null;
    this.open = true;
    const answer = await calendarFeed(this.#http);
    if (answer.ok) this.isOn ??= answer.value.isOn;
    else this.failure = failureOf(answer.error);
  }

  /** What was shown is gone: the relay cannot say it again. Not while the relay is asked. */
  close(): void {
    if (this.sending) return;
    this.#clear();
    this.open = false;
  }

  /** `asksPassword`: false for a member who signs in at the provider. */
  async renew(asksPassword: boolean): Promise<void> {
    const { ownPassword } = this;
    if (asksPassword && ownPassword === '') {
      this.passwordError = 'own-password-missing';
      return;
    }
    await this.#send(async () => {
      const answer = await newFeedPassword(asksPassword ? ownPassword : undefined, this.#http);
      if (!answer.ok) {
        this.passwordError = passwordErrorIn(answer.error)?.ownPassword ?? null;
        if (this.passwordError === null) this.failure = failureOf(answer.error);
        return;
      }
      this.ownPassword = '';
      this.access = answer.value;
      this.isOn = true;
    });
  }

  async end(): Promise<void> {
    await this.#send(async () => {
      const answer = await endCalendarFeed(this.#http);
      if (!answer.ok) {
        this.failure = failureOf(answer.error);
        return;
      }
      this.access = null;
      this.isOn = false;
      this.ended = true;
    });
  }

  /** `write`: the clipboard's. */
  async copy(what: 'url' | 'password', write: (text: string) => Promise<void>): Promise<void> {
    if (this.access === null) return;
    this.copied = await write(this.access[what]).then(
      () => what,
      () => 'failed' as const,
    );
  }

  async #send(ask: () => Promise<void>): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    this.failure = null;
    this.passwordError = null;
    this.copied = null;
    this.ended = false;
    try {
      await ask();
    } finally {
      this.sending = false;
    }
  }

  #clear(): void {
    this.access = null;
    this.ownPassword = '';
    this.passwordError = null;
    this.copied = null;
    this.ended = false;
    this.failure = null;
  }
}
