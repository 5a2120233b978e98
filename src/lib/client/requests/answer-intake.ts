/**
 * What becomes of a request that is answered: the answer is on the disk before the request leaves disk and outbox. Another
 * tab may have read the answer first.
 */
import type { RequestId } from '../../domain/ids.ts';
import type { Answer } from '../../domain/requests/answer.ts';
import type { Request } from '../../domain/requests/request.ts';
import type { Clock } from '../types.ts';
import type { openAnswered } from './answered.ts';
import type { ChannelEntries, Entry } from './channel-entries.ts';
import type { ChannelOutbox } from './channel-outbox.ts';
import type { OpenInbox } from './inbox.ts';
import type { LeftMarks } from './left-marks.ts';
import type { openRequestQueue } from './request-queue.ts';

export interface AnswerIntakeParts {
  readonly entries: ChannelEntries;
  readonly outbox: ChannelOutbox;
  readonly inbox: OpenInbox;
  readonly queue: Awaited<ReturnType<typeof openRequestQueue>>;
  readonly answered: ReturnType<typeof openAnswered>;
  readonly marks: LeftMarks;
  readonly clock: Clock;
}

export class AnswerIntake {
  readonly #parts: AnswerIntakeParts;

  constructor(parts: AnswerIntakeParts) {
    this.#parts = parts;
  }

  takeAnswers(): void {
    const { entries, inbox } = this.#parts;
    const taken: [Request, Answer][] = [];
    for (const answer of inbox.current.answers) {
      const entry = entries.get(answer.request);
      if (entry === undefined || entry.answer !== null || entry.disk === 'saving') continue;
      entry.answer = answer;
      taken.push([entry.request, answer]);
    }
    if (taken.length > 0) void this.#take(taken);
  }

  /** Another tab has read the answer and taken the request away. */
  async takeElsewhere(id: RequestId, entry: Entry): Promise<void> {
    const { entries, answered } = this.#parts;
    const answer = await answered.find(id);
    if (entry.answer !== null || entries.closed) return;
    if (answer !== null) entry.answer = answer;
    else if (!entry.ours) entries.delete(id);
    entries.letGoOfOld();
    entries.changed();
  }

  /** Answers that came together are written together and let go of together. */
  async #take(taken: readonly (readonly [Request, Answer])[]): Promise<void> {
    const { entries, outbox, inbox, queue, answered, marks, clock } = this.#parts;
    const at = clock.deviceNow();
    await Promise.all(taken.map(([request, answer]) => answered.write(request, answer, at)));
    // A page that dies now must find either the request or what came of it. An appointment that was only in memory
    // would be missing until the relay can be asked again.
    await inbox.written();
    const ids = taken.map(([{ id }]) => id);
    await queue.remove(ids);
    if (entries.closed) return;
    outbox.remove(ids);
    for (const id of ids) marks.remove(id);
    outbox.fill();
    entries.letGoOfOld();
    entries.changed();
  }
}
