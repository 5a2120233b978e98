/** Runs in the browser before anything of the app does. */
import { config } from 'zod';

// The relay forbids pages to make code from text, which zod would otherwise try.
config({ jitless: true });

/** The domain computes office-local times with `Temporal`, which not every browser has yet. */
export const init = async (): Promise<void> => {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
};
