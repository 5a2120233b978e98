/** Which requests may have left this device: noted on its disk, so that no later page says that nothing was sent. */
import type * as Y from 'yjs';
import { openOutbox } from '../../docs/outbox-doc.ts';
import type { OpenReplica } from '../replica/replica.ts';
import { reportBad } from '../replica/view.ts';
import type { ChannelEntries, Entry } from './channel-entries.ts';
import type { LeftMarks } from './left-marks.ts';

/** All that the outbox holds goes with the next frame, as far as the relay lacks it. Null: there is nothing to wait for. */
export function markAllIn(sent: Y.Doc, marks: LeftMarks): Promise<void> | null {
  const box = openOutbox(sent, reportBad);
  const ids = box.pending().map(({ id }) => id);
  box.close();
  return marks.note(ids);
}

export class Handover {
  readonly #entries: ChannelEntries;
  readonly #marks: LeftMarks;
  readonly #replica: OpenReplica;

  constructor(entries: ChannelEntries, marks: LeftMarks, replica: OpenReplica) {
    this.#entries = entries;
    this.#marks = marks;
    this.#replica = replica;
  }

  /** Written down for a later page: from then on no page may say that nothing was sent. */
  noteLeft(): void {
    for (const entry of this.#entries.all()) {
      if (entry.left || entry.answer !== null || !this.#wasHandedOver(entry)) continue;
      const { id } = entry.request;
      this.#marks.noteSoon(id);
      entry.left = !this.#replica.leaving;
    }
  }

  /** An earlier page, or another tab with the same outbox, may have sent what this one has not. */
  async learnLeft(): Promise<void> {
    for (const id of await this.#marks.learn()) {
      const entry = this.#entries.get(id);
      if (entry === undefined || entry.answer !== null) continue;
      entry.left = true;
      this.#entries.changed();
    }
  }

  /** The relay cannot have it: it is still on this device alone. */
  async isHere(entry: Entry): Promise<boolean> {
    const marked = await this.#marks.isOnDisk(entry.request.id);
    const live = this.#replica.status.state === 'live' && entry.sentBefore !== null;
    return !marked && !live && !this.#wasHandedOver(entry);
  }

  /** Or is about to be: once it is marked, the page may die and its frame arrive. */
  #wasHandedOver({ request, sentBefore }: Entry): boolean {
    return this.#marks.has(request.id) || (sentBefore !== null && this.#replica.writesSent > sentBefore);
  }
}
