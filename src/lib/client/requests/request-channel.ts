/**
 * Carries an actor's requests to the relay and brings the answers. Requests lie on this device's disk until they are
 * answered; the outbox holds the oldest of them, in portions that the relay takes. An answer is written to disk before
 * its request leaves disk and outbox, so nothing that was answered is asked again. Another tab with the same outbox
 * learns the answer although the arbiter has taken it back.
 */
import type { ActorId, RequestId } from '../../domain/ids.ts';
import type { DeviceGrant, OwnAppointment } from '../../domain/requests/answer.ts';
import type { Request } from '../../domain/requests/request.ts';
import type { LocalDate } from '../../domain/time.ts';
import { limitsOf } from '../../wire/outbox-limits.ts';
import type { Credential } from '../../wire/surface.ts';
import { pageDatabase } from '../browser/database.ts';
import { drawnFirst } from '../browser/drawn-first.ts';
import type { PeopleKeys } from '../browser/people-keys.ts';
import { openClock } from '../http/clock.ts';
import { joinLinks } from '../replica/link-status.ts';
import { openReplica } from '../replica/replica.ts';
import type { PageEnvironment } from '../replica/replica.ts';
import type { AskOptions, Clock, LinkStatus, RequestChannel, TrackedRequest } from '../types.ts';
import { openAnswered } from './answered.ts';
import { ChannelEntries, numbersAsked } from './channel-entries.ts';
import type { ChannelSnapshot } from './channel-entries.ts';
import { ChannelOutbox } from './channel-outbox.ts';
import type { ChannelOutboxParts } from './channel-outbox.ts';
import { Handover, markAllIn } from './handover.ts';
import { openInbox } from './inbox.ts';
import type { KeepFirst } from './inbox.ts';
import { openLeftMarks } from './left-marks.ts';
import { outboxWindow } from './outbox-window.ts';
import { openPageClocks } from './page-clocks.ts';
import { openRequestQueue } from './request-queue.ts';
import { AnswerIntake } from './answer-intake.ts';
import type { AnswerIntakeParts } from './answer-intake.ts';
import { splitRequest } from './split-request.ts';
import { tellClockFirst } from './tell-clock.ts';

export interface RequestChannelOptions extends PageEnvironment {
  /** The channel's own by default. */
  readonly clock?: Clock;
  /** Nothing is told of the inbox before it and what this writes are on disk: for a phone, whose page is all there is. */
  readonly keepFirst?: KeepFirst;
  /**
   * A request leaves once it is noted on disk that it may have. This is for phones: a later page would offer to take
   * back what the office has. A counter takes nothing back after a reload, and its calls wait for no disk.
   */
  readonly markFirst?: boolean;
}

/** This device could not keep a request on its disk; it is sent all the same, as long as the page stays open. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved';
}

/** Resolves with what the disk has; never waits for the relay. */
export async function openRequestChannel(
  actor: ActorId,
  credential: Credential,
  options: RequestChannelOptions = {},
): Promise<RequestChannel> {
  const database = options.database ?? (await pageDatabase());
  const around: PageEnvironment = { ...options, database };
  const clock = options.clock ?? (await openClock(around));
  const entries = new ChannelEntries();
  const answered = openAnswered(database, actor, options.platform);
  const marks = openLeftMarks(database, actor, options.platform);
  const queue = await openRequestQueue(database, actor, isStaff(credential));
  await enterQueued({ entries, answered, marks, queue });

  const pageClocks = await openPageClocks(
    database,
    actor,
    Array.from(entries.all(), ({ request }) => request),
  );
  const replica = await openReplica({ kind: 'outbox', actor }, credential, {
    ...around,
    ...(options.markFirst === true ? { beforeWriting: (sent) => markAllIn(sent, marks) } : {}),
    beforeAnswering: (doc) => tellClockFirst(clock, doc, pageClocks, options.platform),
  });
  const inboxReplica = await openReplica({ kind: 'inbox', actor }, credential, around);
  const channel = new OpenRequestChannel({
    ...{ actor, entries, answered, marks, queue, replica, clock, pageClocks },
    window: outboxWindow(limitsOf(credential.type === 'secret' ? 'citizen' : 'clerk')),
    inbox: openInbox(inboxReplica, options.keepFirst, options.platform),
    isClockOwn: options.clock === undefined,
    peopleKeys: database.peopleKeys,
  });
  await channel.begin();
  return channel;
}

const isStaff = (credential: Credential): boolean =>
  credential.type === 'surface' && credential.surface === 'staff';

/** What an earlier page has asked. A page that died may have left on the disk what it had read the answer of. */
async function enterQueued({
  entries,
  answered,
  marks,
  queue,
}: Pick<ChannelParts, 'entries' | 'answered' | 'marks' | 'queue'>): Promise<void> {
  const [queued, done] = [await queue.read(), await answered.read()];
  for (const request of queued)
    if (!done.has(request.id)) entries.addOther(request, marks.has(request.id), null);
  await queue.remove(queued.flatMap(({ id }) => (done.has(id) ? [id] : [])));
}

/** What a channel is made of. */
interface ChannelParts extends Omit<AnswerIntakeParts, 'outbox'>, Omit<ChannelOutboxParts, 'onChange'> {
  readonly actor: ActorId;
  /** The clock was opened for this channel, and is closed with it. */
  readonly isClockOwn: boolean;
  readonly peopleKeys: PeopleKeys;
}

class OpenRequestChannel implements RequestChannel {
  readonly actor: ActorId;
  readonly #parts: ChannelParts;
  readonly #entries: ChannelEntries;
  readonly #outbox: ChannelOutbox;
  readonly #intake: AnswerIntake;
  readonly #handover: Handover;
  readonly #stops: readonly (() => void)[];
  #linkState: LinkStatus['state'] | null = null;

  constructor(parts: ChannelParts) {
    const { actor, entries, marks, replica, inbox, clock, queue } = parts;
    this.actor = actor;
    this.#parts = parts;
    this.#entries = entries;
    this.#outbox = new ChannelOutbox({ ...parts, onChange: () => this.#onOutbox() });
    this.#intake = new AnswerIntake({ ...parts, outbox: this.#outbox });
    this.#handover = new Handover(entries, marks, replica);
    this.#stops = [
      replica.subscribe(() => this.#onReplica()),
      inbox.subscribe(() => {
        this.#intake.takeAnswers();
        entries.changed();
      }),
      clock.subscribe(() => this.#outbox.tellClock()),
      queue.follow((added, gone) => this.#onDisk(added, gone)),
      parts.peopleKeys.subscribe(() => void this.#onKeys()),
    ];
  }

  /** What earlier pages and other tabs have left here is known when it resolves. */
  async begin(): Promise<void> {
    await this.#handover.learnLeft();
    this.#onOutbox();
  }

  get link(): LinkStatus {
    const { replica, inbox } = this.#parts;
    return joinLinks([replica.status, inbox.link], inbox.link.complete);
  }

  get kept(): boolean {
    return this.#parts.inbox.kept;
  }

  pending(): readonly Request[] {
    return this.#look().pending;
  }

  trackedRequests(): readonly TrackedRequest[] {
    return this.#look().trackedRequests;
  }

  trackedRequest(id: RequestId): TrackedRequest | null {
    return this.trackedRequests().find((e) => e.request.id === id) ?? null;
  }

  appointments(): readonly OwnAppointment[] {
    return this.#parts.inbox.current.appointments;
  }

  grant(): DeviceGrant | null {
    return this.#parts.inbox.current.grant;
  }

  numbersOn(date: LocalDate): ReadonlySet<string> {
    const { answered, queue } = this.#parts;
    return new Set([
      ...answered.numbersOn(date),
      ...numbersAsked(this.pending(), date),
      ...queue.lockedNumbersOn(date),
    ]);
  }

  subscribe(listener: () => void): () => void {
    return this.#entries.subscribe(listener);
  }

  async ask(asked: Request, options: AskOptions = {}): Promise<void> {
    const { window, queue } = this.#parts;
    const entries = this.#entries;
    if (entries.closed) throw new NotSaved('the channel is closed');
    const parts = splitRequest(asked).filter(({ id }) => !entries.has(id));
    if (parts.length === 0) return;
    for (const part of parts) window.check(part);
    const own = parts.map((part) => entries.addOwn(part));
    entries.changed();
    if (options.drawnFirst === true) await drawnFirst();
    const saving = queue.add(parts, options);
    // Closed meanwhile, it leaves by a later page.
    if (!entries.closed) this.#outbox.fill();
    const saved = await saving;
    for (const entry of own) entry.disk = saved ? 'saved' : 'failed';
    // An answer may have come while the disk was busy.
    this.#onOutbox();
    if (!saved) throw new NotSaved('the request is only in this page');
  }

  async withdraw(id: RequestId): Promise<boolean> {
    const entries = this.#entries;
    const entry = entries.get(id);
    if (entry === undefined || entry.disk === 'saving' || entries.closed) return false;
    if (!(await this.#handover.isHere(entry)) || entry.answer !== null || entries.closed) return false;
    entries.delete(id);
    this.#outbox.remove([id]);
    await this.#parts.queue.remove([id]);
    if (!entries.closed) this.#outbox.fill();
    entries.changed();
    return true;
  }

  release(id: RequestId): void {
    if (this.#entries.get(id)?.answer !== null) this.#entries.delete(id);
    this.#entries.changed();
  }

  async close(): Promise<void> {
    if (this.#entries.closed) return;
    const { replica, inbox, clock, isClockOwn } = this.#parts;
    this.#entries.close();
    for (const stop of this.#stops) stop();
    if (isClockOwn) clock.close();
    this.#outbox.close();
    await Promise.all([replica.close(), inbox.close()]);
  }

  #look(): ChannelSnapshot {
    return this.#entries.look(this.#parts.replica.flushed);
  }

  #enterOther(request: Request, sentBefore: number | null = null): void {
    this.#entries.addOther(request, this.#parts.marks.has(request.id), sentBefore);
  }

  #onOutbox(): void {
    const asked = new Map(this.#outbox.pending().map((r) => [r.id, r]));
    for (const request of asked.values()) this.#enterOther(request, 0);
    for (const entry of this.#entries.all()) {
      const { id } = entry.request;
      const wasHeld = entry.sentBefore !== null;
      if (wasHeld && !asked.has(id) && entry.answer === null && entry.disk !== 'saving')
        void this.#intake.takeElsewhere(id, entry);
    }
    this.#intake.takeAnswers();
    this.#entries.changed();
  }

  #onReplica(): void {
    const { replica, clock } = this.#parts;
    this.#outbox.follow();
    this.#handover.noteLeft();
    this.#entries.changed();
    const { state } = replica.status;
    if (state === 'offline' && state !== this.#linkState) void this.#handover.learnLeft();
    // Once more over a line that is warm: the first answer may have come slowly.
    if (state === 'live' && state !== this.#linkState) void clock.measure();
    this.#linkState = state;
  }

  /** P7: people's key has come. What waited for it is read, and what could not be kept is. */
  async #onKeys(): Promise<void> {
    const { peopleKeys, queue } = this.#parts;
    if (peopleKeys.current === null || this.#entries.closed) return;
    await enterQueued(this.#parts);
    const unsaved = [...this.#entries.all()].filter(
      ({ disk, answer }) => disk === 'failed' && answer === null,
    );
    for (const entry of unsaved) if (await queue.add([entry.request])) entry.disk = 'saved';
    if (this.#entries.closed) return;
    this.#outbox.fill();
    this.#entries.changed();
  }

  /** What another tab has asked, and what it has read the answer of or withdrawn. */
  #onDisk(added: readonly Request[], gone: readonly RequestId[]): void {
    if (this.#entries.closed) return;
    for (const request of added) this.#enterOther(request);
    for (const id of gone) {
      const entry = this.#entries.get(id);
      if (entry === undefined || entry.answer !== null) continue;
      entry.gone = true;
      void this.#intake.takeElsewhere(id, entry).then(() => this.#outbox.remove([id]));
    }
    this.#outbox.fill();
    this.#entries.changed();
  }
}
