/** Whether the page waits for its device's disk. A slow one is waited for, so the person must be told (B5). */
import { onDiskOpening } from '../client/browser/disk-opening.ts';

export interface DiskState {
  /** `unopened`: nothing has asked for it yet. `none`: this device keeps nothing; what is asked lives as long as the page. */
  readonly state: 'unopened' | 'opening' | 'slow' | 'open' | 'none';
  close(): void;
}

const SLOW_AFTER_MS = 4_000;

export const openDiskState = (): DiskState => new OpenDiskState();

class OpenDiskState implements DiskState {
  state = $state<DiskState['state']>('unopened');
  readonly #stop: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#stop = onDiskOpening((opening) => {
      this.state = 'opening';
      this.#timer = setTimeout(() => (this.state = 'slow'), SLOW_AFTER_MS);
      void opening.then(({ outboxes }) => {
        clearTimeout(this.#timer);
        this.state = outboxes === null ? 'none' : 'open';
      });
    });
  }

  close(): void {
    this.#stop();
    clearTimeout(this.#timer);
  }
}
