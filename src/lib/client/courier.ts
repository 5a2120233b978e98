/**
 * Carries an actor's requests to the relay and brings the answers. A request is asked once it is on this device's
 * disk. An answer is written to disk before its request leaves the outbox: then nothing that was answered is ever
 * asked again, and another tab with the same outbox learns the answer although the arbiter has taken it back.
 */

import type * as Y from 'yjs';
import { openOutbox } from '../docs/outbox-doc.ts';
import type { Answer } from '../domain/answer.ts';
import type { ActorId, RequestId } from '../domain/ids.ts';
import { request as requestShape } from '../domain/request.ts';
import type { Request } from '../domain/request.ts';
import type { Credential } from '../wire/surface.ts';
import { openAnswered } from './answered.ts';
import { openClock } from './clock.ts';
import { pageDatabase } from './database.ts';
import { openInbox } from './inbox.ts';
import type { KeepFirst } from './inbox.ts';
import { openLeftMarks } from './left-marks.ts';
import { joinLinks } from './link-status.ts';
import { makeListeners } from './listeners.ts';
import { openReplica } from './replica.ts';
import type { Surroundings } from './replica.ts';
import { tellClockFirst, tellClockOf } from './tell-clock.ts';
import type { Clock, Courier, Errand, LinkStatus, Stage } from './types.ts';
import { reportBad } from './views.ts';

export interface CourierOptions extends Surroundings {
  /** The courier's own by default. */
  readonly clock?: Clock;
  /** Nothing is told of the inbox before it and what this writes are on disk: for a phone, whose page is all there is. */
  readonly keepFirst?: KeepFirst;
  /**
   * A request leaves once it is noted on disk that it may have: for a phone, whose later page would offer to take
   * back what the office has. A counter takes nothing back after a reload, and its calls wait for no disk.
   */
  readonly markFirst?: boolean;
}

/** This device could not keep a request on its disk; it is sent all the same, as long as the page stays open. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved';
}

/** Answered errands kept in a page that stays open for weeks. */
const ANSWERED_AT_MOST = 300;

interface Entry {
  readonly request: Request;
  /** `saved`: on disk, or at least another tab had it from there. */
  disk: 'saving' | 'saved' | 'failed';
  answer: Answer | null;
  /** Asked by this page. */
  readonly ours: boolean;
  /** What the outbox had handed to sockets before it held this request. */
  readonly spokenBefore: number;
  /** It may be at the relay, and is on no line that is still up: it was handed to a socket, arrived or not. */
  left: boolean;
}

/** Resolves with what the disk has; never waits for the relay. */
export async function openCourier(
  actor: ActorId,
  credential: Credential,
  options: CourierOptions = {},
): Promise<Courier> {
  const database = options.database ?? (await pageDatabase());
  const around: Surroundings = { ...options, database };
  const clock = options.clock ?? (await openClock(around));
  const listeners = makeListeners();
  const entries = new Map<RequestId, Entry>();
  const settling = new Set<RequestId>();
  let snapshot: { readonly errands: readonly Errand[]; readonly pending: readonly Request[] } | null = null;
  let closed = false;

  const answered = openAnswered(database, actor, options.platform);
  const marks = openLeftMarks(database, actor, options.platform);
  const outboxReplica = await openReplica({ kind: 'outbox', actor }, credential, {
    ...around,
    prepare: async (doc) => {
      const box = openOutbox(doc, reportBad);
      await answered.tidy(box);
      box.close();
    },
    ...(options.markFirst === true ? { beforeWriting: markAll } : {}),
    beforeAnswering: (doc) => tellClockFirst(clock, doc, options.platform),
  });
  const inboxReplica = await openReplica({ kind: 'inbox', actor }, credential, around);
  const inbox = openInbox(inboxReplica, options.keepFirst, options.platform);
  let linkState: LinkStatus['state'] | null = null;
  let doc = outboxReplica.doc;
  let outbox = openOutbox(doc, reportBad);
  outbox.subscribe(onOutbox);

  function changed(): void {
    snapshot = null;
    if (!closed) listeners.notify();
  }

  function onOutbox(): void {
    const asked = new Map(outbox.pending().map((r) => [r.id, r]));
    for (const [id, request] of asked) {
      if (entries.has(id)) continue;
      const whence = { ours: false, spokenBefore: 0, left: marks.has(id) };
      entries.set(id, { request, disk: 'saved', answer: null, ...whence });
    }
    for (const [id, entry] of entries) {
      if (!asked.has(id) && entry.answer === null && entry.disk !== 'saving') void settleElsewhere(id, entry);
    }
    takeAnswers();
    changed();
  }

  /** Another tab has read the answer and taken the request out of the outbox. */
  async function settleElsewhere(id: RequestId, entry: Entry): Promise<void> {
    const answer = await answered.find(id);
    if (entry.answer !== null || closed) return;
    if (answer !== null) entry.answer = answer;
    else if (!entry.ours) entries.delete(id);
    trim();
    changed();
  }

  function takeAnswers(): void {
    for (const answer of inbox.current.answers) {
      const entry = entries.get(answer.request);
      if (entry === undefined || entry.answer !== null || entry.disk === 'saving') continue;
      entry.answer = answer;
      void settle(entry.request, answer);
    }
  }

  async function settle(request: Request, answer: Answer): Promise<void> {
    const { id } = request;
    if (settling.has(id)) return;
    settling.add(id);
    await answered.write(request, answer, clock.deviceNow());
    // A page that dies now must find either the request or what came of it: an appointment that was only in memory
    // would be missing until the relay can be asked again.
    await inbox.written();
    settling.delete(id);
    if (closed) return;
    outbox.remove([id]);
    marks.remove(id);
    trim();
    changed();
  }

  function trim(): void {
    const answered = [...entries.values()].filter((e) => e.answer !== null);
    for (const { request } of answered.slice(0, Math.max(0, answered.length - ANSWERED_AT_MOST)))
      entries.delete(request.id);
  }

  function stageOf({ disk, answer, left }: Entry): Stage {
    if (answer !== null) return answer.ok ? 'confirmed' : 'refused';
    if (disk === 'saving') return 'saving';
    if (outboxReplica.flushed) return 'sent';
    if (disk === 'failed') return 'not-saved';
    return left ? 'perhaps-arrived' : 'saved';
  }

  function look(): { readonly errands: readonly Errand[]; readonly pending: readonly Request[] } {
    snapshot ??= {
      errands: [...entries.values()].map((e) => ({
        request: e.request,
        stage: stageOf(e),
        answer: e.answer,
      })),
      pending: [...entries.values()].filter((e) => e.answer === null).map((e) => e.request),
    };
    return snapshot;
  }

  /** All that the outbox holds goes with the next frame, as far as the relay lacks it. */
  function markAll(sent: Y.Doc): Promise<void> | null {
    const box = openOutbox(sent, reportBad);
    const ids = box.pending().map(({ id }) => id);
    box.close();
    return marks.note(ids);
  }

  /** Written down for a later page: from then on nobody may say that nothing was sent. */
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
    marks.has(request.id) || outboxReplica.spoken > spokenBefore;

  const tellClock = (): void => tellClockOf(clock, outbox);

  const stops = [
    outboxReplica.subscribe(() => {
      if (outboxReplica.doc !== doc) {
        outbox.close();
        doc = outboxReplica.doc;
        outbox = openOutbox(doc, reportBad);
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
  ];
  tellClock();
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
      const request = requestShape.parse(asked);
      if (closed) throw new NotSaved('the courier is closed');
      if (entries.has(request.id)) return;
      const whence = { ours: true, spokenBefore: outboxReplica.spoken, left: false };
      const entry: Entry = { request, disk: 'saving', answer: null, ...whence };
      entries.set(request.id, entry);
      changed();
      outbox.append(request);
      const saved = await outboxReplica.saved();
      entry.disk = saved ? 'saved' : 'failed';
      // An answer may have come while the disk was busy.
      onOutbox();
      if (!saved) throw new NotSaved('the request is only in this page');
    },
    async withdraw(id) {
      const entry = entries.get(id);
      if (entry === undefined || entry.disk === 'saving' || closed) return false;
      const marked = await marks.isOnDisk(id);
      const live = outboxReplica.status.state === 'live';
      if (marked || live || wasHandedOver(entry) || entry.answer !== null || closed) return false;
      entries.delete(id);
      outbox.remove([id]);
      await outboxReplica.saved();
      changed();
      return true;
    },
    release(id) {
      if (entries.get(id)?.answer !== null) entries.delete(id);
      changed();
    },
    appointments: () => inbox.current.appointments,
    grant: () => inbox.current.grant,
    numbersOn: answered.numbersOn,
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
