/** The outboxes of all connected actors, as the arbiter reads them: what is asked, and by whom. */
import type { Identity } from '../../src/lib/domain/access.ts';
import type { ActorId } from '../../src/lib/domain/ids.ts';
import { openReceivedOutbox } from '../../src/lib/docs/outbox-doc.ts';
import type { ReceivedOutbox } from '../../src/lib/docs/outbox-doc.ts';
import type { Report } from '../../src/lib/docs/records.ts';
import type { OutboxEvent } from '../relay/outbox-rooms.ts';
import type { Rooms } from '../relay/rooms.ts';
import type { Turns } from './turns.ts';

export interface OpenOutbox extends ReceivedOutbox {
  readonly actor: ActorId;
  readonly identity: Identity;
  /** Network address of a citizen's socket; null: not known, or this machine. */
  readonly address: string | null;
  /** The device has sent all that it holds: a request that is not here was taken back or answered. */
  readonly complete: boolean;
}

export interface Outboxes {
  /** Up to `most` outboxes that changed since they were last taken, those that have waited longest. */
  takeChanged(most: number): OpenOutbox[];
  /** These outboxes hold more requests, to be looked at after all others had their turn. */
  putBack(actors: Iterable<ActorId>): void;
  /** The same for long work: no batch begins at once only for it. */
  putBackLater(actors: readonly ActorId[]): void;
  /** To be looked at before all others: the batch had no room for what they ask. */
  putFirst(actors: Iterable<ActorId>): void;
  /** Looks at every open outbox again. */
  markAll(): void;
  /** The number of outboxes that have changed and are not taken yet. */
  readonly waiting: number;
  close(): void;
}

export function openOutboxes(
  rooms: Rooms,
  { wake, goOn }: Pick<Turns, 'wake' | 'goOn'>,
  report: Report,
): Outboxes {
  const open = new Map<ActorId, { event: OutboxEvent; records: ReturnType<typeof openReceivedOutbox> }>();
  /** Outboxes that have changed, in the order in which they are looked at. */
  const changed = new Set<ActorId>();

  const stop = rooms.onOutbox((event) => {
    const known = open.get(event.actor);
    if (event.type === 'closed') {
      open.delete(event.actor);
      changed.delete(event.actor);
      return;
    }
    if (known !== undefined && known.event.doc === event.doc) known.event = event;
    else open.set(event.actor, { event, records: openReceivedOutbox(event.doc, report) });
    changed.add(event.actor);
    wake();
  });

  function addLast(actors: Iterable<ActorId>): void {
    for (const actor of actors) {
      if (!open.has(actor)) continue;
      changed.delete(actor);
      changed.add(actor);
    }
  }

  return {
    takeChanged(most) {
      const taken: OpenOutbox[] = [];
      for (const actor of changed) {
        if (taken.length === most) break;
        changed.delete(actor);
        const found = open.get(actor);
        if (found === undefined) continue;
        const { identity, complete, address } = found.event;
        taken.push({ actor, identity, complete, address, ...found.records.read() });
      }
      if (changed.size > 0) wake();
      return taken;
    },
    putBack(actors) {
      addLast(actors);
      if (changed.size > 0) wake();
    },
    putBackLater(actors) {
      addLast(actors);
      if (actors.length > 0) goOn();
    },
    putFirst(actors) {
      const others = [...changed];
      changed.clear();
      for (const actor of [...actors, ...others]) if (open.has(actor)) changed.add(actor);
      if (changed.size > 0) wake();
    },
    markAll() {
      for (const actor of open.keys()) changed.add(actor);
      if (changed.size > 0) wake();
    },
    get waiting() {
      return changed.size;
    },
    close() {
      stop();
      open.clear();
    },
  };
}
