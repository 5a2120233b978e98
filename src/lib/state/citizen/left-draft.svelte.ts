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

export function watchLeftDraft(draft: Draft): LeftDraft {
  let asks = $state(false);
  // Uses the date and not the page's own clock, which stands still while a laptop sleeps.
  let touchedAt = Date.now();

  const stay = (): void => {
    look();
    touchedAt = Date.now();
    draft.touch();
    asks = false;
  };
  // While the question stands, only its own button answers it.
  const onTouch = (): void => {
    if (!asks) stay();
  };
  function look(): void {
    const idleMs = Date.now() - touchedAt;
    if (idleMs >= KEEP_PERSON_MS) draft.forgetPerson();
    asks = draft.namesPerson && idleMs >= ASK_AFTER_MS;
  }

  const timer = setInterval(look, LOOK_INTERVAL_MS);
  for (const name of touches) addEventListener(name, onTouch, { passive: true });
  return {
    get asks() {
      return asks;
    },
    stay,
    close() {
      clearInterval(timer);
      for (const name of touches) removeEventListener(name, onTouch);
    },
  };
}
