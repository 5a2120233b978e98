/** The worker that plays waits (C3.5): one question in, its answer out. */
import { config } from 'zod/mini';
import type { WaitQuestion } from './wait-plays.ts';

// As on a page: no code is made from text.
config({ jitless: true });

const scope = self as unknown as {
  onmessage: ((event: { readonly data: WaitQuestion }) => void) | null;
  postMessage(answer: unknown): void;
};

/** The domain needs `Temporal`, which not every browser has. A fault here ends as the worker's `error` event. */
async function answer(question: WaitQuestion): Promise<void> {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
  const { changedWaits } = await import('../../domain/statistics/changed-waits.ts');
  scope.postMessage(changedWaits(...question));
}

scope.onmessage = ({ data }) => {
  answer(data).catch((problem: unknown) =>
    // Thrown outside of a promise, it reaches the page as an error of the worker.
    setTimeout(() => {
      throw problem;
    }),
  );
};
