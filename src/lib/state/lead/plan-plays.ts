/** Plays a plan of counters (S2.2) off the page's thread: to look for the fewest, many days are played many times. */
import { playPlan } from '../../domain/statistics/play-plan.ts';
import type { PlanAnswer, PlanQuestion } from '../../domain/statistics/play-plan.ts';
import { openWorkerTask } from './worker-task.ts';
import type { TaskWorker, WorkerTask } from './worker-task.ts';

export type PlanPlays = WorkerTask<PlanQuestion, PlanAnswer>;

const openWorker = (): TaskWorker =>
  new Worker(new URL('./plan-plays.worker.ts', import.meta.url), { type: 'module' });

export const openPlanPlays = (open: () => TaskWorker = openWorker): PlanPlays =>
  openWorkerTask(open, playPlan);
