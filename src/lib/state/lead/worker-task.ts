/** One question at a time to a worker, so that what takes seconds does not hold up the page. */

/** The part of a browser's `Worker` that is used. */
export type TaskWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

export interface WorkerTask<Q, A> {
  /** The answer to a question that is over, since another one came or the task was stopped, never comes. */
  ask(question: Q): Promise<A>;
  /** Ends what is being reckoned. The next question starts anew. */
  stop(): void;
}

/** `answer`: what the worker does, too. Where none can be started the page does it itself. */
export function openWorkerTask<Q, A>(open: () => TaskWorker, answer: (question: Q) => A): WorkerTask<Q, A> {
  let worker: TaskWorker | null = null;
  let isWithoutWorker = false;

  function start(): TaskWorker | null {
    if (isWithoutWorker) return null;
    try {
      return open();
    } catch (problem) {
      isWithoutWorker = true;
      console.error('no worker can be started, the page reckons itself', problem);
      return null;
    }
  }

  function stop(): void {
    worker?.terminate();
    worker = null;
  }

  return {
    ask: (question) =>
      new Promise((resolve) => {
        // What is reckoned for the question before would have to end first.
        stop();
        const started = start();
        worker = started;
        if (started === null) return resolve(answer(question));
        started.onmessage = ({ data }) => {
          if (worker === started) stop();
          resolve(data as A);
        };
        started.onerror = (event) => {
          console.error('nothing could be reckoned apart from the page', event);
          isWithoutWorker = true;
          if (worker === started) stop();
          resolve(answer(question));
        };
        started.postMessage(question);
      }),
    stop,
  };
}
