/**
 * The outbox of a request channel: the oldest requests, in portions that the relay takes, and the clocks that date them.
 * A replica that was made anew gets them again.
 */
import type { RequestId } from '../../domain/ids.ts';
import type { Request } from '../../domain/requests/request.ts';
import { openOutbox } from '../../docs/outbox-doc.ts';
import type { OpenReplica } from '../replica/replica.ts';
import { reportBad } from '../replica/view.ts';
import type { Clock } from '../types.ts';
import type { ChannelEntries } from './channel-entries.ts';
import type { OutboxWindow } from './outbox-window.ts';
import type { PageClocks } from './page-clocks.ts';
import { tellClockOf } from './tell-clock.ts';

export interface ChannelOutboxParts {
  readonly replica: OpenReplica;
  readonly entries: ChannelEntries;
  readonly window: OutboxWindow;
  readonly clock: Clock;
  readonly pageClocks: PageClocks;
  /** What it holds has changed. */
  readonly onChange: () => void;
}

export class ChannelOutbox {
  readonly #parts: ChannelOutboxParts;
  #doc: OpenReplica['doc'];
  #outbox: ReturnType<typeof openOutbox>;

  constructor(parts: ChannelOutboxParts) {
    this.#parts = parts;
    this.#doc = parts.replica.doc;
    this.#outbox = openOutbox(this.#doc, reportBad);
    this.#begin();
  }

  pending(): readonly Request[] {
    return this.#outbox.pending();
  }

  remove(ids: readonly RequestId[]): void {
    this.#outbox.remove(ids);
  }

  /** Moves what waits on the disk into the outbox, as far as there is room. */
  fill(): void {
    const { entries, window, replica } = this.#parts;
    const held = this.#outbox.pending();
    const isHeld = new Set(held.map(({ id }) => id));
    const next = window.next(held, entries.waiting(isHeld));
    if (next.length === 0) return;
    for (const { id } of next) entries.get(id)!.sentBefore ??= replica.writesSent;
    this.tellClock(next);
    this.#outbox.append(...next);
  }

  /** `coming`: requests that come into it now. */
  tellClock(coming: readonly Request[] = []): void {
    const { clock, pageClocks } = this.#parts;
    tellClockOf(clock, this.#outbox, pageClocks, coming);
  }

  /** The replica may have a new document in the place of the old one. */
  follow(): void {
    const { replica, onChange } = this.#parts;
    if (replica.doc === this.#doc) return;
    this.#outbox.close();
    this.#doc = replica.doc;
    this.#outbox = openOutbox(this.#doc, reportBad);
    this.#begin();
    onChange();
  }

  close(): void {
    this.#outbox.close();
  }

  /** Fills the document before the relay can ask for it. The relay takes a request that is missing for answered and read. */
  #begin(): void {
    this.fill();
    this.#outbox.subscribe(this.#parts.onChange);
  }
}
