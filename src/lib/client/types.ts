/** What the client side offers to the state layer: replicas of documents, a channel for requests, a clock. */
import type * as Y from 'yjs';
import type { Answer, DeviceGrant, OwnAppointment } from '../domain/requests/answer.ts';
import type { OutboxClock, PageClock, RequestClock } from '../domain/requests/clock-correction.ts';
import type { ActorId, RequestId } from '../domain/ids.ts';
import type { Request } from '../domain/requests/request.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import type { CloseReason } from '../wire/close-codes.ts';

export type { Session } from '../wire/http/session-routes.ts';

/** How a document stands to the relay. `closed` is final and names its reason. */
export interface LinkStatus {
  readonly state: 'connecting' | 'live' | 'offline' | 'closed';
  readonly reason: CloseReason | null;
  /** When the relay was last heard of on this socket, by this device's clock; null: never since it was opened. */
  readonly heardAt: Instant | null;
  /** The whole document has come from the relay at least once, now or on an earlier day. */
  readonly complete: boolean;
}

/** One document on this device: loaded from disk, kept up to date by the relay. */
export interface Replica {
  readonly doc: Y.Doc;
  readonly status: LinkStatus;
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}

/**
 * How far a request has come. `saved`: on this device's disk, and it has never left. `perhaps-arrived`: on the disk; it
 * has left before or was about to, the line broke, and this device does not know whether it got through. `sent`: left
 * the device over a line that is still up. `confirmed`, `refused`: answered. `withdrawn`: not wanted any more, by this
 * device's own word or by what the relay says of it; nothing of it counts.
 */
export const stages = [
  'saving',
  'saved',
  'perhaps-arrived',
  'sent',
  'confirmed',
  'refused',
  'withdrawn',
  'not-saved',
] as const;
export type Stage = (typeof stages)[number];

/** A request and how far it has come; kept until the page lets go of it, also after the answer. */
export interface TrackedRequest {
  readonly request: Request;
  readonly stage: Stage;
  readonly answer: Answer | null;
}

export interface AskOptions {
  /** A7.15: its number is noted as not shown yet, in the transaction that saves the request. */
  readonly isUnseen?: boolean;
  /** The page shows it at once, as being saved. Disk and relay get it behind the frame that is drawn next. */
  readonly drawnFirst?: boolean;
}

/** Carries an actor's requests to the relay and brings the answers: its outbox and its inbox. */
export interface RequestChannel {
  readonly actor: ActorId;
  readonly link: LinkStatus;
  /** Requests that have no answer yet, oldest first; they survive a reload. */
  pending(): readonly Request[];
  /** All requests since the request channel was opened, oldest first, those pending from before included. */
  trackedRequests(): readonly TrackedRequest[];
  trackedRequest(id: RequestId): TrackedRequest | null;
  /**
   * Resolves when the request is durable on this device; rejects when it could not be saved. A large one is asked in
   * parts, each a request of its own (`splitRequest`).
   */
  ask(request: Request, options?: AskOptions): Promise<void>;
  /**
   * Takes a request back that has never left this device; false: too late, it may be at the relay, or is answered.
   * Resolves when it is off the disk.
   */
  withdraw(id: RequestId): Promise<boolean>;
  /** The page lets go of a request that has been answered. */
  release(id: RequestId): void;
  /** What the relay tells this actor of itself. */
  appointments(): readonly OwnAppointment[];
  grant(): DeviceGrant | null;
  /**
   * A7: the numbers of a day that answers to this actor have named, and those that this device gave out itself, whatever
   * becomes of the request. By this device's strict disk.
   */
  numbersOn(date: LocalDate): ReadonlySet<string>;
  /** What the relay tells is also on this device's disk; always false where telling does not wait for it. */
  readonly kept: boolean;
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}

/** The relay's time as this device knows it. */
export interface Clock {
  /** Milliseconds to add to this device's clock; 0 until it was ever measured. */
  readonly offset: number;
  /** The relay's time now, as far as known. */
  now(): Instant;
  /** The device's own time. */
  deviceNow(): number;
  /** What dates a request that is made now: every request carries it. */
  stamp(): { readonly at: number; readonly clock: RequestClock };
  /** What dates the requests of this device; the same object until it changes. */
  readonly outboxClock: OutboxClock;
  /** This page's own clocks, as the outbox tells them. */
  readonly page: PageClock;
  /** How this page knows the time. `asking`: the relay is being asked, at the start and after a long sleep. */
  readonly source: 'asking' | 'remembered' | 'told' | 'measured';
  /**
   * The device has slept long since it knew the time, or its clock was put far forward: it may be this time instead.
   * Null: it is `now()`.
   */
  readonly otherTime: Instant | null;
  /** The latest relay's time that an earlier page of this device knew, also where a person told it. */
  readonly knownAt: Instant | null;
  /** The latest of which the relay itself has told an earlier page. */
  readonly sureAt: Instant | null;
  /** Asks the relay. Resolves with the first answer, or when there is none. */
  measure(): Promise<void>;
  /**
   * Asks the relay over the line that is open now, unless this page has measured and the device's clock has not been set
   * since.
   */
  ensureMeasured(): Promise<void>;
  /** A person has read a clock for this device. What the relay says counts more. */
  tell(now: Instant): void;
  subscribe(listener: () => void): () => void;
  close(): void;
}
