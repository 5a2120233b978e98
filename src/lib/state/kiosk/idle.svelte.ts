/**
 * A kiosk forgets its visitor (P6). What was typed: after 45 s without touch a warning, 15 s later it is gone. What came
 * of it, as a number: after 20 s without touch, since the next visitor may stand there.
 */

const WARN_AFTER_MS = 45_000;
const LEAVE_AFTER_MS = 15_000;
const OUTCOME_MS = 20_000;
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

export function openIdleWatch(onScreen: () => OnScreen, onleave: () => void): IdleWatch {
  let secondsLeft = $state<number | null>(null);
  let outcomeSecondsLeft = $state<number | null>(null);
  let touchedAt = performance.now();
  let shown: OnScreen = 'nothing';

  const touch = (): void => {
    touchedAt = performance.now();
    secondsLeft = null;
    outcomeSecondsLeft = null;
  };
  // While the question stands only its own buttons answer it, so that "leave" is not taken for a sign of life.
  const onTouch = (): void => {
    if (secondsLeft === null) touch();
  };
  const tick = (): void => {
    const now = onScreen();
    // An answer that came late is read from then on.
    if (now !== shown) touch();
    shown = now;
    if (now === 'nothing') return touch();
    const idleMs = performance.now() - touchedAt;
    const isOutcome = now === 'outcome';
    const leftMs = (isOutcome ? OUTCOME_MS : WARN_AFTER_MS + LEAVE_AFTER_MS) - idleMs;
    if (leftMs <= 0) {
      touch();
      onleave();
    } else if (isOutcome && leftMs <= OUTCOME_WARNING_MS) outcomeSecondsLeft = Math.ceil(leftMs / 1000);
    else if (!isOutcome && leftMs <= LEAVE_AFTER_MS) secondsLeft = Math.ceil(leftMs / 1000);
  };

  const timer = setInterval(tick, 500);
  for (const name of touches) addEventListener(name, onTouch, { passive: true });
  return {
    get secondsLeft() {
      return secondsLeft;
    },
    get outcomeSecondsLeft() {
      return outcomeSecondsLeft;
    },
    touch,
    close() {
      clearInterval(timer);
      for (const name of touches) removeEventListener(name, onTouch);
    },
  };
}
