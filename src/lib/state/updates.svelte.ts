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

export const openUpdatesState = (): UpdatesState => new OpenUpdatesState();

class OpenUpdatesState implements UpdatesState {
  readonly #updates = openUpdates();
  available = $state(this.#updates.available);

  constructor() {
    this.#updates.subscribe(() => (this.available = this.#updates.available));
  }

  apply(): void {
    this.#updates.apply();
  }

  close(): void {
    this.#updates.close();
  }
}
