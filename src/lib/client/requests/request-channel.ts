/**
 * Carries an actor's requests to the relay and brings the answers. Requests lie on this device's disk until they are
 * answered; the outbox holds the oldest of them, in portions that the relay takes. An answer is written to disk before
 * its request leaves disk and outbox, so nothing that was answered is asked again. Another tab with the same outbox
 * learns the answer although the arbiter has taken it back.
 */

import type * as Y from 'yjs';
import { openOutbox } from '../../docs/outbox-doc.ts';
import type { Answer } from '../../domain/requests/answer.ts';
import type { ActorId, RequestId } from '../../domain/ids.ts';
import type { Request } from '../../domain/requests/request.ts';
import { limitsOf } from '../../wire/outbox-limits.ts';
import type { Credential } from '../../wire/surface.ts';
import { openAnswered } from './answered.ts';
import { openClock } from '../http/clock.ts';
import { letGoOfOld, channelSnapshot, numbersAsked, waiting } from './channel-entries.ts';
import type { Entry, ChannelSnapshot } from './channel-entries.ts';
import { pageDatabase } from '../browser/database.ts';
import { openInbox } from './inbox.ts';
import type { KeepFirst } from './inbox.ts';
import { openLeftMarks } from './left-marks.ts';
import { joinLinks } from '../replica/link-status.ts';
import { makeListeners } from '../browser/listeners.ts';
import { outboxWindow } from './outbox-window.ts';
import { openReplica } from '../replica/replica.ts';
import type { PageEnvironment } from '../replica/replica.ts';
import { openPageClocks } from './page-clocks.ts';
import { openRequestQueue } from './request-queue.ts';
import { splitRequest } from './split-request.ts';
import { tellClockFirst, tellClockOf } from './tell-clock.ts';
import type { Clock, RequestChannel, LinkStatus } from '../types.ts';
import { reportBad } from '../replica/views.ts';

export interface CourierOptions extends PageEnvironment {
  /** The courier's own by default. */
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
  options: CourierOptions = {},
): Promise<RequestChannel> {
  const database = options.database ?? (await pageDatabase());
  const around: PageEnvironment = { ...options, database };
  const clock = options.clock ?? (await openClock(around));
  const listeners = makeListeners();
  const entries = new Map<RequestId, Entry>();
  let snapshot: ChannelSnapshot | null = null;
  let closed = false;

  const answered = openAnswered(database, actor, options.platform);
  const marks = openLeftMarks(database, actor, options.platform);
  const queue = await openRequestQueue(database, actor);
  const window = outboxWindow(limitsOf(credential.type === 'secret' ? 'citizen' : 'clerk'));
  await enterQueued();
  const pageClocks = await openPageClocks(
    database,
    actor,
    Array.from(entries.values(), ({ request }) => request),
  );
  const outboxReplica = await openReplica({ kind: 'outbox', actor }, credential, {
    ...around,
    ...(options.markFirst === true ? { beforeWriting: markAll } : {}),
    beforeAnswering: (doc) => tellClockFirst(clock, doc, pageClocks, options.platform),
  });
  const inboxReplica = await openReplica({ kind: 'inbox', actor }, credential, around);
  const inbox = openInbox(inboxReplica, options.keepFirst, options.platform);
  let linkState: LinkStatus['state'] | null = null;
  let doc = outboxReplica.doc;
  let outbox = openOutbox(doc, reportBad);
  // Before the relay can ask for it: what it misses there it takes for answered and read.
  fill();
  outbox.subscribe(onOutbox);

  /** What an earlier page has asked. A page that died may have left on the disk what it had read the answer of. */
  async function enterQueued(): Promise<void> {
    const [queued, done] = [await queue.read(), await answered.read()];
    for (const request of queued) if (!done.has(request.id)) enterOther(request);
    await queue.remove(queued.flatMap(({ id }) => (done.has(id) ? [id] : [])));
  }

  /** Asked by an earlier page or by another tab. */
  function enterOther(request: Request, spokenBefore: number | null = null): void {
    if (entries.has(request.id)) return;
    const whence = { ours: false, spokenBefore, left: marks.has(request.id), gone: false };
    entries.set(request.id, { request, disk: 'saved', answer: null, ...whence });
  }

  /** Moves what waits on the disk into the outbox, as far as there is room. */
  function fill(): void {
    const held = outbox.pending();
    const isHeld = new Set(held.map(({ id }) => id));
    const next = window.next(held, waiting(entries.values(), isHeld));
    if (next.length === 0) return;
    for (const { id } of next) entries.get(id)!.spokenBefore ??= outboxReplica.spoken;
    tellClockOf(clock, outbox, pageClocks, next);
    outbox.append(...next);
  }

  function changed(): void {
    snapshot = null;
    if (!closed) listeners.notify();
  }

  function onOutbox(): void {
    const asked = new Map(outbox.pending().map((r) => [r.id, r]));
    for (const request of asked.values()) enterOther(request, 0);
    for (const [id, entry] of entries) {
      const wasHeld = entry.spokenBefore !== null;
      if (wasHeld && !asked.has(id) && entry.answer === null && entry.disk !== 'saving')
        void settleElsewhere(id, entry);
    }
    takeAnswers();
    changed();
  }

  /** What another tab has asked, and what it has read the answer of or withdrawn. */
  function onDisk(added: readonly Request[], gone: readonly RequestId[]): void {
    if (closed) return;
    for (const request of added) enterOther(request);
    for (const id of gone) {
      const entry = entries.get(id);
      if (entry === undefined || entry.answer !== null) continue;
      entry.gone = true;
      void settleElsewhere(id, entry).then(() => outbox.remove([id]));
    }
    fill();
    changed();
  }

  /** Another tab has read the answer and taken the request away. */
  async function settleElsewhere(id: RequestId, entry: Entry): Promise<void> {
    const answer = await answered.find(id);
    if (entry.answer !== null || closed) return;
    if (answer !== null) entry.answer = answer;
    else if (!entry.ours) entries.delete(id);
    letGoOfOld(entries);
    changed();
  }

  function takeAnswers(): void {
    const taken: [Request, Answer][] = [];
    for (const answer of inbox.current.answers) {
      const entry = entries.get(answer.request);
      if (entry === undefined || entry.answer !== null || entry.disk === 'saving') continue;
      entry.answer = answer;
      taken.push([entry.request, answer]);
    }
    if (taken.length > 0) void settle(taken);
  }

  /** Answers that came together are written together and let go of together. */
  async function settle(taken: readonly (readonly [Request, Answer])[]): Promise<void> {
    const at = clock.deviceNow();
    await Promise.all(taken.map(([request, answer]) => answered.write(request, answer, at)));
    // A page that dies now must find either the request or what came of it. An appointment that was only in memory
    // would be missing until the relay can be asked again.
    await inbox.written();
    const ids = taken.map(([{ id }]) => id);
    await queue.remove(ids);
    if (closed) return;
    outbox.remove(ids);
    for (const id of ids) marks.remove(id);
    fill();
    letGoOfOld(entries);
    changed();
  }

  function look(): ChannelSnapshot {
    snapshot ??= channelSnapshot(entries.values(), outboxReplica.flushed);
    return snapshot;
  }

  /** All that the outbox holds goes with the next frame, as far as the relay lacks it. */
  function markAll(sent: Y.Doc): Promise<void> | null {
    const box = openOutbox(sent, reportBad);
    const ids = box.pending().map(({ id }) => id);
    box.close();
    return marks.note(ids);
  }

  /** Written down for a later page: from then on no page may say that nothing was sent. */
  function noteLeft(): void {
    for (const [id, entry] of entries) {
      if (entry.left || entry.answer !== null || !wasHandedOver(entry)) continue;
      if (!marks.has(id)) void marks.note([id]);
      entry.left = !outboxReplica.leaving;
    }
  }

  /** An earlier page, or another tab with the same outbox, may have sent what this one has not. */
  async function learnLeft(): Promise<void> {
    for (const id of await marks.learn()) {
      const entry = entries.get(id);
      if (entry === undefined || entry.answer !== null) continue;
      entry.left = true;
      changed();
    }
  }

  /** Or is about to be: once it is marked, the page may die and its frame arrive. */
  const wasHandedOver = ({ request, spokenBefore }: Entry): boolean =>
    marks.has(request.id) || (spokenBefore !== null && outboxReplica.spoken > spokenBefore);

  const tellClock = (): void => tellClockOf(clock, outbox, pageClocks);

  const stops = [
    outboxReplica.subscribe(() => {
      if (outboxReplica.doc !== doc) {
        outbox.close();
        doc = outboxReplica.doc;
        outbox = openOutbox(doc, reportBad);
        fill();
        outbox.subscribe(onOutbox);
        onOutbox();
      }
      noteLeft();
      changed();
      const { state } = outboxReplica.status;
      if (state === 'offline' && state !== linkState) void learnLeft();
      // Once more over a line that is warm: the first answer may have come slowly.
      if (state === 'live' && state !== linkState) void clock.measure();
      linkState = state;
    }),
    inbox.subscribe(() => {
      takeAnswers();
      changed();
    }),
    clock.subscribe(tellClock),
    queue.follow(onDisk),
  ];
  await learnLeft();
  onOutbox();

  return {
    actor,
    get link() {
      return joinLinks([outboxReplica.status, inbox.link], inbox.link.complete);
    },
    pending: () => look().pending,
    errands: () => look().errands,
    errand: (id) => look().errands.find((e) => e.request.id === id) ?? null,
    async ask(asked) {
      if (closed) throw new NotSaved('the courier is closed');
      const parts = splitRequest(asked).filter(({ id }) => !entries.has(id));
      if (parts.length === 0) return;
      for (const part of parts) window.check(part);
      const own = parts.map((request): Entry => {
        const whence = { ours: true, spokenBefore: null, left: false, gone: false };
        return { request, disk: 'saving', answer: null, ...whence };
      });
      for (const entry of own) entries.set(entry.request.id, entry);
      changed();
      const saving = queue.add(parts);
      fill();
      const saved = await saving;
      for (const entry of own) entry.disk = saved ? 'saved' : 'failed';
      // An answer may have come while the disk was busy.
      onOutbox();
      if (!saved) throw new NotSaved('the request is only in this page');
    },
    async withdraw(id) {
      const entry = entries.get(id);
      if (entry === undefined || entry.disk === 'saving' || closed) return false;
      const marked = await marks.isOnDisk(id);
      const live = outboxReplica.status.state === 'live' && entry.spokenBefore !== null;
      if (marked || live || wasHandedOver(entry) || entry.answer !== null || closed) return false;
      entries.delete(id);
      outbox.remove([id]);
      await queue.remove([id]);
      if (!closed) fill();
      changed();
      return true;
    },
    release(id) {
      if (entries.get(id)?.answer !== null) entries.delete(id);
      changed();
    },
    appointments: () => inbox.current.appointments,
    grant: () => inbox.current.grant,
    numbersOn: (date) => new Set([...answered.numbersOn(date), ...numbersAsked(look().pending, date)]),
    get kept() {
      return inbox.kept;
    },
    subscribe: listeners.subscribe,
    async close() {
      if (closed) return;
      closed = true;
      listeners.clear();
      for (const stop of stops) stop();
      if (options.clock === undefined) clock.close();
      outbox.close();
      await Promise.all([outboxReplica.close(), inbox.close()]);
    },
  };
}
