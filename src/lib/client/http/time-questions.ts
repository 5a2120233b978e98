/** The questions by which a page measures the relay's time: one at a time, each of a few tries. */
import { publicRoutes } from '../../wire/http/public-routes.ts';
import type { Platform } from '../browser/platform.ts';
import { askRelay } from './http.ts';
import type { HttpOptions } from './http.ts';
import type { PageTime } from './page-time.ts';

/** A measurement that is under way. */
interface Asking {
  /** The first answer has come, or none will. */
  readonly done: Promise<void>;
  readonly stop: AbortController;
}

export interface TimeQuestionsParts {
  readonly options: HttpOptions;
  readonly platform: Platform;
  readonly pageTime: PageTime;
  /** An answer said something new. */
  readonly onNews: () => void;
  /** A question is over; `measured`: with an answer. */
  readonly onOver: (measured: boolean) => void;
}

const ATTEMPTS = 3;
const MEASURE_INTERVAL_MS = 4 * 60_000;
const RETRY_INTERVAL_MS = 20_000;
/** A question that is younger was asked over the line that is open now. */
const FRESH_QUESTION_MS = 1_000;
/** How often a page looks whether it is due. */
export const CHECK_INTERVAL_MS = RETRY_INTERVAL_MS / 4;

export class TimeQuestions {
  readonly #parts: TimeQuestionsParts;
  #asking: Asking | null = null;
  #closed = false;
  #triedAt = -Infinity;
  #measuredAt = -Infinity;

  constructor(parts: TimeQuestionsParts) {
    this.#parts = parts;
  }

  /** Resolves with the first answer, or when there is none. */
  measure(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    this.#asking ??= this.#begin();
    return this.#asking.done;
  }

  /**
   * For a line that has just opened. An earlier question may hang on the dead line, so it is asked anew. Callers who
   * wait for the older question then wait for the newer one.
   */
  async measureNow(): Promise<void> {
    const { platform, pageTime } = this.#parts;
    const isOld = platform.monotonic() - this.#triedAt > FRESH_QUESTION_MS;
    if (isOld) this.#asking?.stop.abort();
    if (isOld) this.#asking = null;
    void this.measure();
    for (
      let one: Asking | null = null;
      this.#asking !== null && this.#asking !== one && !pageTime.isMeasured;
    ) {
      one = this.#asking;
      await one.done;
    }
  }

  measureIfDue(): void {
    const { platform, pageTime } = this.#parts;
    const now = platform.monotonic();
    const isDue = !pageTime.isMeasured || now - this.#measuredAt >= MEASURE_INTERVAL_MS;
    if (isDue && now - this.#triedAt >= RETRY_INTERVAL_MS) void this.measure();
  }

  close(): void {
    this.#closed = true;
    this.#asking?.stop.abort();
  }

  #begin(): Asking {
    const stop = new AbortController();
    const done = new Promise<void>((resolve) => {
      void this.#ask(resolve, stop.signal).finally(() => {
        if (this.#asking?.stop === stop) this.#asking = null;
        resolve();
      });
    });
    return { done, stop };
  }

  /** Calls back with each answer that came faster than those before it. */
  async #ask(onMeasured: () => void, signal: AbortSignal): Promise<void> {
    const { options, platform, pageTime, onNews, onOver } = this.#parts;
    this.#triedAt = platform.monotonic();
    let fastest = Infinity;
    for (let i = 0; i < ATTEMPTS && !signal.aborted; i++) {
      const asked = platform.monotonic();
      const answer = await askRelay(publicRoutes.time, {}, { ...options, signal });
      const roundTrip = platform.monotonic() - asked;
      if (!answer.ok || signal.aborted) break;
      if (roundTrip >= fastest) continue;
      fastest = roundTrip;
      this.#measuredAt = platform.monotonic();
      if (pageTime.noteMeasured(answer.value.now + roundTrip / 2) === 'news') onNews();
      onMeasured();
    }
    if (!signal.aborted) onOver(fastest < Infinity);
  }
}
