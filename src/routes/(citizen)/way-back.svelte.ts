/**
 * The browser's way back over the steps of what is done. Each step is an entry of the history, and each would show the
 * same again: one press leads in front of all of them.
 */
import { afterNavigate } from '$app/navigation';
import { navigating } from '$app/state';

/** The first entry of a tab has none before it, and no browser says so. */
const NO_ENTRY_AFTER_MS = 1_000;

interface OverSteps {
  /** Nothing on this page can be changed any more. */
  readonly isDone: () => boolean;
  /** Shows what there is to see instead; also where the way back leads nowhere. */
  readonly otherwise?: () => void;
}

/** To be called while the page of the steps is made. */
export function leadBackOverSteps({ isDone, otherwise }: OverSteps): void {
  // Made without a step of the history, as when a page is loaded: nothing will be told.
  const isLoaded = navigating.to === null;
  let arrival = $state.raw<{ readonly isWayBack: boolean } | null>(isLoaded ? { isWayBack: false } : null);
  afterNavigate((way) => {
    arrival = { isWayBack: way.type === 'popstate' && way.delta < 0 };
  });
  $effect(() => {
    if (arrival === null || !isDone()) return;
    if (!arrival.isWayBack) return otherwise?.();
    history.back();
    const timer = setTimeout(() => otherwise?.(), NO_ENTRY_AFTER_MS);
    return () => clearTimeout(timer);
  });
}
