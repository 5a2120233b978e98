/** Whether a new version of the app waits. Shown by the root layout; a kiosk applies it by itself when no visitor is
 * there. */
import { createContext } from 'svelte';
import { openUpdates } from '../client/browser/service-worker-registration.ts';

export interface UpdatesState {
  readonly available: boolean;
  apply(): void;
  close(): void;
}

export const [useUpdates, setUpdates] = createContext<UpdatesState>();

export function openUpdatesState(): UpdatesState {
  const updates = openUpdates();
  let available = $state(updates.available);
  updates.subscribe(() => (available = updates.available));
  return {
    get available() {
      return available;
    },
    apply: () => updates.apply(),
    close: () => updates.close(),
  };
}
