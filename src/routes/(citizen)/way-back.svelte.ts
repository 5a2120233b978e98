/**
 * The browser's way back over the steps of what is done. Each step is an entry of the history, and each would show the
 * same again: one press leads in front of all of them.
 */
import { afterNavigate } from '$app/navigation';
import { navigating } from '$app/state';

/** How long the browser may take to leave for an entry that may not exist: no browser tells of those of other sites. */
const NO_ENTRY_AFTER_MS = 1_000;

const LEAVING = ['beforeunload', 'pagehide'] as const;

interface OverSteps {
  /** Nothing on this page can be changed any more. */
  readonly isDone: () => boolean;
  /** Shows what there is to see instead; also where the way back leads nowhere. */
  readonly otherwise?: () => void;
}

/** Must be called while the page of the steps is made. */
export function leadBackOverSteps({ isDone, otherwise }: OverSteps): void {
  // Made without a step of the history, as when a page is loaded: nothing will be told.
  const isLoaded = navigating.to === null;
  let arrival = $state.raw<{ readonly isWayBack: boolean } | null>(isLoaded ? { isWayBack: false } : null);
  afterNavigate((way) => {
    // Decided once: a step that the user came back to and sends from there leads forward.
    arrival = { isWayBack: way.type === 'popstate' && way.delta < 0 && isDone() };
  });
  $effect(() => {
    if (arrival === null || !isDone()) return;
    if (!arrival.isWayBack) return otherwise?.();
    return goBack(() => otherwise?.());
  });
}

/** Goes to the entry before this one; `onnone`: there is none. Gives back what ends the wait. */
function goBack(onnone: () => void): () => void {
  const isSure = 'navigation' in window && window.navigation.canGoBack;
  history.back();
  if (isSure) return () => undefined;
  const timer = setTimeout(onnone, NO_ENTRY_AFTER_MS);
  const stop = (): void => clearTimeout(timer);
  // The page is being left for another site, which may answer slowly.
  for (const name of LEAVING) addEventListener(name, stop);
  // The user came forward again, to the page as it was left.
  const onShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) onnone();
  };
  addEventListener('pageshow', onShow);
  return () => {
    stop();
    for (const name of LEAVING) removeEventListener(name, stop);
    removeEventListener('pageshow', onShow);
  };
}
