/** A schedule on which nothing runs by itself: a channel makes a round when a test says so, which waits for its end. */
import type { Schedule } from '../../../sync-server/jobs/schedule.ts';

export interface Rounds {
  readonly schedule: Schedule;
  /** When the channel wanted to be woken again. */
  readonly planned: readonly number[];
  make(channel: { wake(): void }): Promise<void>;
}

export function roundsByHand(): Rounds {
  const planned: number[] = [];
  let ended = (): void => {};
  return {
    schedule: {
      at(time) {
        planned.push(time);
        ended();
        return () => {};
      },
    },
    planned,
    make: (channel) =>
      new Promise((resolve) => {
        ended = resolve;
        channel.wake();
      }),
  };
}
