/** The worker that plays plans of counters (S2.2): one question in, its answer out. */
import { config } from 'zod/mini';
import type { PlanQuestion } from '../../domain/statistics/play-plan.ts';

// As on a page: no code is made from text.
config({ jitless: true });

const scope = self as unknown as {
  onmessage: ((event: { readonly data: PlanQuestion }) => void) | null;
  postMessage(answer: unknown): void;
};

/** The domain needs `Temporal`, which not every browser has. A fault here ends as the worker's `error` event. */
async function answer(question: PlanQuestion): Promise<void> {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
  const { playPlan } = await import('../../domain/statistics/play-plan.ts');
  scope.postMessage(playPlan(question));
}

scope.onmessage = ({ data }) => {
  answer(data).catch((problem: unknown) =>
    // Thrown outside of a promise, it reaches the page as an error of the worker.
    setTimeout(() => {
      throw problem;
    }),
  );
};
