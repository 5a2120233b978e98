/**
 * A booking that was left in the middle, as on a computer of a library. After ten minutes without a touch the page
 * asks, two minutes later what was typed about a person is gone. What the booking is about stays.
 */
import { KEEP_PERSON_MS } from './draft.svelte.ts';
import type { Draft } from './draft.svelte.ts';

const ASK_AFTER_MS = 10 * 60_000;
const LOOK_INTERVAL_MS = 5_000;
const touches = ['pointerdown', 'keydown', 'wheel'] as const;

export interface LeftDraft {
  /** The page asks whether a person is still there. */
  readonly asks: boolean;
  /** A person is there: begin anew. */
  stay(): void;
  close(): void;
}

export const watchLeftDraft = (draft: Draft): LeftDraft => new WatchedDraft(draft);

class WatchedDraft implements LeftDraft {
  asks = $state(false);
  readonly #draft: Draft;
  readonly #timer = setInterval(() => this.#look(), LOOK_INTERVAL_MS);
  /** Uses the date and not the page's own clock, which stands still while a laptop sleeps. */
  #touchedAt = Date.now();

  constructor(draft: Draft) {
    this.#draft = draft;
    for (const name of touches) addEventListener(name, this.#onTouch, { passive: true });
  }

  stay(): void {
    this.#look();
    this.#touchedAt = Date.now();
    this.#draft.touch();
    this.asks = false;
  }

  close(): void {
    clearInterval(this.#timer);
    for (const name of touches) removeEventListener(name, this.#onTouch);
  }

  /** While the question stands, only its own button answers it. */
  readonly #onTouch = (): void => {
    if (!this.asks) this.stay();
  };

  #look(): void {
    const idleMs = Date.now() - this.#touchedAt;
    if (idleMs >= KEEP_PERSON_MS) this.#draft.forgetPerson();
    this.asks = this.#draft.namesPerson && idleMs >= ASK_AFTER_MS;
  }
}
