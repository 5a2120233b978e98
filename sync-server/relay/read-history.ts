/**
 * Reads a document out of the updates that the store has of it, also those that yjs wrote for earlier relays.
 *
 * A part that is missing hides nothing that was written after it, as it would in a Yjs document, which keeps waiting
 * for the part. The records themselves are whole, so they begin a new history. Devices that hold the old one are ahead
 * of it, hear that the store was restored, and bring back what they have (M18).
 */
import type { EncodedEntry, EntryId, Range, Struct } from './record-updates.ts';
import { readUpdate } from './record-updates.ts';

export interface PlacedEntry extends EntryId {
  readonly entry: EncodedEntry;
}

export interface History {
  /** What is not deleted, in the order in which it was written. */
  readonly live: Iterable<PlacedEntry>;
  /** How many entries each client has written, deleted ones too; the clients in the order in which they wrote. */
  readonly clocks: ReadonlyMap<number, number>;
  /** A part is missing: what there is has to be written anew. */
  readonly hasHole: boolean;
}

/** `updates`: oldest first. */
export function readHistory(updates: readonly Uint8Array[]): History {
  const clocks = new Map<number, number>();
  /** Entries, keyed by client and clock. */
  const live = new Map<number, Map<number, PlacedEntry>>();
  let hasHole = false;

  function take({ client, clock, length, content }: Struct): void {
    const known = clocks.get(client) ?? 0;
    if (clock > known) hasHole = true;
    if (clock + length <= known) return;
    clocks.set(client, clock + length);
    if (content === 'deleted') return;
    const ofClient = live.get(client) ?? new Map<number, PlacedEntry>();
    live.set(client, ofClient);
    for (let i = Math.max(0, known - clock); i < length; i++) {
      ofClient.set(clock + i, { client, clock: clock + i, entry: content[i]! });
    }
  }

  function takeAway({ client, clock, length }: Range): void {
    if (!isKnown({ client, clock: clock + length - 1 })) hasHole = true;
    const ofClient = live.get(client);
    if (ofClient === undefined) return;
    if (length < ofClient.size) for (let i = 0; i < length; i++) ofClient.delete(clock + i);
    else for (const one of ofClient.keys()) if (one >= clock && one < clock + length) ofClient.delete(one);
  }

  const isKnown = ({ client, clock }: EntryId): boolean => clock < (clocks.get(client) ?? 0);

  for (const update of updates) {
    const { structs, deleted } = readUpdate(update);
    for (const struct of asWritten(structs)) take(struct);
    if (structs.some(({ origin }) => origin !== null && !isKnown(origin))) hasHole = true;
    for (const range of deleted) takeAway(range);
  }
  return {
    live: [...clocks.keys()].flatMap((client) => [...(live.get(client)?.values() ?? [])]),
    clocks,
    hasHole,
  };
}

/** The structs of one update, client by client in the order in which the clients wrote. */
function asWritten(structs: readonly Struct[]): readonly Struct[] {
  const [first] = structs;
  if (structs.every(({ client }) => client === first!.client)) return structs;
  const byClient = Map.groupBy(structs, ({ client }) => client);
  /** The first entry of a client follows the last one of the client before it. */
  const next = new Map<number, number>();
  const starts: number[] = [];
  for (const [client, [oldest]] of byClient) {
    const before = oldest!.origin?.client ?? client;
    if (before !== client && byClient.has(before)) next.set(before, client);
    else starts.push(client);
  }
  const ordered: number[] = [];
  for (const start of starts) {
    for (let client: number | undefined = start; client !== undefined; client = next.get(client)) {
      ordered.push(client);
    }
  }
  return ordered.flatMap((client) => byClient.get(client)!);
}
