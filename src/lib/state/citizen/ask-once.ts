/**
 * Asks the office one thing for which this phone keeps nothing: over a channel of its own, in this page's memory, for as
 * long as the answer takes.
 */
import { memoryDatabase } from '../../client/browser/database.ts';
import { ownPlatform } from '../../client/browser/platform.ts';
import type { Platform } from '../../client/browser/platform.ts';
import { credentialOf, makeSecret } from '../../client/requests/bookings.ts';
import { openRequestChannel } from '../../client/requests/request-channel.ts';
import type { RequestChannelOptions } from '../../client/requests/request-channel.ts';
import type { Clock, RequestChannel } from '../../client/types.ts';
import type { Answer } from '../../domain/requests/answer.ts';
import type { Request } from '../../domain/requests/request.ts';
import type { OnceOutcome } from './bookings.ts';

/** Without an answer until then the citizen is told, and what has not left is taken back. */
const ANSWER_TIMEOUT_MS = 30_000;
/** What may have arrived is listened for that much longer, while its page stays open. */
const LATE_ANSWER_TIMEOUT_MS = 30 * 60_000;

export interface OnceParts {
  readonly clock: Clock;
  readonly around?: Pick<RequestChannelOptions, 'origin' | 'webSocket'>;
  readonly platform?: Pick<Platform, 'after'>;
}

export interface OnceChannel {
  ask(request: Request): Promise<OnceOutcome>;
  /** The answer to what may have arrived, once the line is back; null: none has come, or `signal` says to stop. */
  lateAnswer(request: Request, signal: AbortSignal): Promise<Answer | null>;
  close(): Promise<void>;
}

export async function openOnce({
  clock,
  around = {},
  platform = ownPlatform,
}: OnceParts): Promise<OnceChannel> {
  const { secret, actor } = await makeSecret();
  const database = memoryDatabase();
  const channel = await openRequestChannel(actor, credentialOf({ secret }), { ...around, clock, database });
  return {
    async ask(request) {
      // It is in this page alone, which the channel says by a rejection.
      channel.ask(request).catch(() => {});
      const answer = await answerTo(channel, request, platform, ANSWER_TIMEOUT_MS);
      if (answer !== null) return answer;
      return (await channel.withdraw(request.id)) ? 'not-sent' : 'perhaps';
    },
    lateAnswer: (request, signal) => answerTo(channel, request, platform, LATE_ANSWER_TIMEOUT_MS, signal),
    close: () => channel.close(),
  };
}

/** Null: there is none in time. */
function answerTo(
  channel: RequestChannel,
  { id }: Request,
  { after }: Pick<Platform, 'after'>,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Answer | null> {
  return new Promise((resolve) => {
    const look = (): void => {
      const answer = channel.trackedRequest(id)?.answer ?? null;
      if (answer !== null) end(answer);
    };
    const stopTimer = after(timeoutMs, () => end(null));
    const stopListening = channel.subscribe(look);
    const stop = (): void => end(null);
    signal?.addEventListener('abort', stop);
    function end(answer: Answer | null): void {
      stopTimer();
      stopListening();
      signal?.removeEventListener('abort', stop);
      resolve(answer);
    }
    if (signal?.aborted === true) stop();
    else look();
  });
}
