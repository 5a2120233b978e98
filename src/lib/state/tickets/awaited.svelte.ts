/**
 * What a visitor waits for in front of a device and the relay alone can grant (A5–A7). It ends on both sides: granted
 * and shown, or over at the device and taken back. So one person never has two numbers, or one without knowing.
 */
import type { UnseenNumber } from '../../client/requests/unseen-numbers.ts';
import { isAwaited, wantedUntil } from '../../domain/requests/request.ts';
import type { AwaitedRequest, Request } from '../../domain/requests/request.ts';
import type { Workday } from '../workday/workday.svelte.ts';

/** How long a visitor waits; the request tells the arbiter, which grants nothing later. */
export const WANTED_MS = 8_000;
/** How long the answer to what was granted in the last moment may be on its way. */
const DELIVERY_MS = 2_000;

export type WaitEnd = 'granted' | 'refused' | 'unanswered';

export interface Wait {
  readonly end: Promise<WaitEnd>;
  /** The visitor has left: unanswered. */
  leave(): void;
}

export interface WaitOptions {
  /** What was granted can be shown. */
  readonly isShown: () => boolean;
  /** There is something else to give when the line breaks, so no one has to wait until it is back. */
  readonly endsWithLine: boolean;
}

/** The request with how long it is wanted. */
export const wanted = <R extends AwaitedRequest>(request: R): R => ({
  ...request,
  wantedMs: WANTED_MS,
});

/** Call it before the request is asked: the time runs from when it was made. */
export function awaitGrant(workday: Workday, request: AwaitedRequest, options: WaitOptions): Wait {
  const { id } = request;
  let over = $state(false);
  let leave = (): void => {};
  const end = new Promise<WaitEnd>((resolve) => {
    const reached = $derived.by((): WaitEnd | null => {
      if (options.isShown()) return 'granted';
      if (workday.trackedRequest(id)?.answer?.ok === false) return 'refused';
      // No answer can come in time any more, or the other number is given at once.
      return workday.link.state !== 'live' && (over || options.endsWithLine) ? 'unanswered' : null;
    });
    let timer = setTimeout(
      () => {
        timer = setTimeout(done, DELIVERY_MS, 'unanswered');
        over = true;
      },
      wantedUntil(request, 0),
    );
    const done = (how: WaitEnd): void => {
      clearTimeout(timer);
      stop();
      resolve(how);
    };
    leave = () => done('unanswered');
    const stop = $effect.root(() => {
      $effect(() => {
        if (reached !== null) done(reached);
      });
    });
  });
  return { end, leave: () => leave() };
}

/**
 * P6: no one waits any more for what an earlier page of a kiosk has asked. Once the disk has been read, and so before
 * this page can ask anything. Gives back what ends it sooner.
 */
export function takeBackOfEarlier(workday: Workday): () => void {
  let done = false;
  return $effect.root(() => {
    $effect(() => {
      if (done || !workday.loaded) return;
      done = true;
      for (const { request, answer } of workday.trackedRequests)
        if (answer === null && isAwaited(request)) void withdrawTicket(workday, request);
    });
  });
}

/**
 * Takes a request out of the outbox where it has not left, else has the arbiter take back what it granted. Of a refused
 * check-in or number staff may have been told (A2, A4, A7): they need not look for its visitor any more.
 */
export async function withdrawTicket(workday: Workday, asked: Request): Promise<void> {
  if (isAwaited(asked) && workday.trackedRequest(asked.id)?.answer?.ok === false) return;
  if (await workday.withdraw(asked.id)) return;
  const request = workday.compose('withdraw', { asked: asked.id });
  // Not saved it still goes out, as the request did that it takes back.
  if (request !== null) await workday.ask({ ...request, date: asked.date }).catch(() => {});
}

/** A7.15: noted together with its request, so that a power cut loses neither of the two. */
export const askUnseen = (workday: Workday, request: Request): Promise<void> =>
  workday.ask(request, { isUnseen: true });

/** No visitor has seen it, and it is taken back: nothing is left to tell staff of. */
export async function withdrawUnseen(workday: Workday, request: Request): Promise<void> {
  await withdrawTicket(workday, request);
  workday.unseen.forget(request.id);
}

/**
 * A7.15: tells staff of the numbers that an earlier page of this kiosk may not have shown. Once the disk has been read
 * and the office is known. Gives back what ends it sooner.
 */
export function tellUnseenOfEarlier(workday: Workday): () => void {
  let done = false;
  return $effect.root(() => {
    $effect(() => {
      if (done || !workday.loaded || workday.office === null) return;
      done = true;
      for (const number of workday.unseen.ofEarlierPages) void tellUnseen(workday, number);
    });
  });
}

async function tellUnseen(workday: Workday, { id, date }: UnseenNumber): Promise<void> {
  const request = workday.compose('tell-unseen', { asked: id });
  if (request === null) return;
  // A disk that refuses: the mark stays, and the next page tells it again.
  const isSaved = await workday.ask({ ...request, date }).then(
    () => true,
    () => false,
  );
  if (isSaved) workday.unseen.forget(id);
}
