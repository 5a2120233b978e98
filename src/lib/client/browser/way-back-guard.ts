/** Keeps the browser's way back on a kiosk's page (P6, A11.3), however many steps come at once. */

/** Entries of this page that lie above the one at which it was opened. A browser keeps 50 at the most. */
const SPARE_ENTRIES = 10;

/** Marks a spare entry with its place above the page's own entry. The browser keeps it when the page is loaded anew. */
const PLACE = 'foyer-spare-entry';

export interface WayBackGuard {
  close(): void;
}

/**
 * Opens the guard at the top of its spare entries. A step back lands on a spare entry, and the page goes up again. It
 * adds no entry then: browsers skip entries that no touch has made, with all beside them. SvelteKit's `pushState` is
 * asynchronous, and a second step left the page before it had run. Here a step that comes early finds the next entry.
 */
export function guardWayBack(): WayBackGuard {
  const goUp = (): void => {
    const missing = SPARE_ENTRIES - placeInHistory();
    if (missing > 0) history.go(missing);
  };
  // A touch adds what is missing: entries that a touch has seen are not skipped.
  const touches = ['pointerdown', 'pointerup', 'keydown'] as const;
  addSpareEntries();
  addEventListener('popstate', goUp);
  for (const name of touches) addEventListener(name, addSpareEntries, { capture: true });
  return {
    close() {
      removeEventListener('popstate', goUp);
      for (const name of touches) removeEventListener(name, addSpareEntries, { capture: true });
    },
  };
}

/** 0: the entry that the page was opened at. */
function placeInHistory(): number {
  const state = history.state as Record<string, unknown> | null;
  const place = state?.[PLACE];
  return typeof place === 'number' ? place : 0;
}

function addSpareEntries(): void {
  for (let place = placeInHistory() + 1; place <= SPARE_ENTRIES; place += 1)
    history.pushState({ [PLACE]: place }, '');
}
