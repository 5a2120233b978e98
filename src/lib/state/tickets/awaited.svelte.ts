/**
 * A number or time that only the relay can grant, while the visitor waits in front of the device (A5–A7). Both sides
 * end alike: granted and shown, or given up at the device and taken back. So no person has two numbers, or an unseen
 * one.
 */
import type { UnseenNumber } from '../../client/requests/unseen-numbers.ts';
import { isAwaited, wantedUntil } from '../../domain/requests/request.ts';
import type { AwaitedRequest, Request } from '../../domain/requests/request.ts';
import type { Workday } from '../workday/workday.svelte.ts';

/** How long a visitor waits. The request says so, and the arbiter grants nothing later. */
export const WANTED_MS = 8_000;
/** How long the answer may travel that was granted at the last moment. */
const DELIVERY_MS = 2_000;

export type WaitEnd = 'granted' | 'refused' | 'unanswered';

export interface Wait {
  readonly end: Promise<WaitEnd>;
  /** The visitor has left without an answer. */
  leave(): void;
}

export interface WaitOptions {
  /** The relay has granted it, and it can be shown. */
  readonly isShown: () => boolean;
  /** When the line breaks, the device can give another number at once. */
  readonly endsWithLine: boolean;
}

/** Adds to a request how long its visitor waits. */
export const wanted = <R extends AwaitedRequest>(request: R): R => ({
  ...request,
  wantedMs: WANTED_MS,
});

/** To be called before the request is asked: the time runs from then. */
export function awaitGrant(workday: Workday, request: AwaitedRequest, options: WaitOptions): Wait {
  const { id } = request;
  let over = $state(false);
  let leave = (): void => {};
  const end = new Promise<WaitEnd>((resolve) => {
    const reached = $derived.by((): WaitEnd | null => {
      if (options.isShown()) return 'granted';
      if (workday.trackedRequest(id)?.answer?.ok === false) return 'refused';
      // No answer can come in time, or the other number is given at once.
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
 * P6: takes back what an earlier page of a kiosk has asked: its visitor waits no more. Runs once the disk has been
 * read, and so before this page can ask anything. Returns a function that stops it.
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
 * Takes a request out of the outbox if it has not left; else asks the arbiter to take back what it granted. If staff
 * were told of a refused check-in or number (A2, A4, A7), they need not look for its visitor any more.
 */
export async function withdrawTicket(workday: Workday, asked: Request): Promise<void> {
  if (isAwaited(asked) && workday.trackedRequest(asked.id)?.answer?.ok === false) return;
  if (await workday.withdraw(asked.id)) return;
  const request = workday.compose('withdraw', { asked: asked.id });
  // If it cannot be saved it is sent all the same, as was the request that it takes back.
  if (request !== null) await workday.ask({ ...request, date: asked.date }).catch(() => {});
}

/** A7.15: notes the number together with its request, so that a power cut loses neither. */
export const askUnseen = (workday: Workday, request: Request): Promise<void> =>
  workday.ask(request, { isUnseen: true });

/** Takes back a number that no visitor has seen: nothing is left to tell staff. */
export async function withdrawUnseen(workday: Workday, request: Request): Promise<void> {
  await withdrawTicket(workday, request);
  workday.unseen.forget(request.id);
}

/**
 * A7.15: tells staff of the numbers that an earlier page of this kiosk may not have shown. Runs once the disk has been
 * read and the office is known. Returns a function that stops it.
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
  // If the disk refuses, the mark stays and the next page tells it again.
  const isSaved = await workday.ask({ ...request, date }).then(
    () => true,
    () => false,
  );
  if (isSaved) workday.unseen.forget(id);
}
