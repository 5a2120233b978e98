/** What a request channel knows of each request, and what it tells its listeners. */
import type { Answer } from '../../domain/requests/answer.ts';
import type { RequestId } from '../../domain/ids.ts';
import { numberGiven } from '../../domain/requests/request.ts';
import type { Request } from '../../domain/requests/request.ts';
import type { LocalDate } from '../../domain/time.ts';
import { makeListeners } from '../browser/listeners.ts';
import type { TrackedRequest, Stage } from '../types.ts';

export interface Entry {
  readonly request: Request;
  /** `saved`: the request is on disk, or another tab has read it from there. */
  disk: 'saving' | 'saved' | 'failed';
  answer: Answer | null;
  /** Whether this page asked it. */
  readonly ours: boolean;
  /**
   * The outbox's count of frames given to sockets when the request entered it. A higher count now means that the
   * request may have been sent. Null: it is not in the outbox yet.
   */
  sentBefore: number | null;
  /** The request was given to a socket that is closed now, so the page cannot know whether the relay has it. */
  left: boolean;
  /** Another tab has removed the request from the disk. */
  gone: boolean;
}

export interface ChannelSnapshot {
  readonly trackedRequests: readonly TrackedRequest[];
  readonly pending: readonly Request[];
}

/** All requests of a channel, in the order of asking, and the listeners who hear of every change. */
export class ChannelEntries {
  readonly #entries = new Map<RequestId, Entry>();
  readonly #listeners = makeListeners();
  #snapshot: ChannelSnapshot | null = null;
  #closed = false;

  get closed(): boolean {
    return this.#closed;
  }

  has(id: RequestId): boolean {
    return this.#entries.has(id);
  }

  get(id: RequestId): Entry | undefined {
    return this.#entries.get(id);
  }

  all(): Iterable<Entry> {
    return this.#entries.values();
  }

  /** Whether this page asked it. */
  addOwn(request: Request): Entry {
    const whence = { ours: true, sentBefore: null, left: false, gone: false };
    const entry: Entry = { request, disk: 'saving', answer: null, ...whence };
    this.#entries.set(request.id, entry);
    return entry;
  }

  /** Asked by an earlier page or by another tab. */
  addOther(request: Request, left: boolean, sentBefore: number | null): void {
    if (this.#entries.has(request.id)) return;
    const whence = { ours: false, sentBefore, left, gone: false };
    this.#entries.set(request.id, { request, disk: 'saved', answer: null, ...whence });
  }

  delete(id: RequestId): void {
    this.#entries.delete(id);
  }

  letGoOfOld(): void {
    letGoOfOld(this.#entries);
  }

  /** The requests without an answer that are not in the outbox yet, the oldest first. */
  waiting(isHeld: ReadonlySet<RequestId>): Iterable<Request> {
    return waiting(this.#entries.values(), isHeld);
  }

  /** `flushed`: all that is in the outbox has left through the socket that is open now. */
  look(flushed: boolean): ChannelSnapshot {
    this.#snapshot ??= channelSnapshot(this.#entries.values(), flushed);
    return this.#snapshot;
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.subscribe(listener);
  }

  changed(): void {
    this.#snapshot = null;
    if (!this.#closed) this.#listeners.notify();
  }

  close(): void {
    this.#closed = true;
    this.#listeners.clear();
  }
}

/** Answered requests kept in a page that stays open for weeks. */
const ANSWERED_AT_MOST = 300;

function channelSnapshot(entries: Iterable<Entry>, flushed: boolean): ChannelSnapshot {
  const all = [...entries];
  const withdrawn = withdrawnBy(all);
  return {
    trackedRequests: all.map((entry) => ({
      request: entry.request,
      stage: withdrawn.has(entry.request.id) ? 'withdrawn' : stageOf(entry, flushed),
      answer: entry.answer,
    })),
    pending: all.filter(({ answer }) => answer === null).map(({ request }) => request),
  };
}

/** The requests that others take back, also those of an earlier page. */
function withdrawnBy(entries: readonly Entry[]): ReadonlySet<RequestId> {
  return new Set(
    entries.flatMap(({ request, answer }) =>
      request.kind === 'withdraw' && answer?.ok !== false ? [request.asked] : [],
    ),
  );
}

function stageOf({ disk, answer, left, sentBefore }: Entry, flushed: boolean): Stage {
  if (answer?.ok === false) return answer.reason === 'no-longer-wanted' ? 'withdrawn' : 'refused';
  if (answer !== null) return 'confirmed';
  if (disk === 'saving') return 'saving';
  if (flushed && sentBefore !== null) return 'sent';
  if (disk === 'failed') return 'not-saved';
  return left ? 'perhaps-arrived' : 'saved';
}

function* waiting(entries: Iterable<Entry>, isHeld: ReadonlySet<RequestId>): Generator<Request> {
  for (const { request, answer, gone } of entries)
    if (answer === null && !gone && !isHeld.has(request.id)) yield request;
}

/** A7: the numbers of a day that this device has given out, and of which the relay has said nothing yet. */
export const numbersAsked = (pending: readonly Request[], date: LocalDate): string[] =>
  pending.flatMap((request) => (request.date === date ? (numberGiven(request) ?? []) : []));

function letGoOfOld(entries: Map<RequestId, Entry>): void {
  const answered = [...entries.values()].filter((e) => e.answer !== null);
  for (const { request } of answered.slice(0, Math.max(0, answered.length - ANSWERED_AT_MOST)))
    entries.delete(request.id);
}
