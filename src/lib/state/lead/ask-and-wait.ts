/** A lead's page asks for a change and waits for the relay's answer. */
import type { RequestChannel } from '../../client/types.ts';
import type { RequestId } from '../../domain/ids.ts';
import type { Answer } from '../../domain/requests/answer.ts';
import type { Request } from '../../domain/requests/request.ts';

/** Resolves with the answer; rejects when the request could not be kept on this device. */
export async function askAndWait(channel: RequestChannel, asked: Request): Promise<Answer> {
  await channel.ask(asked);
  return answerTo(channel, asked.id);
}

/** Resolves with the answer to a request that was asked on this page. */
export function answerTo(channel: RequestChannel, id: RequestId): Promise<Answer> {
  return new Promise((resolve) => {
    const look = (): void => {
      const answer = channel.trackedRequest(id)?.answer ?? null;
      if (answer === null) return;
      stop();
      channel.release(id);
      resolve(answer);
    };
    const stop = channel.subscribe(look);
    look();
  });
}

/** Resolves once a request that an earlier page asked is answered, or is not waited for any more. */
export function whenNotPending(channel: RequestChannel, id: RequestId): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (channel.pending().some((asked) => asked.id === id)) return;
      stop();
      resolve();
    };
    const stop = channel.subscribe(look);
    look();
  });
}
