/** C3.5: waits are played in a worker; without one the page plays them itself. */
import { expect, test, vi } from 'vitest';
import { changedWaits } from '../../src/lib/domain/statistics/changed-waits.ts';
import { figuresIn } from '../../src/lib/domain/statistics/period-figures.ts';
import { openWaitPlays } from '../../src/lib/state/lead/wait-plays.ts';
import type { WaitQuestion } from '../../src/lib/state/lead/wait-plays.ts';
import { anOffice, MONDAY } from '../support/build/index.ts';

const question: WaitQuestion = [
  figuresIn(new Map(), { from: MONDAY, until: MONDAY }),
  anOffice(),
  anOffice({ windows: [] }),
  [MONDAY],
];

/** A worker that answers when the test lets it. */
function aWorker() {
  const worker = {
    asked: [] as unknown[],
    isEnded: false,
    onmessage: null as Worker['onmessage'],
    onerror: null as Worker['onerror'],
    postMessage: (message: unknown) => void worker.asked.push(message),
    terminate: () => void (worker.isEnded = true),
  };
  return worker;
}
type TestWorker = ReturnType<typeof aWorker>;
const answer = (worker: TestWorker, data: unknown): void =>
  worker.onmessage?.call(worker as never, { data } as MessageEvent);

test('[C3.5] a worker is asked with all that it needs, and ends with its answer', async () => {
  const worker = aWorker();
  const plays = openWaitPlays(() => worker);
  const asked = plays.ask(question);
  expect(structuredClone(worker.asked)).toEqual([question]);
  answer(worker, { waits: [], more: 3, lacksFigures: false });
  expect(await asked).toMatchObject({ more: 3 });
  expect(worker.isEnded).toBe(true);
});

test('[C3.5] a new question ends the play of the one before, as does closing', () => {
  const workers = [aWorker(), aWorker()];
  const left = [...workers];
  const plays = openWaitPlays(() => left.shift()!);
  void plays.ask(question);
  void plays.ask(question);
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false]);
  plays.stop();
  expect(workers[1]!.isEnded).toBe(true);
});

test('[C3.5] where a worker fails or cannot be started, the page plays itself, from then on without one', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const worker = aWorker();
    const opened = vi.fn(() => worker);
    const plays = openWaitPlays(opened);
    const asked = plays.ask(question);
    worker.onerror?.call(worker as never, new Event('error') as ErrorEvent);
    expect(await asked).toEqual(changedWaits(...question));
    expect(await plays.ask(question)).toEqual(changedWaits(...question));
    expect(opened).toHaveBeenCalledTimes(1);
    const forbidden = openWaitPlays(() => {
      throw new Error('no workers here');
    });
    expect(await forbidden.ask(question)).toEqual(changedWaits(...question));
    expect(said).toHaveBeenCalledTimes(2);
  } finally {
    said.mockRestore();
  }
});
