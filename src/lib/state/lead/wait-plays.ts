/** Plays what a change means for those who wait (C3.5), off the page's thread: an office of the largest size takes seconds. */
import { changedWaits } from '../../domain/statistics/changed-waits.ts';
import type { ChangedWaits } from '../../domain/statistics/changed-waits.ts';
import { openWorkerTask } from './worker-task.ts';
import type { TaskWorker, WorkerTask } from './worker-task.ts';

export type WaitQuestion = Parameters<typeof changedWaits>;
export type WaitPlays = WorkerTask<WaitQuestion, ChangedWaits>;

const openWorker = (): TaskWorker =>
  new Worker(new URL('./wait-plays.worker.ts', import.meta.url), { type: 'module' });

export const openWaitPlays = (open: () => TaskWorker = openWorker): WaitPlays =>
  openWorkerTask(open, (question) => changedWaits(...question));
