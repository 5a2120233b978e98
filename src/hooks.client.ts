/** Runs in the browser before anything of the app does. */
import type { HandleClientError } from '@sveltejs/kit/hooks';
import { config } from 'zod/mini';
import { plainAddress } from '#lib/client/http/address.ts';
import { loadMessagesFor } from '#lib/ui/surface.ts';

// Loads the messages beside the page's own files. If that fails, the page's load says so.
void loadMessagesFor(location.pathname).catch(() => {});

// The relay forbids pages to make code from text, which zod would otherwise try.
config({ jitless: true });

/** An address as it was typed or damaged on its way (`/Termin`) becomes the page's own before any page reads it. */
function tidyAddress(): void {
  const plain = plainAddress(location);
  if (plain !== location.pathname + location.search + location.hash) history.replaceState(null, '', plain);
}

/** The domain computes office-local times with `Temporal`, which not every browser has yet. */
async function loadTemporal(): Promise<void> {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
}

export const init = async (): Promise<void> => {
  tidyAddress();
  await loadTemporal();
};

/** What Chromium, Firefox and Safari say of a script that could not be fetched. */
const NOT_FETCHED = /dynamically imported module|Importing a module script failed|Unable to preload CSS/i;

/** A page of which a part could not be loaded is told apart: that can be tried again. */
export const handleError: HandleClientError = ({ error }) => {
  console.error(error);
  return { isMissing: error instanceof Error && NOT_FETCHED.test(error.message) };
};
