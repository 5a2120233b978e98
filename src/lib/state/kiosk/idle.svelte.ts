/** A kiosk forgets its visitor (P6): after 45 s without touch a warning, 15 s later everything is gone. */

const WARN_AFTER_MS = 45_000;
const LEAVE_AFTER_MS = 15_000;
const touches = ['pointerdown', 'keydown', 'wheel'] as const;

export interface IdleWatch {
  /** Until everything is forgotten; null without a warning. */
  readonly secondsLeft: number | null;
  /** A visitor is there: begin anew. */
  touch(): void;
  close(): void;
}

/** `watching`: there is something to forget. */
export function openIdleWatch(watching: () => boolean, onleave: () => void): IdleWatch {
  let secondsLeft = $state<number | null>(null);
  let touchedAt = performance.now();

  const touch = (): void => {
    touchedAt = performance.now();
    secondsLeft = null;
  };
  // While the question stands only its own buttons answer it, so that "leave" is not taken for a sign of life.
  const onTouch = (): void => {
    if (secondsLeft === null) touch();
  };
  const tick = (): void => {
    if (!watching()) return touch();
    const idle = performance.now() - touchedAt;
    if (idle < WARN_AFTER_MS) return;
    const left = WARN_AFTER_MS + LEAVE_AFTER_MS - idle;
    if (left > 0) {
      secondsLeft = Math.ceil(left / 1000);
    } else {
      touch();
      onleave();
    }
  };

  const timer = setInterval(tick, 500);
  for (const name of touches) addEventListener(name, onTouch, { passive: true });
  return {
    get secondsLeft() {
      return secondsLeft;
    },
    touch,
    close() {
      clearInterval(timer);
      for (const name of touches) removeEventListener(name, onTouch);
    },
  };
}
