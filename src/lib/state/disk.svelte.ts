/** Whether the page waits for its device's disk. A slow one is waited for, so the person must be told (B5). */
import { onDiskOpening } from '../client/browser/disk-opening.ts';

export interface DiskState {
  /** `unopened`: nothing has asked for it yet. `none`: this device keeps nothing; what is asked lives as long as the page. */
  readonly state: 'unopened' | 'opening' | 'slow' | 'open' | 'none';
  close(): void;
}

const SLOW_AFTER_MS = 4_000;

export function openDiskState(): DiskState {
  let state = $state<DiskState['state']>('unopened');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = onDiskOpening((opening) => {
    state = 'opening';
    timer = setTimeout(() => (state = 'slow'), SLOW_AFTER_MS);
    void opening.then(({ outboxes }) => {
      clearTimeout(timer);
      state = outboxes === null ? 'none' : 'open';
    });
  });
  return {
    get state() {
      return state;
    },
    close() {
      stop();
      clearTimeout(timer);
    },
  };
}
