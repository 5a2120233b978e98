/** Runs in the browser before anything of the app does. */
import { config } from 'zod/mini';
import { plainAddress } from '#lib/client/http/address.ts';
import { loadMessagesFor } from '#lib/ui/surface.ts';

// Beside the page's own files. Where they cannot be had, the page's load says so.
void loadMessagesFor(location.pathname).catch(() => {});

// The relay forbids pages to make code from text, which zod would otherwise try.
config({ jitless: true });

/**
 * An address as it was typed or damaged on its way (`/Termin`) becomes the page's own before any page reads it. The
 * domain computes office-local times with `Temporal`, which not every browser has yet.
 */
export const init = async (): Promise<void> => {
  const plain = plainAddress(location);
  if (plain !== location.pathname + location.search + location.hash) history.replaceState(null, '', plain);
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
};
