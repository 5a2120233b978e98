/** Plays what a change means for those who wait (C3.5), off the page's thread: an office of the largest size takes seconds. */
import { changedWaits } from '../../domain/statistics/changed-waits.ts';
import type { ChangedWaits } from '../../domain/statistics/changed-waits.ts';

export type WaitQuestion = Parameters<typeof changedWaits>;

export interface WaitPlays {
  /** Answers one question at a time: the answer to one that is over is given to no one. */
  play(question: WaitQuestion): Promise<ChangedWaits>;
  close(): void;
}

/** The part of a browser's `Worker` that is used. */
type PlayingWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

const openWorker = (): PlayingWorker =>
  new Worker(new URL('./wait-plays.worker.ts', import.meta.url), { type: 'module' });

/** Where no worker can be started the page plays itself. */
export function openWaitPlays(open: () => PlayingWorker = openWorker): WaitPlays {
  let worker: PlayingWorker | null = null;
  let isWithoutWorker = false;

  function start(): PlayingWorker | null {
    if (isWithoutWorker) return null;
    try {
      return open();
    } catch (problem) {
      isWithoutWorker = true;
      console.error('no worker can be started, the page reckons waits itself', problem);
      return null;
    }
  }

  function stop(): void {
    worker?.terminate();
    worker = null;
  }

  return {
    play: (question) =>
      new Promise((resolve) => {
        // What is played for the question before would have to end first.
        stop();
        const started = start();
        worker = started;
        if (started === null) return resolve(changedWaits(...question));
        started.onmessage = ({ data }) => {
          if (worker === started) stop();
          resolve(data as ChangedWaits);
        };
        started.onerror = (event) => {
          console.error('waits could not be reckoned apart from the page', event);
          isWithoutWorker = true;
          if (worker === started) stop();
          resolve(changedWaits(...question));
        };
        started.postMessage(question);
      }),
    close: stop,
  };
}
