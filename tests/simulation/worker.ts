/** Plays the seeds that it is sent, one after the other. A crash is a violation like any other. */
import { parentPort, workerData } from 'node:worker_threads';
import { dayOf } from './kinds-of-days.ts';
import { simulateDay } from './simulate-day.ts';
import type { DayOutcome } from './simulate-day.ts';

const { visits } = workerData as { visits: number | null };

parentPort!.on('message', (seed: number) => {
  simulateDay(dayOf(seed, visits))
    .catch((error: unknown): DayOutcome => ({
      seed,
      violations: [
        {
          check: 'nothing could not be read',
          detail: `crashed: ${error instanceof Error ? error.stack : String(error)}`,
          operations: [],
        },
      ],
      evaluated: new Map(),
      measures: {
        people: 0,
        served: 0,
        waits: [],
        use: 0,
        told: [],
        mostOvertaken: 0,
        requests: 0,
      },
    }))
    .then((outcome) => parentPort!.postMessage(outcome))
    .catch((error: unknown) => {
      throw error;
    });
});
