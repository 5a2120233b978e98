/**
 * A kiosk forgets its visitor (P6). What was typed: after 45 s without touch a warning, 15 s later it is gone. What came
 * of it, as a number: after 20 s without touch, since the next visitor may stand there.
 */

const WARN_AFTER_MS = 45_000;
const LEAVE_AFTER_MS = 15_000;
const OUTCOME_MS = 20_000;
const TICK_MS = 500;
/** An outcome says that it goes only this long before, so that it is read in peace. */
const OUTCOME_WARNING_MS = 10_000;
const touches = ['pointerdown', 'keydown', 'wheel'] as const;

/** `nothing`: there is nothing to forget. */
export type OnScreen = 'nothing' | 'entry' | 'outcome';

export interface IdleWatch {
  /** Seconds until what was typed is forgotten; null without a warning. */
  readonly secondsLeft: number | null;
  /** Seconds until the outcome goes; null while the screen does not say so. */
  readonly outcomeSecondsLeft: number | null;
  /** A visitor is there: begin anew. */
  touch(): void;
  close(): void;
}

export const openIdleWatch = (onScreen: () => OnScreen, onleave: () => void): IdleWatch =>
  new OpenIdleWatch(onScreen, onleave);

class OpenIdleWatch implements IdleWatch {
  secondsLeft = $state<number | null>(null);
  outcomeSecondsLeft = $state<number | null>(null);
  readonly #onScreen: () => OnScreen;
  readonly #onleave: () => void;
  readonly #timer = setInterval(() => this.#tick(), TICK_MS);
  #touchedAt = performance.now();
  #shown: OnScreen = 'nothing';

  constructor(onScreen: () => OnScreen, onleave: () => void) {
    this.#onScreen = onScreen;
    this.#onleave = onleave;
    for (const name of touches) addEventListener(name, this.#onTouch, { passive: true });
  }

  touch(): void {
    this.#touchedAt = performance.now();
    this.secondsLeft = null;
    this.outcomeSecondsLeft = null;
  }

  close(): void {
    clearInterval(this.#timer);
    for (const name of touches) removeEventListener(name, this.#onTouch);
  }

  /** While the question stands only its own buttons answer it, so that "leave" is not taken for a sign of life. */
  readonly #onTouch = (): void => {
    if (this.secondsLeft === null) this.touch();
  };

  #tick(): void {
    const now = this.#onScreen();
    // An answer that came late is read from then on.
    if (now !== this.#shown) this.touch();
    this.#shown = now;
    if (now === 'nothing') return this.touch();
    const idleMs = performance.now() - this.#touchedAt;
    const isOutcome = now === 'outcome';
    const leftMs = (isOutcome ? OUTCOME_MS : WARN_AFTER_MS + LEAVE_AFTER_MS) - idleMs;
    if (leftMs <= 0) {
      this.touch();
      this.#onleave();
    } else if (isOutcome && leftMs <= OUTCOME_WARNING_MS) this.outcomeSecondsLeft = Math.ceil(leftMs / 1000);
    else if (!isOutcome && leftMs <= LEAVE_AFTER_MS) this.secondsLeft = Math.ceil(leftMs / 1000);
  }
}
