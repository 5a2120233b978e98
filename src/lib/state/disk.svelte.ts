/** Whether the page waits for its device's disk. A slow one is waited for, so the person must be told (B5). */
import { pageDatabase } from '../client/browser/database.ts';

export interface DiskState {
  /** `none`: this device keeps nothing; what is asked lives as long as the page. */
  readonly state: 'opening' | 'slow' | 'open' | 'none';
  close(): void;
}

const SLOW_AFTER_MS = 4_000;

export function openDiskState(): DiskState {
  let state = $state<DiskState['state']>('opening');
  const timer = setTimeout(() => (state = 'slow'), SLOW_AFTER_MS);
  void pageDatabase().then(({ outboxes }) => {
    clearTimeout(timer);
    state = outboxes === null ? 'none' : 'open';
  });
  return {
    get state() {
      return state;
    },
    close: () => clearTimeout(timer),
  };
}
